package model

// Dossier is a claim with everything on it, as a panel or a report shows it.
type Dossier struct {
	Claim       Claim
	Appearances []Appearance // all of them, in every article, by version and start
	Evidence    []Exhibit    // in the order attached
	Verdicts    []Verdict    // oldest first
	Scale       Scale        // of the verdict in force, or the default one
	Disputes    []Dispute    // on the claim and all that is on it, open ones, oldest first
	Scales      []Scale      // of its verdicts; where they contest each other only
}

// Exhibit is a piece of evidence together with its source.
type Exhibit struct {
	Evidence
	Source Source
}

// Verdict is the one in force, and whether there is one: not while verdicts
// contest each other, unless one was begun since.
func (d Dossier) Verdict() (Verdict, bool) { return standing(d.Verdicts, d.Contests()) }

// Contests are the open disputes about which of two verdicts holds.
func (d Dossier) Contests() []Contest { return contestsOf(d.Verdicts, d.Disputes) }

// Contested are the verdicts that contest each other, oldest first: none of
// them may be published as the claim's rating until an editor decides.
func (d Dossier) Contested() []Verdict {
	sides := map[string]bool{}
	for _, c := range d.Contests() {
		sides[c.Ours.ID], sides[c.Theirs.ID] = true, true
	}
	var all []Verdict
	for _, v := range d.Verdicts {
		if sides[v.ID] {
			all = append(all, v)
		}
	}
	return all
}

// ScaleOf is the scale of one of the claim's verdicts, and whether it is at hand.
func (d Dossier) ScaleOf(v Verdict) (Scale, bool) {
	for _, s := range append([]Scale{d.Scale}, d.Scales...) {
		if s.ID == v.ScaleID {
			return s, true
		}
	}
	return Scale{}, false
}

// Rating is the rating in force, and whether there is one.
func (d Dossier) Rating() (Rating, bool) {
	v, ok := d.Verdict()
	if !ok || v.Rating == "" {
		return Rating{}, false
	}
	return d.Scale.Rating(v.Rating)
}

// In is the first appearance in a version, and whether there is one.
func (d Dossier) In(versionID string) (Appearance, bool) {
	for _, a := range d.Appearances {
		if a.VersionID == versionID {
			return a, true
		}
	}
	return Appearance{}, false
}

// Proof is an article opened for work: one version of it and the dossiers of
// all claims that stand in it, by their first appearance.
type Proof struct {
	Article  Article
	Version  Version
	Versions int // how many the article has
	Dossiers []Dossier
}
