package worklist

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/state"
)

// ChipName is what a part of the claims is called.
func ChipName(c state.Chip) string {
	switch c {
	case state.ToCheck:
		return locale.Text("To check")
	case state.LookAgain:
		return locale.Text("Look again")
	case state.NoSource:
		return locale.Text("No source")
	case state.ToSign:
		return locale.Text("To sign")
	case state.Mine:
		return locale.Text("Mine")
	}
	return locale.Text("All")
}

// chips are the parts of the claims beside each other, with how many are in each; one of
// them is listed. Where they do not fit a line they take two. The arrows choose.
type chips struct {
	widget.BaseWidget
	list     state.Worklist
	onChosen func(state.Chip)
	onLines  func() // they take another number of lines

	width   float32 // that lines were counted for
	lines   int
	focused bool
	hovered int // -1 none
}

func newChips(chosen func(state.Chip)) *chips {
	c := &chips{onChosen: chosen, lines: 1, hovered: -1}
	c.ExtendBaseWidget(c)
	return c
}

func (c *chips) show(now state.Worklist) {
	if c.list.Counts == now.Counts && c.list.Chip == now.Chip {
		return
	}
	c.list = now
	c.Refresh()
	c.count()
}

// open reports whether a chip can be chosen: there is something in it, or it is listed.
func (c *chips) open(chip state.Chip) bool {
	return chip == state.AllClaims || chip == c.list.Chip || c.list.Count(chip) > 0
}

func (c *chips) choose(chip state.Chip) {
	if c.open(chip) && chip != c.list.Chip {
		c.onChosen(chip)
	}
}

// step chooses the next chip that can be chosen.
func (c *chips) step(by int) {
	for i := slices.Index(state.Chips, c.list.Chip) + by; i >= 0 && i < len(state.Chips); i += by {
		if c.open(state.Chips[i]) {
			c.choose(state.Chips[i])
			return
		}
	}
}

// FocusGained implements fyne.Focusable.
func (c *chips) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost implements fyne.Focusable.
func (c *chips) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune passes letters on.
func (c *chips) TypedRune(r rune) {
	if r != ' ' {
		control.PassRune(c, r)
	}
}

// TypedKey chooses with the arrows.
func (c *chips) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		c.step(-1)
	case fyne.KeyRight, fyne.KeyDown:
		c.step(1)
	case fyne.KeyHome:
		c.choose(state.AllClaims)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter: // it is chosen already
	default:
		control.PassKey(c, e)
	}
}

// Tapped chooses what is under the pointer.
func (c *chips) Tapped(e *fyne.PointEvent) {
	if i := c.at(e.Position); i >= 0 {
		c.choose(state.Chips[i])
	}
}

// MouseIn is Fyne's.
func (c *chips) MouseIn(e *desktop.MouseEvent) { c.MouseMoved(e) }

// MouseMoved is Fyne's.
func (c *chips) MouseMoved(e *desktop.MouseEvent) {
	if i := c.at(e.Position); i != c.hovered {
		c.hovered = i
		c.Refresh()
	}
}

// MouseOut is Fyne's.
func (c *chips) MouseOut() { c.hovered = -1; c.Refresh() }

func (c *chips) at(p fyne.Position) int {
	boxes, _ := c.places(c.Size().Width)
	return slices.IndexFunc(boxes, func(b box) bool {
		return p.X >= b.at.X && p.X < b.at.X+b.size.Width && p.Y >= b.at.Y && p.Y < b.at.Y+b.size.Height
	})
}

// count counts the lines anew.
func (c *chips) count() {
	if c.width == 0 {
		return
	}
	if _, lines := c.places(c.width); lines != c.lines {
		c.lines = lines
		if c.onLines != nil {
			c.onLines()
		}
	}
}

// Resize counts the lines at another width.
func (c *chips) Resize(size fyne.Size) {
	c.BaseWidget.Resize(size)
	if size.Width != c.width {
		c.width = size.Width
		c.count()
	}
}

// box is where a chip stands, and how its text is set in it.
type box struct {
	at        fyne.Position
	size      fyne.Size
	pad, text float32
}

// Of a chip at the normal size.
const chipHeight, chipGap, chipPad, chipPadClose = 24, 4, 8, 5

// manyLines is more lines than the chips should take from the rows under them.
const manyLines = 3

// places are where the chips stand in a width, and in how many lines. Where they would
// take many, they are set closer and the empty ones are left out: their boxes are empty.
func (c *chips) places(width float32) (all []box, lines int) {
	if all, lines = c.flow(width, false); lines >= manyLines {
		return c.flow(width, true)
	}
	return all, lines
}

func (c *chips) flow(width float32, close bool) (all []box, lines int) {
	height, gap, pad := look.Px(chipHeight), look.Px(chipGap), look.Px(chipPad)
	if close {
		pad = look.Px(chipPadClose)
	}
	size := chipText(close)
	x, y := float32(0), float32(0)
	for _, chip := range state.Chips {
		if close && !c.open(chip) {
			all = append(all, box{})
			continue
		}
		// Bold, whether or not it is: choosing moves nothing.
		name := fyne.MeasureText(ChipName(chip), size, fyne.TextStyle{Bold: true}).Width
		count := fyne.MeasureText(c.counted(chip), size, fyne.TextStyle{}).Width
		w := name + count + gap + 2*pad
		if x > 0 && x+w > width {
			x, y = 0, y+height+gap
		}
		all = append(all, box{fyne.NewPos(x, y), fyne.NewSize(w, height), pad, size})
		x += w + gap
	}
	return all, int(y/(height+gap)) + 1
}

func chipText(close bool) float32 {
	if close {
		return theme.Size(theme.SizeNameCaptionText)
	}
	return theme.Size(theme.SizeNameCaptionText) + 1
}

func (c *chips) counted(chip state.Chip) string { return strconv.Itoa(c.list.Count(chip)) }

// MinSize is high enough for the lines at the width there is.
func (c *chips) MinSize() fyne.Size {
	c.ExtendBaseWidget(c)
	widest := float32(0)
	all, _ := c.places(0)
	for _, b := range all {
		widest = max(widest, b.size.Width)
	}
	return fyne.NewSize(widest, float32(c.lines)*look.Px(chipHeight+chipGap)-look.Px(chipGap))
}

// CreateRenderer is Fyne's.
func (c *chips) CreateRenderer() fyne.WidgetRenderer {
	r := &chipsRenderer{chips: c}
	for range state.Chips {
		one := chipPaint{canvas.NewRectangle(nil), canvas.NewText("", nil), canvas.NewText("", nil)}
		r.all = append(r.all, one)
		r.objects = append(r.objects, one.ground, one.name, one.count)
	}
	r.paint()
	return r
}

type chipPaint struct {
	ground      *canvas.Rectangle
	name, count *canvas.Text
}

type chipsRenderer struct {
	chips   *chips
	all     []chipPaint
	objects []fyne.CanvasObject
}

func (r *chipsRenderer) MinSize() fyne.Size           { return r.chips.MinSize() }
func (r *chipsRenderer) Destroy()                     {}
func (r *chipsRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *chipsRenderer) Layout(size fyne.Size) {
	boxes, _ := r.chips.places(size.Width)
	for i, one := range r.all {
		at, size, pad := boxes[i].at, boxes[i].size, boxes[i].pad
		one.ground.Hidden, one.name.Hidden, one.count.Hidden = size.IsZero(), size.IsZero(), size.IsZero()
		one.name.TextSize, one.count.TextSize = boxes[i].text, boxes[i].text
		one.ground.Move(at)
		one.ground.Resize(size)
		name, count := one.name.MinSize(), one.count.MinSize()
		one.name.Move(at.AddXY(pad, (size.Height-name.Height)/2))
		one.name.Resize(name)
		one.count.Move(at.AddXY(size.Width-pad-count.Width, (size.Height-count.Height)/2))
		one.count.Resize(count)
	}
}

func (r *chipsRenderer) paint() {
	c := r.chips
	for i, one := range r.all {
		chip := state.Chips[i]
		chosen := chip == c.list.Chip
		ink, faint := theme.Color(theme.ColorNameForeground), theme.Color(look.Faint)
		one.ground.CornerRadius, one.ground.StrokeWidth = look.Px(chipHeight)/2, 1
		one.ground.FillColor, one.ground.StrokeColor = theme.Color(theme.ColorNameBackground), theme.Color(theme.ColorNameInputBorder)
		switch {
		case chosen:
			one.ground.FillColor, one.ground.StrokeColor = theme.Color(theme.ColorNamePrimary), theme.Color(theme.ColorNamePrimary)
			ink = theme.Color(theme.ColorNameForegroundOnPrimary)
			faint = ink
		case !c.open(chip):
			ink = theme.Color(theme.ColorNameDisabled)
			faint, one.ground.StrokeColor = ink, theme.Color(theme.ColorNameSeparator)
		case i == c.hovered:
			one.ground.FillColor = theme.Color(theme.ColorNameButton)
		}
		if chosen && c.focused {
			one.ground.StrokeWidth, one.ground.StrokeColor = 3, theme.Color(look.Ring)
			one.ground.FillColor = theme.Color(theme.ColorNameBackground)
			ink, faint = theme.Color(theme.ColorNameForeground), theme.Color(look.Faint)
		}
		one.name.Text, one.name.Color, one.name.TextStyle.Bold = ChipName(chip), ink, chosen
		one.count.Text, one.count.Color = c.counted(chip), faint
	}
}

func (r *chipsRenderer) Refresh() {
	r.paint()
	r.Layout(r.chips.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}
