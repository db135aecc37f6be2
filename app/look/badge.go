package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/locale"
	"galley/model"
)

// Badge shows a rating as its sign and label on its tint: never colour alone.
type Badge struct {
	widget.BaseWidget
	text       string
	tint, line fyne.ThemeColorName
}

// NewBadge makes an empty badge; it takes no room until it is set.
func NewBadge() *Badge {
	b := &Badge{}
	b.ExtendBaseWidget(b)
	return b
}

// Set shows a rating.
func (b *Badge) Set(r model.Rating) {
	b.text, b.tint, b.line = r.Mark+" "+RatingLabel(r), Tint(r), Line(r)
	b.Refresh()
}

// SetUnrated shows that there is no rating yet.
func (b *Badge) SetUnrated() {
	b.text, b.tint, b.line = locale.Text("Not rated"), TintUnrated, LineUnrated
	b.Refresh()
}

// SetContested shows that two verdicts conflict.
func (b *Badge) SetContested() {
	b.text, b.tint, b.line = locale.Text("%s Contested", Contested), TintUnrated, LineUnrated
	b.Refresh()
}

// Contested is the sign of a claim with two verdicts that conflict.
const Contested = "><"

// CreateRenderer is Fyne's.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer {
	r := &badgeRenderer{badge: b, box: canvas.NewRectangle(color.Transparent), text: canvas.NewText("", color.Black)}
	r.box.CornerRadius = 4
	r.box.StrokeWidth = 1
	r.Refresh()
	return r
}

type badgeRenderer struct {
	badge *Badge
	box   *canvas.Rectangle
	text  *canvas.Text
}

const badgePad = 5

func (r *badgeRenderer) MinSize() fyne.Size {
	if r.badge.text == "" {
		return fyne.Size{}
	}
	s := r.text.MinSize()
	return fyne.NewSize(s.Width+2*badgePad, s.Height+2)
}

func (r *badgeRenderer) Layout(size fyne.Size) {
	min := r.MinSize()
	at := fyne.NewPos(0, (size.Height-min.Height)/2)
	r.box.Move(at)
	r.box.Resize(min)
	r.text.Move(at.AddXY(badgePad, 1))
	r.text.Resize(r.text.MinSize())
}

func (r *badgeRenderer) Refresh() {
	r.text.Text = r.badge.text
	r.text.TextSize = theme.Size(theme.SizeNameCaptionText) + 1
	r.text.Color = theme.Color(theme.ColorNameForeground)
	if r.badge.text == "" {
		r.box.Hide()
		return
	}
	r.box.Show()
	r.box.FillColor = theme.Color(r.badge.tint)
	r.box.StrokeColor = theme.Color(r.badge.line)
	r.Layout(r.badge.Size())
	r.box.Refresh()
	r.text.Refresh()
}

func (r *badgeRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.box, r.text} }
func (r *badgeRenderer) Destroy()                     {}
