package office

import (
	"bytes"
	"context"
	"strings"

	"galley/model"
	"galley/model/ingest/input"
	"galley/model/ingest/markup"
	"galley/model/ingest/metadata"
	"galley/model/ingest/picture"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// No library for OpenDocument texts is kept up; like Word's, their text and
// styles are a few elements of two XML parts.

// mimetypeOf is what a ZIP file says of itself in its part "mimetype".
func mimetypeOf(data []byte) string {
	p, err := openPackage(context.Background(), data)
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

// IsOpenDocument: a text, or a template of one.
func IsOpenDocument(_ string, data []byte) bool {
	return strings.HasPrefix(mimetypeOf(data), "application/vnd.oasis.opendocument.text")
}

// IsFlatOpenDocument reports whether data is a text in one XML file.
func IsFlatOpenDocument(_ string, data []byte) bool {
	head := data[:min(len(data), 8<<10)]
	return bytes.Contains(head, []byte("<office:document")) && bytes.Contains(head, []byte("opendocument.text"))
}

// odt is an OpenDocument text while it is read.
type odt struct {
	builder
	styles  map[string]odtStyle // by family and name
	fonts   map[string]string   // families by the names that styles use
	lists   odtLists
	label   string            // the number of the list item whose first paragraph comes next
	forms   map[string]string // what fields of a form show, by their ids
	objects func(name string) *node
	media   func(name string) ([]byte, error)

	annotations []annotation
	open        map[string]int   // the numbers of comments by their names
	seen        map[*node]bool   // comments that have a number
	deleted     map[string]*node // what changes took out, by their ids
	inserted    map[string]bool  // changes that put something in
}

type odtStyle struct {
	base    string
	outline int   // 1 to 10, 0 none
	text    *node // how its letters are set
	list    string
}

// ReadOpenDocument reads an OpenDocument text that is a ZIP file of parts.
func ReadOpenDocument(ctx context.Context, s input.File) (model.Document, error) {
	doc, _, err := readOpenDocument(ctx, s, nil)
	return doc, err
}

// readOpenDocument reads a ZIP file of parts, with the marks in its text. With runs
// those are of its runs of letters.
func readOpenDocument(ctx context.Context, s input.File, runs *runs) (model.Document, []typography.Mark, error) {
	none := model.Document{}
	p, err := openPackage(ctx, s.Data)
	if err != nil {
		return none, nil, input.Damaged(s, err)
	}
	manifest, err := p.optional("META-INF/manifest.xml")
	if err != nil {
		return none, nil, input.Damaged(s, err)
	}
	if manifest.find("encryption-data").name != "" {
		return none, nil, input.Locked(s)
	}
	content, err := p.tree("content.xml")
	if err != nil {
		return none, nil, input.Damaged(s, err)
	}
	sheet, err := p.optional("styles.xml")
	if err != nil {
		return none, nil, input.Damaged(s, err)
	}
	meta, err := p.optional("meta.xml")
	if err != nil {
		return none, nil, input.Damaged(s, err)
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
	runs.number(p.nameOf("content.xml"), content, "")
	doc, marks, err := odtDocument(ctx, s, content.child("document-content"), sheet.child("document-styles"), meta.child("document-meta"),
		object, p.media, runs)
	if limit != nil {
		return none, nil, input.Damaged(s, limit)
	}
	return doc, marks, err
}

// ReadFlatOpenDocument reads an OpenDocument text in one XML file.
func ReadFlatOpenDocument(ctx context.Context, s input.File) (model.Document, error) {
	doc, _, err := readFlatOpenDocument(ctx, s, nil)
	return doc, err
}

func readFlatOpenDocument(ctx context.Context, s input.File, runs *runs) (model.Document, []typography.Mark, error) {
	root, err := parseXML(ctx, s.Data)
	if err != nil {
		return model.Document{}, nil, input.Damaged(s, err)
	}
	runs.number("", root, "")
	root = root.child("document")
	return odtDocument(ctx, s, root, root, root, func(string) *node { return &node{} }, nil, runs)
}

func odtDocument(ctx context.Context, s input.File, content, sheet, meta *node, objects func(name string) *node,
	media func(name string) ([]byte, error), runs *runs) (model.Document,
	[]typography.Mark, error) {
	d := &odt{styles: map[string]odtStyle{}, fonts: map[string]string{}, forms: map[string]string{}, objects: objects, media: media,
		open: map[string]int{}, seen: map[*node]bool{}}
	d.builder.format, d.builder.letters, d.builder.noted = d, runs, &gathered{}
	if runs == nil && media != nil {
		d.pictures = &picture.Reader{}
	}
	for _, part := range []*node{sheet, content} {
		for _, n := range part.child("font-face-decls").kids {
			d.fonts[n.attr("name")] = n.attr("font-family")
		}
	}
	d.learn(sheet.child("styles"))
	d.learn(content.child("automatic-styles"))
	text := content.child("body", "text")
	d.learnForms(text.child("forms"))
	d.noted.tracked = d.learnChanges(text)
	kids := text.kids
	if s.Changes == input.Original {
		kids = d.originalOf(kids)
	}
	pieces := markup.Pieces(d.document(kids), true)
	if err := input.Stopped(ctx, s.Name); err != nil {
		return model.Document{}, nil, err
	}
	about := meta.child("meta")
	doc, marks := metadata.ComposeMarked(pieces, metadata.Properties{
		Title: about.child("title").line(), Author: typography.FirstOf(about.child("initial-creator").line(),
			about.child("creator").line()),
		Created:  typography.FirstOf(about.child("creation-date").line(), about.child("date").line()),
		Language: typography.FirstOf(about.child("language").line(), defaultLanguage(sheet)),
	})
	doc.Tracked = d.noted.tracked
	if runs == nil {
		d.reply(sheet)
		doc.Notes = d.placed(typography.Marked{Text: doc.Text, Marks: marks})
		d.pictures.Place(&doc, marks)
	}
	return doc, marks, nil
}

// defaultLanguage is that of paragraphs for which nothing else is said.
func defaultLanguage(sheet *node) string {
	for _, n := range sheet.child("styles").kids {
		if t := n.child("text-properties"); n.name == "default-style" && n.attr("family") == "paragraph" && t.attr("language") != "none" {
			if country := t.attr("country"); country != "" && country != "none" {
				return t.attr("language") + "-" + country
			}
			return t.attr("language")
		}
	}
	return ""
}

func (d *odt) learn(list *node) {
	for _, n := range list.kids {
		switch n.name {
		case "style":
			st := odtStyle{base: n.attr("parent-style-name"), text: n.child("text-properties"), list: n.attr("list-style-name")}
			st.outline = atoi(n.attr("default-outline-level"))
			d.styles[n.attr("family")+" "+n.attr("name")] = st
		case "list-style":
			d.lists.learn(n.attr("name"), n)
		case "outline-style":
			d.lists.learn(outlineList, n)
		}
	}
}

// block says which part an element at block level is.
func (d *odt) block(to *html.Node, n *node) part {
	switch n.name {
	case "h", "p":
		return part{as: asParagraph}
	case "list":
		d.list(to, n, nil)
	case "numbered-paragraph":
		d.label = d.lists.numbered(n)
		li := markup.Element("li")
		d.blocks(li, n.kids)
		return part{as: asElement, finish: li}
	case "table":
		return part{as: asTable, kids: n.kids}
	case "section":
		if n.attr("display") != "none" {
			return groupOf(n.kids)
		}
		d.leftOut(to, n)
	case "frame":
		if eq := d.equation(n); eq != nil {
			return part{as: asElement, finish: markup.Element("p", eq)}
		}
		d.frame(to, n)
		return groupOf(n.kids)
	case "text-box", "g", "custom-shape", "index-body", "bibliography", "page", "illustration-index", "alphabetical-index":
		return groupOf(n.kids)
	default:
		d.noteMark(to, n)
	}
	return part{}
}

// row says which part an element of a table is.
func (d *odt) row(to *html.Node, n *node) part {
	switch n.name {
	case "table-row":
		if hidden := n.attr("visibility"); hidden != "collapse" && hidden != "filter" {
			return part{as: asRow, kids: n.kids}
		}
		d.leftOut(to, n)
	case "table-header-rows", "table-rows", "table-row-group":
		return groupOf(n.kids)
	}
	return part{}
}

// cell says which part an element of a row is.
func (d *odt) cell(to *html.Node, n *node) part {
	if n.name == "table-cell" {
		return part{as: asCell, kids: n.kids}
	}
	d.leftOut(to, n)
	return part{}
}

// paragraph is a paragraph or a heading. The number that waits for it is its own.
func (d *odt) paragraph(n *node) (p paragraph, is bool) {
	style := n.attr("style-name")
	if n.name == "h" {
		level := max(atoi(n.attr("outline-level")), 1)
		if d.label == "" && n.attr("is-list-header") != "true" {
			d.label = d.lists.heading(level, n.attr("restart-numbering") == "true", n.attr("start-value"))
		}
		p.element = markup.Heading(level)
	} else {
		p.element = d.kindOf(style)
	}
	p.label, d.label = d.label, ""
	p.set = d.formatOf("paragraph", style, charFormat{})
	p.hidden, p.kids = p.set.hidden, n.kids
	return p, true
}

// shows is true for all text: no instructions stand among it.
func (d *odt) shows(string) bool { return true }

// kindOf is the element a paragraph of a style becomes. Programs write the
// names of their own styles in English, with _20_ for a blank.
func (d *odt) kindOf(style string) *html.Node {
	for range maxStyles {
		switch name := strings.ToLower(strings.ReplaceAll(style, "_20_", " ")); name {
		case "title":
			return markup.Heading(1)
		case "quotations", "quote", "intense quote", "block quotation":
			return markup.Element("blockquote")
		case "caption", "illustration", "figure", "drawing":
			return markup.Element("caption")
		}
		st := d.styles["paragraph "+style]
		if st.outline > 0 {
			return markup.Heading(st.outline)
		}
		if style = st.base; style == "" {
			break
		}
	}
	return markup.Element("p")
}
