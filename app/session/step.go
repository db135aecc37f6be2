package session

import (
	"galley/model"
	"galley/model/passage"
)

// steps are the claims that next and previous go through, in their order.
func (s *Session) steps() []model.Dossier { return s.article.Proof.Dossiers }

// Step is the claim that begins after a place of the text (by +1), or before it (-1),
// round the end; "" where there is none. Claims that are no longer in the text come
// last: from a selected one of them it is the next in the list. Beside another version
// only claims that a correction touched count, from the selected one.
func (s *Session) Step(by, at int) string {
	if s.compared != nil {
		return s.stepTouched(by)
	}
	all := s.steps()
	if len(all) == 0 {
		return ""
	}
	n := len(all)
	return all[((s.stepFrom(all, by, at)%n)+n)%n].Claim.ID
}

// stepFrom is the index of the claim to step to; it may lie one beyond either end.
func (s *Session) stepFrom(all []model.Dossier, by, at int) int {
	before, here := 0, -1 // how many begin before the place; the selected one, if it begins there
	end := 0              // of those that begin at the place
	active, within := -1, false
	for i, d := range all {
		place, stands := d.Place(s.Version().ID)
		selected := d.Claim.ID == s.active
		switch {
		case !stands && selected:
			return i + by
		case !stands:
		case place.Start < at:
			before, end = i+1, i+1
		case place.Start == at:
			end = i + 1
			if selected {
				here = i
			}
		}
		if selected {
			active, within = i, place.Start < at && at <= place.End
		}
	}
	switch {
	case here >= 0:
		return here + by
	case by > 0 && end > before: // the caret stands before one that is not selected
		return before
	case by > 0:
		return end
	case within && active == before-1:
		return before - 2 // it is selected already
	}
	return before - 1
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
