package webpage

import (
	"strings"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/markup"
	"galley/model/ingest/typography"
	"galley/model/prose"

	"golang.org/x/net/html"
)

// statedText is the text that a page states for search engines, letters only.
type statedText struct {
	text   string
	looked int
}

// maxSearched is how many bytes of stated text are searched for one page.
const maxSearched = 100 << 20

// contains reports whether a long block, as letters, is part of the stated text.
func (s *statedText) contains(key string) bool {
	if len(key) < 40 || len(s.text) == 0 || s.looked+len(s.text) > maxSearched {
		return false
	}
	s.looked += len(s.text)
	return strings.Contains(s.text, key)
}

// reinstate puts back blocks that the extraction of the main text left out. It
// judges whole boxes, so it drops a short paragraph with a long link in it, or an
// embedded post of a social network, along with the advertisements. Such a block
// belongs to the article where it stands between two that were extracted and has
// the same markup, or where the page states its text for search engines.
//
// Extraction works on a copy that it rearranges, so each extracted block is given
// its place in the page.
func reinstate(page, extracted []block.Piece, about about) []block.Piece {
	r := newReinstatement(page, extracted, about)
	out := make([]block.Piece, 0, len(extracted)+8)
	at := 0
	started := false
	for i, p := range extracted {
		if r.place[i] >= 0 {
			for ; at < r.place[i]; at++ {
				switch {
				case r.belongs(page[at], started):
					out = append(out, page[at])
				case r.mayBelong(at, started):
					r.known[typography.Letters(page[at].Text)] = true
					out = append(out, page[at])
					out[len(out)-1].Doubtful = true
				}
			}
			at, started = r.place[i]+1, true
		}
		out = append(out, p)
	}
	if started {
		for ; at < len(page); at++ {
			if r.belongs(page[at], false) {
				out = append(out, page[at])
			}
		}
	}
	return out
}

// reinstatement is what decides which blocks of a page are put back.
type reinstatement struct {
	page    []block.Piece
	place   []int               // of each block found, in the page, or -1
	known   map[string]bool     // letters of the blocks that are in the text
	alike   map[string]bool     // ways of marking up its sentences
	parents map[*html.Node]bool // of its sentences
	body    statedText
	core    *html.Node // holds all its sentences
	head    int        // the place of the headline, or -1
}

// newReinstatement learns from the blocks found and gives them what the page
// knows of them.
func newReinstatement(page, extracted []block.Piece, about about) *reinstatement {
	r := &reinstatement{page: page, place: alignPieces(extracted, page), known: make(map[string]bool, len(extracted)),
		alike: map[string]bool{}, parents: map[*html.Node]bool{}, body: statedText{text: about.body}}
	for i, p := range extracted {
		r.known[typography.Letters(p.Text)] = true
		if r.place[i] < 0 {
			continue
		}
		own := page[r.place[i]]
		if len(own.Text) > len(p.Text) { // a formula, a note's mark that the search left out
			extracted[i].Text, extracted[i].Marks = own.Text, own.Marks
			r.known[typography.Letters(own.Text)] = true
		} else if own.Text == p.Text { // the search takes some links apart
			extracted[i].Marks = own.Marks
		}
		extracted[i].Element, extracted[i].Place, extracted[i].Number, extracted[i].Struck = own.Element, own.Place, own.Number, own.Struck
		if block.IsProse(p) {
			r.alike[markupPath(own.Element)] = true
			r.parents[parentOf(own.Element)] = true
		}
	}
	r.core, r.head = commonAncestor(extracted, r.place), headlineIn(page, about.title)
	return r
}

// belongs is true for a block of the article. inner blocks stand between two that were found.
func (r *reinstatement) belongs(p block.Piece, inner bool) bool {
	key := typography.Letters(p.Text)
	if r.known[key] || p.Kind == model.Heading && p.Level == 1 {
		return false
	}
	if p.Kind == model.Heading && (p.Linked || !inner || !r.parents[parentOf(p.Element)] || block.IsLabel(prose.Flatten(p.Text))) {
		return false
	}
	if p.Kind != model.Heading && !r.body.contains(key) && !r.isLikeText(p, key, inner) {
		return false
	}
	r.known[key] = true
	return true
}

// isLikeText is true for a post of a social network shown in the text, and for a
// sentence that is marked up as those of the text are.
func (r *reinstatement) isLikeText(p block.Piece, key string, inner bool) bool {
	switch {
	case p.Linked:
		return false
	case inner && isPost(p.Element) && len(key) >= 3:
		return true
	}
	return typography.EndsSentence(p.Text) && len(p.Text) >= 40 &&
		(inner && r.alike[markupPath(p.Element)] || r.parents[parentOf(p.Element)])
}

// mayBelong is true for what stands among what was found, or between the
// headline and its first block, and is no link: the rules of boilerplate decide on it.
func (r *reinstatement) mayBelong(at int, inner bool) bool {
	p := r.page[at]
	if p.Linked || r.known[typography.Letters(p.Text)] || p.Kind == model.Caption || p.Kind == model.Heading && p.Level == 1 {
		return false
	}
	if isTeaser(r.page, at) {
		return false
	}
	if inner {
		return r.core != nil && inside(p.Element, r.core)
	}
	return r.head >= 0 && at > r.head && (block.IsProse(p) || p.Kind == model.Heading)
}

// isTeaser is true for a block that stands with a link to another page in a
// small element of their own.
func isTeaser(page []block.Piece, at int) bool {
	for _, j := range []int{at - 1, at - 2, at + 1} {
		if j < 0 || j >= len(page) || !page[j].Linked || len(strings.Fields(page[j].Text)) < 3 {
			continue
		}
		for up, n := 0, page[at].Element; n != nil && up < 4; up, n = up+1, n.Parent {
			if n.Data == "ul" || n.Data == "ol" || n.Data == "table" || n.Data == "article" && up > 1 || n.Data == "main" ||
				n.Data == "body" {
				break
			}
			if inside(page[j].Element, n) {
				return up < 3 && n != page[at].Element
			}
		}
	}
	return false
}

// commonAncestor is the innermost element that holds all sentences that were found.
func commonAncestor(extracted []block.Piece, place []int) *html.Node {
	var core *html.Node
	for i, p := range extracted {
		if place[i] < 0 || p.Element == nil || !block.IsProse(p) {
			continue
		}
		if core == nil {
			core = p.Element
		}
		for core != nil && !inside(p.Element, core) {
			core = core.Parent
		}
	}
	return core
}

// headlineIn is the place of the headline among the blocks of a page, -1 where
// it stands nowhere.
func headlineIn(page []block.Piece, title string) int {
	want := typography.Letters(title)
	at, heading := -1, false
	for i, p := range page {
		if want == "" || typography.Letters(p.Text) != want {
			continue
		}
		if p.Kind == model.Heading && p.Level == 1 {
			return i
		}
		if at < 0 || !heading && p.Kind == model.Heading {
			at, heading = i, p.Kind == model.Heading
		}
	}
	return at
}

// maxDistance is how many blocks on a line that a page repeats (“Share”) is
// looked for: the next one like it may be in the footer.
const maxDistance = 20

// alignPieces returns for each block found its place in the page, or -1, in order. A
// block is known by its words, else by its element: the search leaves out parts
// of a block, such as a formula.
func alignPieces(extracted, page []block.Piece) []int {
	at := make(map[string][]int, len(page))
	by := make(map[*html.Node][]int, len(page))
	for i, p := range page {
		key := typography.Letters(p.Text)
		at[key] = append(at[key], i)
		if p.Element != nil {
			by[p.Element] = append(by[p.Element], i)
		}
	}
	once := make(map[string]bool, len(at))
	for key, list := range at {
		once[key] = len(list) == 1
	}
	place := make([]int, len(extracted))
	next := 0
	for i, p := range extracted {
		place[i] = -1
		key := typography.Letters(p.Text)
		list := at[key]
		for len(list) > 0 && list[0] < next {
			list = list[1:]
		}
		if len(list) > 0 && (once[key] || list[0] < next+maxDistance) {
			place[i], next = list[0], list[0]+1
		} else if len(list) == 0 {
			for _, j := range by[p.Element] {
				if j >= next && j < next+maxDistance && shared(p.Text, page[j].Text) >= mostShared {
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

// markupPath names an element and two around it by tag and class.
func markupPath(n *html.Node) string {
	var b strings.Builder
	for range 3 {
		if n == nil {
			break
		}
		b.WriteString(n.Data)
		b.WriteByte('.')
		b.WriteString(markup.Attr(n.Attr, "class"))
		b.WriteByte('<')
		n = n.Parent
	}
	return b.String()
}

// isPost is true inside a quotation that a social network marks as a post of its own.
func isPost(n *html.Node) bool {
	for up := 0; n != nil && up < 4; n, up = n.Parent, up+1 {
		if n.Data == "blockquote" && elementRoles(n)&postRole != 0 {
			return true
		}
	}
	return false
}

// fewSentences is below how many bytes of sentences a text found is doubted, and
// widerBy how many times as many the page's own article element must have to
// be taken instead.
const (
	fewSentences = 600
	widerBy      = 3
)

// widerElement is the text of the element that the page itself calls its article,
// where the search found next to nothing and that element has far more: the
// search counts commas and paragraphs, and some articles have neither where
// it looks.
func widerElement(page, extracted []block.Piece) []block.Piece {
	got := 0
	for _, p := range extracted {
		if block.IsProse(p) {
			got += len(p.Text)
		}
	}
	if got >= fewSentences {
		return extracted
	}
	prose := map[*html.Node]int{}
	var best *html.Node
	for _, p := range page {
		if !block.IsProse(p) {
			continue
		}
		for n := p.Element; n != nil; n = n.Parent {
			if n.Data != "article" && n.Data != "main" && !markup.HasWord(markup.Attr(n.Attr, "itemprop"), "articleBody") {
				continue
			}
			prose[n] += len(p.Text)
			// Of two around each other the inner is taken, unless it has less.
			if best == nil || prose[n] > prose[best] {
				best = n
			}
		}
	}
	if best == nil || prose[best] < fewSentences || prose[best] < widerBy*got {
		return extracted
	}
	var out []block.Piece
	for _, p := range page {
		for n := p.Element; n != nil; n = n.Parent {
			if n == best {
				out = append(out, p)
				break
			}
		}
	}
	return out
}
