package claims

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/look"
)

// Distances: between what belongs together, between parts, and around the whole.
const (
	near  = 4
	apart = 8
)

// newColumn puts things below each other.
func newColumn(gap float32, all ...fyne.CanvasObject) *fyne.Container {
	return look.NewColumn(gap, all...)
}

// flow puts things beside each other, each as wide as it must be, and goes on in
// another row where one is full.
type flow struct {
	gap   float32
	width float32
}

// rows places the things and returns how high they are together.
func (l *flow) rows(all []fyne.CanvasObject, place func(o fyne.CanvasObject, at fyne.Position, size fyne.Size)) float32 {
	var x, y, high float32
	for _, o := range all {
		if !o.Visible() {
			continue
		}
		size := o.MinSize()
		if l.width > 0 {
			size.Width = min(size.Width, l.width)
		}
		if x > 0 && l.width > 0 && x+size.Width > l.width {
			x, y, high = 0, y+high+l.gap, 0
		}
		if place != nil {
			place(o, fyne.NewPos(x, y), size)
		}
		x, high = x+size.Width+l.gap, max(high, size.Height)
	}
	return y + high
}

// Layout is Fyne's.
func (l *flow) Layout(all []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.rows(all, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

// MinSize is the height in the width that there is.
func (l *flow) MinSize(all []fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, l.rows(all, nil)) }

// flush takes the room around a text away, so that it begins where fields do.
func flush(text fyne.CanvasObject) *fyne.Container {
	room := theme.InnerPadding()
	return container.New(layout.NewCustomPaddedLayout(-room+2, -room+2, -room, -room), text)
}

// beside puts things in columns of one width.
func beside(all ...fyne.CanvasObject) fyne.CanvasObject {
	return container.NewGridWithColumns(len(all), all...)
}

// named puts its name above a control: a filled field tells no more by itself
// what it is.
func named(name string, control fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedVBoxLayout(0), look.FaintText(name), control)
}

// withName is named for a name that changes.
func withName(name *widget.RichText, control fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedVBoxLayout(0), name, control)
}

// headed lays the head of a part out: its name, and at the other end what can be done
// there, in no more height than that takes.
type headed struct{}

const headHeight = 24

// MinSize is Fyne's.
func (headed) MinSize(all []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(all[0].MinSize().Width+all[1].MinSize().Width, headHeight)
}

// Layout is Fyne's.
func (headed) Layout(all []fyne.CanvasObject, size fyne.Size) {
	name, right := all[0].MinSize(), all[1].MinSize()
	all[0].Resize(name)
	all[0].Move(fyne.NewPos(-theme.InnerPadding(), (size.Height-name.Height)/2))
	all[1].Resize(fyne.NewSize(right.Width, min(right.Height, size.Height)))
	all[1].Move(fyne.NewPos(size.Width-right.Width, (size.Height-min(right.Height, size.Height))/2))
}

// halves gives the first of two more room than the second, which is a date.
type halves struct{}

// MinSize is Fyne's.
func (halves) MinSize(all []fyne.CanvasObject) fyne.Size {
	a, b := all[0].MinSize(), all[1].MinSize()
	return fyne.NewSize(a.Width+near+b.Width, max(a.Height, b.Height))
}

// Layout is Fyne's.
func (halves) Layout(all []fyne.CanvasObject, size fyne.Size) {
	first := (size.Width - near) * 0.62
	all[0].Resize(fyne.NewSize(first, size.Height))
	all[1].Resize(fyne.NewSize(size.Width-near-first, size.Height))
	all[1].Move(fyne.NewPos(first+near, 0))
}
