package report

import (
	"cmp"
	"slices"

	"galley/model"
)

// correction is a line of the corrections log.
type correction struct {
	At   model.Stamp
	On   string // At, for people
	Text string
	Card int // number of the claim it is about, 0 for none
}

// published reports whether a verdict may have been published before it was
// replaced: it was signed off, or had stood to another day. What an editor
// took back at the desk within the day is no correction.
func published(v model.Verdict, replaced model.Stamp) bool {
	return v.Rating != "" && v.SetAside == "" && (v.SignedAt != "" || v.At.Day() < replaced.Day())
}

// correctionsOf reads from the history what a reader of an earlier report would
// have to know: ratings, reasonings and wordings that were changed, claims that
// were withdrawn, and new versions of the article. Oldest first.
func correctionsOf(c Content, w *words) []correction {
	var log []correction
	add := func(at model.Stamp, number int, id string, parts map[string]any) {
		parts["Number"] = number
		log = append(log, correction{at, w.date(at.Day()), w.with(id, parts), number})
	}
	numbers := map[string]int{}
	for i, d := range c.Dossiers {
		numbers[d.Claim.ID] = i + 1
		var before model.Verdict // the last one that may have been published
		for _, v := range d.Verdicts {
			if before.ID != "" && published(before, v.At) && v.Rating != "" && v.SetAside == "" {
				switch {
				case v.Rating != before.Rating || v.ScaleID != before.ScaleID:
					add(v.At, i+1, "rating_changed", map[string]any{"Before": before.Rating, "After": v.Rating})
				case v.Reasoning != before.Reasoning:
					add(v.At, i+1, "reasoning_changed", map[string]any{})
				}
			}
			if v.Rating != "" && v.SetAside == "" && v.Deleted == "" {
				before = v
			}
		}
	}
	for _, v := range c.Others {
		if v.Number > 1 && v.Number < c.Version.Number {
			log = append(log, correction{v.Added, w.date(v.Added.Day()), w.numbered("text_changed", v.Number), 0})
		}
	}
	if c.Version.Number > 1 {
		log = append(log, correction{c.Version.Added, w.date(c.Version.Added.Day()), w.numbered("text_changed", c.Version.Number), 0})
	}
	log = append(log, changesIn(c, w, numbers)...)
	slices.SortStableFunc(log, func(a, b correction) int { return cmp.Compare(a.At, b.At) })
	return log
}

// changesIn are the wordings changed and the claims withdrawn after their
// verdict may have been published, which only the history tells of.
func changesIn(c Content, w *words, numbers map[string]int) []correction {
	rated := map[string]model.Verdict{} // by claim, as the history goes on
	wordings := map[string]string{}     // as last published
	last := map[string]model.Stamp{}    // when the wording was changed last
	now := map[string]string{}
	gone := map[string]correction{}
	for _, e := range slices.Backward(c.Events) {
		for _, edit := range e.Edits {
			switch after := edit.After.(type) {
			case model.Verdict:
				switch {
				case after.Deleted != "" && rated[after.ClaimID].ID == after.ID:
					delete(rated, after.ClaimID)
				case after.Deleted == "" && after.Rating != "":
					rated[after.ClaimID] = after
				}
			case model.Claim:
				before, was := edit.Before.(model.Claim)
				v, given := rated[after.ID]
				if !was || !given || !published(v, e.At) {
					continue
				}
				if before.Wording != after.Wording {
					if _, known := wordings[after.ID]; !known {
						wordings[after.ID] = before.Wording
					}
					last[after.ID], now[after.ID] = e.At, after.Wording
				}
				if delete(gone, after.ID); after.Deleted != "" {
					gone[after.ID] = correction{e.At, w.date(e.At.Day()), w.with("claim_withdrawn", map[string]any{"Before": oneLine(before.Wording), "After": v.Rating}), 0}
				}
			}
		}
	}
	var log []correction
	for id, before := range wordings {
		if n, in := numbers[id]; in && now[id] != before {
			log = append(log, correction{last[id], w.date(last[id].Day()), w.with("wording_changed", map[string]any{"Number": n, "Before": oneLine(before)}), n})
		}
	}
	for id, line := range gone {
		if _, in := numbers[id]; !in {
			log = append(log, line)
		}
	}
	slices.SortFunc(log, func(a, b correction) int { return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.Text, b.Text)) })
	return log
}
