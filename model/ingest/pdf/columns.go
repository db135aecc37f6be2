package pdf

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/ingest/block"
	"galley/model/ingest/typography"
)

// row is a line of a page: one run, or several with gaps between them. It has
// the segments of all its runs.
type row struct {
	run
	cells []run
}

// rowsOf groups the runs of each line into a row, from the top of the page down.
func rowsOf(list []run) []row {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b run) int { return cmp.Compare(b.base, a.base) })
	var rows []row
	for i := 0; i < len(list); {
		j := i + 1
		for j < len(list) && list[i].base-list[j].base < 0.4*min(list[i].size, list[j].size) {
			j++
		}
		cells := slices.Clone(list[i:j])
		slices.SortStableFunc(cells, func(a, b run) int { return cmp.Compare(a.x0, b.x0) })
		rows = append(rows, rowOf(cells))
		i = j
	}
	return rows
}

func rowOf(cells []run) row {
	r := row{run: cells[0], cells: cells}
	r.segments = slices.Clone(cells[0].segments)
	widest := cells[0]
	for _, c := range cells[1:] {
		if r.broken { // a hyphen in the middle of a line
			r.text += c.text
		} else {
			r.text += " " + c.text
		}
		r.broken = c.broken
		r.x1 = max(r.x1, c.x1)
		r.bold = r.bold && c.bold
		r.last = c.last
		r.segments = append(r.segments, c.segments...)
		if c.x1-c.x0 > widest.x1-widest.x0 {
			widest = c
		}
	}
	r.size, r.base = widest.size, widest.base
	return r
}

// gutterLines is how many lines a column has at least, and gutterLetters how many
// letters they have on average. Columns with less belong to a table.
const (
	gutterLines   = 5
	gutterLetters = 14
)

// regions returns the parts of a page in reading order: columns one after the
// other, with what spans them in between.
func regions(list []run, depth int) [][]row {
	at, ok := gutter(list)
	if !ok || depth > 4 {
		if len(list) == 0 {
			return nil
		}
		return [][]row{rowsOf(list)}
	}
	sorted := slices.Clone(list)
	slices.SortStableFunc(sorted, func(a, b run) int { return cmp.Compare(b.base, a.base) })
	var out [][]row
	var left, right, across []run
	columns := func() {
		out = append(out, regions(left, depth+1)...)
		out = append(out, regions(right, depth+1)...)
		left, right = nil, nil
	}
	for _, s := range sorted {
		if s.x0 < at && s.x1 > at {
			columns()
			across = append(across, s)
			continue
		}
		if len(across) > 0 {
			out = append(out, rowsOf(across))
			across = nil
		}
		if s.x1 <= at {
			left = append(left, s)
		} else {
			right = append(right, s)
		}
	}
	columns()
	if len(across) > 0 {
		out = append(out, rowsOf(across))
	}
	return out
}

// gutter finds the white space between two columns. Few lines cross it and prose
// stands on both sides. A table is drawn row by row, so columns drawn that way
// count only where the lines on both sides are running text.
func gutter(list []run) (float64, bool) {
	if len(list) < 2*gutterLines {
		return 0, false
	}
	x0, x1 := math.Inf(1), math.Inf(-1)
	for _, s := range list {
		x0, x1 = min(x0, s.x0), max(x1, s.x1)
	}
	const steps = 80
	best, fewest, widest := 0.0, math.MaxInt, 0.0
	for i := steps / 5; i <= steps*4/5; i++ {
		x := x0 + (x1-x0)*float64(i)/steps
		left, right := side{}, side{}
		crossing := 0
		to, from, size := x0, x1, 0.0
		for _, s := range list {
			size += s.size
			switch {
			case s.x1 <= x:
				left.add(s)
				to = max(to, s.x1)
			case s.x0 >= x:
				right.add(s)
				from = min(from, s.x0)
			default:
				crossing++
			}
		}
		size /= float64(len(list))
		if !left.prose() || !right.prose() || crossing*10 > len(list)*3 || from-to < 0.7*size {
			continue
		}
		if crossing < fewest || crossing == fewest && from-to > widest+0.1 {
			best, fewest, widest = (to+from)/2, crossing, from-to
		}
	}
	if fewest == math.MaxInt {
		return 0, false
	}
	switches, left, right, was := 0, 0, 0, 0
	for _, s := range list {
		now := 0
		switch {
		case s.x1 <= best:
			left++
			now = 1
		case s.x0 >= best:
			right++
			now = 2
		default:
			continue
		}
		if was != 0 && now != was {
			switches++
		}
		was = now
	}
	return best, switches <= min(left, right)/2+1 || isRunningText(list, func(s run) bool { return s.x1 <= best }) &&
		isRunningText(list, func(s run) bool { return s.x0 >= best })
}

// isRunningText reports whether the lines on a side of a gutter are running text:
// they have several words, and most begin in the middle of a sentence.
func isRunningText(list []run, on func(run) bool) bool {
	var rows []row
	for _, r := range rowsOf(list) {
		var own []run
		for _, c := range r.cells {
			if on(c) {
				own = append(own, c)
			}
		}
		if len(own) > 0 {
			rows = append(rows, rowOf(own))
		}
	}
	goesOn, words, begins := 0, 0, 0
	for i, r := range rows {
		if words += len(strings.Fields(r.text)); i == 0 {
			continue
		}
		first, _ := utf8.DecodeRuneInString(r.text)
		switch above := rows[i-1]; {
		case above.base-r.base > 1.8*max(r.size, above.size): // the next paragraph, or the next row
			begins++
		case unicode.IsLower(first) || above.broken || unspaced(first) && !typography.EndsSentence(above.text):
			goesOn++
		}
	}
	return len(rows) >= gutterLines && words >= 3*len(rows) && goesOn*2 >= len(rows)-1 && begins*3 <= len(rows)
}

// side is what stands on one side of a gutter: letters by line.
type side map[int]int

func (s side) add(t run) { s[int(math.Round(t.base))] += utf8.RuneCountInString(t.text) }

func (s side) prose() bool {
	sum := 0
	for _, n := range s {
		sum += n
	}
	return len(s) >= gutterLines && sum >= gutterLetters*len(s)
}

// zone is how many lines at the top and at the bottom of a page can be running
// headers and footers.
const zone = 3

var (
	figureRun = regexp.MustCompile(`\d+`)
	inAddress = regexp.MustCompile(`https?://[^\s]+`)
)

// runningLines finds running headers, footers and page numbers: lines at the same
// height of page after page. It returns them by page and removes them from the pages.
func runningLines(pages []page) [][]row {
	type place struct {
		words  string
		height int
	}
	edges := make([][]row, len(pages))
	count := map[place]int{}
	key := func(r row, d int) place {
		return place{figureRun.ReplaceAllString(strings.ToLower(r.text), "#"), int(math.Round(r.base/4)) + d}
	}
	for i, p := range pages {
		var upright []run
		for _, s := range p.runs {
			if !s.turned {
				upright = append(upright, s)
			}
		}
		rows := rowsOf(upright)
		if len(rows) > 2*zone {
			rows = append(rows[:zone:zone], rows[len(rows)-zone:]...)
		}
		edges[i] = rows
		seen := map[place]bool{}
		for _, r := range rows {
			if k := key(r, 0); !seen[k] {
				seen[k] = true
				count[k]++
			}
		}
	}
	least := max(2, len(pages)*3/10)
	for i, rows := range edges {
		var running []row
		for j, r := range rows {
			most := max(count[key(r, -1)], count[key(r, 0)], count[key(r, 1)])
			number := (j == 0 || j == len(rows)-1) && len(rows) > 1 && block.IsPageNumber(strings.TrimSpace(r.text))
			if most >= least || number {
				running = append(running, r)
			}
		}
		edges[i] = running
		pages[i].runs = slices.DeleteFunc(slices.Clone(pages[i].runs), func(s run) bool {
			return slices.ContainsFunc(running, func(r row) bool {
				return slices.ContainsFunc(r.cells, func(c run) bool { return c.first == s.first && c.last == s.last })
			})
		})
	}
	return edges
}

// bodySize is the size that most letters are set in.
func bodySize(pages []page) float64 {
	count := map[int]int{}
	for _, p := range pages {
		for _, s := range p.runs {
			count[int(math.Round(s.size*2))] += len(s.text)
		}
	}
	best := 0
	for size, n := range count {
		if n > count[best] || n == count[best] && size < best {
			best = size
		}
	}
	return float64(best) / 2
}

// vocabulary counts the words of a text that are not hyphenated at the end of a line.
type vocabulary map[string]int

func vocabularyOf(pages []page) vocabulary {
	v := vocabulary{}
	for _, p := range pages {
		broken := false
		for _, s := range p.runs {
			words := strings.Fields(s.text)
			if broken && len(words) > 0 { // the other half of a word
				words = words[1:]
			}
			if broken = s.broken; broken && len(words) > 0 {
				words = words[:len(words)-1]
			}
			for _, w := range words {
				v[bareWord(w)]++
			}
		}
	}
	return v
}

// bareWord is a word without the marks around it, in small letters.
func bareWord(w string) string {
	return strings.ToLower(strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }))
}

// unspaced reports whether a letter is of a script without spaces between words.
func unspaced(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) }
