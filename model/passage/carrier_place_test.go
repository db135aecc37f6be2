package passage

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestTheGapLiesBetweenTheNearestRunsInOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	old, now := numbered(30, nil), numbered(33, nil)
	tight := 0
	for range 3000 {
		var chain []run
		a, b := 0, 0
		for a < 24 && b < 26 {
			n := 1 + r.IntN(6)
			chain = append(chain, run{a, b, n, true})
			a, b = a+max(1, n+r.IntN(5)-2), b+max(1, n+r.IntN(5)-2)
			if r.IntN(6) == 0 {
				a++
			}
		}
		for i := range chain {
			chain[i].n = min(chain[i].n, 30-chain[i].a, 33-chain[i].b)
		}
		if r.IntN(8) == 0 {
			chain = nil
		}
		from := r.IntN(30)
		to := from + 1 + r.IntN(min(6, 30-from))
		want := gap{hi: 33, oldHi: 30}
		// The two runs that begin last before the passage, as far as it.
		var before, after []run
		for _, r := range chain {
			if r.a < from {
				before = append(before, r)
			}
		}
		first := len(chain)
		for i := len(chain) - 1; i >= 0; i-- {
			if chain[i].a+chain[i].n > to {
				first = i
			}
		}
		after = chain[first:min(first+2, len(chain))]
		ends := true
		for i := 1; i < len(chain); i++ {
			ends = ends && chain[i].a+chain[i].n >= chain[i-1].a+chain[i-1].n
		}
		if !ends {
			continue // no chain: its runs end in order
		}
		for _, r := range before[max(0, len(before)-2):] {
			n := min(r.n, from-r.a)
			want.lo, want.oldLo = max(want.lo, r.b+n), max(want.oldLo, r.a+n)
		}
		for _, r := range after {
			skip := max(0, to-r.a)
			want.hi, want.oldHi = min(want.hi, r.b+skip), min(want.oldHi, r.a+skip)
		}
		want.tight = want.oldLo == from && want.oldHi == to
		if want.lo > want.hi {
			want = gap{hi: 33, oldHi: 30}
		}
		if want.tight {
			tight++
		}
		if got := comparison(old, now, chain...).gap(from, to); got != want {
			t.Fatalf("chain %v, passage from %d to %d: %+v, want %+v", chain, from, to, got, want)
		}
	}
	if tight < 30 {
		t.Errorf("only %d tight gaps tried", tight)
	}
}

func TestAPassageIsCloseToWhatWasAlteredAroundIt(t *testing.T) {
	for name, c := range map[string]struct {
		g        gap
		from, to int
		want     bool
	}{
		"one word, two altered around":     {gap{lo: 4, hi: 7, oldLo: 4, oldHi: 7}, 5, 6, true},
		"one word, three altered":          {gap{lo: 4, hi: 7, oldLo: 4, oldHi: 8}, 5, 6, false},
		"one word, three put in":           {gap{lo: 4, hi: 8, oldLo: 4, oldHi: 7}, 5, 6, false},
		"three words, as many altered":     {gap{lo: 4, hi: 10, oldLo: 4, oldHi: 10}, 5, 8, true},
		"three words, more altered":        {gap{lo: 4, hi: 10, oldLo: 4, oldHi: 11}, 5, 8, false},
		"three words, more put in":         {gap{lo: 4, hi: 11, oldLo: 4, oldHi: 10}, 5, 8, false},
		"at the beginning of the new text": {gap{lo: 0, hi: 3, oldLo: 4, oldHi: 7}, 5, 6, false},
		"at the end of the new text":       {gap{lo: 17, hi: 20, oldLo: 4, oldHi: 7}, 5, 6, false},
		"second in the new text":           {gap{lo: 1, hi: 4, oldLo: 4, oldHi: 7}, 5, 6, true},
		"nearly at its end":                {gap{lo: 16, hi: 19, oldLo: 4, oldHi: 7}, 5, 6, true},
		"a word of two letters":            {gap{lo: 4, hi: 6, oldLo: 10, oldHi: 12}, 10, 11, false},
		"a word of three letters":          {gap{lo: 4, hi: 6, oldLo: 11, oldHi: 13}, 11, 12, true},
	} {
		text := numbered(20, map[int]string{5: "envoy", 10: "we", 11: "ten"})
		if got := comparison(text, text).close(c.g, c.from, c.to, 0); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestAPassageBeginsAndEndsInTheMiddleOfAWordWhereItDid(t *testing.T) {
	for name, c := range map[string]struct{ old, quote, now, want string }{
		"at the ends of words":                  {"say two troops go", "two troops", "then say two troops go", "two troops"},
		"after the beginning of a word":         {"say two troops go", "wo troops", "then say two troops go", "wo troops"},
		"before the end of a word":              {"say two troops go", "two tro", "then say two troops go", "two tro"},
		"within one word":                       {"say two troops go", "roop", "then say two troops go", "roop"},
		"blanks around":                         {"say two troops go", " two troops ", "then say two troops go", "two troops"},
		"a word at its beginning written so":    {"say don't troops go", "n't troops", "then say don’t troops go", "don’t troops"},
		"a word at its end written so":          {"say troops don't go", "troops do", "then say troops don’t go", "troops don’t"},
		"a word in its middle written so":       {"say two don't two go", "wo don't tw", "then say two don’t two go", "wo don’t tw"},
		"the first and the last word of a text": {"two troops go", "wo troops g", "two troops go", "wo troops g"},
	} {
		k := comparison(c.old, c.now)
		at := strings.Index(c.old, c.quote)
		p := Span{at, at + len(c.quote)}
		from, to := k.a.within(p)
		there := k.b.occurrences(k.a.id[from:to], 0, len(k.b.id), 2)
		if len(there) != 1 {
			t.Fatalf("%s: stands at %v", name, there)
		}
		got := k.same(Kept, p, from, there[0], to-from)
		if is := c.now[got.Span.Start:got.Span.End]; is != c.want || got.Fate != Kept || got.Score != 1 {
			t.Errorf("%s: %q (%+v), want %q", name, is, got, c.want)
		}
	}
	if got := comparison("a b", "a b").same(Kept, Span{1, 1}, 0, 0, 1); got.Fate != Lost {
		t.Errorf("nothing within a word: %+v", got)
	}
}

func TestARunThatHoldsAPassageSaysWhereItIs(t *testing.T) {
	kept := func(a, b, n int) run { return run{a, b, n, true} }
	moved := func(a, b, n int) run { return run{a, b, n, false} }
	whole := map[int]string{4: ".", 12: "."} // a sentence from 5 to 12
	for name, c := range map[string]struct {
		old, now map[int]string
		runs     []run
		from, to int
		fate     Fate
		at       int
		held     bool
		places   int
	}{
		"all of the run":          {nil, nil, []run{kept(5, 7, 4)}, 5, 9, Kept, 7, true, 0},
		"its middle":              {nil, nil, []run{kept(5, 7, 8)}, 6, 10, Kept, 8, true, 0},
		"a word before it":        {nil, nil, []run{kept(5, 7, 8)}, 4, 10, Lost, 0, false, 0},
		"a word after it":         {nil, nil, []run{kept(5, 7, 8)}, 9, 14, Lost, 0, false, 0},
		"no run":                  {nil, nil, nil, 5, 9, Lost, 0, false, 0},
		"moved, long enough":      {nil, nil, []run{moved(5, 7, 12)}, 6, 10, Moved, 8, true, 0},
		"moved, too short":        {nil, nil, []run{moved(5, 7, 11)}, 6, 10, Lost, 0, false, 0},
		"moved, a whole sentence": {whole, map[int]string{6: "!"}, []run{moved(5, 7, 8)}, 6, 10, Moved, 8, true, 0},
		"moved, and more before it": {map[int]string{12: ".", 6: "."}, map[int]string{6: "!"},
			[]run{moved(5, 7, 8)}, 7, 11, Lost, 0, false, 0},
		"moved into a sentence": {whole, map[int]string{8: "."}, []run{moved(5, 7, 8)}, 6, 10, Lost, 0, false, 0},
		"moved, and more after it": {map[int]string{4: ".", 14: ".", 5: "."}, map[int]string{6: "!"},
			[]run{moved(5, 7, 8)}, 7, 11, Lost, 0, false, 0},
		"in two places":                 {nil, nil, []run{kept(5, 3, 8), moved(4, 13, 12)}, 6, 10, Ambiguous, 0, true, 2},
		"another became the same place": {nil, nil, []run{kept(5, 7, 4), kept(14, 7, 4)}, 5, 9, Ambiguous, 0, true, 1},
		"another, and more around it":   {nil, nil, []run{kept(5, 7, 6), kept(14, 6, 9)}, 6, 10, Ambiguous, 0, true, 1},
		"another began after its start": {nil, nil, []run{kept(5, 7, 6), kept(14, 9, 6)}, 6, 10, Kept, 8, true, 0},
		"another ended before its end":  {nil, nil, []run{kept(5, 7, 6), kept(14, 7, 4)}, 6, 10, Kept, 8, true, 0},
		"another that ends just there":  {nil, nil, []run{kept(5, 7, 6), kept(14, 7, 5)}, 6, 10, Ambiguous, 0, true, 1},
		"a few words at the run's ends": {nil, nil, []run{kept(0, 0, 2), kept(5, 7, 8), kept(19, 19, 1)}, 5, 7, Lost, 0, true, 0},
		"and the same once more, a twin": {nil, map[int]string{11: "w5", 12: "w6", 13: "w7", 14: "w8"},
			[]run{kept(5, 7, 4)}, 5, 9, Ambiguous, 0, true, 2},
	} {
		now := map[int]string{}
		for _, r := range slices.Backward(c.runs) { // what the runs say is the same
			for i := range r.n {
				now[r.b+i] = fmt.Sprint("w", r.a+i)
				if s, ok := c.old[r.a+i]; ok {
					now[r.b+i] = s
				}
			}
		}
		for i, s := range c.now {
			now[i] = s
		}
		for i := range 30 {
			if _, ok := now[i]; !ok {
				now[i] = fmt.Sprint("n", i)
			}
		}
		k := comparison(numbered(20, c.old), numbered(30, now), c.runs...)
		got, held := k.inRun(c.from, c.to, k.between(c.from, c.to))
		want := Span{}
		if c.fate == Kept || c.fate == Moved {
			want = k.b.span(c.at, c.at+c.to-c.from)
		}
		if got.Fate != c.fate || held != c.held || got.Span != want || len(got.Places) != c.places {
			t.Errorf("%s: %+v %v, want fate %d at %v, %d places", name, got, held, c.fate, want, c.places)
		}
	}
}

func TestAnAmbiguousPassageNamesItsPlacesInOrder(t *testing.T) {
	text := numbered(60, nil)
	c := comparison(text, text)
	got := c.ambiguous([]int{9, 4, 9}, 2)
	if want := []Span{c.b.span(4, 6), c.b.span(9, 11)}; got.Fate != Ambiguous || !slices.Equal(got.Places, want) {
		t.Errorf("%+v, want %v", got, want)
	}
	var many []int
	for i := range 40 {
		many = append(many, i)
	}
	if got := c.ambiguous(many, 2); len(got.Places) != MostPlaces {
		t.Errorf("%d places", len(got.Places))
	}
}

func TestWordsAreLookedForWhereTheyMustBeAndThenAnywhere(t *testing.T) {
	kept := func(a, b, n int) run { return run{a, b, n, true} }
	// Neighbours on both sides that are kept: eight words may stand between them.
	around := []run{kept(0, 0, 2), kept(10, 10, 2)}
	for name, c := range map[string]struct {
		old, now map[int]string // other words at their places, in texts of 12 and 30
		runs     []run
		from, to int
		fate     Fate
		at       int
	}{
		"three words of twelve letters where they must be": {said("aaaa", "bbbb", "cccc"), at(5, "aaaa", "bbbb", "cccc"), around, 4, 7,
			Kept, 5},
		"of eleven letters":           {said("aaa", "bbbb", "cccc"), at(5, "aaa", "bbbb", "cccc"), around, 4, 7, Ambiguous, 5},
		"two words of twelve letters": {said("aaaaaa", "bbbbbb"), at(5, "aaaaaa", "bbbbbb"), around, 4, 6, Ambiguous, 5},
		"four words":                  {said("aaa", "bbb", "ccc", "ddd"), at(5, "aaa", "bbb", "ccc", "ddd"), around, 4, 8, Kept, 5},
		"two words, nearly all that was altered": {said("aaaaaa", "bbbbbb"), at(5, "aaaaaa", "bbbbbb"), []run{kept(0, 0, 3),
			kept(7, 7, 2)}, 4, 6, Kept, 5},
		"signs": {said(".", "."), at(5, ".", "."), around, 4, 6, Lost, 0},
		"four words of twenty letters elsewhere": {said("aaaaa", "bbbbb", "ccccc", "ddddd"),
			at(20, "aaaaa", "bbbbb", "ccccc", "ddddd"), around, 4, 8, Moved, 20},
		"of nineteen letters elsewhere": {said("aaaa", "bbbbb", "ccccc", "ddddd"), at(20, "aaaa", "bbbbb", "ccccc", "ddddd"),
			around, 4, 8,
			Lost, 0},
		"three words of twenty letters elsewhere": {said("aaaaaa", "bbbbbbb", "ccccccc"), at(20, "aaaaaa", "bbbbbbb", "ccccccc"),
			around, 4, 7,
			Lost, 0},
		"five words elsewhere": {said("aaaaa", "bbbbb", "ccccc", "ddddd", "eeeee"),
			at(20, "aaaaa", "bbbbb", "ccccc", "ddddd", "eeeee"), around, 4, 9, Moved, 20},
		"twice elsewhere": {said("aaaaa", "bbbbb", "ccccc", "ddddd"),
			at(20, "aaaaa", "bbbbb", "ccccc", "ddddd", "aaaaa", "bbbbb", "ccccc", "ddddd"), around, 4, 8, Ambiguous, 20},
		"once elsewhere, and too few": {said("aaaaa"), at(20, "aaaaa"), around, 4, 5, Lost, 0},
		"twice elsewhere, and few":    {said("aaaaa"), at(20, "aaaaa", "x", "aaaaa"), around, 4, 5, Ambiguous, 20},
		"said twice before, three words of twelve letters": {said("aaaa", "bbbb", "cccc", "aaaa", "bbbb", "cccc"),
			at(5, "aaaa", "bbbb", "cccc"), around, 4, 7, Ambiguous, 5},
		"said twice before, and nearly said beside it now": {said("aaaa", "bbbb", "cccc", "aaaa", "bbbb", "cccc"),
			at(3, "aaaa", "bbbb", "cccc", "aaaa", "bbbb", "cccd"), around, 4, 7, Ambiguous, 3},
		"the same of eleven letters": {said("aaa", "bbbb", "cccc", "aaa", "bbbb", "cccc"),
			at(3, "aaa", "bbbb", "cccc", "aaa", "bbbb", "cccd"), around, 4, 7, Lost, 0},
		"the same of two words": {said("aaaaaa", "bbbbbbb", "aaaaaa", "bbbbbbb"),
			at(3, "aaaaaa", "bbbbbbb", "aaaaaa", "bbbbbbd"), around, 4, 6, Lost, 0},
		"said twice before, and elsewhere now": {said("aaaa", "bbbb", "cccc", "aaaa", "bbbb", "cccc"),
			at(20, "aaaa", "bbbb", "cccc"), around, 4, 7, Lost, 0},
	} {
		now := map[int]string{}
		for i := range 30 {
			now[i] = fmt.Sprint("zq", i, "y")
		}
		for _, r := range c.runs {
			for i := range r.n {
				now[r.b+i] = fmt.Sprint("w", r.a+i)
			}
		}
		for i, s := range c.now {
			now[i] = s
		}
		k := comparison(numbered(12, c.old), numbered(30, now), c.runs...)
		got := k.search(c.from, c.to, k.between(c.from, c.to))
		place := got.Span
		if got.Fate == Ambiguous {
			place = got.Places[0]
		}
		want := Span{}
		if c.fate != Lost {
			want = k.b.span(c.at, c.at+c.to-c.from)
		}
		if got.Fate != c.fate || place != want {
			t.Errorf("%s: %+v, want fate %d at %v", name, got, c.fate, want)
		}
	}
}

// said has words stand from the fourth place on.
func said(all ...string) map[int]string { return at(4, all...) }

func at(place int, all ...string) map[int]string {
	out := map[int]string{}
	for i, w := range all {
		out[place+i] = w
	}
	return out
}
