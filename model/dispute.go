package model

import (
	"encoding/json"
	"fmt"
	"strings"

	"galley/model/passage"
)

// Dispute is something two editors' libraries say differently, found when they
// were merged and kept until an editor decides. What stands in the library is
// ours; theirs is what the library merged in says. (Outside Go it is called a
// conflict.)
//
// Of a field, Ours and Theirs are JSON objects with the fields that are decided
// together, as the record has them. A contest is a dispute about a claim's
// verdict: both verdicts are kept, Ours and Theirs are their ids, and neither is
// in force until it is decided.
type Dispute struct {
	ID        string `gorm:"primaryKey" json:"id"`
	ClaimID   string `json:"claim_id"`  // of the claim it is about, "" where it is about none
	About     Noun   `json:"about"`     // the noun of the record
	RecordID  string `json:"record_id"` // whose field it is; of a contest the claim's id
	Field     string `json:"field"`     // "wording", "passage", "verdict" …
	Ours      string `json:"ours"`
	Theirs    string `json:"theirs"`
	OursBy    string `json:"ours_by"` // who said so last, "" not known
	OursAt    Stamp  `json:"ours_at"`
	TheirsBy  string `json:"theirs_by"`
	TheirsAt  Stamp  `json:"theirs_at"`
	Found     Stamp  `json:"found"`  // when the libraries were merged
	Choice    Choice `json:"choice"` // "" while it is open
	DecidedBy string `json:"decided_by"`
	Decided   Stamp  `json:"decided"`
	Deleted   Stamp  `json:"deleted,omitempty"`
}

// Choice is how a dispute was decided.
type Choice string

const (
	Undecided    Choice = ""
	ChoiceOurs   Choice = "ours"   // what stood in this library
	ChoiceTheirs Choice = "theirs" // what the library merged in said
	ChoiceOther  Choice = "other"  // neither: a new verdict was given
)

// The fields of disputes about two verdicts: which of them holds (a contest), or,
// where they give one rating, whose reasoning. Of the latter the newer verdict
// is in force meanwhile.
const (
	VerdictField = "verdict"
	ReasonsField = "reasons"
)

// Open reports whether it waits for a decision.
func (d Dispute) Open() bool { return d.Choice == Undecided && d.Deleted == "" }

// Contest reports whether it is about which of two verdicts holds.
func (d Dispute) Contest() bool { return d.About == NounVerdict && d.Field == VerdictField }

// OfVerdicts reports whether its sides are verdicts, and Ours and Theirs their ids.
func (d Dispute) OfVerdicts() bool {
	return d.About == NounVerdict && (d.Field == VerdictField || d.Field == ReasonsField)
}

// Said is one side's value (see Ours and Theirs) in words.
func Said(value string) string {
	var fields map[string]any
	if err := json.Unmarshal([]byte(value), &fields); err != nil {
		return value
	}
	if exact, ok := fields["exact"].(string); ok { // a passage
		return exact
	}
	if rating, ok := fields["rating"].(string); ok {
		return rating
	}
	var parts []string
	for _, name := range sortedKeys(fields) {
		switch v := fields[name].(type) {
		case nil:
		case string:
			parts = append(parts, v)
		case bool:
			parts = append(parts, map[bool]string{true: "yes", false: "no"}[v])
		default:
			parts = append(parts, fmt.Sprint(v))
		}
	}
	return strings.Join(parts, ", ")
}

// Contest is two verdicts on one claim from two libraries, neither in force.
type Contest struct {
	Dispute      Dispute
	Ours, Theirs Verdict
}

// contestsOf are the open contests of a claim's verdicts. One whose verdicts
// are not both there any more contests nothing.
func contestsOf(verdicts []Verdict, disputes []Dispute) []Contest {
	var all []Contest
	for _, d := range disputes {
		if !d.Open() || !d.Contest() {
			continue
		}
		c := Contest{Dispute: d}
		for _, v := range verdicts {
			switch {
			case v.Deleted != "":
			case v.ID == d.Ours:
				c.Ours = v
			case v.ID == d.Theirs:
				c.Theirs = v
			}
		}
		if c.Ours.ID != "" && c.Theirs.ID != "" {
			all = append(all, c)
		}
	}
	return all
}

// standing is the verdict to go on from: the one in force, or, while verdicts
// contest each other, one begun since (reasoning without a rating yet).
func standing(verdicts []Verdict, contests []Contest) (Verdict, bool) {
	v, ok := InForce(verdicts)
	for _, c := range contests {
		if v.ID <= c.Ours.ID || v.ID <= c.Theirs.ID {
			return Verdict{}, false
		}
	}
	return v, ok
}

// closeReasons closes the disputes about whose reasoning holds: another verdict was given.
func closeReasons(disputes []Dispute, by Author) []Edit {
	var edits []Edit
	for _, d := range disputes {
		if d.OfVerdicts() && !d.Contest() {
			edits = append(edits, decided(d, ChoiceOther, by))
		}
	}
	return edits
}

// decideContests closes contests because a new verdict was given; the verdicts
// that contested each other are kept, set aside.
func decideContests(contests []Contest, choice Choice, by Author) []Edit {
	var edits []Edit
	aside := map[string]bool{}
	for _, c := range contests {
		for _, v := range []Verdict{c.Ours, c.Theirs} {
			if !aside[v.ID] && v.SetAside == "" {
				aside[v.ID] = true
				edits = append(edits, setAside(v, by))
			}
		}
		edits = append(edits, decided(c.Dispute, choice, by))
	}
	return edits
}

func setAside(v Verdict, by Author) Edit {
	after := v
	after.SetAside = by.At
	return Edit{Before: v, After: after}
}

func decided(d Dispute, choice Choice, by Author) Edit {
	after := d
	after.Choice, after.DecidedBy, after.Decided = choice, by.Editor, by.At
	return Edit{Before: d, After: after}
}

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
		return Plan{}, Faultf(Refused, "%s has decided this already; nothing was changed.", d.DecidedBy)
	}
	if d.Contest() {
		return c.contest(v, d, by)
	}
	if d.OfVerdicts() {
		return c.reasons(v, d, by)
	}
	plan := Plan{What: "Decided the " + d.Field + ": “" + passage.Shorten(Said(d.Ours), 60) + "”", Edits: []Edit{decided(d, c.Choice, by)}}
	if c.Choice == ChoiceOurs {
		return plan, nil
	}
	plan.What = "Decided the " + d.Field + ": “" + passage.Shorten(Said(d.Theirs), 60) + "”"
	before, err := v.Record(d.About, d.RecordID)
	if err != nil {
		return Plan{}, err
	}
	after, err := overlay(before, d.Theirs)
	if err != nil {
		return Plan{}, err
	}
	if claim, ok := after.(Claim); ok && d.Field == "wording" && claim.Status == SignedOff {
		claim.Status = Checked // the sign-off was for other words
		after = claim
	}
	if !Same(before, after) {
		plan.Edits = append(plan.Edits, Edit{Before: before, After: after})
	}
	return plan, nil
}

// contest puts one of two verdicts in force and sets the other aside. Other
// contests of the one set aside go on with the one that won.
func (c DecideDispute) contest(v View, d Dispute, by Author) (Plan, error) {
	claim, err := v.Claim(d.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	verdicts, err := v.Verdicts(claim.ID)
	if err != nil {
		return Plan{}, err
	}
	disputes, err := v.Disputes(claim.ID)
	if err != nil {
		return Plan{}, err
	}
	var won, lost Verdict
	contests := contestsOf(verdicts, disputes)
	for _, other := range contests {
		if other.Dispute.ID == d.ID {
			won, lost = other.Ours, other.Theirs
		}
	}
	if won.ID == "" {
		return Plan{}, Faultf(Conflict, "One of the two verdicts is not there any more, so there is nothing to decide. Nothing was changed.")
	}
	if c.Choice == ChoiceTheirs {
		won, lost = lost, won
	}
	plan := Plan{What: "Decided for the verdict " + nameRating(won.Rating) + " of " + won.By + " on “" + passage.Shorten(claim.Wording, 60) + "”"}
	plan.Edits = append(plan.Edits, decided(d, c.Choice, by), setAside(lost, by))
	// Whatever is newer than the one that won, and no side of a contest still
	// open, would be in force instead of it: reasoning begun meanwhile.
	open := false
	sides := map[string]bool{won.ID: true, lost.ID: true}
	for _, other := range contests {
		if other.Dispute.ID == d.ID {
			continue
		}
		next := other.Dispute
		if next.Ours == lost.ID {
			next.Ours, next.OursBy, next.OursAt = won.ID, won.By, won.At
		}
		if next.Theirs == lost.ID {
			next.Theirs, next.TheirsBy, next.TheirsAt = won.ID, won.By, won.At
		}
		if next.Ours == next.Theirs {
			next = decided(next, c.Choice, by).After.(Dispute)
		} else {
			open = true
			sides[next.Ours], sides[next.Theirs] = true, true
		}
		if next != other.Dispute {
			plan.Edits = append(plan.Edits, Edit{Before: other.Dispute, After: next})
		}
	}
	for _, other := range verdicts {
		if other.ID > won.ID && other.SetAside == "" && !sides[other.ID] {
			plan.Edits = append(plan.Edits, setAside(other, by))
		}
	}
	if !open && won.Rating != "" && claim.Status != Checked {
		next := claim
		next.Status = Checked // a sign-off was given before there was a second verdict
		plan.Edits = append(plan.Edits, Edit{Before: claim, After: next})
	}
	return plan, nil
}

// reasons keeps one of two verdicts of one rating in force, with its reasoning.
func (c DecideDispute) reasons(v View, d Dispute, by Author) (Plan, error) {
	claim, err := v.Claim(d.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	verdicts, err := v.Verdicts(claim.ID)
	if err != nil {
		return Plan{}, err
	}
	plan := Plan{What: "Decided whose reasoning holds on “" + passage.Shorten(claim.Wording, 60) + "”", Edits: []Edit{decided(d, c.Choice, by)}}
	lost := d.Theirs
	if c.Choice == ChoiceTheirs {
		lost = d.Ours
	}
	for _, verdict := range verdicts {
		if verdict.ID == lost && verdict.SetAside == "" {
			plan.Edits = append(plan.Edits, setAside(verdict, by))
		}
	}
	return plan, nil
}

func nameRating(label string) string {
	if label == "" {
		return "without a rating"
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
		return nil, fmt.Errorf("read what is in dispute on %s %s: %w", r.Noun(), r.Key(), err)
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
		return nil, Wrap(Damaged, err, "What the other library said of this %s cannot be read, so it cannot be taken over. Nothing was changed.", r.Noun())
	}
	return after, nil
}

// readFields reads a side of a dispute about fields.
func readFields(side string) (map[string]json.RawMessage, error) {
	var fields map[string]json.RawMessage
	err := json.Unmarshal([]byte(side), &fields)
	return fields, err
}
