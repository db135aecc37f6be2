package reader

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// button floats by the end of the selection. It is not a widget.Button
// because that would take the keyboard focus from the text.
type button struct {
	widget.BaseWidget
	tapped func()
	label  *canvas.Text
	back   *canvas.Rectangle
	edge   *canvas.Rectangle
	hover  bool
}

const buttonHeight = 28

func newButton(tapped func()) *button {
	b := &button{tapped: tapped, label: canvas.NewText("", color.Black), back: canvas.NewRectangle(color.Black), edge: canvas.NewRectangle(color.Transparent)}
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
	b.back.FillColor = theme.ColorForWidget(theme.ColorNamePrimary, b)
	b.back.StrokeColor, b.back.StrokeWidth = theme.ColorForWidget(theme.ColorNameBackground, b), 2 // lifts it off the text
	b.label.Color = theme.ColorForWidget(theme.ColorNameForegroundOnPrimary, b)
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

// placeButton puts the button under the selection's end, or above its
// beginning where there is no room below.
func (p *painter) placeButton() {
	r, b := p.r, p.button
	span := r.Selection()
	rows := p.across(span)
	if r.OnMark == nil || span.Empty() || r.mouse.drag == dragText || len(rows) == 0 {
		if b.Visible() {
			b.Hide()
		}
		return
	}
	label := r.MarkLabel + " ↵"
	if size := theme.SizeForWidget(theme.SizeNameText, r); b.label.Text != label || b.label.TextSize != size || b.label.Color != p.colour(theme.ColorNameForegroundOnPrimary) {
		b.label.Text, b.label.TextSize = label, size
		b.Refresh()
	}
	size := b.MinSize()
	last := rows[len(rows)-1]
	_, x, ok := p.segment(last, span)
	if !ok {
		x = r.left()
	}
	y := last.y + last.set.line + 4
	if y+size.Height > r.flow.view {
		y = rows[0].y - size.Height - 4
	}
	if y < 0 {
		y = r.flow.view - size.Height - 8
	}
	x = min(max(x-size.Width/2, 4), r.Size().Width-rail-size.Width-4)
	put(b, float32(int(x)), float32(int(y)), size.Width, size.Height)
	if !b.Visible() {
		b.Show()
	}
}
