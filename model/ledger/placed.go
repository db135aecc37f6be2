package ledger

import (
	"slices"

	"galley/model/passage"
)

// placed is a place with the entry that has it.
type placed struct {
	passage.Span
	entry int
}

// place sorts the places of all entries, so that the entry at a place is looked up and not
// searched for.
func (l *list) place() {
	for i, e := range l.entries {
		for _, p := range e.Places {
			l.places = append(l.places, placed{p, i})
		}
	}
	slices.SortStableFunc(l.places, func(a, b placed) int { return a.Start - b.Start })
}

// mostNested is how many places may begin before one and still reach into it.
const mostNested = 8

// at is the entry of one of some kinds that has a place overlapping this one; -1 where none
// has.
func (l *list) at(span passage.Span, kinds ...Kind) int {
	first, _ := slices.BinarySearchFunc(l.places, span.Start, func(p placed, start int) int { return p.Start - start })
	for i := max(0, first-mostNested); i < len(l.places) && l.places[i].Start < span.End; i++ {
		if p := l.places[i]; p.End > span.Start && slices.Contains(kinds, l.entries[p.entry].Kind) {
			return p.entry
		}
	}
	return -1
}
