package ingest

import (
	"bytes"
	"context"
	"strings"

	"galley/model"

	"golang.org/x/net/html"
)

// No library for OpenDocument texts is kept up; like Word's, their text and
// styles are a few elements of two XML parts.

// mimetypeOf is what a ZIP file says of itself in its part "mimetype".
func mimetypeOf(data []byte) string {
	p, err := openParcel(context.Background(), data)
	if err != nil {
		return ""
	}
	p.left = 1 << 10
	said, err := p.part("mimetype")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(said))
}

// isODT: a text, or a template of one.
func isODT(_ string, data []byte) bool {
	return strings.HasPrefix(mimetypeOf(data), "application/vnd.oasis.opendocument.text")
}

func isFlatODT(_ string, data []byte) bool {
	head := data[:min(len(data), 8<<10)]
	return bytes.Contains(head, []byte("<office:document")) && bytes.Contains(head, []byte("opendocument.text"))
}

// odt is an OpenDocument text while it is read.
type odt struct {
	styles  map[string]odtStyle // by family and name
	fonts   map[string]string   // families by the names that styles use
	notes   []*node             // bodies of the notes, in the order of the text
	lists   odtLists
	label   string            // the number of the list item whose first paragraph comes next
	forms   map[string]string // what fields of a form show, by their ids
	objects func(name string) *node
}

type odtStyle struct {
	base    string
	outline int   // 1 to 10, 0 none
	text    *node // how its letters are set
	list    string
}

func readODT(ctx context.Context, s source) (model.Document, error) {
	none := model.Document{}
	p, err := openParcel(ctx, s.data)
	if err != nil {
		return none, damaged(s, err)
	}
	manifest, err := p.optional("META-INF/manifest.xml")
	if err != nil {
		return none, damaged(s, err)
	}
	if manifest.find("encryption-data").name != "" {
		return none, locked(s)
	}
	content, err := p.tree("content.xml")
	if err != nil {
		return none, damaged(s, err)
	}
	sheet, err := p.optional("styles.xml")
	if err != nil {
		return none, damaged(s, err)
	}
	meta, err := p.optional("meta.xml")
	if err != nil {
		return none, damaged(s, err)
	}
	var limit error
	object := func(name string) *node {
		root, err := p.optional(partName(name) + "/content.xml")
		if err != nil {
			limit = err
			return &node{}
		}
		return root
	}
	doc, err := odtDocument(ctx, s, content.child("document-content"), sheet.child("document-styles"), meta.child("document-meta"), object)
	if limit != nil {
		return none, damaged(s, limit)
	}
	return doc, err
}

func readFlatODT(ctx context.Context, s source) (model.Document, error) {
	root, err := parseXML(ctx, s.data)
	if err != nil {
		return model.Document{}, damaged(s, err)
	}
	root = root.child("document")
	return odtDocument(ctx, s, root, root, root, func(string) *node { return &node{} })
}

// locked is the refusal of a document that asks for a password.
func locked(s source) error {
	return model.Faultf(model.Refused, "“%s” is protected by a password, so nothing was imported. Open it, save a copy without the password, and import that.", s.name)
}

func odtDocument(ctx context.Context, s source, content, sheet, meta *node, objects func(name string) *node) (model.Document, error) {
	d := odt{styles: map[string]odtStyle{}, fonts: map[string]string{}, forms: map[string]string{}, objects: objects}
	for _, part := range []*node{sheet, content} {
		for _, n := range part.child("font-face-decls").kids {
			d.fonts[n.of("name")] = n.of("font-family")
		}
	}
	d.learn(sheet.child("styles"))
	d.learn(content.child("automatic-styles"))
	text := content.child("body", "text")
	d.learnForms(text.child("forms"))
	body := element("body")
	d.blocks(body, text.kids)
	for i := 0; i < len(d.notes); i++ {
		d.blocks(body, d.notes[i].kids)
	}
	pieces := walk(body, true)
	if err := stopped(ctx, s.name); err != nil {
		return model.Document{}, err
	}
	about := meta.child("meta")
	return composed(pieces, properties{
		title: about.child("title").words(), author: first(about.child("initial-creator").words(), about.child("creator").words()),
		created: first(about.child("creation-date").words(), about.child("date").words()), language: first(about.child("language").words(), defaultLanguage(sheet)),
	}), nil
}

// defaultLanguage is that of paragraphs for which nothing else is said.
func defaultLanguage(sheet *node) string {
	for _, n := range sheet.child("styles").kids {
		if t := n.child("text-properties"); n.name == "default-style" && n.of("family") == "paragraph" && t.of("language") != "none" {
			if country := t.of("country"); country != "" && country != "none" {
				return t.of("language") + "-" + country
			}
			return t.of("language")
		}
	}
	return ""
}

func (d *odt) learn(list *node) {
	for _, n := range list.kids {
		switch n.name {
		case "style":
			st := odtStyle{base: n.of("parent-style-name"), text: n.child("text-properties"), list: n.of("list-style-name")}
			st.outline = atoi(n.of("default-outline-level"))
			d.styles[n.of("family")+" "+n.of("name")] = st
		case "list-style":
			d.lists.learn(n.of("name"), n)
		case "outline-style":
			d.lists.learn(outlineList, n)
		}
	}
}

// blocks adds paragraphs, lists and tables, and what holds such.
func (d *odt) blocks(to *html.Node, kids []*node) {
	for _, n := range kids {
		switch n.name {
		case "h":
			level := max(atoi(n.of("outline-level")), 1)
			if d.label == "" && n.of("is-list-header") != "true" {
				d.label = d.lists.heading(level, n.of("restart-numbering") == "true", n.of("start-value"))
			}
			d.paragraph(to, heading(level), n)
		case "p":
			d.paragraph(to, d.kindOf(n.of("style-name")), n)
		case "list":
			d.list(to, n, nil)
		case "numbered-paragraph":
			d.label = d.lists.numbered(n)
			li := element("li")
			d.blocks(li, n.kids)
			to.AppendChild(li)
		case "table":
			table := element("table")
			d.rows(table, n.kids)
			plainCells(table)
			to.AppendChild(table)
		case "section":
			if n.of("display") != "none" {
				d.blocks(to, n.kids)
			}
		case "frame":
			if eq := d.equation(n); eq != nil {
				to.AppendChild(element("p", eq))
				continue
			}
			d.blocks(to, n.kids)
		case "text-box", "g", "custom-shape", "index-body", "bibliography", "page", "illustration-index", "alphabetical-index":
			d.blocks(to, n.kids)
		}
	}
}

func (d *odt) rows(table *html.Node, kids []*node) {
	for _, n := range kids {
		switch n.name {
		case "table-row":
			if hidden := n.of("visibility"); hidden == "collapse" || hidden == "filter" {
				continue
			}
			row := element("tr")
			for _, c := range n.kids {
				if c.name == "table-cell" {
					cell := element("td")
					d.blocks(cell, c.kids)
					row.AppendChild(cell)
				}
			}
			table.AppendChild(row)
		case "table-header-rows", "table-rows", "table-row-group":
			d.rows(table, n.kids)
		}
	}
}

func (d *odt) paragraph(to, kind *html.Node, n *node) {
	var beside []*node
	if d.label != "" {
		addText(kind, d.label)
		d.label = ""
	}
	empty := kind.LastChild
	if l := d.look("paragraph", n.of("style-name"), look{}); !l.hidden {
		d.runs(kind, n.kids, l, &beside)
	}
	if kind.LastChild != empty {
		to.AppendChild(kind)
	}
	d.blocks(to, beside)
}

// kindOf is the element a paragraph of a style becomes. Programs write the
// names of their own styles in English, with _20_ for a blank.
func (d *odt) kindOf(style string) *html.Node {
	for range 20 {
		switch name := strings.ToLower(strings.ReplaceAll(style, "_20_", " ")); name {
		case "title":
			return heading(1)
		case "quotations", "quote", "intense quote", "block quotation":
			return element("blockquote")
		case "caption", "illustration", "figure", "drawing":
			return element("caption")
		}
		st := d.styles["paragraph "+style]
		if st.outline > 0 {
			return heading(st.outline)
		}
		if style = st.base; style == "" {
			break
		}
	}
	return element("p")
}
