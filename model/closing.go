package model

import (
	"slices"

	"galley/model/passage"
	"galley/model/prose"
)

// CloseClaim says that a newer version ended the work on a claim: the proposed words were
// taken over, or the sentence is rightly gone. A later version that brings the old words
// back opens it again, and so does another verdict.
type CloseClaim struct {
	ClaimID string
	As      ClosedAs
}

func (c CloseClaim) Action() string { return "close claim" }

func (c CloseClaim) Plan(v View, by Author) (Plan, error) {
	before, err := v.Claim(c.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	if !contains(ClosedAll, c.As) {
		return Plan{}, Faultf(Invalid, "“%s” is no way to close a claim: it is %s. The claim stays open.",
			passage.Shorten(prose.Flatten(string(c.As)), 40), join(ClosedAll))
	}
	places, err := livingPlaces(v, before.ID)
	if err != nil {
		return Plan{}, err
	}
	on, err := verdictsOn(v, before.ID)
	if err != nil {
		return Plan{}, err
	}
	d := Dossier{Claim: before, Appearances: places, Verdicts: on.verdicts, Disputes: on.disputes}
	verdict, proposes := d.Proposal()
	newest := d.newest()
	stands := slices.ContainsFunc(newest, func(a Appearance) bool { return a.State != Orphaned })
	switch {
	case before.Closed == c.As:
		return Plan{}, nil
	case len(on.contests) > 0:
		return Plan{}, Faultf(Refused, "Two verdicts on this claim conflict. Decide between them first. The claim stays open.")
	case len(newest) == 0:
		return Plan{}, Faultf(Refused, "This claim stands in no article, so no correction can close it. Delete it instead. It stays as it was.")
	case c.As == TakenOver && !proposes:
		return Plan{}, Faultf(Refused, "Nothing was proposed on this claim, so nothing can be taken over. The claim stays open.")
	case c.As == Removed && stands:
		return Plan{}, Faultf(Refused, "The passage still stands in the text, so it was not removed. The claim stays open.")
	case c.As == TakenOver && verdict.Cut && stands:
		return Plan{}, Faultf(Refused, "A cut was proposed, and the passage still stands in the text. The claim stays open.")
	case c.As == TakenOver && !verdict.Cut && !stands:
		return Plan{}, Faultf(Refused, "The passage is no longer in the text, so its words were not taken over. "+
			"Close the claim as removed, or select the words in the text first. The claim stays open.")
	case c.As == TakenOver && slices.ContainsFunc(newest, func(a Appearance) bool { return d.unaltered(verdict, a) }):
		return Plan{}, Faultf(Refused, "The passage still has the words that it had when the change was proposed. The claim stays open.")
	}
	in := ""
	for _, a := range newest {
		in = max(in, a.VersionID)
	}
	what := Sayf("Closed as taken over: “%s”", passage.Shorten(before.Wording, 60))
	if c.As == Removed {
		what = Sayf("Closed as rightly removed: “%s”", passage.Shorten(before.Wording, 60))
	}
	plan := Plan{What: what, Edits: []Edit{{Before: before, After: before.closed(c.As, in)}}}
	for _, a := range newest {
		if a.State == Changed { // it was looked at, and is right
			settled := a
			settled.State = Anchored
			plan.Edits = append(plan.Edits, Edit{Before: a, After: settled})
		}
	}
	return plan, nil
}

// ReopenClaim takes a claim that a newer version had closed back into work.
type ReopenClaim struct{ ClaimID string }

// Action names the command in history.
func (c ReopenClaim) Action() string { return "reopen claim" }

// Plan opens the claim again.
func (c ReopenClaim) Plan(v View, by Author) (Plan, error) {
	before, err := v.Claim(c.ClaimID)
	if err != nil || before.Closed == "" {
		return Plan{}, err
	}
	return change(Sayf("Opened again: “%s”", passage.Shorten(before.Wording, 60)), before, before.opened())
}

// closed is the claim, closed. It counts as checked then; a sign-off stays.
func (c Claim) closed(as ClosedAs, versionID string) Claim {
	c.Closed, c.ClosedIn = as, versionID
	if !c.Status.Done() {
		c.Status = Checked
	}
	return c
}

// opened is the claim, open again and in work.
func (c Claim) opened() Claim {
	c.Closed, c.ClosedIn, c.Status = "", "", InProgress
	return c
}

// NotTakenOver reports whether a version came after the verdict in force and does not have what
// it proposes: the words, or the cut. A claim that was closed is none of these.
func (d Dossier) NotTakenOver(versionID string) bool {
	v, proposes := d.Proposal()
	if !proposes || d.Claim.Closed != "" || v.ID > versionID {
		return false
	}
	return slices.ContainsFunc(d.AppearancesIn(versionID), func(a Appearance) bool { return !d.tookOver(v, a) })
}

// tookOver reports whether a place of the claim has what a verdict proposes.
func (d Dossier) tookOver(v Verdict, a Appearance) bool {
	if a.State == Orphaned {
		return v.Cut && a.Places == 0
	}
	return v.TookOver(d.judged(v, a).Exact, a.Exact)
}

// unaltered reports whether a place still has the words that a verdict was given on.
func (d Dossier) unaltered(v Verdict, a Appearance) bool {
	return a.State != Orphaned && cleanProposal(d.judged(v, a).Exact) == cleanProposal(a.Exact) && !d.tookOver(v, a)
}

// Judged are the words of the passage that a verdict was given on, "" where it stands nowhere.
func (d Dossier) Judged(v Verdict) string {
	for _, a := range d.newest() {
		if was := d.judged(v, a); was.Exact != "" {
			return was.Exact
		}
	}
	return ""
}

// judged is the place that a verdict was given on, of which another is the newer one.
func (d Dossier) judged(v Verdict, a Appearance) Appearance {
	for a.VersionID > v.ID {
		was, ok := d.Before(a)
		if !ok {
			break
		}
		a = was
	}
	return a
}
