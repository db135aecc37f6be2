package worklist

import (
	"image/color"
	"strconv"
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

// rowHeight makes, with the padding between rows, 32 px.
const rowHeight = 28

// row is one claim in one line: its number, its rating's sign on its tint, its wording,
// and small signs at the right.
type row struct {
	widget.BaseWidget
	index int
	list  *list
	held  fyne.KeyModifier

	now                               state.ClaimRow
	digits                            int // of the longest number in the list
	active, selected, cursor, hovered bool
	tipped                            bool

	wordingFrom, signsFrom float32 // where the wording begins and ends
}

func newRow(l *list) *row {
	r := &row{list: l, digits: 2}
	r.ExtendBaseWidget(r)
	return r
}

// show shows a claim.
func (r *row) show(now state.ClaimRow, digits int, active, selected, cursor bool) {
	if r.now == now && r.digits == digits && r.active == active && r.selected == selected && r.cursor == cursor {
		return
	}
	r.now, r.digits, r.active, r.selected, r.cursor = now, digits, active, selected, cursor
	r.Refresh()
}

// Words say what the row shows: its number, its rating, its wording and its signs.
func (r *row) Words() string { return r.words(r.now.Wording) }

// tip is what the row shows in signs alone.
func (r *row) tip() string { return r.words("") }

func (r *row) words(wording string) string {
	parts := []string{locale.Text("Claim %d", r.now.Number)}
	switch {
	case r.now.Rated:
		parts = append(parts, r.now.Rating.Label)
	case !r.now.Has(state.SignContested):
		parts = append(parts, locale.Text("not rated"))
	}
	if wording != "" {
		parts = append(parts, wording)
	}
	for _, s := range state.Signs {
		if r.now.Has(s) {
			parts = append(parts, signWords(s, r.now))
		}
	}
	return strings.Join(parts, " · ")
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
	r.list.asked(r.index, e.AbsolutePosition)
}

// MouseIn is Fyne's.
func (r *row) MouseIn(e *desktop.MouseEvent) {
	r.hovered = true
	r.Refresh()
	r.MouseMoved(e)
}

// MouseMoved shows the tip over the signs alone: elsewhere it would lie over the rows
// that one is reading.
func (r *row) MouseMoved(e *desktop.MouseEvent) {
	if over := e.Position.X >= r.signsFrom || e.Position.X < r.wordingFrom; over != r.tipped {
		if r.tipped = over; over {
			control.Tip(r, r.tip())
		} else {
			control.Untip(r)
		}
	}
}

// MouseOut is Fyne's.
func (r *row) MouseOut() {
	r.hovered, r.tipped = false, false
	r.Refresh()
	control.Untip(r)
}

// CreateRenderer is Fyne's.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	p := &rowRenderer{row: r, ground: canvas.NewRectangle(nil), edge: canvas.NewRectangle(nil), tint: canvas.NewRectangle(nil),
		number: canvas.NewText("", nil), mark: canvas.NewText("", nil), wording: canvas.NewText("", nil)}
	p.ground.CornerRadius, p.tint.CornerRadius, p.tint.StrokeWidth = 4, 4, 1
	p.number.Alignment, p.mark.Alignment = fyne.TextAlignTrailing, fyne.TextAlignCenter
	p.objects = []fyne.CanvasObject{p.ground, p.edge, p.tint, p.number, p.mark, p.wording}
	for _, s := range state.Signs {
		if drawn[s] != nil {
			i := canvas.NewImageFromResource(drawn[s])
			i.Hide()
			p.signs = append(p.signs, i)
			p.objects = append(p.objects, i)
		}
	}
	p.paint()
	return p
}

type rowRenderer struct {
	row                   *row
	ground, edge, tint    *canvas.Rectangle
	number, mark, wording *canvas.Text
	signs                 []*canvas.Image // of state.Signs that are drawn, in their order
	colours               color.Color     // that the signs were drawn in
	objects               []fyne.CanvasObject
	fitted                fitted
}

// fitted is what a wording was shortened for.
type fitted struct {
	wording string
	width   float32
	bold    bool
	size    float32
}

// Of a row at the normal size.
const (
	edgeWidth = 3
	markWidth = 30
	signSize  = 16
	gap       = 8
)

func (p *rowRenderer) MinSize() fyne.Size           { return fyne.NewSize(look.Px(160), look.Px(rowHeight)) }
func (p *rowRenderer) Destroy()                     {}
func (p *rowRenderer) Objects() []fyne.CanvasObject { return p.objects }

func (p *rowRenderer) Layout(size fyne.Size) {
	size = size.Max(p.MinSize()) // before it is laid out first
	edge, mark, sign, gap := look.Px(edgeWidth), look.Px(markWidth), look.Px(signSize), look.Px(gap)
	p.ground.Resize(size)
	p.edge.Move(fyne.NewPos(0, 2))
	p.edge.Resize(fyne.NewSize(edge, size.Height-4))
	middle := func(t *canvas.Text, x, width float32) float32 {
		height := t.MinSize().Height
		t.Move(fyne.NewPos(x, (size.Height-height)/2))
		t.Resize(fyne.NewSize(width, height))
		return x + width
	}
	figures := fyne.MeasureText(strings.Repeat("0", p.row.digits), p.number.TextSize, fyne.TextStyle{}).Width
	x := middle(p.number, edge+gap/2, figures) + gap
	p.tint.Move(fyne.NewPos(x, gap/2))
	p.tint.Resize(fyne.NewSize(mark, size.Height-gap))
	x = middle(p.mark, x, mark) + gap
	right := size.Width - gap
	for i := len(p.signs) - 1; i >= 0; i-- {
		if s := p.signs[i]; s.Visible() {
			right -= sign
			s.Move(fyne.NewPos(right, (size.Height-sign)/2))
			s.Resize(fyne.NewSize(sign, sign))
			right -= gap / 2
		}
	}
	p.row.wordingFrom, p.row.signsFrom = x, right
	p.fit(right - gap/2 - x)
	middle(p.wording, x, max(0, right-gap/2-x))
}

// fit shortens the wording to a width.
func (p *rowRenderer) fit(width float32) {
	want := fitted{p.row.now.Wording, width, p.wording.TextStyle.Bold, p.wording.TextSize}
	if p.fitted == want {
		return
	}
	p.fitted = want
	p.wording.Text = fitting(want.wording, width, func(s string) float32 {
		return fyne.MeasureText(s, p.wording.TextSize, p.wording.TextStyle).Width
	})
}

// fitting is a text as far as it fits a width, with an ellipsis where it goes on.
func fitting(text string, width float32, measure func(string) float32) string {
	const most = 300 // no row is as wide
	if len(text) <= most && measure(text) <= width {
		return text
	}
	runes := []rune(text)
	low, high := 0, min(len(runes), most)
	for low < high {
		middle := (low + high + 1) / 2
		if measure(strings.TrimRight(string(runes[:middle]), " ")+"…") <= width {
			low = middle
		} else {
			high = middle - 1
		}
	}
	if low == 0 {
		return ""
	}
	return strings.TrimRight(string(runes[:low]), " ") + "…"
}

func (p *rowRenderer) paint() {
	r := p.row
	ink := theme.Color(theme.ColorNameForeground)
	p.ground.Hidden, p.ground.StrokeWidth = true, 0
	switch {
	case r.selected:
		p.ground.FillColor, p.ground.Hidden = theme.Color(theme.ColorNameSelection), false
	case r.hovered:
		p.ground.FillColor, p.ground.Hidden = theme.Color(theme.ColorNameHover), false
	default:
		p.ground.FillColor = color.Transparent
	}
	if r.cursor {
		p.ground.Hidden, p.ground.StrokeWidth, p.ground.StrokeColor = false, 2, theme.Color(theme.ColorNamePrimary)
	}
	p.edge.FillColor, p.edge.Hidden = theme.Color(theme.ColorNamePrimary), !r.active
	p.number.Text, p.number.TextSize = strconv.Itoa(r.now.Number), theme.Size(theme.SizeNameCaptionText)
	p.number.Color = theme.Color(look.Faint)
	if r.selected {
		p.number.Color = ink
	}
	tint, line := look.TintUnrated, look.LineUnrated
	p.mark.Text = ""
	if r.now.Rated {
		tint, line, p.mark.Text = look.Tint(r.now.Rating), look.Line(r.now.Rating), r.now.Rating.Mark
	} else if r.now.Has(state.SignContested) {
		p.mark.Text = look.Contested
	}
	p.tint.FillColor, p.tint.StrokeColor = theme.Color(tint), theme.Color(line)
	p.mark.TextSize, p.mark.Color = theme.Size(theme.SizeNameCaptionText)+1, ink
	faint := theme.Color(look.Faint)
	p.wording.TextSize, p.wording.Color, p.wording.TextStyle.Bold = theme.TextSize(), ink, r.active
	if r.now.Closed != "" && !r.selected { // what is done with steps back
		p.wording.Color = faint
	}
	i := 0
	for _, s := range state.Signs {
		if drawn[s] == nil {
			continue
		}
		p.signs[i].Hidden = !r.now.Has(s)
		if p.colours != faint {
			p.signs[i].Refresh()
		}
		i++
	}
	p.colours = faint
}

func (p *rowRenderer) Refresh() {
	p.paint()
	p.Layout(p.row.Size())
	for _, o := range p.objects[:6] {
		o.Refresh()
	}
	canvas.Refresh(p.row)
}
