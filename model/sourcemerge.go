package model

import (
	"fmt"
	"slices"
)

// MergeSources makes one source of several that are the same: what they are used for
// is Into's from now on, and what Into lacks is taken from them. Their ids lead to
// Into. Of two persons the one that is left keeps what was promised to either.
type MergeSources struct {
	Into    string
	Sources []string
}

// MergeSourcesAction is its name in history, by which the ids of sources that were
// merged are found again.
const MergeSourcesAction = "merge sources"

// Action implements Command.
func (c MergeSources) Action() string { return MergeSourcesAction }

// Plan implements Command.
func (c MergeSources) Plan(v View, by Author) (Plan, error) {
	kept, err := v.Source(c.Into)
	if err != nil {
		return Plan{}, err
	}
	if len(c.Sources) == 0 {
		return Plan{}, Faultf(Invalid, "Name the sources that are to be merged into “%s”.", kept.Called())
	}
	have, err := v.Uses(kept.ID)
	if err != nil {
		return Plan{}, err
	}
	people, err := unitePeople(v, kept.ID)
	if err != nil {
		return Plan{}, err
	}
	held, err := uniteHeld(v, kept.ID)
	if err != nil {
		return Plan{}, err
	}
	after, merged := kept, map[string]bool{kept.ID: true}
	var moved, gone []Edit
	for _, id := range c.Sources {
		other, err := v.Source(id)
		if err != nil {
			return Plan{}, err
		}
		if merged[other.ID] {
			continue
		}
		merged[other.ID] = true
		uses, err := v.Uses(other.ID)
		if err != nil {
			return Plan{}, err
		}
		if err := held.take(v, other.ID, by); err != nil {
			return Plan{}, err
		}
		for _, e := range uses {
			next := e
			next.SourceID, next.AttachmentID = kept.ID, held.here(e.AttachmentID)
			edit := Edit{Before: e, After: next}
			if e.Deleted == "" && saysAgain(have, next) {
				edit.After = next.WithTombstone(by.At)
			}
			have, moved = append(have, next), append(moved, edit)
		}
		if err := people.take(v, other.ID, by); err != nil {
			return Plan{}, err
		}
		after = completed(after, other)
		gone = append(gone, Remove(other, by.At))
	}
	if len(gone) == 0 {
		return Plan{}, nil
	}
	what := "Merged a source into “" + after.Called() + "”"
	if len(gone) > 1 {
		what = fmt.Sprintf("Merged %d sources into “%s”", len(gone), after.Called())
	}
	// The one that is kept comes first, changed or not: the event says who it is.
	if people.now.ID != "" {
		after.Kind = PersonSource
	}
	return Plan{What: what, Edits: slices.Concat([]Edit{{Before: kept, After: after}}, held.edits, moved, people.all(), gone)}, nil
}

// saysAgain reports whether a piece of evidence is among some already.
func saysAgain(have []Evidence, e Evidence) bool {
	for _, h := range have {
		if h.Deleted == "" && h.ClaimID == e.ClaimID && h.Stance == e.Stance && h.Quote == e.Quote && h.Locator == e.Locator && h.Note == e.Note &&
			h.Proposed() == e.Proposed() && h.judgedAs(e) && h.Abroad() == e.Abroad() {
			return true
		}
	}
	return false
}

// completed is a source with what it lacks taken from another.
func completed(s, other Source) Source {
	if s.Title == s.URL && other.Title != other.URL {
		s.Title = other.Title
	}
	for field, from := range map[*string]string{
		&s.Publisher: other.Publisher, &s.Author: other.Author, &s.URL: other.URL, &s.Published: other.Published,
		&s.Accessed: other.Accessed, &s.ArchiveURL: other.ArchiveURL,
	} {
		if *field == "" {
			*field = from
		}
	}
	if s.Reliability == "" {
		s.Reliability = other.Reliability
	}
	if s.Kind == "" {
		s.Kind = other.Kind
	}
	if s.Alias == "" {
		s.Alias = other.Alias
	}
	if s.PrivateNote == "" || other.PrivateNote == "" {
		s.PrivateNote += other.PrivateNote
	} else if s.PrivateNote != other.PrivateNote {
		s.PrivateNote += "\n" + other.PrivateNote
	}
	s.Private = s.Private || other.Private
	s.Primary = s.Primary || other.Primary
	return s
}

// DeleteSources deletes sources that are on no claim.
type DeleteSources struct{ Sources []string }

// Action implements Command.
func (c DeleteSources) Action() string { return "delete sources" }

// Plan implements Command.
func (c DeleteSources) Plan(v View, by Author) (Plan, error) {
	var edits []Edit
	what := ""
	seen := map[string]bool{}
	for _, id := range c.Sources {
		source, err := v.Source(id)
		if err != nil {
			return Plan{}, err
		}
		if seen[source.ID] {
			continue
		}
		seen[source.ID] = true
		uses, err := v.Uses(source.ID)
		if err != nil {
			return Plan{}, err
		}
		for _, e := range uses {
			if e.Deleted == "" {
				return Plan{}, Faultf(Refused, "“%s” is on a claim, or on one in the trash. Take it off there first. Nothing was deleted.",
					source.Called())
			}
		}
		gone, err := busyPerson(v, source, by)
		if err != nil {
			return Plan{}, err
		}
		edits = append(append(edits, gone...), Remove(source, by.At))
		what = "Deleted the source “" + source.Called() + "”"
	}
	if len(seen) > 1 {
		what = fmt.Sprintf("Deleted %d sources", len(seen))
	}
	return Plan{What: what, Edits: edits}, nil
}
