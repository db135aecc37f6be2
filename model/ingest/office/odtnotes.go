package office

import (
	"galley/model"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// annotation is a comment, at the number of its marks.
type annotation struct {
	number       int
	name, parent string
}

// annotate marks where a comment begins, or stands if nothing says where it ends.
func (d *odt) annotate(to *html.Node, n *node) {
	if d.seen[n] { // it stands in words that were deleted, and those were put back
		return
	}
	d.seen[n] = true
	number := d.note(d.comment(n))
	d.annotations = append(d.annotations, annotation{number, n.attr("name"), n.attr("parent-name")})
	if name := n.attr("name"); name != "" {
		if _, twice := d.open[name]; !twice {
			d.open[name] = number
		}
	}
	d.at(to, number, typography.Begins)
}

// comment is what a comment says.
func (d *odt) comment(n *node) model.Note {
	var t noteText
	out := model.Note{Kind: model.CommentNote, Start: -1, End: -1, Resolved: n.attr("resolved") == "true"}
	for _, k := range n.kids {
		switch k.name {
		case "creator":
			out.Author = typography.FirstOf(k.line(), out.Author)
		case "creator-initials", "sender-initials":
			out.Author = typography.FirstOf(out.Author, k.line())
		case "date":
			out.Time = noteTime(k.line())
		case "date-string":
		default:
			odtWords(&t, []*node{k})
		}
	}
	out.Text = t.lines()
	out.Addresses = t.addresses(out.Text)
	return out
}

// footnote marks where a footnote or an endnote is referred to.
func (d *odt) footnote(to *html.Node, n *node) {
	var t noteText
	odtWords(&t, n.child("note-body").kids)
	words := t.lines()
	out := model.Note{Kind: model.Footnote, Text: words, Addresses: t.addresses(words)}
	if n.attr("note-class") == "endnote" {
		out.Kind = model.Endnote
	}
	d.at(to, d.note(out), typography.Stands)
}

// noteMark adds the marks of comments and of changes that hold such.
func (d *odt) noteMark(to *html.Node, n *node) {
	switch n.name {
	case "annotation":
		d.annotate(to, n)
	case "annotation-end":
		if number, known := d.open[n.attr("name")]; known {
			d.at(to, number, typography.Ends)
			delete(d.open, n.attr("name")) // another may have the name
		}
	case "change":
		if gone := d.deleted[n.attr("change-id")]; gone != nil {
			d.leftOut(to, gone)
		}
	}
}

// leftOut adds the marks of comments that stand in what is left out.
func (d *odt) leftOut(to *html.Node, n *node) {
	n.all(func(k *node) {
		if k.name == "annotation" || k.name == "annotation-end" {
			d.noteMark(to, k)
		}
	})
}

// odtWords gathers what a note says.
func odtWords(t *noteText, kids []*node) {
	for _, n := range kids {
		switch n.name {
		case "":
			t.WriteString(n.text)
		case "p", "h":
			odtWords(t, n.kids)
			t.WriteByte('\n')
		case "s", "tab":
			t.WriteByte(' ')
		case "line-break":
			t.WriteByte('\n')
		case "a":
			t.links = append(t.links, n.attr("href"))
			odtWords(t, n.kids)
		case "annotation", "ruby-text", "list-header", "note":
		default:
			odtWords(t, n.kids)
		}
	}
}

// reply puts the comments that reply to others to those, and lists the comments
// of headers and footers.
func (d *odt) reply(sheet *node) {
	byName := map[string]int{}
	for i, a := range d.annotations {
		if _, twice := byName[a.name]; a.name != "" && !twice {
			byName[a.name] = i
		}
	}
	parent := map[int]int{}
	for i, a := range d.annotations {
		if to, known := byName[a.parent]; known && a.parent != "" && to != i {
			parent[i] = to
			d.noted.threaded = true
		}
	}
	for i, a := range d.annotations {
		root := rootOf(i, parent)
		if root == i {
			continue
		}
		to, from := &d.noted.list[d.annotations[root].number], &d.noted.list[a.number]
		addReply(to, *from)
		*from = model.Note{}
	}
	sheet.child("master-styles").all(func(page *node) {
		switch page.name {
		case "header", "footer", "header-left", "footer-left", "header-first", "footer-first":
			page.all(func(n *node) {
				if n.name == "annotation" && !d.seen[n] {
					d.seen[n] = true
					c := d.comment(n)
					c.Part = page.name[:len("header")]
					d.note(c)
				}
			})
		}
	})
}
