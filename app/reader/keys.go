package reader

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// focus asks for the keyboard.
func (r *Reader) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(r); c != nil && !r.focused {
		c.Focus(r)
	}
}

// FocusGained implements fyne.Focusable.
func (r *Reader) FocusGained() {
	r.focused = true
	r.paint()
}

// FocusLost implements fyne.Focusable.
func (r *Reader) FocusLost() {
	r.focused, r.shift = false, false
	r.paint()
}

// KeyDown implements desktop.Keyable.
func (r *Reader) KeyDown(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		r.shift = true
	}
}

// KeyUp implements desktop.Keyable.
func (r *Reader) KeyUp(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		r.shift = false
	}
}

// shifted reports whether Shift is held, also where it was pressed before the
// reader had the focus.
func (r *Reader) shifted() bool {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0 {
		return true
	}
	return r.shift
}

// TypedRune implements fyne.Focusable.
func (r *Reader) TypedRune(c rune) {
	if r.OnRune != nil {
		r.OnRune(c)
	}
}

// TypedKey implements fyne.Focusable.
func (r *Reader) TypedKey(e *fyne.KeyEvent) {
	shift := r.shifted()
	if r.move(e.Name, 0, shift) {
		return
	}
	switch e.Name {
	case fyne.KeySpace:
		r.page(!shift)
		return
	case fyne.KeyPageUp, fyne.KeyPageDown:
		if shift {
			r.pageSelect(e.Name == fyne.KeyPageDown)
		} else {
			r.page(e.Name == fyne.KeyPageDown)
		}
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		if !r.Selection().Empty() || r.pictures.chosen >= 0 {
			r.Mark()
			return
		}
		// The keyboard's way to tap on a mark.
		if keys := r.marks.keysAt(r.selection.head); len(keys) > 0 && r.OnTap != nil {
			r.OnTap(keys)
			return
		}
	case desktop.KeyMenu:
		r.menuByKey()
		return
	case fyne.KeyF10:
		if shift {
			r.menuByKey()
			return
		}
	case fyne.KeyEscape:
		if r.escapePicture() {
			return
		}
		if !r.Selection().Empty() {
			r.selection.anchor = r.selection.head
			r.settled()
			return
		}
	}
	if r.OnKey != nil {
		r.OnKey(e.Name)
	}
}

// TypedShortcut implements fyne.Shortcutable. What the reader has no use for
// goes to the window, which Fyne does not ask once a widget takes shortcuts.
func (r *Reader) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		if text := r.SelectedText(); text != "" {
			fyne.CurrentApp().Clipboard().SetContent(text)
		}
		return
	case *fyne.ShortcutSelectAll:
		r.selectAll()
		return
	case *desktop.CustomShortcut:
		if s.Modifier|fyne.KeyModifierShift == fyne.KeyModifierShift|fyne.KeyModifierAlt && r.regionByKey(s.KeyName, s.Modifier&fyne.KeyModifierShift != 0) {
			return
		}
		if s.Modifier == fyne.KeyModifierShift|fyne.KeyModifierAlt && r.adjustByKey(s.KeyName) {
			return
		}
		if s.Modifier == fyne.KeyModifierShift && s.KeyName == fyne.KeyF10 {
			r.menuByKey()
			return
		}
		extend := s.Modifier&fyne.KeyModifierShift != 0
		if r.move(s.KeyName, s.Modifier&^fyne.KeyModifierShift, extend) {
			return
		}
	}
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(r).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

func (r *Reader) selectAll() {
	if n := len(r.flow.pieces); n > 0 {
		r.selection.anchor, r.selection.head = r.flow.pieces[0].start, r.flow.pieces[n-1].end
		r.selection.tail, r.selection.aims = true, false
		r.settled()
	}
}

// move moves the caret for a key, or reports that it is not one that does.
func (r *Reader) move(key fyne.KeyName, with fyne.KeyModifier, extend bool) bool {
	words := with == fyne.KeyModifierControl || with == fyne.KeyModifierAlt
	command := with == fyne.KeyModifierSuper // macOS: to the ends of line and text
	if with != 0 && !words && !command || len(r.flow.pieces) == 0 || r.painter == nil || r.flow.high == nil {
		return false
	}
	if with == 0 && !extend && (key == fyne.KeyUp || key == fyne.KeyDown || key == fyne.KeyLeft || key == fyne.KeyRight) {
		r.fetchCaret()
	}
	if with == 0 && !extend && (key == fyne.KeyUp || key == fyne.KeyDown) && r.stepOver(key == fyne.KeyDown) {
		return true
	}
	moved := true
	switch key {
	case fyne.KeyLeft, fyne.KeyRight:
		r.sideways(key == fyne.KeyRight, words, command, extend)
	case fyne.KeyHome, fyne.KeyEnd:
		r.toEdge(key == fyne.KeyEnd, words || command)
	case fyne.KeyUp, fyne.KeyDown:
		moved = r.upOrDown(key == fyne.KeyDown, words, command)
	default:
		moved = false
	}
	if !moved {
		return false
	}
	if !extend {
		r.selection.anchor = r.selection.head
	}
	r.follow()
	r.settled()
	return true
}

// sideways moves the caret by a letter or a word, or to the edge of its line. Not
// extended, a selection is left at its end on that side.
func (r *Reader) sideways(right, words, line, extend bool) {
	span, head := r.Selection(), r.selection.head
	switch {
	case line:
		r.caret(r.lineEdge(right))
	case words && right:
		r.caret(r.nextWord(head), false)
	case words:
		r.caret(r.previousWord(head), false)
	case !extend && !span.Empty() && right:
		r.caret(span.End, false)
	case !extend && !span.Empty():
		r.caret(span.Start, false)
	case right:
		r.caret(r.nextCluster(head), false)
	default:
		r.caret(r.previousCluster(head), false)
	}
}

// toEdge moves the caret to the beginning or end of its line, or of the text.
func (r *Reader) toEdge(end, ofText bool) {
	switch {
	case ofText && end:
		r.caret(r.flow.pieces[len(r.flow.pieces)-1].end, true)
	case ofText:
		r.caret(r.flow.pieces[0].start, false)
	default:
		r.caret(r.lineEdge(end))
	}
}

// upOrDown moves the caret by a line, or to the edge of the text; by words it
// does not move.
func (r *Reader) upOrDown(down, words, toEdge bool) bool {
	switch {
	case toEdge:
		r.toEdge(down, true)
	case words:
		return false
	case down:
		r.vertical(1)
	default:
		r.vertical(-1)
	}
	return true
}

// caret puts the caret at an offset.
func (r *Reader) caret(offset int, tail bool) {
	r.selection.head, r.selection.tail, r.selection.aims = offset, tail, false
}

// lineEdge is the beginning or end of the caret's line.
func (r *Reader) lineEdge(end bool) (offset int, tail bool) {
	i, n := r.flow.lineOf(r.selection.head, r.selection.tail)
	l := r.flow.lines(i)[n]
	if end {
		return l.end, true
	}
	return l.start, false
}
