package reader

import (
	"cmp"
	"slices"

	"galley/model/passage"
)

// levels is how many lines under the text are told apart.
const levels = 4

// markSet finds the marks that overlap a span, in O(log n) for each one found.
// The marks lie in a slice, sorted by where they begin. The slice is read as a
// balanced search tree: the mark in the middle is the root, each half is a tree
// below it, and furthest holds the greatest end in the tree of each root. A mark
// over the whole text therefore costs no more to pass than any other.
type markSet struct {
	marks    []Mark
	furthest []int
}

// order sorts marks: by where they begin, those that reach further first.
func order(a, b Mark) int {
	return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End))
}

// newMarkSet leaves empty marks out. It keeps the slice where that is in order and
// has none.
func newMarkSet(marks []Mark) *markSet {
	empty := func(m Mark) bool { return m.Span.Empty() }
	if !slices.IsSortedFunc(marks, order) || slices.ContainsFunc(marks, empty) {
		marks = slices.DeleteFunc(slices.Clone(marks), empty)
		slices.SortStableFunc(marks, order)
	}
	s := &markSet{marks: marks, furthest: make([]int, len(marks))}
	s.measure(0, len(marks))
	return s
}

// measure notes the greatest end in the tree of marks from to to, and returns it.
func (s *markSet) measure(from, to int) int {
	if from >= to {
		return 0
	}
	mid := (from + to) / 2
	s.furthest[mid] = max(s.marks[mid].Span.End, s.measure(from, mid), s.measure(mid+1, to))
	return s.furthest[mid]
}

// overlapping appends all marks that share a byte with a span, in order.
func (s *markSet) overlapping(span passage.Span, out []Mark) []Mark {
	return s.overlappingIn(0, len(s.marks), span, out)
}

func (s *markSet) overlappingIn(from, to int, span passage.Span, out []Mark) []Mark {
	mid := (from + to) / 2
	if from >= to || s.furthest[mid] <= span.Start {
		return out
	}
	out = s.overlappingIn(from, mid, span, out)
	if s.marks[mid].Span.Start >= span.End {
		return out
	}
	if s.marks[mid].Span.End > span.Start {
		out = append(out, s.marks[mid])
	}
	return s.overlappingIn(mid+1, to, span, out)
}

// level is the line under the text that a mark has: the number of marks that
// cover its beginning and come before it. It depends on nothing further away, so
// that it stays the same wherever the text is scrolled to.
func (s *markSet) level(m Mark) int { return s.levelIn(0, len(s.marks), m, 0) }

func (s *markSet) levelIn(from, to int, m Mark, level int) int {
	mid := (from + to) / 2
	if from >= to || s.furthest[mid] <= m.Span.Start || level >= levels-1 {
		return level
	}
	level = s.levelIn(from, mid, m, level)
	if c := order(s.marks[mid], m); c > 0 || (c == 0 && s.marks[mid].Key >= m.Key) {
		if c > 0 {
			return level
		}
		return s.levelIn(mid+1, to, m, level) // at one place the keys decide
	}
	if s.marks[mid].Span.End > m.Span.Start && level < levels-1 {
		level++
	}
	return s.levelIn(mid+1, to, m, level)
}

// keysAt is the keys of all marks that cover an offset, the shortest first.
func (s *markSet) keysAt(offset int) []string {
	found := s.overlapping(passage.Span{Start: offset, End: offset + 1}, nil)
	slices.SortStableFunc(found, func(a, b Mark) int { return cmp.Compare(a.Span.Len(), b.Span.Len()) })
	var keys []string
	for _, m := range found {
		if !slices.Contains(keys, m.Key) {
			keys = append(keys, m.Key)
		}
	}
	return keys
}
