package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"galley/app/state"
)

// What is set aside is shown in the text, said to those who hear it, and opened again from its menu.
func TestWhatIsSetAsideIsShownAndSaid(t *testing.T) {
	unraced(t)
	w, path := atTheDam(t, dam)
	w.worth("jx")
	if n := len(w.store.page(w.alongside.wants).Asides); n != 1 {
		t.Fatalf("%d are shown", n)
	}
	at := w.spanOf(t, "declared unsafe")
	at.End = at.Start
	w.page.reader.Select(at)
	if said := w.page.reader.AccessibilityLabel(); !strings.Contains(said, "Set aside: no fact to check.") {
		t.Errorf("the voice says %q", said)
	}
	w.page.reader.TypedKey(&fyne.KeyEvent{Name: desktop.KeyMenu})
	if got := w.page.reader.SelectedText(); got != declared {
		t.Errorf("the menu is of %q", got)
	}
	w.menuItem("Set Aside").Action()
	if got := asides(t, path); got != "" || len(w.store.page(w.alongside.wants).Asides) != 0 {
		t.Errorf("set aside is %q", got)
	}
}

func TestWhatIsSetAsideIsNotShownWhereSentencesWorthCheckingAreSwitchedOff(t *testing.T) {
	unraced(t)
	w, _ := atTheDam(t, dam)
	w.worth("jx")
	w.do(t, "Sentences Worth Checking")
	if n := len(w.store.page(w.alongside.wants).Asides); n != 0 || w.alongside.wants.wants(state.WorthHint) {
		t.Errorf("%d are shown", n)
	}
	at := w.spanOf(t, "declared unsafe")
	at.End = at.Start
	w.page.reader.Select(at)
	if said := w.page.reader.AccessibilityLabel(); strings.Contains(said, "Set aside") {
		t.Errorf("the voice says %q", said)
	}
	w.do(t, "Sentences Worth Checking")
	if n := len(w.store.page(w.alongside.wants).Asides); n != 1 {
		t.Errorf("switched on again %d are shown", n)
	}
}
