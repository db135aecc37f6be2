package docx

import (
	"fmt"
	"strings"

	"galley/model/palette"
	"galley/model/prose"
)

// look is how a run of text looks.
type look struct {
	bold, raised bool
	highlight    string // one of Word's sixteen colours, "" none
	shade        string // the tint of a badge, RRGGBB; "" none
	link         bool   // looks like one
	style        string // more properties of the run, as they are
}

// tintColour lies behind a badge of a tone, lineColour is the bar beside a card; as Word writes
// them, RRGGBB. Word's own highlighters are the palette's Pen. Paper is light.
func tintColour(tone palette.Key) string {
	return fmt.Sprintf("%06X", uint32(palette.Of(tone).Tint.Light))
}
func lineColour(tone palette.Key) string {
	return fmt.Sprintf("%06X", uint32(palette.Of(tone).Line.Light))
}

// wordRun adds a run; its line ends stay line ends.
func (m *part) run(text string, look look) {
	text = prose.Plain(text)
	if text == "" {
		return
	}
	m.Raw(`<w:r><w:rPr>`)
	if look.link {
		m.Raw(`<w:rStyle w:val="Hyperlink"/>`)
	}
	if look.bold {
		m.Raw(`<w:b/><w:bCs/>`)
	}
	m.Raw(look.style)
	if look.highlight != "" {
		m.Raw(`<w:highlight w:val="`, look.highlight, `"/>`)
	}
	if look.shade != "" {
		m.Raw(`<w:shd w:val="clear" w:color="auto" w:fill="`, look.shade, `"/>`)
	}
	if look.raised {
		m.Raw(`<w:vertAlign w:val="superscript"/>`)
	}
	if prose.RightToLeft(text) {
		m.Raw(`<w:rtl/>`)
	}
	m.Raw(`</w:rPr>`)
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			m.Raw(`<w:br/>`)
		}
		m.Raw(`<w:t xml:space="preserve">`)
		m.Line(line)
		m.Raw(`</w:t>`)
	}
	m.Raw(`</w:r>`)
}

// direction is the property of a paragraph whose first strong letter runs from
// right to left.
func direction(text string) string {
	if prose.RightToLeft(text) {
		return `<w:bidi/>`
	}
	return ""
}

// mark is a place that links lead to.
func (d *writer) mark(name string, n int) {
	d.marks++
	d.body.Raw(fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s_%d"/><w:bookmarkEnd w:id="%d"/>`, d.marks, name, n, d.marks))
}

// within adds a link to a place in the document.
func (d *writer) within(name string, n int, text string, look look) {
	d.body.Raw(fmt.Sprintf(`<w:hyperlink w:anchor="%s_%d">`, name, n))
	d.body.run(text, look)
	d.body.Raw(`</w:hyperlink>`)
}

// web adds a link to an address that webLink let through.
func (d *writer) web(address, text string) {
	d.body.Raw(`<w:hyperlink r:id="`, d.linkTo(address), `">`)
	d.body.run(text, look{link: true})
	d.body.Raw(`</w:hyperlink>`)
}

// sidebar is the bar beside a paragraph, and how far that is moved in.
type sidebar struct{ border, indent string }

// para adds a paragraph; text says its direction.
func (d *writer) para(style, text string, bar sidebar, fill func()) {
	d.body.Raw(`<w:p><w:pPr>`)
	if style != "" {
		d.body.Raw(`<w:pStyle w:val="`, style, `"/>`)
	}
	d.body.Raw(bar.border, direction(text), bar.indent, `</w:pPr>`) // in the order that ECMA-376 has them in
	fill()
	d.body.Raw(`</w:p>`)
}

// said adds a paragraph of one text.
func (d *writer) said(style, text string, bar sidebar) {
	if strings.TrimSpace(prose.Plain(text)) != "" {
		d.para(style, text, bar, func() { d.body.run(text, look{}) })
	}
}
