package model

import (
	"slices"
	"strings"
	"testing"
)

func TestNewWordsAreOfferedOnlyWhereThePassageSaysSomethingElse(t *testing.T) {
	for _, c := range []struct {
		name, wording, exact string
		state                AppearanceState
		offered              bool
	}{
		{"as marked", "Iran held 52 Americans", "Iran held 52 Americans", Anchored, false},
		{"made a sentence by a stop", "Iran held 52 Americans.", "Iran held 52 Americans", Anchored, false},
		{"in other quotation marks", `He said "no".`, "He said “no”", Anchored, false},
		{"worded by the checker", "Iran took 52 hostages in 1979", "held 52 Americans", Anchored, false},
		{"made a sentence by the checker", "Iran held 52 Americans for 444 days.", "52 Americans", Anchored, false},
		{"dragged wider", "52 Americans", "Iran held 52 Americans", Anchored, true},
		{"corrected", "Iran held 52 Americans.", "Iran held 66 Americans", Changed, true},
	} {
		d := Dossier{
			Claim:       Claim{ID: "c", Wording: c.wording},
			Appearances: []Appearance{{ID: "a", ClaimID: "c", VersionID: "v", Exact: c.exact, End: len(c.exact), State: c.state}},
		}
		if words, ok := d.Rewording("v"); ok != c.offered || ok && words != c.exact {
			t.Errorf("%s: %q, %v", c.name, words, ok)
		}
	}
}

func TestADossierKnowsWhereItsClaimStands(t *testing.T) {
	place := func(id, version string, state AppearanceState) Appearance {
		return Appearance{ID: id, ArticleID: "a", VersionID: version, Exact: id, State: state}
	}
	d := Dossier{Appearances: []Appearance{ // by version and start; ids in the order of marking
		{ID: "x1", ArticleID: "b", VersionID: "v0"},
		place("p2", "v1", Anchored), place("p1", "v1", Anchored),
		place("q1", "v2", Anchored), place("q2", "v2", Changed), place("r1", "v3", Moved),
	}}
	ids := func(all []Appearance) string {
		var out []string
		for _, a := range all {
			out = append(out, a.ID)
		}
		return strings.Join(out, " ")
	}
	if got := ids(d.AppearancesIn("v1")) + "; " + ids(d.AppearancesIn("v2")) + "; " + ids(d.AppearancesIn("v9")); got != "p1 p2; q1 q2; " {
		t.Errorf("standing: %s", got)
	}
	for id, want := range map[string]string{"q1": "p2", "q2": "p1", "r1": "q1", "p1": "", "x1": ""} {
		i := slices.IndexFunc(d.Appearances, func(a Appearance) bool { return a.ID == id })
		if was, ok := d.Before(d.Appearances[i]); was.ID != want || ok != (want != "") {
			t.Errorf("before %s stood %q, %v; want %q", id, was.ID, ok, want)
		}
	}
	if was, ok := d.Before(Appearance{ID: "s2", ArticleID: "a", VersionID: "v4"}); ok && was.ID != "" {
		t.Errorf("before one that is not in the dossier stood %q", was.ID)
	}
	for version, want := range map[string]string{"v1": "p2", "v2": "q2", "v3": "r1", "v0": "x1", "v9": ""} {
		if got, ok := d.Touched(version); got.ID != want || ok != (want != "") {
			t.Errorf("touched in %s: %q, %v; want %q", version, got.ID, ok, want)
		}
	}
	if got, ok := d.In("v2"); got.ID != "q1" || !ok {
		t.Errorf("in v2: %q, %v", got.ID, ok)
	}
}

func TestADossierKnowsWhatHolds(t *testing.T) {
	truth, evidence := BuiltInScales()[0], BuiltInScales()[1]
	d := Dossier{
		Claim: claimWith(InProgress), Scale: truth, Scales: []Scale{evidence},
		Verdicts:  []Verdict{rated("w1", "True", "Bob"), rated("w2", "False", "Eve", evidenceScale), rated("w3", "Mixed", "Ann", laidAside)},
		Additions: []Verdict{rated("x1", "", "Ann", addedTo("w1")), rated("x2", "", "Ann", addedTo("w2")), rated("x3", "", "Eve", addedTo("w1"))},
	}
	if v, ok := d.Verdict(); v.ID != "w2" || !ok {
		t.Errorf("in force: %+v", v)
	}
	if got := d.AdditionsTo(d.Verdicts[0]); len(got) != 2 || got[0].ID != "x1" || got[1].ID != "x3" {
		t.Errorf("additions: %+v", got)
	}
	for i, want := range []string{"truth", "evidence"} {
		if s, ok := d.ScaleOf(d.Verdicts[i]); s.ID != want || !ok {
			t.Errorf("scale of verdict %d: %s", i, s.ID)
		}
	}
	if s, ok := d.ScaleOf(Verdict{ScaleID: "x"}); ok {
		t.Errorf("an unknown scale is %s", s.ID)
	}
	if r, ok := d.Rating(); !ok || r.Label != "False" {
		t.Errorf("rating: %+v", r)
	}
	for _, none := range []Dossier{{Scale: truth}, {Scale: truth, Verdicts: []Verdict{rated("w1", "", "Bob")}}} {
		if r, ok := none.Rating(); ok {
			t.Errorf("a rating %q of none", r.Label)
		}
	}
	d.Disputes = []Dispute{contested("d1", "w1", "w2"), contested("d2", "w1", "gone"), fieldDispute("wording", "{}", "{}"),
		but(contested("d3", "w1", "w3"), func(d *Dispute) { d.Choice = ChoiceOurs }),
		but(contested("d4", "w1", "w3"), func(d *Dispute) { d.Deleted = testThen })}
	if got := d.Contests(); len(got) != 1 || got[0].Ours.ID != "w1" || got[0].Theirs.ID != "w2" {
		t.Errorf("contests: %+v", got)
	}
	if got := d.Contested(); len(got) != 2 || got[0].ID != "w1" || got[1].ID != "w2" {
		t.Errorf("contested: %+v", got)
	}
	if v, ok := d.Verdict(); ok {
		t.Errorf("in force while verdicts contest each other: %+v", v)
	}
	d.Verdicts[0].Deleted = testThen
	if got := d.Contests(); len(got) != 0 {
		t.Errorf("a deleted verdict contests: %+v", got)
	}
	ours, theirs := (DisputeDetails{Dispute: contested("d", "w2", "w3"), Dossier: d}).Sides()
	if ours.ID != "w2" || theirs.ID != "w3" {
		t.Errorf("sides: %s, %s", ours.ID, theirs.ID)
	}
}

func TestAVerdictOnOtherWordsLooksStale(t *testing.T) {
	for _, c := range []struct {
		name         string
		verdict      string // its id; "" none
		rating       string
		status       ClaimStatus
		was, is      string
		wasIn, stale any
	}{
		{"on other words", "v1x", "True", InProgress, "52 held", "66 held", "v1", true},
		{"on the same words", "v1x", "True", InProgress, "52 held", "52  held", "v1", false},
		{"given since", "v2x", "True", InProgress, "52 held", "66 held", "v1", false},
		{"without a rating", "v1x", "", InProgress, "52 held", "66 held", "v1", false},
		{"on a checked claim", "v1x", "True", Checked, "52 held", "66 held", "v1", false},
		{"none", "", "", InProgress, "52 held", "66 held", "v1", false},
		{"on words that stood nowhere before", "v1x", "True", InProgress, "52 held", "66 held", "v2", false},
	} {
		d := Dossier{Claim: claimWith(c.status), Appearances: []Appearance{
			{ID: "p", ArticleID: "a", VersionID: c.wasIn.(string), Exact: c.was}, {ID: "q", ArticleID: "a", VersionID: "v2", Exact: c.is}}}
		if c.verdict != "" {
			d.Verdicts = []Verdict{rated(c.verdict, c.rating, "Bob")}
		}
		if got := d.LooksStale("v2"); got != c.stale {
			t.Errorf("a verdict %s: stale %v", c.name, got)
		}
	}
}

func TestNoNewWordsForAPassageThatDoesNotStand(t *testing.T) {
	claim := Claim{ID: "c", Wording: "52 Americans"}
	stands := Appearance{ID: "a", VersionID: "v", Exact: "Iran held 52 Americans", State: Changed}
	orphan := but(stands, func(a *Appearance) { a.State = Orphaned })
	twice := but(stands, func(a *Appearance) { a.ID = "b" })
	for name, all := range map[string][]Appearance{"nowhere": nil, "orphaned": {orphan}, "at two places": {stands, twice}} {
		if words, ok := (Dossier{Claim: claim, Appearances: all}).Rewording("v"); ok {
			t.Errorf("%s: %q", name, words)
		}
	}
	before := Appearance{ID: "0", VersionID: "u", Exact: "52  Americans"}
	far := but(stands, func(a *Appearance) { a.Exact, a.State = "Nobody was there", Moved })
	if words, ok := (Dossier{Claim: claim, Appearances: []Appearance{before, far}}).Rewording("v"); !ok || words != "Nobody was there" {
		t.Errorf("the wording of a version before is not seen: %q, %v", words, ok)
	}
}

func TestFatesAreSaid(t *testing.T) {
	for state, want := range map[AppearanceState][3]string{
		Orphaned: {"no longer in the text", "in one place, unclear if the same", "in 2 places, unclear which"},
		Moved:    {"moved", "moved", "moved"}, Changed: {"changed", "changed", "changed"}, Anchored: {"in its place", "in its place",
			"in its place"},
	} {
		for places, said := range want {
			if got := (Appearance{State: state, Places: places}).Fate(); got != said {
				t.Errorf("%s in %d places is said to be %q", state, places, got)
			}
		}
	}
}

func TestHiddenBlocks(t *testing.T) {
	v := Version{Hidden: []int{0, 2}}
	for block, hidden := range []bool{true, false, true, false} {
		if v.IsHidden(block) != hidden {
			t.Errorf("block %d is hidden: %v", block, !hidden)
		}
	}
}

func TestWhatASideSaysInWords(t *testing.T) {
	for value, want := range map[string]string{
		"not JSON": "not JSON", `{"wording":"A"}`: "A", `{"exact":"words","start":3}`: "words", `{"rating":"True","scale_id":"truth"}`: "True",
		`{"primary":true}`: "yes", `{"primary":false}`: "no", `{"file_sha256":null}`: "", `{"b":"2","a":"1","n":3}`: "1, 2, 3",
	} {
		if got := Said(value); got != want {
			t.Errorf("%s is said as %q, want %q", value, got, want)
		}
	}
}
