package view

import (
	"cmp"
	"slices"

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
// have to know: ratings, reasonings and wordings that were changed, claims that
// were withdrawn, and new versions of the article. Oldest first.
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
	wordings, withdrawn := claimsChanged(c.Events)
	var claims []Correction // changes that only the history has
	for id, change := range wordings {
		if n, in := numbers[id]; in && change.after != change.before {
			text := w.With("wording_changed", map[string]any{"Number": n, "Before": prose.OneLine(change.before)})
			claims = append(claims, Correction{change.at, w.Date(change.at.Day()), text, n})
		}
	}
	for id, gone := range withdrawn {
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

// verdictsChanged are the changes of a claim's rating and reasoning.
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

// claimsChanged are the wordings that were changed and the claims that were withdrawn after their
// verdict may have been published, by the claim's id. Only the history, newest first, has them.
func claimsChanged(events []model.Event) (map[string]wordingChange, map[string]withdrawal) {
	rated := map[string]model.Verdict{} // by claim, as the history goes on
	wordings := map[string]wordingChange{}
	withdrawn := map[string]withdrawal{}
	for _, e := range slices.Backward(events) {
		for _, edit := range e.Edits {
			switch after := edit.After.(type) {
			case model.Verdict:
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
				if delete(withdrawn, after.ID); after.Deleted != "" {
					withdrawn[after.ID] = withdrawal{e.At, before.Wording, v.ScaleID, v.Rating}
				}
			}
		}
	}
	return wordings, withdrawn
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
