package model

import (
	"slices"
	"testing"
)

func TestAClaimsFlawsAreWhatIsOpenOnIt(t *testing.T) {
	scale := BuiltInScales()[0]
	source := []Exhibit{{Evidence: Evidence{ID: "e"}}}
	stands := []Appearance{{ID: "p2", ClaimID: "c", ArticleID: "a", VersionID: "v2", Start: 0, End: 4, Exact: "some", State: Anchored}}
	changed := []Appearance{but(stands[0], func(a *Appearance) { a.State = Changed })}
	before := []Appearance{{ID: "p1", ClaimID: "c", ArticleID: "a", VersionID: "v1", Start: 0, End: 4, Exact: "none", State: Anchored}, stands[0]}
	given := func(id, reasoning string) []Verdict {
		return []Verdict{{ID: id, ClaimID: "c", ScaleID: scale.ID, Rating: "True", Reasoning: reasoning, By: "Ann"}}
	}
	desk := func(rating string, more ...func(*Verdict)) []Verdict {
		return []Verdict{rated("w", rating, "Ann", append(more, because("So."), func(v *Verdict) { v.ScaleID = DeskScale })...)}
	}
	two := append(given("w1", "So."), Verdict{ID: "w2", ClaimID: "c", ScaleID: scale.ID, Rating: "False", By: "Bob"})
	contest := []Dispute{{ID: "x", ClaimID: "c", About: NounVerdict, Field: VerdictField, Ours: "w1", Theirs: "w2"}}
	for name, test := range map[string]struct {
		d    Dossier
		want []Flaw
	}{
		"done and signed off": {Dossier{Claim: Claim{Status: SignedOff}, Verdicts: given("w", "So."), Evidence: source, Appearances: stands}, nil},
		"only rated":          {Dossier{Claim: Claim{Status: Checked}, Verdicts: given("w", "So."), Evidence: source, Appearances: stands}, []Flaw{FlawUnsigned}},
		"rated with nothing": {Dossier{Claim: Claim{Status: Checked}, Verdicts: given("w", ""), Appearances: stands},
			[]Flaw{FlawNoSource, FlawNoReasoning, FlawUnsigned}},
		"a change without words": {Dossier{Claim: Claim{Status: SignedOff}, Verdicts: desk(OutcomeChange), Evidence: source, Appearances: stands},
			[]Flaw{FlawNoWords}},
		"a change in words": {Dossier{Claim: Claim{Status: SignedOff}, Verdicts: desk(OutcomeChange, proposing("none")), Evidence: source,
			Appearances: stands}, nil},
		"a change that cuts": {Dossier{Claim: Claim{Status: SignedOff}, Verdicts: desk(OutcomeChange, cutting), Evidence: source,
			Appearances: stands}, nil},
		"no change, without words": {Dossier{Claim: Claim{Status: SignedOff}, Verdicts: desk(OutcomeConfirmed), Evidence: source,
			Appearances: stands}, nil},
		"closed, without words": {Dossier{Claim: Claim{Status: SignedOff, Closed: Removed}, Verdicts: desk(OutcomeChange), Evidence: source,
			Appearances: stands}, nil},
		"explained by a colleague": {Dossier{Claim: Claim{Status: SignedOff}, Verdicts: given("w", ""), Evidence: source, Appearances: stands,
			Additions: []Verdict{{ID: "w3", AddedTo: "w", Reasoning: "See."}}}, nil},
		"changed, and rated again": {Dossier{Claim: Claim{Status: Checked}, Verdicts: given("w", "So."),
			Evidence: source, Appearances: changed},
			[]Flaw{FlawUnsettled, FlawUnsigned}},
		"worded as it was": {Dossier{Claim: Claim{Wording: "That there are none.", Status: Unchecked},
			Evidence: source, Appearances: before},
			[]Flaw{FlawUnrated, FlawUnsettled}},
		"worded anew": {Dossier{Claim: Claim{Wording: "That there are some", Status: Unchecked},
			Evidence: source, Appearances: before}, []Flaw{FlawUnrated}},
		"worded as it was, rated since": {Dossier{Claim: Claim{Wording: "That there are none.", Status: SignedOff}, Verdicts: given("w", "So."),
			Evidence: source, Appearances: before}, nil},
		"worded as it was, called checked": {Dossier{Claim: Claim{Wording: "That there are none.", Status: Checked}, Verdicts: given("v1w", "So."),
			Evidence: source, Appearances: before}, []Flaw{FlawUnsettled, FlawUnsigned}},
		"not looked at":        {Dossier{Claim: Claim{Status: Unchecked}, Appearances: stands}, []Flaw{FlawUnrated, FlawNoSource}},
		"contested":            {Dossier{Claim: Claim{Status: InProgress}, Verdicts: two, Disputes: contest, Evidence: source, Appearances: stands}, []Flaw{FlawContested}},
		"rated on other words": {Dossier{Claim: Claim{Status: InProgress}, Verdicts: given("v1w", "So."), Evidence: source, Appearances: before}, []Flaw{FlawReworded, FlawUnsigned}},
		"in work again":        {Dossier{Claim: Claim{Status: InProgress}, Verdicts: given("w", "So."), Evidence: source, Appearances: stands}, []Flaw{FlawReopened, FlawUnsigned}},
		"no longer in the text": {Dossier{Claim: Claim{Status: SignedOff}, Verdicts: given("w", "So."), Evidence: source,
			Appearances: []Appearance{{ID: "p2", ClaimID: "c", ArticleID: "a", VersionID: "v2", State: Orphaned}}}, []Flaw{FlawGone}},
	} {
		test.d.Claim.ID, test.d.Scale = "c", scale
		if len(test.d.Verdicts) > 0 && test.d.Verdicts[0].ScaleID == DeskScale {
			test.d.Scale = deskScale(t)
		}
		if got := test.d.Flaws("v2"); !slices.Equal(got, test.want) {
			t.Errorf("%s: its flaws are %q, want %q", name, got, test.want)
		}
	}
	if (Dossier{}).Has("nothing", "v2") {
		t.Error("a claim has a flaw that there is not")
	}
}

// deskScale is the built-in scale of the checking desk.
func deskScale(t *testing.T) Scale {
	t.Helper()
	for _, s := range BuiltInScales() {
		if s.ID == DeskScale {
			return s
		}
	}
	t.Fatal("there is no desk scale")
	return Scale{}
}
