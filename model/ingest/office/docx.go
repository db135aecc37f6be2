package office

import (
	"bytes"
	"context"
	"path"
	"strconv"
	"strings"

	"galley/model"
	"galley/model/ingest/input"
	"galley/model/ingest/markup"
	"galley/model/ingest/metadata"
	"galley/model/ingest/picture"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// Of the Go libraries for Word documents those that are kept up are under
// the AGPL, and the others read words without styles; a document's text and
// styles are a few elements of two XML parts.

// IsWord: a ZIP file whose main part is a text in WordprocessingML.
func IsWord(_ string, data []byte) bool {
	p, err := openPackage(context.Background(), data)
	if err != nil || !p.has("[Content_Types].xml") {
		return false
	}
	types, err := p.tree("[Content_Types].xml")
	if err != nil {
		return p.has("word/document.xml")
	}
	found := false
	types.all(func(n *node) {
		t := n.attr("ContentType")
		found = found || strings.Contains(t, "wordprocessingml") && strings.Contains(t, "main") || strings.Contains(t, "ms-word.") &&
			strings.Contains(t, "main")
	})
	return found
}

// RefuseLocked refuses an Office document that asks for a password.
func RefuseLocked(_ context.Context, s input.File) (model.Document, error) {
	return model.Document{}, input.Locked(s)
}

// IsLocked: an Office document that asks for a password is a ZIP file that
// lies encrypted in an older container.
func IsLocked(_ string, data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) && bytes.Contains(data,
		[]byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"))
}

// docx is a Word document while it is read.
type docx struct {
	builder
	ctx       context.Context
	name      string // of the file, as it can stand in a sentence
	parts     *zipPackage
	main      string                 // the part with the text
	where     map[string]string      // the parts that belong to it, by what they are
	links     map[string]string      // the parts that the text refers to, by id
	hrefs     map[*node]string       // where hyperlinks lead
	comments  map[string][]commented // the places of comments in the text, by id
	original  bool                   // tracked changes are read as if refused
	styles    map[string]wordStyle
	formats   map[[2]string]charFormat // of styles, by those of the letters and the paragraph
	lists     wordLists
	footnotes map[string][]*node // and endnotes, by kind and id
	style     string             // of the paragraph whose text is being added
	fields    []*field           // those that are open, the innermost last
	depth     int                // in how many documents this one lies
	warnings  []string           // what a person has to be told
	err       error              // a limit that was met
}

func newDocx(ctx context.Context, name string, parts *zipPackage, depth int) *docx {
	d := &docx{ctx: ctx, name: name, parts: parts, depth: depth}
	d.builder.format, d.builder.noted = d, &gathered{}
	d.hrefs, d.comments = map[*node]string{}, map[string][]commented{}
	return d
}

// wordStyle is what a style says of paragraphs and of letters.
type wordStyle struct {
	name, base string
	outline    int // 1 to 9, 0 none
	numPr      *node
	rPr        *node
}

// ReadWord reads a Word document.
func ReadWord(ctx context.Context, s input.File) (model.Document, error) {
	doc, _, err := readWord(ctx, s, nil)
	return doc, err
}

// readWord reads a Word document, with the marks in its text. With runs those are
// of its runs of letters.
func readWord(ctx context.Context, s input.File, runs *runs) (model.Document, []typography.Mark, error) {
	none := model.Document{}
	p, err := openPackage(ctx, s.Data)
	if err != nil {
		return none, nil, input.Damaged(s, err)
	}
	d := newDocx(ctx, s.Name, p, 0)
	d.builder.letters, d.original = runs, s.Changes == input.Original
	if runs == nil {
		d.pictures = &picture.Reader{}
	}
	body, about, language, err := d.read()
	if err != nil {
		return none, nil, input.Damaged(s, err)
	}
	pieces := markup.Pieces(body, true)
	if err := input.Stopped(ctx, s.Name); err != nil {
		return none, nil, err
	}
	about = about.child("coreProperties")
	doc, marks := metadata.ComposeMarked(pieces, metadata.Properties{
		Title: about.child("title").line(), Author: strings.ReplaceAll(about.child("creator").line(), ";", ", "),
		Created:  about.child("created").line(),
		Language: typography.FirstOf(about.child("language").line(), language),
	})
	doc.Cautions, doc.Tracked = d.warnings, d.noted.tracked
	if runs == nil {
		doc.Notes = d.placed(typography.Marked{Text: doc.Text, Marks: marks})
		d.pictures.Place(&doc, marks)
	}
	return doc, marks, nil
}

// read makes the elements of the text, and reads the data sheet and the
// language that the style sheet names.
func (d *docx) read() (body *html.Node, about *node, language string, err error) {
	main, core := "word/document.xml", "docProps/core.xml"
	rels, err := d.parts.optional("_rels/.rels")
	if err != nil {
		return nil, nil, "", err
	}
	for _, r := range rels.child("Relationships").kids {
		switch kind := r.attr("Type"); {
		case strings.HasSuffix(kind, "/officeDocument"):
			main = r.attr("Target")
		case strings.HasSuffix(kind, "/core-properties"):
			core = r.attr("Target")
		}
	}
	root, err := d.parts.tree(main)
	if err != nil {
		return nil, nil, "", err
	}
	d.main = main
	d.builder.letters.number(d.parts.nameOf(main), root, "t")
	d.changed(root)
	sheet, err := d.learn(main)
	if err != nil {
		return nil, nil, "", err
	}
	if about, err = d.parts.optional(core); err != nil {
		return nil, nil, "", err
	}
	if err := d.learnLinks(main, root); err != nil {
		return nil, nil, "", err
	}
	body = d.document(root.child("document", "body").kids)
	d.learnComments(root)
	return body, about, sheet.child("styles", "docDefaults", "rPrDefault", "rPr", "lang").attr("val"), d.err
}

// learn reads what stands in parts beside the text: styles, lists and notes.
func (d *docx) learn(main string) (sheet *node, err error) {
	beside := path.Dir(main)
	where := map[string]string{"styles": path.Join(beside, "styles.xml"), "numbering": path.Join(beside, "numbering.xml"),
		"footnotes": path.Join(beside, "footnotes.xml"), "endnotes": path.Join(beside, "endnotes.xml"),
		"comments": path.Join(beside, "comments.xml"), "commentsExtended": path.Join(beside, "commentsExtended.xml"),
		"commentsIds": path.Join(beside, "commentsIds.xml"), "commentsExtensible": path.Join(beside, "commentsExtensible.xml")}
	d.where = where
	rels, err := d.parts.optional(relsOf(main))
	if err != nil {
		return nil, err
	}
	d.links = map[string]string{}
	for _, r := range rels.child("Relationships").kids {
		if r.attr("TargetMode") == "External" {
			continue
		}
		target := r.attr("Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(beside, target)
		}
		d.links[r.attr("Id")] = target
		if name := path.Base(r.attr("Type")); where[name] != "" {
			where[name] = target
		}
	}
	if sheet, err = d.parts.optional(where["styles"]); err != nil {
		return nil, err
	}
	d.learnStyles(sheet)
	numbering, err := d.parts.optional(where["numbering"])
	if err != nil {
		return nil, err
	}
	d.lists = wordListsOf(numbering.child("numbering"),
		func(style string) string { return d.styles[style].numPr.child("numId").attr("val") })
	d.footnotes = map[string][]*node{}
	for _, kind := range []string{"footnote", "endnote"} {
		notes, err := d.parts.optional(where[kind+"s"])
		if err != nil {
			return nil, err
		}
		d.builder.letters.number(d.parts.nameOf(where[kind+"s"]), notes, "t")
		d.changed(notes)
		if err := d.learnLinks(where[kind+"s"], notes); err != nil {
			return nil, err
		}
		for _, n := range notes.child(kind + "s").kids {
			if n.name == kind {
				d.footnotes[kind+n.attr("id")] = n.kids
			}
		}
	}
	return sheet, nil
}

// learnStyles reads the style sheet. Built-in styles keep their English names in it,
// whatever language Word speaks; their ids do not.
func (d *docx) learnStyles(sheet *node) {
	d.styles, d.formats = map[string]wordStyle{}, map[[2]string]charFormat{}
	for _, n := range sheet.child("styles").kids {
		if n.name != "style" {
			continue
		}
		st := wordStyle{name: strings.ToLower(n.child("name").attr("val")), base: n.child("basedOn").attr("val"),
			numPr: n.child("pPr", "numPr"), rPr: n.child("rPr")}
		if level := n.child("pPr", "outlineLvl").attr("val"); level != "" {
			st.outline = outlineLevel(level)
		}
		d.styles[n.attr("styleId")] = st
	}
}

// outlineLevel counts from 1; Word counts from 0, and 9 is no heading.
func outlineLevel(val string) int {
	if n, err := strconv.Atoi(val); err == nil && n >= 0 && n < 9 {
		return n + 1
	}
	return 0
}

// on reports whether a switch such as vanish is there and not turned off.
func on(n *node) bool {
	v := n.attr("val")
	return n.name != "" && v != "0" && v != "false" && v != "off"
}

// block says which part an element at block level is.
func (d *docx) block(to *html.Node, n *node) part {
	switch n.name {
	case "p":
		return part{as: asParagraph}
	case "tbl":
		return part{as: asTable, kids: n.kids}
	case "sdt":
		// navigation, as on a page
		if gallery := n.child("sdtPr", "docPartObj", "docPartGallery").attr("val"); gallery != "Table of Contents" {
			return groupOf(n.child("sdtContent").kids)
		}
	case "altChunk":
		d.endUnfinished(to)
		d.chunk(to, n.attr("id"))
	case "AlternateContent":
		return groupOf(n.child("Choice").kids)
	case "ins", "moveTo", "customXml":
		return groupOf(n.kids)
	case "del", "moveFrom":
		d.leftOut(to, n)
	default:
		d.commentMark(to, n)
	}
	return part{}
}

// row says which part an element of a table is.
func (d *docx) row(to *html.Node, n *node) part {
	switch n.name {
	case "tr":
		if pr := n.child("trPr"); pr.child("del").name == "" && !on(pr.child("hidden")) { // else deleted with changes tracked
			return part{as: asRow, kids: n.kids}
		}
		d.leftOut(to, n)
	case "sdt":
		return groupOf(n.child("sdtContent").kids)
	case "ins", "customXml":
		return groupOf(n.kids)
	default:
		d.commentMark(to, n)
	}
	return part{}
}

// cell says which part an element of a row is.
func (d *docx) cell(to *html.Node, n *node) part {
	switch n.name {
	case "tc":
		if n.child("tcPr", "cellDel").name == "" {
			return part{as: asCell, kids: n.kids}
		}
		d.leftOut(to, n)
	case "sdt":
		return groupOf(n.child("sdtContent").kids)
	case "customXml":
		return groupOf(n.kids)
	default:
		d.commentMark(to, n)
	}
	return part{}
}

// paragraph is a paragraph whose end was not deleted, with what stands before
// it in paragraphs whose end was.
func (d *docx) paragraph(n *node) (p paragraph, is bool) {
	pPr := n.child("pPr")
	kids := n.kids
	if len(d.unfinished) > 0 {
		kids, d.unfinished = append(d.unfinished, kids...), nil
	}
	mark := pPr.child("rPr")
	initial := pPr.child("framePr").attr("dropCap")
	if mark.child("del").name != "" || mark.child("moveFrom").name != "" || initial != "" && initial != "none" {
		d.unfinished = kids
		return p, false
	}
	kind, skip := d.kindOf(pPr)
	if skip {
		return p, false
	}
	id, level := d.numbered(pPr)
	d.style = pPr.child("pStyle").attr("val")
	return paragraph{element: kind, label: d.lists.next(id, level), set: d.formatOf(&node{}, d.style), kids: kids}, true
}

// numbered is the list that a paragraph is an item of, and how deep in it: "" for none.
func (d *docx) numbered(pPr *node) (id string, level int) {
	own := pPr.child("numPr")
	id = own.child("numId").attr("val")
	deep := own.child("ilvl").attr("val")
	style := pPr.child("pStyle").attr("val")
	for range maxStyles {
		st, known := d.styles[style]
		if id != "" || !known {
			break
		}
		if id = st.numPr.child("numId").attr("val"); id != "" && deep == "" {
			if deep = st.numPr.child("ilvl").attr("val"); deep == "" {
				return id, d.lists.levelOf(id, style)
			}
		}
		style = st.base
	}
	if id == "0" {
		return "", 0
	}
	level, err := strconv.Atoi(deep)
	if err != nil || level < 0 || level > 8 {
		level = 0
	}
	return id, level
}

// kindOf is the element a paragraph becomes. skip is true for tables of contents.
func (d *docx) kindOf(pPr *node) (_ *html.Node, skip bool) {
	list, _ := d.numbered(pPr)
	outline, listed := 0, list != ""
	if level := pPr.child("outlineLvl").attr("val"); level != "" {
		outline = outlineLevel(level)
	}
	id := pPr.child("pStyle").attr("val")
	for range maxStyles {
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
			return markup.Heading(1), false
		case isHeading && len(level) == 1 && level[0] >= '1' && level[0] <= '9':
			return markup.Heading(int(level[0] - '0')), false
		case st.outline > 0 && outline == 0:
			outline = st.outline
		case name == "quote" || name == "intensequote" || name == "quotations" || name == "blocktext" || name == "blockquote" ||
			name == "blockquotation":
			return markup.Element("blockquote"), false
		case name == "caption":
			return markup.Element("caption"), false
		}
		listed = listed || strings.HasPrefix(name, "listbullet") || strings.HasPrefix(name, "listnumber")
		if id = st.base; id == "" {
			break
		}
	}
	switch {
	case outline > 0:
		return markup.Heading(outline), false
	case listed:
		return markup.Element("li"), false
	}
	return markup.Element("p"), false
}
