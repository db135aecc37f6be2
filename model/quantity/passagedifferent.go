package quantity

import (
	"cmp"
	"slices"
	"strings"
)

// different is what to say of a figure that nothing in the passage agrees with: that another
// one contradicts it, what the passage has instead, or why the two cannot be compared.
func (m matching) different(c figure, apart []against) (Pair, bool) {
	var alike, other []against
	for _, p := range apart {
		if p.Relation == Contradicts || p.Reason == FarInside || p.Reason == NotSurelyTheSame {
			alike = append(alike, p)
		} else {
			other = append(other, p)
		}
	}
	if slices.ContainsFunc(alike, func(p against) bool { return p.Relation == Contradicts }) { // what has the noun decides
		alike = slices.DeleteFunc(alike, func(p against) bool { return p.Relation != Contradicts && c.Unit != "" && m.given[p.at].Unit == "" })
	}
	if free := slices.DeleteFunc(slices.Clone(alike), func(p against) bool { return m.taken[p.at] }); len(free) > 0 {
		alike = free
	}
	nearest := func(a, b against) int { return cmp.Compare(m.distance(c, a), m.distance(c, b)) }
	slices.SortStableFunc(alike, nearest)
	slices.SortStableFunc(other, nearest)
	switch {
	case c.Kind == Date || c.Kind == Ordinal:
		return m.otherPlace(c, alike)
	case len(alike) == 0:
		return m.apart(c, other)
	case m.allOne(alike):
		for _, p := range alike[:min(len(alike), mostTold)] {
			if p.Relation == Contradicts && m.sure(c.Quantity, m.given[p.at], false) {
				return m.of(c, p), true
			}
		}
		return m.instead(c, alike[0])
	case !c.Known:
		return Pair{}, false
	}
	p := Pair{Claim: c.Quantity, words: c.words}
	for _, one := range alike {
		p.Sources = append(p.Sources, m.given[one.at])
	}
	p.Comparison = compared(NotComparable, SeveralDifferents, "The passage does not have “%s”; it has “%s” and “%s”.", c.words,
		m.givenAs[alike[0].at].words, m.otherThan(alike).words)
	return p, true
}

// mostTold is how many places that give the same figure are read for what they tell it of.
const mostTold = 20

// allOne reports whether the passage's figures have one value.
func (m matching) allOne(all []against) bool {
	return !slices.ContainsFunc(all[1:], func(p against) bool { return !m.sameValue(p, all[0]) })
}

func (m matching) sameValue(p, q against) bool {
	a, b := m.given[p.at], m.given[q.at]
	return a.Low == b.Low && a.High == b.High && a.Unit == b.Unit
}

// otherThan is the first figure with another value than the first.
func (m matching) otherThan(all []against) figure {
	i := slices.IndexFunc(all, func(p against) bool { return !m.sameValue(p, all[0]) })
	return m.givenAs[all[max(i, 0)].at]
}

// otherPlace is what to say of a date and of a place in an order, which say nothing where the
// passage has another one that may be of something else.
func (m matching) otherPlace(c figure, alike []against) (Pair, bool) {
	if len(alike) == 0 || alike[0].Relation != Contradicts || !m.allOne(alike) {
		return Pair{}, false
	}
	p := m.of(c, alike[0])
	s := p.Sources[0]
	if c.Kind == Date && (m.series() || !precise(c.Quantity) || !precise(s)) || !m.sure(c.Quantity, s, false) {
		return Pair{}, false
	}
	return p, true
}

// instead is what to say where the passage has another figure of the sort, perhaps of another thing.
func (m matching) instead(c figure, nearest against) (Pair, bool) {
	s := m.givenAs[nearest.at]
	p := m.of(c, nearest)
	if a, b, named := m.times(c.Quantity, s.Quantity); named && !timesMeet(a, b) {
		p.Comparison = otherTimes(s.words, b.Text, c.words, a.Text)
		return p, true
	}
	if why, ok := ofHow(c, s); ok && c.Known && s.Known {
		p.Comparison = why
		return p, true
	}
	switch in, converted, _ := inUnitOf(c, s); {
	case p.Reason == OtherDirection:
		p.Relation = NotComparable
	case converted && in.Low == in.High && isMeasured(c):
		p.Comparison = compared(NotComparable, NotSurelyTheSame, "The passage does not have “%s”; it has “%s”, which is %s.", c.words, s.words,
			likeSingle(c, in))
	default:
		p.Comparison = compared(NotComparable, NotSurelyTheSame, "The passage does not have “%s”; it has “%s”.", c.words, s.words)
	}
	return p, true
}

func isMeasured(f figure) bool { return f.Kind == Measure || f.Kind == Duration || f.Kind == Money }

// apart is what to say where the passage has no figure of the sort: why the nearest one cannot
// be compared, or that there is none.
func (m matching) apart(c figure, other []against) (Pair, bool) {
	if !c.Known {
		return Pair{}, false
	}
	for _, same := range []bool{true, false} { // one with the same number first
		for _, p := range other {
			s := m.given[p.at]
			telling := p.Reason == OtherCurrencies || p.Reason == OtherRates && m.likeUnits(c, m.givenAs[p.at]) ||
				p.Reason == OtherThings && c.Kind == Share || p.Reason == PercentOrPoints || p.Reason == ChangeOrShare
			if s.Known && (s.Low == c.Low && s.High == c.High && (same || telling) && (p.Reason != OtherRates || telling || c.Kind == s.Kind) || telling && !same) {
				return m.of(c, p), true
			}
		}
	}
	none := compared(NotComparable, NothingLikeIt, "The passage has no figure for “%s”.", c.words)
	return Pair{Comparison: none, Claim: c.Quantity, words: c.words}, true
}

// likeUnits reports whether two figures are of one sort but for what they are told by.
func (m matching) likeUnits(c, s figure) bool {
	one, _, _ := strings.Cut(c.Unit, " per ")
	other, _, _ := strings.Cut(s.Unit, " per ")
	a, b := c, s
	a.Unit, b.Unit = one, other
	if c.Kind == Number && s.Kind == Number {
		return countAlike(a.Quantity, b.Quantity) != unlike
	}
	_, _, ok := inUnitOf(a, b)
	return ok && c.Kind == s.Kind
}
