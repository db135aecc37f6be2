package model

import (
	"strings"

	"galley/model/passage"
)

// Verdict is a rating on a scale with its reasoning. A claim's verdicts are
// kept: the newest that is not deleted and not set aside is the one in force.
// Rating is empty while only reasoning was written.
type Verdict struct {
	ID        string `gorm:"primaryKey" json:"id"`
	ClaimID   string `json:"claim_id"`
	ScaleID   string `json:"scale_id"`
	Rating    string `json:"rating"` // a label of the scale
	Reasoning string `json:"reasoning"`
	By        string `gorm:"column:given_by" json:"by"`
	At        Stamp  `gorm:"column:given_at" json:"at"`
	SignedBy  string `json:"signed_by"`
	SignedAt  Stamp  `json:"signed_at"`
	SetAside  Stamp  `json:"set_aside,omitempty"` // when an editor decided for another one against it
	AddedTo   string `json:"added_to,omitempty"`  // of an addition: the id of the verdict that it adds to (see addition.go)
	Deleted   Stamp  `json:"deleted,omitempty"`
}

// SetVerdict gives a claim its rating, its reasoning, or both; nil leaves one
// as it is. Words added to one's own unsigned verdict amend it; another
// rating, or a verdict of one's own signed off already makes a new one. Words
// added to a colleague's verdict are an addition, and the rater stays. The
// same rating given again to a claim that came back into work (its passage
// changed) says that it still holds, by a verdict of its own.
type SetVerdict struct {
	ClaimID   string
	Scale     string // id or name; "" keeps the scale in force, or the first one
	Rating    *string
	Reasoning *string
}

func (c SetVerdict) Action() string { return "set verdict" }

func (c SetVerdict) Plan(v View, by Author) (Plan, error) {
	claim, err := v.Claim(c.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	given, err := v.Verdicts(c.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	disputes, err := v.Disputes(c.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	contests := contestsOf(given, disputes)
	before, had := standing(given, contests)
	if len(contests) > 0 && before.ScaleID == "" {
		before.ScaleID = contests[0].Ours.ScaleID
	}
	scale, err := c.scale(v, before)
	if err != nil {
		return Plan{}, err
	}
	after := before
	after.ScaleID = scale.ID
	if c.Rating != nil && *c.Rating != "" {
		rating, ok := scale.Rating(*c.Rating)
		if !ok {
			return Plan{}, Faultf(Invalid, "“%s” is not on the scale “%s”. Its ratings are: %s.", *c.Rating, scale.Name, strings.Join(scale.Labels(), ", "))
		}
		after.Rating = rating.Label
	} else if c.Rating != nil {
		after.Rating = ""
	} else if before.ScaleID != "" && before.ScaleID != scale.ID {
		after.Rating = "" // a label of another scale means nothing on this one
	}
	set(&after.Reasoning, c.Reasoning, strings.TrimSpace)
	settles := after.Rating != "" && len(contests) > 0
	again := c.Rating != nil && after.Rating != "" && after.Rating == before.Rating && after.ScaleID == before.ScaleID && !claim.Status.Done()
	if had && !settles && !again && after.Rating == before.Rating && after.ScaleID == before.ScaleID && after.Reasoning == before.Reasoning {
		return Plan{}, nil
	}
	if had && !settles && !again && before.OfAnother(by.Editor) && after.Rating == before.Rating && after.ScaleID == before.ScaleID {
		return c.adds(v, claim, before, after.Reasoning, by)
	}
	what := "Gave the verdict " + after.Rating
	if again {
		what = "Confirmed the verdict " + after.Rating
	} else if after.Rating == before.Rating {
		what = "Wrote the reasoning"
	} else if after.Rating == "" {
		what = "Took the rating back"
	}
	what += " on “" + passage.Shorten(claim.Wording, 60) + "”"

	amend := had && !again && before.SignedAt == "" && before.By == by.Editor &&
		(before.Rating == "" || (before.Rating == after.Rating && before.ScaleID == after.ScaleID))
	after.By, after.At, after.ClaimID = by.Editor, by.At, claim.ID
	after.SignedBy, after.SignedAt = "", ""
	var edits []Edit
	if amend {
		edits = append(edits, Edit{Before: before, After: after})
	} else {
		after.ID = NewID()
		var carried []Edit
		if had && c.Reasoning == nil {
			all, err := v.Additions(before.ID)
			if err != nil {
				return Plan{}, err
			}
			carried = carriedAdditions(all, &after)
		}
		edits = append(append(edits, Create(after)), carried...)
	}
	if after.Rating != "" && !amend {
		edits = append(edits, closeReasons(disputes, by)...)
	}
	if settles {
		edits = append(edits, decideContests(contests, ChoiceOther, by)...)
	}
	status := claim.Status
	switch {
	case after.Rating != "":
		status = Checked
	case status != Unchecked || after.Reasoning != "":
		status = InProgress
	}
	if status != claim.Status {
		next := claim
		next.Status = status
		edits = append(edits, Edit{Before: claim, After: next})
	}
	return Plan{What: what, Edits: edits}, nil
}

func (c SetVerdict) scale(v View, before Verdict) (Scale, error) {
	if c.Scale != "" {
		return v.Scale(c.Scale)
	}
	if before.ScaleID != "" {
		return v.Scale(before.ScaleID)
	}
	return v.Scale(DefaultScale)
}

// InForce is the newest of a claim's verdicts, and whether there is one.
func InForce(verdicts []Verdict) (Verdict, bool) {
	var newest Verdict
	found := false
	for _, v := range verdicts {
		if v.Deleted == "" && v.SetAside == "" && v.AddedTo == "" && (!found || v.ID > newest.ID) {
			newest, found = v, true
		}
	}
	return newest, found
}

// SignOff is a second editor's agreement with the verdict in force.
type SignOff struct{ ClaimID string }

func (c SignOff) Action() string { return "sign off" }

func (c SignOff) Plan(v View, by Author) (Plan, error) {
	claim, err := v.Claim(c.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	given, err := v.Verdicts(c.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	disputes, err := v.Disputes(c.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	before, had := InForce(given)
	switch {
	case len(contestsOf(given, disputes)) > 0:
		return Plan{}, Faultf(Refused, "Two verdicts stand against each other on this claim; decide between them first. Nothing was signed off.")
	case !had || before.Rating == "":
		return Plan{}, Faultf(Refused, "This claim has no rating yet, so there is nothing to sign off.")
	case before.SignedAt != "" && claim.Status == SignedOff:
		return Plan{}, Faultf(Refused, "%s has signed this verdict off already.", before.SignedBy)
	case by.Editor == before.By:
		return Plan{}, Faultf(Refused, "%s gave this verdict; a second editor signs it off.", before.By)
	}
	after := before
	after.SignedBy, after.SignedAt = by.Editor, by.At
	next := claim
	next.Status = SignedOff
	return Plan{
		What:  "Signed off " + after.Rating + " on “" + passage.Shorten(claim.Wording, 60) + "”",
		Edits: []Edit{{Before: before, After: after}, {Before: claim, After: next}},
	}, nil
}
