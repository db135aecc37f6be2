package office

import (
	"errors"
	"path"
	"strings"

	"galley/model"
	"galley/model/ingest/note"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// commented is a place of a comment: the number of its marks, and which of them were read.
type commented struct {
	number       int
	ended, stood bool
}

// commentMark adds the mark of a comment, where an element is one.
func (d *docx) commentMark(to *html.Node, n *node) {
	var side typography.Side
	switch n.name {
	case "commentRangeStart":
		side = typography.Begins
	case "commentRangeEnd":
		side = typography.Ends
	case "commentReference":
		side = typography.Stands
	default:
		return
	}
	id := n.attr("id")
	all := d.comments[id]
	// A second range with the id is a place of its own: programs that put texts together give an id twice.
	if last := len(all) - 1; last < 0 || side == typography.Begins && (all[last].ended || all[last].stood) ||
		side == typography.Stands && all[last].stood {
		all = append(all, commented{number: d.note(model.Note{})}) // what it says stands in a part that is read later
		d.comments[id] = all
	}
	at := &all[len(all)-1]
	if side == typography.Ends && at.ended {
		return
	}
	at.ended, at.stood = at.ended || side == typography.Ends, at.stood || side == typography.Stands
	d.at(to, at.number, side)
}

// leftOut adds the marks of comments that stand in what is left out.
func (d *docx) leftOut(to *html.Node, n *node) { n.all(func(k *node) { d.commentMark(to, k) }) }

// footnote marks where a footnote or an endnote is referred to.
func (d *docx) footnote(to *html.Node, kind string, body []*node) {
	var t noteText
	d.words(&t, body)
	words := t.lines()
	n := model.Note{Kind: model.Footnote, Text: words, Addresses: t.addresses(words)}
	if kind == "endnote" {
		n.Kind = model.Endnote
	}
	d.at(to, d.note(n), typography.Stands)
}

// words gathers what a note says.
func (d *docx) words(t *noteText, kids []*node) {
	for _, n := range kids {
		switch n.name {
		case "p":
			d.words(t, n.kids)
			t.WriteByte('\n')
		case "t":
			for _, k := range n.kids {
				t.WriteString(k.text)
			}
		case "tab", "ptab":
			t.WriteByte(' ')
		case "br", "cr":
			t.WriteByte('\n')
		case "noBreakHyphen":
			t.WriteString("\u2011")
		case "sym":
			t.WriteString(wordSymbol(n))
		case "hyperlink":
			t.links = append(t.links, d.hrefs[n])
			d.words(t, n.kids)
		case "fldSimple":
			t.links = append(t.links, hyperlinkOf(n.attr("instr")))
			d.words(t, n.kids)
		case "instrText":
			code := ""
			for _, k := range n.kids {
				code += k.text
			}
			t.links = append(t.links, hyperlinkOf(code))
		case "AlternateContent":
			d.words(t, n.child("Choice").kids)
		case "", "del", "moveFrom", "Fallback", "rt", "pPr", "rPr", "delText", "delInstrText", "sdtPr", "annotationRef", "footnoteRef",
			"endnoteRef":
		default:
			d.words(t, n.kids)
		}
	}
}

// wordComment is a comment before replies are put to what they reply to.
type wordComment struct {
	model.Note
	id, para string // para is the name of its last paragraph, which other parts know it by
	nth      int    // how many comments before it have its id
	root     int    // the comment that it is a reply to, itself where it is none
}

// learnComments reads what the comments say that the text refers to. Where their parts
// cannot be read the text stands alone, and a person is told.
func (d *docx) learnComments(text *node) {
	parts := map[string]*node{}
	for _, kind := range []string{"comments", "commentsExtended", "commentsIds", "commentsExtensible"} {
		parts[kind] = &node{}
		if !d.parts.has(d.where[kind]) {
			continue
		}
		root, err := d.parts.tree(d.where[kind])
		if err == nil && kind == "comments" {
			err = d.learnLinks(d.where[kind], root)
		}
		if err == nil && kind == "comments" && root.child("comments").name == "" {
			err = errNoComments
		}
		if err != nil {
			if d.ctx.Err() != nil {
				d.err = d.ctx.Err()
				return
			}
			if kind == "comments" {
				d.warn(model.Sayf("The comments in the file are damaged, so they were left out. The text is complete."))
				return
			}
			d.warn(model.Sayf("What the file says of its comments is damaged, so replies may stand as comments of their own."))
			continue
		}
		parts[kind] = root
	}
	list := d.wordComments(parts)
	parts["commentsExtended"].all(func(*node) { d.noted.threaded = true })
	for i, c := range list {
		if c.root != i {
			addReply(&list[c.root].Note, c.Note)
		}
	}
	var where map[string]string
	same := map[string]int{} // how many comments have an id
	for _, c := range list {
		same[c.id]++
	}
	for i, c := range list {
		if c.root != i {
			continue
		}
		if where == nil {
			where = d.whereabouts(text)
		}
		c.Part = where[c.id]
		switch places := d.comments[c.id]; {
		case len(places) > 0 && (same[c.id] == 1 || same[c.id] == len(places)): // the first belongs to the first
			d.noted.list[places[c.nth].number] = c.Note
		default: // which of them stands where is not known
			d.note(c.Note)
		}
	}
}

// wordComments are the comments of a document, each with the one that it is a reply to.
func (d *docx) wordComments(parts map[string]*node) []wordComment {
	var list []wordComment
	byPara := map[string]int{}
	ids := map[string]int{}
	for _, n := range parts["comments"].child("comments").kids {
		if n.name != "comment" {
			continue
		}
		var t noteText
		d.words(&t, n.kids)
		words := t.lines()
		c := wordComment{id: n.attr("id"), nth: ids[n.attr("id")], root: len(list), Note: model.Note{Kind: model.CommentNote, Start: -1, End: -1, Text: words,
			Author: typography.Field(typography.FirstOf(n.attr("author"), n.attr("initials"))), Time: noteTime(n.attr("date")),
			Addresses: t.addresses(words)}}
		n.all(func(p *node) {
			if para := p.attr("paraId"); p.name == "p" && para != "" {
				c.para = para
				byPara[para] = len(list)
			}
		})
		ids[c.id]++
		list = append(list, c)
	}
	durable, utc := map[string]string{}, map[string]string{}
	parts["commentsIds"].all(func(n *node) { durable[n.attr("paraId")] = n.attr("durableId") })
	parts["commentsExtensible"].all(func(n *node) { utc[n.attr("durableId")] = n.attr("dateUtc") })
	for i := range list {
		if id := durable[list[i].para]; id != "" && utc[id] != "" { // the other is the writer's own time, whatever it says of itself
			list[i].Time = noteTime(utc[id])
		}
	}
	parent := map[int]int{}
	parts["commentsExtended"].all(func(n *node) {
		at, known := byPara[n.attr("paraId")]
		if n.name != "commentEx" || !known {
			return
		}
		done := n.attr("done")
		list[at].Resolved = list[at].Resolved || done == "1" || done == "true" || done == "on"
		if to, known := byPara[n.attr("paraIdParent")]; known && to != at {
			parent[at] = to
		}
	})
	for i := range list {
		list[i].root = rootOf(i, parent)
	}
	return list
}

// maxThread is how long a chain of replies to replies is followed.
const maxThread = 100

// rootOf is the comment that a chain of replies began with; comments that reply to
// each other in a ring are none.
func rootOf(at int, parent map[int]int) int {
	root := at
	for range maxThread {
		up, isReply := parent[root]
		if !isReply {
			return root
		}
		root = up
	}
	return at
}

// noteTime is a time as the file has it, "" for what is none.
func noteTime(s string) string {
	s = typography.Field(s)
	if !note.IsTime(s) {
		return ""
	}
	return s
}

// whereabouts says of each comment in what of the document it stands, by its id: for
// those that find no place in the text.
func (d *docx) whereabouts(text *node) map[string]string {
	out := map[string]string{}
	look := func(root *node, part string) {
		var walk func(n *node, part string, inside bool)
		walk = func(n *node, part string, inside bool) {
			for _, k := range n.kids {
				switch k.name {
				case "commentRangeStart", "commentReference":
					if out[k.attr("id")] == "" {
						out[k.attr("id")] = part
					}
				case "txbxContent":
					walk(k, "text box", true)
				case "tbl":
					walk(k, "table", inside)
				case "sdt":
					within := part
					if k.child("sdtPr", "docPartObj", "docPartGallery").attr("val") == "Table of Contents" {
						within = "table of contents"
					}
					walk(k, within, inside)
				case "p":
					within := part
					if part == "" && !inside && (k.find("drawing").name != "" || k.find("pict").name != "") {
						within = "picture"
					}
					walk(k, within, true)
				default:
					walk(k, part, inside)
				}
			}
		}
		walk(root, part, false)
	}
	look(text, "")
	for _, kind := range []string{"footnotes", "endnotes"} {
		if root, err := d.parts.tree(d.where[kind]); err == nil {
			look(root, strings.TrimSuffix(kind, "s"))
		}
	}
	rels, err := d.parts.tree(relsOf(d.main))
	if err != nil {
		return out
	}
	for _, r := range rels.child("Relationships").kids {
		kind := path.Base(r.attr("Type"))
		if kind != "header" && kind != "footer" {
			continue
		}
		if root, err := d.parts.tree(path.Join(path.Dir(d.main), r.attr("Target"))); err == nil {
			look(root, kind)
		}
	}
	return out
}

var errNoComments = errors.New("the part of the comments has none")
