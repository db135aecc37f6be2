package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// typeIntoLedger types into what of the ledger has the keyboard.
func (w *Window) typeIntoLedger(keys string) {
	for _, r := range keys {
		if r == ' ' {
			w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		}
		w.win.Canvas().Focused().TypedRune(r)
	}
}

// The claim behind the ledger is out of sight: no key rates or deletes it unseen.
func TestNoKeyOfTheLedgerChangesTheClaimBehindIt(t *testing.T) {
	unraced(t)
	w, _, path := claimed(t)
	before := w.verdictOn(t, w.session.Active())
	for key, press := range map[string]func(){
		"3":      func() { w.typeIntoLedger("3") },
		"o":      func() { w.typeIntoLedger("o") },
		"Delete": func() { w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete}) },
	} {
		w.do(t, "Ledger")
		w.dialogs.Focus(w.ledger.First())
		w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		press()
		got := stored(t, path)
		if len(got) != 1 {
			t.Fatalf("%s: %d claims are left", key, len(got))
		}
		if v, _ := got[0].Verdict(); v.Rating != before || v.SignedBy != "" {
			t.Errorf("%s: behind the ledger it is rated %q, signed by %q", key, v.Rating, v.SignedBy)
		}
		if w.desk.onLedger() || !strings.Contains(w.notice.text.Text, "behind the ledger") {
			t.Errorf("%s: the ledger is shown: %v; the foot says %q", key, w.desk.onLedger(), w.notice.text.Text)
		}
	}
	if w.win.Canvas().Focused() != fyne.Focusable(w.page.reader) {
		t.Errorf("the keyboard is at %T, out of sight", w.win.Canvas().Focused())
	}
	w.types("3")
	if got := w.verdictOn(t, w.session.Active()); got != w.claims.Ratings()[2] {
		t.Errorf("pressed again it is rated %q", got)
	}
	// From the article, where the claim is highlighted, it is rated beside the ledger.
	w.do(t, "Ledger")
	w.dialogs.Focus(w.page.reader)
	w.types("2")
	if got := w.verdictOn(t, w.session.Active()); got != w.claims.Ratings()[1] || !w.desk.onLedger() {
		t.Errorf("from the article it is rated %q", got)
	}
}

func TestSpaceTwiceTicksAndTakesTheTickOffHoweverSlowTheDisk(t *testing.T) {
	unraced(t)
	w, _ := onLedger(t)
	w.chooseEntry(t, "21,000 troops")
	disk := slow(w)
	w.typeIntoLedger("  ")
	disk.goOn()
	if n := len(w.session.Proof().Ticks); n != 0 {
		t.Errorf("%d ticks", n)
	}
}
