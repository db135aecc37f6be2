package shelf

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/look"
	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

// line is one row as a widget: headline, origin, and how far its claims are. It
// tells its list of clicks, with the keys held down meanwhile.
type line struct {
	widget.BaseWidget
	index    int
	list     *list
	held     fyne.KeyModifier
	title    *widget.Label
	origin   *widget.RichText
	progress *canvas.Text
	bar      *bar
	back     *canvas.Rectangle // behind a row that is selected
	edge     *canvas.Rectangle // beside the article that is open
}

func newLine(l *list) *line {
	r := &line{
		list: l, title: widget.NewLabel("\n"), origin: look.FaintText("x"), progress: canvas.NewText("", nil), bar: newBar(),
		back: canvas.NewRectangle(nil), edge: canvas.NewRectangle(nil),
	}
	r.title.Wrapping = fyne.TextWrapWord
	r.ExtendBaseWidget(r)
	return r
}

// show shows an article, or a claim in the trash.
func (r *line) show(row state.Row, open, selected bool) {
	r.title.TextStyle.Bold = open
	r.title.SetText(passage.Shorten(row.Title, 58))
	look.SetFaint(r.origin, row.Origin)
	text := ""
	if row.Claims > 0 {
		text = fmt.Sprintf("%d/%d", row.Checked, row.Claims)
	}
	r.fill(text, open, selected)
	r.bar.set(row.Checked, row.Signed, row.Claims)
}

// wait holds the place of a row that is being read.
func (r *line) wait() {
	r.title.TextStyle.Bold = false
	r.title.SetText("")
	look.SetFaint(r.origin, "…")
	r.fill("", false, false)
	r.bar.set(0, 0, 0)
}

// showHit shows what a search found: the words around it, and where they stand.
func (r *line) showHit(h model.Hit, selected bool) {
	r.title.TextStyle.Bold = false
	r.title.SetText(passage.Shorten(nearMatch(h), 64))
	where := h.Title
	if h.ClaimID != "" {
		where = "claim · " + where
	}
	look.SetFaint(r.origin, where)
	r.fill("", false, selected)
	r.bar.set(0, 0, 0)
}

func (r *line) fill(progress string, open, selected bool) {
	r.progress.Text = progress
	r.progress.TextSize = theme.Size(theme.SizeNameCaptionText)
	r.progress.Color = theme.Color(look.Faint)
	r.progress.Refresh()
	r.back.FillColor, r.edge.FillColor = theme.Color(theme.ColorNameSelection), theme.Color(theme.ColorNamePrimary)
	r.back.Hidden, r.edge.Hidden = !selected, !open
	r.back.Refresh()
	r.edge.Refresh()
}

// MouseDown notes the keys held down.
func (r *line) MouseDown(e *desktop.MouseEvent) { r.held = e.Modifier }

// MouseUp is part of desktop.Mouseable.
func (r *line) MouseUp(*desktop.MouseEvent) {}

// Tapped opens the row, or adds it to what is selected.
func (r *line) Tapped(*fyne.PointEvent) {
	held := r.held
	r.held = 0
	r.list.clicked(r.index, held)
}

// TappedSecondary shows what can be done.
func (r *line) TappedSecondary(e *fyne.PointEvent) {
	r.held = 0
	r.list.asked(r.index, e.AbsolutePosition)
}

// CreateRenderer is Fyne's.
func (r *line) CreateRenderer() fyne.WidgetRenderer {
	foot := container.NewBorder(nil, nil, nil, container.NewHBox(container.NewCenter(r.progress), layout.NewSpacer()), r.origin)
	return widget.NewSimpleRenderer(container.New(lineLayout{}, r.back, r.edge, r.title, foot, r.bar))
}

// lineLayout gives two lines to the headline, one to the origin, and the
// progress bar the foot.
type lineLayout struct{}

const titleHeight, footHeight, barHeight, edgeWidth = 46, 24, 3, 3

func (lineLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(120, titleHeight+footHeight+barHeight)
}

func (lineLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	o[1].Resize(fyne.NewSize(edgeWidth, size.Height))
	o[2].Resize(fyne.NewSize(size.Width, titleHeight))
	o[2].Move(fyne.NewPos(0, 0))
	o[3].Resize(fyne.NewSize(size.Width-6, footHeight))
	o[3].Move(fyne.NewPos(0, titleHeight-2))
	o[4].Resize(fyne.NewSize(size.Width-12, barHeight))
	o[4].Move(fyne.NewPos(6, titleHeight+footHeight-2))
}
