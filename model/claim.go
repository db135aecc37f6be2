package model

import (
	"strings"

	"galley/model/passage"
	"galley/model/prose"
)

// ClaimKind says what sort of statement a claim is, as desks sort them.
type ClaimKind string

const (
	Statistic  ClaimKind = "statistic"  // a number, a share, a rank
	QuoteClaim ClaimKind = "quotation"  // that somebody said these words
	EventClaim ClaimKind = "event"      // that something happened, where and when
	Cause      ClaimKind = "cause"      // that one thing brought about another
	Position   ClaimKind = "position"   // what a person or party stands for
	Comparison ClaimKind = "comparison" // more, less, first, ever
	Forecast   ClaimKind = "forecast"   // can be checked only later
)

// ClaimKinds in the order they are offered.
var ClaimKinds = []ClaimKind{Statistic, QuoteClaim, EventClaim, Cause, Position, Comparison, Forecast}

// ClaimStatus is how far the work on a claim has come.
type ClaimStatus string

const (
	Unchecked  ClaimStatus = "unchecked"
	InProgress ClaimStatus = "in progress"
	Checked    ClaimStatus = "checked"    // has a verdict
	SignedOff  ClaimStatus = "signed off" // a second editor agrees with it
)

// ClaimStatuses in the order work goes through them.
var ClaimStatuses = []ClaimStatus{Unchecked, InProgress, Checked, SignedOff}

// Done reports whether the claim counts as checked in a progress figure.
func (s ClaimStatus) Done() bool { return s == Checked || s == SignedOff }

// Claim is a statement that can be checked (schema.org/Claim): the wording as
// reviewed, who said it and when. Where it stands is said by its Appearances.
type Claim struct {
	ID          string      `gorm:"primaryKey" json:"id"`
	Wording     string      `json:"wording"`
	Speaker     string      `json:"speaker"`
	Said        string      `json:"said"` // ISO 8601 as far as known; "" unknown
	Kind        ClaimKind   `json:"kind"` // "" not sorted yet
	Status      ClaimStatus `json:"status"`
	Owner       string      `json:"owner"`                  // the editor working on it; "" nobody
	Due         string      `json:"due"`                    // ISO 8601 day; "" none
	Closed      ClosedAs    `json:"closed,omitempty"`       // how a newer version ended the work on it; "" it is open
	ClosedIn    string      `json:"closed_in,omitempty"`    // id of that version
	PrivateNote string      `json:"private_note,omitempty"` // for the desk alone; in no report
	Created     Stamp       `json:"created"`
	Deleted     Stamp       `json:"deleted,omitempty"`
}

// ClosedAs says how a newer version of the text ended the work on a claim.
type ClosedAs string

const (
	TakenOver ClosedAs = "taken-over" // the version has the proposed words
	Removed   ClosedAs = "removed"    // the sentence is gone, and rightly
)

// ClosedAll are all the ways to be closed.
var ClosedAll = []ClosedAs{TakenOver, Removed}

// AppearanceState says how sure it is that an appearance stands where it says.
type AppearanceState string

const (
	Anchored AppearanceState = "anchored" // the words stand there, as marked
	Moved    AppearanceState = "moved"    // the same words, elsewhere in a newer version
	Changed  AppearanceState = "changed"  // the words were altered in a newer version
	Orphaned AppearanceState = "orphaned" // not found in a newer version, or not surely enough
)

// AppearanceStates are all of them.
var AppearanceStates = []AppearanceState{Anchored, Moved, Changed, Orphaned}

// Said is the state in the words that people are shown.
func (s AppearanceState) Said() string {
	switch s {
	case Anchored:
		return Sayf("in its place")
	case Moved:
		return Sayf("moved")
	case Changed:
		return Sayf("changed")
	case Orphaned:
		return Sayf("no longer in the text")
	}
	return ""
}

// Appearance is where a claim stands in a version: a W3C TextPositionSelector
// (Start, End; bytes here) and TextQuoteSelector (Exact, Prefix, Suffix) in one.
// Appearances may overlap and nest.
type Appearance struct {
	ID        string          `gorm:"primaryKey" json:"id"`
	ClaimID   string          `json:"claim_id"`
	ArticleID string          `json:"article_id"`
	VersionID string          `json:"version_id"`
	Start     int             `json:"start"`
	End       int             `json:"end"`
	Exact     string          `json:"exact"`
	Prefix    string          `json:"prefix"`
	Suffix    string          `json:"suffix"`
	State     AppearanceState `json:"state"`
	// Places is at how many places the words of an orphaned appearance stand,
	// none of which is surely the one: it is ambiguous. 0 where they stand nowhere.
	Places int `json:"places,omitempty"`
	// Picture is the SHA-256 of the picture that the claim is put on, where it is put on one: Start and End
	// are then both the end of the block it stands after, and Exact is "". Region is the part of it that is
	// meant, as a W3C FragmentSelector has it ("xywh=percent:10,20,30,40"); "" is all of it.
	Picture string `json:"picture,omitempty"`
	Region  string `json:"region,omitempty"`
	Deleted Stamp  `json:"deleted,omitempty"`
}

// Fate is what became of the appearance, in the words that people are shown.
func (a Appearance) Fate() string {
	switch {
	case a.State == Orphaned && a.Places > 1:
		return Sayf("in %d places, unclear which", a.Places)
	case a.State == Orphaned && a.Places == 1:
		return Sayf("in one place, unclear if the same")
	}
	return a.State.Said()
}

// Span is the appearance's place in its version's text.
func (a Appearance) Span() passage.Span { return passage.Span{Start: a.Start, End: a.End} }

// place fills an appearance's selectors from a span of a version.
func (a Appearance) place(version Version, span passage.Span) (Appearance, error) {
	span, err := passage.Snap(version.Text, span)
	if err != nil {
		return a, Wrap(Invalid, err, "That selection is outside the text. Nothing was marked.")
	}
	if span.Empty() {
		return a, Faultf(Invalid, "There are no words in that selection, so nothing was marked.")
	}
	quote := passage.Select(version.Text, span)
	a.ArticleID, a.VersionID = version.ArticleID, version.ID
	a.Start, a.End = span.Start, span.End
	a.Exact, a.Prefix, a.Suffix = quote.Exact, quote.Prefix, quote.Suffix
	a.State, a.Places, a.Picture, a.Region = Anchored, 0, "", ""
	return a, nil
}

// MarkClaim marks a span of a version as a new claim. Wording defaults to the
// marked words.
type MarkClaim struct {
	ID        string // of the claim to be; made if empty
	VersionID string
	Span      passage.Span
	Wording   string
	Speaker   string
	Said      string
	Kind      ClaimKind
}

func (c MarkClaim) Action() string { return "mark claim" }

func (c MarkClaim) Plan(v View, by Author) (Plan, error) {
	version, err := v.Version(c.VersionID)
	if err != nil {
		return Plan{}, err
	}
	claim := Claim{ID: c.ID, Status: Unchecked, Created: by.At}
	if claim.ID == "" {
		claim.ID = NewID()
	}
	appearance, err := Appearance{ID: NewID(), ClaimID: claim.ID}.place(version, c.Span)
	if err != nil {
		return Plan{}, err
	}
	wording := c.Wording
	if strings.TrimSpace(wording) == "" {
		wording = appearance.Exact
	}
	fields := EditClaim{Wording: &wording, Speaker: &c.Speaker, Said: &c.Said, Kind: &c.Kind}
	if err := fields.apply(&claim); err != nil {
		return Plan{}, err
	}
	return Plan{
		What:  Sayf("Marked “%s”", passage.Shorten(appearance.Exact, 60)),
		Edits: []Edit{Create(claim), Create(appearance)},
	}, nil
}

// MarkAgain marks one more place where a claim stands, in the same article or another.
type MarkAgain struct {
	ClaimID   string
	VersionID string
	Span      passage.Span
}

func (c MarkAgain) Action() string { return "mark again" }

func (c MarkAgain) Plan(v View, by Author) (Plan, error) {
	if _, err := v.Claim(c.ClaimID); err != nil {
		return Plan{}, err
	}
	version, err := v.Version(c.VersionID)
	if err != nil {
		return Plan{}, err
	}
	appearance, err := Appearance{ID: NewID(), ClaimID: c.ClaimID}.place(version, c.Span)
	if err != nil {
		return Plan{}, err
	}
	return Plan{What: Sayf("Marked the claim again at “%s”", passage.Shorten(appearance.Exact, 60)), Edits: []Edit{Create(appearance)}}, nil
}

// MoveAppearance changes where an appearance begins and ends in its version.
// One that was orphaned is found again by it; where it stands in other words
// now, a verdict on the claim needs another look.
type MoveAppearance struct {
	ID   string
	Span passage.Span
}

func (c MoveAppearance) Action() string { return "adjust passage" }

func (c MoveAppearance) Plan(v View, by Author) (Plan, error) {
	before, err := v.Appearance(c.ID)
	if err != nil {
		return Plan{}, err
	}
	version, err := v.Version(before.VersionID)
	if err != nil {
		return Plan{}, err
	}
	after, err := before.place(version, c.Span)
	if err != nil {
		return Plan{}, err
	}
	if before.State != Orphaned {
		plan, err := change("Adjusted the passage to “"+passage.Shorten(after.Exact, 60)+"”", before, after)
		if err != nil || len(plan.Edits) == 0 {
			return plan, err
		}
		return withWording(v, plan, before, after)
	}
	plan := Plan{What: Sayf("Found the passage again: “%s”", passage.Shorten(after.Exact, 60)), Edits: []Edit{{Before: before, After: after}}}
	if passage.SameWords(before.Exact, after.Exact) {
		return plan, nil
	}
	claim, err := v.Claim(before.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	next, err := claim.following(v, before, after)
	if err != nil {
		return Plan{}, err
	}
	if again, needed := lookAgain(next); needed {
		plan.What = Sayf("%s; its verdict needs another look", plan.What)
		next = again.After.(Claim)
	}
	if next != claim {
		plan.Edits = append(plan.Edits, Edit{Before: claim, After: next})
	}
	return plan, nil
}

// worded is the claim in other words. A sign-off was for the words before.
func (c Claim) worded(wording string) Claim {
	if c.Status == SignedOff && c.Wording != wording {
		c.Status = Checked
	}
	c.Wording = wording
	return c
}

// lookAgain takes a claim whose passage now has other words back into work: its
// verdict, and who signed it off, are kept, but were given on the words before.
func lookAgain(claim Claim) (Edit, bool) {
	if !claim.Status.Done() {
		return Edit{}, false
	}
	after := claim
	after.Status = InProgress
	return Edit{Before: claim, After: after}, true
}

// EditClaim changes what is known about a claim; nil leaves a field as it is.
type EditClaim struct {
	ID                                 string
	Wording, Speaker, Said, Owner, Due *string
	PrivateNote                        *string // for the desk alone
	Kind                               *ClaimKind
	Status                             *ClaimStatus
	Accept                             string // id of a passage that is right as it stands, "" none: accepted in the same step
}

func (c EditClaim) Action() string { return "edit claim" }

func (c EditClaim) Plan(v View, by Author) (Plan, error) {
	before, err := v.Claim(c.ID)
	if err != nil {
		return Plan{}, err
	}
	after := before
	if c.Due != nil && !IsDay(*c.Due) {
		return Plan{}, Faultf(Invalid, "“%s” is not a day that Galley understands. Write the due date like 2009-03-31 or 31 March 2009.",
			prose.Flatten(*c.Due))
	}
	if err := c.apply(&after); err != nil {
		return Plan{}, err
	}
	if c.Status != nil && *c.Status == SignedOff && before.Status != SignedOff {
		return Plan{}, Faultf(Refused, "A claim is signed off by a second editor's sign-off of its verdict, not by its status. "+
			"The status was kept.")
	}
	if c.Status != nil && c.Status.Done() && !before.Status.Done() {
		on, err := verdictsOn(v, c.ID)
		if err != nil {
			return Plan{}, err
		}
		if len(on.contests) > 0 {
			return Plan{}, Faultf(Refused, "Two verdicts on this claim conflict, so it is not checked until an editor decides between them. "+
				"The status was kept.")
		}
	}
	if !after.Status.Done() {
		after.Closed, after.ClosedIn = "", ""
	}
	if after.Status == SignedOff && after.Wording != before.Wording {
		after.Status = Checked // the sign-off was for other words
	}
	plan, err := change(Sayf("Edited claim “%s”", passage.Shorten(after.Wording, 60)), before, after)
	if err != nil || c.Accept == "" {
		return plan, err
	}
	return c.accepting(v, plan)
}

func (c EditClaim) apply(claim *Claim) error {
	set(&claim.Wording, c.Wording, prose.Flatten)
	set(&claim.Speaker, c.Speaker, prose.Flatten)
	set(&claim.Owner, c.Owner, prose.Flatten)
	set(&claim.PrivateNote, c.PrivateNote, strings.TrimSpace)
	if claim.Wording == "" {
		return Faultf(Invalid, "A claim needs a wording. The old one was kept.")
	}
	if err := setDate(&claim.Said, c.Said, Sayf("date it was said")); err != nil {
		return err
	}
	if err := setDate(&claim.Due, c.Due, Sayf("due date")); err != nil {
		return err
	}
	if c.Kind != nil {
		if *c.Kind != "" && !contains(ClaimKinds, *c.Kind) {
			return Faultf(Invalid, "“%s” is not a kind of claim. The kinds are: %s.", *c.Kind, join(ClaimKinds))
		}
		claim.Kind = *c.Kind
	}
	if c.Status != nil {
		if !contains(ClaimStatuses, *c.Status) {
			return Faultf(Invalid, "“%s” is not a status. They are: %s.", *c.Status, join(ClaimStatuses))
		}
		claim.Status = *c.Status
	}
	return nil
}

// DeleteClaim takes a claim and its highlights away, with undo. Its evidence
// and verdicts stay in the library behind the tombstone.
type DeleteClaim struct{ ID string }

func (c DeleteClaim) Action() string { return "delete claim" }

func (c DeleteClaim) Plan(v View, by Author) (Plan, error) {
	claim, err := v.Claim(c.ID)
	if err != nil {
		return Plan{}, err
	}
	appearances, err := v.Appearances(c.ID)
	if err != nil {
		return Plan{}, err
	}
	plan := Plan{What: Sayf("Deleted claim “%s”", passage.Shorten(claim.Wording, 60)), Edits: []Edit{Remove(claim, by.At)}}
	for _, a := range appearances {
		plan.Edits = append(plan.Edits, Remove(a, by.At))
	}
	return plan, nil
}
