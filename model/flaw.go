package model

import "slices"

// Flaw is why a claim should be looked at before it is published. The list, the sign-off,
// the export and reports all go by the same ones.
type Flaw string

// The flaws of claims, as files name them.
const (
	FlawUnrated     Flaw = "not rated"      // has no verdict in force
	FlawContested   Flaw = "contested"      // has two verdicts, and nobody has decided between them
	FlawReworded    Flaw = "stale"          // its passage had other words when its verdict was given
	FlawUnsettled   Flaw = "unsettled"      // a correction changed its words, and nobody settled passage and wording
	FlawReopened    Flaw = "reopened"       // has a verdict, and is in work again
	FlawNoSource    Flaw = "no source"      // nothing bears on it
	FlawNoReasoning Flaw = "no reasoning"   // has a rating that nobody has explained
	FlawNoWords     Flaw = "no words"       // asks for a change, and proposes neither words nor a cut
	FlawUnsigned    Flaw = "not signed off" // has a rating that no second editor has agreed with
	FlawGone        Flaw = "gone"           // its passage is no longer in the text
)

// Flaws are those of claims, in the order people are shown them.
var Flaws = []Flaw{
	FlawUnrated, FlawContested, FlawReworded, FlawUnsettled, FlawReopened, FlawNoSource, FlawNoReasoning, FlawNoWords, FlawUnsigned, FlawGone,
}

// What is open on a claim and is the house's own business: it is told of before publication, and no
// report names it.
const (
	FlawQuestion Flaw = "open question" // nobody closed a question on it
	FlawUnticked Flaw = "not ticked"    // nobody ticked an item of its checklists
)

// PreflightFlaws are all that is told of before publication, in the order people are shown them.
var PreflightFlaws = append(slices.Clone(Flaws), FlawQuestion, FlawUnticked)

// Preflight are all that the claim has; unticked are the items of its checklists that nobody ticked.
func (d Dossier) Preflight(versionID string, unticked []Item) []Flaw {
	all := d.Flaws(versionID)
	if d.Claim.Closed != "" {
		return all
	}
	if len(d.OpenQuestions()) > 0 {
		all = append(all, FlawQuestion)
	}
	if len(unticked) > 0 {
		all = append(all, FlawUnticked)
	}
	return all
}

// Has reports whether the claim has a flaw, as it stands in a version.
func (d Dossier) Has(flaw Flaw, versionID string) bool {
	return slices.Contains(d.Flaws(versionID), flaw)
}

// Flaws are all that the claim has, in the order of the list of them.
func (d Dossier) Flaws(versionID string) []Flaw {
	if d.Claim.Closed != "" {
		return nil // a newer version ended the work on it
	}
	v, given := d.Verdict()
	rated := false
	if given && v.Rating != "" {
		_, rated = d.Scale.Rating(v.Rating)
	}
	contested := len(d.Contests()) > 0
	stale := d.LooksStale(versionID)
	var all []Flaw
	for _, one := range [...]struct {
		flaw Flaw
		has  bool
	}{
		{FlawUnrated, !rated && !contested},
		{FlawContested, contested},
		{FlawReworded, stale},
		{FlawUnsettled, !stale && d.unsettledIn(versionID)},
		{FlawReopened, rated && !d.Claim.Status.Done() && !stale},
		{FlawNoSource, len(d.Evidence) == 0},
		{FlawNoReasoning, rated && v.Reasoning == "" && len(d.AdditionsTo(v)) == 0},
		{FlawNoWords, rated && CanPropose(v.ScaleID, v.Rating) && !v.Proposes()},
		{FlawUnsigned, rated && d.Claim.Status != SignedOff},
		{FlawGone, d.Gone(versionID)},
	} {
		if one.has {
			all = append(all, one.flaw)
		}
	}
	return all
}
