package page

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/locale"
	"galley/app/look"
	"galley/app/reader"
	"galley/app/state"
)

// legend says over the article what its colours and signs mean, where they are not those of ratings.
type legend struct {
	name    *widget.Label
	flow    *fyne.Container
	content *fyne.Container
}

func newLegend() *legend {
	l := &legend{name: widget.NewLabel("")}
	f := &look.Flow{}
	l.flow = container.New(f, l.name)
	l.content = container.NewStack(look.NewGround(theme.ColorNameHeaderBackground), l.flow)
	f.Changed = func() { l.content.Refresh() }
	l.content.Hide()
	return l
}

func (l *legend) show(by state.ColourBy, c state.Colouring) {
	if by == state.ByRating || len(c.Groups) == 0 {
		l.flow.Objects = []fyne.CanvasObject{l.name}
		l.content.Hide()
		return
	}
	l.name.SetText(legendName(by))
	l.flow.Objects = []fyne.CanvasObject{l.name}
	for _, g := range c.Groups {
		l.flow.Add(newSample(g))
	}
	l.content.Show()
	l.content.Refresh()
}

func legendName(by state.ColourBy) string {
	switch by {
	case state.ByKind:
		return locale.Text("Colour by kind:")
	case state.BySource:
		return locale.Text("Colour by source:")
	}
	return locale.Text("Colour by owner:")
}

// sample is a group of claims as they are painted: its sign on its colour, with its name and how many
// there are behind.
type sample struct {
	widget.BaseWidget
	style reader.Style
	name  string
}

func newSample(g state.ColourGroup) *sample {
	s := &sample{style: styleOf(g), name: g.Name + " " + locale.Number(g.Count)}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer is Fyne's.
func (s *sample) CreateRenderer() fyne.WidgetRenderer {
	r := &sampleRenderer{sample: s, tint: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(color.Transparent),
		sign: canvas.NewText(s.style.Sign, color.Black), name: canvas.NewText(s.name, color.Black)}
	r.sign.TextStyle.Bold = true
	r.Refresh()
	return r
}

type sampleRenderer struct {
	sample     *sample
	tint, line *canvas.Rectangle
	sign, name *canvas.Text
}

// How much room there is around a sample, and between its parts.
const samplePad, sampleLine = 4, 2

func (r *sampleRenderer) box() float32 { return max(18, r.sign.MinSize().Width+2*samplePad) }

// MinSize is Fyne's.
func (r *sampleRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.box()+r.name.MinSize().Width+4*samplePad, r.name.MinSize().Height+2*samplePad)
}

// Layout is Fyne's.
func (r *sampleRenderer) Layout(size fyne.Size) {
	wide, tall := r.box(), size.Height-2*samplePad
	r.tint.Move(fyne.NewPos(samplePad, samplePad))
	r.tint.Resize(fyne.NewSize(wide, tall))
	r.line.Move(fyne.NewPos(samplePad, samplePad+tall-sampleLine))
	r.line.Resize(fyne.NewSize(wide, sampleLine))
	sign, name := r.sign.MinSize(), r.name.MinSize()
	r.sign.Move(fyne.NewPos(samplePad+(wide-sign.Width)/2, (size.Height-sign.Height)/2))
	r.sign.Resize(sign)
	r.name.Move(fyne.NewPos(wide+2*samplePad, (size.Height-name.Height)/2))
	r.name.Resize(name)
}

// Refresh is Fyne's.
func (r *sampleRenderer) Refresh() {
	s := r.sample
	r.tint.FillColor, r.line.FillColor = theme.Color(s.style.Fill), theme.Color(s.style.Line)
	for _, text := range []*canvas.Text{r.sign, r.name} {
		text.TextSize, text.Color = theme.CaptionTextSize()+1, theme.Color(theme.ColorNameForeground)
	}
	r.Layout(s.Size())
	canvas.Refresh(s)
}

// Objects is Fyne's.
func (r *sampleRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.tint, r.line, r.sign, r.name}
}

// Destroy is Fyne's.
func (r *sampleRenderer) Destroy() {}

// String is what a person reads of it.
func (s *sample) String() string { return s.style.Sign + " " + s.name }
