package model

import (
	"slices"
	"testing"
)

// claimAt is a claim with passages of the version v.
func claimAt(id string, places ...Appearance) Dossier {
	for i := range places {
		places[i].ClaimID, places[i].VersionID = id, "v"
	}
	return Dossier{Claim: Claim{ID: id}, Appearances: places}
}

func TestClaimsAreNumberedByTheTextAndThoseGoneFromItLast(t *testing.T) {
	elsewhere := claimAt("e", Appearance{Start: 1})
	elsewhere.Appearances[0].VersionID = "w"
	all := []Dossier{
		claimAt("lost", Appearance{Start: 2, State: Orphaned}),
		claimAt("b", Appearance{Start: 40}),
		claimAt("a", Appearance{Start: 40}),
		claimAt("late", Appearance{Start: 90, State: Moved}),
		claimAt("twice", Appearance{Start: 1, State: Orphaned}, Appearance{Start: 50}),
		claimAt("first", Appearance{Start: 3, State: Changed}),
		claimAt("lost earlier", Appearance{Start: 0, State: Orphaned}),
	}
	SortByText(all, "v")
	var order []string
	for _, d := range all {
		order = append(order, d.Claim.ID)
	}
	if want := []string{"first", "a", "b", "twice", "late", "lost earlier", "lost"}; !slices.Equal(order, want) {
		t.Errorf("the order is %q, want %q", order, want)
	}
	numbers := Numbers(all)
	if numbers["first"] != 1 || numbers["twice"] != 4 || numbers["lost"] != 7 || numbers["unknown"] != 0 {
		t.Errorf("numbered %v", numbers)
	}
	for _, c := range []struct {
		d    Dossier
		gone bool
	}{{all[6], true}, {all[3], false}, {all[0], false}, {elsewhere, false}} {
		if c.d.Gone("v") != c.gone {
			t.Errorf("%s: gone is %v", c.d.Claim.ID, !c.gone)
		}
	}
}
