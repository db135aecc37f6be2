package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Pills are a few choices beside each other, all of the same size, of which one holds.
// The arrows choose; the row has the keyboard as one.
type Pills struct {
	widget.DisableableWidget
	Options  []string
	Keys     []string // shown small behind an option, as the key that chooses it; may be shorter
	Selected int      // -1 none
	PerRow   int      // how many stand beside each other; 0: all
	OnChosen func(i int)

	focused bool
}

// NewPills makes a row in which the first choice holds.
func NewPills(options []string, chosen func(i int)) *Pills {
	p := &Pills{Options: options, OnChosen: chosen}
	p.ExtendBaseWidget(p)
	return p
}

// Choose makes a choice, by the person or for them; OnChosen hears of another one.
func (p *Pills) Choose(i int) {
	if i < 0 || i >= len(p.Options) || i == p.Selected || p.Disabled() {
		return
	}
	p.Selected = i
	p.Refresh()
	if p.OnChosen != nil {
		p.OnChosen(i)
	}
}

// Set shows another choice; nobody is told.
func (p *Pills) Set(i int) {
	p.Selected = i
	p.Refresh()
}

// FocusGained implements fyne.Focusable.
func (p *Pills) FocusGained() {
	p.focused = true
	p.Refresh()
}

// FocusLost implements fyne.Focusable.
func (p *Pills) FocusLost() {
	p.focused = false
	p.Refresh()
}

// TypedRune passes letters on.
func (p *Pills) TypedRune(r rune) {
	if r != ' ' {
		PassRune(p, r)
	}
}

// TypedKey chooses with the arrows.
func (p *Pills) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		p.Choose(max(0, p.Selected-1))
	case fyne.KeyRight:
		p.Choose(min(len(p.Options)-1, p.Selected+1))
	case fyne.KeyUp:
		p.Choose(max(0, p.Selected-p.step()))
	case fyne.KeyDown:
		p.Choose(min(len(p.Options)-1, p.Selected+p.step()))
	case fyne.KeyHome:
		p.Choose(0)
	case fyne.KeyEnd:
		p.Choose(len(p.Options) - 1)
	case fyne.KeySpace:
		p.Choose(max(0, p.Selected))
	default:
		if Away(e) {
			PassKey(p, e)
		}
	}
}

// perRow is how many pills stand beside each other, and rows over how many lines that is.
func (p *Pills) perRow() (perRow, rows int) {
	perRow = len(p.Options)
	if p.PerRow > 0 {
		perRow = min(perRow, p.PerRow)
	}
	perRow = max(1, perRow)
	return perRow, (len(p.Options) + perRow - 1) / perRow
}

// step is how far up and down go: a line, or where there is but one, a pill.
func (p *Pills) step() int {
	if perRow, rows := p.perRow(); rows > 1 {
		return perRow
	}
	return 1
}

// Tapped chooses what is under the pointer.
func (p *Pills) Tapped(e *fyne.PointEvent) {
	perRow, rows := p.perRow()
	if n := len(p.Options); n > 0 && p.Size().Width > 0 && p.Size().Height > 0 {
		row := min(rows-1, int(e.Position.Y/p.Size().Height*float32(rows)))
		first := row * perRow
		inRow := min(perRow, n-first)
		p.Choose(first + min(inRow-1, int(e.Position.X/p.Size().Width*float32(inRow))))
	}
}

// CreateRenderer implements fyne.Widget.
func (p *Pills) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	r := &pillsRenderer{of: p, ring: NewRing()}
	for range p.Options {
		pill := &pill{canvas.NewRectangle(nil), canvas.NewText("", nil), canvas.NewText("", nil)}
		pill.text.Alignment = fyne.TextAlignCenter
		r.pills = append(r.pills, pill)
		r.objects = append(r.objects, pill.ground, pill.text, pill.key)
	}
	r.objects = append(r.objects, r.ring.Objects()...)
	r.paint()
	return r
}

type pill struct {
	ground    *canvas.Rectangle
	text, key *canvas.Text
}

type pillsRenderer struct {
	of      *Pills
	pills   []*pill
	ring    *Ring
	objects []fyne.CanvasObject
}

func (r *pillsRenderer) Destroy() {}

func (r *pillsRenderer) Objects() []fyne.CanvasObject { return r.objects }

// each is the size that every pill needs.
func (r *pillsRenderer) each() fyne.Size {
	size := fyne.Size{}
	for _, p := range r.pills {
		bold := fyne.MeasureText(p.text.Text, p.text.TextSize, fyne.TextStyle{Bold: true})
		size = size.Max(bold.AddWidthHeight(2*theme.InnerPadding()+p.key.MinSize().Width+theme.Padding(), theme.InnerPadding()+2))
	}
	return size
}

func (r *pillsRenderer) MinSize() fyne.Size {
	one, gap := r.each(), theme.Padding()
	perRow, rows := r.of.perRow()
	height := max(one.Height, 28)
	return fyne.NewSize(one.Width*float32(perRow)+gap*float32(perRow-1), height*float32(rows)+gap*float32(max(0, rows-1)))
}

func (r *pillsRenderer) Layout(size fyne.Size) {
	gap := theme.Padding()
	perRow, rows := r.of.perRow()
	height := (size.Height - gap*float32(max(0, rows-1))) / float32(max(1, rows))
	for i, p := range r.pills {
		row := i / perRow
		inRow := min(perRow, len(r.pills)-row*perRow)
		width := (size.Width - gap*float32(inRow-1)) / float32(inRow)
		at := fyne.NewPos(float32(i%perRow)*(width+gap), float32(row)*(height+gap))
		p.ground.Move(at)
		p.ground.Resize(fyne.NewSize(width, height))
		text, key := p.text.MinSize(), p.key.MinSize()
		p.text.Move(at.AddXY(0, (height-text.Height)/2))
		p.text.Resize(fyne.NewSize(width, text.Height))
		p.key.Move(at.AddXY(width-key.Width-theme.Padding(), height-key.Height-1))
		p.key.Resize(key)
	}
	r.placeRing()
}

// placeRing puts the ring around the choice that holds: that is what the arrows move.
func (r *pillsRenderer) placeRing() {
	if i := max(0, r.of.Selected); i < len(r.pills) {
		r.ring.Layout(r.pills[i].ground.Position(), r.pills[i].ground.Size())
	}
}

func (r *pillsRenderer) paint() {
	for i, p := range r.pills {
		chosen := i == r.of.Selected
		p.ground.CornerRadius, p.ground.StrokeWidth = theme.Size(theme.SizeNameInputRadius), 1
		p.ground.FillColor, p.ground.StrokeColor = theme.Color(theme.ColorNameInputBackground), theme.Color(theme.ColorNameInputBorder)
		ink := theme.Color(theme.ColorNameForeground)
		if chosen {
			p.ground.FillColor, p.ground.StrokeColor = theme.Color(theme.ColorNamePrimary), theme.Color(theme.ColorNamePrimary)
			ink = theme.Color(theme.ColorNameForegroundOnPrimary)
		}
		if r.of.Disabled() {
			ink = theme.Color(theme.ColorNameDisabled)
		}
		p.text.Text, p.text.TextSize, p.text.Color, p.text.TextStyle.Bold = r.of.Options[i], theme.TextSize(), ink, chosen
		p.key.Text, p.key.TextSize, p.key.Color = "", theme.Size(theme.SizeNameCaptionText)-1, ink
		if i < len(r.of.Keys) {
			p.key.Text = r.of.Keys[i]
		}
	}
	r.ring.Show(r.of.focused)
}

func (r *pillsRenderer) Refresh() {
	r.paint()
	r.Layout(r.of.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}
