package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/look"
)

// Completion is one of the texts that a Completing entry offers.
type Completion struct {
	ID    string // of what it stands for; "" it is nothing but a text
	Text  string // comes into the entry
	Aside string // shown at the right of it: where it is from, how often it is used
}

// Completing is an entry that offers what is known already below it. The arrows go
// through the offers, Enter takes the one marked, Escape closes the list alone.
type Completing struct {
	Entry
	// Find looks for what fits; answer may be called later, or not at all.
	Find func(typed string, answer func([]Completion))
	// OnTake hears which offer was taken; nil: its text comes into the entry.
	OnTake func(Completion)
	// OnTyped hears what is typed, as OnChanged of an Entry does.
	OnTyped func(string)

	offers []Completion
	marked int // -1 none
	list   *offerList
	quiet  bool // text comes in that nobody types
}

// mostOffers is how many offers are shown.
const mostOffers = 8

// NewCompleting makes one; find looks for what fits.
func NewCompleting(hint string, find func(typed string, answer func([]Completion))) *Completing {
	c := &Completing{Find: find}
	c.ExtendBaseWidget(c)
	c.SetPlaceHolder(hint)
	return c
}

// ExtendBaseWidget is to be called by a widget that embeds the entry.
func (c *Completing) ExtendBaseWidget(w fyne.Widget) {
	if c.impl == nil {
		c.marked, c.OnChanged = -1, c.typed
	}
	c.Entry.ExtendBaseWidget(w)
}

// Put shows another text without offering anything.
func (c *Completing) Put(text string) {
	c.quiet = true
	c.SetText(text)
	c.quiet = false
}

func (c *Completing) typed(text string) {
	if c.OnTyped != nil {
		c.OnTyped(text)
	}
	if c.quiet || !c.focused || c.Find == nil {
		return
	}
	c.Find(text, func(found []Completion) {
		if text == c.Text && c.focused { // else more was typed since
			c.offer(found)
		}
	})
}

// Offers are those shown now.
func (c *Completing) Offers() []Completion { return c.offers }

// offer shows what was found, unless the person has gone elsewhere meanwhile: then
// nothing would take it away again.
func (c *Completing) offer(found []Completion) {
	if !c.focused {
		return
	}
	if len(found) == 1 && found[0].Text == c.Text && found[0].ID == "" {
		found = nil // it stands there already
	}
	c.offers, c.marked = found[:min(len(found), mostOffers)], -1
	c.showOffers()
}

func (c *Completing) showOffers() {
	layer := layerOf(c.impl)
	if layer == nil {
		return
	}
	if c.list != nil {
		layer.unfloat(c.list.content)
		c.list = nil
	}
	if len(c.offers) == 0 {
		return
	}
	c.list = newOfferList(c.offers, c.marked, c.take)
	layer.float(c.list.content, c.impl, fyne.NewSize(max(c.Size().Width, 280), c.list.content.MinSize().Height))
}

// Close closes the list of offers.
func (c *Completing) Close() {
	c.offers, c.marked = nil, -1
	c.showOffers()
}

func (c *Completing) take(i int) {
	chosen := c.offers[i]
	c.Close()
	if c.OnTake != nil {
		c.OnTake(chosen)
		return
	}
	c.quiet = true
	c.SetText(chosen.Text)
	c.quiet = false
	c.ToEnd()
}

// TypedKey implements fyne.Focusable.
func (c *Completing) TypedKey(key *fyne.KeyEvent) {
	n := len(c.offers)
	switch {
	case n > 0 && key.Name == fyne.KeyEscape:
		c.Close()
	case n > 0 && key.Name == fyne.KeyDown:
		c.marked = (c.marked + 1) % n
		c.showOffers()
	case n > 0 && key.Name == fyne.KeyUp:
		c.marked = (max(c.marked, 0) + n - 1) % n
		c.showOffers()
	case n > 0 && c.marked >= 0 && isEnter(key.Name):
		c.take(c.marked)
	case key.Name == fyne.KeyDown && c.Find != nil:
		c.Find(c.Text, func(found []Completion) { c.offer(found) })
	default:
		c.Entry.TypedKey(key)
	}
}

// FocusLost closes the list.
func (c *Completing) FocusLost() {
	c.Entry.FocusLost()
	c.Close()
}

// offerList is what is offered, drawn on a layer.
type offerList struct{ content *fyne.Container }

func newOfferList(offers []Completion, marked int, take func(int)) *offerList {
	rows := container.NewVBox()
	for i, o := range offers {
		rows.Add(newOfferRow(o, i == marked, func() { take(i) }))
	}
	return &offerList{&fyne.Container{Layout: tight{}, Objects: []fyne.CanvasObject{newGround(), rows}}}
}

// offerRow is pressed down on, not tapped: by then the entry has lost the keyboard and
// the list is gone.
type offerRow struct {
	widget.BaseWidget
	content *fyne.Container
	do      func()
}

func newOfferRow(o Completion, marked bool, do func()) *offerRow {
	text := widget.NewLabel(o.Text)
	text.Truncation, text.TextStyle.Bold = fyne.TextTruncateEllipsis, marked
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameSelection))
	ground.Hidden = !marked
	var aside fyne.CanvasObject
	if o.Aside != "" {
		words := canvas.NewText(o.Aside+" ", theme.Color(look.Faint)) // whole: a text that may be cut would be
		words.TextSize = theme.Size(theme.SizeNameCaptionText)
		aside = words
	}
	r := &offerRow{content: container.NewStack(ground, container.NewBorder(nil, nil, nil, aside, text)), do: do}
	r.ExtendBaseWidget(r)
	return r
}

// MouseDown implements desktop.Mouseable.
func (r *offerRow) MouseDown(*desktop.MouseEvent) { r.do() }

// MouseUp implements desktop.Mouseable.
func (r *offerRow) MouseUp(*desktop.MouseEvent) {}

// CreateRenderer implements fyne.Widget.
func (r *offerRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.content) }
