package model

// Corrects reports whether a change is a correction of the article's published check, which wants a
// reason, and of which claim, "" of none. The proof is that from after the change.
func (p Proof) Corrects(e Event) (claimID string, is bool) {
	if p.Article.CheckPublished == "" || e.At <= p.Article.CheckPublished {
		return "", false
	}
	for _, edit := range e.Edits {
		switch after := edit.After.(type) {
		case Version:
			if after.ArticleID == p.Article.ID && edit.Before == nil && after.Number > 1 {
				return "", true
			}
		case Claim:
			before, was := edit.Before.(Claim)
			gone := was && after.Deleted != "" && before.Deleted == "" && before.Status.Done()
			if gone || was && p.ratedBefore(after.ID, e) && (before.Wording != after.Wording || before.Closed != after.Closed) {
				return after.ID, true
			}
		case Verdict:
			before, _ := edit.Before.(Verdict)
			other := after.Rating != before.Rating || after.Reasoning != before.Reasoning || after.Proposed != before.Proposed || after.Cut != before.Cut
			if other && after.AddedTo == "" && p.ratedBefore(after.ClaimID, e) {
				return after.ClaimID, true
			}
		}
	}
	return "", false
}

// ratedBefore reports whether a claim had a rating before an event.
func (p Proof) ratedBefore(claimID string, e Event) bool {
	made := map[string]bool{}
	for _, edit := range e.Edits {
		if v, is := edit.After.(Verdict); is {
			before, was := edit.Before.(Verdict)
			if was && before.Rating != "" && v.ClaimID == claimID {
				return true
			}
			made[v.ID] = true
		}
	}
	for _, d := range p.Dossiers {
		if d.Claim.ID != claimID {
			continue
		}
		for _, v := range d.Verdicts {
			if v.Rating != "" && !made[v.ID] {
				return true
			}
		}
	}
	return false
}
