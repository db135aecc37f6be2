package passage

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode"
)

// Difference is a part of one of two texts that the other does not have, or has
// elsewhere (Moved).
type Difference struct {
	Span  Span
	Moved bool
}

// Comparison says what differs between two texts, word by word. Differences of
// typography alone (see Carry) do not count.
type Comparison struct {
	Removed []Difference // in the old text, in order
	Added   []Difference // in the new one
	a, b    *tokens
	same    []run // what both have in the same order, apart from each other
}

// mostAligned is how many pairs of words between two changes are compared one by one;
// a longer part counts as changed as a whole.
const mostAligned = 1 << 20

// Compare compares two texts. It costs what Carry does, and between changes the
// square of what was altered.
func Compare(old, now string) *Comparison {
	words := newLexicon()
	c := &Comparison{a: tokenize(old, words), b: tokenize(now, words)}
	runs := commonRuns(c.a.id, c.b.id)
	chain := order(runs, len(c.b.id))
	i, j := 0, 0
	for _, r := range chain {
		// Neighbours in the chain may overlap by some words.
		if skip := max(i-r.a, j-r.b, 0); skip < r.n {
			r.a, r.b, r.n = r.a+skip, r.b+skip, r.n-skip
			c.align(i, r.a, j, r.b, words)
			c.note(r)
			i, j = r.a+r.n, r.b+r.n
		}
	}
	c.align(i, len(c.a.id), j, len(c.b.id), words)
	a, b := func(r run) int { return r.a }, func(r run) int { return r.b }
	inA, inB := newRunIndex(runs, a), newRunIndex(runs, b)
	// Moved is what is taken out in one place and stands in another; words that
	// are said once more somewhere are just added.
	moved := func(s *runIndex, here, there func(run) int) func(int) bool {
		return func(i int) (far bool) {
			s.each(i, i+1, func(r run) bool {
				far = !r.ordered && r.n >= longEnough && !c.keeps(i-here(r)+there(r), there)
				return !far
			})
			return far
		}
	}
	c.Removed = differences(c.a, c.same, a, moved(inA, a, b))
	c.Added = differences(c.b, c.same, b, moved(inB, b, a))
	return c
}

// keeps reports whether a token of one text, on the side given, is in what is
// the same.
func (c *Comparison) keeps(i int, side func(run) int) bool {
	k := sort.Search(len(c.same), func(k int) bool { return side(c.same[k]) > i }) - 1
	return k >= 0 && i < side(c.same[k])+c.same[k].n
}

// note adds what is the same, joined to what comes right before it.
func (c *Comparison) note(r run) {
	if n := len(c.same); n > 0 {
		if last := &c.same[n-1]; last.a+last.n == r.a && last.b+last.n == r.b {
			last.n += r.n
			return
		}
	}
	c.same = append(c.same, r)
}

// align finds what is the same in a part of each: the longest words in common that
// keep their order. A sign or a short word between two changes tells nothing and makes
// them hard to read: it is left out.
func (c *Comparison) align(i, to, j, end int, words *lexicon) {
	a, b := c.a.id[i:to], c.b.id[j:end]
	if len(a) == 0 || len(b) == 0 || len(a)*len(b) > mostAligned {
		return
	}
	wide := len(b) + 1
	long := make([]int32, (len(a)+1)*wide)
	for x := len(a) - 1; x >= 0; x-- {
		for y := len(b) - 1; y >= 0; y-- {
			if a[x] == b[y] {
				long[x*wide+y] = long[(x+1)*wide+y+1] + 1
			} else {
				long[x*wide+y] = max(long[(x+1)*wide+y], long[x*wide+y+1])
			}
		}
	}
	var found []run
	for x, y := 0, 0; x < len(a) && y < len(b); {
		switch {
		case a[x] == b[y]:
			if n := len(found); n > 0 && found[n-1].a+found[n-1].n == i+x && found[n-1].b+found[n-1].n == j+y {
				found[n-1].n++
			} else {
				found = append(found, run{a: i + x, b: j + y, n: 1})
			}
			x, y = x+1, y+1
		case long[(x+1)*wide+y] >= long[x*wide+y+1]:
			x++
		default:
			y++
		}
	}
	for _, r := range found {
		letters := 0
		for _, id := range c.a.id[r.a : r.a+r.n] {
			letters += int(words.letters[id])
		}
		if touches := r.a == i || r.a+r.n == to; letters > 3 || touches || len(a) <= 6 && len(b) <= 6 {
			c.note(r)
		}
	}
}

// differences are the tokens that lie between what is the same.
func differences(t *tokens, same []run, side func(run) int, moved func(int) bool) []Difference {
	var out []Difference
	add := func(from, to int) {
		for from < to {
			far := moved(from)
			end := from + 1
			for end < to && moved(end) == far {
				end++
			}
			out = append(out, Difference{t.span(from, end), far})
			from = end
		}
	}
	at := 0
	for _, r := range same {
		add(at, side(r))
		at = side(r) + r.n
	}
	add(at, len(t.id))
	return out
}

// Across is where in the new text a place of the old one lies, or would lie;
// Back is the same from the new text to the old.
func (c *Comparison) Across(offset int) int {
	return c.cross(offset, c.a, c.b, func(r run) int { return r.a }, func(r run) int { return r.b })
}

// Back is where in the old text a place of the new one lies, or would lie.
func (c *Comparison) Back(offset int) int {
	return c.cross(offset, c.b, c.a, func(r run) int { return r.b }, func(r run) int { return r.a })
}

func (c *Comparison) cross(offset int, from, to *tokens, here, there func(run) int) int {
	if len(to.at) == 0 {
		return 0
	}
	i, _ := slices.BinarySearchFunc(from.at, offset, func(a place32, at int) int { return cmp.Compare(int(a.end), at+1) })
	k := sort.Search(len(c.same), func(k int) bool { return here(c.same[k]) > i }) - 1
	at := 0
	if k >= 0 {
		r := c.same[k]
		at = there(r) + min(i-here(r), r.n)
	}
	return int(to.at[min(at, len(to.at)-1)].start)
}

// Part is a piece of two short texts shown as one: of both, only of the old one, or
// only of the new one.
type Part struct {
	Text           string
	Removed, Added bool
	Joined         bool // to the part before: there is no space between them
}

// Inline shows two texts as one: what was removed, and then what replaced it.
func Inline(old, now string) []Part {
	words := newLexicon()
	c := &Comparison{a: tokenize(old, words), b: tokenize(now, words)}
	c.align(0, len(c.a.id), 0, len(c.b.id), words)
	var out []Part
	joined := func(t *tokens, at int) bool { // in its text; what comes first is joined to nothing
		return at > 0 && at < len(t.at) && !strings.ContainsFunc(t.text[t.at[at-1].end:t.at[at].start], unicode.IsSpace)
	}
	add := func(t *tokens, from, to int, p Part) {
		if s := t.span(from, to); !s.Empty() {
			p.Text = t.text[s.Start:s.End]
			out = append(out, p)
		}
	}
	i, j := 0, 0
	for _, r := range append(c.same, run{a: len(c.a.id), b: len(c.b.id)}) {
		removed, added := r.a > i, r.b > j
		add(c.a, i, r.a, Part{Removed: true, Joined: joined(c.a, i)})
		add(c.b, j, r.b, Part{Added: true, Joined: joined(c.b, j) && !removed})
		add(c.b, r.b, r.b+r.n, Part{Joined: joined(c.b, r.b) || removed && !added && joined(c.a, r.a)})
		i, j = r.a+r.n, r.b+r.n
	}
	return out
}
