package desktable

import (
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
	"galley/model"
)

const rowHeight = 32

// row is a claim in one line of the table.
type row struct {
	widget.BaseWidget
	index int
	list  *rows
	held  fyne.KeyModifier
	now   state.DeskRow

	ground *canvas.Rectangle
	cells  map[model.DeskSort]*widget.Label
	badge  *look.Badge
	line   *fyne.Container
}

func newRow(l *rows) *row {
	r := &row{list: l, ground: canvas.NewRectangle(nil), cells: map[model.DeskSort]*widget.Label{}, badge: look.NewBadge()}
	r.ground.CornerRadius = 4
	var all []fyne.CanvasObject
	for _, c := range columns {
		if c.sort == model.DeskByOutcome {
			all = append(all, r.badge)
			continue
		}
		cell := widget.NewLabel("")
		cell.Truncation = fyne.TextTruncateEllipsis
		r.cells[c.sort] = cell
		all = append(all, cell)
	}
	r.line = lineOf(all)
	r.ExtendBaseWidget(r)
	return r
}

// lineOf is cells in the columns of the table.
func lineOf(cells []fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: look.Reading(table{}), Objects: cells}
}

// overdue is the sign of a claim whose day has passed.
const overdue = "‼"

func (r *row) show(now state.DeskRow, known, selected, cursor bool) {
	r.now = now
	texts := map[model.DeskSort]string{model.DeskByWording: "…"}
	late := widget.MediumImportance
	if known {
		texts = textsOf(now)
		if now.Overdue {
			late = widget.DangerImportance
		}
	}
	for sort, cell := range r.cells {
		if sort == model.DeskByDue {
			cell.Importance = late
			cell.TextStyle.Bold = now.Overdue
		}
		cell.SetText(texts[sort])
	}
	switch {
	case !known:
		r.badge.Hide()
	case now.Contested:
		r.badge.SetContested()
		r.badge.Show()
	case now.Rated:
		r.badge.Set(now.Rating)
		r.badge.Show()
	default:
		r.badge.SetUnrated()
		r.badge.Show()
	}
	r.ground.FillColor = theme.Color(theme.ColorNameBackground)
	switch {
	case selected:
		r.ground.FillColor = theme.Color(theme.ColorNameSelection)
	case r.index%2 == 1:
		r.ground.FillColor = theme.Color(theme.ColorNameInputBackground)
	}
	r.ground.StrokeWidth = 0
	if cursor {
		r.ground.StrokeWidth, r.ground.StrokeColor = 1, theme.Color(theme.ColorNamePrimary)
	}
	r.ground.Refresh()
}

// textsOf are the cells of a row.
func textsOf(now state.DeskRow) map[model.DeskSort]string {
	article := now.Article
	if now.Articles > 1 {
		article = locale.Count(now.Articles-1, "%[2]s and %[1]d more", "%[2]s and %[1]d more", now.Article)
	}
	texts := map[model.DeskSort]string{
		model.DeskByWording: now.Wording, model.DeskByArticle: article, model.DeskByOwner: now.Owner,
		model.DeskByDue: now.Due, model.DeskByStatus: locale.Word(string(now.Status)),
	}
	if now.Kind != "" {
		texts[model.DeskByKind] = locale.Word(string(now.Kind))
	}
	if now.Overdue {
		texts[model.DeskByDue] = overdue + " " + now.Due
	}
	if now.Questions > 0 {
		texts[model.DeskByQuestions] = "? " + locale.Number(now.Questions)
	}
	return texts
}

// Words say what the row shows.
func (r *row) Words() string {
	texts := textsOf(r.now)
	parts := []string{r.now.Wording, texts[model.DeskByArticle]}
	switch {
	case r.now.Contested:
		parts = append(parts, locale.Text("contested"))
	case r.now.Rated:
		parts = append(parts, look.RatingLabel(r.now.Rating))
	default:
		parts = append(parts, locale.Text("not rated"))
	}
	for _, c := range []model.DeskSort{model.DeskByKind, model.DeskByOwner, model.DeskByStatus} {
		parts = append(parts, texts[c])
	}
	if r.now.Due != "" {
		parts = append(parts, locale.Text("due %s", locale.Date(r.now.Due)))
	}
	if r.now.Overdue {
		parts = append(parts, locale.Text("overdue"))
	}
	if r.now.Questions > 0 {
		parts = append(parts, locale.Count(r.now.Questions, "%d open question", "%d open questions"))
	}
	said := parts[:0]
	for _, part := range parts {
		if part != "" {
			said = append(said, part)
		}
	}
	return strings.Join(said, " · ")
}

// AccessibilityLabel is what a screen reader calls the row.
func (r *row) AccessibilityLabel() string { return r.Words() }

// MouseDown notes the keys held down.
func (r *row) MouseDown(e *desktop.MouseEvent) { r.held = e.Modifier }

// MouseUp is part of desktop.Mouseable.
func (r *row) MouseUp(*desktop.MouseEvent) {}

// Tapped selects the claim, or adds it to those selected.
func (r *row) Tapped(*fyne.PointEvent) {
	held := r.held
	r.held = 0
	r.list.clicked(r.index, held)
}

// TappedSecondary shows what can be done.
func (r *row) TappedSecondary(e *fyne.PointEvent) {
	r.held = 0
	control.Focus(r.list)
	r.list.panel.menuAt(r.index, e.AbsolutePosition)
}

// MouseIn shows the whole of what the row has room for only in part.
func (r *row) MouseIn(*desktop.MouseEvent) {
	if r.now.ClaimID != "" {
		control.Tip(r, r.Words())
	}
}

// MouseMoved is part of desktop.Hoverable.
func (r *row) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is part of desktop.Hoverable.
func (r *row) MouseOut() { control.Untip(r) }

// CreateRenderer implements fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{Layout: stacked{}, Objects: []fyne.CanvasObject{r.ground, r.line}})
}

// stacked gives all parts of a row the whole of it.
type stacked struct{}

// MinSize implements fyne.Layout.
func (stacked) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(120, look.Px(rowHeight)) }

// Layout implements fyne.Layout.
func (stacked) Layout(o []fyne.CanvasObject, size fyne.Size) {
	for _, part := range o {
		part.Move(fyne.NewPos(0, 0))
		part.Resize(size)
	}
}
