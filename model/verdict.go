package model

import (
	"slices"
	"strings"

	"galley/model/passage"
)

// Verdict is a rating on a scale with its reasoning. A claim's verdicts are
// kept: the newest that is not deleted and not set aside is the one in force.
// Rating is empty while only reasoning was written.
type Verdict struct {
	ID        string   `gorm:"primaryKey" json:"id"`
	ClaimID   string   `json:"claim_id"`
	ScaleID   string   `json:"scale_id"`
	Rating    string   `json:"rating"` // a label of the scale
	Reasoning string   `json:"reasoning"`
	By        string   `gorm:"column:given_by" json:"by"`
	At        Stamp    `gorm:"column:given_at" json:"at"`
	Proposed  string   `json:"proposed,omitempty"` // the words that the passage should have instead; "" none
	Cut       bool     `json:"cut,omitempty"`      // the passage should go, and nothing take its place
	Severity  Severity `json:"severity,omitempty"` // how bad what is changed was
	SignedBy  string   `json:"signed_by"`
	SignedAt  Stamp    `json:"signed_at"`
	SetAside  Stamp    `json:"set_aside,omitempty"` // when an editor decided for another one against it
	AddedTo   string   `json:"added_to,omitempty"`  // of an addition: the id of the verdict that it adds to (see addition.go)
	Deleted   Stamp    `json:"deleted,omitempty"`
}

// Severity says how bad an error is that a verdict proposes to change.
type Severity string

const (
	Wrong     Severity = "wrong"     // a reader would believe something false
	Imprecise Severity = "imprecise" // nearly right
	Style     Severity = "style"     // right, and better said otherwise
)

// Severities in the order they are offered; "" is not said.
var Severities = []Severity{Wrong, Imprecise, Style}

// SetVerdict gives a claim its rating, its reasoning, or both; nil leaves one as it
// is. New words amend an editor's own verdict. Another rating makes a new verdict, and
// so do new words once the verdict was signed off. New words in a colleague's verdict
// become an addition; the rater stays. The same rating, given again to a claim that
// came back into work because its passage changed, is a new verdict that confirms it.
//
// Proposing otherwise than a colleague makes a new verdict, and so does proposing for a
// newer version than the one that the verdict was given on.
type SetVerdict struct {
	ClaimID   string
	Scale     string // id or name; "" keeps the scale in force, or the one that the claim begins with
	Preferred string // id of the editor's own scale, for a claim that begins and whose collections name none
	Rating    *string
	Reasoning *string

	// What the passage should say instead. Only a verdict of OutcomeChange on DeskScale has
	// these; another rating clears them. Words propose, Cut proposes that the passage goes:
	// setting one ends the other.
	Proposed *string
	Cut      *bool
	Severity *Severity
}

func (c SetVerdict) Action() string { return "set verdict" }

func (c SetVerdict) Plan(v View, by Author) (Plan, error) {
	claim, err := v.Claim(c.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	on, err := verdictsOn(v, c.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	before, had := on.inForce()
	if len(on.contests) > 0 && before.ScaleID == "" {
		before.ScaleID = on.contests[0].Ours.ScaleID
	}
	after, err := c.apply(v, before)
	if err != nil {
		return Plan{}, err
	}
	places, err := livingPlaces(v, c.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	if err := c.propose(&after, newestOf(places)); err != nil {
		return Plan{}, err
	}
	if c.Scale == "" && !had && after.Rating == "" && after.Reasoning == "" {
		return Plan{}, nil // nothing is said, and nothing was
	}
	s := settingVerdict{
		claim: claim, before: before, after: after, had: had,
		sameRating: after.Rating == before.Rating && after.ScaleID == before.ScaleID,
		proposes:   !after.proposesAs(before),
		settles:    after.Rating != "" && len(on.contests) > 0,
	}
	s.overtaken = s.proposes && slices.ContainsFunc(places, func(a Appearance) bool { return a.VersionID > before.ID })
	s.confirms = c.Rating != nil && after.Rating != "" && s.sameRating && !claim.Status.Done()
	if had && s.sameRating && !s.settles && !s.confirms && !s.proposes { // at most words are new
		if after.Reasoning == before.Reasoning {
			return Plan{}, nil
		}
		if before.OfAnother(by.Editor) {
			return c.adds(v, claim, before, after.Reasoning, by)
		}
	}
	edits, amended, err := s.store(v, by, c.Reasoning == nil)
	if err != nil {
		return Plan{}, err
	}
	if after.Rating != "" && !amended {
		edits = append(edits, closeReasons(on.disputes, by)...)
	}
	if s.settles {
		edits = append(edits, decideContests(on.contests, by)...)
	}
	return Plan{What: s.what(), Edits: append(edits, s.progress()...)}, nil
}

// apply is the verdict in force as the command changes it, without who and when.
func (c SetVerdict) apply(v View, before Verdict) (Verdict, error) {
	scale, err := c.scale(v, before)
	if err != nil {
		return before, err
	}
	after := before
	after.ScaleID = scale.ID
	switch {
	case c.Rating != nil && *c.Rating != "":
		rating, ok := scale.Rating(*c.Rating)
		if !ok {
			return before, Faultf(Invalid, "“%s” is not on the scale “%s”. Its ratings are: %s.",
				*c.Rating, scale.Name, strings.Join(scale.Labels(), ", "))
		}
		after.Rating = rating.Label
	case c.Rating != nil:
		after.Rating = ""
	case before.ScaleID != "" && before.ScaleID != scale.ID:
		after.Rating = "" // a label of another scale means nothing on this one
	}
	set(&after.Reasoning, c.Reasoning, strings.TrimSpace)
	return after, nil
}

// settingVerdict is a SetVerdict that changes something.
type settingVerdict struct {
	claim         Claim
	before, after Verdict // the one in force, and as it is to be
	had           bool    // there is one in force
	sameRating    bool    // its rating and scale stay
	confirms      bool    // the same rating is given again to a claim that came back into work
	settles       bool    // verdicts contested each other, and this one decides
	proposes      bool    // what the passage should say instead is new
	overtaken     bool    // and a newer version came since the verdict was given
}

// what says for history what was done.
func (s settingVerdict) what() string {
	what := Sayf("Gave the verdict %s", s.after.Rating)
	switch {
	case s.confirms:
		what = Sayf("Confirmed the verdict %s", s.after.Rating)
	case s.proposes && s.after.Cut:
		what = Sayf("Proposed a cut")
	case s.proposes && s.after.Proposed != "" && s.after.Proposed != s.before.Proposed:
		what = Sayf("Proposed the wording “%s”", passage.Shorten(s.after.Proposed, 60))
	case s.proposes && s.sameRating && s.before.Proposes() && !s.after.Proposes():
		what = Sayf("Took the proposed wording back")
	case s.proposes && s.sameRating:
		what = Sayf("Said how bad it is")
	case s.after.Rating == s.before.Rating:
		what = Sayf("Wrote the reasoning")
	case s.after.Rating == "":
		what = Sayf("Took the rating back")
	}
	return Sayf("%s on “%s”", what, passage.Shorten(s.claim.Wording, 60))
}

// amends reports whether the verdict in force is changed. Any other verdict stays
// as it was given, and a new one is made: another's, one that was signed off, and
// one with another rating.
func (s settingVerdict) amends(by Author) bool {
	return s.had && !s.confirms && !s.overtaken && s.before.SignedAt == "" && s.before.By == by.Editor &&
		(s.before.Rating == "" || s.sameRating)
}

// store amends the verdict in force, or makes a new one. Where the reasoning is
// kept, what others added to it comes along.
func (s settingVerdict) store(v View, by Author, keepsReasoning bool) (edits []Edit, amended bool, err error) {
	after := s.after
	after.By, after.At, after.ClaimID = by.Editor, by.At, s.claim.ID
	after.SignedBy, after.SignedAt = "", ""
	if s.amends(by) {
		return []Edit{{Before: s.before, After: after}}, true, nil
	}
	after.ID = NewID()
	var carried []Edit
	if s.had && keepsReasoning {
		all, err := v.Additions(s.before.ID)
		if err != nil {
			return nil, false, err
		}
		carried = carriedAdditions(all, &after)
	}
	return append([]Edit{Create(after)}, carried...), false, nil
}

// progress changes the status of the claim: a rating makes it checked, reasoning
// alone puts it in progress.
func (s settingVerdict) progress() []Edit {
	next := s.claim
	if !s.sameRating || s.confirms || s.proposes {
		next.Closed, next.ClosedIn = "", "" // work on it goes on
	}
	switch {
	case s.after.Rating != "":
		next.Status = Checked
	case next.Status != Unchecked || s.after.Reasoning != "":
		next.Status = InProgress
	}
	if next == s.claim {
		return nil
	}
	return []Edit{{Before: s.claim, After: next}}
}

func (c SetVerdict) scale(v View, before Verdict) (Scale, error) {
	if c.Scale != "" {
		return v.Scale(c.Scale)
	}
	if before.ScaleID != "" {
		return v.Scale(before.ScaleID)
	}
	id, err := scaleToBegin(v, c.ClaimID, c.Preferred)
	if err != nil {
		return Scale{}, err
	}
	return v.Scale(id)
}

// verdictsOfClaim is what was said on a claim: every verdict, the open disputes,
// and those among them about which of two verdicts holds.
type verdictsOfClaim struct {
	verdicts []Verdict
	disputes []Dispute
	contests []Contest
}

func verdictsOn(v View, claimID string) (on verdictsOfClaim, err error) {
	if on.verdicts, err = v.Verdicts(claimID); err != nil {
		return on, err
	}
	if on.disputes, err = v.Disputes(claimID); err != nil {
		return on, err
	}
	on.contests = contestsOf(on.verdicts, on.disputes)
	return on, nil
}

// inForce is the verdict to go on from: the one in force, or, while verdicts
// contest each other, one begun since (reasoning without a rating yet).
func (on verdictsOfClaim) inForce() (Verdict, bool) {
	v, ok := InForce(on.verdicts)
	for _, c := range on.contests {
		if v.ID <= c.Ours.ID || v.ID <= c.Theirs.ID {
			return Verdict{}, false
		}
	}
	return v, ok
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

// SignOff is a second editor's agreement with the verdict in force. What is open on the claim
// does not hold it back: history names it.
type SignOff struct{ ClaimID string }

func (c SignOff) Action() string { return "sign off" }

func (c SignOff) Plan(v View, by Author) (Plan, error) {
	claim, err := v.Claim(c.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	on, err := verdictsOn(v, c.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	before, had := InForce(on.verdicts)
	places, err := livingPlaces(v, c.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	d := Dossier{Claim: claim, Appearances: places, Verdicts: on.verdicts, Disputes: on.disputes}
	switch {
	case len(on.contests) > 0:
		return Plan{}, Faultf(Refused, "Two verdicts on this claim conflict. Decide between them first. Nothing was signed off.")
	case !had || before.Rating == "":
		return Plan{}, Faultf(Refused, "This claim has no rating yet, so there is nothing to sign off.")
	case before.SignedAt != "" && claim.Status == SignedOff:
		return Plan{}, Faultf(Refused, "%s has signed this verdict off already.", before.SignedBy)
	case by.Editor == before.By:
		return Plan{}, Faultf(Refused, "%s gave this verdict; a second editor signs it off.", before.By)
	case d.Unsettled():
		return Plan{}, Faultf(Refused, "The words of this claim's passage changed, and nobody has said whether it is right. "+
			"Look at the passage first. Nothing was signed off.")
	case !d.MayBeSignedBy(by.Editor):
		return Plan{}, Faultf(Refused, "The words of this claim's passage changed since its verdict. "+
			"Rate it again first. Nothing was signed off.")
	}
	if d.Questions, err = v.Questions(c.ClaimID); err != nil {
		return Plan{}, err
	}
	after := before
	after.SignedBy, after.SignedAt = by.Editor, by.At
	next := claim
	next.Status = SignedOff
	unticked, err := UntickedOf(v, claim.ID)
	if err != nil {
		return Plan{}, err
	}
	what := Sayf("Signed off %s on “%s”", after.Rating, passage.Shorten(claim.Wording, 60))
	if open := d.OpenSaid(unticked); open != "" {
		what = Sayf("%s. %s", what, open)
	}
	return Plan{
		What:  what,
		Edits: []Edit{{Before: before, After: after}, {Before: claim, After: next}},
	}, nil
}
