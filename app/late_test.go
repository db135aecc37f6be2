package app

import (
	"testing"

	"fyne.io/fyne/v2"
)

// typeOn types as a person does: each letter to what has the keyboard then.
func (w *Window) typeOn(text string) {
	for _, r := range text {
		if r == ' ' {
			w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		}
		w.win.Canvas().Focused().TypedRune(r)
	}
}

// A text typed on after the key that opens its field comes into the field, however long
// the mark before it takes to be stored.
func TestTextTypedWhileAMarkIsStoredComesIntoTheFieldItsKeyOpens(t *testing.T) {
	w, _, _ := opened(t)
	disk := slow(w)
	w.page.reader.Select(w.spanOf(t, "21,000 troops"))
	w.press(fyne.KeyReturn)
	w.typeOn("rOne of us has counted 21 of 3")
	disk.goOn()
	w.writing.texts.Flush()
	disk.goOn()
	d, _ := w.session.Dossier(w.claimAt(t, "21,000 troops"))
	v, _ := d.Verdict()
	if v.Reasoning != "One of us has counted 21 of 3" || v.Rating != "" || v.SignedBy != "" {
		t.Errorf("stored is %+v", v)
	}
}

// The keyboard stays where the person has taken it while a source is being stored.
func TestASourceStoredLateDoesNotTakeTheKeyboardAway(t *testing.T) {
	w, _, _ := claimed(t)
	w.sourcing.add(w.session.Active())
	typeIntoCard(t, w, "World Drug Report")
	w.shortcut(fyne.Key2, fyne.KeyModifierAlt)
	disk := slow(w)
	w.shortcut(fyne.KeyReturn, fyne.KeyModifierShortcutDefault)
	w.dialogs.Focus(w.claims.FocusReasoning())
	had := w.win.Canvas().Focused()
	disk.goOn()
	if now := w.win.Canvas().Focused(); now != had {
		t.Errorf("the keyboard is at %T", now)
	}
}

// What is typed into the card while a source is being stored is the next one's.
func TestWhatIsTypedWhileASourceIsStoredStays(t *testing.T) {
	w, _, _ := claimed(t)
	w.sourcing.add(w.session.Active())
	typeIntoCard(t, w, "World Drug Report")
	w.shortcut(fyne.Key2, fyne.KeyModifierAlt)
	disk := slow(w)
	w.shortcut(fyne.KeyReturn, fyne.KeyModifierShortcutDefault)
	w.sourcing.add(w.session.Active())
	typeIntoCard(t, w, " Another map")
	disk.goOn()
	if n := len(w.writing.unstored()); n != 1 {
		t.Fatalf("%d forms are kept", n)
	}
	if got := cardField(t, w, "Address, citation or title").Text; got != "Another map" {
		t.Errorf("there stands %q", got)
	}
}

// An article that opens late does not take the keyboard out of a text.
func TestAnArticleThatOpensLateDoesNotTakeTheKeyboardOutOfAText(t *testing.T) {
	w, r, _ := opened(t)
	if r.pump != nil {
		t.Skip("reads are held back, which goroutines are not")
	}
	r.hold = true
	w.opening.article(w.session.ArticleID(), nil)
	w.dialogs.Focus(w.shelf.SearchField())
	had := w.win.Canvas().Focused()
	r.hold = false
	for _, h := range r.held {
		h.do()
	}
	if now := w.win.Canvas().Focused(); now != had {
		t.Errorf("the keyboard is at %T", now)
	}
}
