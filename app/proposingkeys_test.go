//go:build !race || long

package app

import (
	"testing"

	"fyne.io/fyne/v2"
)

// TestWhereWordsAreProposedKeepsTheContract walks the controls that no other walk meets: they
// are folded until W opens them.
func TestWhereWordsAreProposedKeepsTheContract(t *testing.T) {
	w, _, _ := onDesk(t)
	k := newKeyed(t, w)
	rated := 0
	w.keyboard.rate = func(int) { rated++ }
	open := func() {
		k.closeAll()
		w.dialogs.Home()
		w.page.reader.TypedRune('w')
		layOut(w)
	}
	open()
	var inside []fyne.Focusable
	for _, at := range k.stops() {
		if w.claims.Proposing(at) {
			inside = append(inside, at)
		}
	}
	if len(inside) != 3 {
		t.Fatalf("Tab comes to %d of its controls", len(inside))
	}
	for _, at := range inside {
		for name, leave := range map[string]func(){
			"Escape": func() { k.press(fyne.KeyEscape) }, "Ctrl+Enter": k.ctrlEnter,
		} {
			open()
			w.win.Canvas().Focus(at)
			if leave(); k.focused() != fyne.Focusable(w.page.reader) {
				t.Errorf("%s in %s leads to %T", name, named(at), k.focused())
			}
		}
		open()
		w.win.Canvas().Focus(at)
		k.ringIsSeen(at)
		w.win.Canvas().Focus(at)
		if was := rated; !isText(at) {
			if at.TypedRune('2'); rated != was+1 {
				t.Errorf("a digit on %s does not come to the window", named(at))
			}
		}
		if k.press(fyne.KeyF6); k.focused() == at {
			t.Errorf("F6 stays on %s", named(at))
		}
	}
}
