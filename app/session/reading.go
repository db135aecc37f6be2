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
	claim string       // id of the claim that hints are of
	hints []state.Hint // at that claim
}

// ReadingMade takes in what was read out of a version's text, unless another is on show by now.
func (s *Session) ReadingMade(r state.Reading) {
	if r.Version == s.Version().ID {
		s.reading.Reading = r
	}
}

// HintsMade takes in the hints at a claim, unless another is selected by now.
func (s *Session) HintsMade(claimID string, hints []state.Hint) {
	if claimID == s.active {
		s.reading.claim, s.reading.hints = claimID, hints
	}
}

// ReadingEnded forgets all that was read: it is switched off.
func (s *Session) ReadingEnded() { s.reading = reading{} }

// Reading is what was read out of the version on show; its Version is "" while nothing is.
func (s *Session) Reading() state.Reading {
	if s.reading.Version != s.Version().ID {
		return state.Reading{}
	}
	return s.reading.Reading
}

// Hints are those at the selected claim that nobody dismissed.
func (s *Session) Hints() []state.Hint {
	if s.active == "" || s.reading.claim != s.active {
		return nil
	}
	return s.undismissed(s.reading.hints)
}

// TextHints are those at words of the version on show that nobody dismissed.
func (s *Session) TextHints() []state.Hint { return s.undismissed(s.Reading().Hints) }

// HintAt is the hint on top: that of the selected claim, or else the first one at the sentence
// around an offset.
func (s *Session) HintAt(offset int) (state.Hint, bool) {
	if own := s.Hints(); len(own) > 0 {
		return own[0], true
	}
	for _, h := range s.TextHints() {
		if h.Span.Start <= offset && offset <= h.Span.End {
			return h, true
		}
	}
	return state.Hint{}, false
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
	return state.Hint{Kind: kind, Sentence: locale.Said(said), Subject: articleID, Words: e.Words() + ": " + said, Span: e.Hint.At}
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
