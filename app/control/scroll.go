package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Scroll scrolls a panel from top to bottom. A wheel turned over it scrolls the panel,
// whatever is under the pointer; only a text that has the keyboard and more rows than
// it shows scrolls itself, until it is at its end.
type Scroll struct {
	*container.Scroll
	Content fyne.CanvasObject // to be put into the window
}

// NewScroll makes a scroll around something.
func NewScroll(content fyne.CanvasObject) *Scroll {
	s := &Scroll{Scroll: container.NewVScroll(content)}
	s.Content = container.NewStack(s.Scroll, newWheelCover(s.Scroll))
	return s
}

// Reveal scrolls as little as brings something in it into view, with so much room around it.
func (s *Scroll) Reveal(o fyne.CanvasObject, room float32) {
	d := fyne.CurrentApp().Driver()
	if s.Size().Height == 0 || canvasOf(o) == nil {
		return
	}
	top := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(s.Scroll).Y
	by := max(0, top+o.Size().Height+room-s.Size().Height)
	by = min(by, top-room) // its beginning before its end
	if by > 0 || top < 0 {
		s.ScrollToOffset(s.Offset.AddXY(0, max(by, -s.Offset.Y)))
	}
}

// wheeled is a control that scrolls itself while it has the keyboard.
type wheeled interface {
	fyne.CanvasObject
	// wheel scrolls and reports whether there was anything to scroll that way.
	wheel(e *fyne.ScrollEvent) bool
}

// wheelCover lies over a scroll and catches nothing but the wheel.
type wheelCover struct {
	widget.BaseWidget
	of fyne.Scrollable
}

func newWheelCover(of fyne.Scrollable) *wheelCover {
	w := &wheelCover{of: of}
	w.ExtendBaseWidget(w)
	return w
}

// CreateRenderer implements fyne.Widget.
func (w *wheelCover) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{})
}

// Scrolled implements fyne.Scrollable.
func (w *wheelCover) Scrolled(e *fyne.ScrollEvent) {
	if c := canvasOf(w); c != nil {
		if text, is := c.Focused().(wheeled); is && under(text, e.AbsolutePosition) && text.wheel(e) {
			return
		}
	}
	w.of.Scrolled(e)
}

func under(o fyne.CanvasObject, at fyne.Position) bool {
	from := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	return at.X >= from.X && at.Y >= from.Y && at.X < from.X+o.Size().Width && at.Y < from.Y+o.Size().Height
}

// wheel scrolls the text inside its box, where it is longer than that.
func (e *Entry) wheel(ev *fyne.ScrollEvent) bool {
	if !e.MultiLine || e.inner == nil || e.inner.Content == nil {
		return false
	}
	before := e.inner.Offset
	e.inner.Scrolled(ev)
	return e.inner.Offset != before
}
