package desktable

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"galley/app/control"
	"galley/app/look"
)

// rows is the list under the heads of the columns, in which any number of rows can be selected: Ctrl+click or
// Space takes one in or out, Shift reaches from the last one, Ctrl+A takes all.
type rows struct {
	control.List
	panel            *Panel
	anchor           int // where Shift reaches from, -1 nowhere
	shifted, focused bool
}

func newRows(p *Panel) *rows {
	l := &rows{panel: p, anchor: -1}
	l.Chosen = -1
	l.Length, l.UpdateItem = p.length, p.update
	l.CreateItem = func() fyne.CanvasObject { return newRow(l) }
	l.HideSeparators = true
	l.OnOpen = p.open
	l.OnTop = func() { control.Focus(p.filter) }
	l.OnMenu = func(i int) { p.menuAt(i, l.below(i)) }
	l.ExtendBaseWidget(l)
	return l
}

// pitch is how far the rows are from each other.
func (l *rows) pitch() float32 { return look.Px(rowHeight) + l.Theme().Size("padding") }

// rest puts the cursor on a row.
func (l *rows) rest(i int) {
	l.anchor = i
	l.Choose(i)
}

// reaching reports whether Shift is held, also where it was pressed before the list got the keyboard.
func (l *rows) reaching() bool { return l.shifted || control.Held(fyne.KeyModifierShift) }

// clicked selects a row as a click with keys held does. A click on the row that is selected alone opens it.
func (l *rows) clicked(i int, held fyne.KeyModifier) {
	control.Focus(l)
	r, ok := l.panel.state.Table.Row(i)
	switch {
	case held&fyne.KeyModifierShift != 0 && l.anchor >= 0:
		l.Choose(i)
		l.panel.selectRows(min(l.anchor, i), max(l.anchor, i))
	case held&fyne.KeyModifierShortcutDefault != 0:
		l.rest(i)
		l.panel.toggle(i)
	case ok && len(l.panel.selected) == 1 && l.panel.selected[r.ClaimID]:
		l.panel.open(i)
	default:
		l.rest(i)
		l.panel.selectRows(i, i)
	}
}

// moved selects what the cursor came to.
func (l *rows) moved() {
	if l.reaching() && l.anchor >= 0 {
		l.panel.selectRows(min(l.anchor, l.Chosen), max(l.anchor, l.Chosen))
		return
	}
	l.anchor = l.Chosen
	l.panel.selectRows(l.Chosen, l.Chosen)
}

// TypedKey implements fyne.Focusable.
func (l *rows) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeySpace:
		if l.Chosen >= 0 {
			l.anchor = l.Chosen
			l.panel.toggle(l.Chosen)
		}
	case e.Name == fyne.KeyEscape && len(l.panel.selected) > 1:
		l.panel.unselect()
	case e.Name == fyne.KeyDelete: // the window would delete the claim that is selected behind the table
	default:
		was := l.Chosen
		l.List.TypedKey(e)
		switch e.Name {
		case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd:
			if l.Chosen >= 0 && (l.Chosen != was || len(l.panel.selected) == 0) {
				l.moved()
			}
		}
	}
}

// TypedRune does what a letter stands for here, and passes others on.
func (l *rows) TypedRune(r rune) {
	if r != ' ' && !l.panel.letter(r) {
		l.List.TypedRune(r)
	}
}

// TypedShortcut selects everything on Ctrl+A.
func (l *rows) TypedShortcut(s fyne.Shortcut) {
	if _, ok := s.(*fyne.ShortcutSelectAll); ok && l.panel.length() > 0 {
		l.panel.selectRows(0, l.panel.length()-1)
	}
}

// KeyDown implements desktop.Keyable.
func (l *rows) KeyDown(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		l.shifted = true
	}
}

// KeyUp implements desktop.Keyable.
func (l *rows) KeyUp(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		l.shifted = false
	}
}

// FocusGained implements fyne.Focusable.
func (l *rows) FocusGained() {
	l.focused = true
	l.List.FocusGained()
	l.Refresh()
}

// FocusLost implements fyne.Focusable. A Shift whose end is told to another is forgotten.
func (l *rows) FocusLost() {
	l.shifted, l.focused = false, false
	l.List.FocusLost()
	l.Refresh()
}

// below is the place on the canvas under a row.
func (l *rows) below(i int) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(l)
	return at.AddXY(12, max(0, min(float32(i+1)*l.pitch()-l.GetScrollOffset(), l.Size().Height)))
}
