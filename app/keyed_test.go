package app

import (
	"context"
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/app/control"
	"galley/app/native"
	"galley/app/publish"
)

// keyed is a window as a person at the keyboard has it.
type keyed struct {
	*testing.T
	w     *Window
	rings map[string]bool // kinds of controls whose ring was measured
}

func newKeyed(t *testing.T, w *Window) *keyed {
	// The system's own file dialogs are the system's; here they are left at once.
	w.files.chooser = func(context.Context, native.Request) (string, error) { return "", nil }
	w.wanting(publish.Settings{Kind: "md"}, "") // the preview of a text is made at once
	return &keyed{T: t, w: w, rings: map[string]bool{}}
}

func (k *keyed) focused() fyne.Focusable { return k.w.win.Canvas().Focused() }

// press presses a key as Fyne's driver hands it over.
func (k *keyed) press(key fyne.KeyName) {
	if on := k.focused(); on != nil {
		on.TypedKey(&fyne.KeyEvent{Name: key})
		return
	}
	k.w.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: key})
}

// ctrlEnter presses Ctrl+Enter likewise: to what takes shortcuts, else to the window.
func (k *keyed) ctrlEnter() {
	if on, is := k.focused().(fyne.Shortcutable); is {
		on.TypedShortcut(control.Submitting(fyne.KeyReturn))
		return
	}
	k.w.keyboard.typedKey(control.KeySubmit)
}

// layOut lays out what changed, as a frame does.
func layOut(w *Window) {
	w.win.Resize(fyne.NewSize(1280, 801))
	w.win.Resize(fyne.NewSize(1280, 800))
}

func (k *keyed) asked(label string) bool {
	for _, b := range within[*control.Button](k.w) {
		if b.Text == label {
			return true
		}
	}
	return false
}

// closeAll leaves what is open, and discards what was typed.
func (k *keyed) closeAll() {
	for range 10 {
		if !k.w.dialogs.Open() {
			frame()
			return
		}
		k.w.dialogs.Escape()
		if k.w.dialogs.Open() && k.asked("Discard") {
			test.Tap(button(k.T, k.w, "Discard"))
		}
	}
	k.Fatal("it cannot be left")
}

// unraced skips a test whose window does one thing after another where the race detector watches: it
// finds nothing in it and takes many times as long. The long run has it all the same.
func unraced(t *testing.T) {
	t.Helper()
	if raced && os.Getenv("GALLEY_LONG") == "" {
		t.Skip("one thing after another: the race detector finds nothing in it")
	}
}
