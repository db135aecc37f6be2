package passage

import (
	"slices"
	"testing"
)

func TestSpansThatShareAByteOverlap(t *testing.T) {
	for _, c := range []struct {
		a, b Span
		want bool
	}{
		{Span{2, 5}, Span{2, 5}, true}, {Span{2, 5}, Span{4, 9}, true}, {Span{2, 5}, Span{5, 9}, false}, {Span{2, 5}, Span{0, 3}, true},
		{Span{2, 5}, Span{0, 2}, false}, {Span{2, 5}, Span{3, 4}, true}, {Span{2, 5}, Span{0, 9}, true}, {Span{2, 5}, Span{7, 9}, false},
	} {
		if c.a.Overlaps(c.b) != c.want || c.b.Overlaps(c.a) != c.want {
			t.Errorf("%v and %v: %v", c.a, c.b, !c.want)
		}
	}
	s := Span{2, 5}
	for at, want := range []bool{false, false, true, true, true, false, false} {
		if s.Contains(at) != want {
			t.Errorf("%d lies in %v: %v", at, s, !want)
		}
	}
	if s.Len() != 3 || (Span{4, 4}).Len() != 0 {
		t.Errorf("%v is %d long", s, s.Len())
	}
}

func TestWhatNobodySeesIsNotCompared(t *testing.T) {
	for r, want := range map[rune]bool{'a': false, '\u00ac': false, '\u00ad': true, '\u00ae': false, '\u061c': true,
		'\u200a': false, '\u200b': true,
		'\u200c': false, '\u200e': true, '\u200f': true, '\u2010': false, '\u2029': false, '\u202a': true, '\u202c': true, '\u202e': true,
		'\u202f': false, '\u2060': true, '\u2065': false, '\u2066': true, '\u2068': true, '\u2069': true, '\u206a': false,
		'\ufeff': true} {
		if invisible(r) != want {
			t.Errorf("%U: %v", r, !want)
		}
	}
}

func TestASignBeforeAFigureIsOneLetterWithIt(t *testing.T) {
	const text = "a \u06001 b" // the Arabic number sign belongs to what follows
	for at, want := range map[int]int{2: 2, 3: 2, 4: 2, 5: 5} {
		if got := ClusterStart(text, at); got != want {
			t.Errorf("%d lies in the letter at %d, want %d", at, got, want)
		}
	}
}

func TestALineWithoutAFullStopIsNoAbbreviation(t *testing.T) {
	const text = "See no\nMore. Mr. X"
	var got []string
	for _, s := range Sentences(text) {
		got = append(got, text[s.Start:s.End])
	}
	if want := []string{"See no\n", "More. ", "Mr. X"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAPassageOfBlanksIsLost(t *testing.T) {
	for _, p := range []Span{{3, 5}, {3, 3}, {1, 1}} {
		for _, now := range []string{"one  two", "three four"} {
			if got := Carry("one  two", now, []Span{p})[0]; got.Fate != Lost || !got.Span.Empty() {
				t.Errorf("%v in %q: %+v", p, now, got)
			}
		}
	}
}
