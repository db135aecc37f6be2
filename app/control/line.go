package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/look"
)

// Line is something among others of its kind in a form: what it is, and below, smaller, what there is to
// say about it. Enter and Space open it, Delete takes it away, the arrows go to the one before and after.
type Line struct {
	widget.BaseWidget
	OnOpen   func()       // nil: it cannot be opened
	OnDelete func()       // nil: Delete does nothing here
	OnStep   func(by int) // nil: the arrows do nothing
	OnGained func()       // it has got the keyboard; may be nil
	Items    func() []Item

	title, about     *widget.Label
	open             bool // what belongs to it is unfolded
	focused, hovered bool
}

// NewLine makes a line that opens by open.
func NewLine(open func()) *Line {
	l := &Line{OnOpen: open, title: widget.NewLabel(""), about: widget.NewLabel("")}
	l.title.Truncation, l.about.Truncation = fyne.TextTruncateEllipsis, fyne.TextTruncateEllipsis
	l.about.SizeName = theme.SizeNameCaptionText
	l.ExtendBaseWidget(l)
	return l
}

// Set puts other words on the line; faint is what is done with, or stands back otherwise.
func (l *Line) Set(title, about string, faint bool) {
	l.title.TextStyle.Italic = faint
	look.Say(l.title, title)
	look.Say(l.about, about)
	l.Refresh()
}

// SetOpen says whether what belongs to the line is unfolded.
func (l *Line) SetOpen(open bool) {
	if l.open != open {
		l.open = open
		l.Refresh()
	}
}

// Text is what the line says.
func (l *Line) Text() string { return l.title.Text + "\n" + l.about.Text }

// AccessibilityLabel is what a screen reader says of the line.
func (l *Line) AccessibilityLabel() string { return l.Text() }

func (l *Line) turn() {
	if l.OnOpen != nil {
		l.OnOpen()
	}
}

// Tapped implements fyne.Tappable.
func (l *Line) Tapped(*fyne.PointEvent) { l.turn() }

// TappedSecondary shows what can be done.
func (l *Line) TappedSecondary(e *fyne.PointEvent) { l.menu(e.AbsolutePosition) }

// ShowMenu shows what can be done, where the keyboard is.
func (l *Line) ShowMenu() {
	l.menu(fyne.CurrentApp().Driver().AbsolutePositionForObject(l).AddXY(12, l.Size().Height))
}

func (l *Line) menu(at fyne.Position) {
	if l.Items != nil {
		ShowMenu(l, at, l.Items())
	}
}

// FocusGained implements fyne.Focusable.
func (l *Line) FocusGained() {
	l.focused = true
	l.Refresh()
	if l.OnGained != nil {
		l.OnGained()
	}
}

// FocusLost implements fyne.Focusable.
func (l *Line) FocusLost() {
	l.focused = false
	l.Refresh()
}

// TypedRune passes letters on.
func (l *Line) TypedRune(r rune) {
	if r != ' ' {
		PassRune(l, r)
	}
}

// TypedKey implements fyne.Focusable. Delete is about the line, never about the claim.
func (l *Line) TypedKey(e *fyne.KeyEvent) {
	switch {
	case isEnter(e.Name) || e.Name == fyne.KeySpace:
		l.turn()
	case e.Name == fyne.KeyDelete:
		if l.OnDelete != nil {
			l.OnDelete()
		}
	case e.Name == fyne.KeyUp || e.Name == fyne.KeyDown:
		if l.OnStep != nil {
			l.OnStep(map[bool]int{true: -1, false: 1}[e.Name == fyne.KeyUp])
		}
	case MenuKey(e) && l.Items != nil:
		l.ShowMenu()
	default:
		PassKey(l, e)
	}
}

// MouseIn implements desktop.Hoverable.
func (l *Line) MouseIn(*desktop.MouseEvent) { l.hovered = true; l.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (l *Line) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (l *Line) MouseOut() { l.hovered = false; l.Refresh() }

// CreateRenderer implements fyne.Widget.
func (l *Line) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	r := &lineRenderer{of: l, ground: canvas.NewRectangle(nil), ring: NewRing()}
	r.paint()
	return r
}

type lineRenderer struct {
	of     *Line
	ground *canvas.Rectangle
	ring   *Ring
}

// The lines of a Line, from its top.
const lineTitle, lineAbout = 24, 22

func (r *lineRenderer) Destroy() {}

func (r *lineRenderer) MinSize() fyne.Size {
	if r.of.about.Text == "" {
		return fyne.NewSize(120, lineTitle)
	}
	return fyne.NewSize(120, lineTitle+lineAbout)
}

func (r *lineRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.ground, r.of.title, r.of.about}, r.ring.Objects()...)
}

func (r *lineRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.ring.Layout(fyne.Position{}, size)
	for i, l := range []*widget.Label{r.of.title, r.of.about} {
		height := l.MinSize().Height
		y, room := float32(0), float32(lineTitle)
		if i == 1 {
			y, room = lineTitle-2, lineAbout
		}
		l.Move(fyne.NewPos(0, y+(room-height)/2))
		l.Resize(fyne.NewSize(size.Width, height))
	}
}

func (r *lineRenderer) paint() {
	r.ground.FillColor = nil
	if r.of.hovered || r.of.open {
		r.ground.FillColor = theme.Color(theme.ColorNameHover)
	}
	r.ground.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	r.of.about.Hidden = r.of.about.Text == ""
	r.ring.Show(r.of.focused)
}

func (r *lineRenderer) Refresh() {
	r.paint()
	for _, o := range r.Objects() {
		o.Refresh()
	}
	r.Layout(r.of.Size())
}
