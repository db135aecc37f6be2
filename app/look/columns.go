package look

import "fyne.io/fyne/v2"

// Columns lays objects out in as many equal columns as fit with the least
// width Min, each Height high. Fyne asks for a least size before it gives a
// width, so the height is that of the width last given.
type Columns struct{ Min, Height float32 }

const columnGap = 5

func (c Columns) count(width float32, n int) int {
	return max(1, min(n, int((width+columnGap)/(c.Min+columnGap))))
}

// MinSize assumes the narrowest panel: two columns.
func (c Columns) MinSize(o []fyne.CanvasObject) fyne.Size {
	rows := (len(o) + 1) / 2
	return fyne.NewSize(2*c.Min+columnGap, float32(rows)*(c.Height+columnGap)-columnGap)
}

// Layout is Fyne's.
func (c Columns) Layout(o []fyne.CanvasObject, size fyne.Size) {
	cols := c.count(size.Width, len(o))
	if cols > 2 && (len(o)+cols-1)/cols == (len(o)+1)/2 {
		cols = 2 // no row saved: wider buttons read better
	}
	w := (size.Width - float32(cols-1)*columnGap) / float32(cols)
	for i, one := range o {
		one.Resize(fyne.NewSize(w, c.Height))
		one.Move(fyne.NewPos(float32(i%cols)*(w+columnGap), float32(i/cols)*(c.Height+columnGap)))
	}
}
