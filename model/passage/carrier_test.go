package passage

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// comparison is a carrier of two texts with the runs that a test says there are.
func comparison(old, now string, runs ...run) *carrier {
	words := newLexicon()
	c := &carrier{a: tokenize(old, words), b: tokenize(now, words), letters: words.letters}
	c.a.index(words)
	c.b.index(words)
	for _, r := range runs {
		if r.ordered {
			c.chain = append(c.chain, r)
		}
	}
	c.inA = newRunIndex(runs, func(r run) int { return r.a })
	c.inB = newRunIndex(runs, func(r run) int { return r.b })
	return c
}

// numbered is a text of so many words that all differ, with signs or other words in
// some places.
func numbered(n int, signs map[int]string) string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprint("w", i)
		if s, ok := signs[i]; ok {
			out[i] = s
		}
	}
	return strings.Join(out, " ")
}

// between is the span of the text from one token to another.
func (c *carrier) between(from, to int) Span { return c.a.span(from, to) }

func TestAShortPassageAtTheEndOfARunIsDoubtful(t *testing.T) {
	kept := func(a, b, n int) run { return run{a, b, n, true} }
	moved := func(a, b, n int) run { return run{a, b, n, false} }
	stop := func(at ...int) map[int]string {
		out := map[int]string{}
		for _, i := range at {
			out[i] = "."
		}
		return out
	}
	middle := kept(5, 5, 10)
	for name, c := range map[string]struct {
		old, now map[int]string // signs in texts of 20 and 24 words
		runs     []run          // the first holds the passage
		from, to int
		want     bool
	}{
		// Words, what was altered beside them is three tokens or more.
		"two words, much altered before":          {nil, nil, []run{middle, kept(0, 0, 2)}, 5, 7, true},
		"three words":                             {nil, nil, []run{middle, kept(0, 0, 2)}, 5, 8, false},
		"two words and a sign":                    {stop(6), nil, []run{middle, kept(0, 0, 2)}, 5, 8, true},
		"little altered before, in both":          {nil, nil, []run{middle, kept(0, 0, 3)}, 5, 7, false},
		"little altered before, in the old text":  {nil, nil, []run{middle, kept(1, 0, 2)}, 5, 7, false},
		"little altered before, in the new text":  {nil, nil, []run{middle, kept(0, 1, 2)}, 5, 7, false},
		"more altered before, in the old text":    {nil, nil, []run{middle, kept(0, 1, 1)}, 5, 7, true},
		"nothing before that is the same":         {nil, nil, []run{middle}, 5, 7, false},
		"words not at the beginning of the run":   {nil, nil, []run{middle, kept(0, 0, 2)}, 6, 8, false},
		"only a sign before them in the run":      {stop(5), nil, []run{middle, kept(0, 0, 2)}, 6, 8, true},
		"two words, much altered after":           {nil, nil, []run{middle, kept(18, 18, 2)}, 13, 15, true},
		"little altered after, in both":           {nil, nil, []run{middle, kept(17, 17, 2)}, 13, 15, false},
		"little altered after, in the old text":   {nil, nil, []run{middle, kept(17, 18, 2)}, 13, 15, false},
		"little altered after, in the new text":   {nil, nil, []run{middle, kept(18, 17, 2)}, 13, 15, false},
		"more altered after, in the old text":     {nil, nil, []run{middle, kept(19, 18, 1)}, 13, 15, true},
		"nothing after that is the same":          {nil, nil, []run{middle}, 13, 15, false},
		"words not at the end of the run":         {nil, nil, []run{middle, kept(18, 18, 2)}, 12, 14, false},
		"much altered on the other side":          {nil, nil, []run{middle, kept(18, 18, 2)}, 5, 7, false},
		"much altered on the other side, at last": {nil, nil, []run{middle, kept(0, 0, 2)}, 13, 15, false},
		"the nearest neighbour counts": {nil, nil, []run{kept(10, 10, 5), kept(0, 0, 2), kept(2, 2, 7)}, 10, 12,
			false},
		"the nearest neighbour counts, after": {nil, nil, []run{kept(0, 1, 5), kept(6, 7, 2), kept(12, 14, 4)}, 3, 5, false},
		"both texts begin with them":          {nil, nil, []run{kept(0, 0, 10), kept(14, 14, 4)}, 0, 2, false},
		"both texts end with them":            {nil, nil, []run{kept(10, 14, 10), kept(2, 2, 4)}, 18, 20, false},
		"all of the old text is there":        {nil, nil, []run{kept(0, 3, 20), kept(0, 0, 0)}, 0, 2, false},

		// Signs alone: six tokens on both sides say which they are.
		"a sign five tokens into the run":    {stop(10), nil, []run{kept(5, 5, 14)}, 10, 11, true},
		"a sign six tokens into the run":     {stop(11), nil, []run{kept(5, 5, 14)}, 11, 12, false},
		"a sign at the beginning of the run": {stop(5), nil, []run{kept(5, 5, 14)}, 5, 6, true},
		"a sign five tokens from the end":    {stop(13), nil, []run{kept(5, 5, 14)}, 13, 14, true},
		"a sign six tokens from the end":     {stop(12), nil, []run{kept(5, 5, 14)}, 12, 13, false},
		"a sign both texts begin with":       {stop(0), nil, []run{kept(0, 0, 14)}, 0, 1, false},
		"a sign the old text begins with":    {stop(0), nil, []run{kept(0, 2, 14)}, 0, 1, true},
		"a sign the new text begins with":    {stop(2), nil, []run{kept(2, 0, 14)}, 2, 3, true},
		"a sign both texts end with":         {stop(19), nil, []run{kept(6, 10, 14)}, 19, 20, false},
		"a sign the old text ends with":      {stop(19), nil, []run{kept(6, 9, 14)}, 19, 20, true},
		"a sign the new text ends with":      {stop(18), nil, []run{kept(5, 10, 14)}, 18, 19, true},

		// What was moved is whole sentences, or doubtful at its ends.
		"moved, begins a sentence in both":      {stop(4), stop(7), []run{moved(5, 8, 10)}, 5, 7, false},
		"moved, began a sentence":               {stop(4), nil, []run{moved(5, 8, 10)}, 5, 7, true},
		"moved, begins a sentence now":          {nil, stop(7), []run{moved(5, 8, 10)}, 5, 7, true},
		"moved, in the middle of sentences":     {stop(6, 3), stop(6, 9), []run{moved(5, 8, 10)}, 5, 6, true},
		"moved, ends a sentence":                {stop(14), nil, []run{moved(5, 8, 10)}, 12, 14, false},
		"moved, ends within a sentence":         {stop(15, 13), nil, []run{moved(5, 8, 10)}, 14, 15, true},
		"moved, one sentence, its beginning":    {stop(4, 14), stop(7), []run{moved(5, 8, 10)}, 5, 7, false},
		"moved, two words, and only the end is": {stop(7), nil, []run{moved(5, 8, 3)}, 5, 7, true},
		"moved, two words, a whole sentence":    {stop(4, 7), stop(7), []run{moved(5, 8, 3)}, 5, 7, false},
		"moved, in the middle of the run":       {nil, nil, []run{moved(5, 8, 10)}, 8, 10, false},
	} {
		held := c.runs[0]
		slices.SortFunc(c.runs, func(x, y run) int { return x.a - y.a })
		if got := comparison(numbered(20, c.old), numbered(24, c.now), c.runs...).doubtful(held, c.from, c.to); got != c.want {
			t.Errorf("%s: doubtful %v", name, got)
		}
	}
}

// slowTwin says what a twin is: the same words outside the run, beside which a
// stretch repeats that is as long as they are apart (less one sign), with the run
// ending where the stretch does (up to two tokens).
func slowTwin(b []int32, holds run, at, n int) (int, bool) {
	for q := range b {
		period := q - at
		if period == 0 || period > 150 || period < -150 || q+n > len(b) || q >= holds.b && q+n <= holds.b+holds.n {
			continue
		}
		repeats := func(i int) bool {
			return i >= 0 && i < len(b) && i+period >= 0 && i+period < len(b) && b[i] == b[i+period]
		}
		words := true
		for i := at; i < at+n; i++ {
			words = words && repeats(i)
		}
		if !words {
			continue
		}
		lo, hi := at, at+n-1
		for repeats(lo - 1) {
			lo--
		}
		for repeats(hi + 1) {
			hi++
		}
		long := hi - lo + 1
		apart := max(period, -period)
		if past := holds.b + holds.n - 1 - hi; period > 0 && past > 2 {
			continue
		}
		if short := lo - holds.b; period < 0 && short > 2 {
			continue
		}
		if long >= 3 && long+1 >= apart {
			return q, true
		}
	}
	return 0, false
}

func TestWhatIsSaidTwiceInARowHasATwin(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	some := 0
	for range 30_000 {
		b := make([]int32, 4+r.IntN(14))
		for i := range b {
			b[i] = int32(r.IntN(3))
			if period := 1 + r.IntN(5); i >= period && r.IntN(5) > 0 {
				b[i] = b[i-period]
			}
		}
		n := 1 + r.IntN(3)
		at := r.IntN(len(b) - n + 1)
		lo := r.IntN(at + 1)
		hi := at + n + r.IntN(len(b)-at-n+1)
		holds := run{b: lo, n: hi - lo}
		c := &carrier{b: &tokens{id: b}}
		q, ok := c.twin(holds, at, n)
		if want, is := slowTwin(b, holds, at, n); q != want || ok != is {
			t.Fatalf("%v, the run %v, %d words at %d: %d %v, want %d %v", b, holds, n, at, q, ok, want, is)
		}
		if ok {
			some++
		}
	}
	if some < 300 {
		t.Errorf("only %d twins tried", some)
	}
	for _, far := range []struct {
		tokens int
		found  bool
	}{{149, true}, {150, true}, {151, false}} { // of a sentence said twice
		var b []int32
		for i := range 2 * far.tokens {
			b = append(b, int32(i%far.tokens))
		}
		c := &carrier{b: &tokens{id: b}}
		if _, ok := c.twin(run{b: 0, n: far.tokens}, far.tokens-4, 4); ok != far.found {
			t.Errorf("%d tokens on: %v", far.tokens, ok)
		}
		if _, ok := c.twin(run{b: far.tokens, n: far.tokens}, far.tokens, 4); ok != far.found {
			t.Errorf("%d tokens back: %v", far.tokens, ok)
		}
	}
}

// words is a text of random words, of which some tell more than others.
func wordsOf(r *rand.Rand, n int, vocabulary ...string) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = vocabulary[r.IntN(len(vocabulary))]
	}
	return out
}

// altogether is how many words two lists begin with in common, up to twelve.
func altogether(a, b []string) int {
	n := 0
	for n < min(len(a), len(b), 12) && slices.Equal(a[:n+1], b[:n+1]) {
		n++
	}
	return n
}

func backwards(words []string) []string {
	out := slices.Clone(words)
	slices.Reverse(out)
	return out
}

// neighbours is how many words are the same right before and after n words of each.
func neighbours(a, b []string, from, at, n int) int {
	return altogether(backwards(a[:from]), backwards(b[:at])) + altogether(a[from+n:], b[at+n:])
}

func TestThePlaceWhoseNeighboursAreAlikeIsChosen(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	surely, single := 0, 0
	for range 4000 {
		a := wordsOf(r, 4+r.IntN(30), "a", "bbb", "cccc", "ddddd", "eeeeee", ".")
		n := 1 + r.IntN(4)
		from := r.IntN(len(a) - n + 1)
		if r.IntN(2) == 0 { // they stood elsewhere too
			a = append(a, a[max(0, from-r.IntN(5)):min(len(a), from+n+r.IntN(9))]...)
		}
		b := slices.Clone(a)
		for range r.IntN(4) {
			b[r.IntN(len(b))] = "other"
		}
		copy(b[min(from, len(b)-n):], a[from:from+n])
		if r.IntN(2) == 0 { // they stand elsewhere too, with some of what stood around them
			lo, hi := max(0, from-r.IntN(5)), min(len(a), from+n+r.IntN(5))
			b = append(b, a[lo:hi]...)
		}
		c := comparison(strings.Join(a, " "), strings.Join(b, " "))
		var places, others []int
		for at := 0; at+n <= len(b); at++ {
			if slices.Equal(a[from:from+n], b[at:at+n]) {
				places = append(places, at)
			}
			if at+n <= len(a) && at != from && slices.Equal(a[from:from+n], a[at:at+n]) {
				others = append(others, at)
			}
		}
		for _, at := range places {
			if got, want := c.alike(from, from+n, at), neighbours(a, b, from, at, n); got != want {
				t.Fatalf("%q at %d and %q at %d: %d neighbours, want %d", a, from, b, at, got, want)
			}
		}
		if r.IntN(2) == 0 {
			places = places[:1]
		}
		enough := r.IntN(2) == 0
		best, second, want := -1, -1, 0
		for _, at := range places {
			if k := neighbours(a, b, from, at, n); k > best {
				best, second, want = k, best, at
			} else {
				second = max(second, k)
			}
		}
		for _, other := range others {
			second = max(second, neighbours(a, b, other, want, n))
		}
		sure := best >= 3 && best-second >= 2
		if letters := len(strings.ReplaceAll(strings.Join(a[from:from+n], ""), ".", "")); n < 3 || letters < 12 {
			sure = sure && best >= 6
		}
		if enough && len(places) == 1 && len(others) == 0 {
			sure = true
			single++
		}
		if sure {
			surely++
		}
		at, got := c.choose(places, from, from+n, enough)
		if at != want || got != sure {
			t.Fatalf("%q of %q in %q at %v (enough %v): %d %v, want %d %v", a[from:from+n], a, b, places, enough, at, got, want, sure)
		}
	}
	if surely < 200 || single < 50 {
		t.Errorf("only %d sure ones tried, %d of a single place", surely, single)
	}
}

func TestAPlaceThatIsKnownToComeFromElsewhereIsTaken(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 5000 {
		var runs []run
		for range r.IntN(5) {
			runs = append(runs, run{a: r.IntN(20), b: r.IntN(20), n: 1 + r.IntN(8)})
		}
		c := comparison("", "", runs...)
		from, n := r.IntN(20), 1+r.IntN(4)
		var places, want []int
		for p := range 20 {
			places = append(places, p)
			if !slices.ContainsFunc(runs, func(r run) bool { return r.b <= p && r.b+r.n >= p+n && r.a+p-r.b != from }) {
				want = append(want, p)
			}
		}
		if got := c.free(places, from, n); !slices.Equal(got, want) {
			t.Fatalf("runs %v, %d words from %d: free %v, want %v", runs, n, from, got, want)
		}
	}
}
