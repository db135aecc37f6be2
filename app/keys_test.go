package app

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
)

func TestEveryActionStandsInAMenuOnce(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	var offered, bound []string
	for _, a := range w.allActions() {
		offered = append(offered, a.name)
	}
	for _, b := range bindings {
		bound = append(bound, b.name)
	}
	slices.Sort(offered)
	slices.Sort(bound)
	if !slices.Equal(offered, bound) {
		t.Errorf("the features offer\n%q\nthe menus have\n%q", offered, bound)
	}
	if len(bound) != len(slices.Compact(slices.Clone(bound))) {
		t.Errorf("an action stands twice in %q", bound)
	}
}

func TestNoSingleKeyDoesTwoThings(t *testing.T) {
	unraced(t)
	seen := map[string]string{}
	for _, b := range bindings {
		key := b.alone()
		if key == "" {
			continue
		}
		if other, twice := seen[key]; twice {
			t.Errorf("%s does %q and %q", key, other, b.name)
		}
		seen[key] = b.name
	}
}

func TestEnterOfTheNumberPadMarksToo(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	w.page.reader.Select(w.spanOf(t, "600 miles"))
	w.keyboard.typedKey(fyne.KeyEnter)
	if n := len(stored(t, path)); n != 1 {
		t.Errorf("%d claims", n)
	}
	w.keyboard.typedKey(fyne.KeyDelete)
	if n := len(stored(t, path)); n != 0 {
		t.Errorf("Delete left %d claims", n)
	}
}
