package reader

import (
	"cmp"
	"slices"

	"galley/model/passage"
)

// levels is how many lines under the text are told apart.
const levels = 4

// markSet answers which marks overlap a span. The marks are sorted by where
// they begin; furthest holds, for the middle of every half, quarter and so on
// of the slice, the greatest end in it.
type markSet struct {
	marks    []Mark
	level    []uint8 // which line under the text is the mark's own
	furthest []int
}

func newMarkSet(marks []Mark) *markSet {
	s := &markSet{marks: slices.DeleteFunc(slices.Clone(marks), func(m Mark) bool { return m.Span.Empty() })}
	slices.SortStableFunc(s.marks, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End))
	})
	s.furthest = make([]int, len(s.marks))
	s.build(0, len(s.marks))
	s.level = make([]uint8, len(s.marks))
	var busy [levels]int
	for i, m := range s.marks {
		free := 0
		for free < levels-1 && busy[free] > m.Span.Start {
			free++
		}
		s.level[i] = uint8(free)
		busy[free] = max(busy[free], m.Span.End)
	}
	return s
}

func (s *markSet) build(lo, hi int) int {
	if lo >= hi {
		return -1
	}
	mid := (lo + hi) / 2
	s.furthest[mid] = max(s.marks[mid].Span.End, s.build(lo, mid), s.build(mid+1, hi))
	return s.furthest[mid]
}

// overlapping appends the indexes of all marks that share a byte with a span,
// in order of their start: O(log n) and a few steps for each answer.
func (s *markSet) overlapping(span passage.Span, out []int) []int {
	return s.search(0, len(s.marks), span, out)
}

func (s *markSet) search(lo, hi int, span passage.Span, out []int) []int {
	for lo < hi {
		mid := (lo + hi) / 2
		if s.furthest[mid] <= span.Start {
			return out
		}
		out = s.search(lo, mid, span, out)
		if s.marks[mid].Span.Start >= span.End {
			return out
		}
		if s.marks[mid].Span.End > span.Start {
			out = append(out, mid)
		}
		lo = mid + 1
	}
	return out
}

// keysAt is the keys of all marks that cover an offset, the shortest first.
func (s *markSet) keysAt(offset int) []string {
	found := s.overlapping(passage.Span{Start: offset, End: offset + 1}, nil)
	slices.SortStableFunc(found, func(a, b int) int { return cmp.Compare(s.marks[a].Span.Len(), s.marks[b].Span.Len()) })
	var keys []string
	for _, i := range found {
		if key := s.marks[i].Key; !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}
