// Package control is what a person types into, chooses from and presses: Fyne's
// widgets, with one keyboard contract. Tab and Shift+Tab move on from every one. What
// a control has no use for (Escape, function keys, letters and digits outside a text)
// it hands to the window, by way of the handlers of its canvas. Each shows by a ring
// that it has the keyboard.
package control

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// canvasOf is the canvas that something is on; nil where it is on none.
func canvasOf(o fyne.CanvasObject) fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(o) }

// PassRune hands a letter that a control has no use for to the window.
func PassRune(from fyne.CanvasObject, r rune) {
	if c := canvasOf(from); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// PassKey hands a key that a control has no use for to the window.
func PassKey(from fyne.CanvasObject, e *fyne.KeyEvent) {
	if c := canvasOf(from); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

// PassShortcut hands a shortcut to the window.
func PassShortcut(from fyne.CanvasObject, s fyne.Shortcut) {
	if c, is := canvasOf(from).(fyne.Shortcutable); is {
		c.TypedShortcut(s)
	}
}

// Away reports whether a key is the window's wherever the keyboard is: Escape, the
// function keys and the menu key.
func Away(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyEscape, desktop.KeyMenu, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6, fyne.KeyF7,
		fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		return true
	}
	return false
}

// Submits reports whether a shortcut is Ctrl+Enter (Cmd+Enter on macOS).
func Submits(s fyne.Shortcut) bool {
	c, is := s.(*desktop.CustomShortcut)
	return is && c.Modifier == fyne.KeyModifierShortcutDefault && isEnter(c.KeyName)
}

// KeySubmit is what a control hands to the window, as a key, where what it stands in is
// to be submitted: Enter in one line, Ctrl+Enter anywhere.
const KeySubmit fyne.KeyName = "Submit"

// Submitting is Ctrl+Enter as Fyne's driver has it, with the key Enter or that of the
// number pad.
func Submitting(enter fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: enter, Modifier: fyne.KeyModifierShortcutDefault}
}

func isEnter(key fyne.KeyName) bool { return key == fyne.KeyReturn || key == fyne.KeyEnter }

// Held reports whether a modifier is held now.
func Held(m fyne.KeyModifier) bool {
	d, is := fyne.CurrentApp().Driver().(desktop.Driver)
	return is && d.CurrentKeyModifiers()&m != 0
}

// typesTab reports whether a shortcut is Ctrl+Tab, which types a tab.
func typesTab(s fyne.Shortcut) bool {
	c, is := s.(*desktop.CustomShortcut)
	return is && c.KeyName == fyne.KeyTab && c.Modifier == fyne.KeyModifierControl
}

// edits reports whether a shortcut is one that a text uses itself.
func edits(s fyne.Shortcut) bool {
	c, is := s.(*desktop.CustomShortcut)
	if !is {
		return true // undo, redo, cut, copy, paste, select all
	}
	words := fyne.KeyModifierShortcutDefault
	if runtime.GOOS == "darwin" {
		words = fyne.KeyModifierAlt
	}
	switch c.KeyName {
	case fyne.KeyLeft, fyne.KeyRight:
		with := c.Modifier &^ fyne.KeyModifierShift
		return with == words || with == fyne.KeyModifierShortcutDefault
	case fyne.KeyBackspace, fyne.KeyDelete:
		return c.Modifier == words
	}
	return false
}
