package passage

import (
	"slices"
	"strings"
)

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
	places := make([][2]int, len(all))
	with := make([][]int32, len(all))
	for i, r := range all {
		places[i][0], places[i][1] = c.a.within(r.Span.within(old))
		head, tail := c.rest(r.Span.within(old), places[i])
		with[i] = tokenize(head+r.With+tail, words).id
	}
	c.letters = words.letters
	c.chain = order(commonRuns(c.a.id, c.b.id), len(c.b.id))
	edges := edgesOf(places, with)
	for i, r := range all {
		from, to := places[i][0], places[i][1]
		if from == to {
			continue
		}
		g := c.gap(from, to)
		if len(with[i]) == 0 {
			out[i].Gone = g.tight && g.lo == g.hi
			continue
		}
		if at, found := c.replaced(from, to, g, with[i], edges); found {
			out[i] = c.without(r, places[i], c.b.span(at, at+len(with[i])))
		}
	}
	return out
}

// rest is what of the words that a passage is in stands before it and behind it: "km" behind the 5 in
// "5km".
func (c *carrier) rest(span Span, place [2]int) (head, tail string) {
	if words := c.a.span(place[0], place[1]); !words.Empty() && !span.Empty() {
		head = c.a.text[min(words.Start, span.Start):span.Start]
		tail = c.a.text[span.End:max(words.End, span.End)]
	}
	return head, tail
}

// without is what became of a replacement where its words were found with the rest of those that the
// passage is in.
func (c *carrier) without(r Replacement, place [2]int, span Span) Replaced {
	head, tail := c.rest(r.Span.within(c.a.text), place)
	if head == "" && tail == "" {
		return Replaced{Span: span}
	}
	words, before, behind := fold(c.b.text[span.Start:span.End]), fold(head).text, fold(tail).text
	from, to := len(before), len(words.text)-len(behind)
	if from > to || !strings.HasPrefix(words.text, before) || !strings.HasSuffix(words.text, behind) {
		return Replaced{}
	}
	if from == to {
		return Replaced{Gone: strings.TrimSpace(r.With) == ""}
	}
	span.Start, span.End = span.Start+int(words.from[from]), span.Start+int(words.to[to-1])
	if !SameWords(c.b.text[span.Start:span.End], r.With) {
		return Replaced{}
	}
	return Replaced{Span: span}
}

// mostSearched is how many words between what is the same are looked through.
const mostSearched = 4000

// replaced is where words stand in the place of a passage, between what is the same around it.
func (c *carrier) replaced(from, to int, g gap, with []int32, edges edges) (at int, found bool) {
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
	before, after := edges.before(c, from), edges.after(c, to)
	best, twice := 0, false
	for i := g.lo; i+len(with) <= g.hi; i++ {
		if !slices.Equal(c.b.id[i:i+len(with)], with) || c.holds(was, i, i+len(with)) {
			continue
		}
		sides := 0
		if slices.Contains(before, c.b.idAt(i-1)) {
			sides++
		}
		if slices.Contains(after, c.b.idAt(i+len(with))) {
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

// edges are the replacements by where in the old text they end and begin: passages that touch are each
// other's neighbours, and where all of them were replaced no word around them is as it was.
type edges struct {
	places            [][2]int
	with              [][]int32
	ending, beginning map[int][]int
}

func edgesOf(places [][2]int, with [][]int32) edges {
	e := edges{places, with, map[int][]int{}, map[int][]int{}}
	for i, p := range places {
		if p[0] < p[1] {
			e.ending[p[1]], e.beginning[p[0]] = append(e.ending[p[1]], i), append(e.beginning[p[0]], i)
		}
	}
	return e
}

// mostNeighbours is how many words may stand beside a passage by what was proposed around it.
const mostNeighbours = 16

func few(replacements []int) []int { return replacements[:min(len(replacements), mostNeighbours)] }

// before are the words that may stand before a place of the old text: its own, and those proposed for
// the passage before it; beyondText where it is the first.
func (e edges) before(c *carrier, at int) []int32 {
	out := []int32{c.a.idAt(at - 1)}
	for todo := few(e.ending[at]); len(todo) > 0 && len(out) < mostNeighbours; todo = todo[1:] {
		if i := todo[0]; len(e.with[i]) > 0 {
			out = append(out, e.with[i][len(e.with[i])-1])
		} else { // a cut: what is before it meets the passage
			start := e.places[i][0]
			out, todo = append(out, c.a.idAt(start-1)), append(slices.Clone(todo), few(e.ending[start])...)
		}
	}
	return out
}

// after is before for the other side.
func (e edges) after(c *carrier, at int) []int32 {
	out := []int32{c.a.idAt(at)}
	for todo := few(e.beginning[at]); len(todo) > 0 && len(out) < mostNeighbours; todo = todo[1:] {
		if i := todo[0]; len(e.with[i]) > 0 {
			out = append(out, e.with[i][0])
		} else {
			end := e.places[i][1]
			out, todo = append(out, c.a.idAt(end)), append(slices.Clone(todo), few(e.beginning[end])...)
		}
	}
	return out
}

// beyondText stands for the word beside the first and the last of a text.
const beyondText = -1

// idAt is a word of a text, beyondText outside it.
func (t *tokens) idAt(i int) int32 {
	if i < 0 || i >= len(t.id) {
		return beyondText
	}
	return t.id[i]
}
