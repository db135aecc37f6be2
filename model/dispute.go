package model

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Dispute is something that two editors' libraries say differently. A merge finds it,
// and it stays open until an editor decides. Ours is what is in this library, theirs
// what the other library had. (People read “conflict” for it.)
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

// sides are the two verdicts of a dispute about verdicts; one that is not among
// those given, or is deleted, is empty.
func (d Dispute) sides(verdicts []Verdict) (ours, theirs Verdict) {
	for _, v := range verdicts {
		switch {
		case v.Deleted != "":
		case v.ID == d.Ours:
			ours = v
		case v.ID == d.Theirs:
			theirs = v
		}
	}
	return ours, theirs
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
		c.Ours, c.Theirs = d.sides(verdicts)
		if c.Ours.ID != "" && c.Theirs.ID != "" {
			all = append(all, c)
		}
	}
	return all
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
func decideContests(contests []Contest, by Author) []Edit {
	var edits []Edit
	aside := map[string]bool{}
	for _, c := range contests {
		for _, v := range []Verdict{c.Ours, c.Theirs} {
			if !aside[v.ID] && v.SetAside == "" {
				aside[v.ID] = true
				edits = append(edits, setAside(v, by))
			}
		}
		edits = append(edits, decided(c.Dispute, ChoiceOther, by))
	}
	return edits
}

func setAside(v Verdict, by Author) Edit {
	after := v
	after.SetAside = by.At
	return Edit{Before: v, After: after}
}

// decided is the edit that closes a dispute.
func decided(d Dispute, choice Choice, by Author) Edit {
	return Edit{Before: d, After: d.decide(choice, by)}
}

func (d Dispute) decide(choice Choice, by Author) Dispute {
	d.Choice, d.DecidedBy, d.Decided = choice, by.Editor, by.At
	return d
}

// DisputeDetails is a dispute with all that an editor needs to decide it.
type DisputeDetails struct {
	Dispute Dispute
	Dossier Dossier // of the claim it is about; empty where it is about none
	Title   string  // of the article it stands in, or of the source
	// What was on the claim here before the merge, and what the other library had
	// on it that this one had not, or had too.
	OursEvidence, TheirsEvidence []Exhibit
}

// Sides are the two verdicts of a dispute about verdicts.
func (c DisputeDetails) Sides() (ours, theirs Verdict) { return c.Dispute.sides(c.Dossier.Verdicts) }
