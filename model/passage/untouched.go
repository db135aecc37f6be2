package passage

import (
	"cmp"
	"slices"
)

// Untouched are those of all that share no byte with any of the spans taken. All are in the
// order of the text, and so are those; the spans are in any order, and may overlap.
func Untouched[T any](all []T, span func(T) Span, taken []Span) []T {
	taken = slices.Clone(taken)
	slices.SortFunc(taken, func(a, b Span) int { return cmp.Compare(a.Start, b.Start) })
	out := []T{}
	reach := 0 // how far the spans go that begin before the end of this one
	for _, one := range all {
		s := span(one)
		for len(taken) > 0 && taken[0].Start < s.End {
			if !taken[0].Empty() {
				reach = max(reach, taken[0].End)
			}
			taken = taken[1:]
		}
		if reach <= s.Start {
			out = append(out, one)
		}
	}
	return out
}
