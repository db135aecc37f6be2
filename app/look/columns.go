package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"galley/app/locale"
)

// Columns are two parts of the window beside each other, with a bar between them. The
// first is on the left; on the right where the window's language is written from there.
type Columns struct {
	*container.Split
	First, Second fyne.CanvasObject
	mirrored      bool
}

// NewColumns puts two parts beside each other.
func NewColumns(first, second fyne.CanvasObject) *Columns {
	c := &Columns{First: first, Second: second, mirrored: locale.RightToLeft()}
	if c.mirrored {
		c.Split = container.NewHSplit(second, first)
	} else {
		c.Split = container.NewHSplit(first, second)
	}
	return c
}

// Share is how much of the width the first has.
func (c *Columns) Share() float64 {
	if c.mirrored {
		return 1 - c.Offset
	}
	return c.Offset
}

// SetShare gives the first so much of the width.
func (c *Columns) SetShare(share float64) {
	if c.mirrored {
		share = 1 - share
	}
	c.SetOffset(share)
}

// Reading is a layout that places from the side where reading begins what another one
// places from the left.
func Reading(l fyne.Layout) fyne.Layout {
	if locale.RightToLeft() {
		return mirrored{l}
	}
	return l
}

type mirrored struct{ of fyne.Layout }

// MinSize is fyne.Layout.
func (m mirrored) MinSize(objects []fyne.CanvasObject) fyne.Size { return m.of.MinSize(objects) }

// Layout is fyne.Layout.
func (m mirrored) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	m.of.Layout(objects, size)
	for _, o := range objects {
		at := o.Position()
		o.Move(fyne.NewPos(size.Width-at.X-o.Size().Width, at.Y))
	}
}

// Start is the side where reading begins.
func Start() fyne.TextAlign {
	if locale.RightToLeft() {
		return fyne.TextAlignTrailing
	}
	return fyne.TextAlignLeading
}
