package state

import (
	"slices"
	"strings"
	"testing"

	"galley/model"
)

// claimOf is a claim in the version v2, changed by some functions.
func claimOf(change ...func(*model.Dossier)) model.Dossier {
	d := model.Dossier{Claim: model.Claim{ID: "c", Wording: "It is so", Status: model.Unchecked}, Scale: model.BuiltInScales()[0],
		Appearances: []model.Appearance{{ID: "p", ClaimID: "c", ArticleID: "a", VersionID: "v2", Exact: "It is so", State: model.Anchored}}}
	for _, c := range change {
		c(&d)
	}
	return d
}

func status(s model.ClaimStatus) func(*model.Dossier) {
	return func(d *model.Dossier) { d.Claim.Status = s }
}
func owner(name string) func(*model.Dossier) { return func(d *model.Dossier) { d.Claim.Owner = name } }
func placed(s model.AppearanceState) func(*model.Dossier) {
	return func(d *model.Dossier) { d.Appearances[0].State = s }
}

func rated(by, reasoning string) func(*model.Dossier) {
	return func(d *model.Dossier) {
		d.Verdicts = append(d.Verdicts, model.Verdict{ID: "w" + by, ClaimID: "c", ScaleID: d.Scale.ID, Rating: d.Scale.Ratings[0].Label,
			Reasoning: reasoning, By: by})
	}
}

func signed(d *model.Dossier) {
	d.Verdicts[0].SignedBy, d.Verdicts[0].SignedAt = "Eve", "2026-01-01T00:00:00Z"
}

func sourced(d *model.Dossier) {
	d.Evidence = []model.Exhibit{{Evidence: model.Evidence{ID: "e"}, Source: model.Source{ID: "s"}}}
}

func conflicting(d *model.Dossier) {
	rated("Bob", "Why.")(d)
	rated("Eve", "Why.")(d)
	d.Disputes = []model.Dispute{{ID: "d", ClaimID: "c", About: model.NounVerdict, Field: model.VerdictField, Ours: "wBob", Theirs: "wEve"}}
}

// before says that the passage had other words in the version before, when it was rated.
func before(d *model.Dossier) {
	d.Appearances = append([]model.Appearance{{ID: "o", ClaimID: "c", ArticleID: "a", VersionID: "v1", Exact: "It was so"}}, d.Appearances...)
	for i := range d.Verdicts {
		d.Verdicts[i].ID = "a" + d.Verdicts[i].ID
	}
}

// proposed says that an earlier version should have had other words.
func proposed(d *model.Dossier) {
	before(d)
	d.Appearances[0].Exact = d.Appearances[1].Exact
	d.Verdicts = []model.Verdict{{ID: "v1w", ClaimID: "c", ScaleID: model.DeskScale, Rating: model.OutcomeChange, Reasoning: "Why.", By: "Ann",
		Proposed: "It is not so"}}
	for _, s := range model.BuiltInScales() {
		if s.ID == model.DeskScale {
			d.Scale = s
		}
	}
}

func closed(as model.ClosedAs) func(*model.Dossier) {
	return func(d *model.Dossier) { d.Claim.Closed, d.Claim.ClosedIn = as, "v2" }
}

func TestWhatEachChipTakesAndEachRowShows(t *testing.T) {
	for _, c := range []struct {
		name  string
		d     model.Dossier
		chips string
		signs string
	}{
		{"newly marked", claimOf(), "all, to check, no source", "no source"},
		{"begun, with a source", claimOf(status(model.InProgress), sourced), "all, to check", ""},
		{"rated by this editor", claimOf(status(model.Checked), rated("Ann", "Why."), sourced), "all, mine", ""},
		{"rated by a colleague", claimOf(status(model.Checked), rated("Bob", "Why."), sourced), "all, to sign", ""},
		{"rated without a reason", claimOf(status(model.Checked), rated("Bob", ""), sourced), "all, to sign", "no reasoning"},
		{"signed off", claimOf(status(model.SignedOff), rated("Bob", "Why."), sourced, signed), "all", "signed"},
		{"owned by this editor", claimOf(owner("Ann"), sourced), "all, to check, mine", ""},
		{"rated by this editor, owned by another", claimOf(status(model.Checked), owner("Bob"), rated("Ann", "Why."), sourced), "all", ""},
		{"taken back into work", claimOf(status(model.InProgress), rated("Bob", "Why."), sourced), "all, look again, to sign", ""},
		{"rated on other words", claimOf(status(model.InProgress), rated("Bob", "Why."), sourced, before), "all, look again", "reworded"},
		{"changed by a correction", claimOf(sourced, placed(model.Changed)), "all, look again", "reworded"},
		{"moved by a correction", claimOf(status(model.Checked), rated("Bob", "Why."), sourced, placed(model.Moved)), "all, look again, to sign", ""},
		{"rated, and changed by a correction", claimOf(status(model.Checked), rated("Bob", "Why."), sourced, placed(model.Changed)),
			"all, look again", "reworded"},
		{"lost from the text", claimOf(status(model.Checked), rated("Bob", "Why."), sourced, placed(model.Orphaned)), "all, look again, to sign", "gone"},
		{"with two verdicts", claimOf(status(model.InProgress), conflicting, sourced), "all, look again", "contested"},
		{"not taken over", claimOf(status(model.Checked), proposed, sourced), "all, look again, mine", "not taken over"},
		{"lost, and nothing of it taken over", claimOf(status(model.Checked), placed(model.Orphaned), proposed, sourced),
			"all, look again, mine", "gone, not taken over"},
		{"taken over", claimOf(status(model.Checked), placed(model.Changed), proposed, sourced, closed(model.TakenOver)), "all, mine", "closed"},
		{"rightly removed", claimOf(status(model.Checked), rated("Ann", "Why."), sourced, placed(model.Orphaned), closed(model.Removed)),
			"all, mine", "closed"},
		{"called checked without a rating", claimOf(status(model.Checked), sourced), "all", ""},
	} {
		r := RowOfClaim(c.d, 7, "v2", "Ann")
		var chips, signs []string
		for _, chip := range Chips {
			if r.In(chip) {
				chips = append(chips, [...]string{"all", "to check", "look again", "no source", "to sign", "mine"}[chip])
			}
		}
		for _, s := range Signs {
			if r.Has(s) {
				signs = append(signs, [...]string{"no source", "no reasoning", "reworded", "contested", "gone", "signed", "not taken over", "closed"}[s])
			}
		}
		if got := strings.Join(chips, ", "); got != c.chips {
			t.Errorf("%s: it is in %s; want %s", c.name, got, c.chips)
		}
		if got := strings.Join(signs, ", "); got != c.signs {
			t.Errorf("%s: it shows %q; want %q", c.name, got, c.signs)
		}
		if r.Number != 7 || r.Wording != "It is so" || r.ID != "c" {
			t.Errorf("%s: the row is %+v", c.name, r)
		}
	}
	list := Worklist{Rows: []ClaimRow{{ID: "a"}, {ID: "b"}}}
	if list.Index("b") != 1 || list.Index("x") != -1 || !slices.IsSorted(Chips) {
		t.Error("rows are not found by their claims")
	}
}
