package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/app/control"
	"galley/model"
)

func scaleOffered(t *testing.T, w *Window) string {
	t.Helper()
	s, ok := w.claims.Scale()
	if !ok {
		t.Fatal("no claim is selected")
	}
	return s.ID
}

func TestAClaimBeginsWithThePersonsScaleAndThatOfItsCollectionGoesFirst(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	first := w.session.Active()
	if got := scaleOffered(t, w); got != model.DefaultScale {
		t.Fatalf("without a choice it is %s", got)
	}
	w.fyne.Preferences().SetString(prefScale, "evidence")
	w.show()
	if got := scaleOffered(t, w); got != "evidence" {
		t.Fatalf("the person's is %s", got)
	}
	w.dialogs.Home()
	w.page.reader.TypedRune('2')
	if v, _ := stored(t, path)[0].Verdict(); v.ScaleID != "evidence" || v.Rating != "Refuted" {
		t.Errorf("stored %s, %s", v.ScaleID, v.Rating)
	}
	desk := model.NewID()
	w.store.write(model.MakeCollection{ID: desk, Name: "Desk"}, nil)
	w.store.write(model.AddToCollection{CollectionID: desk, Articles: []string{w.session.ArticleID()}}, nil)
	w.store.write(model.EditCollection{ID: desk, Scale: model.DeskScale}, nil)
	w.show()
	if got := scaleOffered(t, w); got != "evidence" {
		t.Errorf("a claim that is rated is offered %s", got)
	}
	w.marking.mark(w.spanOf(t, "21,000 troops"))
	if got := scaleOffered(t, w); got != model.DeskScale {
		t.Errorf("in the collection it is %s", got)
	}
	w.dialogs.Home()
	w.page.reader.TypedRune('1')
	v, _ := verdictOf(t, w, w.session.Active())
	if v.ScaleID != model.DeskScale || v.Rating != model.OutcomeConfirmed || w.session.Active() == first {
		t.Errorf("in the collection is stored %s, %s", v.ScaleID, v.Rating)
	}
}

func TestReasoningWrittenFirstBeginsWithThePersonsScale(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	w.fyne.Preferences().SetString(prefScale, "evidence")
	w.marking.mark(w.spanOf(t, "600 miles"))
	w.dialogs.Home()
	w.page.reader.TypedRune('r')
	f := w.win.Canvas().Focused()
	test.Type(f, "Measured.")
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if v, _ := stored(t, path)[0].Verdict(); v.ScaleID != "evidence" || v.Reasoning != "Measured." {
		t.Errorf("stored %s, %q", v.ScaleID, v.Reasoning)
	}
}

func TestPreferencesKeepTheScaleForNewClaims(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.do(t, "Preferences…")
	var offer *control.Select
	for _, s := range within[*control.Select](w) {
		for _, name := range s.Options {
			if name == "Checking desk" {
				offer = s
			}
		}
	}
	if offer == nil || offer.Selected != "Truth" {
		t.Fatalf("offered %v", offer)
	}
	offer.SetSelected("Checking desk")
	test.Tap(button(t, w, "Save"))
	if got := w.fyne.Preferences().String(prefScale); got != model.DeskScale {
		t.Errorf("kept %q", got)
	}
}

func TestACollectionsScaleIsChosenFromTheMenu(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	id := model.NewID()
	w.store.write(model.MakeCollection{ID: id, Name: "Desk"}, nil)
	w.listing.choose(id, "")
	w.do(t, "Scale of This Collection…")
	test.Type(w.win.Canvas().Focused(), "Checking")
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	c, err := w.store.library.Collection(t.Context(), id)
	if err != nil || c.ScaleID != model.DeskScale {
		t.Errorf("stored %q, %v", c.ScaleID, err)
	}
}
