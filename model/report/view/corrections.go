package view

import (
	"cmp"
	"slices"
	"strings"

	"galley/model"
	"galley/model/prose"
)

// Correction is a line of the corrections log.
type Correction struct {
	At   model.Stamp
	On   string // At, for people
	Text string
	Card int // number of the claim it is about, 0 for none
}

// mayBePublished reports whether a verdict may have been published before it was
// replaced: it was signed off, or had stood to another day. What an editor
// took back within the day is no correction.
func mayBePublished(v model.Verdict, replaced model.Stamp) bool {
	return v.Rating != "" && v.SetAside == "" && (v.SignedAt != "" || v.At.Day() < replaced.Day())
}

// correctionsOf reads from the history what a reader of an earlier report would
// have to know: ratings, reasonings, proposed wordings and wordings that were changed, claims that
// were withdrawn or closed, and new versions of the article. Oldest first.
func correctionsOf(c Chosen, w *Words) []Correction {
	var log []Correction
	add := func(at model.Stamp, number int, text string) {
		log = append(log, Correction{at, w.Date(at.Day()), text, number})
	}
	numbers := map[string]int{}
	for _, d := range c.Dossiers {
		n := c.Number(d)
		numbers[d.Claim.ID] = n
		for _, change := range verdictsChanged(d) {
			change.parts["Number"] = n
			add(change.at, n, w.With(change.id, change.parts))
		}
	}
	for _, v := range c.Others {
		if v.Number > 1 && v.Number < c.Version.Number {
			add(v.Added, 0, w.Numbered("text_changed", v.Number))
		}
	}
	if c.Version.Number > 1 {
		add(c.Version.Added, 0, w.Numbered("text_changed", c.Version.Number))
	}
	changed := claimsChanged(c.Events)
	var claims []Correction // changes that only the history has
	for id, change := range changed.wordings {
		if n, in := numbers[id]; in && change.after != change.before {
			text := w.With("wording_changed", map[string]any{"Number": n, "Before": prose.OneLine(change.before)})
			claims = append(claims, Correction{change.at, w.Date(change.at.Day()), text, n})
		}
	}
	for id, change := range changed.closings {
		if n, in := numbers[id]; in && change.after != change.before {
			text := w.With("closing_"+wordsID(change.after), map[string]any{"Number": n})
			claims = append(claims, Correction{change.at, w.Date(change.at.Day()), text, n})
		}
	}
	for id, change := range changed.proposals {
		if n, in := numbers[id]; in && !sameProposal(change.before, change.after) {
			proposal, parts := proposalChanged(change.before)
			parts["Number"] = n
			claims = append(claims, Correction{change.at, w.Date(change.at.Day()), w.With(proposal, parts), n})
		}
	}
	for id, gone := range changed.withdrawn {
		if _, in := numbers[id]; !in {
			text := w.With("claim_withdrawn", map[string]any{"Before": prose.OneLine(gone.wording), "After": w.Rating(gone.scale, gone.rating)})
			claims = append(claims, Correction{gone.at, w.Date(gone.at.Day()), text, 0})
		}
	}
	slices.SortFunc(claims, func(a, b Correction) int { return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.Text, b.Text)) })
	log = append(log, claims...)
	slices.SortStableFunc(log, func(a, b Correction) int { return cmp.Compare(a.At, b.At) })
	return log
}

// verdictChange is a verdict that took the place of one that may have been published.
type verdictChange struct {
	at    model.Stamp
	id    string // of the words for it
	parts map[string]any
}

// sameProposal reports whether two verdicts propose the same words, or the same cut.
func sameProposal(a, b model.Verdict) bool { return a.Proposed == b.Proposed && a.Cut == b.Cut }

// proposalChanged says what was proposed before: the id of the words for it and their parts.
func proposalChanged(before model.Verdict) (string, map[string]any) {
	switch {
	case before.Cut:
		return "proposed_cut_changed", map[string]any{}
	case before.Proposed != "":
		return "proposed_words_changed", map[string]any{"Before": prose.OneLine(before.Proposed)}
	}
	return "proposed_first", map[string]any{}
}

// verdictsChanged are the changes of a claim's rating, of what is proposed, and of the reasoning.
func verdictsChanged(d model.Dossier) []verdictChange {
	var all []verdictChange
	var before model.Verdict // the last one that may have been published
	for _, v := range d.Verdicts {
		if v.Rating == "" || v.SetAside != "" {
			continue
		}
		if before.ID != "" && mayBePublished(before, v.At) {
			switch {
			case v.Rating != before.Rating || v.ScaleID != before.ScaleID:
				all = append(all, verdictChange{v.At, "rating_changed", map[string]any{"Before": before.Rating, "After": v.Rating}})
			case !sameProposal(before, v):
				id, parts := proposalChanged(before)
				all = append(all, verdictChange{v.At, id, parts})
			case v.Reasoning != before.Reasoning:
				all = append(all, verdictChange{v.At, "reasoning_changed", map[string]any{}})
			}
		}
		if v.Deleted == "" {
			before = v
		}
	}
	return all
}

// wordingChange is a wording that was changed after its verdict may have been published.
type wordingChange struct {
	before, after string      // as first published, and now
	at            model.Stamp // of the last change
}

// withdrawal is a claim that was deleted after its verdict may have been published.
type withdrawal struct {
	at                     model.Stamp
	wording, scale, rating string
}

// closingChange is a claim that was closed or opened after its verdict may have been published.
type closingChange struct {
	before, after model.ClosedAs // as first published, and now
	at            model.Stamp    // of the last change
}

// proposalChange is a verdict whose editor proposed something else in it on another day.
type proposalChange struct {
	before, after model.Verdict // as first published, and now
	at            model.Stamp   // of the last change
}

// claimChanges are what changed on claims after their verdict may have been published, by the
// claim's id.
type claimChanges struct {
	wordings  map[string]wordingChange
	closings  map[string]closingChange
	proposals map[string]proposalChange
	withdrawn map[string]withdrawal
}

// claimsChanged are the changes of claims that only the history, newest first, has.
func claimsChanged(events []model.Event) claimChanges {
	rated := map[string]model.Verdict{} // by claim, as the history goes on
	wordings := map[string]wordingChange{}
	withdrawn := map[string]withdrawal{}
	closings := map[string]closingChange{}
	proposals := map[string]proposalChange{}
	for _, e := range slices.Backward(events) {
		for _, edit := range e.Edits {
			switch after := edit.After.(type) {
			case model.Verdict:
				before, was := edit.Before.(model.Verdict)
				if was && after.Deleted == "" && mayBePublished(before, e.At) && after.Rating == before.Rating && !sameProposal(before, after) {
					first := before
					if earlier, known := proposals[after.ClaimID]; known {
						first = earlier.before
					}
					proposals[after.ClaimID] = proposalChange{first, after, e.At}
				}
				follow(rated, after)
			case model.Claim:
				before, was := edit.Before.(model.Claim)
				v, given := rated[after.ID]
				if !was || !given || !mayBePublished(v, e.At) {
					continue
				}
				if before.Wording != after.Wording {
					first := before.Wording
					if earlier, known := wordings[after.ID]; known {
						first = earlier.before
					}
					wordings[after.ID] = wordingChange{first, after.Wording, e.At}
				}
				if before.Closed != after.Closed {
					first := before.Closed
					if earlier, known := closings[after.ID]; known {
						first = earlier.before
					}
					closings[after.ID] = closingChange{first, after.Closed, e.At}
				}
				if delete(withdrawn, after.ID); after.Deleted != "" {
					withdrawn[after.ID] = withdrawal{e.At, before.Wording, v.ScaleID, v.Rating}
				}
			}
		}
	}
	return claimChanges{wordings, closings, proposals, withdrawn}
}

// wordsID names a way to be closed among the words of reports; "opened" for none.
func wordsID(as model.ClosedAs) string {
	return cmp.Or(strings.ReplaceAll(string(as), "-", "_"), "opened")
}

// follow keeps the verdict that a claim has after a change of one.
func follow(rated map[string]model.Verdict, v model.Verdict) {
	switch {
	case v.Deleted != "" && rated[v.ClaimID].ID == v.ID:
		delete(rated, v.ClaimID)
	case v.Deleted == "" && v.Rating != "":
		rated[v.ClaimID] = v
	}
}
