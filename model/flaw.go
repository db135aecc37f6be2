package model

// Flaw is why a claim should be looked at before it is published. The list, the sign-off,
// the export and reports all go by the same ones.
type Flaw string

// The flaws of claims, as files name them.
const (
	FlawUnrated     Flaw = "not rated"      // has no verdict in force
	FlawContested   Flaw = "contested"      // has two verdicts, and nobody has decided between them
	FlawReworded    Flaw = "stale"          // its passage had other words when its verdict was given
	FlawReopened    Flaw = "reopened"       // has a verdict, and is in work again
	FlawNoSource    Flaw = "no source"      // nothing bears on it
	FlawNoReasoning Flaw = "no reasoning"   // has a rating that nobody has explained
	FlawUnsigned    Flaw = "not signed off" // has a rating that no second editor has agreed with
	FlawGone        Flaw = "gone"           // its passage is no longer in the text
)

// Flaws are those of claims, in the order people are shown them.
var Flaws = []Flaw{
	FlawUnrated, FlawContested, FlawReworded, FlawReopened, FlawNoSource, FlawNoReasoning, FlawUnsigned, FlawGone,
}

// Has reports whether the claim has a flaw, as it stands in a version.
func (d Dossier) Has(flaw Flaw, versionID string) bool {
	_, rated := d.Rating()
	switch flaw {
	case FlawUnrated:
		return !rated && len(d.Contests()) == 0
	case FlawContested:
		return len(d.Contests()) > 0
	case FlawReworded:
		return d.LooksStale(versionID)
	case FlawReopened:
		return rated && !d.Claim.Status.Done() && !d.LooksStale(versionID)
	case FlawNoSource:
		return len(d.Evidence) == 0
	case FlawNoReasoning:
		v, _ := d.Verdict()
		return rated && v.Reasoning == "" && len(d.AdditionsTo(v)) == 0
	case FlawUnsigned:
		return rated && d.Claim.Status != SignedOff
	case FlawGone:
		return d.Gone(versionID)
	}
	return false
}

// Flaws are all that the claim has, in the order of Flaws.
func (d Dossier) Flaws(versionID string) []Flaw {
	var all []Flaw
	for _, f := range Flaws {
		if d.Has(f, versionID) {
			all = append(all, f)
		}
	}
	return all
}
