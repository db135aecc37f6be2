// Package hypertext finds the notes in elements of HTML: the links in a text, and the
// footnotes, endnotes and comments that its links lead to, in the shapes in which
// newsletters, word processors and programs for Markdown write them. Pages, e-books
// and letters come this way.
//
// The text is made by package markup, which neither sees nor writes anything of it:
// Take marks the elements that may be links or references, and AddNotes looks at where
// the marks came out.
package hypertext

import (
	"cmp"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model"
	"galley/model/ingest/markup"
	"galley/model/ingest/note"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// Reader takes the trees that a text is made of, and finds the notes in them.
type Reader struct {
	marked []element
	trees  []*tree
	files  map[string]*tree // the parts of an e-book, by name

	referenced map[*html.Node]bool // the elements that references lead to
	targets    []element           // the same, in order
	bodies     map[*html.Node]body
	room       int // bytes that are left for what notes say
	long       int // how many footnotes were too long for notes
}

// tree is a page, or a part of an e-book.
type tree struct {
	number int
	file   string
	base   string              // what the page itself says that its addresses are relative to
	ids    map[string]*element // by id or name
}

// element is one that may be a link or a reference, or that one leads to.
type element struct {
	n     *html.Node
	in    *tree
	order int // its place among all elements of its tree
	role  role

	names  []string // what the markup calls it; nil where it is still in its tree to be asked
	raised bool
}

type role int8

const (
	asLink      role = iota // an a element
	asRaised                // a raised number without a link
	asSidenote              // a note that stands in the margin, written where it belongs
	asCommented             // the words that a comment of Word's is about
)

// Take marks what of a tree may be a link or a reference. It must be called before the
// text is made. file is the name of a part of an e-book, "" for a page.
func (r *Reader) Take(root *html.Node, file string) {
	t := &tree{number: len(r.trees), file: file, ids: map[string]*element{}}
	r.trees = append(r.trees, t)
	if file != "" {
		if r.files == nil {
			r.files = map[string]*tree{}
		}
		r.files[file] = t
	}
	order := 0
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.ElementNode {
				continue
			}
			order++
			t.name(c, order)
			if what, may := roleOf(c); may {
				markup.MarkAround(c, len(r.marked))
				e := element{n: c, in: t, order: order, role: what}
				if file != "" { // the numbers of notes are taken out of e-books
					e.names, e.raised = namesOf(c), isRaised(c)
				}
				r.marked = append(r.marked, e)
			} else if c.Data == "base" && t.base == "" {
				t.base = strings.TrimSpace(markup.Attr(c.Attr, "href"))
			}
			walk(c)
		}
	}
	walk(root)
	for _, e := range r.marked {
		if e.in == t && e.role == asSidenote {
			keepApart(e.n)
		}
	}
}

// name keeps an element by the names that links lead to it by.
func (t *tree) name(n *html.Node, order int) {
	for _, a := range n.Attr {
		if (a.Key == "id" || a.Key == "name" && n.Data == "a") && a.Val != "" && a.Namespace == "" {
			if t.ids[a.Val] == nil {
				t.ids[a.Val] = &element{n: n, in: t, order: order}
			}
		}
	}
}

// roleOf says what an element may be.
func roleOf(n *html.Node) (what role, may bool) {
	switch n.Data {
	case "a":
		for _, a := range n.Attr {
			switch a.Key {
			case "href", "aria-describedby":
				return asLink, true
			case "style":
				if strings.Contains(a.Val, "mso-comment-reference") {
					return asCommented, true
				}
			}
		}
	case "sup":
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.TextNode {
				return 0, false
			}
		}
		return asRaised, n.Parent != nil && n.Parent.Data != "a" && markup.IsNoteNumber(markup.Text(n))
	case "span", "small", "aside":
		return asSidenote, len(n.Attr) > 0 && !markup.BlockLevel[n.Data] && isSidenote(n)
	}
	return 0, false
}

// isSidenote reports whether an element is a note in the margin.
func isSidenote(n *html.Node) bool {
	class := markup.Attr(n.Attr, "class")
	if !strings.Contains(class, "note") {
		return false
	}
	for word := range strings.FieldsSeq(class) {
		switch strings.ToLower(word) {
		case "sidenote", "side-note", "marginnote", "margin-note", "marginalnote", "sidenote-content", "sidenote__content":
			return true
		}
	}
	return false
}

// keepApart puts a blank before a note in the margin that begins with a figure, where
// a figure stands before it: its words are read on in the line.
func keepApart(n *html.Node) {
	before := n.PrevSibling
	for range 4 { // a label, a box to tick
		if before == nil || !isBlank(before) {
			break
		}
		before = before.PrevSibling
	}
	if before == nil || n.Parent == nil {
		return
	}
	if last, _ := utf8.DecodeLastRuneInString(textOf(before)); unicode.IsNumber(last) && typography.StartsFigure(beginning(n, shortText)) {
		n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: " "}, n)
	}
}

// textOf is the text of an element, or a text itself.
func textOf(n *html.Node) string { return beginning(n, 1<<30) }

// isBlank reports whether there is no text in an element.
func isBlank(n *html.Node) bool {
	if n.Type == html.TextNode {
		return strings.TrimSpace(n.Data) == ""
	}
	if n.Type != html.ElementNode || n.Data == "script" || n.Data == "style" {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !isBlank(c) {
			return false
		}
	}
	return true
}

// shortText is how much of an element is looked at for a number.
const shortText = 100

// beginning is the text of an element or a text itself, at most so many bytes of it and
// a little more.
func beginning(n *html.Node, most int) string {
	var b strings.Builder
	var add func(*html.Node)
	add = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data[:min(len(n.Data), most+utf8.UTFMax)])
		case n.Type == html.ElementNode && n.Data == "br":
			b.WriteByte(' ')
		case n.Type != html.ElementNode || n.Data == "script" || n.Data == "style":
		default:
			for c := n.FirstChild; c != nil && b.Len() <= most; c = c.NextSibling {
				add(c)
			}
		}
	}
	add(n)
	return b.String()
}

// Removed puts the marks of an element that is about to be taken out of its tree at
// its place.
func Removed(n *html.Node) {
	for _, number := range markup.MarkedIn(n) {
		n.Parent.InsertBefore(markup.Mark(number, typography.Stands), n)
	}
}

// AddNotes gives a document that was made of the trees its notes. marks are those of its
// text; address is where a page came from, "" where that is not known. Links in blocks
// that are page furniture are left out.
func (r *Reader) AddNotes(doc *model.Document, marks []typography.Mark, address string) {
	if len(marks) == 0 {
		return
	}
	doc.Notes = r.notes(typography.Marked{Text: doc.Text, Marks: marks}, address)
	doc.Notes = slices.DeleteFunc(doc.Notes, func(n model.Note) bool {
		return n.Kind == model.LinkNote && (n.Start == n.End || isFurniture(n.Start, doc.Blocks, doc.Furniture))
	})
	if r.room < 0 {
		doc.Cautions = append(doc.Cautions, cautionNotes())
	}
	if r.long > 0 {
		doc.Cautions = append(doc.Cautions, cautionLong(r.long))
	}
}

// notes are the notes of a text, in its order.
func (r *Reader) notes(text typography.Marked, address string) []model.Note {
	r.room = roomFor(text.Text)
	base, err := url.Parse(address)
	if err != nil || address == "" {
		base = nil
	}
	at := r.placesOf(text)
	found := map[int]found{} // by number
	r.references(at, base, found)
	numbers := make([]int, 0, len(found))
	for number := range found {
		numbers = append(numbers, number)
	}
	slices.Sort(numbers)
	inside := r.insideBodies(found)
	for number, e := range r.marked {
		if _, is := found[number]; is || e.role != asLink || !at[number].known || inside(e.n) {
			continue
		}
		href := strings.TrimSpace(markup.Attr(e.n.Attr, "href"))
		to := e.in.address(href, base)
		if to == "" && isElsewhere(href) {
			to = href
		}
		if to != "" {
			found[number] = foundLink(to)
			numbers = append(numbers, number)
		}
	}
	slices.Sort(numbers)
	var notes []model.Note
	var marks []typography.Mark
	last := placed{end: -1} // the reference before
	for _, number := range numbers {
		f, p := found[number], at[number]
		if f.words >= 0 && at[f.words].known {
			p = at[f.words]
		}
		if f.words < 0 && f.note.Kind != model.LinkNote { // a reference stands behind the word that it follows
			p.begin = len(strings.TrimRightFunc(text.Text[:p.begin], unicode.IsSpace))
			if last.end >= 0 && last.end <= p.begin && strings.Trim(text.Text[last.end:p.begin], ", ;\u00a0") == "" {
				p.begin = last.begin // several notes at one word
			}
			last = p
			marks = append(marks, typography.Mark{At: p.begin, Number: len(notes), Side: typography.Stands})
		} else {
			marks = append(marks, typography.Mark{At: p.begin, Number: len(notes), Side: typography.Begins},
				typography.Mark{At: p.end, Number: len(notes), Side: typography.Ends})
		}
		notes = append(notes, f.note)
	}
	return note.Place(typography.Marked{Text: text.Text, Marks: marks}, notes)
}

// roomFor is how many bytes the footnotes of a text may have together. What the text
// has once is far less; a note that is referred to a hundred thousand times is more.
func roomFor(text string) int { return 4<<20 + 4*len(text) }

func cautionNotes() string {
	return model.Sayf("The same footnotes are referred to so often that not every place was kept; each is still in the text.")
}

// cautionLong says that footnotes are too long to be kept as notes.
func cautionLong(n int) string {
	return model.Countf(n, "%d footnote is too long to be kept as a note; its words are in the text.",
		"%d footnotes are too long to be kept as notes; their words are in the text.")
}

// isFurniture reports whether a place lies in a block that is page furniture.
func isFurniture(at int, blocks []model.Block, furniture []int) bool {
	i, _ := slices.BinarySearchFunc(blocks, at+1, func(b model.Block, at int) int { return cmp.Compare(b.End+1, at) })
	return i < len(blocks) && slices.Contains(furniture, i)
}

// found is a note before it has its place. words is the number of the element whose
// words it is about, -1 where it stands between two letters.
type found struct {
	note  model.Note
	words int
	body  *html.Node // that its reference leads to
}

func foundLink(address string) found {
	return found{note: note.Link(address), words: -1}
}

// isElsewhere reports whether a link leads to what is no page and no letter: a script, data, a file
// of somebody's computer. It is kept as text, as in every other format: nothing opens it, and a
// file's name may say which source is meant.
func isElsewhere(href string) bool {
	scheme, rest, named := strings.Cut(href, ":")
	return named && rest != "" && isScheme.MatchString(scheme) && !isPageScheme.MatchString(scheme)
}

var (
	isScheme     = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*$`)
	isPageScheme = regexp.MustCompile(`(?i)^(?:https?|mailto|doi)$`)
)

// placed is where an element came out in the text.
type placed struct {
	begin, end int
	known      bool
}

// placesOf are the places of the elements that were marked. Where something of a page
// came into the text twice, the first place counts.
func (r *Reader) placesOf(text typography.Marked) []placed {
	out := make([]placed, len(r.marked))
	ended := make([]bool, len(r.marked))
	for _, m := range text.Marks {
		if m.Number < 0 || m.Number >= len(out) || m.Lost {
			continue
		}
		p := &out[m.Number]
		at := min(m.At, len(text.Text))
		switch {
		case m.Side == typography.Ends && p.known && !ended[m.Number] && at >= p.begin:
			p.end, ended[m.Number] = at, true
		case m.Side != typography.Ends && !p.known:
			p.begin, p.end, p.known = at, at, true
		}
	}
	return out
}

// insideBodies reports of an element whether it lies in a note's own words: what a
// note says is no link of the text.
func (r *Reader) insideBodies(all map[int]found) func(*html.Node) bool {
	within := map[*html.Node]bool{}
	for _, f := range all {
		for _, n := range r.bodies[f.body].nodes {
			within[n] = true
		}
	}
	if len(within) == 0 {
		return func(*html.Node) bool { return false }
	}
	return func(n *html.Node) bool {
		for ; n != nil; n = n.Parent {
			if within[n] {
				return true
			}
		}
		return false
	}
}

// address is the address that a link leads to, made absolute; "" where it leads to
// none that can be a source's.
func (t *tree) address(href string, base *url.URL) string {
	href = strings.Map(func(r rune) rune { // as browsers do
		if r == '\n' || r == '\r' || r == '\t' {
			return -1
		}
		return r
	}, strings.TrimSpace(href))
	if href == "" || href[0] == '#' || len(href) > longestAddress {
		return ""
	}
	u, err := url.Parse(href)
	if err != nil {
		if u, err = url.Parse(strings.ReplaceAll(href, " ", "%20")); err != nil {
			return ""
		}
	}
	switch strings.ToLower(u.Scheme) {
	case "mailto":
		to, _, _ := strings.Cut(u.Opaque, "?")
		return only(note.Addresses("", "mailto:"+to))
	case "doi":
		return only(note.Addresses("doi:" + cmp.Or(u.Opaque, strings.TrimPrefix(u.Path, "/"))))
	case "http", "https", "":
	default:
		return ""
	}
	own := base
	if t.base != "" {
		if said, err := url.Parse(t.base); err == nil && (own != nil || said.IsAbs()) {
			if own != nil {
				said = own.ResolveReference(said)
			}
			own = said
		}
	}
	if own != nil {
		if u.Host == "" && u.Path == "" && u.RawQuery == "" {
			return ""
		}
		within := samePage(own.ResolveReference(u), base)
		if u = own.ResolveReference(u); within && u.Fragment != "" {
			return "" // another place on the page itself
		}
	}
	if !u.IsAbs() {
		return ""
	}
	page, ok := model.WebAddress(unwrapped(u).String())
	if !ok {
		return ""
	}
	return only(note.Addresses("", page.String()))
}

// longestAddress is more than any page's has, in bytes.
const longestAddress = 8 << 10

func samePage(a, b *url.URL) bool {
	return b != nil && strings.EqualFold(a.Host, b.Host) && path.Clean("/"+a.Path) == path.Clean("/"+b.Path) && a.RawQuery == b.RawQuery
}

// unwrapped is the address that a program for documents hides behind one of its own.
func unwrapped(u *url.URL) *url.URL {
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	if host == "google.com" && u.Path == "/url" {
		if to, err := url.Parse(cmp.Or(u.Query().Get("q"), u.Query().Get("url"))); err == nil && to.Host != "" &&
			(to.Scheme == "http" || to.Scheme == "https") {
			return to
		}
	}
	return u
}

func only(addresses []string) string {
	if len(addresses) == 0 {
		return ""
	}
	return addresses[0]
}
