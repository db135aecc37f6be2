package ingest

import (
	"bytes"
	"context"
	"path"
	"strconv"
	"strings"

	"galley/model"

	"golang.org/x/net/html"
)

// Of the Go libraries for Word documents those that are kept up are under
// the AGPL, and the others read words without styles; a document's text and
// styles are a few elements of two XML parts.

var wordDocument = &kind{
	name: "a Word document", media: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", read: readDocx,
}

// isDocx: a ZIP file whose main part is a text in WordprocessingML.
func isDocx(_ string, data []byte) bool {
	p, err := openParcel(context.Background(), data)
	if err != nil || !p.has("[Content_Types].xml") {
		return false
	}
	types, err := p.tree("[Content_Types].xml")
	if err != nil {
		return p.has("word/document.xml")
	}
	found := false
	types.all(func(n *node) {
		t := n.of("ContentType")
		found = found || strings.Contains(t, "wordprocessingml") && strings.Contains(t, "main") || strings.Contains(t, "ms-word.") && strings.Contains(t, "main")
	})
	return found
}

// lockedOffice is any Office document that asks for a password: the ZIP file
// lies encrypted in an older container.
var lockedOffice = &kind{name: "an Office document", media: "application/x-ole-storage", read: func(_ context.Context, s source) (model.Document, error) {
	return model.Document{}, locked(s)
}}

func isLockedOffice(_ string, data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) && bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"))
}

// docx is a Word document while it is read.
type docx struct {
	styles map[string]wordStyle // by id
	notes  map[string][]*node   // footnotes and endnotes, by kind and id
	used   []*node              // the notes that the text refers to, in its order
}

// wordStyle is what a paragraph style says of paragraphs.
type wordStyle struct {
	name, base string
	outline    int // 1 to 9, 0 none
	listed     bool
	hidden     bool
}

func readDocx(ctx context.Context, s source) (model.Document, error) {
	none := model.Document{}
	p, err := openParcel(ctx, s.data)
	if err != nil {
		return none, damaged(s, err)
	}
	main, core := "word/document.xml", "docProps/core.xml"
	rels, err := p.optional("_rels/.rels")
	if err != nil {
		return none, damaged(s, err)
	}
	for _, r := range rels.child("Relationships").kids {
		switch kind := r.of("Type"); {
		case strings.HasSuffix(kind, "/officeDocument"):
			main = r.of("Target")
		case strings.HasSuffix(kind, "/core-properties"):
			core = r.of("Target")
		}
	}
	root, err := p.tree(main)
	if err != nil {
		return none, damaged(s, err)
	}
	d := docx{styles: map[string]wordStyle{}, notes: map[string][]*node{}}
	beside := path.Dir(main)
	sheet, err := p.optional(path.Join(beside, "styles.xml"))
	if err != nil {
		return none, damaged(s, err)
	}
	d.learn(sheet)
	for _, kind := range []string{"footnote", "endnote"} {
		notes, err := p.optional(path.Join(beside, kind+"s.xml"))
		if err != nil {
			return none, damaged(s, err)
		}
		for _, n := range notes.child(kind + "s").kids {
			if n.name == kind {
				d.notes[kind+n.of("id")] = n.kids
			}
		}
	}
	about, err := p.optional(core)
	if err != nil {
		return none, damaged(s, err)
	}
	body := element("body")
	d.blocks(body, root.child("document", "body").kids)
	for i := 0; i < len(d.used); i++ { // a note may refer to another
		d.blocks(body, d.used[i].kids)
	}
	pieces := walk(body, true)
	if err := stopped(ctx, s.name); err != nil {
		return none, err
	}
	about = about.child("coreProperties")
	return composed(pieces, properties{
		title: about.child("title").words(), author: strings.ReplaceAll(about.child("creator").words(), ";", ", "), created: about.child("created").words(),
		language: first(about.child("language").words(), sheet.child("styles", "docDefaults", "rPrDefault", "rPr", "lang").of("val")),
	}), nil
}

// learn reads the style sheet. Built-in styles keep their English names in it,
// whatever language Word speaks; their ids do not.
func (d *docx) learn(sheet *node) {
	for _, n := range sheet.child("styles").kids {
		if n.name != "style" {
			continue
		}
		st := wordStyle{
			name: strings.ToLower(n.child("name").of("val")), base: n.child("basedOn").of("val"),
			listed: isNumbered(n.child("pPr")), hidden: on(n.child("rPr", "vanish")),
		}
		if level := n.child("pPr", "outlineLvl").of("val"); level != "" {
			st.outline = outlineLevel(level)
		}
		d.styles[n.of("styleId")] = st
	}
}

// outlineLevel counts from 1; Word counts from 0, and 9 is no heading.
func outlineLevel(val string) int {
	if n, err := strconv.Atoi(val); err == nil && n >= 0 && n < 9 {
		return n + 1
	}
	return 0
}

func isNumbered(pPr *node) bool {
	id := pPr.child("numPr", "numId").of("val")
	return id != "" && id != "0"
}

// on reports whether a switch such as vanish is there and not turned off.
func on(n *node) bool {
	v := n.of("val")
	return n.name != "" && v != "0" && v != "false" && v != "off"
}

// blocks adds paragraphs and tables, and what holds such.
func (d *docx) blocks(to *html.Node, kids []*node) {
	for _, n := range kids {
		switch n.name {
		case "p":
			d.paragraph(to, n)
		case "tbl":
			table := element("table")
			d.rows(table, n.kids)
			to.AppendChild(table)
		case "sdt":
			if gallery := n.child("sdtPr", "docPartObj", "docPartGallery").of("val"); gallery != "Table of Contents" { // navigation, as on a page
				d.blocks(to, n.child("sdtContent").kids)
			}
		case "ins", "moveTo", "customXml", "AlternateContent", "Choice":
			d.blocks(to, n.kids)
		}
	}
}

func (d *docx) rows(table *html.Node, kids []*node) {
	for _, n := range kids {
		switch n.name {
		case "tr":
			row := element("tr")
			d.cells(row, n.kids)
			table.AppendChild(row)
		case "sdt":
			d.rows(table, n.child("sdtContent").kids)
		case "ins", "customXml":
			d.rows(table, n.kids)
		}
	}
}

func (d *docx) cells(row *html.Node, kids []*node) {
	for _, n := range kids {
		switch n.name {
		case "tc":
			cell := element("td")
			d.blocks(cell, n.kids)
			row.AppendChild(cell)
		case "sdt":
			d.cells(row, n.child("sdtContent").kids)
		case "customXml":
			d.cells(row, n.kids)
		}
	}
}

func (d *docx) paragraph(to *html.Node, n *node) {
	pPr := n.child("pPr")
	kind, skip := d.kindOf(pPr)
	if skip {
		return
	}
	var boxes []*node
	d.runs(kind, n.kids, &boxes)
	if kind.FirstChild != nil {
		to.AppendChild(kind)
	}
	for _, b := range boxes { // a text box is anchored in a paragraph and stands beside it
		d.blocks(to, b.kids)
	}
}

// kindOf is the element a paragraph becomes. skip is true for tables of contents.
func (d *docx) kindOf(pPr *node) (_ *html.Node, skip bool) {
	outline, listed := 0, isNumbered(pPr)
	if level := pPr.child("outlineLvl").of("val"); level != "" {
		outline = outlineLevel(level)
	}
	id := pPr.child("pStyle").of("val")
	for range 20 { // styles are based on others; a ring of them is damage
		st, ok := d.styles[id]
		if !ok {
			st.name = strings.ToLower(id) // documents without a style sheet name them plainly
		}
		name := strings.ReplaceAll(st.name, " ", "")
		level, isHeading := strings.CutPrefix(name, "heading")
		switch {
		case strings.HasPrefix(name, "toc") && len(name) == 4:
			return nil, true
		case name == "title":
			return heading(1), false
		case isHeading && len(level) == 1 && level[0] >= '1' && level[0] <= '9':
			return heading(int(level[0] - '0')), false
		case st.outline > 0 && outline == 0:
			outline = st.outline
		case name == "quote" || name == "intensequote" || name == "quotations" || name == "blocktext" || name == "blockquote" || name == "blockquotation":
			return element("blockquote"), false
		case name == "caption":
			return element("caption"), false
		}
		listed = listed || st.listed || strings.HasPrefix(name, "listbullet") || strings.HasPrefix(name, "listnumber")
		if id = st.base; id == "" {
			break
		}
	}
	switch {
	case outline > 0:
		return heading(outline), false
	case listed:
		return element("li"), false
	}
	return element("p"), false
}

// runs adds the text of a paragraph. What was deleted with changes tracked, what
// is hidden and what the reader of ruby sees above the line is left out.
func (d *docx) runs(to *html.Node, kids []*node, boxes *[]*node) {
	for _, n := range kids {
		switch n.name {
		case "r":
			if rPr := n.child("rPr"); !on(rPr.child("vanish")) && !d.styles[rPr.child("rStyle").of("val")].hidden {
				d.runs(to, n.kids, boxes)
			}
		case "t":
			for _, k := range n.kids {
				addText(to, k.text)
			}
		case "tab", "ptab":
			addText(to, "\t")
		case "br", "cr":
			to.AppendChild(element("br"))
			if n.of("type") == "page" || n.of("type") == "column" {
				to.AppendChild(element("br"))
			}
		case "noBreakHyphen":
			addText(to, "\u2011")
		case "footnoteReference", "endnoteReference":
			key := strings.TrimSuffix(n.name, "Reference") + n.of("id")
			if note, ok := d.notes[key]; ok {
				d.used = append(d.used, &node{kids: note})
				delete(d.notes, key)
			}
		case "txbxContent":
			*boxes = append(*boxes, n)
		case "del", "moveFrom", "Fallback", "rt", "pPr", "rPr", "instrText", "delText", "binData":
		default:
			d.runs(to, n.kids, boxes)
		}
	}
}
