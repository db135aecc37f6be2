package model

import "testing"

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
