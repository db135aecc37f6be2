package model

import (
	"cmp"
	"encoding/json"
	"fmt"

	"galley/model/passage"
)

// DecideDispute chooses between what two libraries said: ours keeps what
// stands, theirs takes the other. (A new verdict on the claim decides its
// contests too.)
type DecideDispute struct {
	ID     string
	Choice Choice
}

func (c DecideDispute) Action() string { return "decide conflict" }

func (c DecideDispute) Plan(v View, by Author) (Plan, error) {
	if c.Choice != ChoiceOurs && c.Choice != ChoiceTheirs {
		return Plan{}, Faultf(Invalid, "“%s” is no choice: a conflict is decided for ours or theirs. Nothing was changed.", c.Choice)
	}
	d, err := v.Dispute(c.ID)
	if err != nil {
		return Plan{}, err
	}
	if !d.Open() {
		return Plan{}, Faultf(Refused, "%s has decided this already. Nothing was changed.", d.DecidedBy)
	}
	if d.OfVerdicts() {
		return c.verdicts(v, d, by)
	}
	kept := "" // what a confidential source is called: of it neither side's words are said
	if d.About == NounSource {
		source, err := v.Source(d.RecordID)
		if err != nil && !HasCode(err, NotFound) {
			return Plan{}, err
		}
		if source.Private {
			kept = source.Called()
		}
	}
	said := func(side string) string { return cmp.Or(kept, passage.Shorten(Said(side), 60)) }
	plan := Plan{What: Sayf("Decided the %s: “%s”", d.Field, said(d.Ours)), Edits: []Edit{decided(d, c.Choice, by)}}
	if c.Choice == ChoiceOurs {
		return plan, nil
	}
	plan.What = Sayf("Decided the %s: “%s”", d.Field, said(d.Theirs))
	before, err := v.Record(d.About, d.RecordID)
	if err != nil {
		return Plan{}, err
	}
	after, err := overlay(before, d.Theirs)
	if err != nil {
		return Plan{}, err
	}
	if Same(before, after) {
		return plan, nil
	}
	if claim, ok := after.(Claim); ok && d.Field == "wording" && claim.Status == SignedOff {
		claim.Status = Checked // the sign-off was for other words
		after = claim
	}
	plan.Edits = append(plan.Edits, Edit{Before: before, After: after})
	return plan, nil
}

// verdicts decides which of two verdicts holds, or, where they give one rating,
// whose reasoning does. The other one is set aside.
func (c DecideDispute) verdicts(v View, d Dispute, by Author) (Plan, error) {
	claim, err := v.Claim(d.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	on, err := verdictsOn(v, claim.ID)
	if err != nil {
		return Plan{}, err
	}
	won, lost := d.sides(on.verdicts)
	if c.Choice == ChoiceTheirs {
		won, lost = lost, won
	}
	about := passage.Shorten(claim.Wording, 60)
	edits := []Edit{decided(d, c.Choice, by)}
	if d.Contest() {
		if won.ID == "" || lost.ID == "" {
			return Plan{}, Faultf(Conflict, "One of the two verdicts no longer exists, so there is nothing to decide. Nothing was changed.")
		}
		edits = append(edits, setAside(lost, by))
		return Plan{
			What:  Sayf("Decided for the verdict %s of %s on “%s”", nameRating(won.Rating), won.By, about),
			Edits: append(edits, c.contest(claim, on, d, won, lost, by)...),
		}, nil
	}
	if lost.ID != "" && lost.SetAside == "" {
		edits = append(edits, setAside(lost, by))
	}
	return Plan{What: Sayf("Decided whose reasoning holds on “%s”", about), Edits: edits}, nil
}

// contest is what follows from a decision between two verdicts. Other contests of
// the one that lost go on with the one that won. What is newer than the one that won
// and no side of an open contest is set aside: reasoning begun meanwhile would be in
// force instead of it. The claim is checked where nothing is left to decide.
func (c DecideDispute) contest(claim Claim, on verdictsOfClaim, d Dispute, won, lost Verdict, by Author) []Edit {
	var edits []Edit
	open := false
	sides := map[string]bool{won.ID: true, lost.ID: true}
	for _, other := range on.contests {
		if other.Dispute.ID == d.ID {
			continue
		}
		next := other.Dispute.replace(lost, won)
		if next.Ours == next.Theirs {
			next = next.decide(c.Choice, by)
		} else {
			open = true
			sides[next.Ours], sides[next.Theirs] = true, true
		}
		if next != other.Dispute {
			edits = append(edits, Edit{Before: other.Dispute, After: next})
		}
	}
	for _, other := range on.verdicts {
		if other.ID > won.ID && other.SetAside == "" && !sides[other.ID] {
			edits = append(edits, setAside(other, by))
		}
	}
	if !open && won.Rating != "" && claim.Status != Checked {
		next := claim
		next.Status = Checked // a sign-off was given before there was a second verdict
		edits = append(edits, Edit{Before: claim, After: next})
	}
	return edits
}

// replace is the dispute with another verdict in the place of one of its sides.
func (d Dispute) replace(lost, won Verdict) Dispute {
	for _, side := range []struct {
		id, by *string
		at     *Stamp
	}{{&d.Ours, &d.OursBy, &d.OursAt}, {&d.Theirs, &d.TheirsBy, &d.TheirsAt}} {
		if *side.id == lost.ID {
			*side.id, *side.by, *side.at = won.ID, won.By, won.At
		}
	}
	return d
}

func nameRating(label string) string {
	if label == "" {
		return Sayf("without a rating")
	}
	return label
}

// overlay is a record with some of its fields as a JSON object has them.
func overlay(r Record, fields string) (Record, error) {
	data, err := json.Marshal(r)
	if err != nil {
		return nil, fmt.Errorf("read %s %s: %w", r.Noun(), r.Key(), err)
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, fmt.Errorf("read %s %s: %w", r.Noun(), r.Key(), err)
	}
	some, err := readFields(fields)
	if err != nil {
		return nil, unreadable(r, err)
	}
	for name, value := range some {
		all[name] = value
	}
	if data, err = json.Marshal(all); err != nil {
		return nil, fmt.Errorf("put together %s %s: %w", r.Noun(), r.Key(), err)
	}
	after, err := ReadRecord(r.Noun(), data)
	if err == nil && (after.Key() != r.Key() || after.Tombstone() != r.Tombstone()) {
		err = fmt.Errorf("it would become another record")
	}
	if err == nil {
		err = Sound(after)
	}
	if err != nil {
		return nil, unreadable(r, err)
	}
	return after, nil
}

// unreadable refuses a side of a dispute that makes no record.
func unreadable(r Record, err error) error {
	return Wrap(Damaged, err,
		"What the other library said of this %s cannot be read, so it cannot be used. Nothing was changed.", r.Noun())
}

// readFields reads a side of a dispute about fields.
func readFields(side string) (map[string]json.RawMessage, error) {
	var fields map[string]json.RawMessage
	err := json.Unmarshal([]byte(side), &fields)
	return fields, err
}
