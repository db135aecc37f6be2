package passage

import (
	"cmp"
	"slices"
	"sort"
)

// carrier finds passages of text a again in text b.
type carrier struct {
	a, b    *tokens
	runs    []run
	ordered []run // those of runs that stand in the same order in both texts
	folded  *foldedText
}

// order picks the runs that keep their order: the heaviest chain that goes
// forward in both texts. The others are what was moved.
func (c *carrier) order() {
	type link struct{ weight, before int }
	best := make([]link, len(c.runs))
	// heaviest[b] answers the heaviest chain that ends before a place in b: a
	// Fenwick tree of maxima over the runs' ends.
	tree := make([]int, len(c.b.id)+2) // 1 + index of a run
	heavier := func(x, y int) int {
		if x == 0 || y != 0 && best[y-1].weight > best[x-1].weight {
			return y
		}
		return x
	}
	ends := make([]int, len(c.runs)) // runs by where they end in a
	for i := range ends {
		ends[i] = i
	}
	slices.SortFunc(ends, func(x, y int) int {
		return cmp.Compare(c.runs[x].a+c.runs[x].n, c.runs[y].a+c.runs[y].n)
	})
	done := 0
	last := 0
	for i, r := range c.runs {
		// A seed's worth of overlap is let pass: runs grow into each other where
		// the same words stand on both sides of a change.
		for done < len(ends) && c.runs[ends[done]].a+c.runs[ends[done]].n <= r.a+min(seedLength, r.n/2) {
			e := ends[done]
			if best[e].weight > 0 {
				for k := c.runs[e].b + c.runs[e].n + 1; k < len(tree); k += k & -k {
					tree[k] = heavier(tree[k], e+1)
				}
			}
			done++
		}
		before := 0
		for k := r.b + min(seedLength, r.n/2) + 1; k > 0; k -= k & -k {
			before = heavier(before, tree[k])
		}
		best[i] = link{weight: r.n, before: before}
		if before > 0 {
			best[i].weight += best[before-1].weight
		}
		last = heavier(last, i+1)
	}
	for last > 0 {
		c.runs[last-1].ordered = true
		last = best[last-1].before
	}
	for _, r := range c.runs {
		if r.ordered {
			c.ordered = append(c.ordered, r)
		}
	}
}

func (c *carrier) carry(p Span) Carried {
	from, to := c.a.within(p)
	if p.Empty() || from == to {
		return Carried{}
	}
	if found, ok := c.inRun(from, to, p); ok {
		return found
	}
	lo, hi, tight := c.window(from, to)
	words := c.a.id[from:to]
	// The same words, in the stretch where they must be.
	if places := c.free(c.b.occurrences(words, lo, hi), from, len(words)); len(places) > 0 {
		// Three words that stand once in all of the new text are not there by chance.
		once := len(words) >= 3 && len(c.b.occurrences(words, 0, len(c.b.id))) == 1
		if at, sure := c.choose(places, from, to, tight || once || len(words) >= 4); sure {
			return c.same(Kept, p, from, at, len(words))
		}
		return Carried{Fate: Ambiguous}
	}
	// The same words, elsewhere.
	if places := c.free(c.b.occurrences(words, 0, len(c.b.id)), from, len(words)); len(places) > 0 && !tight {
		if at, sure := c.choose(places, from, to, len(words) >= seedLength-1); sure {
			return c.same(Moved, p, from, at, len(words))
		}
		if len(words) >= seedLength-1 {
			return Carried{Fate: Ambiguous}
		}
	}
	return c.altered(p, lo, hi, tight)
}

// inRun looks for a run that holds the whole passage.
func (c *carrier) inRun(from, to int, p Span) (Carried, bool) {
	// Runs are sorted by their beginnings, but their ends are in no order.
	end := sort.Search(len(c.runs), func(i int) bool { return c.runs[i].a > from })
	var holds *run
	for i := end - 1; i >= 0; i-- {
		r := &c.runs[i]
		if r.a+r.n < to {
			if end-i > 64 {
				break // one that begins so much earlier is too unlikely to be looked for
			}
			continue
		}
		if holds != nil && r.b-r.a != holds.b-holds.a {
			return Carried{Fate: Ambiguous}, true
		}
		holds = r
	}
	if holds == nil {
		return Carried{}, false
	}
	at := from - holds.a + holds.b
	// Another stretch of the old text that became the same place: one of the two
	// was deleted, and nothing tells which.
	for i := range c.runs {
		r := &c.runs[i]
		if r.b-r.a != holds.b-holds.a && r.b < at+to-from && r.b+r.n > at {
			return Carried{Fate: Ambiguous}, true
		}
	}
	fate := Moved
	if holds.ordered {
		fate = Kept
	}
	return c.same(fate, p, from, at, to-from), true
}

// same is the passage at a place where its words stand. Where it began or
// ended within a word, it does so again if the word is written the same.
func (c *carrier) same(fate Fate, p Span, from, at, n int) Carried {
	span := c.b.span(at, at+n)
	if first, now := c.a.at[from], c.b.at[at]; p.Start > first.Start && c.a.text[first.Start:first.End] == c.b.text[now.Start:now.End] {
		span.Start += p.Start - first.Start
	}
	if last, now := c.a.at[from+n-1], c.b.at[at+n-1]; p.End < last.End && c.a.text[last.Start:last.End] == c.b.text[now.Start:now.End] {
		span.End -= last.End - p.End
	}
	return Carried{Fate: fate, Span: span, Score: 1}
}

// window is the stretch of b that the tokens must be in if they were not moved:
// between what stands before and after them in order. It is tight where both
// neighbours are kept right up to the passage.
func (c *carrier) window(from, to int) (lo, hi int, tight bool) {
	hi = len(c.b.id)
	left, right := from == 0, to == len(c.a.id)
	for _, r := range c.ordered {
		switch {
		case r.a+r.n <= from:
			lo, left = max(lo, r.b+r.n), r.a+r.n == from
		case r.a < from:
			lo, left = max(lo, r.b+from-r.a), true
		}
	}
	for i := len(c.ordered) - 1; i >= 0; i-- {
		r := c.ordered[i]
		switch {
		case r.a >= to:
			hi, right = min(hi, r.b), r.a == to
		case r.a+r.n > to:
			hi, right = min(hi, r.b+to-r.a), true
		}
	}
	if lo > hi {
		return 0, len(c.b.id), false
	}
	return lo, hi, left && right
}

// occurrences are the places from lo to hi where words stand in a row: it looks
// only where the rarest of them does.
func (t *tokens) occurrences(words []int32, lo, hi int) []int {
	if t.of == nil {
		t.of = map[int32][]int32{}
		for i, id := range t.id {
			t.of[id] = append(t.of[id], int32(i))
		}
	}
	rarest := 0
	for i, w := range words {
		if len(t.of[w]) < len(t.of[words[rarest]]) {
			rarest = i
		}
	}
	places := t.of[words[rarest]]
	first, _ := slices.BinarySearch(places, int32(lo+rarest))
	var out []int
	for _, p := range places[first:] {
		at := int(p) - rarest
		if at+len(words) > hi {
			break
		}
		if slices.Equal(t.id[at:at+len(words)], words) {
			out = append(out, at)
		}
	}
	return out
}

// free leaves out the places that are known to have come from elsewhere in the
// old text, where the same words stood as well.
func (c *carrier) free(places []int, from, n int) []int {
	var out []int
	for _, p := range places {
		taken := false
		for i := 0; i < len(c.runs) && !taken; i++ {
			r := &c.runs[i]
			taken = r.b < p+n && r.b+r.n > p && p-r.b+r.a != from
		}
		if !taken {
			out = append(out, p)
		}
	}
	return out
}

// choose picks the place whose neighbours are those the tokens had, where one
// is better than all others by two words; a single place needs no more than
// enough says, or neighbours of its own. Where the same words stood elsewhere
// in the old text too, the place must be less like those by as much.
func (c *carrier) choose(places []int, from, to int, enough bool) (at int, sure bool) {
	best, second := -1, -1
	for _, p := range places {
		if score := c.alike(from, to, p); score > best {
			best, second, at = score, best, p
		} else {
			second = max(second, score)
		}
	}
	for _, other := range c.a.occurrences(c.a.id[from:to], 0, len(c.a.id)) {
		if other != from {
			second = max(second, c.alike(other, other+to-from, at))
			enough = false
		}
	}
	if len(places) == 1 && enough {
		return at, true
	}
	return at, best >= 3 && best >= second+2
}

// alike is how many neighbours tokens of a and those at a place of b share,
// as far as they are the same without a gap.
func (c *carrier) alike(from, to, at int) int {
	const far = 12
	score := 0
	for k := 1; k <= far && from-k >= 0 && at-k >= 0 && c.a.id[from-k] == c.b.id[at-k]; k++ {
		score++
	}
	for k := 0; k < far && to+k < len(c.a.id) && at+to-from+k < len(c.b.id) && c.a.id[to+k] == c.b.id[at+to-from+k]; k++ {
		score++
	}
	return score
}

// altered looks for the passage with other words in it: in its window, and
// then, with more asked of it, anywhere.
func (c *carrier) altered(p Span, lo, hi int, tight bool) Carried {
	pattern, _ := typed(c.a.text[p.Start:p.End])
	wanted := []rune(pattern)
	if c.folded == nil {
		c.folded = fold(c.b.text)
	}
	near := c.b.span(lo, hi)
	from, to := c.folded.within(near)
	most := len(wanted) * 2 / 5
	if tight {
		most = len(wanted) * 3 / 5
	}
	if first, last := c.a.within(p); tight && lo < hi && hi-lo <= 2*(last-first)+4 {
		// What stands between the neighbours now is what became of it.
		if d := Distance(string(wanted), string(c.folded.runes[from:to])); d <= max(len(wanted), to-from)*3/5 {
			return Carried{Fate: Changed, Span: near, Score: 1 - float64(d)/float64(max(len(wanted), to-from, 1))}
		}
		return Carried{}
	}
	if lo < hi && hi-lo < 20_000 {
		if m, ok := approximate(wanted, c.folded.runes[from:to], most); ok {
			return c.changed(m, from, len(wanted))
		}
	}
	if tight || len(wanted) < 24 {
		return Carried{}
	}
	return c.elsewhere(wanted, p)
}

// elsewhere looks for the passage with a few other words anywhere in b: where
// several of its rarer words stand near each other, as it had them.
func (c *carrier) elsewhere(wanted []rune, p Span) Carried {
	const (
		common = 60 // words that stand more often tell nothing
		bucket = 16 // tokens: as far as words put in or left out may shift the rest
		tried  = 6
	)
	from, to := c.a.within(p)
	c.b.occurrences(c.a.id[from:from+1], 0, 0) // the places of words are known from here on
	votes := map[int]int{}
	for k := from; k < to; k++ {
		if places := c.b.of[c.a.id[k]]; len(places) <= common {
			for _, at := range places {
				votes[(int(at)-(k-from))/bucket]++
			}
		}
	}
	var buckets []int
	for b, n := range votes {
		if n >= 2 {
			buckets = append(buckets, b)
		}
	}
	slices.SortFunc(buckets, func(x, y int) int { return cmp.Or(cmp.Compare(votes[y], votes[x]), cmp.Compare(x, y)) })
	var best Carried
	second := 0.0
	for _, b := range buckets[:min(tried, len(buckets))] {
		lo, hi := max(0, (b-1)*bucket), min(len(c.b.id), (b+2)*bucket+2*(to-from))
		if lo >= hi {
			continue
		}
		start, end := c.folded.within(c.b.span(lo, hi))
		m, ok := approximate(wanted, c.folded.runes[start:end], len(wanted)/5)
		if !ok {
			continue
		}
		switch found := c.changed(m, start, len(wanted)); {
		case found.Span == best.Span:
		case found.Score > best.Score:
			best, second = found, best.Score
		default:
			second = max(second, found.Score)
		}
	}
	if best.Score < second+0.06 {
		return Carried{} // two places are as good as each other
	}
	return best
}

// changed is the whole words that an approximate match touches.
func (c *carrier) changed(m match, offset, length int) Carried {
	span := c.folded.span(offset+m.start, offset+m.end)
	from, to := c.b.within(span)
	return Carried{Fate: Changed, Span: c.b.span(from, to), Score: 1 - float64(m.distance)/float64(max(length, 1))}
}

// foldedText is a text as typed, as runes, and where in it each came from.
type foldedText struct {
	text   string
	runes  []rune
	origin []int
}

func fold(text string) *foldedText {
	plain, origin := typed(text)
	f := &foldedText{text: text}
	for i, r := range plain {
		f.runes = append(f.runes, r)
		f.origin = append(f.origin, origin[i])
	}
	f.origin = append(f.origin, len(text))
	return f
}

func (f *foldedText) within(s Span) (from, to int) {
	from, _ = slices.BinarySearch(f.origin, s.Start)
	to, _ = slices.BinarySearch(f.origin, s.End)
	return min(from, len(f.runes)), min(to, len(f.runes))
}

func (f *foldedText) span(from, to int) Span {
	if from >= to {
		return Span{}
	}
	last := f.origin[to-1]
	return Span{f.origin[from], last + width(f.text, last)}
}
