package model

import "fmt"

// What is done to several claims is one command, one event and one step of undo. Each
// claim keeps its own rules. Where one of them refuses, nothing is changed.

// EditClaims changes the same fields of several claims; nil leaves a field as it is.
type EditClaims struct {
	IDs        []string
	Owner, Due *string
	Kind       *ClaimKind
	Status     *ClaimStatus
	Tag, Untag []string // words put on each, and taken off
}

// Action names the command in history.
func (c EditClaims) Action() string { return "edit claims" }

// Plan edits the claims that are not as wanted already.
func (c EditClaims) Plan(v View, by Author) (Plan, error) {
	return eachClaim(c.IDs, "Edited %d claims", "", func(id string) (Plan, error) {
		plan, err := EditClaim{ID: id, Owner: c.Owner, Due: c.Due, Kind: c.Kind, Status: c.Status}.Plan(v, by)
		if err != nil || len(c.Tag)+len(c.Untag) == 0 {
			return plan, err
		}
		tags, err := ChangeTags{Claims: []string{id}, Add: c.Tag, Remove: c.Untag}.Plan(v, by)
		if err != nil {
			return Plan{}, err
		}
		if plan.What == "" {
			plan.What = tags.What
		}
		plan.Edits = append(plan.Edits, tags.Edits...)
		return plan, nil
	})
}

// DeleteClaims takes several claims and their highlights away, with undo.
type DeleteClaims struct{ IDs []string }

// Action names the command in history.
func (c DeleteClaims) Action() string { return "delete claims" }

// Plan deletes the claims.
func (c DeleteClaims) Plan(v View, by Author) (Plan, error) {
	return eachClaim(c.IDs, "Deleted %d claims", "", func(id string) (Plan, error) { return DeleteClaim{ID: id}.Plan(v, by) })
}

// RateClaims gives several claims the same rating. Each keeps its reasoning. A rating
// takes a sign-off back and decides between verdicts that conflict. Somebody who rates
// many at once may not see that, so a claim of that sort is refused unless Settled is set.
type RateClaims struct {
	IDs     []string
	Scale   string // id or name; "" keeps the scale of each claim
	Rating  string
	Settled bool // claims too that are signed off, or whose verdicts conflict
}

// Action names the command in history.
func (c RateClaims) Action() string { return "rate claims" }

// Plan rates the claims that do not have the rating yet.
func (c RateClaims) Plan(v View, by Author) (Plan, error) {
	settled := 0
	what, rating := "Gave %d claims the verdict ", c.Rating
	if rating == "" {
		what = "Took the rating of %d claims back"
	}
	plan, err := eachClaim(c.IDs, what, rating, func(id string) (Plan, error) {
		one, err := SetVerdict{ClaimID: id, Scale: c.Scale, Rating: &c.Rating}.Plan(v, by)
		if err != nil || len(one.Edits) == 0 || c.Settled {
			return one, err
		}
		claim, err := v.Claim(id)
		if err != nil {
			return Plan{}, err
		}
		on, err := verdictsOn(v, id)
		if claim.Status == SignedOff || len(on.contests) > 0 {
			settled++
		}
		return one, err
	})
	switch {
	case err != nil:
		return Plan{}, err
	case settled == 1:
		return Plan{}, Faultf(Refused, "One of these claims is signed off, or two verdicts on it conflict. Rate that one by itself. "+
			"Nothing was changed.")
	case settled > 1:
		return Plan{}, Faultf(Refused, "%d of these claims are signed off, or two verdicts on them conflict. Rate those by themselves. "+
			"Nothing was changed.", settled)
	}
	return plan, nil
}

// Settled reports whether a new rating of the claim would take a sign-off back, or
// decide between verdicts that conflict.
func (d Dossier) Settled() bool { return d.Claim.Status == SignedOff || len(d.Contests()) > 0 }

// eachClaim makes one plan of one for each claim. An id that stands there twice counts
// once. What names them all for history, with their number in it and tail behind it; of
// one claim that changes, history says what it would say of that one.
func eachClaim(ids []string, what, tail string, one func(id string) (Plan, error)) (Plan, error) {
	if len(ids) == 0 {
		return Plan{}, Faultf(Invalid, "No claim was named, so nothing was changed.")
	}
	var plan Plan
	changed := 0
	done := map[string]bool{}
	for _, id := range ids {
		if done[id] {
			continue
		}
		done[id] = true
		p, err := one(id)
		if err != nil {
			return Plan{}, err
		}
		if len(p.Edits) == 0 {
			continue
		}
		changed++
		plan.What = p.What
		plan.Edits = append(plan.Edits, p.Edits...)
	}
	if changed > 1 {
		plan.What = fmt.Sprintf(what, changed) + tail
	}
	return plan, nil
}
