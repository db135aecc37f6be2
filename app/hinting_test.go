package app

import (
	"context"
	"strings"
	"testing"

	"galley/app/state"
	"galley/model"
	"galley/model/library"
)

// aSpeaker is a hint that offers a speaker for a claim that has none.
func aSpeaker() hinter {
	return hinter{kind: state.SpeakerHint, find: func(_ context.Context, _ *library.Library, c askedClaim) ([]state.Hint, error) {
		if c.Dossier.Claim.Speaker != "" {
			return nil, nil
		}
		name := "The minister"
		return []state.Hint{{Kind: state.SpeakerHint, Sentence: "The minister said it.", Reason: "It stands before the quotation.",
			Offer: "The minister", Subject: c.Dossier.Claim.ID, Words: name,
			Take: model.EditClaim{ID: c.Dossier.Claim.ID, Speaker: &name}}}, nil
	}}
}

// hinted is a window with a claim that there is a hint at.
func hinted(t *testing.T) (w *Window, path string) {
	t.Helper()
	w, _, path = opened(t)
	w.alongside.hinters = []hinter{aSpeaker()}
	w.alongside.kept, w.alongside.wanted = nil, ""
	w.marking.mark(w.spanOf(t, "600 miles"))
	return w, path
}

// label is an action as menu and palette say it.
func (w *Window) label(name string) string {
	for _, a := range w.bar.actions {
		if a.name == name {
			return a.said()
		}
	}
	return ""
}

func TestQTakesWhatTheHintOffersAndSaysSoBefore(t *testing.T) {
	unraced(t)
	w, path := hinted(t)
	if got := w.label("Take What the Hint Offers"); !strings.Contains(got, "Take the Hint: The minister") {
		t.Errorf("the menu says %q", got)
	}
	w.page.reader.TypedRune('q')
	if got := stored(t, path)[0].Claim.Speaker; got != "The minister" {
		t.Errorf("the speaker is %q", got)
	}
	if n := len(w.session.Hints()); n != 0 {
		t.Errorf("%d hints are left", n)
	}
	if got := w.label("Take What the Hint Offers"); strings.Contains(got, "minister") {
		t.Errorf("the menu says %q", got)
	}
}

func TestZDismissesTheHintForGoodAndUndoBringsItBack(t *testing.T) {
	unraced(t)
	w, path := hinted(t)
	if got := w.label("Dismiss the Hint"); !strings.Contains(got, "Dismiss the Hint: The minister said it.") {
		t.Errorf("the menu says %q", got)
	}
	w.page.reader.TypedRune('z')
	if n := len(w.session.Hints()); n != 0 {
		t.Fatalf("%d hints are left", n)
	}
	if said := w.notice.text.Text; !strings.Contains(said, "Dismissed a hint on") {
		t.Errorf("the foot says %q", said)
	}
	w.undoing.undo()
	if n := len(w.session.Hints()); n != 1 {
		t.Errorf("after undo there are %d hints", n)
	}
	w.undoing.redo()
	w.Close()
	again, _ := openedOn(t, path, "Bob")
	again.alongside.hinters = []hinter{aSpeaker()}
	again.opening.step(1)
	if again.session.Active() == "" || len(again.session.Hints()) != 0 {
		t.Errorf("after a restart: %+v", again.session.Hints())
	}
}
