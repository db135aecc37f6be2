package pdfium

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// Page is one page of a PDF: its picture and its text, each letter of which has a place on it.
type Page struct {
	Number  int         // from 1
	Of      int         // how many pages the PDF has
	Picture image.Image // nil where none was asked for
	Text    string      // in the order of PDFium, with "\n" at the end of a line
	Letters []Letter    // in the order of Text
}

// Letter is a sign of a page's text. Its box is measured in parts of the page's width and height, from the
// top left corner of the page as it is seen. One that is not drawn (a blank, the end of a line) has no box.
type Letter struct {
	Start, End     int // byte offsets in Text
	X0, Y0, X1, Y1 float32
}

// Drawn reports whether the letter has a place on the page.
func (l Letter) Drawn() bool { return l.X1 > l.X0 && l.Y1 > l.Y0 }

const (
	mostLetters = 200_000 // on a page; a page of a newspaper has some 20,000
	mostTall    = 6       // a picture of a page is at most so many times as tall as wide
)

// ErrNoPage says that a PDF has no page of a number.
var ErrNoPage = errors.New("the PDF has no such page")

// OnePage reads one page of a PDF and draws it width pixels wide; width 0 draws nothing. Other pages are not
// looked at: the last page of a long PDF takes as long as its first.
func OnePage(ctx context.Context, data []byte, number, width int) (page Page, err error) {
	err = openPDF(ctx, data, func(reader pdfium.Pdfium, doc references.FPDF_DOCUMENT, count int) error {
		if number < 1 || number > count {
			return ErrNoPage
		}
		page, err = readPage(reader, doc, number, width)
		page.Of = count
		return err
	})
	return page, err
}

// Texts reads the texts of pages, without the places of their letters: from one on, over the last to the first, to the one before it; backwards
// the other way round. It stops where next, which is handed each of them, returns false.
func Texts(ctx context.Context, data []byte, from int, backwards bool, next func(Page) bool) error {
	return openPDF(ctx, data, func(reader pdfium.Pdfium, doc references.FPDF_DOCUMENT, count int) error {
		for i := range count {
			if err := ctx.Err(); err != nil {
				return err
			}
			n := (max(from, 1) - 1 + i) % count
			if backwards {
				n = ((max(from, 1)-1-i)%count + count) % count
			}
			text, err := readText(reader, requests.Page{ByIndex: &requests.PageByIndex{Document: doc, Index: n}})
			if err != nil {
				continue // a page that is broken is empty
			}
			if !next(Page{Number: n + 1, Of: count, Text: text}) {
				return nil
			}
		}
		return nil
	})
}

// openPDF opens a PDF for one piece of work.
func openPDF(ctx context.Context, data []byte, do func(pdfium.Pdfium, references.FPDF_DOCUMENT, int) error) (err error) {
	reader, release, err := Reader(ctx, small+1) // drawing is slow without the compiler
	if err != nil {
		return err
	}
	defer func() { err = release(err) }()
	doc, err := reader.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		return fmt.Errorf("open the PDF: %w", err)
	}
	count, err := reader.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		return fmt.Errorf("count the pages: %w", err)
	}
	return do(reader, doc.Document, count.PageCount)
}

func readPage(reader pdfium.Pdfium, doc references.FPDF_DOCUMENT, number, width int) (Page, error) {
	page := Page{Number: number}
	loaded, err := reader.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: doc, Index: number - 1})
	if err != nil {
		return page, fmt.Errorf("load page %d: %w", number, err)
	}
	defer reader.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	of := requests.Page{ByReference: &loaded.Page}
	if width > 0 {
		drawn, err := reader.RenderPageInPixels(&requests.RenderPageInPixels{Page: of, Width: width, Height: mostTall * width})
		if err != nil {
			return page, fmt.Errorf("draw page %d: %w", number, err)
		}
		// The picture lies in the reader's own memory: it is copied.
		copied := image.NewRGBA(drawn.Result.RenderedImage.Bounds())
		draw.Draw(copied, copied.Bounds(), drawn.Result.RenderedImage, drawn.Result.RenderedImage.Bounds().Min, draw.Src)
		drawn.Cleanup()
		page.Picture = copied
	}
	if err := readLetters(reader, of, &page); err != nil {
		return page, fmt.Errorf("read page %d: %w", number, err)
	}
	return page, nil
}

// readLetters reads the text of a page. One with more letters than any page of print is shown without.
func readLetters(reader pdfium.Pdfium, of requests.Page, page *Page) error {
	text, err := reader.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: of})
	if err != nil {
		return err
	}
	count, err := reader.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if _, closing := reader.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage}); err == nil {
		err = closing
	}
	if err != nil || count.Count > mostLetters {
		return err
	}
	got, err := reader.GetPageTextStructured(&requests.GetPageTextStructured{Page: of, Mode: requests.GetPageTextStructuredModeChars})
	if err != nil {
		return err
	}
	to, err := measure(reader, of)
	if err != nil {
		return err
	}
	b := textBuilder{page: page}
	for _, c := range got.Chars {
		r, _ := utf8.DecodeRuneInString(c.Text)
		p := c.PointPosition
		x0, y0 := to.at(p.Left, p.Top)
		x1, y1 := to.at(p.Right, p.Bottom)
		b.add(r, Letter{X0: min(x0, x1), Y0: min(y0, y1), X1: max(x0, x1), Y1: max(y0, y1)})
	}
	page.Text = b.text.String()
	return nil
}

// readText reads the text of a page as readLetters does, in one call for all letters.
func readText(reader pdfium.Pdfium, of requests.Page) (string, error) {
	text, err := reader.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: of})
	if err != nil {
		return "", err
	}
	defer reader.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage})
	count, err := reader.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil || count.Count == 0 || count.Count > mostLetters {
		return "", err
	}
	got, err := reader.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: text.TextPage, Count: count.Count})
	if err != nil {
		return "", err
	}
	b := textBuilder{page: &Page{}}
	for _, r := range got.Text {
		b.add(r, Letter{})
	}
	return b.text.String(), nil
}

// affine takes a point of a page to parts of the page as it is seen: turned, and cut to its crop box.
type affine struct{ x, y, xx, xy, yx, yy float64 }

func (a affine) at(x, y float64) (float32, float32) {
	return float32(a.x + a.xx*x + a.xy*y), float32(a.y + a.yx*x + a.yy*y)
}

// fine is how many pixels a page is measured in: PDFium answers in whole ones.
const fine = 1 << 20

func measure(reader pdfium.Pdfium, of requests.Page) (affine, error) {
	const far = 1000 // points between what is measured
	at := func(x, y float64) (float64, float64, error) {
		got, err := reader.FPDF_PageToDevice(&requests.FPDF_PageToDevice{Page: of, SizeX: fine, SizeY: fine, PageX: x, PageY: y})
		if err != nil {
			return 0, 0, err
		}
		return float64(got.DeviceX) / fine, float64(got.DeviceY) / fine, nil
	}
	x, y, err := at(0, 0)
	if err != nil {
		return affine{}, err
	}
	right, down, err := at(far, 0)
	if err != nil {
		return affine{}, err
	}
	right2, down2, err := at(0, far)
	return affine{x, y, (right - x) / far, (right2 - x) / far, (down - y) / far, (down2 - y) / far}, err
}

// textBuilder writes a page's letters as text.
type textBuilder struct {
	page  *Page
	text  strings.Builder
	blank bool // a blank or the end of a line is the last that was written, or nothing was
}

// Signs that PDFium puts in the place of a hyphen at the end of a line.
const hyphenated, hyphenatedToo = 0x02, 0xFFFE

func (b *textBuilder) add(r rune, l Letter) {
	switch {
	case r == '\n' || r == '\r':
		b.space("\n")
		return
	case r == hyphenated || r == hyphenatedToo:
		b.write("-", l)
		b.space("\n") // PDFium writes no end of the line behind it
		return
	case unicode.IsSpace(r):
		b.space(" ")
		return
	case r == 0 || r == utf8.RuneError || unicode.IsControl(r) || r == 0xAD:
		return
	case r >= 0xFB00 && r <= 0xFB06:
		b.write([]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}[r-0xFB00], l)
		return
	}
	b.write(string(r), l)
}

func (b *textBuilder) write(s string, l Letter) {
	l.Start = b.text.Len()
	b.text.WriteString(s)
	l.End = b.text.Len()
	b.page.Letters = append(b.page.Letters, l)
	b.blank = false
}

// space writes a blank or the end of a line, one for several.
func (b *textBuilder) space(s string) {
	if b.blank || b.text.Len() == 0 {
		return
	}
	b.write(s, Letter{})
	b.blank = true
}
