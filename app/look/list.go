package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// List is Fyne's list for a window that is worked with single keys: the arrows
// select at once, and what the list has no use for is passed on.
type List struct {
	widget.List
	OnTyped func(r rune, key fyne.KeyName) // one of the two
	Chosen  int                            // the row selected, -1 for none
}

// NewList makes a list; see widget.NewList.
func NewList(length func() int, create func() fyne.CanvasObject, update func(widget.ListItemID, fyne.CanvasObject)) *List {
	l := &List{Chosen: -1}
	l.Length, l.CreateItem, l.UpdateItem = length, create, update
	l.ExtendBaseWidget(l)
	return l
}

// TypedRune passes letters on.
func (l *List) TypedRune(r rune) {
	if l.OnTyped != nil {
		l.OnTyped(r, "")
	}
}

// TypedKey moves with the arrows and passes the other keys on.
func (l *List) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyUp:
		l.step(-1)
	case fyne.KeyDown:
		l.step(1)
	default:
		l.List.TypedKey(key)
		if l.OnTyped != nil {
			l.OnTyped(0, key.Name)
		}
	}
}

func (l *List) step(by int) {
	if next := l.Chosen + by; next >= 0 && next < l.Length() {
		l.Chosen = next
		l.Select(next)
	}
}
