package session

import (
	"slices"

	"galley/app/state"
	"galley/model"
)

// covered is what of the version on show was looked at, and what that was counted of.
type covered struct {
	of       Counted
	coverage *model.Coverage
}

// Counted is what a coverage is counted of.
type Counted struct {
	Version  model.Version
	dossiers []model.Dossier
	asides   []model.Aside
}

// Counted is what the coverage of the version on show is counted of now; false where no article is
// open, or its coverage is counted already.
func (s *Session) Counted() (Counted, bool) {
	p := s.article.Proof
	now := Counted{p.Version, p.Dossiers, p.Asides}
	return now, s.IsOpen() && (s.covered.coverage == nil || !s.covered.of.Same(now))
}

// Same reports whether the same would be counted of another.
func (c Counted) Same(other Counted) bool {
	return c.SameText(other.Version) && state.SameList(c.dossiers, other.dossiers) && state.SameList(c.asides, other.asides)
}

// SameText reports whether the words are the same.
func (c Counted) SameText(v model.Version) bool {
	return c.Version.ID == v.ID && slices.Equal(c.Version.Hidden, v.Hidden)
}

// Count counts the coverage, of the words and sentences of the version. It takes long for a long text:
// not for the UI goroutine. Where it is as it was before it is that one, which is on the screen already.
func (c Counted) Count(words *model.Segments, before *model.Coverage) *model.Coverage {
	now := words.Coverage(c.dossiers, c.asides)
	if before != nil && slices.Equal(before.Runs, now.Runs) && slices.Equal(before.Sentences, now.Sentences) {
		return before
	}
	return &now
}

// CoverageCounted takes in a coverage, unless another version is on show by now.
func (s *Session) CoverageCounted(of Counted, c *model.Coverage) {
	if of.Version.ID == s.Version().ID {
		s.covered = covered{of, c}
	}
}

// Coverage is what of the version on show was looked at, as it was counted last; nil while it is
// counted for the first time.
func (s *Session) Coverage() *model.Coverage {
	if !s.IsOpen() || s.covered.of.Version.ID != s.Version().ID {
		return nil
	}
	return s.covered.coverage
}
