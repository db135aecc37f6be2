package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Column puts things below each other. It gives each its width before it asks how
// high it is: texts, chips and tags are as high as their width lets them.
type Column struct{ Gap float32 }

// NewColumn puts things below each other, so far apart.
func NewColumn(gap float32, all ...fyne.CanvasObject) *fyne.Container {
	return container.New(Column{gap}, all...)
}

// Layout is Fyne's.
func (l Column) Layout(all []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range all {
		if empty(o) {
			continue
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, height))
		y += height + l.Gap
	}
}

// MinSize is Fyne's.
func (l Column) MinSize(all []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range all {
		if empty(o) {
			continue
		}
		if size.Height > 0 {
			size.Height += l.Gap
		}
		one := o.MinSize()
		size = fyne.NewSize(max(size.Width, one.Width), size.Height+one.Height)
	}
	return size
}

// empty reports whether something takes no place now.
func empty(o fyne.CanvasObject) bool { return !o.Visible() || o.MinSize().Height == 0 }
