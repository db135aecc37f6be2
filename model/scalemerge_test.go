package model

import (
	"fmt"
	"testing"
)

func TestAScaleThatTwoChangedApartBecomesOne(t *testing.T) {
	scale := func(renamed []Renaming, labels ...string) Scale {
		s := Scale{ID: "own", Name: "Own", Renamed: renamed}
		for _, l := range labels {
			s.Ratings = append(s.Ratings, Rating{Label: l})
		}
		return s
	}
	to := func(names ...string) (all []Renaming) {
		for i := 1; i < len(names); i++ {
			all = append(all, Renaming{names[i-1], names[i]})
		}
		return all
	}
	base := scale(nil, "Right", "Wrong")
	for _, x := range []struct {
		name         string
		base         *Scale
		ours, theirs Scale
		given        map[string]int
		want         string
		leads        map[string]string
	}{
		{"nothing changed", &base, base, base, nil, "[Right Wrong]", nil},
		{"renamed here", &base, scale(to("Right", "True"), "True", "Wrong"), base, map[string]int{"Right": 1}, "[True Wrong]",
			map[string]string{"Right": "True"}},
		{"renamed there", &base, base, scale(to("Right", "True"), "True", "Wrong"), map[string]int{"Right": 1, "True": 1}, "[True Wrong]",
			map[string]string{"Right": "True"}},
		{"renamed on both sides", &base, scale(to("Right", "Fine"), "Fine", "Wrong"), scale(to("Right", "Okay"), "Okay", "Wrong"), nil,
			"[Fine Wrong]", map[string]string{"Right": "Fine", "Okay": "Fine"}},
		{"added on both sides", &base, scale(nil, "Right", "Wrong", "Half"), scale(nil, "Right", "Partly", "Wrong"), nil,
			"[Right Partly Wrong Half]", nil},
		{"taken off there", &base, base, scale(nil, "Right"), nil, "[Right]", nil},
		{"taken off there, given here", &base, base, scale(nil, "Right"), map[string]int{"wrong": 1}, "[Right Wrong]", nil},
		{"taken off here", &base, scale(nil, "Right"), base, nil, "[Right]", nil},
		{"taken off here, given there", &base, scale(nil, "Right"), base, map[string]int{"Wrong": 1}, "[Right Wrong]", nil},
		{"renamed there to what was added here", &base, scale(nil, "Right", "Wrong", "True"), scale(to("Right", "True"), "True", "Wrong"), nil,
			"[Right Wrong True]", nil},
		{"no common past", nil, base, scale(nil, "Right", "Half"), nil, "[Right Half Wrong]", nil},
	} {
		got := UniteScales(x.base, x.ours, x.theirs, x.given)
		var labels []string
		for _, r := range got.Ratings {
			labels = append(labels, r.Label)
		}
		if fmt.Sprint(labels) != x.want {
			t.Errorf("%s: %v, want %s", x.name, labels, x.want)
		}
		for old, now := range x.leads {
			if got.Present(old) != now {
				t.Errorf("%s: %q leads to %q, want %q", x.name, old, got.Present(old), now)
			}
		}
		if err := got.sound(); err != nil {
			t.Errorf("%s: %v", x.name, err)
		}
	}
	one, two := 1.0, 2.0
	ours, theirs := scale(nil, "Right", "Wrong"), scale(nil, "Right", "Wrong")
	ours.Ratings[0].Meaning, theirs.Ratings[0].Value, theirs.Best, theirs.Name = "It is so.", &one, &two, "Ours"
	got := UniteScales(&base, ours, theirs, nil)
	if r := got.Ratings[0]; r.Meaning != "It is so." || r.Value != &one || got.Best != &two || got.Name != "Ours" {
		t.Errorf("what each side alone changed: %+v", got)
	}
}
