package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"galley/app/session"
	"galley/app/state"
	"galley/model"
	"galley/model/ingest"
)

// secondArticle imports another text beside the open one, past the window.
func secondArticle(t *testing.T, w *Window, text string) (article, version string) {
	t.Helper()
	doc, err := ingest.Bytes(t.Context(), "second.txt", []byte(text), ingest.Hints{})
	if err != nil {
		t.Fatal(err)
	}
	c, err := w.store.library.Apply(t.Context(), "Bob", model.ImportArticle{Document: doc})
	if err != nil {
		t.Fatal(err)
	}
	return c.Created(model.NounArticle), c.Created(model.NounVersion)
}

func TestUndoGoesToWhatItChanged(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	first := w.session.ArticleID()
	second, _ := secondArticle(t, w, "Second\n\n"+
		strings.Repeat("Many people came to the square that day, and more stayed at home. ", 400)+"\n\nThe mayor counted 90 dogs.")
	w.opening.article(second, nil)
	w.marking.mark(w.spanOf(t, "90 dogs"))
	claim := w.session.Active()
	wording := "The mayor counted 90 dogs"
	w.store.write(model.EditClaim{ID: claim, Wording: &wording}, nil)
	steps := []struct {
		name string
		do   func()
		want func() bool
	}{
		{"undo of an edit in another article", w.undoing.undo, func() bool {
			return w.session.ArticleID() == second && w.session.Active() == claim && w.page.reader.Top() > 0
		}},
		{"undo of a mark in another article", w.undoing.undo, func() bool {
			s := w.page.reader.Selection()
			return w.session.ArticleID() == second && w.session.Active() == "" && w.session.Version().Text[s.Start:s.End] == "90 dogs"
		}},
		{"redo of the mark", w.undoing.redo, func() bool { return w.session.ArticleID() == second && w.session.Active() == claim }},
		{"redo of the edit", w.undoing.redo, func() bool {
			d, _ := w.session.Dossier(claim)
			return w.session.ArticleID() == second && w.session.Active() == claim && d.Claim.Wording == wording
		}},
	}
	for _, s := range steps {
		w.opening.article(first, nil)
		s.do()
		if !s.want() {
			t.Errorf("%s: article %q, claim %q, top %d; %q", s.name, w.session.Proof().Article.Title, w.session.Active(),
				w.page.reader.Top(), w.notice.text.Text)
		}
	}
}

func TestUndoShowsTheListThatItChanged(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	article := w.session.ArticleID()
	w.store.write(model.AddToCollection{New: "Border", Articles: []string{article}}, nil)
	own := w.session.ChoicesOf(state.Collection)
	if len(own) != 1 {
		t.Fatalf("lists: %+v", own)
	}
	name := "Borders"
	w.store.write(model.RenameCollection{ID: own[0].Key, Name: name}, nil)
	w.listing.choose(session.KeyAll, "")
	w.undoing.undo()
	if w.session.List().Key != own[0].Key {
		t.Errorf("listed is %q", w.session.List().Key)
	}
}

func TestUndoOfASourceGoesToTheClaimItIsOnOrOffersToShowIt(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	claim := w.session.Active()
	title, better := "Atlas", "Atlas of borders"
	w.store.write(model.AttachSource{ClaimID: claim, Stance: model.Supports,
		New: &model.AddSource{Fields: model.SourceFields{Title: &title}}}, nil)
	d, _ := w.session.Dossier(claim)
	w.store.write(model.EditSource{ID: d.Evidence[0].SourceID, Fields: model.SourceFields{Title: &better}}, nil)
	w.marking.mark(w.spanOf(t, "21,000 troops"))
	w.undoing.undo()
	w.undoing.undo()
	if w.session.Active() != claim {
		t.Errorf("selected is %q", w.session.Active())
	}
	second, _ := secondArticle(t, w, "Second\n\nWithout it.")
	w.undoing.redo()
	w.opening.article(second, nil)
	w.undoing.undo()
	if w.notice.action.Hidden || w.notice.action.Text != "Show" {
		t.Errorf("nothing shows the source: %q", w.notice.text.Text)
	}
}

func TestTheSampleIsNotTakenApartByUndo(t *testing.T) {
	unraced(t)
	w, _ := openedOn(t, t.TempDir()+"/new.galley", "Ann")
	what, undoes, err := w.store.library.CanUndo(t.Context(), "Ann")
	if len(w.session.Proof().Dossiers) != 1 || undoes || err != nil {
		t.Fatalf("%d claims, undo would take back %q (%v)", len(w.session.Proof().Dossiers), what, err)
	}
	w.undoing.undo()
	if len(w.session.Proof().Dossiers) != 1 || w.session.Proof().Dossiers[0].Evidence == nil {
		t.Error("the sample is not what it was")
	}
	rating := "False"
	claim := w.session.Proof().Dossiers[0].Claim.ID
	w.store.write(model.SetVerdict{ClaimID: claim, Rating: &rating}, nil)
	for range 3 {
		w.undoing.undo()
	}
	d, _ := w.session.Dossier(claim)
	if v, ok := d.Verdict(); !ok || v.By != "Galley sample desk" {
		t.Errorf("the sample's verdict is %+v", v)
	}
}

// typeInto types into a field that has the keyboard, with a pause after each text.
func typeInto(w *Window, r *inline, f fyne.Focusable, texts ...string) {
	w.win.Canvas().Focus(f)
	for _, text := range texts {
		for _, letter := range text {
			f.TypedRune(letter)
		}
		r.pass()
	}
}

func TestTypingInAFieldIsOneStepUntilItIsLeft(t *testing.T) {
	unraced(t)
	w, r, _ := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	claim := w.session.Active()
	events := func() int {
		all, err := w.store.library.History(t.Context(), "", 0)
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	before := events()
	field := w.claims.FocusReasoning()
	typeInto(w, r, field, "Counted", " on the", " map.")
	if n := events() - before; n != 1 {
		t.Errorf("three pauses made %d events", n)
	}
	w.win.Canvas().Unfocus()
	typeInto(w, r, field, " Twice.")
	if n := events() - before; n != 2 {
		t.Errorf("left and come back: %d events", n)
	}
	w.win.Canvas().Unfocus()
	w.undoing.undo()
	d, _ := w.session.Dossier(claim)
	if v, _ := d.Verdict(); v.Reasoning != "Counted on the map." {
		t.Errorf("one step back: %q", v.Reasoning)
	}
	w.undoing.undo()
	d, _ = w.session.Dossier(claim)
	if v, _ := d.Verdict(); v.Reasoning != "" {
		t.Errorf("two steps back: %q", v.Reasoning)
	}
}

func TestAColleaguesReasoningIsReadAndAddedTo(t *testing.T) {
	unraced(t)
	w, r, path := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	claim := w.session.Active()
	rating, reasoning := "True", "Counted."
	if _, err := w.store.library.Apply(t.Context(), "Bob", model.SetVerdict{ClaimID: claim, Rating: &rating,
		Reasoning: &reasoning}); err != nil {
		t.Fatal(err)
	}
	w.store.write(model.SignOff{ClaimID: claim}, nil)
	typeInto(w, r, w.claims.FocusReasoning(), "See also", " p. 4.")
	w.win.Canvas().Unfocus()
	d := stored(t, path)[0]
	v, _ := d.Verdict()
	if v.By != "Bob" || v.Reasoning != "Counted." || v.SignedBy != "Ann" || d.Claim.Status != model.SignedOff {
		t.Errorf("the verdict became %+v, the claim is %s", v, d.Claim.Status)
	}
	if all := d.AdditionsTo(v); len(all) != 1 || all[0].By != "Ann" || all[0].Reasoning != "See also p. 4." {
		t.Errorf("added: %+v", all)
	}
}

// What is undone from a text is what was typed there: what another claim has stays.
func TestUndoInAFieldTakesBackThatFieldsTypingAlone(t *testing.T) {
	unraced(t)
	w, r, path := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	first := w.session.Active()
	rating := "True"
	w.store.write(model.SetVerdict{ClaimID: first, Rating: &rating}, nil)
	w.marking.mark(w.spanOf(t, "21,000 troops"))
	second := w.session.Active()
	reasoning := func(claim string) string {
		for _, d := range stored(t, path) {
			if v, ok := d.Verdict(); ok && d.Claim.ID == claim {
				return v.Reasoning
			}
		}
		return ""
	}
	field := w.claims.FocusReasoning()
	typeInto(w, r, field, "Counted")
	if reasoning(second) != "Counted" {
		t.Fatalf("stored is %q", reasoning(second))
	}
	w.undoing.undoTyping() // stored or not, it is the field's
	w.claims.Flush()
	if reasoning(second) != "" {
		t.Errorf("one step back: %q", reasoning(second))
	}
	w.undoing.redoTyping()
	w.claims.Flush()
	if reasoning(second) != "Counted" {
		t.Errorf("and forward: %q", reasoning(second))
	}
	for range 5 {
		w.undoing.undoTyping()
	}
	w.claims.Flush()
	w.undoing.undoTyping()
	if n := len(w.session.Proof().Dossiers); n != 2 || w.verdictOn(t, first) != rating || !strings.Contains(w.notice.text.Text, "Nothing typed") {
		t.Errorf("from the field more was taken back: %d claims, rated %q; the window says %q", n, w.verdictOn(t, first), w.notice.text.Text)
	}

	// After moving to another claim there is nothing typed in its field.
	typeInto(w, r, field, "Twice")
	w.opening.selectClaim(first, true)
	w.win.Canvas().Focus(w.claims.FocusReasoning())
	for range 3 {
		w.undoing.undoTyping()
	}
	w.claims.Flush()
	if reasoning(first) != "" || reasoning(second) != "Twice" || w.verdictOn(t, first) != rating {
		t.Errorf("on another claim: %q and %q, rated %q", reasoning(first), reasoning(second), w.verdictOn(t, first))
	}
	// Out of the field it is the library's steps, each shown where it is.
	w.win.Canvas().Focus(w.page.reader)
	w.undoing.undoTyping()
	if reasoning(second) != "" || w.session.Active() != second || !strings.Contains(w.notice.text.Text, "Undid") {
		t.Errorf("in the article: %q, selected %q; the window says %q", reasoning(second), w.session.Active(), w.notice.text.Text)
	}
}

func TestUndoSelectsAndNamesWhatItChangedAndScrollsToIt(t *testing.T) {
	unraced(t)
	w := farStory(t)
	w.marking.mark(w.spanOf(t, "Three cats"))
	claim := w.session.Active()
	w.page.reader.SetTop(0)
	w.marking.mark(w.spanOf(t, "The mayor"))
	w.store.write(model.DeleteClaim{ID: claim}, nil)
	w.page.reader.SetTop(0)
	w.undoing.undoTyping()
	if w.session.Active() != claim || w.page.reader.PositionOf(w.spanOf(t, "Three cats").Start).IsZero() ||
		!strings.Contains(w.notice.text.Text, "Three cats") {
		t.Errorf("selected %q; the window says %q", w.session.Active(), w.notice.text.Text)
	}
}
