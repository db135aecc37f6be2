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

func TestThePlaceWithMoreOfTheSurroundingsIsTheOneAndElseThePosition(t *testing.T) {
	spaced := func(s string) string { return strings.Join(strings.Split(s, ""), " \n ") }
	letters := "abcdefghijklmnopqrstuvwxyzabcdef"
	other := "abcdefghijklmnopqrstuvwxyzabcdex"
	filler := strings.Repeat("– ", 80)
	for name, c := range map[string]struct {
		text     string
		selector Selector
		at       int // which of the places, -1 none
		want     int // which of the places, -1 ambiguous
	}{
		"six letters more than the next":   {"xxabcdef it. yyyyyyyy it. zzzzzzzz it.", Selector{"it", "?? abcdef ", ""}, -1, 0},
		"five letters more than the next":  {"xxxbcdef it. yyyyyyyy it. zzzzzzzz it.", Selector{"it", "?? abcdef ", ""}, -1, -1},
		"the next is the second of three":  {"?abcdefghij it. ?xbcdefghij it. zzzzzzz it.", Selector{"it", "!abcdefghij ", ""}, -1, -1},
		"the next is the last of three":    {"?abcdefghij it. zzzzzzz it. ?xbcdefghij it.", Selector{"it", "!abcdefghij ", ""}, -1, -1},
		"the best is the last":             {"zzzzzzz it. zzzzzzz it. ?abcdefghij it.", Selector{"it", "!abcdefghij ", ""}, -1, 2},
		"two agree wholly":                 {"abc it. abc it. zzz it.", Selector{"it", "abc ", ""}, -1, -1},
		"two agree wholly, one is there":   {"abc it. abc it. zzz it.", Selector{"it", "abc ", ""}, 1, 1},
		"two agree wholly, another there":  {"abc it. abc it. zzz it.", Selector{"it", "abc ", ""}, 2, -1},
		"one agrees wholly, another there": {"abc it. xbc it. zzz it.", Selector{"it", "abc ", ""}, 2, 0},
		"nothing known of them":            {"abc it. abc it. zzz it.", Selector{"it", "", ""}, 2, 2},
		"less stands before than stood":    {"bc it. xx it.", Selector{"it", "zzzzzzabc ", ""}, -1, -1},
		"less stands after than stood":     {"it xx. it bc", Selector{"it", "", " bczzzzzzz"}, -1, -1},
		"far apart before, whole": {filler + spaced(letters) + " it. " + filler + spaced("z"+letters[1:]) + " it. " + filler,
			Selector{"it", letters, ""}, -1, 0},
		"far apart after, whole": {filler + " it " + spaced(letters) + filler + " it " + spaced(other) + filler,
			Selector{"it", "", letters}, -1, 0},
		"letters of several bytes before": {strings.Repeat("é", 301) + " it. " + strings.Repeat("漢", 301) + " it. ",
			Selector{"it", strings.Repeat("漢", 32) + " ", ""}, -1, 1},
		"letters of several bytes after": {"it " + strings.Repeat("é", 301) + "it " + strings.Repeat("漢", 301),
			Selector{"it", "", " " + strings.Repeat("漢", 32)}, -1, 1},
	} {
		places := Occurrences(c.text, c.selector.Exact)
		at, want, fate := -1, Span{}, Ambiguous
		if c.at >= 0 {
			at = places[c.at].Start
		}
		if c.want >= 0 {
			want, fate = places[c.want], Kept
		}
		if got, is := NewFinder(c.text).Anchor(c.selector, at); got != want || is != fate {
			t.Errorf("%s: %v %v of %v, want %v %v", name, got, is, places, want, fate)
		}
	}
}

func TestWhiteSpaceElsewhereIsLetPassInSixteenLettersAndMore(t *testing.T) {
	for quote, fate := range map[string]Fate{"abcdefgh ijklmnop": Kept, "abcdefgh ijklmno": Lost} {
		text := strings.ReplaceAll("so "+quote, " ", "\n\n")
		if got, is := NewFinder(text).Anchor(Selector{Exact: strings.ReplaceAll(quote, " ", "")}, -1); is != fate {
			t.Errorf("%q: %v %v", quote, got, is)
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
