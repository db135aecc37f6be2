package ingest

import (
	"strings"

	"galley/model"

	"golang.org/x/net/html"
)

// stated is the text that a page states for search engines, letters only.
type stated struct {
	text   string
	looked int
}

// maxLooked is how many bytes of stated text are looked through for one page.
const maxLooked = 100 << 20

// holds tells whether a block of some length (in letters) stands in the stated text.
func (s *stated) holds(key string) bool {
	if len(key) < 40 || len(s.text) == 0 || s.looked+len(s.text) > maxLooked {
		return false
	}
	s.looked += len(s.text)
	return strings.Contains(s.text, key)
}

// restore puts back what the search for the main text left out of its middle:
// it judges box by box, so a short paragraph with a long link in it, or a post
// of a social network shown in the text, goes with the advertisements. Where
// such a block stands between two that were found, and is marked up as they
// are, or is part of the text that the page states for search engines (letters
// only), it belongs to the article.
//
// The blocks found are given their places in the page itself; the search
// works on a copy that it rearranges.
func restore(page, found []piece, about about) []piece {
	place := align(found, page)
	known := make(map[string]bool, len(found))
	alike := map[string]bool{} // ways of marking up sentences
	parents := map[*html.Node]bool{}
	for i, p := range found {
		known[letters(p.text)] = true
		if place[i] >= 0 {
			if whole := page[place[i]].text; len(whole) > len(p.text) { // a formula, a note's mark that the search left out
				found[i].text = whole
				known[letters(whole)] = true
			}
			found[i].at, found[i].place, found[i].number, found[i].struck = page[place[i]].at, page[place[i]].place,
				page[place[i]].number, page[place[i]].struck
			if isProse(p) {
				alike[markup3(found[i].at)] = true
				parents[parentOf(found[i].at)] = true
			}
		}
	}
	body := stated{text: about.body}
	belongs := func(p piece, inside bool) bool {
		key := letters(p.text)
		if known[key] || p.kind == model.Heading && p.level == 1 {
			return false
		}
		switch {
		case p.kind == model.Heading && (p.linked || !inside || !parents[parentOf(p.at)] || isLabel(oneLine(p.text))):
			return false
		case p.kind == model.Heading:
		case body.holds(key):
		case p.linked:
			return false
		case inside && isPost(p.at) && len(key) >= 3:
		case endsSentence(p.text) && len(p.text) >= 40 && (inside && alike[markup3(p.at)] || parents[parentOf(p.at)]):
		default:
			return false
		}
		known[key] = true
		return true
	}
	core := coreOf(found, place)
	head := headlineIn(page, about.title)
	// mayBelong holds for what stands among what was found, or between the
	// headline and its first block, and is no link: sift decides on it.
	mayBelong := func(p piece, at int, inner bool) bool {
		if p.linked || known[letters(p.text)] || p.kind == model.Caption || p.kind == model.Heading && p.level == 1 {
			return false
		}
		if isTeaser(page, at) {
			return false
		}
		if inner {
			return core != nil && inside(p.at, core)
		}
		return head >= 0 && at > head && (isProse(p) || p.kind == model.Heading)
	}
	out := make([]piece, 0, len(found)+8)
	at := 0
	started := false
	for i, p := range found {
		if place[i] >= 0 {
			for ; at < place[i]; at++ {
				switch {
				case belongs(page[at], started):
					out = append(out, page[at])
				case mayBelong(page[at], at, started):
					known[letters(page[at].text)] = true
					out = append(out, page[at])
					out[len(out)-1].doubtful = true
				}
			}
			at, started = place[i]+1, true
		}
		out = append(out, p)
	}
	if started {
		for ; at < len(page); at++ {
			if belongs(page[at], false) {
				out = append(out, page[at])
			}
		}
	}
	return out
}

// isTeaser holds for a block that stands with a link to another page in a
// small element of their own.
func isTeaser(page []piece, at int) bool {
	for _, j := range []int{at - 1, at - 2, at + 1} {
		if j < 0 || j >= len(page) || !page[j].linked || len(strings.Fields(page[j].text)) < 3 {
			continue
		}
		for up, n := 0, page[at].at; n != nil && up < 4; up, n = up+1, n.Parent {
			if n.Data == "ul" || n.Data == "ol" || n.Data == "table" || n.Data == "article" && up > 1 || n.Data == "main" ||
				n.Data == "body" {
				break
			}
			if inside(page[j].at, n) {
				return up < 3 && n != page[at].at
			}
		}
	}
	return false
}

// coreOf is the innermost element that holds all sentences that were found.
func coreOf(found []piece, place []int) *html.Node {
	var core *html.Node
	for i, p := range found {
		if place[i] < 0 || p.at == nil || !isProse(p) {
			continue
		}
		if core == nil {
			core = p.at
		}
		for core != nil && !inside(p.at, core) {
			core = core.Parent
		}
	}
	return core
}

// headlineIn is the place of the headline among the blocks of a page, -1 where
// it stands nowhere.
func headlineIn(page []piece, title string) int {
	want := letters(title)
	at, heading := -1, false
	for i, p := range page {
		if want == "" || letters(p.text) != want {
			continue
		}
		if p.kind == model.Heading && p.level == 1 {
			return i
		}
		if at < 0 || !heading && p.kind == model.Heading {
			at, heading = i, p.kind == model.Heading
		}
	}
	return at
}

// alignReach is how many blocks on a line that a page repeats (“Share”) is
// looked for: the next one like it may be in the footer.
const alignReach = 20

// align returns for each block found its place in the page, or -1, in order. A
// block is known by its words, else by its element: the search leaves out parts
// of a block, such as a formula.
func align(found, page []piece) []int {
	at := make(map[string][]int, len(page))
	by := make(map[*html.Node][]int, len(page))
	for i, p := range page {
		key := letters(p.text)
		at[key] = append(at[key], i)
		if p.at != nil {
			by[p.at] = append(by[p.at], i)
		}
	}
	once := make(map[string]bool, len(at))
	for key, list := range at {
		once[key] = len(list) == 1
	}
	place := make([]int, len(found))
	next := 0
	for i, p := range found {
		place[i] = -1
		key := letters(p.text)
		list := at[key]
		for len(list) > 0 && list[0] < next {
			list = list[1:]
		}
		if len(list) > 0 && (once[key] || list[0] < next+alignReach) {
			place[i], next = list[0], list[0]+1
		} else if len(list) == 0 {
			for _, j := range by[p.at] {
				if j >= next && j < next+alignReach && shared(p.text, page[j].text) >= mostShared {
					place[i], next = j, j+1
					break
				}
			}
		}
		at[key] = list
	}
	return place
}

// mostShared is how much of the shorter of two blocks of the same element, in
// percent, stands in the other where they are one block.
const mostShared = 80

func parentOf(n *html.Node) *html.Node {
	if n == nil {
		return nil
	}
	return n.Parent
}

// markup3 names an element and two around it by tag and class.
func markup3(n *html.Node) string {
	var b strings.Builder
	for range 3 {
		if n == nil {
			break
		}
		b.WriteString(n.Data)
		b.WriteByte('.')
		b.WriteString(attr(n.Attr, "class"))
		b.WriteByte('<')
		n = n.Parent
	}
	return b.String()
}

// isPost holds inside a quotation that a social network marks as a post of its own.
func isPost(n *html.Node) bool {
	for up := 0; n != nil && up < 4; n, up = n.Parent, up+1 {
		if n.Data == "blockquote" && readSigns(n)&postSign != 0 {
			return true
		}
	}
	return false
}

// little is below how many bytes of sentences a text found is doubted, and
// widerBy how many times as many the page's own article element must have to
// be taken instead.
const (
	little  = 600
	widerBy = 3
)

// wider is the text of the element that the page itself calls its article,
// where the search found next to nothing and that element has far more: the
// search counts commas and paragraphs, and some articles have neither where
// it looks.
func wider(page, found []piece) []piece {
	got := 0
	for _, p := range found {
		if isProse(p) {
			got += len(p.text)
		}
	}
	if got >= little {
		return found
	}
	prose := map[*html.Node]int{}
	var best *html.Node
	for _, p := range page {
		if !isProse(p) {
			continue
		}
		for n := p.at; n != nil; n = n.Parent {
			if n.Data != "article" && n.Data != "main" && !hasWord(attr(n.Attr, "itemprop"), "articleBody") {
				continue
			}
			prose[n] += len(p.text)
			// Of two around each other the inner is taken, unless it has less.
			if best == nil || prose[n] > prose[best] {
				best = n
			}
		}
	}
	if best == nil || prose[best] < little || prose[best] < widerBy*got {
		return found
	}
	var out []piece
	for _, p := range page {
		for n := p.at; n != nil; n = n.Parent {
			if n == best {
				out = append(out, p)
				break
			}
		}
	}
	return out
}
