package passage

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// inCommon is how many words two lists have in common in the same order, at most.
func inCommon(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		before := 0
		for j, y := range b {
			here := row[j+1]
			if x == y {
				row[j+1] = before + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			before = here
		}
	}
	return row[len(b)]
}

func TestWhatIsTheSameIsTheSameInBothTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 18))
	for range 1500 {
		a := wordsOf(r, r.IntN(40), "alpha", "bravo", "charlie", "delta", "echos", "foxtrot", "golf")
		b := slices.Clone(a)
		for range r.IntN(6) {
			switch at := r.IntN(len(b) + 1); {
			case at < len(b) && r.IntN(2) == 0:
				b = slices.Delete(b, at, at+1)
			default:
				b = slices.Insert(b, at, wordsOf(r, 1+r.IntN(3), "alpha", "hotel", "india")...)
			}
		}
		if n := len(b); n > 14 && r.IntN(3) == 0 { // some are moved to the end
			b = append(slices.Clone(b[7:]), b[:7]...)
		}
		old, now := strings.Join(a, " "), strings.Join(b, " ")
		c := Compare(old, now)
		i, j := 0, 0
		for k, same := range c.same {
			if same.a < i || same.b < j || same.n < 1 || !slices.Equal(a[same.a:same.a+same.n], b[same.b:same.b+same.n]) {
				t.Fatalf("%q and %q: %v after %d and %d", old, now, same, i, j)
			}
			if k > 0 && same.a == i && same.b == j {
				t.Fatalf("%q and %q: %v are two runs, and one", old, now, c.same)
			}
			for n := range same.n {
				if from, to := int(c.a.at[same.a+n].start), int(c.b.at[same.b+n].start); c.Across(from) != to || c.Back(to) != from {
					t.Fatalf("%q and %q: %d lies at %d, and %d at %d", old, now, from, c.Across(from), to, c.Back(to))
				}
			}
			i, j = same.a+same.n, same.b+same.n
		}
		left := func(words []string, side func(run) int) (out []string) {
			at := 0
			for _, r := range append(slices.Clone(c.same), run{a: len(a), b: len(b)}) {
				out = append(out, words[at:side(r)]...)
				at = side(r) + r.n
			}
			return out
		}
		for _, side := range []struct {
			text string
			all  []Difference
			want []string
		}{{old, c.Removed, left(a, func(r run) int { return r.a })}, {now, c.Added, left(b, func(r run) int { return r.b })}} {
			var got []string
			for _, d := range side.all {
				got = append(got, strings.Fields(side.text[d.Span.Start:d.Span.End])...)
			}
			if !slices.Equal(got, side.want) {
				t.Fatalf("%q and %q: other are %q, want %q", old, now, got, side.want)
			}
		}
	}
}

func TestAsManyWordsAsPossibleAreTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 20))
	for range 1500 {
		a := wordsOf(r, r.IntN(14), "alpha", "bravo", "charlie", "delta")
		b := wordsOf(r, r.IntN(14), "alpha", "bravo", "charlie", "delta")
		n := 0
		var was, is []string
		for _, p := range Inline(strings.Join(a, " "), strings.Join(b, " ")) {
			words := strings.Fields(p.Text)
			if !p.Added && !p.Removed {
				n += len(words)
			}
			if !p.Added {
				was = append(was, words...)
			}
			if !p.Removed {
				is = append(is, words...)
			}
		}
		if n != inCommon(a, b) || !slices.Equal(was, a) || !slices.Equal(is, b) {
			t.Fatalf("%q and %q: %d the same, want %d; %q and %q", a, b, n, inCommon(a, b), was, is)
		}
	}
}

func TestAShortWordBetweenTwoChangesIsLeftOut(t *testing.T) {
	other := func(prefix string, n int) string {
		var out []string
		for i := range n {
			out = append(out, fmt.Sprint(prefix, i))
		}
		return strings.Join(out, " ")
	}
	for name, c := range map[string]struct {
		old, now string
		same     string // what is shown as the same
	}{
		"three letters":              {other("a", 3) + " the " + other("a", 3), other("b", 3) + " the " + other("b", 3), ""},
		"four letters":               {other("a", 3) + " this " + other("a", 3), other("b", 3) + " this " + other("b", 3), "this"},
		"a sign":                     {other("a", 3) + " , " + other("a", 3), other("b", 3) + " , " + other("b", 3), ""},
		"two short words in a row":   {other("a", 3) + " is in " + other("a", 3), other("b", 3) + " is in " + other("b", 3), "is in"},
		"six words and six":          {other("a", 3) + " the " + other("a", 2), other("b", 3) + " the " + other("b", 2), "the"},
		"six words and seven":        {other("a", 3) + " the " + other("a", 2), other("b", 3) + " the " + other("b", 3), ""},
		"seven words and six":        {other("a", 3) + " the " + other("a", 3), other("b", 3) + " the " + other("b", 2), ""},
		"at the beginning":           {"the " + other("a", 7), "the " + other("b", 7), "the"},
		"at the end":                 {other("a", 7) + " the", other("b", 7) + " the", "the"},
		"at the end of the new text": {other("a", 5) + " the " + other("a", 3), other("b", 7) + " the", ""},
	} {
		var same []string
		for _, p := range Inline(c.old, c.now) {
			if !p.Added && !p.Removed {
				same = append(same, p.Text)
			}
		}
		if got := strings.Join(same, "|"); got != c.same {
			t.Errorf("%s: %q are the same", name, got)
		}
	}
}

func TestWhatIsTheSameIsKeptAsOneRun(t *testing.T) {
	c := &Comparison{}
	for _, r := range []run{{a: 2, b: 3, n: 2}, {a: 4, b: 5, n: 1}, {a: 5, b: 7, n: 2}, {a: 8, b: 9, n: 1}} {
		c.note(r)
	}
	if want := []run{{a: 2, b: 3, n: 3}, {a: 5, b: 7, n: 2}, {a: 8, b: 9, n: 1}}; !slices.Equal(c.same, want) {
		t.Errorf("%v, want %v", c.same, want)
	}
	for i, want := range []bool{false, false, true, true, true, true, true, false, true, false} {
		if c.keeps(i, func(r run) int { return r.a }) != want {
			t.Errorf("word %d of the old text is kept: %v", i, !want)
		}
	}
	for i, want := range []bool{false, false, false, true, true, true, false, true, true, true, false} {
		if c.keeps(i, func(r run) int { return r.b }) != want {
			t.Errorf("word %d of the new text is kept: %v", i, !want)
		}
	}
}

func TestTwelveWordsAreMovedAndElevenAreSaidAnew(t *testing.T) {
	words := strings.Fields(numbered(60, nil))
	for n, want := range map[int]bool{12: true, 11: false} {
		part := words[20 : 20+n]
		old := strings.Join(words, " ")
		now := strings.Join(slices.Concat(words[:20], words[20+n:], part, []string{"end"}), " ")
		c := Compare(old, now)
		if len(c.Removed) != 1 || c.Removed[0].Moved != want || old[c.Removed[0].Span.Start:c.Removed[0].Span.End] != strings.Join(part, " ") {
			t.Errorf("%d words: removed %+v", n, c.Removed)
		}
		if len(c.Added) == 0 || c.Added[0].Moved != want {
			t.Errorf("%d words: added %+v", n, c.Added)
		}
	}
}

func TestAChangeInALongTextIsOneWord(t *testing.T) {
	old := numbered(2600, nil)
	now := numbered(2600, map[int]string{1300: "other"})
	if c := Compare(old, now); len(c.Removed) != 1 || len(c.Added) != 1 || now[c.Added[0].Span.Start:c.Added[0].Span.End] != "other" {
		t.Errorf("%d removed, %d added", len(c.Removed), len(c.Added))
	}
}

func TestAPartTooLongIsOtherAsAWhole(t *testing.T) {
	for _, c := range []struct {
		old, now int
		aligned  bool
	}{{1024, 1024, true}, {1025, 1024, false}} { // 1<<20 pairs of words
		text := func(n int, mark string) string {
			out := strings.Fields(numbered(n, nil))
			for i := 0; i < n; i += 4 { // no six in a row
				out[i] += mark
			}
			return strings.Join(out, " ")
		}
		if got := Compare(text(c.old, "x"), text(c.now, "y")); (len(got.Removed) > 1) != c.aligned {
			t.Errorf("%d and %d words: %d differences", c.old, c.now, len(got.Removed))
		}
	}
}

func TestAPlaceBetweenTwoTextsIsThatOfTheWord(t *testing.T) {
	const old, now = "one two three", "zero one three four"
	c := Compare(old, now)
	for at, want := range map[string]int{"one": 5, "ne": 5, " two": 9, "two": 9, "three": 9, "hree": 9} {
		if got := c.Across(strings.Index(old, at)); got != want {
			t.Errorf("%q lies at %d, want %d", at, got, want)
		}
	}
	for at, want := range map[string]int{"zero": 0, " one": 0, "one": 0, " three": 8, "three": 8, "four": 8} {
		if got := c.Back(strings.Index(now, at)); got != want {
			t.Errorf("%q lay at %d, want %d", at, got, want)
		}
	}
	if Compare(old, "").Across(5) != 0 || Compare("", now).Across(0) != 0 {
		t.Error("a place in nothing")
	}
}
