package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// List is Fyne's list for a window that is worked with single keys: the arrows select
// at once, and what the list has no use for goes to the window.
type List struct {
	widget.List
	Chosen int         // the row selected, -1 for none
	OnOpen func(i int) // Enter on the row selected; may be nil
	OnMenu func(i int) // the menu key on it; may be nil
	OnTop  func()      // up from the first row; may be nil

	ring Ringed
	impl fyne.Widget // the list itself, or what it is part of: that is what stands in the window
}

// ExtendBaseWidget is Fyne's; it is called with what the list is part of.
func (l *List) ExtendBaseWidget(w fyne.Widget) {
	if l.impl == nil {
		l.impl = w
	}
	l.List.ExtendBaseWidget(w)
}

// NewList makes a list; see widget.NewList.
func NewList(length func() int, create func() fyne.CanvasObject, update func(widget.ListItemID, fyne.CanvasObject)) *List {
	l := &List{Chosen: -1}
	l.Length, l.CreateItem, l.UpdateItem = length, create, update
	l.ExtendBaseWidget(l)
	return l
}

// FocusGained implements fyne.Focusable.
func (l *List) FocusGained() {
	l.ring.Focus(l, true)
	l.List.FocusGained()
}

// FocusLost implements fyne.Focusable.
func (l *List) FocusLost() {
	l.ring.Focus(l, false)
	l.List.FocusLost()
}

// TypedRune passes letters on.
func (l *List) TypedRune(r rune) {
	if r != ' ' {
		PassRune(l.impl, r)
	}
}

// TypedKey moves with the arrows and passes the other keys on.
func (l *List) TypedKey(key *fyne.KeyEvent) {
	last := l.Length() - 1
	switch {
	case key.Name == fyne.KeyUp && l.Chosen <= 0 && l.OnTop != nil:
		l.OnTop()
	case key.Name == fyne.KeyUp:
		l.Choose(max(0, l.Chosen-1))
	case key.Name == fyne.KeyDown:
		l.Choose(min(last, l.Chosen+1))
	case key.Name == fyne.KeyPageUp:
		l.Choose(max(0, l.Chosen-pageRows))
	case key.Name == fyne.KeyPageDown:
		l.Choose(min(last, l.Chosen+pageRows))
	case key.Name == fyne.KeyHome:
		l.Choose(0)
	case key.Name == fyne.KeyEnd:
		l.Choose(last)
	case isEnter(key.Name) && l.OnOpen != nil:
		if l.Chosen >= 0 && l.Chosen <= last {
			l.OnOpen(l.Chosen)
		}
	case MenuKey(key) && l.OnMenu != nil:
		if l.Chosen >= 0 && l.Chosen <= last {
			l.OnMenu(l.Chosen)
		}
	case !isEnter(key.Name): // which would aim at words that nobody looks at
		PassKey(l.impl, key)
	}
}

const pageRows = 10

// Choose selects a row, where there is one.
func (l *List) Choose(i int) {
	if i >= 0 && i < l.Length() {
		l.Chosen = i
		l.Select(i)
	}
}

// CreateRenderer implements fyne.Widget.
func (l *List) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	return l.ring.Around(l.List.CreateRenderer())
}
