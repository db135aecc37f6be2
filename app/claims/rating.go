package claims

import (
	"strconv"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
)

// picker shows a scale's ratings as chips of one size: in one row where every
// label fits, else in as few rows as it takes. No label is ever cut.
type picker struct {
	grid  *fyne.Container
	row   *chipRow
	scale model.Scale
	pick  func(label string)
}

func newPicker() *picker {
	p := &picker{row: &chipRow{}}
	p.grid = &fyne.Container{Layout: p.row}
	return p
}

func (p *picker) show(scale model.Scale, chosen string, pick func(string)) {
	p.pick = pick
	if !sameRatings(scale, p.scale) {
		p.scale = scale
		p.grid.Objects = nil
		for i, r := range scale.Ratings {
			p.grid.Objects = append(p.grid.Objects, p.newChip(scale.ID, i+1, r))
		}
		p.grid.Refresh()
	}
	for i, o := range p.grid.Objects {
		o.(*ratingChip).setChosen(scale.Ratings[i].Label == chosen)
	}
}

func sameRatings(a, b model.Scale) bool {
	if a.ID != b.ID || len(a.Ratings) != len(b.Ratings) {
		return false
	}
	for i, r := range a.Ratings {
		if o := b.Ratings[i]; r.Label != o.Label || r.Mark != o.Mark || r.Tone != o.Tone || r.Colour != o.Colour {
			return false
		}
	}
	return true
}

// The measures of a chip.
const (
	chipGap   = 2  // between two
	chipPad   = 1  // beside the label
	chipEdge  = 2  // above and below
	chipSign  = 16 // the line of the sign
	chipLines = 2  // that a label takes at most
)

// chipRow lays chips of one size out, in as few rows as their labels allow.
type chipRow struct{ width float32 }

// columns is how many chips stand in a row.
func (l *chipRow) columns(chips []fyne.CanvasObject) int {
	need := float32(0)
	for _, o := range chips {
		need = max(need, o.(*ratingChip).least())
	}
	n := len(chips)
	for rows := 1; rows < n; rows++ {
		columns := (n + rows - 1) / rows
		if l.width == 0 || chipWidth(l.width, columns) >= need {
			return columns
		}
	}
	return 1
}

func chipWidth(width float32, columns int) float32 {
	return (width - chipGap*float32(columns-1)) / float32(columns)
}

// MinSize is the height that the chips take in the width they have.
func (l *chipRow) MinSize(chips []fyne.CanvasObject) fyne.Size {
	if len(chips) == 0 {
		return fyne.Size{}
	}
	columns := l.columns(chips)
	rows := (len(chips) + columns - 1) / columns
	return fyne.NewSize(0, float32(rows)*chipHeight(chips)+chipGap*float32(rows-1))
}

func chipHeight(chips []fyne.CanvasObject) float32 {
	height := float32(0)
	for _, o := range chips {
		height = max(height, o.MinSize().Height)
	}
	return height
}

// Layout is Fyne's.
func (l *chipRow) Layout(chips []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	if len(chips) == 0 {
		return
	}
	columns := l.columns(chips)
	each := fyne.NewSize(chipWidth(size.Width, columns), chipHeight(chips))
	for i, o := range chips {
		o.Resize(each)
		o.Move(fyne.NewPos(float32(i%columns)*(each.Width+chipGap), float32(i/columns)*(each.Height+chipGap)))
	}
}

// ratingChip is one rating: its sign above its label, and small in the corner the
// key that gives it. A thick border and bold type mark the one in force.
type ratingChip struct {
	widget.BaseWidget
	key    string // "" none
	rating model.Rating
	// name and meaning are the rating's in the language of the window.
	name, meaning string
	lines         []string // of the name
	tapped        func()

	chosen, hovered, focused bool
}

func (p *picker) newChip(scaleID string, key int, r model.Rating) *ratingChip {
	name := ratingName(scaleID, r.Label)
	c := &ratingChip{rating: r, name: name, meaning: meaningOf(scaleID, r), lines: inLines(name, chipLines, labelWidth),
		tapped: func() { p.pick(r.Label) }}
	if key < 10 {
		c.key = strconv.Itoa(key)
	}
	c.ExtendBaseWidget(c)
	return c
}

// sign is the rating's sign; "" where it is a figure, which beside the key would be
// a second number.
func (c *ratingChip) sign() string {
	if strings.IndexFunc(c.rating.Mark, unicode.IsDigit) >= 0 {
		return ""
	}
	return c.rating.Mark
}

// inLines breaks a text between words into lines, at most so many, as narrow as
// can be.
func inLines(text string, most int, width func(string) float32) []string {
	words := strings.Fields(text)
	if most < 2 || len(words) < 2 {
		return []string{strings.Join(words, " ")}
	}
	best, narrow := []string{strings.Join(words, " ")}, width(strings.Join(words, " "))
	for i := 1; i < len(words); i++ {
		lines := append([]string{strings.Join(words[:i], " ")}, inLines(strings.Join(words[i:], " "), most-1, width)...)
		if w := widest(lines, width); w < narrow {
			best, narrow = lines, w
		}
	}
	return best
}

func widest(lines []string, width func(string) float32) float32 {
	w := float32(0)
	for _, l := range lines {
		w = max(w, width(l))
	}
	return w
}

func labelSize() float32 { return theme.Size(theme.SizeNameCaptionText) }

// labelWidth is how wide a line of a label is in bold type, which the one in force
// has.
func labelWidth(s string) float32 {
	return fyne.MeasureText(s, labelSize(), fyne.TextStyle{Bold: true}).Width
}

// least is the width that the chip's label needs.
func (c *ratingChip) least() float32 { return widest(c.lines, labelWidth) + 2*chipPad }

func (c *ratingChip) setChosen(yes bool) {
	if c.chosen != yes {
		c.chosen = yes
		c.Refresh()
	}
}

// Tapped gives the rating.
func (c *ratingChip) Tapped(*fyne.PointEvent) { c.tapped() }

// FocusGained is Fyne's.
func (c *ratingChip) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost is Fyne's.
func (c *ratingChip) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune hands letters and figures on.
func (c *ratingChip) TypedRune(r rune) {
	if r != ' ' {
		control.PassRune(c, r)
	}
}

// TypedKey gives the rating on Space and Enter.
func (c *ratingChip) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		c.tapped()
	default:
		control.PassKey(c, k)
	}
}

// AccessibilityLabel is what a screen reader calls the chip.
func (c *ratingChip) AccessibilityLabel() string { return c.name }

// MouseIn is Fyne's.
func (c *ratingChip) MouseIn(*desktop.MouseEvent) {
	c.hovered = true
	c.Refresh()
	control.Tip(c, locale.Text("%s: %s", c.name, c.meaning))
}

// MouseMoved is Fyne's.
func (c *ratingChip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is Fyne's.
func (c *ratingChip) MouseOut() {
	c.hovered = false
	c.Refresh()
	control.Untip(c)
}

// CreateRenderer is Fyne's.
func (c *ratingChip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{chip: c, ring: control.NewRing(), box: canvas.NewRectangle(nil),
		key: canvas.NewText(c.key, nil), sign: canvas.NewText(c.sign(), nil)}
	for _, line := range c.lines {
		r.lines = append(r.lines, canvas.NewText(line, nil))
	}
	r.box.CornerRadius = 4
	r.Refresh()
	return r
}

type chipRenderer struct {
	chip      *ratingChip
	box       *canvas.Rectangle
	key, sign *canvas.Text
	lines     []*canvas.Text
	ring      *control.Ring
}

func (r *chipRenderer) MinSize() fyne.Size {
	line := r.lines[0].MinSize().Height - 2
	return fyne.NewSize(r.chip.least(), 2*chipEdge+chipSign+chipLines*line)
}

func (r *chipRenderer) Destroy() {}

func (r *chipRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.box, r.key, r.sign}
	for _, l := range r.lines {
		all = append(all, l)
	}
	return append(all, r.ring.Objects()...)
}

func (r *chipRenderer) Layout(size fyne.Size) {
	r.box.Resize(size)
	r.ring.Layout(fyne.Position{}, size)
	r.key.Move(fyne.NewPos(4, 1))
	centre := func(t *canvas.Text, y float32) {
		s := t.MinSize()
		t.Resize(s)
		t.Move(fyne.NewPos((size.Width-s.Width)/2, y))
	}
	centre(r.sign, chipEdge-1)
	pitch := r.lines[0].MinSize().Height - 2
	top := float32(chipEdge + chipSign)
	y := top + (size.Height-chipEdge-top-pitch*float32(len(r.lines)))/2 - 1
	for _, l := range r.lines {
		centre(l, y)
		y += pitch
	}
}

func (r *chipRenderer) Refresh() {
	c := r.chip
	for _, t := range r.lines {
		t.TextSize, t.TextStyle.Bold = labelSize(), c.chosen
	}
	r.sign.TextSize, r.sign.TextStyle.Bold = theme.TextSize(), true
	r.key.TextSize = labelSize() - 1
	for _, t := range append([]*canvas.Text{r.sign}, r.lines...) {
		t.Color = theme.Color(theme.ColorNameForeground)
	}
	r.key.Color = theme.Color(look.Faint)
	if c.chosen {
		r.key.Color = theme.Color(theme.ColorNameForeground) // faint would be too little on a tint
	}
	r.box.FillColor = theme.Color(theme.ColorNameButton)
	r.box.StrokeColor = theme.Color(look.Line(c.rating))
	r.box.StrokeWidth = 1
	if c.chosen || c.hovered {
		r.box.FillColor = theme.Color(look.Tint(c.rating))
	}
	if c.chosen {
		r.box.StrokeWidth = 2.5
	}
	r.ring.Show(c.focused)
	r.Layout(c.Size())
	r.box.Refresh()
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
