package model

// Case is a dispute with all that an editor needs to decide it.
type Case struct {
	Dispute Dispute
	Dossier Dossier // of the claim it is about; empty where it is about none
	Title   string  // of the article it stands in, or of the source
	// What was on the claim here before the merge, and what the other library had
	// on it that this one had not, or had too.
	OursEvidence, TheirsEvidence []Exhibit
}

// Sides are the two verdicts of a contest.
func (c Case) Sides() (ours, theirs Verdict) {
	for _, v := range c.Dossier.Verdicts {
		switch v.ID {
		case c.Dispute.Ours:
			ours = v
		case c.Dispute.Theirs:
			theirs = v
		}
	}
	return ours, theirs
}
