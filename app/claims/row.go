package claims

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/look"
	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

// row is one claim in the list: a bar in its rating's colour, its wording, its
// badge, and who said it, how it stands.
type row struct {
	widget.BaseWidget
	edge    *canvas.Rectangle
	wording *widget.Label
	badge   *look.Badge
	detail  *widget.RichText
	line    fyne.ThemeColorName
}

func newRow() *row {
	r := &row{edge: canvas.NewRectangle(nil), wording: widget.NewLabel(""), badge: look.NewBadge(), detail: look.FaintText("x"),
		line: look.LineUnrated}
	r.wording.Wrapping = fyne.TextWrapWord
	r.edge.CornerRadius = 2
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) show(d model.Dossier, versionID string, active bool) {
	r.wording.TextStyle.Bold = active
	r.wording.SetText(passage.Shorten(d.Claim.Wording, 78))
	if rating, ok := d.Rating(); ok {
		r.badge.Set(rating)
		r.line = look.Line(rating.Tone)
	} else {
		r.badge.SetUnrated()
		if len(d.Contests()) > 0 {
			r.badge.SetContested()
		}
		r.line = look.LineUnrated
	}
	look.SetFaint(r.detail, state.ClaimLine(d, versionID))
	r.Refresh()
}

// CreateRenderer is Fyne's.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	return &rowRenderer{row: r}
}

type rowRenderer struct{ row *row }

const wordingHeight, detailHeight = 46, 26

func (r *rowRenderer) MinSize() fyne.Size { return fyne.NewSize(160, wordingHeight+detailHeight) }
func (r *rowRenderer) Destroy()           {}
func (r *rowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.row.edge, r.row.wording, r.row.detail, r.row.badge}
}

func (r *rowRenderer) Layout(size fyne.Size) {
	badge := r.row.badge.MinSize()
	r.row.edge.Move(fyne.NewPos(2, 5))
	r.row.edge.Resize(fyne.NewSize(4, size.Height-10))
	r.row.wording.Move(fyne.NewPos(6, 0))
	r.row.wording.Resize(fyne.NewSize(size.Width-6, wordingHeight))
	r.row.badge.Move(fyne.NewPos(12, wordingHeight-2))
	r.row.badge.Resize(fyne.NewSize(badge.Width, detailHeight-4))
	r.row.detail.Move(fyne.NewPos(12+badge.Width, wordingHeight-4))
	r.row.detail.Resize(fyne.NewSize(max(0, size.Width-badge.Width-16), detailHeight))
}

func (r *rowRenderer) Refresh() {
	r.row.edge.FillColor = theme.Color(r.row.line)
	r.row.edge.Refresh()
	r.Layout(r.row.Size())
}
