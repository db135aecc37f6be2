package ledger

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"galley/model/passage"
)

// story are the entries of the story and the number of their places, counted by hand with
// the text in front: all that a checker ticks off but vague words.
var story = map[string]int{
	"name: Richard Holbrooke": 3, "name: Barack Obama": 9, "name: Hillary Rodham Clinton": 8, "name: Mehdi Akhundzadeh": 5, "name: Lara Logan": 3,
	"name: George W. Bush": 1, "name: Hamid Karzai": 5, "name: Ban Ki-moon": 1, "name: Pamela Falk": 1, "name: Baitullah Mehsud": 1,

	"name: Iranian": 5, "name: Iranians": 3, "name: Afghan": 5, "name: American": 3, "name: Americans": 1, "name: Persian": 1, "name: Pakistani": 1,

	"place: U.S.": 14, "place: Iran": 15, "place: Afghanistan": 14, "place: Tehran": 2, "place: United States": 3, "place: Europe": 1,
	"place: Russia": 1, "place: Pakistan": 1, "place: Washington": 1, "place: Lahore": 1,

	"organisation: NATO": 2, "organisation: Taliban": 4, "organisation: al Qaeda": 2, "organisation: U.N.": 2, "organisation: CBS": 1,
	"organisation: CBS News": 2, "organisation: Security Council": 1, "organisation: U.S. Embassy": 1,

	"title: senior U.S. diplomat": 1, "title: U.S. Secretary of State": 1, "title: Iranian diplomat": 1, "title: Afghan President": 1,
	"title: President Barack Obama's hand-picked Afghanistan envoy": 1, "title: CBS News chief foreign affairs analyst": 1,
	"title: U.N. Secretary-General": 1, "title: CBS News foreign affairs analyst": 1, "title: President": 1, "title: deputy foreign minister": 1,
	"title: Secretary-General": 1,

	"date: Tuesday": 4, "date: Monday": 1, "date: 2001": 1, "date: 2002": 1, "date: today": 2, "date: March": 1, "date: This week": 1,
	"date: before the end of summer": 1,

	"figure: 30 years of tense relations": 2, "figure: one-day": 1, "figure: two countries": 1, "figure: more than 50 Americans": 1, "figure: 444 days": 1,
	"figure: two nations": 1, "figure: nearly 600 miles of border": 1, "figure: two American women": 1, "figure: two years": 1,
	"figure: three American citizens": 1, "figure: One key issue": 1, "figure: ninety percent of the world supply": 1,
	"figure: Hundreds of Afghan policeman": 1, "figure: some 21,000 U.S. troops": 1, "figure: Numerous U.S. allies": 1,

	"superlative: the first official": 1,
}

// TestTheStoryComesOutRight holds the ledger to the table: nothing is missing, nothing is
// there that is not in it, and a sound text has no hint. Lines of the page around the
// article are no part of it.
func TestTheStoryComesOutRight(t *testing.T) {
	b, err := os.ReadFile(filepath.Join(corpus, "../articles/us-iran-diplomats.txt"))
	if err != nil {
		t.Skip("the story is not beside the checkout: ", err)
	}
	text := string(b)
	around := []passage.Span{{Start: 0, End: strings.Index(text, "U.S. And")}, {Start: strings.Index(text, "View CBS News In"), End: len(text)}}
	got := map[string]int{}
	for _, e := range Of(text, "en", Options{Without: around}) {
		got[fmt.Sprintf("%s: %s", e.Kind, e.Text)] += len(e.Places)
		if e.Hint.Format != "" {
			t.Errorf("a hint in a sound text: %q %s", e.Text, e.Hint)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(story)) {
		if got[key] != story[key] {
			t.Errorf("%s stands at %d places, want %d", key, got[key], story[key])
		}
		delete(got, key)
	}
	for _, key := range slices.Sorted(maps.Keys(got)) {
		t.Errorf("%s ×%d is not in the table", key, got[key])
	}
}
