package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Frame is drawn around a card that is open in a form.
type Frame struct{ widget.BaseWidget }

// NewFrame makes a frame.
func NewFrame() *Frame {
	f := &Frame{}
	f.ExtendBaseWidget(f)
	return f
}

// CreateRenderer implements fyne.Widget.
func (f *Frame) CreateRenderer() fyne.WidgetRenderer {
	r := &frameRenderer{canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type frameRenderer struct{ box *canvas.Rectangle }

func (r *frameRenderer) Destroy()                     {}
func (r *frameRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *frameRenderer) Layout(size fyne.Size)        { r.box.Resize(size) }
func (r *frameRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.box} }

func (r *frameRenderer) Refresh() {
	r.box.FillColor, r.box.StrokeColor = theme.Color(theme.ColorNameHover), theme.Color(theme.ColorNamePrimary)
	r.box.StrokeWidth, r.box.CornerRadius = 1, theme.Size(theme.SizeNameInputRadius)
	r.box.Refresh()
}
