package quotation

import (
	"strings"
	"unicode"

	"galley/model/passage"
)

// comparison is our words set beside those of a passage.
type comparison struct {
	text, source string
	ours, theirs []unit
	anyCase      bool // capitals say nothing

	pairs   []pair // in order
	edits   int64  // how many words differ
	matched int    // how many are the same
}

// pair is a unit of ours, one of theirs, or both beside each other; -1 none.
type pair struct{ ours, theirs int }

// What an alignment costs, what weighs more further up: how many words differ, how many of those are no pair, how many
// are in other capitals or behind other signs, and how many words of the passage were passed over.
const (
	perSkip = 1
	perCase = 1 << 20
	perLone = 1 << 30
	perEdit = 1 << 40
)

const (
	fromBoth = iota + 1
	fromOurs
	fromTheirs
)

// align sets the words beside each other so that the fewest differ. It begins and ends anywhere in the passage.
func (c *comparison) align() {
	n, m := len(c.ours), len(c.theirs)
	wide := m + 1
	came := make([]byte, (n+1)*wide)
	cost, next := make([]int64, wide), make([]int64, wide)
	for i := 0; ; i++ {
		if i > 0 && i < n { // over words of the passage that our text has not
			skips := c.ours[i].kind != word
			for j := 0; j < m; j++ {
				step := int64(perEdit + perLone)
				if skips || c.theirs[j].optional {
					step = perSkip
				}
				if d := cost[j] + step; d < cost[j+1] {
					cost[j+1], came[i*wide+j+1] = d, fromTheirs
				}
			}
		}
		if i == n {
			break
		}
		u := c.ours[i]
		for j := 0; j <= m; j++ {
			d := cost[j]
			if u.kind == word {
				d += perEdit + perLone
			}
			next[j], came[(i+1)*wide+j] = d, fromOurs
			if j > 0 && u.kind == word {
				d := cost[j-1] + c.apartness(i, j-1)
				if d < next[j] {
					next[j], came[(i+1)*wide+j] = d, fromBoth
				}
			}
		}
		cost, next = next, cost
	}
	end := 0
	for j := range cost {
		if cost[j] < cost[end] {
			end = j
		}
	}
	c.edits = cost[end] / perEdit
	for i, j := n, end; i > 0; {
		switch came[i*wide+j] {
		case fromBoth:
			i, j = i-1, j-1
			c.pairs = append(c.pairs, pair{i, j})
		case fromTheirs:
			j--
			c.pairs = append(c.pairs, pair{-1, j})
		default:
			i--
			c.pairs = append(c.pairs, pair{i, -1})
		}
	}
	for a, b := 0, len(c.pairs)-1; a < b; a, b = a+1, b-1 {
		c.pairs[a], c.pairs[b] = c.pairs[b], c.pairs[a]
	}
	for _, p := range c.pairs {
		if p.ours >= 0 && p.theirs >= 0 && c.same(p.ours, p.theirs) {
			c.matched++
		}
	}
}

// apartness is what it costs to set two words beside each other.
func (c *comparison) apartness(i, j int) int64 {
	switch {
	case !c.same(i, j):
		return perEdit
	case c.otherCapitals(i, j):
		return perCase
	case i > 0 && j > 0 && c.ours[i-1].kind == word && c.otherSigns(i, j):
		return perCase // of two places that have the words, the one that has the signs too
	}
	return 0
}

// same reports whether two words are the same, capitals aside.
func (c *comparison) same(i, j int) bool {
	u, v := c.ours[i], c.theirs[j]
	if u.kind != word {
		return false
	}
	return u.low == v.low || u.standsFor(v.low)
}

// otherCapitals reports whether two words that are the same are written in other capitals, and that says something.
func (c *comparison) otherCapitals(i, j int) bool {
	u, v := c.ours[i], c.theirs[j]
	if c.anyCase || u.pattern != nil || u.fold == v.fold {
		return false
	}
	if i == 0 || c.ours[i-1].kind != word { // a quotation may begin with a capital, or without
		return !sameBehindFirst(u.fold, v.fold)
	}
	return true
}

func sameBehindFirst(a, b string) bool {
	x, y := []rune(a), []rune(b)
	return len(x) > 0 && len(y) > 0 && unicode.ToLower(x[0]) == unicode.ToLower(y[0]) && string(x[1:]) == string(y[1:])
}

// apart compares the quotations of the text each for itself, for they need not stand in the order of the passage. It returns
// the comparison that finds less to differ.
func (c comparison) apart() comparison {
	whole := comparison{text: c.text, source: c.source, ours: c.ours, theirs: c.theirs, anyCase: c.anyCase}
	for from := 0; from < len(c.ours); {
		to := from
		for to < len(c.ours) && !(c.ours[to].kind == gap && c.ours[to].silent) {
			to++
		}
		part := comparison{text: c.text, source: c.source, ours: c.ours[from:to], theirs: c.theirs, anyCase: c.anyCase}
		part.align()
		whole.edits += part.edits
		whole.matched += part.matched
		if from > 0 {
			whole.pairs = append(whole.pairs, pair{from - 1, -1})
		}
		for _, p := range part.pairs {
			if p.ours >= 0 {
				p.ours += from
			}
			whole.pairs = append(whole.pairs, p)
		}
		from = to + 1
	}
	if whole.edits < c.edits {
		return whole
	}
	return c
}

// tell says what came of it.
func (c *comparison) tell(r *Result) {
	if total := countWords(c.ours); c.matched*2 < total {
		first, last := r.Quoted[0], r.Quoted[len(r.Quoted)-1]
		whole := passage.Span{Start: first.Start, End: last.End}
		r.State = Differs
		r.Differences = []Difference{{Span: whole, Kind: Absent, Ours: c.text[whole.Start:whole.End], Words: total}}
		return
	}
	r.Differences = c.differences()
	elided, bracketed := c.allowed()
	switch {
	case len(r.Differences) > 0:
		r.State = Differs
	case bracketed:
		r.State = Bracketed
	case elided:
		r.State = Elided
	default:
		r.State = Verbatim
	}
}

// allowed says what of our text an editor may do: leave words out and say so, put words into brackets.
func (c *comparison) allowed() (elided, bracketed bool) {
	for k, p := range c.pairs {
		if p.ours < 0 {
			continue
		}
		switch u := c.ours[p.ours]; {
		case u.kind == bracket, u.kind == word && u.pattern != nil:
			bracketed = true
		case u.kind == gap:
			before, after := c.beside(k)
			passed := after - before - 1
			switch {
			case before < 0 && after < 0:
			case before < 0: // the quotation begins with it
				elided = elided || !u.silent && after > 0 && !c.pauses(after)
			case after < 0:
				elided = elided || !u.silent && before+1 < len(c.theirs) && !c.pauses(before+1)
			case passed < 0: // quotations in another order
				elided = true
			case u.silent:
				elided = elided || c.spoken(before+1, after) > 0
			default:
				elided = elided || passed > 0 || !c.pauses(after)
			}
		}
	}
	return elided, bracketed
}

// beside are the words of the passage that stand before and behind a pair; -1 none.
func (c *comparison) beside(k int) (before, after int) {
	before, after = -1, -1
	for i := k - 1; i >= 0 && before < 0; i-- {
		if p := c.pairs[i]; p.ours >= 0 && p.theirs >= 0 {
			before = p.theirs
		}
	}
	for i := k + 1; i < len(c.pairs) && after < 0; i++ {
		if p := c.pairs[i]; p.ours >= 0 && p.theirs >= 0 {
			after = p.theirs
		}
	}
	return before, after
}

// spoken is how many words of a part of the passage are no remarks.
func (c *comparison) spoken(from, to int) int {
	n := 0
	for _, v := range c.theirs[from:to] {
		if !v.optional {
			n++
		}
	}
	return n
}

// pauses reports whether the passage has an ellipsis itself before a word: then it is one of the speaker's.
func (c *comparison) pauses(j int) bool {
	s := c.theirs[j].signed
	return strings.Contains(passage.Folded(c.source[s.Start:s.End]), "...")
}
