// Package pdf writes a report as a tagged PDF: bookmarks, links, fonts with the letters that are
// used and what they mean, so that its words can be copied out again.
package pdf

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
	"galley/model/palette"
	"galley/model/prose"
	"galley/model/report/view"
)

// Measures of a page, in points: A4, with room beside the lines for the numbers of claims, where
// lines begin.
const (
	innerEdge, outerEdge = 72, 46 // the wider one has the numbers
	topEdge, bottomEdge  = 52, 58
	numberWidth          = 46 // for the numbers
	usualLeading         = 1.4
)

// Sizes of type, in points.
const (
	titleSize, partSize, headSize, bodySize, smallSize, tinySize = 22, 14, 11.5, 11, 9, 8
)

var (
	black, grey, blue = layout.Hex("#1b1c1e"), layout.Hex("#55534d"), layout.Hex("#174f8c")
	ruleGrey          = layout.Hex("#cfcabf")
)

// tintColour lies behind a highlight of a tone, lineColour is the bar beside a card and the ink of
// a stance. Paper is light.
func tintColour(tone palette.Key) layout.Color { return layout.Hex(palette.Of(tone).Tint.Light.Hex()) }
func lineColour(tone palette.Key) layout.Color { return layout.Hex(palette.Of(tone).Line.Light.Hex()) }

// writer makes the document of one report.
type writer struct {
	view.Report
	logo view.Logo
	// comments stand on the cards in place of what a report says there, by the claim's id; nil where it
	// is a report
	comments map[string][]string
	title    string // at the foot of each page, "" the report's heading
	doc      *folio.Document
	set      *typesetter
	rtl      bool       // the report's own words run from right to left: so does the page
	head     *textBlock // of a part, which waits for what stands below it
}

// Write writes the PDF. It ends with ctx.
func Write(ctx context.Context, w io.Writer, c view.Chosen) error { return write(ctx, w, c, nil) }

// WriteComments writes the article with what is said of each claim below it, by the claim's id, and
// nothing else: a checking copy on paper.
func WriteComments(ctx context.Context, w io.Writer, c view.Chosen, comments map[string][]string) error {
	c.Choices.Without, c.Choices.Corrections, c.Choices.Ledger = nil, false, false
	for _, p := range view.Parts {
		if p != view.Text && p != view.Cards {
			c.Choices.Without = append(c.Choices.Without, p)
		}
	}
	return write(ctx, w, c, comments)
}

func write(ctx context.Context, w io.Writer, c view.Chosen, comments map[string][]string) error {
	r, err := view.Of(c)
	if err != nil {
		return err
	}
	t, err := newTypesetter()
	if err != nil {
		return fmt.Errorf("the fonts of the PDF: %w", err)
	}
	d := writer{Report: r, comments: comments, logo: c.Logo, doc: folio.NewDocument(folio.PageSizeA4), set: t, rtl: r.Words.Direction() == "rtl"}
	d.doc.SetTagged(true)
	d.doc.SetAutoBookmarks(true)
	left, right := d.edges()
	d.doc.SetMargins(layout.Margins{Top: topEdge, Right: right, Bottom: bottomEdge, Left: left})
	d.doc.SetViewerPreferences(folio.ViewerPreferences{DisplayDocTitle: true})
	d.doc.Info = folio.Info{
		Title: d.say(r.Heading()), Author: d.say(c.Editor), Creator: d.say(c.Generator), Producer: d.say(c.Generator),
		CreationDate: c.Made.Time(), ModDate: c.Made.Time(), Language: r.Words.Lang,
	}
	d.doc.SetFooter(d.foot)
	if err := d.masthead(); err != nil {
		return err
	}
	d.signOff()
	d.summary()
	d.article()
	d.claims()
	d.sources()
	d.ledger()
	d.corrections()
	d.method()
	d.closing()
	_, err = d.doc.WriteToWithContext(ctx, w, folio.WriteOptions{
		Deterministic: true, UseXRefStream: true, UseObjectStreams: true, CompressionLevel: 6,
	})
	return err
}

// say is a text on one line, without what has no place in a PDF.
func (d *writer) say(s string) string { return prose.OneLine(prose.Plain(s)) }

// edges are the margins at the left and the right.
func (d *writer) edges() (left, right float64) {
	if d.rtl {
		return outerEdge, innerEdge
	}
	return innerEdge, outerEdge
}

// paragraph is a text in one look.
func (d *writer) paragraph(s string, look ink, tag string) *textBlock {
	return d.styled(d.set.runs(d.say(s), look), look.size, tag)
}

func (d *writer) styled(runs []layout.TextRun, size float64, tag string) *textBlock {
	return &textBlock{text: textOf(runs, d.rtl), size: size, tag: tag}
}

// add puts a block below what is there, with so much space around it.
func (d *writer) add(b *textBlock, before, after float64) { d.put(spaced(b, before, after)) }

// put puts an element below what is there. A heading that waits stands on the same page.
func (d *writer) put(e layout.Element) {
	if d.head != nil {
		e = &together{head: d.head, next: e}
		d.head = nil
	}
	d.doc.Add(e)
}

// part is the heading of a part of the report. It stands in the outline too.
func (d *writer) part(id string, anchor string) {
	b := d.paragraph(d.Words.Say(id), ink{size: partSize, bold: true, color: black}, "H2")
	b.bookmark, b.level, b.anchor = d.say(d.Words.Say(id)), 1, anchor
	d.head = spaced(b, 22, 7)
}

// foot puts the headline and the page's number at the foot of each page.
func (d *writer) foot(at folio.PageContext, p *folio.Page) {
	s := p.ContentStream()
	s.BeginMarkedContent("Artifact")
	s.SetFillColorRGB(grey.R, grey.G, grey.B)
	width := d.doc.PageSize().Width
	number := fmt.Sprintf("%d / %d", at.PageIndex+1, at.TotalPages)
	own := d.set.own[0]
	left, right := d.edges()
	wide := own.MeasureString(number, smallSize)
	title := shortened(own, d.say(d.footTitle()), width-left-right-wide-24)
	titleAt, numberAt := left, width-right-wide
	if d.rtl {
		titleAt, numberAt = width-right-own.MeasureString(title, smallSize), left
	}
	if d.known(title) {
		p.AddTextEmbedded(title, own, smallSize, titleAt, bottomEdge/2)
	}
	p.AddTextEmbedded(number, own, smallSize, numberAt, bottomEdge/2)
	s.EndMarkedContent()
}

func (d *writer) footTitle() string {
	if d.title != "" {
		return d.title
	}
	return d.Heading()
}

// known reports whether our font has every letter, in an order it can be set in.
func (d *writer) known(s string) bool {
	for _, r := range s {
		if d.set.own[0].Face().GlyphIndex(r) == 0 || r >= 0x590 && r < 0x900 {
			return false
		}
	}
	return true
}

func shortened(f *font.EmbeddedFont, s string, width float64) string {
	if f.MeasureString(s, smallSize) <= width {
		return s
	}
	letters := []rune(s)
	for len(letters) > 0 && f.MeasureString(string(letters)+"…", smallSize) > width {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimSpace(string(letters)) + "…"
}

// masthead is the top of the first page: who publishes, what was checked.
func (d *writer) masthead() error {
	if len(d.logo.Bytes) > 0 {
		read := image.NewPNG
		if d.logo.MediaType == "image/jpeg" {
			read = image.NewJPEG
		}
		logo, err := read(d.logo.Bytes)
		if err != nil {
			return model.Wrap(model.Invalid, err, "The newsroom's logo cannot be put into a PDF. The report was not written.")
		}
		height := min(34, 180/logo.AspectRatio())
		d.put(layout.NewImageElement(logo).SetSize(height*logo.AspectRatio(), height).SetAltText(d.say(d.Choices.Newsroom)))
	}
	line := func(s string, look ink, after float64) {
		if d.say(s) != "" {
			d.add(d.paragraph(s, look, "P"), 0, after)
		}
	}
	line(d.Choices.Newsroom, ink{size: headSize, bold: true, color: black}, 10)
	line(d.Words.Say("fact_check"), ink{size: smallSize, bold: true, color: grey}, 2)
	title := d.paragraph(d.Article.Title, ink{size: titleSize, bold: true, color: black}, "H1")
	title.leading = 1.18
	d.add(title, 0, 6)
	line(prose.Join(" · ", d.say(d.Article.Byline), d.say(d.Article.Publisher), d.say(d.Published)), ink{size: smallSize, color: grey}, 0)
	line(d.Link, ink{size: smallSize, color: blue, url: d.Link}, 0)
	return nil
}

// closing says when, by whom and with what the report was made.
func (d *writer) closing() {
	before := 24.0
	for _, s := range prose.NonEmpty(d.PublishedBy(), d.Made) {
		d.add(d.paragraph(s, ink{size: smallSize, color: grey}, "P"), before, 0)
		before = 0
	}
}
