package shelf

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/state"
)

// row is what every row of a list has: it tells its list of clicks, with the keys
// held down meanwhile, and shows whether it is selected or open.
type row struct {
	widget.BaseWidget
	index int
	list  *list
	held  fyne.KeyModifier
	back  *canvas.Rectangle // behind a row that is selected
	edge  *canvas.Rectangle // beside the article that is open
}

func (r *row) begin(l *list) {
	r.list, r.back, r.edge = l, canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	r.back.CornerRadius = 4
}

func (r *row) place(index int) { r.index = index }

// fill shows whether the row is selected, and whether its article is open.
func (r *row) fill(selected, open bool) {
	r.back.FillColor, r.edge.FillColor = theme.Color(theme.ColorNameSelection), theme.Color(theme.ColorNamePrimary)
	r.back.Hidden, r.edge.Hidden = !selected, !open
	r.back.Refresh()
	r.edge.Refresh()
}

// MouseDown notes the keys held down.
func (r *row) MouseDown(e *desktop.MouseEvent) { r.held = e.Modifier }

// MouseUp is part of desktop.Mouseable.
func (r *row) MouseUp(*desktop.MouseEvent) {}

// Tapped opens the row, or adds it to what is selected.
func (r *row) Tapped(*fyne.PointEvent) {
	held := r.held
	r.held = 0
	r.list.clicked(r.index, held)
}

// TappedSecondary shows what can be done.
func (r *row) TappedSecondary(e *fyne.PointEvent) {
	r.held = 0
	r.list.asked(r.index, e.AbsolutePosition)
}

// line is an article, or a claim in the trash: headline, origin, how far its claims
// are, and at its foot how many of its words were looked at.
type line struct {
	row
	title    *widget.Label
	origin   *widget.RichText
	progress *canvas.Text
	words    *control.Words
}

func newLine(l *list) *line {
	r := &line{title: widget.NewLabel(""), origin: look.FaintText("x"), progress: canvas.NewText("", nil), words: control.NewWords()}
	r.begin(l)
	r.title.Truncation = fyne.TextTruncateEllipsis
	r.ExtendBaseWidget(r)
	return r
}

// show shows an article, or a claim in the trash.
func (r *line) show(now state.Row, open, selected bool) {
	text := ""
	if now.Claims > 0 {
		text = fmt.Sprintf("%d/%d", now.Checked, now.Claims)
	}
	r.put(now.Title, now.Origin, text, open)
	r.fill(selected, open)
	r.words.Tip = progressLine(now)
	r.words.Set(now.Words.Open, now.Words.Aside, now.Words.Done)
}

// progressLine says how far the work on an article has come.
func progressLine(now state.Row) string {
	words := state.WordsLine(now.Words)
	if now.Claims == 0 {
		return words
	}
	claims := locale.Text("%s of %s checked", locale.Number(now.Checked), locale.Count(now.Claims, "%s claim", "%s claims"))
	if words == "" {
		return claims
	}
	return claims + " · " + words
}

// said is what a screen reader calls the row of an article, or of a claim in the trash.
func said(now state.Row) string {
	var parts []string
	for _, part := range []string{now.Title, now.Origin, progressLine(now)} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " · ")
}

// rowSaid is a row in words; "" while it is read.
func (s *Shelf) rowSaid(i int) string {
	row, _ := s.state.List.Row(i)
	return said(row)
}

// hitSaid is a hit in words.
func (s *Shelf) hitSaid(i int) string {
	return s.state.Hits[i].Title + " · " + s.state.Hits[i].Snippet
}

// wait holds the place of a row that is being read.
func (r *line) wait() {
	r.put("", "…", "", false)
	r.fill(false, false)
	r.words.Tip = ""
	r.words.Set(0, 0, 0)
}

func (r *line) put(title, origin, progress string, open bool) {
	r.title.TextStyle.Bold = open
	r.title.SetText(title)
	look.SetFaint(r.origin, origin)
	longer := r.progress.Text != progress
	r.progress.Text = progress
	r.progress.TextSize = theme.Size(theme.SizeNameCaptionText)
	r.progress.Color = theme.Color(look.Faint)
	r.progress.Refresh()
	if longer {
		r.Refresh() // it stands at the end of its line, wherever that begins
	}
}

// CreateRenderer is Fyne's.
func (r *line) CreateRenderer() fyne.WidgetRenderer {
	return &lineRenderer{r, []fyne.CanvasObject{r.back, r.edge, r.title, r.origin, r.progress, r.words}}
}

// lineRenderer gives a line to the headline, a line to the origin with the progress
// at its end, and the foot to the bar.
type lineRenderer struct {
	row     *line
	objects []fyne.CanvasObject
}

// Of a row at the normal size.
const (
	lineHeight = 42
	originTop  = 16 // of its box, whose padding lies under the headline
	barHeight  = 4
	edgeWidth  = 3
)

func (r *lineRenderer) MinSize() fyne.Size           { return fyne.NewSize(look.Px(120), look.Px(lineHeight)) }
func (r *lineRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *lineRenderer) Destroy()                     {}

func (r *lineRenderer) Refresh() {
	r.Layout(r.row.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}

func (r *lineRenderer) Layout(size fyne.Size) {
	put := func(o fyne.CanvasObject, x, y, width, height float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, height))
	}
	pad := theme.InnerPadding()
	put(r.row.back, 0, 0, size.Width, size.Height)
	put(r.row.edge, 0, 0, edgeWidth, size.Height)
	put(r.row.title, 0, look.Px(2)-pad, size.Width, r.row.title.MinSize().Height)
	progress := r.row.progress.MinSize()
	put(r.row.progress, size.Width-progress.Width-pad, look.Px(originTop)+pad, progress.Width, progress.Height)
	width := size.Width
	if r.row.progress.Text != "" {
		width -= progress.Width + pad
	}
	put(r.row.origin, 0, look.Px(originTop), width, r.row.origin.MinSize().Height)
	put(r.row.words, pad, size.Height-barHeight, size.Width-2*pad, barHeight)
}
