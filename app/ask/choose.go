package ask

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
)

// Offer is one line of a list to choose from.
type Offer struct {
	Name  string
	Aside string // at the right: its key, its count
	Words string // found by these too; "" by its name alone
	Do    func()
}

// choice is a list that is narrowed as one types.
type choice struct {
	offers []Offer
	more   func(typed string) (Offer, bool)
	shown  []Offer
	marked int
	search *control.Entry
	list   *choiceList
	none   *widget.Label
	do     func(Offer)
}

// choiceList is the list: with the keyboard on it the arrows move the mark, and
// letters go on into the search.
type choiceList struct {
	control.List
	of *choice
}

// TypedRune goes on in the search.
func (l *choiceList) TypedRune(r rune) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil {
		c.Focus(l.of.search)
	}
	l.of.search.TypedRune(r)
}

// TypedKey moves the mark.
func (l *choiceList) TypedKey(key *fyne.KeyEvent) {
	if !l.of.key(key) && control.Away(key) {
		control.PassKey(l, key)
	}
}

// Choose shows a list to choose from, narrowed as one types; Enter does what is
// marked. more (may be nil) makes one more offer of what was typed.
func (d *Dialogs) Choose(title, hint string, offers []Offer, more func(typed string) (Offer, bool)) {
	c := &choice{offers: offers, more: more, search: control.NewEntry(hint), none: widget.NewLabel(locale.Text("Nothing fits."))}
	c.list = &choiceList{of: c}
	c.list.Length = func() int { return len(c.shown) }
	c.list.CreateItem = newOfferRow
	c.list.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) { c.paint(i, o) }
	c.list.ExtendBaseWidget(c.list)
	c.list.OnSelected = c.run
	c.search.OnChanged = func(string) { c.fill() }
	c.search.OnKey = func(key *fyne.KeyEvent) bool { return c.key(key) }
	c.fill()
	// Tab goes in the order of the objects, in which NewBorder has the middle first.
	content := container.New(layout.NewBorderLayout(c.search, nil, nil, nil), c.search,
		container.NewStack(c.list, container.NewCenter(c.none)))
	shown := d.Show(Sheet{Title: title, Size: fyne.NewSize(560, 540), First: c.search, Content: content})
	c.do = func(o Offer) {
		shown.close()
		o.Do()
		d.next()
	}
}

func newOfferRow() fyne.CanvasObject {
	aside := widget.NewLabel("")
	aside.Alignment = fyne.TextAlignTrailing
	name := widget.NewLabel("")
	name.Truncation = fyne.TextTruncateEllipsis
	return container.NewBorder(nil, nil, nil, aside, name)
}

func (c *choice) paint(i int, o fyne.CanvasObject) {
	row := o.(*fyne.Container).Objects
	name := row[0].(*widget.Label)
	name.TextStyle.Bold = i == c.marked
	name.Importance = widget.MediumImportance
	if i == c.marked {
		name.Importance = widget.HighImportance
	}
	name.SetText(c.shown[i].Name)
	row[1].(*widget.Label).SetText(c.shown[i].Aside)
}

// fill shows what fits what is typed.
func (c *choice) fill() {
	c.shown, c.marked = c.shown[:0], 0
	typed := strings.ToLower(strings.TrimSpace(c.search.Text))
	for _, o := range c.offers {
		if strings.Contains(strings.ToLower(o.Name), typed) || o.Words != "" && strings.Contains(strings.ToLower(o.Words), typed) {
			c.shown = append(c.shown, o)
		}
	}
	if c.more != nil {
		if o, ok := c.more(c.search.Text); ok {
			c.shown = append(c.shown, o)
		}
	}
	c.none.Hidden = len(c.shown) > 0
	c.list.Refresh()
	c.none.Refresh()
}

// pageRows is how many rows Page Up and Page Down go by.
const pageRows = 10

// key moves the mark, or does what is marked, and reports whether the key is one for that.
func (c *choice) key(key *fyne.KeyEvent) bool {
	by := 0
	switch key.Name {
	case fyne.KeyDown:
		by = 1
	case fyne.KeyUp:
		by = -1
	case fyne.KeyPageDown:
		by = pageRows
	case fyne.KeyPageUp:
		by = -pageRows
	case fyne.KeyReturn, fyne.KeyEnter:
		c.run(c.marked)
		return true
	default:
		return false
	}
	c.marked = max(0, min(len(c.shown)-1, c.marked+by))
	c.list.ScrollTo(c.marked)
	c.list.Refresh()
	return true
}

func (c *choice) run(i int) {
	if i >= 0 && i < len(c.shown) {
		c.do(c.shown[i])
	}
}
