package webpage

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/markup"
	"galley/model/ingest/metadata"
	"galley/model/ingest/typography"
	"galley/model/prose"
	"galley/model/wordlist"

	"golang.org/x/net/html"
)

var inlineBy = regexp.MustCompile(`\b(?:by|von|par) (\p{Lu}.*)$`)

// byline is who wrote the text. Structured data names the first of several
// authors only on some sites, the site itself or the program's user on others:
// where the page says by its headline "By …", and it says more or another
// than that, readers' eyes count.
func (p *statements) byline(site []string) []string {
	var stated []string
	for _, source := range [][]string{p.article.authors, {p.item["author"]},
		p.meta["author"], p.meta["article:author"], p.meta["parsely-author"], p.meta["sailthru.author"], p.meta["dc.creator"],
		p.meta["dcterms.creator"], p.meta["byl"], p.meta["byline"], p.meta["citation_author"], p.meta["author_name"],
		p.meta["article_author"]} {
		for _, s := range source {
			stated = metadata.AddNames(stated, metadata.People(s, site))
		}
		if len(stated) > 0 {
			break
		}
	}
	shown, said := p.shownByline(site)
	switch {
	case len(shown) == 0:
		return stated
	case len(stated) == 0 || said:
		return shown
	case len(shown) > len(stated) && !slices.ContainsFunc(shown, func(s string) bool { return !strings.Contains(s, " ") }) &&
		slices.ContainsFunc(shown, func(s string) bool {
			return slices.ContainsFunc(stated, func(o string) bool { return typography.Letters(o) == typography.Letters(s) })
		}):
		return shown
	}
	return stated
}

// shownByline is the byline by the headline; said tells that it begins with
// "By", and not only that the page's style calls it an author.
func (p *statements) shownByline(site []string) (names []string, said bool) {
	for i, b := range p.beside {
		line := unglued(b)
		if len(line) > 160 || block.IsProse(b) {
			continue
		}
		if by := strings.TrimRight(strings.ToLower(line), ":"); (by == "by" || by == "written by") && i+1 < len(p.beside) {
			line = "By " + unglued(p.beside[i+1])
		}
		if rest, is := metadata.AfterBy(line); is && startsName(rest) {
			if names := persons(metadata.People(nameRun(rest), site)); len(names) > 0 {
				return names, true
			}
		}
		if m := inlineBy.FindStringSubmatchIndex(line); m != nil {
			if dated, _ := metadata.Imprint(strings.TrimSuffix(line[:m[2]], " by ")+" by", nil); dated {
				if names := persons(metadata.People(nameRun(line[m[2]:]), site)); len(names) > 0 {
					return names, true
				}
			}
		}
	}
	for _, b := range p.beside {
		if len(b.Text) > 160 || block.IsProse(b) || !isAuthor(b.Element) {
			continue
		}
		if names := persons(metadata.People(unglued(b), site)); len(names) > 0 {
			return names, false
		}
	}
	return nil, false
}

// nameRun is the beginning of a line as far as it is names: up to the first
// word that begins small and does not stand between names.
func nameRun(line string) string {
	fields := strings.Fields(line)
	for i, w := range fields {
		if bare := strings.Trim(w, ",;.&|"); bare != "" && !startsName(bare) && !smallWord[bare] && !unicode.IsDigit([]rune(bare)[0]) {
			switch bare {
			case "with", "und", "et", "y", "e":
				continue
			}
			return strings.Join(fields[:i], " ")
		}
	}
	return line
}

// unglued is a block's text with a bar where two elements of it stand with
// nothing between them, as a name and what follows it often do.
func unglued(b block.Piece) string {
	if b.Element == nil {
		return prose.Flatten(b.Text)
	}
	var out strings.Builder
	last := ' '
	size := 0
	var add func(*html.Node)
	add = func(n *html.Node) {
		for c := n.FirstChild; c != nil && size < 1000; c = c.NextSibling {
			switch {
			case c.Type == html.TextNode:
				text := typography.Clean(c.Data)
				r, _ := utf8.DecodeRuneInString(text)
				if unicode.IsLetter(last) && (unicode.IsUpper(r) || unicode.IsDigit(r)) {
					out.WriteString(" | ")
				}
				out.WriteString(text)
				size += len(text)
				if text != "" {
					last, _ = utf8.DecodeLastRuneInString(text)
				}
			case c.Type == html.ElementNode && !markup.Skipped[c.Data]:
				add(c)
			}
		}
	}
	add(b.Element)
	if text := prose.Flatten(out.String()); typography.Letters(text) == typography.Letters(b.Text) {
		return text
	}
	return prose.Flatten(b.Text)
}

func startsName(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

// persons keeps a list in which all look like names: words that begin with a
// capital, or stand between such.
func persons(list []string) []string {
	for _, n := range list {
		for _, w := range strings.Fields(n) {
			if !startsName(w) && !smallWord[w] {
				return nil
			}
		}
	}
	return list
}

var smallWord = wordlist.Of(`de da di do dos del della van von der den la le el al bin ibn of the for and`)

// isAuthor is true in an element that a style sheet names after the author.
func isAuthor(n *html.Node) bool {
	for up := 0; n != nil && up < 3; n, up = n.Parent, up+1 {
		for _, a := range n.Attr {
			if a.Key != "class" && a.Key != "itemprop" && a.Key != "rel" {
				continue
			}
			for _, w := range classWords(a.Val) {
				if w == "author" || w == "authors" || w == "byline" || w == "bylines" {
					return true
				}
			}
		}
	}
	return false
}

// besideBefore and besideAfter are how many blocks before and after the
// headline are looked at for the byline and the date.
const (
	besideBefore = 6
	besideAfter  = 14
)

// findBeside takes the blocks around the headline: up to the second sentence of the text.
func findBeside(lines []block.Piece, title string) []block.Piece {
	want := typography.Letters(title)
	at := -1
	for i, l := range lines[:min(len(lines), 600)] {
		if want != "" && typography.Letters(l.Text) == want && (at < 0 || lines[at].Kind != l.Kind && l.Kind == model.Heading) {
			at = i
		}
	}
	if at < 0 {
		return nil
	}
	var out []block.Piece
	sentences := 0
	for _, l := range lines[at:min(len(lines), at+1+besideAfter)] {
		if block.IsProse(l) {
			if sentences++; sentences > 1 {
				break
			}
		}
		out = append(out, l)
	}
	// What stands before it comes last: the menus do, too.
	for i := at - 1; i >= max(0, at-besideBefore); i-- {
		out = append(out, lines[i])
	}
	return out
}
