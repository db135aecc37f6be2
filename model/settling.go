package model

import (
	"slices"

	"galley/model/passage"
)

// settling decides which claims a new version of a text closes, and which it opens again.
type settling struct {
	view          View
	old, now      Version
	from, carried []Appearance     // the places before, and at the same index those in the new version
	of            map[string][]int // the indexes of each claim's
	edits         []Edit           // of claims
	closed        int
	missed        int // claims whose proposal the version does not have
}

// proposed is a claim whose verdict in force proposes something.
type proposed struct {
	claim    Claim
	dossier  Dossier
	verdict  Verdict
	replaced []passage.Replaced // for each of its places, in order
}

// settle looks at the claims whose passages were carried over, and puts appearances at the
// proposed words where those stand.
func (s *settling) settle() error {
	s.of = map[string][]int{}
	var order []string
	for i, a := range s.carried {
		if s.of[a.ClaimID] == nil {
			order = append(order, a.ClaimID)
		}
		s.of[a.ClaimID] = append(s.of[a.ClaimID], i)
	}
	var open []*proposed
	for _, id := range order {
		claim, err := s.view.Claim(id)
		if err != nil {
			return err
		}
		on, err := verdictsOn(s.view, id)
		if err != nil {
			return err
		}
		verdict, _ := on.inForce()
		switch {
		case claim.Closed != "":
			if s.isBack(claim, verdict) {
				s.edits = append(s.edits, Edit{Before: claim, After: claim.opened()})
			}
		case verdict.Proposes():
			d := Dossier{Claim: claim, Verdicts: on.verdicts, Disputes: on.disputes}
			open = append(open, &proposed{claim: claim, verdict: verdict, dossier: d})
		}
	}
	s.find(open)
	for _, p := range open {
		if err := s.close(p); err != nil {
			return err
		}
	}
	return nil
}

// find looks for what was proposed in the new text, for all claims at once.
func (s *settling) find(open []*proposed) {
	var all []passage.Replacement
	for _, p := range open {
		for _, i := range s.of[p.claim.ID] {
			r := passage.Replacement{With: p.verdict.Proposed}
			if s.from[i].State != Orphaned {
				r.Span = s.from[i].Span()
			}
			all = append(all, r)
		}
	}
	found := passage.FindReplaced(s.old.Text, s.now.Text, all)
	for _, p := range open {
		n := len(s.of[p.claim.ID])
		p.replaced, found = found[:n], found[n:]
	}
}

// close closes a claim all of whose places have what was proposed, those in other articles too.
func (s *settling) close(p *proposed) error {
	places := s.of[p.claim.ID]
	spans := make([]passage.Span, len(places))
	took := 0
	for k, i := range places {
		span, is := s.corrected(p.verdict, s.from[i], s.carried[i], p.replaced[k])
		gone := !p.verdict.Cut && s.from[i].State == Orphaned && s.carried[i].State == Orphaned
		if !is && !gone {
			s.missed++
			return nil
		}
		if spans[k] = span; is {
			took++
		}
	}
	if took == 0 {
		s.missed++
		return nil
	}
	elsewhere, err := s.missedElsewhere(p)
	if err != nil {
		return err
	}
	for k, i := range places {
		switch {
		case !spans[k].Empty():
			if s.carried[i], err = s.carried[i].place(s.now, spans[k]); err != nil {
				return err
			}
		case p.verdict.Cut:
			s.carried[i] = s.carried[i].lost(s.from[i])
		}
	}
	if !elsewhere {
		s.closed++
		s.edits = append(s.edits, Edit{Before: p.claim, After: p.claim.closed(TakenOver, s.now.ID)})
	}
	return nil
}

// missedElsewhere reports whether the claim stands in another article too that does not have what was
// proposed.
func (s *settling) missedElsewhere(p *proposed) (bool, error) {
	all, err := s.view.Appearances(p.claim.ID)
	here := func(a Appearance) bool { return a.ArticleID == s.now.ArticleID }
	if err != nil || !slices.ContainsFunc(all, func(a Appearance) bool { return !here(a) }) {
		return false, err
	}
	if p.dossier.Appearances, err = livingPlaces(s.view, p.claim.ID); err != nil {
		return false, err
	}
	return slices.ContainsFunc(p.dossier.newest(), func(a Appearance) bool {
		return !here(a) && (a.State != Orphaned || p.verdict.Cut) && !p.dossier.tookOver(p.verdict, a)
	}), nil
}

// lost is an appearance whose words are no longer in the text: it says what to look for.
func (a Appearance) lost(was Appearance) Appearance {
	a.Start, a.End, a.Exact, a.Prefix, a.Suffix, a.State, a.Places = 0, 0, was.Exact, was.Prefix, was.Suffix, Orphaned, 0
	return a
}

// corrected reports whether a place has what was proposed, and where the proposed words stand.
func (s *settling) corrected(v Verdict, was, now Appearance, r passage.Replaced) (passage.Span, bool) {
	switch {
	case v.Cut:
		return passage.Span{}, now.State == Orphaned && now.Places == 0 || r.Gone && now.State != Moved
	case now.State != Orphaned && v.TookOver(was.Exact, now.Exact):
		return now.Span(), true
	case r.Span.Empty():
		return r.Span, false
	}
	return r.Span, v.TookOver(was.Exact, s.now.Text[r.Span.Start:r.Span.End])
}

// isBack reports whether a version brings back what closed a claim before: a place has other words
// than in the version before, and they are not those that were proposed.
func (s *settling) isBack(claim Claim, v Verdict) bool {
	return slices.ContainsFunc(s.of[claim.ID], func(i int) bool {
		was, now := s.from[i], s.carried[i]
		switch {
		case now.State == Orphaned:
			return false
		case was.State != Orphaned && passage.SameWords(was.Exact, now.Exact):
			return false
		}
		return claim.Closed != TakenOver || v.Cut || !passage.SameWords(now.Exact, v.Proposed)
	})
}
