package passage

import (
	"strings"
	"testing"
)

func TestAnchorFindsWhatASelectorDescribesOrSaysThatItDoesNot(t *testing.T) {
	const text = "The envoy said that 21,000 troops go. Others said that 21,000 troops stay.\n\nThey met twice. They met again: " +
		"“a promise”, he said.\n\nSame words. Same words."
	second := strings.LastIndex(text, "21,000")
	for name, c := range map[string]struct {
		selector Selector
		at       int
		want     string // what stands before the place, its last letters
		fate     Fate
	}{
		"once":                               {Selector{Exact: "The envoy"}, -1, "", Kept},
		"once, with surroundings of another": {Selector{Exact: "The envoy", Prefix: "nothing of", Suffix: " the kind"}, -1, "", Kept},
		"nowhere":                            {Selector{Exact: "22,000 troops"}, -1, "", Lost},
		"nothing":                            {Selector{}, -1, "", Lost},
		"twice, and nothing says which":      {Selector{Exact: "21,000 troops"}, -1, "", Ambiguous},
		"by the suffix":                      {Selector{Exact: "21,000 troops", Suffix: " stay."}, -1, "Others said that ", Kept},
		"by the prefix": {Selector{Exact: "21,000 troops", Prefix: "The envoy said that "}, -1,
			"The envoy said that ", Kept},
		"by most of the prefix": {Selector{Exact: "21,000 troops", Prefix: "Menu Home Search Others said that "}, -1,
			"Others said that ", Kept},
		"a prefix that both have":           {Selector{Exact: "21,000 troops", Prefix: "said that "}, -1, "", Ambiguous},
		"and the position":                  {Selector{Exact: "21,000 troops", Prefix: "said that "}, second, "Others said that ", Kept},
		"a position that is none":           {Selector{Exact: "21,000 troops"}, second - 2, "", Ambiguous},
		"surroundings that neither has":     {Selector{Exact: "21,000 troops", Prefix: "x", Suffix: "y"}, -1, "", Ambiguous},
		"without blanks between paragraphs": {Selector{Exact: "stay.They met twice.They"}, -1, "21,000 troops ", Kept},
		"short without blanks":              {Selector{Exact: "stay.They"}, -1, "", Lost},
		"as typed on a plain keyboard":      {Selector{Exact: `"a promise"`}, -1, "again: ", Kept},
		"twins in a paragraph": {Selector{Exact: "Same words.", Prefix: "he said.", Suffix: "Same words."}, -1,
			"he said.\n\n", Kept},
		"the second of twins": {Selector{Exact: "Same words.", Prefix: "Same words."}, -1, "Same words. ", Kept},
	} {
		got, fate := NewFinder(text).Anchor(c.selector, c.at)
		if fate != c.fate {
			t.Errorf("%s: %v at %v, want %v", name, fate, got, c.fate)
		}
		if fate == Kept && (!strings.HasSuffix(text[:got.Start], c.want) ||
			squeeze(text[got.Start:got.End]).text != squeeze(c.selector.Exact).text) {
			t.Errorf("%s: %q after %q", name, text[got.Start:got.End], text[:got.Start])
		}
	}
}

func FuzzAnchor(f *testing.F) {
	f.Add("The envoy said. The envoy left.", "envoy", "The", "left", 3)
	f.Add("a\n\nb ﬁ — “x” é", "ab fi", "", "", -1)
	f.Fuzz(func(t *testing.T, text, exact, prefix, suffix string, at int) {
		got, fate := NewFinder(text).Anchor(Selector{exact, prefix, suffix}, at)
		switch {
		case fate != Kept && fate != Lost && fate != Ambiguous:
			t.Errorf("%v", fate)
		case fate != Kept && got != Span{}:
			t.Errorf("%v at %v", fate, got)
		case fate == Kept && (got.Start < 0 || got.End > len(text) || got.Empty()):
			t.Errorf("%v of %d bytes", got, len(text))
		}
		if fate == Kept && squeeze(text[got.Start:got.End]).text != squeeze(exact).text {
			t.Errorf("%q is anchored at %q", exact, text[got.Start:got.End])
		}
	})
}
