package model

// Dossier is a claim with everything on it, as a panel or a report shows it.
type Dossier struct {
	Claim       Claim
	Appearances []Appearance // all of them, in every article, by version and start
	Evidence    []Exhibit    // in the order attached
	Verdicts    []Verdict    // oldest first
	Scale       Scale        // of the verdict in force, or the default one
}

// Exhibit is a piece of evidence together with its source.
type Exhibit struct {
	Evidence
	Source Source
}

// Verdict is the one in force, and whether there is one.
func (d Dossier) Verdict() (Verdict, bool) { return InForce(d.Verdicts) }

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
