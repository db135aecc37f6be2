package scales

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"galley/app/look"
)

// widths gives each of some things a width.
type widths []float32

// MinSize implements fyne.Layout.
func (w widths) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for i, o := range objects {
		size.Width += look.Px(w[i])
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}

// Layout implements fyne.Layout.
func (w widths) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, o := range objects {
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(look.Px(w[i]), size.Height))
		x += look.Px(w[i])
	}
}

// columns lays a rating out: its badge, its label, its sign, what it means (which has the room that is left),
// its colour, the desk's own colour, its number, and what can be done with it.
type columns struct{}

// Widths of the columns; 0 is what is left, or what the last one needs.
var fixed = []float32{44, 150, 48, 0, 116, 88, 60, 0}

// leastMeaning is how wide the room for what a rating means is at least.
const leastMeaning = 160

func (columns) widths(objects []fyne.CanvasObject, whole float32) []float32 {
	all := make([]float32, len(objects))
	left := whole - theme.Padding()*float32(len(objects)-1)
	for i, o := range objects {
		switch {
		case i == 3:
			continue
		case fixed[i] > 0:
			all[i] = look.Px(fixed[i])
		default:
			all[i] = max(o.MinSize().Width, look.Px(110))
		}
		left -= all[i]
	}
	all[3] = max(look.Px(leastMeaning), left)
	return all
}

// MinSize implements fyne.Layout.
func (c columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(theme.Padding()*float32(len(objects)-1), 0)
	for i, w := range c.widths(objects, 0) {
		size.Width += w
		size.Height = max(size.Height, objects[i].MinSize().Height)
	}
	return size
}

// Layout implements fyne.Layout.
func (c columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, w := range c.widths(objects, size.Width) {
		height := size.Height
		if i == 0 {
			height = min(height, objects[0].MinSize().Height)
		}
		objects[i].Move(fyne.NewPos(x, (size.Height-height)/2))
		objects[i].Resize(fyne.NewSize(w, height))
		x += w + theme.Padding()
	}
}
