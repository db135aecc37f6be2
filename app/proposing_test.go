package app

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/app/state"
	"galley/model"
)

// onDesk has a claim whose scale on offer is the checking desk's.
func onDesk(t *testing.T) (*Window, *inline, string) {
	t.Helper()
	w, r, path := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	outcome := model.OutcomeConfirmed
	w.store.write(model.SetVerdict{ClaimID: w.session.Active(), Scale: model.DeskScale, Rating: &outcome}, nil)
	w.dialogs.Home()
	return w, r, path
}

func TestWProposesOtherWordsAndEnterGoesBackToTheArticle(t *testing.T) {
	unraced(t)
	w, _, path := onDesk(t)
	w.page.reader.TypedRune('w')
	on := w.win.Canvas().Focused()
	if !w.claims.Proposing(on) {
		t.Fatalf("the keyboard is on %T", on)
	}
	test.Type(on, "700 miles")
	on.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	v, _ := stored(t, path)[0].Verdict()
	if v.Rating != model.OutcomeChange || v.Proposed != "700 miles" || w.win.Canvas().Focused() != fyne.Focusable(w.page.reader) {
		t.Errorf("stored %q, %q; the keyboard is on %T", v.Rating, v.Proposed, w.win.Canvas().Focused())
	}
}

func TestTheDigitOfChangeAsksForTheWordsOnce(t *testing.T) {
	unraced(t)
	w, _, path := onDesk(t)
	w.page.reader.TypedRune('2')
	on := w.win.Canvas().Focused()
	if !w.claims.Proposing(on) {
		t.Fatalf("the keyboard is on %T", on)
	}
	test.Type(on, "700 miles")
	on.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.page.reader.TypedRune('2'); w.claims.Proposing(w.win.Canvas().Focused()) {
		t.Error("it asks again where words are proposed")
	}
	if v, _ := stored(t, path)[0].Verdict(); v.Proposed != "700 miles" {
		t.Errorf("stored %q", v.Proposed)
	}
}

func TestWOnAnotherScaleSaysSoAndChangesNothing(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	w.dialogs.Home()
	w.page.reader.TypedRune('w')
	if !strings.Contains(w.notice.text.Text, "Only the scale Checking desk proposes other words.") || w.dialogs.Open() {
		t.Errorf("it says %q, asked %q", w.notice.text.Text, asked(w))
	}
	if _, rated := stored(t, path)[0].Rating(); rated {
		t.Error("it rated the claim")
	}
}

func TestTheKeysOfStanceSayHowBadAnErrorIsWhereWordsAreProposed(t *testing.T) {
	unraced(t)
	w, _, path := onDesk(t)
	w.page.reader.TypedRune('w')
	w.showMenu()
	if said := w.bar.actions; !strings.Contains(menuSays(said, "The Source Refutes the Claim"), "imprecise") {
		t.Errorf("the menu says %q", menuSays(said, "The Source Refutes the Claim"))
	}
	w.do(t, "The Source Refutes the Claim")
	if v, _ := stored(t, path)[0].Verdict(); v.Severity != model.Severities[1] {
		t.Errorf("stored %q", v.Severity)
	}
	w.dialogs.Home()
	w.showMenu()
	if said := menuSays(w.bar.actions, "The Source Refutes the Claim"); !strings.Contains(said, "Source") {
		t.Errorf("in the article the menu says %q", said)
	}
}

func menuSays(all []action, name string) string {
	for _, a := range all {
		if a.name == name {
			return a.item.Label
		}
	}
	return ""
}

func TestWhatIsProposedAndNotStoredSurvivesAKill(t *testing.T) {
	unraced(t)
	first, _, path := onDesk(t)
	outcome := model.OutcomeChange
	first.store.write(model.SetVerdict{ClaimID: first.session.Active(), Rating: &outcome}, nil)
	first.end()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	state := t.TempDir()
	w, _ := kept(t, path, state)
	w.opening.step(1)
	w.page.reader.TypedRune('w')
	test.Type(w.win.Canvas().Focused(), "700 miles")
	w.writing.save(nil)
	killed(t, w, state)
	if err := os.WriteFile(path, before, 0o600); err != nil { // killed before the pause that stores it
		t.Fatal(err)
	}
	kept(t, path, state)
	if v, _ := stored(t, path)[0].Verdict(); v.Proposed != "700 miles" {
		t.Errorf("stored %q", v.Proposed)
	}
}

// proposeThree has three proposals, and returns the claims by their passages.
func proposeThree(t *testing.T, w *Window) map[string]string {
	t.Helper()
	outcome := model.OutcomeChange
	of := map[string]string{}
	for _, words := range [][2]string{{"600 miles", "700 miles"}, {"21,000 troops", "22,000 troops"}, {"drugs", "opium"}} { // the last stays selected
		was, now := words[0], words[1]
		w.marking.mark(w.spanOf(t, was))
		of[was] = w.session.Active()
		w.store.write(model.SetVerdict{ClaimID: of[was], Scale: model.DeskScale, Rating: &outcome, Proposed: &now}, nil)
	}
	return of
}

func TestARevisionSaysWhatWasTakenOverAndListsWhatWasNot(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	of := proposeThree(t, w)
	w.correcting.reviseFromText(t, strings.NewReplacer("600 miles", "700 miles", "21,000 troops", "21,500 troops").Replace(w.session.Version().Text))
	if said := w.notice.text.Text; !strings.Contains(said, "; taken over: 1; not taken over: 2") {
		t.Errorf("it says %q", said)
	}
	list := w.session.Claims("Ann").List
	last := list.Rows[len(list.Rows)-1]
	if last.ID != of["600 miles"] || last.Closed != model.TakenOver || list.Count(state.LookAgain) != 2 || list.Done != 2 {
		t.Errorf("last is %+v, to look at again %d, done %d", last, list.Count(state.LookAgain), list.Done)
	}
	if !w.session.IsCompared() {
		t.Error("the versions are not compared")
	}
	c := w.session.Page().Beside
	if c.Touched != 2 || c.Missed != 2 || !c.MissedAt {
		t.Errorf("beside the version before: %d touched, %d not taken over, the selected one %v", c.Touched, c.Missed, c.MissedAt)
	}
}

func TestARevisionThatTakesNothingOverIsCompared(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	proposeThree(t, w)
	w.correcting.reviseFromText(t, w.session.Version().Text+"\n\nAnd one more line.")
	if !w.session.IsCompared() || w.session.NotTakenOver() != 3 {
		t.Errorf("compared %v, not taken over %d", w.session.IsCompared(), w.session.NotTakenOver())
	}
}

func TestCClosesALostClaimAsRightlyRemovedAndUndoOpensIt(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	id := w.session.Active()
	w.claims.Rate(5)
	w.dialogs.Home()
	w.page.reader.TypedRune('c') // it stands in the text
	if d := stored(t, path)[0]; d.Claim.Closed != "" {
		t.Fatalf("a claim that stands is closed as %q", d.Claim.Closed)
	}
	w.correcting.reviseFromText(t, "Nothing of the kind was ever said.\n\nThe envoys met, and went home again.")
	w.opening.selectClaim(id, false)
	w.dialogs.Home()
	w.page.reader.TypedRune('c')
	if d := stored(t, path)[0]; d.Claim.Closed != model.Removed {
		t.Fatalf("it is closed as %q", d.Claim.Closed)
	}
	if list := w.session.Claims("Ann").List; list.Count(state.LookAgain) != 0 || list.Done != 1 {
		t.Errorf("to look at again %d, done %d", list.Count(state.LookAgain), list.Done)
	}
	w.do(t, "Undo")
	if d := stored(t, path)[0]; d.Claim.Closed != "" {
		t.Errorf("after undo it is closed as %q", d.Claim.Closed)
	}
}
