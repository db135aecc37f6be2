package worklist

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/look"
)

// list is Fyne's list with a cursor and any number of rows selected, as file managers
// have it: Ctrl+click (Cmd on a Mac) adds a row, Shift reaches from the last one. What it
// has no use for it hands to the window. It knows rows by their index only.
type list struct {
	widget.List

	onSelect func(from, to int)            // rows from–to are all that is selected
	onToggle func(i int)                   // one row, in or out
	onOpen   func()                        // Enter
	onMenu   func(i int, at fyne.Position) // the right button, or the menu key
	onUp     func() bool                   // up from the first row; false where there is nothing above
	// onKey and onRune hear every other key first, and say whether they used it.
	onKey  func(fyne.KeyName) bool
	onRune func(rune) bool

	active  int  // the row of the claim whose form is shown, -1 none
	kept    bool // it was in view before the list had less room than a row
	cursor  int  // the row that the keys move from, -1 none yet
	anchor  int  // where Shift reaches from
	shifted bool
	focused bool
	ring    control.Ringed
}

func newList(length func() int, update func(int, *row)) *list {
	l := &list{active: -1, cursor: -1, anchor: -1}
	l.Length = length
	l.CreateItem = func() fyne.CanvasObject { return newRow(l) }
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		o.(*row).index = i
		update(i, o.(*row))
	}
	l.HideSeparators = true
	l.ExtendBaseWidget(l)
	return l
}

// pitch is how far the rows are from each other.
func (l *list) pitch() float32 { return look.Px(rowHeight) + l.Theme().Size("padding") }

// rest puts the cursor on a row without selecting it.
func (l *list) rest(i int) { l.cursor, l.anchor = i, i }

// sees reports whether a row is in view as a whole.
func (l *list) sees(i int) bool {
	const rounding = 1
	top := float32(i)*l.pitch() - l.GetScrollOffset()
	return i >= 0 && top >= -rounding && top+look.Px(rowHeight) <= l.Size().Height+rounding
}

// Resize implements fyne.CanvasObject. The row of the claim that is shown stays in view
// where the form takes room from the list.
func (l *list) Resize(size fyne.Size) {
	seen := l.kept || l.sees(l.active)
	l.kept = seen && size.Height < look.Px(rowHeight) // a moment of layout: no place is the right one in it
	l.List.Resize(size)
	if seen && !l.kept && !l.sees(l.active) {
		l.ScrollTo(l.active)
	}
}

func (l *list) focus() {
	if c := l.canvas(); c != nil {
		c.Focus(l)
	}
}

func (l *list) clicked(i int, held fyne.KeyModifier) {
	switch {
	case held&fyne.KeyModifierShift != 0 && l.anchor >= 0:
		l.cursor = i
		l.onSelect(min(l.anchor, i), max(l.anchor, i))
	case held&fyne.KeyModifierShortcutDefault != 0:
		l.rest(i)
		l.onToggle(i)
	default:
		l.rest(i)
		l.onSelect(i, i)
	}
	l.focus()
}

func (l *list) asked(i int, at fyne.Position) {
	l.focus()
	l.onMenu(i, at)
}

// step moves the cursor to a row, or as near as there is one.
func (l *list) step(to int) {
	n := l.Length()
	if n == 0 {
		return
	}
	to = max(0, min(n-1, to))
	l.cursor = to
	if l.reaching() && l.anchor >= 0 {
		l.onSelect(min(l.anchor, to), max(l.anchor, to))
	} else {
		l.anchor = to
		l.onSelect(to, to)
	}
	l.ScrollTo(to)
}

// reaching reports whether Shift is held, also where it was pressed before the list got
// the keyboard.
func (l *list) reaching() bool {
	return l.shifted || control.Held(fyne.KeyModifierShift)
}

// KeyDown implements desktop.Keyable.
func (l *list) KeyDown(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		l.shifted = true
	}
}

// KeyUp implements desktop.Keyable.
func (l *list) KeyUp(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		l.shifted = false
	}
}

// CreateRenderer implements fyne.Widget.
func (l *list) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	return l.ring.Around(l.List.CreateRenderer())
}

// FocusGained implements fyne.Focusable.
func (l *list) FocusGained() {
	l.focused = true
	l.ring.Focus(l, true)
	l.Refresh()
}

// FocusLost implements fyne.Focusable. A Shift whose end is told to another is forgotten.
func (l *list) FocusLost() {
	l.shifted, l.focused = false, false
	l.ring.Focus(l, false)
	l.Refresh()
}

// TypedRune passes letters on.
func (l *list) TypedRune(r rune) {
	if r != ' ' && !l.onRune(r) {
		control.PassRune(l, r)
	}
}

// TypedKey moves the cursor and passes the other keys on.
func (l *list) TypedKey(key *fyne.KeyEvent) {
	page := max(1, int(l.Size().Height/l.pitch())-1)
	here := l.cursor >= 0 && l.cursor < l.Length()
	switch key.Name {
	case fyne.KeyUp:
		if l.cursor > 0 || l.reaching() || !l.onUp() {
			l.step(l.cursor - 1)
		}
	case fyne.KeyDown:
		l.step(l.cursor + 1)
	case fyne.KeyPageUp:
		l.step(l.cursor - page)
	case fyne.KeyPageDown:
		l.step(l.cursor + page)
	case fyne.KeyHome:
		l.step(0)
	case fyne.KeyEnd:
		l.step(l.Length() - 1)
	case fyne.KeySpace:
		if here {
			l.anchor = l.cursor
			l.onToggle(l.cursor)
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if here {
			l.onOpen()
		}
	default:
		switch asks := key.Name == desktop.KeyMenu || key.Name == fyne.KeyF10 && l.reaching(); {
		case asks && here:
			l.onMenu(l.cursor, l.below(l.cursor))
		case !asks && !l.onKey(key.Name):
			control.PassKey(l, key)
		}
	}
}

// below is the place on the canvas under a row.
func (l *list) below(i int) fyne.Position {
	y := float32(i+1)*l.pitch() - l.GetScrollOffset()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(l)
	return at.AddXY(l.Theme().Size("padding"), max(0, min(y, l.Size().Height)))
}

// TypedShortcut selects everything on Ctrl+A.
func (l *list) TypedShortcut(s fyne.Shortcut) {
	if _, ok := s.(*fyne.ShortcutSelectAll); ok && l.Length() > 0 {
		l.onSelect(0, l.Length()-1)
	}
}

func (l *list) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(l) }
