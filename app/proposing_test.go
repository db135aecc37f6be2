package app

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

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
