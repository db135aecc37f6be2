package library

import (
	"strings"
	"testing"

	"galley/model"
	"galley/model/passage"
)

// revised stores another text of an article and answers its claim as it stands
// there.
func revised(t testing.TB, l *Library, article, text, claim string) (model.Dossier, model.Appearance, string) {
	t.Helper()
	c := do(t, l, "Ann", model.ReviseArticle{ArticleID: article, Document: document("Talks", text)})
	d := dossierOf(t, l, claim)
	a, ok := d.Touched(c.Created(model.NounVersion))
	if !ok {
		t.Fatalf("the claim stands nowhere in the new version")
	}
	return d, a, c.Event.What
}

func TestAVerdictOnWordsThatChangedNeedsAnotherLookAndIsKept(t *testing.T) {
	unraced(t)
	l := fresh(t)
	article, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "21,000 troops")
	do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Rating: ptr("True"), Reasoning: ptr("Counted.")})
	do(t, l, "Bob", model.SignOff{ClaimID: claim})
	d, a, what := revised(t, l, article, strings.Replace(talks, "21,000", "17,000", 1), claim)
	if a.State != model.Changed || a.Exact != "17,000 troops" {
		t.Fatalf("the passage is %s: %q", a.State, a.Exact)
	}
	v, _ := d.Verdict()
	if d.Claim.Status != model.InProgress || v.Rating != "True" || v.SignedBy != "Bob" || !d.LooksStale(a.VersionID) {
		t.Errorf("status %s, verdict %+v", d.Claim.Status, v)
	}
	if !strings.Contains(what, "one verdict needs another look") {
		t.Errorf("history says %q", what)
	}
	// Accepted, the words are looked at; the verdict is not.
	do(t, l, "Ann", model.AcceptPassage{ID: a.ID})
	if d = dossierOf(t, l, claim); d.Claim.Status != model.InProgress || !d.LooksStale(a.VersionID) {
		t.Errorf("accepted: status %s", d.Claim.Status)
	}
	// The same rating again says that it holds.
	do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Rating: ptr("True")})
	d = dossierOf(t, l, claim)
	if v, _ := d.Verdict(); d.Claim.Status != model.Checked || len(d.Verdicts) != 2 || v.SignedBy != "" || v.Reasoning != "Counted." ||
		d.LooksStale(a.VersionID) {
		t.Errorf("confirmed: status %s, %d verdicts, %+v", d.Claim.Status, len(d.Verdicts), v)
	}
	// And pressed once more it is no change.
	if c := do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Rating: ptr("True")}); c.Changed() {
		t.Errorf("stored again: %s", c.Event.What)
	}
	for range 3 {
		if _, err := l.Undo(t.Context(), "Ann"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := l.Undo(t.Context(), "Ann"); !model.HasCode(err, model.Conflict) || !strings.Contains(model.Sentence(err), "by Bob") {
		t.Errorf("what Bob signed off is taken back: %v", err)
	}
}

func TestTheWordingIsOfferedAnewWhereItIsStillTheOldWords(t *testing.T) {
	unraced(t)
	l := fresh(t)
	article, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "21,000 troops")
	d, a, _ := revised(t, l, article, strings.Replace(talks, "21,000", "17,000", 1), claim)
	if words, ok := d.Rewording(a.VersionID); !ok || words != "17,000 troops" {
		t.Errorf("offered %q, %v", words, ok)
	}
	do(t, l, "Ann", model.EditClaim{ID: claim, Wording: ptr("17,000 troops")})
	if words, ok := dossierOf(t, l, claim).Rewording(a.VersionID); ok {
		t.Errorf("offered %q again", words)
	}
	do(t, l, "Ann", model.AcceptPassage{ID: a.ID})
	do(t, l, "Ann", model.EditClaim{ID: claim, Wording: ptr("The surge is 17,000 strong")})
	if words, ok := dossierOf(t, l, claim).Rewording(a.VersionID); ok {
		t.Errorf("the checker's own wording: offered %q", words)
	}
}

func TestAnAcceptedPassageTakesAnUneditedWordingAlongAndUndoGivesBothBack(t *testing.T) {
	unraced(t)
	for name, accept := range map[string]func(claim string, a model.Appearance) model.Command{
		"That is right": func(_ string, a model.Appearance) model.Command { return model.AcceptPassage{ID: a.ID} },
		"Use as wording": func(claim string, a model.Appearance) model.Command {
			return model.EditClaim{ID: claim, Wording: ptr("17,000 troops"), Accept: a.ID}
		},
	} {
		l := fresh(t)
		article, version := imported(t, l, talks)
		claim := marked(t, l, version, talks, "21,000 troops")
		do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Rating: ptr("True")})
		_, a, _ := revised(t, l, article, strings.Replace(talks, "21,000", "17,000", 1), claim)
		do(t, l, "Ann", accept(claim, a))
		d := dossierOf(t, l, claim)
		if d.Claim.Wording != "17,000 troops" || d.Unsettled() {
			t.Errorf("%s: the wording is %q, unsettled %v", name, d.Claim.Wording, d.Unsettled())
		}
		do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Rating: ptr("False")})
		if d := dossierOf(t, l, claim); d.Has(model.FlawReworded, a.VersionID) || d.Has(model.FlawUnsettled, a.VersionID) {
			t.Errorf("%s: two decisions leave %v", name, d.Flaws(a.VersionID))
		}
		for range 2 {
			if _, err := l.Undo(t.Context(), "Ann"); err != nil {
				t.Fatal(err)
			}
		}
		if d := dossierOf(t, l, claim); d.Claim.Wording != "21,000 troops" || !d.Unsettled() {
			t.Errorf("%s, taken back: the wording is %q, unsettled %v", name, d.Claim.Wording, d.Unsettled())
		}
	}
}

func TestAnEditedWordingThatACorrectionLeftBehindIsAFlawUntilItIsEditedOrRated(t *testing.T) {
	unraced(t)
	l := fresh(t)
	article, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "21,000 troops")
	do(t, l, "Ann", model.EditClaim{ID: claim, Wording: ptr("Some 21,000 soldiers go.")})
	_, a, _ := revised(t, l, article, strings.Replace(talks, "21,000", "17,000", 1), claim)
	do(t, l, "Ann", model.AcceptPassage{ID: a.ID})
	flawed := func() bool { d := dossierOf(t, l, claim); return d.Has(model.FlawUnsettled, a.VersionID) }
	if d := dossierOf(t, l, claim); d.Claim.Wording != "Some 21,000 soldiers go." || !flawed() {
		t.Errorf("accepted: worded %q, flaws %v", d.Claim.Wording, d.Flaws(a.VersionID))
	}
	do(t, l, "Ann", model.EditClaim{ID: claim, Wording: ptr("Some 17,000 soldiers go.")})
	if flawed() {
		t.Error("worded anew, it is a flaw still")
	}
	do(t, l, "Ann", model.EditClaim{ID: claim, Wording: ptr("Not 21,000 soldiers go.")})
	do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Rating: ptr("True")})
	if flawed() {
		t.Error("rated since, it is a flaw still")
	}
	// A later correction of something else leaves that as it is.
	_, a, _ = revised(t, l, article, strings.NewReplacer("21,000", "17,000", "600 miles", "900 miles").Replace(talks), claim)
	if flawed() {
		t.Error("confirmed once, it is a flaw again")
	}
}

func TestWordsTakenOutAndPutInAgainAreFoundAgain(t *testing.T) {
	unraced(t)
	l := fresh(t)
	article, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "nearly 600 miles of border")
	without := strings.Replace(talks, "They share nearly 600 miles of border. ", "", 1)
	if _, a, what := revised(t, l, article, without, claim); a.State != model.Orphaned || a.Places != 0 ||
		!strings.Contains(what, "no longer in the text") {
		t.Fatalf("taken out: %+v, %s", a, what)
	}
	// Back to a text that the article had before, word by word.
	if _, a, _ := revised(t, l, article, talks, claim); a.State != model.Anchored || a.Exact != "nearly 600 miles of border" {
		t.Errorf("put in again: %+v", a)
	}
}

func TestAFigureChangedAndChangedBackIsAsItWasMarked(t *testing.T) {
	unraced(t)
	l := fresh(t)
	article, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "nearly 600 miles of border")
	if _, a, _ := revised(t, l, article, strings.Replace(talks, "600", "900", 1), claim); a.State != model.Changed {
		t.Fatalf("%+v", a)
	}
	// Nobody has looked: it stays changed in the next version.
	if _, a, _ := revised(t, l, article, "New. "+strings.Replace(talks, "600", "900", 1), claim); a.State != model.Changed ||
		a.Exact != "nearly 900 miles of border" {
		t.Fatalf("%+v", a)
	}
	if _, a, _ := revised(t, l, article, "New. "+talks, claim); a.State != model.Anchored || a.Exact != "nearly 600 miles of border" {
		t.Errorf("%+v", a)
	}
}

func TestASentenceSaidTwiceIsAmbiguousUntilSomebodyChooses(t *testing.T) {
	unraced(t)
	l := fresh(t)
	const text = "The talks began.\n\nAll seats were taken by noon on Monday. The envoy left."
	article, version := imported(t, l, text)
	claim := marked(t, l, version, text, "All seats were taken by noon on Monday")
	do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Rating: ptr("True")})
	twice := strings.Replace(text, "The envoy", "All seats were taken by noon on Monday. The envoy", 1)
	d, a, what := revised(t, l, article, twice, claim)
	if a.State != model.Orphaned || a.Places != 2 || a.Fate() != "in 2 places, unclear which" || !strings.Contains(what, "unclear which") {
		t.Fatalf("%+v, %s", a, what)
	}
	if d.Claim.Status != model.Checked {
		t.Errorf("the words are the same, and the status is %s", d.Claim.Status)
	}
	at := strings.LastIndex(twice, "All seats")
	do(t, l, "Ann", model.MoveAppearance{ID: a.ID, Span: spanAt(at, "All seats were taken by noon on Monday")})
	d = dossierOf(t, l, claim)
	if a, _ = d.In(a.VersionID); a.State != model.Anchored || a.Places != 0 || a.Start != at || d.Claim.Status != model.Checked {
		t.Errorf("chosen: %+v, status %s", a, d.Claim.Status)
	}
}

func TestAnOrphanMarkedAgainInOtherWordsNeedsAnotherVerdict(t *testing.T) {
	unraced(t)
	l := fresh(t)
	article, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "nearly 600 miles of border")
	do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Rating: ptr("True")})
	other := strings.Replace(talks, "They share nearly 600 miles of border. ", "Their frontier is long, six hundred miles or so. ", 1)
	d, a, _ := revised(t, l, article, other, claim)
	if a.State == model.Anchored || a.State == model.Moved {
		t.Fatalf("%+v", a)
	}
	if a.State == model.Orphaned {
		const words = "six hundred miles or so"
		c := do(t, l, "Ann", model.MoveAppearance{ID: a.ID, Span: spanAt(strings.Index(other, words), words)})
		if d = dossierOf(t, l, claim); d.Claim.Status != model.InProgress || !strings.Contains(c.Event.What, "needs another look") {
			t.Errorf("status %s, %s", d.Claim.Status, c.Event.What)
		}
	}
}

func TestEachOfSeveralPlacesOfAClaimGoesItsOwnWay(t *testing.T) {
	unraced(t)
	l := fresh(t)
	const text = "First the envoy spoke of 21,000 troops.\n\nThen the minister spoke, and nobody in the hall answered him.\n\nAt last " +
		"they all agreed on 21,000 men."
	article, version := imported(t, l, text)
	claim := marked(t, l, version, text, "21,000 troops")
	at := strings.Index(text, "21,000 men")
	do(t, l, "Ann", model.MarkAgain{ClaimID: claim, VersionID: version, Span: spanAt(at, "21,000 men")})
	d, _, _ := revised(t, l, article, strings.Replace(text, "First the envoy spoke of 21,000 troops.\n\n", "", 1), claim)
	newest := d.Appearances[len(d.Appearances)-1].VersionID
	var got []string
	for _, a := range d.AppearancesIn(newest) {
		was, _ := d.Before(a)
		got = append(got, was.Exact+" → "+a.State.Said())
	}
	if want := "21,000 troops → no longer in the text; 21,000 men → in its place"; strings.Join(got, "; ") != want {
		t.Errorf("%v", got)
	}
}

func spanAt(start int, words string) passage.Span {
	return passage.Span{Start: start, End: start + len(words)}
}
