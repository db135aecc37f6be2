package pdf

import (
	"image"
	"math"

	"galley/model/ingest/typography"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"
)

// The pages of a PDF can contain words that nobody sees: outside the page, drawn
// without ink, white on white, or tiny. Some authors address search engines and
// programs that way. Under a scan such words are the text that was recognised on
// it, and belong to the page.

const (
	dust      = 0.3 // of the size that most of the page is set in; smaller is not read
	dustLimit = 2.0 // points
	pale      = 0xF0
	contrast  = 24  // between the darkest and the lightest point of a place where something is seen
	drawn     = 900 // how many pixels wide a page is drawn to look at its pale words
	drawings  = 20  // how many pages of a PDF are drawn for that
	scanPart  = 0.5 // how much of a page a picture covers that is a scan of it
	fewSeen   = 20  // letters; a page with fewer that are seen is read by those that are not
)

// visibility finds out which letters of a page are seen.
type visibility struct {
	reader pdfium.Pdfium
	page   requests.Page
	text   references.FPDF_TEXTPAGE
	box    structs.FPDF_FS_RECTF
	boxed  bool
	canvas *image.RGBA // the page as it is drawn, nil until it is needed
	budget *int        // how many more pages may be drawn
}

func (e *visibility) measure() {
	got, err := e.reader.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: e.page})
	if err == nil && got.Rect.Right > got.Rect.Left && got.Rect.Top > got.Rect.Bottom {
		e.box, e.boxed = got.Rect, true
	}
}

// outside is true for a glyph whose middle lies off the page.
func (e *visibility) outside(g glyph) bool {
	x, y := (g.x0+g.x1)/2, (g.y0+g.y1)/2
	const edge = 1
	return e.boxed && (x < float64(e.box.Left)-edge || x > float64(e.box.Right)+edge || y < float64(e.box.Bottom)-edge ||
		y > float64(e.box.Top)+edge)
}

// inkless is true for a letter that is drawn without ink.
func (e *visibility) inkless(i int) bool {
	object, err := e.reader.FPDFText_GetTextObject(&requests.FPDFText_GetTextObject{TextPage: e.text, Index: i})
	if err != nil {
		return false
	}
	mode, err := e.reader.FPDFTextObj_GetTextRenderMode(&requests.FPDFTextObj_GetTextRenderMode{PageObject: object.TextObject})
	return err == nil && (mode.TextRenderMode == enums.FPDF_TEXTRENDERMODE_INVISIBLE ||
		mode.TextRenderMode == enums.FPDF_TEXTRENDERMODE_CLIP)
}

// isPale is true for a letter in nearly white ink, or in nearly no ink.
func (e *visibility) isPale(i int) bool {
	c, err := e.reader.FPDFText_GetFillColor(&requests.FPDFText_GetFillColor{TextPage: e.text, Index: i})
	return err == nil && (c.R >= pale && c.G >= pale && c.B >= pale || c.A < 0x10)
}

// shows is true where something is seen at the places of glyphs: the points of
// the drawn page there are not all alike.
func (e *visibility) shows(glyphs []glyph) bool {
	if !e.draw() {
		return true
	}
	bounds := e.canvas.Bounds()
	scale := float64(bounds.Dx()) / float64(e.box.Right-e.box.Left)
	low, high := 0xFF, 0
	for _, g := range glyphs {
		for y := int((float64(e.box.Top) - g.y1) * scale); y <= int((float64(e.box.Top)-g.y0)*scale); y++ {
			for x := int((g.x0 - float64(e.box.Left)) * scale); x <= int((g.x1-float64(e.box.Left))*scale); x++ {
				if !(image.Point{x, y}).In(bounds) {
					continue
				}
				c := e.canvas.RGBAAt(x, y)
				light := (int(c.R)*3 + int(c.G)*6 + int(c.B)) / 10
				low, high = min(low, light), max(high, light)
			}
		}
	}
	return high-low > contrast
}

func (e *visibility) draw() bool {
	if e.canvas != nil {
		return true
	}
	turned, err := e.reader.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: e.page})
	if *e.budget <= 0 || !e.boxed || err != nil || turned.PageRotation != enums.FPDF_PAGE_ROTATION_NONE {
		return false
	}
	*e.budget--
	got, err := e.reader.RenderPageInPixels(&requests.RenderPageInPixels{Page: e.page, Width: drawn, Height: 2 * drawn})
	if err != nil {
		return false
	}
	picture := got.Result.RenderedImage
	e.canvas = image.NewRGBA(picture.Bounds())
	for y := picture.Bounds().Min.Y; y < picture.Bounds().Max.Y; y++ {
		for x := picture.Bounds().Min.X; x < picture.Bounds().Max.X; x++ {
			e.canvas.Set(x, y, picture.At(x, y))
		}
	}
	got.Cleanup()
	return true
}

// pictures says whether a page has a picture, and one that covers much of it.
func (e *visibility) pictures() (some, large bool) {
	count, err := e.reader.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: e.page})
	if err != nil {
		return false, false
	}
	area := float64(e.box.Right-e.box.Left) * float64(e.box.Top-e.box.Bottom)
	for i := range min(count.Count, 2000) {
		object, err := e.reader.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: e.page, Index: i})
		if err != nil {
			continue
		}
		kind, err := e.reader.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object.PageObject})
		if err != nil || kind.Type != enums.FPDF_PAGEOBJ_IMAGE && kind.Type != enums.FPDF_PAGEOBJ_FORM {
			continue
		}
		at, err := e.reader.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: object.PageObject})
		if err != nil {
			continue
		}
		some = some || kind.Type == enums.FPDF_PAGEOBJ_IMAGE
		large = large || math.Abs(float64(at.Right-at.Left)*float64(at.Top-at.Bottom)) > scanPart*area
	}
	return some, large
}

// unseen returns the letters of a page that nobody sees, by their index; nil where
// there are none, or where the page has no others.
func (e *visibility) unseen(glyphs []glyph, runs []run) map[int]bool {
	usual := usualSize(runs)
	hidden, under := map[int]bool{}, map[int]bool{}
	for _, s := range runs {
		switch all := e.withoutInk(s, under); {
		case all:
		case s.size < dustLimit && s.size < dust*usual:
			e.hideRun(hidden, s)
		case e.isPale(s.first) && e.isPale(s.last) && !e.shows(glyphs[s.first:s.last+1]):
			e.hideRun(hidden, s)
		}
	}
	if len(under) > 0 && !e.isScanned(glyphs, hidden, under) {
		for i := range under {
			hidden[i] = true
		}
	}
	if len(hidden) == 0 {
		return nil
	}
	return hidden
}

// usualSize is the size of type that most letters of a page are set in.
func usualSize(runs []run) float64 {
	count := map[float64]int{}
	for _, s := range runs {
		count[math.Round(s.size)] += len(s.text)
	}
	usual := 0.0
	for size, n := range count {
		if n > count[usual] || n == count[usual] && size < usual {
			usual = size
		}
	}
	return usual
}

// withoutInk notes the letters of a run that are drawn without ink. It returns
// whether the first and the last of them are.
func (e *visibility) withoutInk(s run, letters map[int]bool) (all bool) {
	first, last := e.inkless(s.first), e.inkless(s.last)
	for i := s.first; i <= s.last && (first || last); i++ {
		if first && last || e.inkless(i) {
			letters[i] = true
		}
	}
	return first && last
}

// isScanned is true for a page whose letters without ink are what was recognised
// on a scan: hardly any others are seen, or a picture covers much of it.
func (e *visibility) isScanned(glyphs []glyph, hidden, under map[int]bool) bool {
	seen := 0
	for i, g := range glyphs {
		if !hidden[i] && !under[i] && typography.IsWordRune(g.r) {
			seen++
		}
	}
	_, scan := e.pictures()
	return seen < fewSeen || scan
}

func (e *visibility) hideRun(hidden map[int]bool, s run) {
	for i := s.first; i <= s.last; i++ {
		hidden[i] = true
	}
}
