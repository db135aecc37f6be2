package session

import (
	"galley/model"
	"galley/model/passage"
)

// Step is the listed claim that begins after a place of the text (by +1), or before it
// (-1), round the end; "" where none is listed. Claims that are no longer in the text
// come last: from a selected one of them it is the next in the list. Beside another
// version it is the next of those that a correction touched, from the selected one.
func (s *Session) Step(by, at int) string {
	if s.compared != nil {
		return s.stepTouched(by)
	}
	w := s.claimList(s.worklist.editor)
	n := len(w.shown)
	if n == 0 {
		return ""
	}
	before, after := s.around(w, at)
	i := after
	if by < 0 {
		i = before
	}
	i = (i + n) % n
	if w.shown[i] == w.guest { // it does not fit the part: it is passed by
		if n == 1 {
			return ""
		}
		i = (i + by + n) % n
	}
	return w.entries[w.shown[i]].row.ID
}

// around are the listed claims before and after a place, as indexes that may lie one
// beyond the ends.
func (s *Session) around(w *worklist, at int) (before, after int) {
	version := s.Version().ID
	from, selected := w.at[s.active]
	var place model.Appearance
	stands := false
	if selected {
		place, stands = w.entries[from].dossier.Place(version)
	}
	if selected && (!stands || place.Start == at) { // it is where the person is
		for _, i := range w.shown {
			if i < from {
				after++
			}
		}
		before = after - 1
		if after < len(w.shown) && w.shown[after] == from {
			after++
		}
		return before, after
	}
	for _, i := range w.shown {
		if p, stands := w.entries[i].dossier.Place(version); stands && p.Start < at {
			after++
		}
	}
	before = after - 1
	if before >= 0 && selected && w.shown[before] == from && at <= place.End {
		before-- // the caret is in it, or right behind it
	}
	return before, after
}

// elsewhere is where else the words of a claim stand.
type elsewhere struct {
	claim string
	spans []passage.Span
}

// ElsewhereFound takes in where else the words of a claim stand.
func (s *Session) ElsewhereFound(claimID string, spans []passage.Span) {
	s.elsewhere = elsewhere{claimID, spans}
}

// Elsewhere is where else the words of the selected claim stand, unmarked.
func (s *Session) Elsewhere() []passage.Span {
	if s.active == "" || s.elsewhere.claim != s.active {
		return nil
	}
	return s.elsewhere.spans
}
