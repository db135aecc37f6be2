package model

import (
	"fmt"

	"galley/model/passage"
)

// MarkElsewhere marks more places of a version where a claim stands, all in one step.
type MarkElsewhere struct {
	ClaimID   string
	VersionID string
	Spans     []passage.Span
}

func (c MarkElsewhere) Action() string { return "mark again" }

func (c MarkElsewhere) Plan(v View, by Author) (Plan, error) {
	if len(c.Spans) == 1 {
		return MarkAgain{ClaimID: c.ClaimID, VersionID: c.VersionID, Span: c.Spans[0]}.Plan(v, by)
	}
	claim, err := v.Claim(c.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	version, err := v.Version(c.VersionID)
	if err != nil {
		return Plan{}, err
	}
	plan := Plan{What: fmt.Sprintf("Marked “%s” at %d more places", passage.Shorten(claim.Wording, 60), len(c.Spans))}
	for _, span := range c.Spans {
		appearance, err := Appearance{ID: NewID(), ClaimID: c.ClaimID}.place(version, span)
		if err != nil {
			return Plan{}, err
		}
		plan.Edits = append(plan.Edits, Create(appearance))
	}
	return plan, nil
}

// mostElsewhere is how many more places of the same words are offered at most: of
// more than these nobody means every one.
const mostElsewhere = 50

// Elsewhere is where else in the version the words of a passage stand, as whole
// words, in lines that are not hidden, and where no claim is marked. It is empty
// where there are too many to be meant.
func (p Proof) Elsewhere(at passage.Span) []passage.Span {
	places := passage.Elsewhere(p.Version.Text, at, mostElsewhere+1)
	if len(places) > mostElsewhere {
		return nil
	}
	var marked []passage.Span
	for _, d := range p.Dossiers {
		for _, a := range d.Appearances {
			if a.VersionID == p.Version.ID && a.State != Orphaned {
				marked = append(marked, a.Span())
			}
		}
	}
	var out []passage.Span
	for _, place := range places {
		if p.shows(place) && !overlapsAny(place, marked) {
			out = append(out, place)
		}
	}
	return out
}

// shows reports whether a place lies in blocks that are not hidden.
func (p Proof) shows(place passage.Span) bool {
	for i, b := range p.Version.Blocks {
		if place.Overlaps(b.Span()) && p.Version.IsHidden(i) {
			return false
		}
	}
	return true
}

func overlapsAny(place passage.Span, others []passage.Span) bool {
	for _, other := range others {
		if place.Overlaps(other) {
			return true
		}
	}
	return false
}
