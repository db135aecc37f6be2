package passage

import "slices"

// Replacement is a passage of an old text and the words that were to take its place; none
// where it was to be taken out.
type Replacement struct {
	Span Span
	With string
}

// Replaced is what became of a replacement in a new text.
type Replaced struct {
	Span Span // of the words that were to come, empty where they do not stand in the passage's place
	Gone bool // nothing stands there: what was before and behind the passage meets
}

// FindReplaced finds the words that were to replace passages of an old text where those passages
// were. It never guesses: they must stand between the words that were around the passage, or,
// where only one side is as it was, be too many to stand there by chance. The passage as it was is
// no replacement of itself, even where it holds the new words.
func FindReplaced(old, now string, all []Replacement) []Replaced {
	out := make([]Replaced, len(all))
	if len(all) == 0 {
		return out
	}
	words := newLexicon()
	c := &carrier{a: tokenize(old, words), b: tokenize(now, words)}
	with := make([][]int32, len(all))
	for i, r := range all {
		with[i] = tokenize(r.With, words).id
	}
	c.letters = words.letters
	c.chain = order(commonRuns(c.a.id, c.b.id), len(c.b.id))
	for i, r := range all {
		from, to := c.a.within(r.Span.within(old))
		if from == to {
			continue
		}
		g := c.gap(from, to)
		if len(with[i]) == 0 {
			out[i].Gone = g.tight && g.lo == g.hi
			continue
		}
		if at, found := c.replaced(from, to, g, with[i]); found {
			out[i].Span = c.b.span(at, at+len(with[i]))
		}
	}
	return out
}

// mostSearched is how many words between what is the same are looked through.
const mostSearched = 4000

// replaced is where words stand in the place of a passage, between what is the same around it.
func (c *carrier) replaced(from, to int, g gap, with []int32) (at int, found bool) {
	if g.tight {
		return g.lo, slices.Equal(c.b.id[g.lo:g.hi], with)
	}
	if g.hi-g.lo > mostSearched {
		return 0, false
	}
	was := c.a.id[from:to]
	strong := 0
	for _, id := range with {
		strong += int(c.letters[id])
	}
	best, twice := 0, false
	for i := g.lo; i+len(with) <= g.hi; i++ {
		if !slices.Equal(c.b.id[i:i+len(with)], with) || c.holds(was, i, i+len(with)) {
			continue
		}
		sides := 0
		if i == 0 && from == 0 || i > 0 && from > 0 && c.b.id[i-1] == c.a.id[from-1] {
			sides++
		}
		if end := i + len(with); end == len(c.b.id) && to == len(c.a.id) ||
			end < len(c.b.id) && to < len(c.a.id) && c.b.id[end] == c.a.id[to] {
			sides++
		}
		if sides == 0 || sides == 1 && strong < strongHere {
			continue
		}
		switch {
		case sides > best:
			best, at, twice = sides, i, false
		case sides == best:
			twice = true
		}
	}
	return at, best > 0 && !twice
}

// holds reports whether the passage as it was stands in the new text where some of its tokens are.
func (c *carrier) holds(was []int32, lo, hi int) bool {
	for i := max(0, hi-len(was)); i <= lo && i+len(was) <= len(c.b.id); i++ {
		if slices.Equal(c.b.id[i:i+len(was)], was) {
			return true
		}
	}
	return false
}
