package session

import (
	"galley/app/locale"
	"galley/app/state"
	"galley/model"
	"galley/model/ledger"
)

// reading is what Galley noticed while it read along.
type reading struct {
	state.Reading
	claim   model.Dossier // that hints are of, as they were made
	version string        // on show then
	hints   []state.Hint  // at that claim, the best first
}

// ReadingMade takes in what was read out of a version's text, unless another is on show by now.
func (s *Session) ReadingMade(r state.Reading) {
	if r.Version == s.Version().ID {
		s.reading.Reading = r
	}
}

// HintsMade takes in the hints at a claim, unless another is selected by now.
func (s *Session) HintsMade(of model.Dossier, version string, hints []state.Hint) {
	if of.Claim.ID == s.active && version == s.Version().ID {
		s.reading.claim, s.reading.version, s.reading.hints = of, version, hints
	}
}

// HintsEnded forgets the hints at a claim: they are of another version, or of kinds that are no
// longer wanted.
func (s *Session) HintsEnded() { s.reading.claim, s.reading.hints = model.Dossier{}, nil }

// HintedClaim is the claim that hints are shown at, as it was when they were made.
func (s *Session) HintedClaim() model.Dossier { return s.reading.claim }

// ReadingEnded forgets all that was read: it is switched off.
func (s *Session) ReadingEnded() { s.reading = reading{} }

// Reading is what was read out of the version on show; its Version is "" while nothing is.
func (s *Session) Reading() state.Reading {
	if s.reading.Version != s.Version().ID {
		return state.Reading{}
	}
	return s.reading.Reading
}

// Hints are those at the selected claim that nobody dismissed, the best first.
func (s *Session) Hints() []state.Hint {
	if s.active == "" || s.reading.claim.Claim.ID != s.active || s.reading.version != s.Version().ID {
		return nil
	}
	return s.undismissed(s.reading.hints)
}

// Ledger is what the ledger panel shows; wants says which kinds of hints are to be shown.
func (s *Session) Ledger(wants func(state.HintKind) bool, off bool) state.Ledger {
	r := s.Reading()
	now := state.Ledger{Open: s.IsOpen(), Off: off, Version: r.Version, Spelling: r.Spelling}
	ticked := model.Ticked(s.article.Proof.Ticks)
	for _, e := range r.Ledger {
		entry := state.Entry{Entry: e, Ticked: model.IsTicked(ticked, s.ArticleID(), e)}
		if h := ledgerHint(s.ArticleID(), e); h.Sentence != "" && wants(h.Kind) && !h.Dismissed(ticked) {
			entry.Hint = h
		}
		now.Entries = append(now.Entries, entry)
	}
	return now
}

// ledgerHint is the hint at an entry. It is known again by the entry and what it says, so that
// another figure is another hint.
func ledgerHint(articleID string, e ledger.Entry) state.Hint {
	said := e.Hint.String()
	kind := state.NameHint
	if e.Hint.Code.OfFigures() {
		kind = state.FigureHint
	}
	return state.Hint{Kind: kind, Sentence: locale.Said(said), Subject: articleID, Words: e.Words() + ": " + said}
}

func (s *Session) undismissed(hints []state.Hint) []state.Hint {
	if len(hints) == 0 {
		return nil
	}
	ticked := model.Ticked(s.article.Proof.Ticks)
	var left []state.Hint
	for _, h := range hints {
		if !h.Dismissed(ticked) {
			left = append(left, h)
		}
	}
	return left
}
