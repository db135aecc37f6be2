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
	struck       bool        // what goes
	under        bool        // what comes in its place
	ground       palette.Key // the tone whose tint lies behind it, under ink that can be read on that; "" none
	depth        int         // how many claims cover it: a line below it in the tone's colour, two where it is more than one
	ink          palette.Key // the tone in whose line colour it is written, "" none
	link         bool        // looks like one
}

// tintColour lies behind a passage and a badge of a tone, lineColour is the line below that passage
// and the bar beside a card, textColour is what stands on a tint. All are of the palette: Word's
// highlighters are too few and too bright for it. Paper is light.
func tintColour(tone palette.Key) string { return hex(palette.Of(tone).Tint.Light) }
func lineColour(tone palette.Key) string { return hex(palette.Of(tone).Line.Light) }
func textColour() string                 { return hex(palette.Ink.Light) }

// hex is a colour as Word writes it, RRGGBB.
func hex(c palette.Colour) string { return fmt.Sprintf("%06X", uint32(c)) }

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
	if look.struck {
		m.Raw(`<w:strike/>`)
	}
	switch {
	case look.ground != "": // said, for the text's own colour may be one that Word picks
		m.Raw(`<w:color w:val="`, textColour(), `"/>`)
	case look.ink != "":
		m.Raw(`<w:color w:val="`, lineColour(look.ink), `"/>`)
	}
	if look.under {
		m.Raw(`<w:u w:val="single"/>`)
	}
	if look.depth > 0 {
		m.Raw(`<w:u w:val="`, map[bool]string{false: "single", true: "double"}[look.depth > 1], `" w:color="`, lineColour(look.ground), `"/>`)
	}
	if look.ground != "" {
		m.Raw(`<w:shd w:val="clear" w:color="auto" w:fill="`, tintColour(look.ground), `"/>`)
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
