package reader

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// pool hands out canvas objects of one kind and layer, and hides those that a
// frame does not use, so that scrolling makes none.
type pool[T fyne.CanvasObject] struct {
	items []T
	used  int
	fresh func() T
	grown *bool
}

func (p *pool[T]) next() T {
	if p.used == len(p.items) {
		p.items = append(p.items, p.fresh())
		*p.grown = true
	}
	item := p.items[p.used]
	p.used++
	if !item.Visible() {
		item.Show()
	}
	return item
}

// rest hides what was not used; the next frame begins anew.
func (p *pool[T]) rest() {
	for _, item := range p.items[p.used:] {
		if item.Visible() {
			item.Hide()
		}
	}
	p.used = 0
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Resize(fyne.NewSize(max(w, 0), max(h, 0)))
	o.Move(fyne.NewPos(x, y))
}

// box draws a filled rectangle.
func (l *layer) box(x, y, w, h float32, fill color.Color) *canvas.Rectangle {
	b := l.next()
	b.FillColor, b.CornerRadius = fill, 0
	put(b, x, y, w, h)
	return b
}

type layer struct{ pool[*canvas.Rectangle] }

func newLayer(grown *bool) layer {
	return layer{pool[*canvas.Rectangle]{fresh: func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }, grown: grown}}
}

type texts struct{ pool[*canvas.Text] }

func newTexts(grown *bool) texts {
	return texts{pool[*canvas.Text]{fresh: func() *canvas.Text { return canvas.NewText("", color.Black) }, grown: grown}}
}

// line draws text with its top at y.
func (l *texts) line(text string, f face, c color.Color, x, y, w, h float32) {
	t := l.next()
	t.Text, t.TextSize, t.TextStyle, t.Color = text, f.size, f.style(), c
	put(t, x, y, w, h)
}

// fade gives a colour a part of its opacity.
func fade(c color.Color, part float32) color.Color {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = uint8(float32(n.A) * part)
	return n
}
