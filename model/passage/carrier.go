package passage

import (
	"slices"
	"sort"
)

// carrier finds passages of text a again in text b.
type carrier struct {
	a, b     *tokens
	letters  []int32 // of each word
	chain    []run   // those that stand in the same order in both texts
	inA, inB *runIndex
}

// inRun looks for a run that holds the whole passage.
func (c *carrier) inRun(from, to int, p Span) (Carried, bool) {
	var holds []run
	c.inA.each(from, to, func(r run) bool {
		if r.a <= from && to <= r.a+r.n && (r.ordered || r.n >= longEnough || c.whole(r)) {
			holds = append(holds, r)
		}
		return len(holds) < MostPlaces
	})
	if len(holds) == 0 {
		return Carried{}, false
	}
	if c.doubtful(holds[0], from, to) {
		return Carried{}, true
	}
	var places []int
	for _, r := range holds {
		places = append(places, from+r.shift())
	}
	at := places[0]
	// Another stretch of the old text that became the same place: one of the two
	// was deleted, and nothing tells which.
	rival := false
	c.inB.each(at, at+to-from, func(r run) bool {
		rival = r.shift() != at-from && r.b <= at && at+to-from <= r.b+r.n
		return !rival
	})
	if twin, ok := c.twin(holds[0], at, to-from); ok && len(places) == 1 {
		places = append(places, twin)
	}
	if len(places) > 1 || rival {
		return c.ambiguous(places, to-from), true
	}
	fate := Moved
	if holds[0].ordered {
		fate = Kept
	}
	return c.same(fate, p, from, at, to-from), true
}

// doubtful reports whether a passage is so short, and so near to the end of the
// run that holds it, that what stands there may be another's: texts that were
// rewritten agree by chance in a word more, and every sentence ends with a full
// stop. Where only a little was altered beside it, it is the passage.
func (c *carrier) doubtful(r run, from, to int) bool {
	telling := 0
	for _, id := range c.a.id[from:to] {
		if c.letters[id] > 0 {
			telling++
		}
	}
	if telling > 2 || len(c.a.id) == r.n {
		return false
	}
	first, last := r.a == 0 && r.b == 0, r.a+r.n == len(c.a.id) && r.b+r.n == len(c.b.id)
	if telling == 0 {
		return from-r.a < seedLength && !first || r.a+r.n-to < seedLength && !last
	}
	before, after := c.strength(r.a, from) == 0 && !first, c.strength(to, r.a+r.n) == 0 && !last
	if !before && !after {
		return false
	}
	if !r.ordered { // what was moved as whole sentences ends where it ended
		whole := (!before || c.a.endsSentence(r.a-1) && c.b.endsSentence(r.b-1)) && (!after || c.a.endsSentence(r.a+r.n-1))
		return !whole
	}
	const little = 3 // tokens
	i := sort.Search(len(c.chain), func(i int) bool { return c.chain[i].a >= r.a })
	if before && i > 0 {
		last := c.chain[i-1]
		if r.a-last.a-last.n >= little && r.b-last.b-last.n >= little {
			return true
		}
	}
	if after && i+1 < len(c.chain) {
		next := c.chain[i+1]
		if next.a-r.a-r.n >= little && next.b-r.b-r.n >= little {
			return true
		}
	}
	return false
}

// twin looks for the same words once more right before or after a place, at the end of
// the run that holds it: it cannot be told which of the two was there before.
func (c *carrier) twin(holds run, at, n int) (int, bool) {
	const far = 150 // tokens, of a sentence said twice
	b := c.b.id
	for q := max(0, at-far); q+n <= min(len(b), at+far+n); q++ {
		if q == at || q >= holds.b && q+n <= holds.b+holds.n || !slices.Equal(b[q:q+n], b[at:at+n]) {
			continue
		}
		lo, hi, period := at, at+n, q-at
		for lo > 0 && lo+period > 0 && b[lo-1] == b[lo-1+period] {
			lo--
		}
		for hi < len(b) && hi+period < len(b) && b[hi] == b[hi+period] {
			hi++
		}
		ends := period > 0 && holds.b+holds.n <= hi+2 || period < 0 && holds.b >= lo-2
		if ends && hi-lo >= max(period, -period)-1 && hi-lo >= 3 {
			return q, true
		}
	}
	return 0, false
}

// longEnough is how many tokens must be the same for a run out of order to be
// what was moved, and not a turn of phrase used again; whole sentences may be
// shorter.
const longEnough = 2 * seedLength

func (c *carrier) whole(r run) bool {
	return c.a.endsSentence(r.a-1) && c.b.endsSentence(r.b-1) && c.a.endsSentence(r.a+r.n-1)
}

// ambiguous is a passage whose words stand at several places.
func (c *carrier) ambiguous(places []int, n int) Carried {
	slices.Sort(places)
	out := Carried{Fate: Ambiguous}
	for _, at := range slices.Compact(places) {
		if len(out.Places) < MostPlaces {
			out.Places = append(out.Places, c.b.span(at, at+n))
		}
	}
	return out
}

// same is the passage at a place where its words stand. Where it began or
// ended within a word, it does so again if the word is written the same.
func (c *carrier) same(fate Fate, p Span, from, at, n int) Carried {
	span := c.b.span(at, at+n)
	first, now := c.a.at[from], c.b.at[at]
	if p.Start > int(first.start) && c.a.text[first.start:first.end] == c.b.text[now.start:now.end] {
		span.Start += p.Start - int(first.start)
	}
	last, now := c.a.at[from+n-1], c.b.at[at+n-1]
	if p.End < int(last.end) && c.a.text[last.start:last.end] == c.b.text[now.start:now.end] {
		span.End -= int(last.end) - p.End
	}
	if span.Empty() {
		return Carried{}
	}
	return Carried{Fate: fate, Span: span, Score: 1}
}

// gap is the part of b where tokens of a must be if they were not moved: between the
// runs in order before and after them. oldLo and oldHi are the same part of a. It is
// tight where both neighbours are kept right up to the passage.
type gap struct {
	lo, hi, oldLo, oldHi int
	tight                bool
}

func (c *carrier) gap(from, to int) gap {
	g := gap{hi: len(c.b.id), oldHi: len(c.a.id)}
	// The last run of the chain that begins before the passage, and the first
	// that ends after it. Neighbours in the chain may overlap by a few tokens.
	next := sort.Search(len(c.chain), func(i int) bool { return c.chain[i].a >= from })
	for i := max(0, next-2); i < next; i++ {
		r := c.chain[i]
		end := min(r.n, from-r.a)
		if r.a+end > g.oldLo || g.oldLo == 0 {
			g.oldLo = r.a + end
		}
		g.lo = max(g.lo, r.b+end)
	}
	after := sort.Search(len(c.chain), func(i int) bool { return c.chain[i].a+c.chain[i].n > to })
	for i := min(len(c.chain)-1, after+1); i >= after; i-- {
		r := c.chain[i]
		skip := max(0, to-r.a)
		if r.a+skip < g.oldHi {
			g.oldHi = r.a + skip
		}
		g.hi = min(g.hi, r.b+skip)
	}
	g.tight = g.oldLo == from && g.oldHi == to
	if g.lo > g.hi {
		return gap{hi: len(c.b.id), oldHi: len(c.a.id)}
	}
	return g
}

// strength is how much words tell by themselves: letters and figures.
func (c *carrier) strength(from, to int) int {
	n := 0
	for _, id := range c.a.id[from:to] {
		n += int(c.letters[id])
	}
	return n
}

// Words that are not there by chance: where they must be, and anywhere.
const (
	strongHere     = 12
	strongAnywhere = 20
)

func (c *carrier) search(from, to int, p Span) Carried {
	g := c.gap(from, to)
	words, n := c.a.id[from:to], to-from
	strength := c.strength(from, to)
	if strength == 0 {
		return Carried{} // signs stand everywhere
	}
	// The same words, in the stretch where they must be, then anywhere.
	here := c.free(c.b.occurrences(words, g.lo, g.hi, 200), from, n)
	if len(here) > 0 {
		if at, sure := c.choose(here, from, to, c.close(g, from, to, here[0]) || n >= 3 && strength >= strongHere); sure {
			return c.same(Kept, p, from, at, n)
		}
	}
	anywhere := c.free(c.b.occurrences(words, 0, len(c.b.id), 200), from, n)
	if len(anywhere) > len(here) {
		if at, sure := c.choose(anywhere, from, to, n >= 4 && strength >= strongAnywhere); sure {
			return c.same(Moved, p, from, at, n)
		}
	}
	if len(anywhere) > 1 || len(anywhere) == 1 && len(here) == 1 && n >= 3 && strength >= strongHere {
		return c.ambiguous(anywhere, n)
	}
	found := c.altered(p, g)
	if lo, hi := c.b.within(found.Span); found.Fate == Changed && slices.Equal(c.b.id[lo:hi], words) {
		return c.ambiguous([]int{lo}, n) // the words, but too few to be sure of
	}
	return found
}

// close reports whether a passage is most of what was altered around it, before and
// after.
func (c *carrier) close(g gap, from, to, at int) bool {
	n := to - from
	around := max(2, n)
	return g.lo > 0 && g.hi < len(c.b.id) && c.strength(from, to) > 2 &&
		g.oldHi-g.oldLo-n <= around && g.hi-g.lo-n <= around
}

// free leaves out the places that are known to have come from elsewhere in the
// old text, where the same words stood as well.
func (c *carrier) free(places []int, from, n int) []int {
	var out []int
	for _, p := range places {
		taken := false
		c.inB.each(p, p+n, func(r run) bool {
			taken = r.b <= p && p+n <= r.b+r.n && p-r.shift() != from
			return !taken
		})
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
	for _, other := range c.a.occurrences(c.a.id[from:to], 0, len(c.a.id), 200) {
		if other != from {
			second = max(second, c.alike(other, other+to-from, at))
			enough = false
		}
	}
	if len(places) == 1 && enough {
		return at, true
	}
	least := 3
	if to-from < 3 || c.strength(from, to) < strongHere {
		least = 6 // a turn of phrase brings its own neighbours
	}
	return at, best >= least && best >= second+2
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
