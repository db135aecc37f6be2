package control

import "fyne.io/fyne/v2"

// Stop is a part of the window that F6 goes to.
type Stop struct {
	Area  fyne.CanvasObject
	First fyne.Focusable // has the keyboard when it is gone to
}

// Focus gives something the keyboard, where it is on a canvas.
func Focus(o interface {
	fyne.CanvasObject
	fyne.Focusable
}) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		c.Focus(o)
	}
}

// Has reports whether what has the keyboard is in that part.
func (s Stop) Has(on fyne.Focusable) bool {
	o, is := on.(fyne.CanvasObject)
	if !is || o == nil {
		return false
	}
	middle := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(o.Size().Width/2, 1)
	return under(s.Area, middle)
}
