package app

import (
	"context"
	"strings"
	"testing"

	"galley/app/state"
	"galley/model"
	"galley/model/library"
)

// What a hint offers is taken of the claim that it was noticed of, and of nothing else.

func TestQOverwritesNothingThatWasTypedSinceTheHintWasMade(t *testing.T) {
	unraced(t)
	w, path := hinted(t)
	disk := slow(w)
	typed := "Barack Obama"
	w.store.write(model.EditClaim{ID: w.session.Active(), Speaker: &typed}, nil)
	w.types("q")
	disk.goOn()
	if got := stored(t, path)[0].Claim.Speaker; got != typed {
		t.Errorf("the speaker is %q", got)
	}
	if said := w.notice.text.Text; !strings.Contains(said, "The claim was changed since this was noticed.") {
		t.Errorf("the foot says %q", said)
	}
}

func TestQOverwritesNothingThatAnotherWindowStored(t *testing.T) {
	unraced(t)
	w, path := hinted(t)
	other, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	typed := "Barack Obama"
	if _, err := other.Apply(t.Context(), "Bob", model.EditClaim{ID: w.session.Active(), Speaker: &typed}); err != nil {
		t.Fatal(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	w.types("q")
	if got := stored(t, path)[0].Claim.Speaker; got != typed {
		t.Errorf("the speaker is %q", got)
	}
}

// With the ledger shown the claim's hints are out of sight: neither key is about them.
func TestTheKeysAreNotAboutAHintBehindTheLedger(t *testing.T) {
	unraced(t)
	w, path := hinted(t)
	w.do(t, "Ledger")
	for _, r := range "zq" {
		w.win.Canvas().Focused().TypedRune(r)
		w.page.reader.TypedRune(r)
	}
	if n := len(w.session.Hints()); n != 1 || stored(t, path)[0].Claim.Speaker != "" {
		t.Errorf("%d hints are left, the speaker is %q", n, stored(t, path)[0].Claim.Speaker)
	}
	if got := w.label("Take What the Hint Offers"); strings.Contains(got, "minister") {
		t.Errorf("the menu says %q", got)
	}
	w.do(t, "Ledger")
	w.types("q")
	if got := stored(t, path)[0].Claim.Speaker; got != "The minister" {
		t.Errorf("the speaker is %q", got)
	}
}

func TestAKindOfHintSwitchedOffIsGoneAtOnce(t *testing.T) {
	unraced(t)
	w, _ := hinted(t)
	w.alongside.wants.prefs.SetBool(prefAlongFor+string(state.SpeakerHint), false)
	shown := -1
	w.alongside.parts = append(w.alongside.parts, readingPart{read: func(context.Context, openText, *state.Reading) {
		shown = len(w.session.Hints())
	}})
	w.store.show()
	if shown != 0 {
		t.Errorf("%d hints of it were shown while the text was read anew", shown)
	}
}
