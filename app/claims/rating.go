package claims

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/look"
	"galley/model"
)

// picker shows a scale's ratings as buttons, numbered as the keys 1 to 9.
type picker struct {
	grid  *fyne.Container
	scale string
	pick  func(label string)
}

func newPicker() *picker { return &picker{grid: container.NewGridWithColumns(2)} }

func (p *picker) show(scale model.Scale, chosen string, pick func(string)) {
	p.pick = pick
	if scale.ID != p.scale || len(p.grid.Objects) != len(scale.Ratings) {
		p.scale = scale.ID
		p.grid.RemoveAll()
		for i, r := range scale.Ratings {
			p.grid.Add(newRatingButton(i+1, r, func() { p.pick(r.Label) }))
		}
	}
	for i, o := range p.grid.Objects {
		o.(*ratingButton).setChosen(scale.Ratings[i].Label == chosen)
	}
}

// ratingButton is one rating: its key, sign and label on its tint; a thick
// border and bold type when it is the one in force.
type ratingButton struct {
	widget.BaseWidget
	text            string
	tone            model.Tone
	tapped          func()
	chosen          bool
	hovered, focusd bool
}

func newRatingButton(key int, r model.Rating, tapped func()) *ratingButton {
	b := &ratingButton{text: r.Mark + "  " + r.Label, tone: r.Tone, tapped: tapped}
	if key < 10 {
		b.text = strconv.Itoa(key) + "  " + b.text
	}
	b.ExtendBaseWidget(b)
	return b
}

func (b *ratingButton) setChosen(yes bool) {
	if b.chosen != yes {
		b.chosen = yes
		b.Refresh()
	}
}

// Tapped gives the rating.
func (b *ratingButton) Tapped(*fyne.PointEvent) { b.tapped() }

// FocusGained is Fyne's.
func (b *ratingButton) FocusGained() { b.focusd = true; b.Refresh() }

// FocusLost is Fyne's.
func (b *ratingButton) FocusLost() { b.focusd = false; b.Refresh() }

// TypedRune is Fyne's.
func (b *ratingButton) TypedRune(rune) {}

// TypedKey gives the rating on Space and Enter.
func (b *ratingButton) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeySpace || k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter {
		b.tapped()
	}
}

// MouseIn is Fyne's.
func (b *ratingButton) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved is Fyne's.
func (b *ratingButton) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is Fyne's.
func (b *ratingButton) MouseOut() { b.hovered = false; b.Refresh() }

// CreateRenderer is Fyne's.
func (b *ratingButton) CreateRenderer() fyne.WidgetRenderer {
	r := &ratingRenderer{button: b, box: canvas.NewRectangle(nil), text: canvas.NewText(b.text, nil)}
	r.box.CornerRadius = 4
	r.Refresh()
	return r
}

type ratingRenderer struct {
	button *ratingButton
	box    *canvas.Rectangle
	text   *canvas.Text
}

func (r *ratingRenderer) MinSize() fyne.Size           { return r.text.MinSize().AddWidthHeight(14, 8) }
func (r *ratingRenderer) Destroy()                     {}
func (r *ratingRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.box, r.text} }

func (r *ratingRenderer) Layout(size fyne.Size) {
	r.box.Resize(size)
	text := r.text.MinSize()
	r.text.Resize(text)
	r.text.Move(fyne.NewPos(8, (size.Height-text.Height)/2))
}

func (r *ratingRenderer) Refresh() {
	b := r.button
	r.text.TextSize = theme.Size(theme.SizeNameCaptionText) + 1
	r.text.Color = theme.Color(theme.ColorNameForeground)
	r.text.TextStyle.Bold = b.chosen
	r.box.FillColor = theme.Color(theme.ColorNameButton)
	r.box.StrokeColor = theme.Color(look.Line(b.tone))
	r.box.StrokeWidth = 1
	if b.chosen || b.hovered {
		r.box.FillColor = theme.Color(look.Tint(b.tone))
	}
	if b.chosen {
		r.box.StrokeWidth = 2.5
	}
	if b.focusd {
		r.box.StrokeColor = theme.Color(theme.ColorNamePrimary)
		r.box.StrokeWidth = 3
	}
	r.box.Refresh()
	r.text.Refresh()
}
