package control

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"galley/app/look"
)

// How thick the two lines of a ring are. The inner one has the colour of the paper, so
// that the ring is told from a filled control too.
const (
	ringWidth = 2
	ringGap   = 2
)

// Ring is drawn around what has the keyboard. A widget of its own kind adds its two
// objects to those of its renderer, and calls Show when the focus comes or goes.
type Ring struct{ outer, inner *canvas.Rectangle }

// NewRing makes a ring that is not shown yet.
func NewRing() *Ring {
	r := &Ring{canvas.NewRectangle(nil), canvas.NewRectangle(nil)}
	r.outer.StrokeWidth, r.inner.StrokeWidth = ringWidth, ringGap
	r.Show(false)
	return r
}

// Objects are what the ring is drawn with, to stand behind all others of a renderer.
func (r *Ring) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.inner, r.outer} }

// Layout puts the ring just inside the edges of a place.
func (r *Ring) Layout(at fyne.Position, size fyne.Size) {
	place := func(o *canvas.Rectangle, inset float32) {
		o.Move(at.AddXY(inset, inset))
		o.Resize(fyne.NewSize(max(0, size.Width-2*inset), max(0, size.Height-2*inset)))
	}
	place(r.outer, ringWidth/2)
	place(r.inner, ringWidth+ringGap/2)
}

// Show shows the ring, or takes it away.
func (r *Ring) Show(focused bool) {
	r.outer.StrokeColor, r.inner.StrokeColor = theme.Color(look.Ring), theme.Color(theme.ColorNameBackground)
	radius := theme.Size(theme.SizeNameInputRadius)
	r.outer.CornerRadius, r.inner.CornerRadius = radius, max(0, radius-ringWidth)
	r.outer.Hidden, r.inner.Hidden = !focused, !focused
	r.outer.Refresh()
	r.inner.Refresh()
}

// ringed is a renderer of Fyne's with a ring, and what else stands over it.
type ringed struct {
	fyne.WidgetRenderer
	ring    *Ring
	over    []fyne.CanvasObject // may be empty
	all     []fyne.CanvasObject
	focused func() bool
	place   func(over []fyne.CanvasObject, size fyne.Size) // may be nil
	paint   func()                                         // may be nil
}

// WithRing is a renderer of Fyne's with a ring over it, for a widget that embeds one of
// Fyne's. The widget refreshes itself when the focus comes or goes.
func WithRing(r fyne.WidgetRenderer, focused func() bool) fyne.WidgetRenderer {
	return withRing(r, focused)
}

// Ringed is part of a widget that embeds one of Fyne's: it draws the ring over it.
type Ringed struct {
	focused  bool
	renderer *ringed
}

// Around is a renderer of Fyne's with a ring over it.
func (r *Ringed) Around(of fyne.WidgetRenderer) fyne.WidgetRenderer {
	r.renderer = withRing(of, func() bool { return r.focused })
	return r.renderer
}

// Focus shows that a widget has the keyboard, or has lost it, without painting it anew.
func (r *Ringed) Focus(w fyne.Widget, focused bool) {
	if r.focused = focused; r.renderer != nil {
		r.renderer.ring.Show(focused)
		canvas.Refresh(w)
	}
}

func withRing(r fyne.WidgetRenderer, focused func() bool) *ringed {
	return &ringed{WidgetRenderer: r, ring: NewRing(), focused: focused}
}

// Objects implements fyne.WidgetRenderer.
func (r *ringed) Objects() []fyne.CanvasObject {
	r.all = append(slices.Clip(r.all[:0]), r.WidgetRenderer.Objects()...)
	r.all = append(append(r.all, r.over...), r.ring.Objects()...)
	return r.all
}

// Layout implements fyne.WidgetRenderer.
func (r *ringed) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.ring.Layout(fyne.Position{}, size)
	if r.place != nil {
		r.place(r.over, size)
	}
}

// Refresh implements fyne.WidgetRenderer.
func (r *ringed) Refresh() {
	r.ring.Show(r.focused())
	if r.paint != nil {
		r.paint()
	}
	r.WidgetRenderer.Refresh()
}
