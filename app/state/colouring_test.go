package state

import (
	"fmt"
	"testing"

	"galley/model"
)

func owned(owners ...string) (all []model.Dossier) {
	for i, owner := range owners {
		all = append(all, model.Dossier{Claim: model.Claim{ID: fmt.Sprint(i), Owner: owner}})
	}
	return all
}

func TestNoTwoGroupsHaveOneSignOrOneColour(t *testing.T) {
	var kinds []model.Dossier
	for i, k := range append([]model.ClaimKind{""}, model.ClaimKinds...) {
		kinds = append(kinds, model.Dossier{Claim: model.Claim{ID: fmt.Sprint(i), Kind: k}})
	}
	var sourced []model.Dossier
	for i := range 12 { // of one title
		sourced = append(sourced, model.Dossier{Claim: model.Claim{ID: fmt.Sprint(i)},
			Evidence: []model.Exhibit{{Source: model.Source{ID: fmt.Sprint("s", i), Title: "Annual Report"}}}})
	}
	for name, c := range map[string]Colouring{
		"kinds":   ColouringOf(ByKind, kinds),
		"sources": ColouringOf(BySource, sourced),
		"owners":  ColouringOf(ByOwner, owned("Ann Lee", "Al Lopez", "Bob", "", "Anna Lind", "–", "…")),
	} {
		signs, colours := map[string]bool{}, map[string]bool{}
		for _, g := range c.Groups {
			if g.Sign == "" || g.Name == "" || signs[g.Sign] || colours[g.Colour] {
				t.Errorf("%s: %+v of %+v", name, g, c.Groups)
			}
			signs[g.Sign], colours[g.Colour] = true, true
		}
	}
}

func TestEveryClaimIsInAGroupThoseWithMostFirst(t *testing.T) {
	all := owned("Bob", "Ann", "Ann", "", "C", "D", "E", "F", "G", "H")
	c := ColouringOf(ByOwner, all)
	if c.Groups[0].Name != "Ann" || c.Groups[0].Count != 2 {
		t.Errorf("the first is %+v", c.Groups[0])
	}
	last, rest := c.Groups[len(c.Groups)-1], c.Groups[len(c.Groups)-2]
	if last.Colour != "" || last.Count != 1 || rest.Count != 2 {
		t.Errorf("the rest is %+v, without %+v", rest, last)
	}
	sum := 0
	for _, g := range c.Groups {
		sum += g.Count
	}
	for _, d := range all {
		if _, is := c.Of(d.Claim.ID); !is {
			t.Errorf("%+v has no group", d.Claim)
		}
	}
	if sum != len(all) {
		t.Errorf("%d claims in groups of %d", sum, len(all))
	}
	if _, is := ColouringOf(ByRating, all).Of("1"); is {
		t.Error("by rating there are groups")
	}
}
