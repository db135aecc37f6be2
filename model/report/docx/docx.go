// Package docx writes a report for Word and LibreOffice: highlights and comments are real ones,
// headings are styles, and its parts are linked.
package docx

import (
	"archive/zip"
	"cmp"
	"compress/flate"
	"fmt"
	"io"
	"time"

	"galley/model"
	"galley/model/prose"
	"galley/model/report/markup"
	"galley/model/report/view"
)

// A DOCX is a ZIP of XML files (ECMA-376). No well-kept library in Go with a
// free licence writes comments, threads of them and highlights, so the few
// kinds of elements that a report needs are written here.

// writer makes the files of one report.
type writer struct {
	view.Report
	content   view.Chosen
	body      *part
	links     map[string]int // relation numbers of web addresses
	addresses []string
	marks     int // bookmarks so far
	comments  []comment
	threads   map[int][]int     // comments on a claim, by its number
	attached  map[string]string // who attached a piece of evidence, by its id
}

const (
	firstLink  = 10 // relation numbers below are those of the document's own parts
	logoLink   = 9
	wordLayout = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	relations  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	xmlHead    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordSpaces = `xmlns:w="` + wordLayout + `" xmlns:r="` + relations +
		`" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" ` +
		`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14 w15"`
)

// Write writes the document.
func Write(w io.Writer, c view.Chosen) error {
	r, err := view.Of(c)
	if err != nil {
		return err
	}
	d := &writer{Report: r, content: c, links: map[string]int{}, threads: map[int][]int{}, attached: attachers(c)}
	d.makeComments()
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) { return flate.NewWriter(out, 6) })
	parts := []struct {
		name string
		make func(*part)
	}{
		{"[Content_Types].xml", d.types},
		{"_rels/.rels", fixed(rootRelations)},
		{"docProps/core.xml", d.core},
		{"docProps/app.xml", d.app},
		{"word/document.xml", d.document},
		{"word/_rels/document.xml.rels", d.relations}, // after the document: that collects them
		{"word/styles.xml", d.styles},
		{"word/numbering.xml", fixed(numbering)},
		{"word/settings.xml", fixed(settings)},
		{"word/comments.xml", d.commentFile},
		{"word/commentsExtended.xml", d.threadFile},
		{"word/header1.xml", d.header},
		{"word/footer1.xml", fixed(footer)},
	}
	if kind := c.Logo.Kind(); kind != "" {
		parts = append(parts, struct {
			name string
			make func(*part)
		}{"word/media/logo." + kind, fixed(string(c.Logo.Bytes))})
	}
	for _, p := range parts {
		// No time is put in: the same content gives the same bytes.
		out, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate})
		if err != nil {
			return fmt.Errorf("write %s: %w", p.name, err)
		}
		m := part{markup.To(out)}
		p.make(&m)
		if err := m.Flush(); err != nil {
			return fmt.Errorf("write %s: %w", p.name, err)
		}
	}
	return z.Close()
}

// part is one of the files that grows.
type part struct{ markup.Writer }

// fixed is a part that is the same in every report.
func fixed(text string) func(*part) { return func(m *part) { m.Raw(text) } }

// attachers are the editors who attached evidence, or accepted it, by its id, as the history tells.
func attachers(c view.Chosen) map[string]string {
	by := map[string]string{}
	for _, e := range c.Events {
		for _, edit := range e.Edits {
			piece, is := edit.After.(model.Evidence)
			was, had := edit.Before.(model.Evidence)
			if is && !piece.Proposed() && (!had || was.Proposed()) {
				by[piece.ID] = e.Editor
			}
		}
	}
	return by
}

func (d *writer) types(m *part) {
	m.Raw(xmlHead, `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" `+
		`ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	if kind := d.content.Logo.Kind(); kind != "" {
		m.Raw(`<Default Extension="`, kind, `" ContentType="image/`, kind, `"/>`)
	}
	m.Raw(`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override ` +
		`PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>`)
	for _, part := range [][2]string{
		{"document", "document.main"}, {"styles", "styles"}, {"numbering", "numbering"}, {"settings", "settings"}, {"comments", "comments"},
		{"commentsExtended", "commentsExtended"}, {"header1", "header"}, {"footer1", "footer"},
	} {
		m.Raw(`<Override PartName="/word/`, part[0], `.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.`,
			part[1], `+xml"/>`)
	}
	m.Raw(`</Types>`)
}

const rootRelations = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship ` +
	`Id="rId1" Type="` + relations + `/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" ` +
	`Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
	`<Relationship Id="rId3" Type="` + relations + `/extended-properties" Target="docProps/app.xml"/></Relationships>`

func (d *writer) relations(m *part) {
	m.Raw(xmlHead, `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i, part := range []string{"styles", "numbering", "settings", "comments", "", "header", "footer"} {
		target := part
		kind := relations + "/" + part
		switch part {
		case "":
			target, kind = "commentsExtended", "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
		case "header", "footer":
			target += "1"
		}
		m.Raw(fmt.Sprintf(`<Relationship Id="rId%d" Type="%s" Target="%s.xml"/>`, i+1, kind, target))
	}
	if kind := d.content.Logo.Kind(); kind != "" {
		m.Raw(fmt.Sprintf(`<Relationship Id="rId%d" Type="%s/image" Target="media/logo.%s"/>`, logoLink, relations, kind))
	}
	for i, address := range d.addresses {
		m.Raw(fmt.Sprintf(`<Relationship Id="rId%d" Type="%s/hyperlink" Target="`, firstLink+i, relations))
		m.Line(address)
		m.Raw(`" TargetMode="External"/>`)
	}
	m.Raw(`</Relationships>`)
}

// linkTo is the relation of a web address.
func (d *writer) linkTo(address string) string {
	n, known := d.links[address]
	if !known {
		n = len(d.addresses)
		d.links[address] = n
		d.addresses = append(d.addresses, address)
	}
	return fmt.Sprint("rId", firstLink+n)
}

func (d *writer) core(m *part) {
	m.Raw(xmlHead, `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" `+
		`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" `+
		`xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, field := range [][2]string{{"dc:title", d.Heading()}, {"dc:creator", d.content.Editor}, {"dc:language", d.Words.Lang},
		{"dc:publisher", d.Choices.Newsroom}} {
		if said := prose.OneLine(prose.Plain(field[1])); said != "" {
			m.Raw("<", field[0], ">")
			m.Line(said)
			m.Raw("</", field[0], ">")
		}
	}
	if made := when(d.content.Made); made != "" {
		m.Raw(`<dcterms:created xsi:type="dcterms:W3CDTF">`, made, `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">`, made,
			`</dcterms:modified>`)
	}
	m.Raw(`</cp:coreProperties>`)
}

func (d *writer) app(m *part) {
	m.Raw(xmlHead, `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>`)
	m.Line(prose.Plain(d.content.Generator))
	m.Raw(`</Application></Properties>`)
}

// when is a moment as Word writes it, "" where it is none.
func when(s model.Stamp) string {
	t := s.Time()
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// logo adds the newsroom's logo, at most 1.2 cm high and 6 cm wide.
func (d *writer) logo() {
	logo := d.content.Logo
	if len(logo.Bytes) == 0 {
		return
	}
	const centimetre = 360_000 // in EMU
	height := 1.2 * centimetre
	width := height * float64(logo.Width) / float64(logo.Height)
	if width > 6*centimetre {
		height, width = height*6*centimetre/width, 6*centimetre
	}
	size := fmt.Sprintf(`cx="%d" cy="%d"`, int(width), int(height))
	m := d.body
	m.Raw(`<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent `,
		size, `/><wp:docPr id="1" name="logo" descr="`)
	m.Line(cmp.Or(prose.Plain(d.Choices.Newsroom), "logo"))
	m.Raw(`"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">`,
		`<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">`,
		`<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">`,
		`<pic:nvPicPr><pic:cNvPr id="1" name="logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="`, fmt.Sprint("rId", logoLink),
		`"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext `, size,
		`/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`,
		`</w:r></w:p>`)
}
