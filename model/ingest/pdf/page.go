package pdf

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/ingest/typography"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// run is a text run: letters on one line of a page without a gap between them.
// Coordinates are in points, with y upwards.
type run struct {
	text         string
	x0, x1, base float64
	size         float64 // of the type, as it is seen
	bold         bool
	broken       bool // ends in a hyphen at the line's end
	turned       bool // does not run as the page's text does
	first, last  int  // its first and last letter in the page
	segments     []segment
}

// segment is a part of a run with white space around it. In a table it may be a cell.
type segment struct {
	text   string
	x0, x1 float64
}

// page is what stands on a page, in the order in which it was drawn.
type page struct {
	runs     []run
	glyphs   int
	letters  int  // letters and figures
	odd      int  // characters that stand for no letter
	unseen   int  // letters that nobody sees, which are not in runs
	pictured bool // has a picture and no letters
}

// readPage makes runs of the letters of a page. budget is how many more pages may
// be rendered.
func readPage(reader pdfium.Pdfium, doc references.FPDF_DOCUMENT, index int, budget *int) (page, error) {
	none := page{}
	loaded, err := reader.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: doc, Index: index})
	if err != nil {
		return none, err
	}
	defer reader.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	page := requests.Page{ByReference: &loaded.Page}
	text, err := reader.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return none, err
	}
	defer reader.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage})
	count, err := reader.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	switch {
	case err != nil:
		return none, err
	case count.Count > pageGlyphs:
		return none, errPDFLarge
	}
	got, err := reader.GetPageTextStructured(&requests.GetPageTextStructured{Page: page, Mode: requests.GetPageTextStructuredModeChars})
	if err != nil {
		return none, err
	}
	eye := visibility{reader: reader, page: page, text: text.TextPage, budget: budget}
	eye.measure()
	glyphs := make([]glyph, len(got.Chars))
	outside := map[int]bool{}
	for i, c := range got.Chars {
		r, _ := utf8.DecodeRuneInString(c.Text)
		b := c.PointPosition
		glyphs[i] = glyph{r: r, angle: -c.Angle, // PDFium counts clockwise
			x0: min(b.Left, b.Right), x1: max(b.Left, b.Right), y0: min(b.Top, b.Bottom), y1: max(b.Top, b.Bottom)}
		if c.Text == "" {
			glyphs[i].r = 0
		} else if typography.IsWordRune(r) && eye.outside(glyphs[i]) {
			outside[i] = true
		}
	}
	if len(outside) < len(glyphs)/2 {
		erase(glyphs, outside)
	} else {
		outside = nil // the page's own measure is wrong
	}
	straight := slices.Clone(glyphs)
	turn := upright(glyphs)
	gather := func() runBuilder {
		g := runBuilder{glyphs: glyphs, typeAt: func(i int) (float64, float64) { return typeAt(reader, text.TextPage, i, turn) }}
		g.build()
		return g
	}
	g := gather()
	if hidden := eye.unseen(straight, g.out); hidden != nil {
		g.page.unseen = erase(glyphs, hidden)
		unseen := g.page.unseen
		g = gather()
		g.page.unseen = unseen
	}
	for i := range g.out {
		s := &g.out[i]
		s.bold = isBold(reader, text.TextPage, s.first) && isBold(reader, text.TextPage, s.last)
	}
	g.page.unseen += len(outside)
	for _, s := range formText(reader, doc, page) {
		g.page.letters += len(typography.Letters(s.text))
		g.out = append(g.out, s)
	}
	g.page.runs, g.page.glyphs = g.out, len(glyphs)
	if g.page.letters == 0 {
		g.page.pictured, _ = eye.pictures()
	}
	return g.page, nil
}

// erase removes letters from a page and returns how many there were.
func erase(glyphs []glyph, which map[int]bool) int {
	n := 0
	for i := range which {
		if typography.IsWordRune(glyphs[i].r) {
			n++
		}
		glyphs[i].r = 0
	}
	return n
}

// glyph is a letter and its place.
type glyph struct {
	r              rune
	angle          float64
	x0, x1, y0, y1 float64
}

// upright turns a page on which most text runs up, down or on its head so that
// it runs to the right, and says by how many quarters.
func upright(glyphs []glyph) int {
	var count [4]int
	for _, g := range glyphs {
		count[quarter(g.angle)]++
	}
	turn := 0
	for q := range count {
		if count[q] > count[turn] {
			turn = q
		}
	}
	for i := range glyphs {
		g := &glyphs[i]
		g.angle -= float64(turn) * math.Pi / 2
		for range turn {
			g.x0, g.x1, g.y0, g.y1 = g.y0, g.y1, -g.x1, -g.x0
		}
	}
	return turn
}

func quarter(angle float64) int {
	q := int(math.Round(angle/(math.Pi/2))) % 4
	if q < 0 {
		q += 4
	}
	return q
}

// typeAt is how large the type is at a letter, as it is seen, and the line it stands on.
func typeAt(reader pdfium.Pdfium, text references.FPDF_TEXTPAGE, i, turn int) (size, base float64) {
	if got, err := reader.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: text, Index: i}); err == nil {
		size = got.FontSize
	}
	if m, err := reader.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: text, Index: i}); err == nil {
		if scale := math.Hypot(float64(m.Matrix.C), float64(m.Matrix.D)); scale > 0 {
			size *= scale
		}
	}
	if o, err := reader.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: text, Index: i}); err == nil {
		x, y := o.X, o.Y
		for range turn {
			x, y = y, -x
		}
		base = y
	} else {
		base = math.NaN()
	}
	return math.Abs(size), base
}

var boldName = regexp.MustCompile(`(?i)bold|black|heavy|demi`)

func isBold(reader pdfium.Pdfium, text references.FPDF_TEXTPAGE, i int) bool {
	got, err := reader.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: text, Index: i})
	return err == nil && (boldName.MatchString(got.FontName) || got.Flags&(1<<18) != 0)
}

// runBuilder makes runs of glyphs.
type runBuilder struct {
	glyphs []glyph
	typeAt func(i int) (size, base float64)
	page   page
	out    []run
	text   typography.Line
	off    string // letters that stand off the line, not yet written
	offBy  int    // 1 above the line, -1 below it
	cur    run
	open   bool
	space  bool
	broke  bool // PDFium saw the end of a line here
	done   int  // how much of text is in parts
	from   float64
}

// Signs that PDFium puts in the place of a hyphen at the end of a line.
const hyphenated, hyphenatedToo = 0x02, 0xFFFE

func (g *runBuilder) build() {
	for i, c := range g.glyphs {
		switch {
		case c.r == 0:
		case c.r == '\n' || c.r == '\r':
			g.broke = true
		case c.r == hyphenated || c.r == hyphenatedToo:
			if g.open {
				g.writeScript()
				g.text.WriteString("-")
				g.cur.broken, g.cur.x1 = true, max(g.cur.x1, c.x1)
				g.close()
			}
		case c.r == ' ' || c.r == '\t':
			g.space = true
		case unicode.IsControl(c.r) || c.r == 0xAD:
		default:
			g.add(i, c)
		}
	}
	g.close()
}

func (g *runBuilder) add(i int, c glyph) {
	switch {
	case unicode.IsLetter(c.r) || unicode.IsNumber(c.r):
		g.page.letters++
	case c.r == utf8.RuneError || unicode.Is(unicode.Co, c.r):
		g.page.odd++
		g.page.letters++
	}
	empty := c.x0 == c.x1 && c.y0 == c.y1
	if g.open && !empty && !g.continues(c) {
		g.close()
	}
	if !g.open {
		size, base := g.typeAt(i)
		if size < 0.5 || math.IsNaN(size) || math.IsInf(size, 0) {
			size = max(c.y1-c.y0, 0.5)
		}
		if math.IsNaN(base) || base < c.y0-2*size || base > c.y1+2*size {
			base = c.y0
		}
		g.cur = run{x0: c.x0, x1: c.x1, base: base, size: size, turned: math.Abs(math.Remainder(c.angle, 2*math.Pi)) > 0.15, first: i}
		g.open, g.space, g.broke = true, false, false
		g.text.Reset()
		g.done, g.from, g.off, g.offBy = 0, c.x0, "", 0
	}
	if !empty && c.x0-g.cur.x1 > segmentGap*g.cur.size {
		g.endSegment()
		g.from = c.x0
	}
	if g.space && !(unspaced(c.r) && unspaced(g.text.Last()) && c.x0-g.cur.x1 < g.cur.size) ||
		g.broke && c.x0-g.cur.x1 > 0.15*g.cur.size {
		g.writeScript()
		g.text.WriteString(" ")
	}
	g.space, g.broke = false, false
	if by := g.offLine(i, c); by != g.offBy {
		g.writeScript()
		g.offBy = by
	}
	if text := unligated(c.r); g.offBy == 0 {
		g.text.WriteString(text)
	} else {
		g.off += text
	}
	g.cur.x1 = max(g.cur.x1, c.x1)
	g.cur.last = i
}

// White space, in multiples of the type size: more than runGap separates two
// runs, more than segmentGap two segments of a run. Between words it is about a
// quarter, in a justified line up to one.
const (
	runGap     = 1.8
	segmentGap = 0.7
)

// continues reports whether a glyph stands on the line being gathered and not
// far behind what was gathered. Raised and lowered characters do.
func (g *runBuilder) continues(c glyph) bool {
	s := g.cur.size
	if c.y0 < g.cur.base-0.5*s || c.y1 > g.cur.base+1.3*s || (c.y0+c.y1)/2 > g.cur.base+1.05*s {
		return false
	}
	if g.broke && c.x0 < g.cur.x1-0.5*s {
		return false
	}
	return c.x0 > g.cur.x1-2*s && c.x0-g.cur.x1 < runGap*s
}

// unligated is a letter as text. Ligatures are their letters.
func unligated(r rune) string {
	if r >= 0xFB00 && r <= 0xFB06 {
		return []string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}[r-0xFB00]
	}
	return typography.Symbols(string(r), nil)
}

// offLine reports whether a glyph is a superscript (1), a subscript (-1) or
// neither. Old-style figures reach below the line at their full size.
func (g *runBuilder) offLine(i int, c glyph) int {
	base, size := g.cur.base, g.cur.size
	figure, tall := unicode.IsDigit(c.r), c.y1-c.y0
	switch {
	case tall <= 0 || i == g.cur.first:
		return 0
	case figure && c.y0 > base+0.22*size:
		return 1
	case unicode.IsLetter(c.r) && c.y0 > base+0.22*size && tall < 0.6*size && g.smaller(i):
		return 1
	case (c.r == '-' || c.r == '−' || c.r == '–' || c.r == '+') && c.y0 > base+0.42*size && g.smaller(i):
		return 1
	case (figure || unicode.IsLetter(c.r)) && c.y1 < base+0.52*size && c.y0 < base-0.05*size && tall < 0.52*size && g.smaller(i) &&
		g.lower(i):
		return -1
	}
	return 0
}

// smaller is true for a letter set in smaller type than the line.
func (g *runBuilder) smaller(i int) bool {
	size, _ := g.typeAt(i)
	return size < 0.86*g.cur.size
}

// lower is true for a letter that stands on a line of its own further down.
func (g *runBuilder) lower(i int) bool {
	_, base := g.typeAt(i)
	return base < g.cur.base-0.05*g.cur.size
}

// writeScript writes the superscript or subscript that was collected.
func (g *runBuilder) writeScript() {
	switch off := g.off; {
	case off == "":
	case g.offBy > 0:
		g.text.Superscript(off)
	default:
		g.text.Subscript(off)
	}
	g.off, g.offBy = "", 0
}

// endSegment ends a part of the run being gathered.
func (g *runBuilder) endSegment() {
	g.writeScript()
	if text := strings.TrimSpace(g.text.String()[min(g.done, g.text.Len()):]); text != "" {
		g.cur.segments = append(g.cur.segments, segment{text, g.from, g.cur.x1})
	}
	g.done = g.text.Len()
}

func (g *runBuilder) close() {
	if g.open {
		g.endSegment()
		if g.cur.text = strings.TrimSpace(g.text.String()); g.cur.text != "" {
			g.out = append(g.out, g.cur)
		}
	}
	g.open, g.space, g.broke = false, false, false
}
