package claims

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
	"galley/model/prose"
)

// exhibitRow is a source on the claim in two lines: a bar in the colour of what it
// does, its headline with the place in it, and its passage in italics. A long headline is
// cut, the place is not.
type exhibitRow struct {
	widget.BaseWidget
	of               *exhibit
	line             fyne.ThemeColorName
	title, quote     *widget.Label
	place            *widget.Label
	judged           *widget.Label // what the source is for the claim, at the end of the second line
	focused, hovered bool
}

func newExhibitRow(x *exhibit) *exhibitRow {
	r := &exhibitRow{of: x, title: widget.NewLabel(""), quote: widget.NewLabel(""), place: widget.NewLabel(""), judged: widget.NewLabel("")}
	r.judged.Truncation, r.judged.SizeName = fyne.TextTruncateEllipsis, theme.SizeNameCaptionText
	r.title.Truncation, r.quote.Truncation = fyne.TextTruncateEllipsis, fyne.TextTruncateEllipsis
	r.place.Truncation = fyne.TextTruncateEllipsis
	r.quote.SizeName, r.quote.TextStyle.Italic = theme.SizeNameCaptionText, true
	r.ExtendBaseWidget(r)
	return r
}

func (r *exhibitRow) show(x model.Exhibit) {
	r.line = look.LineUnrated
	switch x.Stance {
	case model.Supports:
		r.line = look.LineTrue
	case model.Refutes:
		r.line = look.LineFalse
	}
	r.title.SetText(headline(x))
	place := ""
	if x.Locator != "" {
		place = "· " + prose.Flatten(x.Locator)
	}
	r.place.SetText(place)
	r.judged.SetText(judgedSaid(x))
	quote := locale.Text("No passage is quoted.")
	if x.Quote != "" {
		quote = locale.Text("“%s”", prose.Flatten(x.Quote))
	}
	r.quote.SetText(quote)
	r.Refresh()
}

func (r *exhibitRow) turn() { r.of.unfold(!r.of.body.Visible()) }

// Tapped unfolds the row, or folds it.
func (r *exhibitRow) Tapped(*fyne.PointEvent) { r.turn() }

// TappedSecondary shows what can be done.
func (r *exhibitRow) TappedSecondary(e *fyne.PointEvent) { r.of.menu(e.AbsolutePosition) }

// ShowMenu shows what can be done, where the keyboard is.
func (r *exhibitRow) ShowMenu() {
	r.of.menu(fyne.CurrentApp().Driver().AbsolutePositionForObject(r).AddXY(12, r.Size().Height))
}

// FocusGained implements fyne.Focusable.
func (r *exhibitRow) FocusGained() {
	r.focused = true
	r.Refresh()
	r.of.panel.reveal(r)
}

// FocusLost implements fyne.Focusable.
func (r *exhibitRow) FocusLost() {
	r.focused = false
	r.Refresh()
}

// TypedRune unfolds the row on E and Space, and passes other letters on.
func (r *exhibitRow) TypedRune(c rune) {
	switch c {
	case 'e', 'E':
		r.turn()
	case ' ':
	default:
		control.PassRune(r, c)
	}
}

// TypedKey unfolds the row on Enter and Space, goes to the next one with the arrows,
// and passes the other keys on.
func (r *exhibitRow) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyReturn, e.Name == fyne.KeyEnter, e.Name == fyne.KeySpace:
		r.turn()
	case e.Name == fyne.KeyUp:
		r.of.panel.form.sources.step(r.of, -1)
	case e.Name == fyne.KeyDown:
		r.of.panel.form.sources.step(r.of, 1)
	case control.MenuKey(e):
		r.ShowMenu()
	default:
		control.PassKey(r, e)
	}
}

// MouseIn implements desktop.Hoverable.
func (r *exhibitRow) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (r *exhibitRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *exhibitRow) MouseOut() { r.hovered = false; r.Refresh() }

// CreateRenderer implements fyne.Widget.
func (r *exhibitRow) CreateRenderer() fyne.WidgetRenderer {
	p := &exhibitRenderer{row: r, ground: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil), ring: control.NewRing()}
	p.bar.CornerRadius = 2
	p.paint()
	return p
}

type exhibitRenderer struct {
	row         *exhibitRow
	ground, bar *canvas.Rectangle
	ring        *control.Ring
}

// The lines of the row, from its top.
const exhibitTitle, exhibitQuote = 24, 22

func (p *exhibitRenderer) MinSize() fyne.Size { return fyne.NewSize(120, exhibitTitle+exhibitQuote) }
func (p *exhibitRenderer) Destroy()           {}

func (p *exhibitRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{p.ground, p.bar, p.row.title, p.row.place, p.row.quote, p.row.judged}, p.ring.Objects()...)
}

func (p *exhibitRenderer) Layout(size fyne.Size) {
	p.ground.Resize(size)
	p.bar.Move(fyne.NewPos(2, 4))
	p.bar.Resize(fyne.NewSize(4, max(0, size.Height-8)))
	width := max(0, size.Width-4)
	place := min(written(p.row.place), width/2)
	title := min(written(p.row.title), width-place)
	judged := min(writtenIn(p.row.judged, theme.CaptionTextSize()), width/2)
	for _, line := range []struct {
		of            *widget.Label
		x, y          float32
		width, height float32
	}{
		{p.row.title, 4, 0, title, exhibitTitle},
		{p.row.place, 4 + max(0, title-theme.InnerPadding()), 0, place, exhibitTitle},
		{p.row.quote, 4, exhibitTitle - 2, width - judged, exhibitQuote},
		{p.row.judged, 4 + width - judged, exhibitTitle - 2, judged, exhibitQuote},
	} {
		height := line.of.MinSize().Height
		line.of.Move(fyne.NewPos(line.x, line.y+(line.height-height)/2))
		line.of.Resize(fyne.NewSize(line.width, height))
	}
	p.ring.Layout(fyne.Position{}, size)
}

// written is how wide a line is with nothing cut from it.
func written(l *widget.Label) float32 { return writtenIn(l, theme.TextSize()) }

// writtenIn is that for letters of a size.
func writtenIn(l *widget.Label, size float32) float32 {
	if l.Text == "" {
		return 0
	}
	return fyne.MeasureText(l.Text, size, l.TextStyle).Width + 2*theme.InnerPadding() + 1
}

func (p *exhibitRenderer) paint() {
	p.bar.FillColor = theme.Color(p.row.line)
	p.ground.FillColor = nil
	if p.row.hovered || p.row.of.body.Visible() {
		p.ground.FillColor = theme.Color(theme.ColorNameHover)
	}
	p.ground.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	p.ring.Show(p.row.focused)
}

func (p *exhibitRenderer) Refresh() {
	p.paint()
	p.Layout(p.row.Size()) // first: a label is painted anew in the room that it has then
	for _, o := range p.Objects() {
		o.Refresh()
	}
}
