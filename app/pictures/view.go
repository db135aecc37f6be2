package pictures

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/look"
)

// view shows a picture that can be larger than the room for it: the wheel and the keys make it larger, a drag
// and the arrows move it.
type view struct {
	widget.BaseWidget
	picture image.Image
	own     fyne.Size // of the picture itself, in pixels; the one shown may be smaller
	name    string
	zoom    float32 // of its own size; 0 as large as fits
	at      fyne.Position
	focused bool
	changed func()               // it may have another size on the screen
	passed  func(*fyne.KeyEvent) // a key that is not for the picture
	drawn   *viewRenderer
}

var (
	_ fyne.Focusable    = (*view)(nil)
	_ fyne.Draggable    = (*view)(nil)
	_ fyne.Scrollable   = (*view)(nil) // which also makes Fyne clip
	_ desktop.Mouseable = (*view)(nil)
	_ fyne.Accessible   = (*view)(nil)
)

// How far the picture is made larger and smaller, and how far a key moves it.
const (
	zoomStep    = 1.25
	zoomMost    = 8
	zoomLeast   = 0.05
	arrowPixels = 60
)

func newView() *view {
	v := &view{changed: func() {}, passed: func(*fyne.KeyEvent) {}}
	v.ExtendBaseWidget(v)
	return v
}

// show shows another picture, as large as fits.
func (v *view) show(picture image.Image, own fyne.Size, name string) {
	v.picture, v.own, v.name, v.zoom, v.at = picture, own, name, 0, fyne.Position{}
	v.Refresh()
}

// fitting is the zoom at which all of the picture is seen; its own size is not passed.
func (v *view) fitting() float32 {
	room := v.Size()
	if v.own.Width < 1 || v.own.Height < 1 || room.Width < 1 {
		return 1
	}
	return min(room.Width/v.own.Width, room.Height/v.own.Height, 1)
}

func (v *view) scale() float32 {
	if v.zoom == 0 {
		return v.fitting()
	}
	return v.zoom
}

// setZoom makes the picture larger or smaller, about a point of the view; 0 as large as fits.
func (v *view) setZoom(zoom float32, about fyne.Position) {
	before := v.scale()
	if v.zoom = zoom; zoom != 0 {
		v.zoom = min(max(zoom, zoomLeast), zoomMost)
	}
	now := v.scale() / before
	v.at = fyne.NewPos(about.X-(about.X-v.at.X)*now, about.Y-(about.Y-v.at.Y)*now)
	v.Refresh()
}

func (v *view) middle() fyne.Position { return fyne.NewPos(v.Size().Width/2, v.Size().Height/2) }

// move moves the picture; it stays in view.
func (v *view) move(dx, dy float32) {
	v.at = v.at.AddXY(dx, dy)
	v.Refresh()
}

// settle keeps a picture that is larger than the view over all of it, and one that is smaller in the middle.
func (v *view) settle() (size fyne.Size) {
	size = fyne.NewSize(v.own.Width*v.scale(), v.own.Height*v.scale())
	within := func(at, size, room float32) float32 {
		if size <= room {
			return (room - size) / 2
		}
		return min(max(at, room-size), 0)
	}
	v.at = fyne.NewPos(within(v.at.X, size.Width, v.Size().Width), within(v.at.Y, size.Height, v.Size().Height))
	return size
}

// FocusGained implements fyne.Focusable.
func (v *view) FocusGained() { v.focused = true; v.Refresh() }

// FocusLost implements fyne.Focusable.
func (v *view) FocusLost() { v.focused = false; v.Refresh() }

// TypedRune implements fyne.Focusable.
func (v *view) TypedRune(r rune) {
	switch r {
	case '+', '=':
		v.setZoom(v.scale()*zoomStep, v.middle())
	case '-':
		v.setZoom(v.scale()/zoomStep, v.middle())
	case '1':
		v.setZoom(1, v.middle())
	case '0':
		v.setZoom(0, v.middle())
	}
}

// TypedKey implements fyne.Focusable.
func (v *view) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		v.move(arrowPixels, 0)
	case fyne.KeyRight:
		v.move(-arrowPixels, 0)
	case fyne.KeyUp:
		v.move(0, arrowPixels)
	case fyne.KeyDown:
		v.move(0, -arrowPixels)
	case fyne.KeyPageUp:
		v.move(0, v.Size().Height*0.9)
	case fyne.KeyPageDown:
		v.move(0, -v.Size().Height*0.9)
	default:
		v.passed(e)
	}
}

// Dragged implements fyne.Draggable.
func (v *view) Dragged(e *fyne.DragEvent) { v.move(e.Dragged.DX, e.Dragged.DY) }

// DragEnd implements fyne.Draggable.
func (v *view) DragEnd() {}

// Scrolled implements fyne.Scrollable: the wheel makes the picture larger where the pointer is.
func (v *view) Scrolled(e *fyne.ScrollEvent) {
	switch {
	case e.Scrolled.DY > 0:
		v.setZoom(v.scale()*zoomStep, e.Position)
	case e.Scrolled.DY < 0:
		v.setZoom(v.scale()/zoomStep, e.Position)
	}
}

// MouseDown implements desktop.Mouseable: a press gives the picture the keyboard.
func (v *view) MouseDown(*desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil && !v.focused {
		c.Focus(v)
	}
}

// MouseUp implements desktop.Mouseable.
func (v *view) MouseUp(*desktop.MouseEvent) {}

// AccessibilityLabel is what the picture is called.
func (v *view) AccessibilityLabel() string { return v.name }

// AccessibilityRole implements fyne.Accessible.
func (v *view) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (v *view) CreateRenderer() fyne.WidgetRenderer {
	v.drawn = &viewRenderer{of: v, ground: look.NewGround(theme.ColorNameInputBackground),
		image: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest}}
	for i := range v.drawn.edges {
		v.drawn.edges[i] = canvas.NewRectangle(nil)
	}
	return v.drawn
}

type viewRenderer struct {
	of     *view
	ground fyne.CanvasObject
	image  *canvas.Image
	edges  [4]*canvas.Rectangle // who has the keyboard
}

// Layout implements fyne.WidgetRenderer.
func (r *viewRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	whole := r.of.settle()
	r.image.Move(r.of.at)
	r.image.Resize(whole)
	r.of.changed() // in more room a fitting picture is larger
	const thick = 2
	for i, at := range [4][4]float32{{0, 0, size.Width, thick}, {0, size.Height - thick, size.Width, thick}, {0, 0, thick, size.Height},
		{size.Width - thick, 0, thick, size.Height}} {
		r.edges[i].Move(fyne.NewPos(at[0], at[1]))
		r.edges[i].Resize(fyne.NewSize(at[2], at[3]))
	}
}

// MinSize implements fyne.WidgetRenderer.
func (r *viewRenderer) MinSize() fyne.Size { return fyne.NewSize(120, 120) }

// Refresh implements fyne.WidgetRenderer.
func (r *viewRenderer) Refresh() {
	if r.image.Image != r.of.picture {
		r.image.Image = r.of.picture
		r.image.Refresh()
	}
	r.image.Hidden = r.of.picture == nil
	for _, e := range r.edges {
		e.FillColor, e.Hidden = theme.Color(theme.ColorNameFocus), !r.of.focused
		e.Refresh()
	}
	r.ground.Refresh()
	r.Layout(r.of.Size())
}

// Objects implements fyne.WidgetRenderer.
func (r *viewRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.ground, r.image}
	for _, e := range r.edges {
		all = append(all, e)
	}
	return all
}

// Destroy implements fyne.WidgetRenderer.
func (r *viewRenderer) Destroy() {}
