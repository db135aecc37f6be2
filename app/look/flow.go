package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// Flow is a layout that sets things beside each other, on as many lines as they need.
// Nothing is cut but the first, where it is a text wider than a line.
type Flow struct {
	Text    func() float32 // how wide the text is that comes first; nil: nothing may be cut
	Changed func()         // another number of lines is needed
	width   float32        // last laid out for
	height  float32        // last told as the least
}

// MinSize is that of the width the flow was last laid out for: a layout is not asked
// how high it is at a width.
func (f *Flow) MinSize(o []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	for i, one := range o {
		if i > 0 || f.Text == nil {
			width = max(width, one.MinSize().Width)
		}
	}
	f.height = f.place(o, max(width, f.width))
	return fyne.NewSize(width, f.height)
}

// Layout implements fyne.Layout. In less width than its widest part needs, the least height stays what it
// was: laying out again would change nothing, and be asked for without end.
func (f *Flow) Layout(o []fyne.CanvasObject, size fyne.Size) {
	before := f.height
	f.width = size.Width
	now := f.MinSize(o).Height
	f.place(o, size.Width)
	if now != before {
		f.Changed()
	}
}

// place puts everything where it belongs, and returns how high it is together.
func (f *Flow) place(o []fyne.CanvasObject, width float32) float32 {
	gap, line := Px(Near), float32(0)
	for _, one := range o {
		if one.Visible() {
			line = max(line, one.MinSize().Height)
		}
	}
	x, y := float32(0), float32(0)
	for i, one := range o {
		if !one.Visible() {
			continue
		}
		size := one.MinSize()
		if i == 0 && f.Text != nil {
			size.Width = f.Text()
		}
		size.Width = min(size.Width, width)
		if x > 0 && x+size.Width > width {
			x, y = gap, y+line
		}
		one.Move(fyne.NewPos(x, y+(line-size.Height)/2))
		one.Resize(size)
		x += size.Width + gap
	}
	return y + line
}

// NewUnder is a Border with a head over a body, and a foot under it, that may be nil. What
// flows in the head and the foot is told how wide it is before it is asked how high.
func NewUnder(head, foot, body fyne.CanvasObject) *fyne.Container {
	u := under{border: layout.NewBorderLayout(head, foot, nil, nil)}
	all := []fyne.CanvasObject{body}
	for _, o := range []fyne.CanvasObject{head, foot} {
		if o != nil {
			u.flow, all = append(u.flow, o), append(all, o)
		}
	}
	return container.New(u, all...)
}

type under struct {
	border fyne.Layout
	flow   []fyne.CanvasObject
}

// MinSize implements fyne.Layout.
func (u under) MinSize(all []fyne.CanvasObject) fyne.Size { return u.border.MinSize(all) }

// Layout implements fyne.Layout.
func (u under) Layout(all []fyne.CanvasObject, size fyne.Size) {
	for _, o := range u.flow {
		o.Resize(fyne.NewSize(size.Width, o.Size().Height))
		if box, is := o.(*fyne.Container); is && box.Layout != nil {
			box.Layout.Layout(box.Objects, box.Size()) // Resize tells nothing to what was shown since
		}
	}
	u.border.Layout(all, size)
}
