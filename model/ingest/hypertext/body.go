package hypertext

import (
	"regexp"
	"slices"
	"strings"

	"galley/model/ingest/markup"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// body is what of a page is a note: elements and texts that stand side by side.
type body struct {
	nodes []*html.Node
	back  map[*html.Node]bool // what of them is its number, or leads back to the text
	text  string
}

// longestNote is how many bytes of text what a reference leads to has at most: more is
// a part of the page and no note.
const longestNote = 20_000

// bodyOf finds what of a page the note is that a reference leads to.
func (r *Reader) bodyOf(ref, to element) body {
	b := body{nodes: r.nodesOf(ref, to)}
	size := 0
	for _, n := range b.nodes {
		if size += len(beginning(n, longestNote)); size > longestNote {
			said := strings.Join(append(slices.Clone(ref.called()), markup.Attr(ref.n.Attr, "href")), " ")
			if isFoot.MatchString(said) || isEnd.MatchString(said) {
				r.long++
			}
			return body{}
		}
	}
	back, numbered := map[*html.Node]bool{}, false
	if n := r.numberOf(b.nodes, ref, to); n != nil {
		back[n], numbered = true, true
	}
	for _, n := range b.nodes {
		look := func(c *html.Node) {
			if c.Type == html.ElementNode && r.isBack(c, ref, to) {
				back[c] = true
				numbered = numbered || bareNumber(markup.Text(c)) == bareNumber(markup.Text(ref.n))
			}
		}
		look(n)
		markup.Each(n, look)
	}
	b.back = back
	b.text = b.read()
	if !numbered && !inNumberedList(to.n) {
		b.text = bare(b.text, markup.Text(ref.n))
	}
	return b
}

// numberOf is the element at the beginning of a note that has its number and no more.
func (r *Reader) numberOf(nodes []*html.Node, ref, to element) *html.Node {
	number := bareNumber(markup.Text(ref.n))
	for _, n := range nodes {
		for n != nil {
			text := beginning(n, shortText)
			if isBlank(n) {
				break // the next of the nodes
			}
			if n.Type != html.ElementNode {
				return nil
			}
			if number != "" && bareNumber(text) == number && (n == to.n || !isBlock(n) || len(nodes) > 1 || n != nodes[0]) {
				return n
			}
			c := n.FirstChild
			for c != nil && isBlank(c) {
				c = c.NextSibling
			}
			n = c
		}
		if n == nil {
			return nil
		}
	}
	return nil
}

// inNumberedList reports whether the page itself writes the number of a note before it.
func inNumberedList(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.Data == "li" {
			return n.Parent != nil && n.Parent.Data == "ol"
		}
	}
	return false
}

// nodesOf are the elements and texts of a note, of which one, or something in it, is
// what its reference leads to.
func (r *Reader) nodesOf(ref, to element) []*html.Node {
	n := to.n
	if n.Data == "dt" {
		var out []*html.Node
		for c := n.NextSibling; c != nil && c.Data != "dt"; c = c.NextSibling {
			out = append(out, c)
		}
		return out
	}
	if (n.Data == "span" || n.Data == "small" || n.Data == "cite") && !saysNothing(n, ref) {
		return []*html.Node{n} // shown when the pointer rests on the reference
	}
	before, after := r.beside(to)
	single := func(n *html.Node) bool { // nothing else of notes is in it
		return !holds(n, before) && !holds(n, after) && !holds(n, ref.n) && !isPage(n)
	}
	for !isBlock(n) && n.Parent != nil && single(n.Parent) {
		n = n.Parent
	}
	if !isBlock(n) {
		return r.run(n, after)
	}
	// What only has the number goes with what the note says.
	for n.Parent != nil && single(n.Parent) && (saysNothing(n, ref) || isOneNote(n.Parent) || isDocsNote(n, to)) {
		n = n.Parent
	}
	if saysNothing(n, ref) {
		return append([]*html.Node{n}, r.next(n, after)...)
	}
	return []*html.Node{n}
}

// run is a note that stands in a block together with others: from its anchor to the
// next one's, or to the end of the block.
func (r *Reader) run(n, after *html.Node) []*html.Node {
	out := []*html.Node{n}
	said, breaks := !isBlank(n), 0
	for c := n.NextSibling; c != nil; c = c.NextSibling {
		if c == after || holds(c, after) {
			break
		}
		if c.Type == html.ElementNode && (isBlock(c) || c.Data == "table") {
			if !said {
				return []*html.Node{c} // an anchor before its block
			}
			break
		}
		if c.Data == "br" && c.Type == html.ElementNode {
			if breaks++; breaks > 1 && said {
				break
			}
		} else if !isBlank(c) {
			said, breaks = true, 0
		}
		out = append(out, c)
	}
	return out
}

// next is the block after one that only has the number of a note.
func (r *Reader) next(n, after *html.Node) []*html.Node {
	for c := n.NextSibling; c != nil && c != after && !holds(c, after); c = c.NextSibling {
		if c.Type != html.ElementNode || isBlank(c) {
			continue
		}
		if markup.IsHeading(c) {
			return nil
		}
		return []*html.Node{c}
	}
	return nil
}

// beside are the elements that the references before and after one lead to.
func (r *Reader) beside(to element) (before, after *html.Node) {
	at, _ := slices.BinarySearchFunc(r.targets, to, func(a, b element) int {
		if a.in != b.in {
			return a.in.number - b.in.number
		}
		return a.order - b.order
	})
	if at > 0 && r.targets[at-1].in == to.in {
		before = r.targets[at-1].n
	}
	if at+1 < len(r.targets) && r.targets[at+1].in == to.in {
		after = r.targets[at+1].n
	}
	return before, after
}

// holds reports whether an element lies in another.
func holds(n, inner *html.Node) bool {
	for ; inner != nil; inner = inner.Parent {
		if inner == n {
			return true
		}
	}
	return false
}

func isBlock(n *html.Node) bool {
	return markup.BlockLevel[n.Data] || n.Data == "li" || n.Data == "blockquote" || markup.IsHeading(n)
}

// isPage reports whether an element holds more than a note.
func isPage(n *html.Node) bool {
	switch n.Data {
	case "body", "html", "article", "main", "ol", "ul", "dl", "table", "tbody", "section", "nav", "footer":
		return true
	}
	return n.Type != html.ElementNode
}

// isHeadingOrBox reports whether a link leads to a part of the page rather than a note.
func isHeadingOrBox(n *html.Node) bool {
	if markup.IsHeading(n) || n.Data == "body" || n.Data == "main" || n.Data == "article" || n.Data == "form" || n.Data == "input" {
		return true
	}
	for up := n.Parent; up != nil && !isBlock(n); n, up = up, up.Parent {
		if markup.IsHeading(up) {
			return true
		}
	}
	return false
}

// isOneNote reports whether the markup calls an element one note.
func isOneNote(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "id":
			if called.MatchString(a.Val) && strings.ContainsAny(a.Val, "0123456789") {
				return true
			}
		case "style":
			if strings.Contains(a.Val, "mso-element:") && !strings.Contains(a.Val, "-list") {
				return true
			}
		case "class":
			for _, word := range strings.Fields(a.Val) {
				if strings.EqualFold(word, "footnote") || strings.EqualFold(word, "endnote") {
					return true
				}
			}
		}
	}
	return false
}

var docsNote = regexp.MustCompile(`^(?:ftnt|cmnt)\d+$`)

// isDocsNote reports whether a block is the first of one of the notes that Google Docs
// writes: each is a box of its own, which nothing names.
func isDocsNote(n *html.Node, to element) bool {
	if n.Data != "p" || n.Parent.Data != "div" || !docsNote.MatchString(markup.Attr(to.n.Attr, "id")) {
		return false
	}
	for c := n.PrevSibling; c != nil; c = c.PrevSibling {
		if !isBlank(c) {
			return false
		}
	}
	return true
}

// blockOf is the block that an element stands in, or is.
func blockOf(n *html.Node) *html.Node {
	for n.Parent != nil && n.Parent.Type == html.ElementNode && !isBlock(n) {
		n = n.Parent
	}
	return n
}

// saysNothing reports whether an element has the number of a note, and no more.
func saysNothing(n *html.Node, ref element) bool {
	text := strings.TrimSpace(typography.Clean(beginning(n, shortText)))
	return bare(text, markup.Text(ref.n)) == "" || len(text) <= 12 && (markup.IsNoteNumber(strings.TrimRight(text, ".:")) || text == "^")
}

// arrows are what leads back from a note, alone or with a variation selector.
const arrows = "↩↑↵⏎⬆⤴↖⮐^⇑▲←︎️"

// isBack reports whether an element of a note leads back to the text, or is its number.
func (r *Reader) isBack(n *html.Node, ref, to element) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "role", "class", "epub:type", "rev", "data-footnote-backref":
			if strings.Contains(a.Val, "backlink") || strings.Contains(a.Val, "backref") || strings.Contains(a.Val, "footnote-back") ||
				strings.Contains(a.Val, "reversefootnote") || a.Key == "data-footnote-backref" {
				return true
			}
		}
	}
	if n.Data != "a" {
		return false
	}
	text := strings.TrimSpace(typography.Clean(markup.Text(n)))
	_, fragment, found := strings.Cut(markup.Attr(n.Attr, "href"), "#")
	if text == "" || strings.Trim(text, arrows+" ") == "" && found {
		return true
	}
	if n == to.n && (markup.IsNoteNumber(text) || bare(text, markup.Text(ref.n)) == "") {
		return true
	}
	if !found || len(text) > longestCall {
		return false
	}
	target := ref.in.ids[fragment]
	if target == nil || target.order > ref.order+2 && target.n != ref.n {
		if target == nil || target.in == to.in && target.order >= to.order {
			return false
		}
	}
	return markup.IsNoteNumber(strings.Trim(text, arrows+".: ")) || strings.ContainsAny(text, arrows) || holds(target.n, ref.n) ||
		holds(ref.n, target.n) || target.n.Parent == ref.n.Parent
}

// leadsBack reports whether something in the block of an element leads back to a reference.
func (r *Reader) leadsBack(to, ref element) bool {
	left := mostLooked
	var look func(*html.Node) bool
	look = func(n *html.Node) bool {
		for c := n.FirstChild; c != nil && left > 0; c = c.NextSibling {
			left--
			if c.Data == "a" && c.Type == html.ElementNode {
				_, fragment, _ := strings.Cut(markup.Attr(c.Attr, "href"), "#")
				if t := ref.in.ids[fragment]; t != nil && (holds(t.n, ref.n) || holds(ref.n, t.n)) && !isPage(t.n) && blockOf(t.n) != t.n {
					return true
				}
			}
			if look(c) {
				return true
			}
		}
		return false
	}
	return look(blockOf(to.n))
}

// mostLooked is how many elements of a block are looked at for a link back.
const mostLooked = 200

// read is the text of a note, its paragraphs on lines of their own.
func (b body) read() string {
	box := &html.Node{Type: html.ElementNode, Data: "div"}
	for _, n := range b.nodes {
		if c := copied(n, b.back); c != nil {
			c.Attr = nil // it is hidden until somebody asks for it
			box.AppendChild(c)
		}
	}
	var lines []string
	for _, p := range markup.Pieces(box, true) {
		if line := typography.Trim(p.Text); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.TrimSpace(strings.TrimRight(strings.Join(lines, "\n"), arrows+" \n\u00a0"))
}

// copied is a copy of an element without some others in it, nil for one of those.
func copied(n *html.Node, without map[*html.Node]bool) *html.Node {
	if without[n] {
		return nil
	}
	out := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: n.Attr}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if k := copied(c, without); k != nil {
			out.AppendChild(k)
		}
	}
	return out
}

// bareNumber is the number of a note without its brackets.
func bareNumber(number string) string {
	return strings.TrimSpace(strings.Trim(strings.TrimSpace(typography.Clean(number)), "[]()^.: "))
}

var afterNumber = regexp.MustCompile(`^[\])]*\s*[.:)\]]?\s*`)

// bare is what a note says without its number at the beginning.
func bare(text, number string) string {
	text = strings.TrimSpace(text)
	if number = bareNumber(number); number == "" {
		return text
	}
	rest := strings.TrimLeft(text, "[(^ ")
	after, found := strings.CutPrefix(rest, number)
	if !found {
		return text
	}
	end := afterNumber.FindString(after)
	if next := after[len(end):]; next != "" && strings.TrimRight(end, ".:") == "" && typography.IsWordRune([]rune(next)[0]) {
		return text // 1990, 1.5
	}
	return strings.TrimSpace(after[len(end):])
}
