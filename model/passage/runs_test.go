package passage

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

// ids are words by number; those from a hundred on stand in one text only.
func ids(parts ...[]int32) []int32 { return slices.Concat(parts...) }

func upTo(from, to int32) []int32 {
	var out []int32
	for id := from; id < to; id++ {
		out = append(out, id)
	}
	return out
}

func TestRunsAreSixWordsAndMoreThatStandOnceInEach(t *testing.T) {
	six, eight := upTo(10, 16), upTo(20, 28)
	for name, c := range map[string]struct {
		a, b []int32
		want []run
	}{
		"nothing":                  {nil, nil, nil},
		"the same six":             {six, six, []run{{a: 0, b: 0, n: 6}}},
		"the same five":            {six[:5], six[:5], nil},
		"moved from the beginning": {ids(six, upTo(100, 104)), ids(upTo(200, 203), six, upTo(204, 206)), []run{{a: 0, b: 3, n: 6}}},
		"moved to the beginning":   {ids(upTo(100, 104), six, upTo(105, 107)), ids(six, upTo(204, 206)), []run{{a: 4, b: 0, n: 6}}},
		"between others": {ids(upTo(100, 109), eight, upTo(110, 112)), ids(upTo(200, 203), eight, upTo(204, 209)),
			[]run{{a: 9, b: 3, n: 8}}},
		"five between others": {ids(upTo(100, 109), six[:5], upTo(110, 112)), ids(upTo(200, 203), six[:5], upTo(204, 206)), nil},
		"one word altered": {ids(six, upTo(100, 101), eight), ids(six, upTo(200, 201), eight), []run{{a: 0, b: 0, n: 6},
			{a: 7, b: 7, n: 8}}},
		"one word altered, not at the ends": {ids(upTo(101, 102), six, upTo(102, 103), eight, upTo(103, 104)),
			ids(upTo(201, 202), six, upTo(202, 203), eight, upTo(203, 204)), []run{{a: 1, b: 1, n: 6}, {a: 8, b: 8, n: 8}}},
		"two exchanged": {ids(upTo(101, 102), six, eight, upTo(103, 104)), ids(upTo(201, 202), eight, six, upTo(203, 204)),
			[]run{{a: 1, b: 9, n: 6}, {a: 7, b: 1, n: 8}}},
		"twice in the new text": {ids(upTo(100, 102), six, upTo(102, 104)), ids(upTo(200, 202), six, upTo(202, 204), six, upTo(204,
			206)), nil},
		"twice in the old text": {ids(upTo(200, 202), six, upTo(202, 204), six, upTo(204, 206)), ids(upTo(100, 102), six, upTo(102,
			104)), nil},
		"what both end with": {ids(upTo(100, 102), six, six), ids(upTo(200, 203), six), []run{{a: 8, b: 3, n: 6}}},
	} {
		if got := commonRuns(c.a, c.b); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestTheHeaviestChainKeepsItsOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	for range 4000 {
		runs := make([]run, r.IntN(8))
		for i := range runs {
			runs[i] = run{a: r.IntN(60), b: r.IntN(60), n: 6 + r.IntN(16)}
		}
		slices.SortFunc(runs, func(x, y run) int { return cmp.Compare(x.a, y.a) })
		runs = slices.CompactFunc(runs, func(x, y run) bool { return x.a == y.a })
		follows := func(x, y run) bool { // half of a run may overlap, up to six words
			slack := min(6, y.n/2)
			return x.a+x.n <= y.a+slack && x.b+x.n <= y.b+slack
		}
		heaviest, best := 0, make([]int, len(runs))
		for i, y := range runs {
			for k, x := range runs[:i] {
				if follows(x, y) {
					best[i] = max(best[i], best[k])
				}
			}
			best[i] += y.n
			heaviest = max(heaviest, best[i])
		}
		chain := order(runs, 90)
		weight := 0
		for i, x := range chain {
			weight += x.n
			if i > 0 && !follows(chain[i-1], x) || !x.ordered {
				t.Fatalf("runs %v: %v does not go on in %v", runs, x, chain)
			}
		}
		if marked := slices.Collect(func(yield func(run) bool) {
			for _, x := range runs {
				if x.ordered && !yield(x) {
					return
				}
			}
		}); weight != heaviest || !slices.Equal(marked, chain) {
			t.Fatalf("runs %v: the chain %v weighs %d, want %d; marked %v", runs, chain, weight, heaviest, marked)
		}
	}
}

func TestRunsThatShareAWordWithAPlaceAreFound(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	for range 3000 {
		runs := make([]run, r.IntN(6))
		for i := range runs {
			runs[i] = run{a: i, b: r.IntN(20), n: 1 + r.IntN(8)}
		}
		index := newRunIndex(runs, func(r run) int { return r.b })
		from := r.IntN(24)
		to := from + 1 + r.IntN(5)
		var got, want []int
		index.each(from, to, func(r run) bool { got = append(got, r.a); return true })
		for _, r := range runs {
			if r.b < to && from < r.b+r.n {
				want = append(want, r.a)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatalf("%v from %d to %d: %v, want %v", runs, from, to, got, want)
		}
		if len(want) > 1 {
			n := 0
			index.each(from, to, func(run) bool { n++; return false })
			if n != 1 {
				t.Fatalf("%d runs after the first was enough", n)
			}
		}
	}
}
