package passage

import (
	"strings"
	"testing"
)

// Passages that touch are each other's neighbours: where all of them were replaced, no word around them
// is as it was.
func TestReplacedPassagesThatTouchAreFoundBesideOneAnother(t *testing.T) {
	for name, c := range map[string]struct {
		old, now string // the passages in brackets, in old
		with     []string
		want     string // what is found of each, with a stroke between them; "-" gone
	}{
		"the whole text":      {"[Alpha beta] [gamma]", "Omega delta", []string{"Omega", "delta"}, "Omega|delta"},
		"three":               {"They [saw] [ten] [men] here.", "They met six boys here.", []string{"met", "six", "boys"}, "met|six|boys"},
		"the middle stayed":   {"They [saw] [ten] [men] here.", "They met ten boys here.", []string{"met", "six", "boys"}, "met||boys"},
		"other in the middle": {"They [saw] [ten] [men] here.", "They met two boys here.", []string{"met", "six", "boys"}, "||"},
		"a cut between":       {"They [saw] [ten] [men] here.", "They met boys here.", []string{"met", "", "boys"}, "met||boys"},
		"other words":         {"[Alpha beta] [gamma]", "Omega then delta", []string{"Omega", "delta"}, "|"},
		"nothing of it":       {"[Alpha beta] [gamma]", "Neither of them", []string{"Omega", "delta"}, "|"},
		"one after the other": {"[One] [two] go.", "Two one go.", []string{"Two", "One"}, "|"},
	} {
		t.Run(name, func(t *testing.T) {
			var all []Replacement
			var old strings.Builder
			start := 0
			for _, r := range c.old {
				switch r {
				case '[':
					start = old.Len()
				case ']':
					all = append(all, Replacement{Span{start, old.Len()}, c.with[len(all)]})
				default:
					old.WriteRune(r)
				}
			}
			var got []string
			for _, r := range FindReplaced(old.String(), c.now, all) {
				got = append(got, c.now[r.Span.Start:r.Span.End])
			}
			if is := strings.Join(got, "|"); is != c.want {
				t.Errorf("found %q, want %q", is, c.want)
			}
		})
	}
}
