package report

import (
	"context"
	"fmt"
	"io"
	"strings"

	folio "github.com/carlos7ags/folio/document"
	"github.com/carlos7ags/folio/font"
	"github.com/carlos7ags/folio/image"
	"github.com/carlos7ags/folio/layout"

	"galley/model"
)

// Measures of a page, in points: A4, with a line of 65 to 75 letters and room
// beside it for the numbers of claims.
const (
	pdfLeft, pdfRight = 92, 68
	pdfTop, pdfBottom = 72, 72
	pdfMargin         = 64 // for the numbers
	pdfLeading        = 1.42
)

// Sizes of type, in points.
const (
	pdfTitle, pdfPart, pdfHead, pdfBody, pdfSmall, pdfTiny = 22, 14, 11.5, 10.5, 9, 7.5
)

var (
	pdfInk, pdfFaint, pdfLink = layout.Hex("#1b1c1e"), layout.Hex("#55534d"), layout.Hex("#174f8c")
	pdfRule                   = layout.Hex("#cfcabf")
)

// pdfTints are what lies behind a highlight, and pdfLines the bar beside a card
// and the ink of a stance, by the rating's tone; as in assets/report.css.
var (
	pdfTints = map[string]layout.Color{
		unrated: layout.Hex("#fff0a8"), "true": layout.Hex("#c5ecd0"), "mostly-true": layout.Hex("#dff0bd"), "mixed": layout.Hex("#ffe0b5"),
		"mostly-false": layout.Hex("#ffd3c2"), "false": layout.Hex("#fbc8cd"), "none": layout.Hex("#dcdfe8"),
	}
	pdfLines = map[string]layout.Color{
		unrated: layout.Hex("#7a6000"), "true": layout.Hex("#125c2a"), "mostly-true": layout.Hex("#425e08"), "mixed": layout.Hex("#824700"),
		"mostly-false": layout.Hex("#90320f"), "false": layout.Hex("#931a28"), "none": layout.Hex("#434960"),
	}
	stanceTones = map[model.Stance]string{model.Supports: "true", model.Refutes: "false", model.Context: "none"}
)

// pdfWriter makes the document of one report.
type pdfWriter struct {
	page
	doc *folio.Document
	set *typesetter
}

// writePDF writes a tagged PDF: bookmarks, links, fonts with the letters that
// are used and what they mean, so that its words can be copied out again.
func writePDF(w io.Writer, c Content) error {
	p, err := pageOf(c)
	if err != nil {
		return err
	}
	t, err := newTypesetter()
	if err != nil {
		return fmt.Errorf("the fonts of the PDF: %w", err)
	}
	d := pdfWriter{page: p, doc: folio.NewDocument(folio.PageSizeA4), set: t}
	d.doc.SetTagged(true)
	d.doc.SetAutoBookmarks(true)
	d.doc.SetMargins(layout.Margins{Top: pdfTop, Right: pdfRight, Bottom: pdfBottom, Left: pdfLeft})
	d.doc.SetViewerPreferences(folio.ViewerPreferences{DisplayDocTitle: true})
	d.doc.Info = folio.Info{
		Title: d.say(p.heading()), Author: oneLine(plain(c.Editor)), Creator: oneLine(plain(c.Generator)), Producer: oneLine(plain(c.Generator)),
		CreationDate: c.Made.Time(), ModDate: c.Made.Time(), Language: p.Words.Lang,
	}
	d.doc.SetFooter(d.foot)
	if err := d.head(); err != nil {
		return err
	}
	d.summary()
	d.article()
	d.claims()
	d.sources()
	d.corrections()
	d.method()
	d.closing()
	_, err = d.doc.WriteToWithContext(contextOf(w), w, folio.WriteOptions{Deterministic: true, UseXRefStream: true, UseObjectStreams: true, CompressionLevel: 6})
	return err
}

// contextOf is the context that ends the writing.
func contextOf(w io.Writer) context.Context {
	if p, ok := w.(*patient); ok {
		return p.ctx
	}
	return context.Background()
}

// say is a text on one line, without what has no place in a PDF.
func (d *pdfWriter) say(s string) string { return oneLine(plain(s)) }

// paragraph is a text in one look.
func (d *pdfWriter) paragraph(s string, look ink, tag string) *textBlock {
	return d.styled(d.set.runs(d.say(s), look), look.size, tag)
}

func (d *pdfWriter) styled(runs []layout.TextRun, size float64, tag string) *textBlock {
	return &textBlock{text: setOf(runs), size: size, tag: tag}
}

// add puts a block below what is there, with so much space around it.
func (d *pdfWriter) add(b *textBlock, before, after float64) { d.doc.Add(spaced(b, before, after)) }

// part is the heading of a part of the report, which stands in the outline.
func (d *pdfWriter) part(id string, anchor string) {
	b := d.paragraph(d.Words.say(id), ink{size: pdfPart, bold: true, color: pdfInk}, "H2")
	b.keep, b.bookmark, b.level, b.anchor = 60, d.say(d.Words.say(id)), 1, anchor
	d.add(b, 26, 8)
}

// foot puts the headline and the page's number at the foot of each page.
func (d *pdfWriter) foot(at folio.PageContext, p *folio.Page) {
	s := p.ContentStream()
	s.BeginMarkedContent("Artifact")
	s.SetFillColorRGB(pdfFaint.R, pdfFaint.G, pdfFaint.B)
	width := d.doc.PageSize().Width
	number := fmt.Sprintf("%d / %d", at.PageIndex+1, at.TotalPages)
	own := d.set.own[0]
	room := width - pdfLeft - pdfRight - own.MeasureString(number, pdfSmall) - 24
	title := shortened(own, d.say(d.heading()), room)
	if d.known(title) {
		p.AddTextEmbedded(title, own, pdfSmall, pdfLeft, pdfBottom/2)
	}
	p.AddTextEmbedded(number, own, pdfSmall, width-pdfRight-own.MeasureString(number, pdfSmall), pdfBottom/2)
	s.EndMarkedContent()
}

// known reports whether our font has every letter, in an order it can be set in.
func (d *pdfWriter) known(s string) bool {
	for _, r := range s {
		if d.set.own[0].Face().GlyphIndex(r) == 0 || r >= 0x590 && r < 0x900 {
			return false
		}
	}
	return true
}

func shortened(f *font.EmbeddedFont, s string, width float64) string {
	if f.MeasureString(s, pdfSmall) <= width {
		return s
	}
	letters := []rune(s)
	for len(letters) > 0 && f.MeasureString(string(letters)+"…", pdfSmall) > width {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimSpace(string(letters)) + "…"
}

// head is the top of the first page: who publishes, what was checked.
func (d *pdfWriter) head() error {
	if len(d.Choices.Logo) > 0 {
		read := image.NewPNG
		if logoType(d.Choices.Logo) == "image/jpeg" {
			read = image.NewJPEG
		}
		logo, err := read(d.Choices.Logo)
		if err != nil {
			return model.Wrap(model.Invalid, err, "The newsroom's logo cannot be put into a PDF. The report was not written.")
		}
		height := min(34, 180/logo.AspectRatio())
		d.doc.Add(layout.NewImageElement(logo).SetSize(height*logo.AspectRatio(), height).SetAltText(d.say(d.Choices.Newsroom)))
	}
	line := func(s string, look ink, after float64) {
		if d.say(s) != "" {
			d.add(d.paragraph(s, look, "P"), 0, after)
		}
	}
	line(d.Choices.Newsroom, ink{size: pdfHead, bold: true, color: pdfInk}, 10)
	line(d.Words.say("fact_check"), ink{size: pdfSmall, bold: true, color: pdfFaint}, 2)
	title := d.paragraph(d.Article.Title, ink{size: pdfTitle, bold: true, color: pdfInk}, "H1")
	title.leading = 1.18
	d.add(title, 0, 6)
	line(joined(" · ", d.say(d.Article.Byline), d.say(d.Article.Publisher), d.say(d.Published)), ink{size: pdfSmall, color: pdfFaint}, 0)
	line(d.Link, ink{size: pdfSmall, color: pdfLink, url: d.Link}, 0)
	return nil
}

// closing says when, by whom and with what the report was made.
func (d *pdfWriter) closing() {
	before := 24.0
	for _, s := range nonempty(d.publishedBy(), d.Made) {
		d.add(d.paragraph(s, ink{size: pdfSmall, color: pdfFaint}, "P"), before, 0)
		before = 0
	}
}
