package block

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"galley/model"
	"galley/model/ingest/typography"
)

var (
	outOf     = regexp.MustCompile(`(?:^|\D)(\d{1,4}) ?(?:/|of|von|de|sur|di|van|из) ?(\d{1,4})$`)
	anyFigure = regexp.MustCompile(`\d+`)
)

// pageNumber is the number of a page as it is printed alone on a line.
var pageNumber = regexp.MustCompile(`(?i)^[-–—|· ]*(?:page|p\.|seite|s\.|página|pág\.|pagina|strona|стр\.?)? ?(?:\d{1,4}|[ivxlc]{1,7})` +
	`(?: ?(?:/|of|von|de|sur|di|van|из) ?\d{1,4})?[-–—|· ]*$`)

// IsPageNumber reports whether a line is the number of a page, and no more.
func IsPageNumber(line string) bool { return pageNumber.MatchString(line) }

// leaders are the dots from a title to its page in a table of contents.
var leaders = regexp.MustCompile(`(\.\s?){5,}\s*(\d{1,4}|[ivxlc]{1,6})$`)

// HasLeaders reports whether a line is an entry of a table of contents, with
// dots that lead to the number of a page.
func HasLeaders(line string) bool { return leaders.MatchString(line) }

// pageNumbers finds in a stored text what was printed at the edges of its pages:
// page numbers that count up, running headers beside them, and tables of
// contents. A line that is repeated anywhere else is text, as an answer in an
// interview may be.
func pageNumbers(text string, blocks []model.Block) []int {
	words := func(i int) string { return text[blocks[i].Start:blocks[i].End] }
	found, numbered := countingPages(words, blocks)
	beside := map[string][]int{} // lines beside the numbers, by their words
	for _, n := range numbered {
		found[n] = true
		for _, i := range []int{n - 2, n - 1, n + 1, n + 2} {
			if i >= 0 && i < len(blocks) && mayRun(words(i), blocks[i]) && !slices.Contains(numbered, i) {
				key := anyFigure.ReplaceAllString(strings.ToLower(words(i)), "#")
				beside[key] = append(beside[key], i)
			}
		}
	}
	for _, list := range beside {
		if slices.Sort(list); len(slices.Compact(list)) > 1 {
			for _, i := range list {
				found[i] = true
			}
		}
	}
	if len(found) == len(blocks) {
		return nil
	}
	var out []int
	for i := range blocks {
		if found[i] {
			out = append(out, i)
		}
	}
	return out
}

// mayRun is true for a line that can be a running header or footer.
func mayRun(line string, b model.Block) bool {
	return b.Kind == model.Paragraph && b.End-b.Start <= MaxFurniture && !typography.EndsSentence(line)
}

// countingPages are the entries of tables of contents and the numbers of pages
// that count up, at least two of these.
func countingPages(words func(i int) string, blocks []model.Block) (contents map[int]bool, numbers []int) {
	contents = map[int]bool{}
	last, total := 0, 0
	for i, b := range blocks {
		if b.Kind != model.Paragraph || b.End-b.Start > 2*MaxFurniture {
			continue
		}
		line := words(i)
		if HasLeaders(line) {
			contents[i] = true
			continue
		}
		page, of := pageAndTotal(line)
		if page == 0 || of > 0 && (page > of || total > 0 && of != total) {
			continue
		}
		if page == last+1 || len(numbers) == 0 {
			numbers = append(numbers, i)
			last, total = page, of
		}
	}
	if len(numbers) < 2 {
		numbers = nil
	}
	return contents, numbers
}

// pageAndTotal is the number of a page that a line is, and of how many pages:
// 0 where it says none. A year is not a page number.
func pageAndTotal(line string) (page, of int) {
	if m := outOf.FindStringSubmatch(line); m != nil {
		page, _ = strconv.Atoi(m[1])
		of, _ = strconv.Atoi(m[2])
	} else if IsPageNumber(line) {
		page, _ = strconv.Atoi(anyFigure.FindString(line))
	}
	if of == 0 && page >= 1800 && page <= 2100 {
		page = 0
	}
	return page, of
}
