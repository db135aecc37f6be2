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

// A passage need not end where a word does: what is beside it in the word stays.
func TestReplacedPartsOfWordsAreFound(t *testing.T) {
	for _, c := range []struct{ old, now, with, want string }{
		{"It is [5]km long.", "It is 6km long.", "6", "6"},
		{"It is [5]km long.", "It is 7km long.", "6", ""},
		{"It is [5]km long.", "It is 6m long.", "6", ""},
		{"It is [5]km long.", "It is 5km long.", "6", ""},
		{"The [1990]s were good.", "The 1980s were good.", "1980", "1980"},
		{"[Jones]'s dog bit it.", "Smith's dog bit it.", "Smith", "Smith"},
		{"[Jones]’s dog bit it.", "Smith's dog bit it.", "Smith", "Smith"},
		{"US$[5]bn was paid.", "US$6bn was paid.", "6", "6"},
		{"The CO[2] rose.", "The CO3 rose.", "3", "3"},
		{"It was [21,000].5 tons.", "It was 22,000.5 tons.", "22,000", "22,000"},
		{"It is [5]km long.", "It is km long.", "", "-"},
		{"It is [5]km long.", "It is long.", "", ""},
		{"It is 5[km] long.", "It is 5 long.", "", "-"},
		{"It is [5]km long.", "It is a good 6km long.", "a good 6", "a good 6"},
	} {
		start, end := strings.Index(c.old, "["), strings.Index(c.old, "]")-1
		got := FindReplaced(strings.NewReplacer("[", "", "]", "").Replace(c.old), c.now, []Replacement{{Span{start, end}, c.with}})[0]
		is := c.now[got.Span.Start:got.Span.End]
		if got.Gone {
			is = "-"
		}
		if is != c.want {
			t.Errorf("of %q in %q: found %q, want %q", c.old, c.now, is, c.want)
		}
	}
}
