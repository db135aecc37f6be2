//go:build !race || long

package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/app/control"
	"galley/model"
	"galley/model/library"
)

// choose presses a button that stands on the screen.
func choose(t *testing.T, w *Window, label string) {
	t.Helper()
	roots := []fyne.CanvasObject{w.win.Content()}
	if top := w.win.Canvas().Overlays().Top(); top != nil {
		roots = []fyne.CanvasObject{top}
	}
	for _, root := range roots {
		for _, o := range test.LaidOutObjects(root) {
			if b, is := o.(*control.Button); is && b.Visible() && b.Text == label {
				b.Tapped(nil)
				return
			}
		}
	}
	t.Fatalf("no button %q is on the screen", label)
}

func TestWhoTypesWhereAnotherWroteSeesBothAndChooses(t *testing.T) {
	unraced(t)
	for label, want := range map[string]struct{ wording, inHistory string }{
		"Keep mine":   {"600 miles long", "Bob’s 700 miles"},
		"Take theirs": {"Bob’s 700 miles", "600 miles long"},
		"Keep both":   {"Bob’s 700 miles 600 miles long", "Bob’s 700 miles"},
	} {
		t.Run(label, func(t *testing.T) {
			w, r, path := opened(t)
			drag(t, w, w.spanOf(t, "600 miles"))
			w.press(fyne.KeyReturn)
			claim := w.session.Active()
			other, err := library.Open(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			defer other.Close()
			w.keyboard.typedRune('e')
			test.Type(w.win.Canvas().Focused(), " long")
			bobs := "Bob’s 700 miles"
			if _, err := other.Apply(t.Context(), "Bob", model.EditClaim{ID: claim, Wording: &bobs}); err != nil {
				t.Fatal(err)
			}
			r.pass()
			if got := stored(t, path)[0].Claim.Wording; got != bobs {
				t.Fatalf("what Bob wrote is written over: %q", got)
			}
			if said := onScreen(w); !strings.Contains(said, "Bob wrote here meanwhile: “"+bobs+"”") {
				t.Fatalf("the window says %s", said)
			}
			if all := w.claims.Unstored(); len(all) != 1 || all[0].Text != "600 miles long" {
				t.Errorf("what is typed is kept as %+v", all)
			}
			choose(t, w, label)
			r.pass()
			if got := stored(t, path)[0].Claim.Wording; got != want.wording {
				t.Errorf("it is %q", got)
			}
			events, err := other.History(t.Context(), claim, 0)
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for _, e := range events {
				for _, edit := range e.Edits {
					switch r := edit.After.(type) {
					case model.Claim:
						found = found || r.Wording == want.inHistory
					case model.Dispute:
						found = found || strings.Contains(r.Theirs, want.inHistory)
					}
				}
			}
			if !found {
				t.Errorf("“%s” is in no history", want.inHistory)
			}
			if all := w.claims.Unstored(); len(all) != 0 || strings.Contains(onScreen(w), "wrote here meanwhile") {
				t.Errorf("decided, and still open: %+v", all)
			}
		})
	}
}

func TestAFormSaysWhatAnotherChangedMeanwhile(t *testing.T) {
	unraced(t)
	w, r, path := opened(t)
	other, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	w.details.edit()
	title := w.win.Canvas().Focused().(*control.Entry)
	title.SetText("Envoys meet again")
	bobs, byline := "Envoys met", "Bo"
	if _, err := other.Apply(t.Context(), "Bob", model.EditArticle{ID: w.session.ArticleID(), Title: &bobs, Byline: &byline}); err != nil {
		t.Fatal(err)
	}
	title.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	r.pass()
	if got := w.session.Proof().Article.Title; got != bobs {
		t.Fatalf("what Bob wrote is written over: %q", got)
	}
	choose(t, w, "Keep mine")
	r.pass()
	if a := w.session.Proof().Article; a.Title != "Envoys meet again" || a.Byline != byline {
		t.Errorf("the article is %+v", a)
	}
}
