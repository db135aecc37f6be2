package ingest

import (
	"bytes"
	"context"
	"strconv"
	"strings"

	"galley/model"

	"golang.org/x/net/html"
)

// No library for OpenDocument texts is kept up; like Word's, their text and
// styles are a few elements of two XML parts.

var openDocument = &kind{name: "an OpenDocument text", media: "application/vnd.oasis.opendocument.text", read: readODT}

// flatDocument is the same in one XML file.
var flatDocument = &kind{name: "an OpenDocument text", media: "application/vnd.oasis.opendocument.text-flat-xml", read: readFlatODT}

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
	styles map[string]odtStyle // by family and name
	notes  []*node             // bodies of the notes, in the order of the text
}

type odtStyle struct {
	base    string
	outline int // 1 to 10, 0 none
	hidden  bool
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
	return odtDocument(ctx, s, content.child("document-content"), sheet.child("document-styles"), meta.child("document-meta"))
}

func readFlatODT(ctx context.Context, s source) (model.Document, error) {
	root, err := parseXML(ctx, s.data)
	if err != nil {
		return model.Document{}, damaged(s, err)
	}
	root = root.child("document")
	return odtDocument(ctx, s, root, root, root)
}

// locked is the refusal of a document that asks for a password.
func locked(s source) error {
	return model.Faultf(model.Refused, "“%s” is protected by a password, so nothing was imported. Open it, save a copy without the password, and import that.", s.name)
}

func odtDocument(ctx context.Context, s source, content, sheet, meta *node) (model.Document, error) {
	d := odt{styles: map[string]odtStyle{}}
	d.learn(sheet.child("styles"))
	d.learn(content.child("automatic-styles"))
	body := element("body")
	d.blocks(body, content.child("body", "text").kids)
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
		if n.name != "style" {
			continue
		}
		st := odtStyle{base: n.of("parent-style-name")}
		t := n.child("text-properties")
		st.hidden = t.of("display") == "none"
		st.outline, _ = strconv.Atoi(n.of("default-outline-level"))
		d.styles[n.of("family")+" "+n.of("name")] = st
	}
}

// blocks adds paragraphs, lists and tables, and what holds such.
func (d *odt) blocks(to *html.Node, kids []*node) {
	for _, n := range kids {
		switch n.name {
		case "h":
			level, _ := strconv.Atoi(n.of("outline-level"))
			d.paragraph(to, heading(level), n)
		case "p":
			d.paragraph(to, d.kindOf(n.of("style-name")), n)
		case "list":
			ul := element("ul")
			for _, item := range n.kids {
				if item.name == "list-item" || item.name == "list-header" {
					li := element("li")
					d.blocks(li, item.kids)
					ul.AppendChild(li)
				}
			}
			to.AppendChild(ul)
		case "table":
			table := element("table")
			d.rows(table, n.kids)
			to.AppendChild(table)
		case "section":
			if n.of("display") != "none" {
				d.blocks(to, n.kids)
			}
		case "frame", "text-box", "g", "custom-shape", "numbered-paragraph", "index-body", "bibliography", "page", "illustration-index", "alphabetical-index":
			d.blocks(to, n.kids)
		}
	}
}

func (d *odt) rows(table *html.Node, kids []*node) {
	for _, n := range kids {
		switch n.name {
		case "table-row":
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
	d.runs(kind, n.kids, &beside)
	if kind.FirstChild != nil {
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

// runs adds the text of a paragraph. White space is as in XML, with elements
// for what is more than one blank. Notes come after the text, as they do on
// paper, and without their numbers in it, which would run into the words.
func (d *odt) runs(to *html.Node, kids []*node, beside *[]*node) {
	for _, n := range kids {
		switch n.name {
		case "":
			addText(to, n.text)
		case "s":
			addText(to, " ")
		case "tab":
			addText(to, "\t")
		case "line-break":
			to.AppendChild(element("br"))
		case "note":
			d.notes = append(d.notes, n.child("note-body"))
		case "span":
			if !d.styles["text "+n.of("style-name")].hidden {
				d.runs(to, n.kids, beside)
			}
		case "frame", "custom-shape", "g":
			*beside = append(*beside, n)
		case "annotation", "tracked-changes", "ruby-text", "hidden-text", "hidden-paragraph", "title", "desc", "script", "object", "image", "page-number", "page-count", "event-listeners":
		default:
			d.runs(to, n.kids, beside)
		}
	}
}
