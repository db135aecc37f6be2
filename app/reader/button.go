package reader

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Action is something else that can be done with a selection: a button beside
// the one that marks it.
type Action struct {
	Label string
	Do    func()
}

// button floats by the end of the selection. It is not a widget.Button
// because that would take the keyboard focus from the text.
type button struct {
	widget.BaseWidget
	tapped func()
	quiet  bool // not the one that is meant in most cases
	label  *canvas.Text
	back   *canvas.Rectangle
	edge   *canvas.Rectangle
	hover  bool
}

const buttonHeight = 28

func newButton(tapped func()) *button {
	b := &button{tapped: tapped, label: canvas.NewText("", color.Black), back: canvas.NewRectangle(color.Black),
		edge: canvas.NewRectangle(color.Transparent)}
	b.label.Alignment = fyne.TextAlignCenter
	b.back.CornerRadius, b.edge.CornerRadius = 5, 5
	b.ExtendBaseWidget(b)
	return b
}

func (b *button) Tapped(*fyne.PointEvent)             { b.tapped() }
func (b *button) MouseIn(*desktop.MouseEvent)         { b.hover = true; b.Refresh() }
func (b *button) MouseMoved(*desktop.MouseEvent)      {}
func (b *button) MouseOut()                           { b.hover = false; b.Refresh() }
func (b *button) Cursor() desktop.Cursor              { return desktop.PointerCursor }
func (b *button) CreateRenderer() fyne.WidgetRenderer { return buttonRenderer{b} }

type buttonRenderer struct{ b *button }

func (r buttonRenderer) Layout(size fyne.Size) {
	for _, o := range r.Objects() {
		o.Resize(size)
	}
}

func (r buttonRenderer) MinSize() fyne.Size {
	text := fyne.MeasureText(r.b.label.Text, r.b.label.TextSize, r.b.label.TextStyle)
	return fyne.NewSize(text.Width+24, max(buttonHeight, text.Height+8))
}

func (r buttonRenderer) Refresh() {
	b := r.b
	back, ink := theme.ColorNamePrimary, theme.ColorNameForegroundOnPrimary
	if b.quiet {
		back, ink = theme.ColorNameButton, theme.ColorNameForeground
	}
	b.back.FillColor = theme.ColorForWidget(back, b)
	b.back.StrokeColor, b.back.StrokeWidth = theme.ColorForWidget(theme.ColorNameBackground, b), 2 // lifts it off the text
	b.label.Color = theme.ColorForWidget(ink, b)
	b.edge.FillColor = color.Transparent
	if b.hover {
		b.edge.FillColor = theme.ColorForWidget(theme.ColorNameHover, b)
	}
	for _, o := range r.Objects() {
		canvas.Refresh(o)
	}
}

func (r buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.b.back, r.b.edge, r.b.label}
}

func (r buttonRenderer) Destroy() {}

// placeBar puts the buttons under the selection's end, or above its beginning
// where there is no room below.
func (p *painter) placeBar() {
	r := p.r
	span := r.Selection()
	rows := p.across(span)
	bar := p.bar()
	if at, is := p.chosenBox(); is && r.offersMark() && r.mouse.drag == dragNothing {
		p.placeByPicture(bar, at)
		return
	}
	if r.OnMark == nil || span.Empty() || r.mouse.drag == dragText || len(rows) == 0 {
		for _, b := range bar {
			if b.Visible() {
				b.Hide()
			}
		}
		return
	}
	whole := fyne.NewSize(0, 0)
	for _, b := range bar {
		if size := theme.SizeForWidget(theme.SizeNameText, r); b.label.TextSize != size || b.back.FillColor != p.barColour(b) {
			b.label.TextSize = size
			b.Refresh()
		}
		size := b.MinSize()
		whole = fyne.NewSize(whole.Width+size.Width+barGap, max(whole.Height, size.Height))
	}
	last := rows[len(rows)-1]
	_, x, ok := p.segment(last, span)
	if !ok {
		x = r.left()
	}
	y := last.y + last.set.line + 4
	if y+whole.Height > r.flow.view {
		y = rows[0].y - whole.Height - 4
	}
	if y < 0 {
		y = r.flow.view - whole.Height - 8
	}
	x = max(4, min(x-whole.Width/2, r.Size().Width-rail-whole.Width-4))
	for _, b := range bar {
		size := b.MinSize()
		put(b, float32(int(x)), float32(int(y)), size.Width, size.Height)
		x += size.Width + barGap
		if !b.Visible() {
			b.Show()
		}
	}
}

const barGap = 4

func (p *painter) barColour(b *button) color.Color {
	if b.quiet {
		return p.colour(theme.ColorNameButton)
	}
	return p.colour(theme.ColorNamePrimary)
}

// bar is the buttons by the selection, as many as there are actions.
func (p *painter) bar() []*button {
	p.button.label.Text = p.r.MarkLabel + " ↵"
	for len(p.others) < len(p.r.Actions) {
		b := newButton(nil)
		b.quiet = true
		b.Hide()
		p.others = append(p.others, b)
		p.objects = append(p.objects, b)
	}
	for i, a := range p.r.Actions {
		p.others[i].label.Text, p.others[i].tapped = a.Label, a.Do
	}
	return append([]*button{p.button}, p.others...)
}
