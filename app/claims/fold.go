package claims

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/look"
)

// fold is the head of a part that unfolds in place: an arrow, its name, and in a few
// words what is in it while it is folded.
type fold struct {
	widget.BaseWidget
	name, gist string
	part       fyne.CanvasObject
	open       bool
	opened     func(bool) // hears that the person folded or unfolded it

	focused, hovered bool
}

func newFold(name string, part fyne.CanvasObject, opened func(bool)) *fold {
	f := &fold{name: name, part: part, opened: opened}
	part.Hide()
	f.ExtendBaseWidget(f)
	return f
}

// set folds or unfolds the part.
func (f *fold) set(open bool) {
	if open == f.open {
		return
	}
	f.open = open
	shown(f.part, open)
	f.Refresh()
}

func (f *fold) say(gist string) {
	if f.gist != gist {
		f.gist = gist
		f.Refresh()
	}
}

func (f *fold) turn() {
	f.set(!f.open)
	f.opened(f.open)
}

// Tapped is Fyne's.
func (f *fold) Tapped(*fyne.PointEvent) { f.turn() }

// FocusGained is Fyne's.
func (f *fold) FocusGained() { f.focused = true; f.Refresh() }

// FocusLost is Fyne's.
func (f *fold) FocusLost() { f.focused = false; f.Refresh() }

// TypedRune hands letters and figures on.
func (f *fold) TypedRune(r rune) {
	if r != ' ' {
		control.PassRune(f, r)
	}
}

// TypedKey unfolds and folds on Space and Enter, and with the arrows right and left.
func (f *fold) TypedKey(k *fyne.KeyEvent) {
	switch {
	case k.Name == fyne.KeySpace || k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter,
		k.Name == fyne.KeyRight && !f.open, k.Name == fyne.KeyLeft && f.open:
		f.turn()
	default:
		control.PassKey(f, k)
	}
}

// MouseIn is Fyne's.
func (f *fold) MouseIn(*desktop.MouseEvent) { f.hovered = true; f.Refresh() }

// MouseMoved is Fyne's.
func (f *fold) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is Fyne's.
func (f *fold) MouseOut() { f.hovered = false; f.Refresh() }

// CreateRenderer is Fyne's.
func (f *fold) CreateRenderer() fyne.WidgetRenderer {
	r := &foldRenderer{fold: f, ring: control.NewRing(), ground: canvas.NewRectangle(nil), arrow: widget.NewIcon(nil),
		name: canvas.NewText(f.name, nil), gist: look.FaintText("")}
	r.ground.CornerRadius = 4
	r.Refresh()
	return r
}

type foldRenderer struct {
	fold   *fold
	ground *canvas.Rectangle
	arrow  *widget.Icon
	name   *canvas.Text
	gist   *widget.RichText
	ring   *control.Ring
}

const foldHeight = 28

func (r *foldRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.name.MinSize().Width+40, foldHeight)
}
func (r *foldRenderer) Destroy() {}
func (r *foldRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.ground, r.arrow, r.name, r.gist}, r.ring.Objects()...)
}

func (r *foldRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.ring.Layout(fyne.Position{}, size)
	r.arrow.Move(fyne.NewPos(0, (size.Height-18)/2))
	r.arrow.Resize(fyne.NewSquareSize(18))
	name := r.name.MinSize()
	r.name.Move(fyne.NewPos(20, (size.Height-name.Height)/2))
	x := 20 + name.Width + near
	gist := r.gist.MinSize().Height
	r.gist.Move(fyne.NewPos(x, (size.Height-gist)/2+1))
	r.gist.Resize(fyne.NewSize(max(0, size.Width-x), gist))
}

func (r *foldRenderer) Refresh() {
	f := r.fold
	icon := theme.IconNameMenuExpand
	if f.open {
		icon = theme.IconNameArrowDropDown
	}
	r.arrow.SetResource(theme.Icon(icon))
	r.name.TextSize, r.name.TextStyle.Bold, r.name.Color = theme.TextSize(), true, theme.Color(theme.ColorNameForeground)
	r.ground.FillColor = nil
	if f.hovered {
		r.ground.FillColor = theme.Color(theme.ColorNameHover)
	}
	r.ring.Show(f.focused)
	gist := f.gist
	if f.open {
		gist = ""
	}
	look.SetFaint(r.gist, gist)
	r.ground.Refresh()
	r.name.Refresh()
	r.Layout(f.Size())
}
