package passage

import (
	"cmp"
	"slices"
)

// altered looks for the passage with other words in it: in its gap, and then,
// with more asked of it, anywhere.
func (c *carrier) altered(p Span, g gap) Carried {
	wanted := []rune(fold(c.a.text[p.Start:p.End]).text)
	most := len(wanted) * 2 / 5
	if g.tight {
		most = len(wanted) * 3 / 5
	}
	if first, last := c.a.within(p); g.tight && g.lo < g.hi && g.hi-g.lo <= 2*(last-first)+4 {
		// What stands between the neighbours now is what became of it.
		near := c.b.span(g.lo, g.hi)
		is := fold(c.b.text[near.Start:near.End]).text
		length := max(len(wanted), len([]rune(is)), 1)
		if d := Distance(string(wanted), is); d <= length*3/5 {
			return Carried{Fate: Changed, Span: near, Score: 1 - float64(d)/float64(length)}
		}
		return Carried{}
	}
	if g.lo < g.hi && g.hi-g.lo < 1000 {
		if found := c.near(wanted, g.lo, g.hi, most); found.Fate == Changed {
			return found
		}
	}
	if g.tight || len(wanted) < 24 {
		return Carried{}
	}
	return c.elsewhere(wanted, p)
}

// near looks for the passage with some errors from one token of b to another.
func (c *carrier) near(wanted []rune, lo, hi, most int) Carried {
	around := c.b.span(lo, hi)
	f := fold(c.b.text[around.Start:around.End])
	runes := []rune(f.text)
	m, ok := approximate(wanted, runes, most)
	if !ok {
		return Carried{}
	}
	start := len(string(runes[:m.start]))
	span := f.span(Span{start, start + len(string(runes[m.start:m.end]))})
	from, to := c.b.within(Span{around.Start + span.Start, around.Start + span.End})
	return Carried{Fate: Changed, Span: c.b.span(from, to), Score: 1 - float64(m.distance)/float64(max(len(wanted), 1))}
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
	votes := map[int]int{}
	for k := from; k < to; k++ {
		if places := c.b.of(c.a.id[k]); len(places) <= common {
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
		switch found := c.near(wanted, lo, hi, len(wanted)/5); {
		case found.Fate != Changed || found.Span == best.Span:
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
