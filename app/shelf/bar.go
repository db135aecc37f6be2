package shelf

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/look"
)

// bar is a thin line that fills as claims are checked, and more strongly as they
// are signed off.
type bar struct {
	widget.BaseWidget
	checked, signed float32 // parts of the whole
	any             bool
}

func newBar() *bar {
	b := &bar{}
	b.ExtendBaseWidget(b)
	return b
}

func (b *bar) set(checked, signed, all int) {
	b.any = all > 0
	b.checked, b.signed = 0, 0
	if all > 0 {
		b.checked, b.signed = float32(checked)/float32(all), float32(signed)/float32(all)
	}
	b.Refresh()
}

// CreateRenderer is Fyne's.
func (b *bar) CreateRenderer() fyne.WidgetRenderer {
	r := &barRenderer{bar: b, rail: canvas.NewRectangle(nil), checked: canvas.NewRectangle(nil), signed: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type barRenderer struct {
	bar                   *bar
	rail, checked, signed *canvas.Rectangle
}

func (r *barRenderer) MinSize() fyne.Size { return fyne.NewSize(20, barHeight) }
func (r *barRenderer) Destroy()           {}
func (r *barRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.rail, r.checked, r.signed}
}

func (r *barRenderer) Layout(size fyne.Size) {
	r.rail.Resize(size)
	r.checked.Resize(fyne.NewSize(size.Width*r.bar.checked, size.Height))
	r.signed.Resize(fyne.NewSize(size.Width*r.bar.signed, size.Height))
}

func (r *barRenderer) Refresh() {
	r.rail.FillColor, r.signed.FillColor = theme.Color(theme.ColorNameSeparator), theme.Color(look.LineTrue)
	r.checked.FillColor = half(theme.Color(look.LineTrue))
	for _, o := range r.Objects() {
		o.(*canvas.Rectangle).Hidden = !r.bar.any
	}
	r.Layout(r.bar.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

// half is a colour at half its strength.
func half(c color.Color) color.Color {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A /= 2
	return n
}
