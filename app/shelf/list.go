package shelf

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/look"
)

// list is Fyne's list with a cursor and any number of rows selected, as file
// managers have it: Ctrl+click (Cmd on a Mac) adds a row, Shift reaches from the
// last one. It knows rows by their index only.
type list struct {
	widget.List

	onOpen   func(i int)                    // Enter, or a click
	onSelect func(from, to int, add bool)   // rows from–to, all that is selected or more of it
	onToggle func(i int)                    // one row, in or out
	onMenu   func(i int, at fyne.Position)  // the right button, or the menu key
	onTyped  func(r rune, key fyne.KeyName) // what the list has no use for; one of the two
	onUp     func()                         // up from the first row
	onWidth  func(width float32)            // it has another width; may be nil
	says     func(i int) string             // a row in words

	ring    control.Ringed
	cursor  int // the row that the keys move from, -1 none yet
	anchor  int // where Shift reaches from
	shifted bool
}

// item is a row of the list as a widget.
type item interface {
	fyne.CanvasObject
	place(index int)
}

func newList(length func() int, create func(*list) fyne.CanvasObject, update func(int, fyne.CanvasObject)) *list {
	l := &list{cursor: -1, anchor: -1}
	l.Length = length
	l.CreateItem = func() fyne.CanvasObject { return create(l) }
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		o.(item).place(i)
		update(i, o)
	}
	l.HideSeparators = true
	l.ExtendBaseWidget(l)
	return l
}

// visible are the first row in view and the one after the last, where all are of
// the same height.
func (l *list) visible() (first, end int) {
	height := look.Px(lineHeight) + l.Theme().Size("padding")
	first = int(l.GetScrollOffset() / height)
	return min(first, l.Length()), min(first+int(l.Size().Height/height)+2, l.Length())
}

// rest puts the cursor on a row without selecting or scrolling to it.
func (l *list) rest(i int) { l.cursor, l.anchor = i, i }

func (l *list) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil {
		c.Focus(l)
	}
}

// Resize tells of another width.
func (l *list) Resize(size fyne.Size) {
	if l.onWidth != nil && size.Width != l.Size().Width {
		l.onWidth(size.Width)
	}
	l.List.Resize(size)
}

func (l *list) clicked(i int, held fyne.KeyModifier) {
	switch {
	case held&fyne.KeyModifierShift != 0 && l.anchor >= 0:
		l.cursor = i
		l.onSelect(min(l.anchor, i), max(l.anchor, i), false)
	case held&fyne.KeyModifierShortcutDefault != 0:
		l.rest(i)
		l.onToggle(i)
	default:
		l.rest(i)
		l.onSelect(i, i, false)
		l.onOpen(i)
		return // what is opened takes the keyboard
	}
	l.focus()
	l.Highlight(i)
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
		l.onSelect(min(l.anchor, to), max(l.anchor, to), false)
	} else {
		l.anchor = to
		l.onSelect(to, to, false)
	}
	l.Highlight(to)
}

// reaching reports whether Shift is held, also where it was pressed before the
// list got the keyboard.
func (l *list) reaching() bool {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0 {
		return true
	}
	return l.shifted
}

// AccessibilityLabel is the row that the keys move from, to those who hear it.
func (l *list) AccessibilityLabel() string {
	if l.cursor < 0 || l.cursor >= l.Length() {
		return ""
	}
	return l.says(l.cursor)
}

// AccessibilityRole implements fyne.Accessible.
func (l *list) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

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

// FocusGained shows the cursor where it rests.
func (l *list) FocusGained() {
	l.ring.Focus(l, true)
	if l.cursor >= 0 {
		l.Highlight(l.cursor)
	}
	l.List.FocusGained()
}

// CreateRenderer is Fyne's, with a ring.
func (l *list) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	return l.ring.Around(l.List.CreateRenderer())
}

// FocusLost forgets a Shift whose end is told to another.
func (l *list) FocusLost() {
	l.shifted = false
	l.ring.Focus(l, false)
	l.List.FocusLost()
}

// TypedRune passes letters on.
func (l *list) TypedRune(r rune) {
	if r != ' ' {
		l.onTyped(r, "")
	}
}

// ShowMenu shows what can be done with the row at the cursor.
func (l *list) ShowMenu() {
	if l.cursor >= 0 && l.cursor < l.Length() {
		l.onMenu(l.cursor, fyne.CurrentApp().Driver().AbsolutePositionForObject(l))
	}
}

// TypedKey moves the cursor, opens its row, and passes the other keys on.
func (l *list) TypedKey(key *fyne.KeyEvent) {
	if control.MenuKey(key) {
		l.ShowMenu()
		return
	}
	first, end := l.visible()
	page := max(1, end-first-3)
	switch key.Name {
	case fyne.KeyUp:
		if l.cursor <= 0 && !l.reaching() {
			l.onUp()
			return
		}
		l.step(l.cursor - 1)
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
		if l.cursor >= 0 && l.cursor < l.Length() {
			l.anchor = l.cursor
			l.onToggle(l.cursor)
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.cursor >= 0 && l.cursor < l.Length() {
			l.onOpen(l.cursor)
		}
	default:
		l.onTyped(0, key.Name)
	}
}

// TypedShortcut selects everything on Ctrl+A.
func (l *list) TypedShortcut(s fyne.Shortcut) {
	if _, ok := s.(*fyne.ShortcutSelectAll); ok && l.Length() > 0 {
		l.onSelect(0, l.Length()-1, false)
	}
}
