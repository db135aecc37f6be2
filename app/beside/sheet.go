package beside

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model/passage"
	"galley/model/pdfium"
)

// Sheet is one page of a PDF: its picture as wide as there is room, with a caret and a selection in its words.
type Sheet struct {
	widget.BaseWidget
	onUse  func(passage.Span)
	onTurn func(by int)
	onRune func(rune)
	onKey  func(fyne.KeyName)

	page    *pdfium.Page
	found   passage.Span
	matches []passage.Span
	current int
	anchor  int // between letters, by their index
	head    int
	top     float32 // of the page, how much of it is scrolled away
	reveals bool    // what was found is to be brought into view once there is a size
	focused bool
	drags   bool
	goal    float32 // where up and down aim at, in parts of the page's width; negative: nowhere
}

var (
	_ fyne.Focusable    = (*Sheet)(nil)
	_ fyne.Shortcutable = (*Sheet)(nil)
	_ fyne.Draggable    = (*Sheet)(nil)
	_ fyne.Scrollable   = (*Sheet)(nil)
	_ desktop.Mouseable = (*Sheet)(nil)
)

func newSheet() *Sheet {
	s := &Sheet{page: &pdfium.Page{}, current: -1, goal: -1}
	s.ExtendBaseWidget(s)
	return s
}

// show shows a page. One that is shown already keeps its place and its selection.
func (s *Sheet) show(p *pdfium.Page, found passage.Span) {
	other := p != s.page
	if other {
		backwards := p.Number < s.page.Number && p.Of == s.page.Of && s.page.Number-p.Number == 1 && s.top <= 0
		s.anchor, s.head, s.top, s.goal, s.drags = 0, 0, 0, -1, false
		if backwards {
			s.top = 1 << 20 // its end comes before its beginning
		}
		s.matches, s.current = nil, -1
		s.page = p
	}
	if found != s.found || other {
		s.found = found
		if !found.Empty() {
			s.revealSpan(found)
		}
	}
	s.Refresh()
}

// setMatches tints what was found, the current one more strongly, and brings that into view.
func (s *Sheet) setMatches(spans []passage.Span, current int) {
	s.matches, s.current = spans, -1
	if current >= 0 && current < len(spans) {
		s.current = current
		s.revealSpan(spans[current])
	}
	s.Refresh()
}

// selection is what is selected, as a span of the page's text, without the blanks around it.
func (s *Sheet) selection() passage.Span {
	from, to := min(s.anchor, s.head), max(s.anchor, s.head)
	if from >= to || to > len(s.page.Letters) {
		return passage.Span{}
	}
	return passage.Trim(s.page.Text, passage.Span{Start: s.page.Letters[from].Start, End: s.page.Letters[to-1].End})
}

func (s *Sheet) selectSpan(span passage.Span) {
	s.anchor, s.head = s.letterAt(span.Start), s.letterAt(span.End)
	s.Refresh()
}

// letterAt is the index of the letter that begins at an offset of the text, or after it.
func (s *Sheet) letterAt(offset int) int {
	i, _ := slices.BinarySearchFunc(s.page.Letters, offset, func(l pdfium.Letter, at int) int { return l.Start - at })
	return i
}

// offsetOf is where the letter of an index begins in the text.
func (s *Sheet) offsetOf(i int) int {
	if i >= len(s.page.Letters) {
		return len(s.page.Text)
	}
	return s.page.Letters[i].Start
}

const (
	sheetMargin = 10
	sheetWidest = 1000
)

// paper is where the page stands in the widget, and how large it is.
func (s *Sheet) paper() (at fyne.Position, size fyne.Size) {
	room := s.Size()
	width := max(min(room.Width-2*sheetMargin, sheetWidest), 10)
	height := width * 1.4
	if s.page.Picture != nil {
		b := s.page.Picture.Bounds()
		height = width * float32(b.Dy()) / float32(max(b.Dx(), 1))
	}
	size = fyne.NewSize(width, height)
	s.top = max(0, min(s.top, height+2*sheetMargin-room.Height))
	return fyne.NewPos((room.Width-width)/2, sheetMargin-s.top), size
}

// lines are the places of the letters of a span on the page, a rectangle a line, in parts of the page.
func (s *Sheet) lines(span passage.Span) []pdfium.Letter {
	var out []pdfium.Letter
	for i := s.letterAt(span.Start); i < len(s.page.Letters) && s.page.Letters[i].Start < span.End; i++ {
		l := s.page.Letters[i]
		if !l.Drawn() {
			continue
		}
		if n := len(out); n > 0 && sameLine(out[n-1], l) {
			out[n-1].X0, out[n-1].X1 = min(out[n-1].X0, l.X0), max(out[n-1].X1, l.X1)
			out[n-1].Y0, out[n-1].Y1 = min(out[n-1].Y0, l.Y0), max(out[n-1].Y1, l.Y1)
			continue
		}
		out = append(out, l)
	}
	return out
}

// sameLine reports whether a letter goes on in a line: beside it, and not in another column.
func sameLine(line, l pdfium.Letter) bool {
	middle := (l.Y0 + l.Y1) / 2
	overlap := middle > line.Y0 && middle < line.Y1 || (line.Y0+line.Y1)/2 > l.Y0 && (line.Y0+line.Y1)/2 < l.Y1
	return overlap && l.X0-line.X1 < 0.05 && line.X0-l.X1 < 0.05
}

// revealSpan brings a passage into view, with a third of the view above it.
func (s *Sheet) revealSpan(span passage.Span) {
	if s.Size().Height < 1 {
		s.reveals = true
		return
	}
	s.reveals = false
	if lines := s.lines(span); len(lines) > 0 {
		s.reveal(lines[0].Y0, lines[len(lines)-1].Y1)
	}
}

// reveal scrolls to what stands between two heights of the page, where it is not in view.
func (s *Sheet) reveal(y0, y1 float32) {
	_, size := s.paper()
	from, to, view := y0*size.Height+sheetMargin, y1*size.Height+sheetMargin, s.Size().Height
	if from >= s.top+8 && to <= s.top+view-8 {
		return
	}
	s.top = from - view/3
	s.paper() // which keeps it within the page
}

// AccessibilityLabel is what is heard of the page.
func (s *Sheet) AccessibilityLabel() string {
	if span := s.selection(); !span.Empty() {
		return s.page.Text[span.Start:span.End]
	}
	return locale.Text("Page %d of %d", s.page.Number, s.page.Of)
}

// CreateRenderer implements fyne.Widget.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer {
	r := &sheetRenderer{of: s, ground: canvas.NewRectangle(nil), picture: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleSmooth},
		caret: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil), ring: control.NewRing()}
	r.Refresh()
	return r
}

type sheetRenderer struct {
	of          *Sheet
	ground, bar *canvas.Rectangle
	picture     *canvas.Image
	shown       *pdfium.Page
	marks       []*canvas.Rectangle
	caret       *canvas.Rectangle
	ring        *control.Ring
}

func (r *sheetRenderer) Destroy()           {}
func (r *sheetRenderer) MinSize() fyne.Size { return fyne.NewSize(160, 80) }

func (r *sheetRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.ground, r.picture}
	for _, m := range r.marks {
		all = append(all, m)
	}
	return append(append(all, r.caret, r.bar), r.ring.Objects()...)
}

func (r *sheetRenderer) Layout(size fyne.Size) {
	s := r.of
	if s.reveals && size.Height >= 1 {
		s.revealSpan(s.found)
	}
	at, paper := s.paper()
	r.ground.Resize(size)
	r.picture.Move(at)
	r.picture.Resize(paper)
	n := 0
	put := func(span passage.Span, tint color.NRGBA, edged bool) {
		for _, l := range s.lines(span) {
			if n == len(r.marks) {
				r.marks = append(r.marks, canvas.NewRectangle(nil))
			}
			m := r.marks[n]
			n++
			m.Move(at.AddXY(l.X0*paper.Width-1, l.Y0*paper.Height-1))
			m.Resize(fyne.NewSize((l.X1-l.X0)*paper.Width+2, (l.Y1-l.Y0)*paper.Height+2))
			m.FillColor, m.StrokeWidth, m.StrokeColor = tint, 0, nil
			if edged {
				tint.A = 255
				m.StrokeColor, m.StrokeWidth = tint, 1.5
				tint.A = marked
			}
			m.Show()
			m.Refresh()
		}
	}
	put(s.found, translucent(look.LineMixed, marked), true)
	for i, span := range s.matches {
		put(span, translucent(look.LineMoved, marked), i == s.current)
	}
	if from, to := min(s.anchor, s.head), max(s.anchor, s.head); to > from {
		put(passage.Span{Start: s.offsetOf(from), End: s.offsetOf(to)}, translucent(theme.ColorNamePrimary, marked), false)
	}
	for _, m := range r.marks[n:] {
		m.Hide()
	}
	r.placeCaret(at, paper)
	r.bar.Hide()
	if whole := paper.Height + 2*sheetMargin; whole > size.Height {
		r.bar.Move(fyne.NewPos(size.Width-7, size.Height*s.top/whole))
		r.bar.Resize(fyne.NewSize(4, max(16, size.Height*size.Height/whole)))
		r.bar.Show()
	}
	r.ring.Layout(fyne.Position{}, size)
}

// marked is how much of what is under a mark it covers: the words stay black on white.
const marked = 70

func translucent(name fyne.ThemeColorName, alpha uint8) color.NRGBA {
	c := color.NRGBAModel.Convert(theme.Color(name)).(color.NRGBA)
	c.A = alpha
	return c
}

// placeCaret puts the caret before the letter that it stands at, or behind the last.
func (r *sheetRenderer) placeCaret(at fyne.Position, paper fyne.Size) {
	r.caret.Hide()
	l, after, ok := r.of.caretLetter()
	if !ok || !r.of.focused {
		return
	}
	x := l.X0
	if after {
		x = l.X1
	}
	r.caret.Move(at.AddXY(x*paper.Width-1, l.Y0*paper.Height-1))
	r.caret.Resize(fyne.NewSize(2, (l.Y1-l.Y0)*paper.Height+2))
	r.caret.Show()
}

func (r *sheetRenderer) Refresh() {
	s := r.of
	r.ground.FillColor = theme.Color(theme.ColorNameButton)
	r.bar.FillColor, r.bar.CornerRadius = theme.Color(theme.ColorNameScrollBar), 2
	r.caret.FillColor = translucent(theme.ColorNamePrimary, 255)
	if r.shown != s.page {
		r.shown = s.page
		r.picture.Image = s.page.Picture
		r.picture.Hidden = s.page.Picture == nil
		r.picture.Refresh()
	}
	r.Layout(s.Size())
	r.ring.Show(s.focused)
	r.ground.Refresh()
	r.caret.Refresh()
	r.bar.Refresh()
	canvas.Refresh(s)
}
