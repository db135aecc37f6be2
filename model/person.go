package model

import (
	"fmt"
	"strings"
)

// SourceKind says what a source is.
type SourceKind string

// The kinds of sources. A person can be asked; an observation is the checker's own.
const (
	DocumentSource    SourceKind = "document"
	DatasetSource     SourceKind = "dataset"
	PersonSource      SourceKind = "person"
	ObservationSource SourceKind = "observation"
	RecordingSource   SourceKind = "recording"
)

// SourceKinds in the order they are offered; "" is not said.
var SourceKinds = []SourceKind{DocumentSource, DatasetSource, PersonSource, ObservationSource, RecordingSource}

// Terms are what a person and the desk agreed on about what the person says (Reuters Handbook,
// "Dealing with sources"; AP, "Anonymous sources").
type Terms string

// The terms; "" is nothing agreed, which counts as on the record.
const (
	OnRecord   Terms = "on-record"  // may be quoted by name
	Background Terms = "background" // may be used, without the name
	OffRecord  Terms = "off-record" // may not be used
)

// AllTerms in the order they are offered.
var AllTerms = []Terms{OnRecord, Background, OffRecord}

// Person is what is known of a source that can be asked, beside what every source has: its name
// is the source's title. Nothing of it stands in a report but the role, and that only where the
// terms allow the name too; the source's alias stands for the name where they do not.
type Person struct {
	ID       string `gorm:"primaryKey" json:"id"` // of the source, which is of kind person
	Role     string `json:"role"`                 // what they are: "harbour master of Palau"
	Contacts string `json:"contacts"`             // telephone numbers, addresses, one a line; never published
	Terms    Terms  `json:"terms"`
	Created  Stamp  `json:"created"`
	Deleted  Stamp  `json:"deleted,omitempty"`
}

func (p Person) sound() error {
	if p.Terms != "" && !contains(AllTerms, p.Terms) {
		return odd("terms", p.Terms)
	}
	return sayable(p.Role, p.Contacts)
}

// Confirmer is a person who can confirm a claim, with how the fact is put to them.
type Confirmer struct {
	ID       string `gorm:"primaryKey" json:"id"` // ConfirmerID
	ClaimID  string `json:"claim_id"`
	PersonID string `json:"person_id"` // id of the source
	Question string `json:"question"`  // as it is to be asked; "" is made of the claim
	By       string `gorm:"column:named_by" json:"by"`
	Added    Stamp  `json:"added"`
	Deleted  Stamp  `json:"deleted,omitempty"`
}

// ConfirmerID is the id of a person as somebody who can confirm a claim: two editors who name
// the same one did it once.
func ConfirmerID(claimID, personID string) string { return claimID + "-" + personID }

func (c Confirmer) sound() error {
	if c.ID != ConfirmerID(c.ClaimID, c.PersonID) {
		return fmt.Errorf("its id does not say who can confirm what")
	}
	return sayable(c.Question, c.By)
}

// AttemptWay is how somebody was asked.
type AttemptWay string

// The ways.
const (
	ByCall    AttemptWay = "call"
	ByEmail   AttemptWay = "email"
	ByMessage AttemptWay = "message"
	ByLetter  AttemptWay = "letter"
	InPerson  AttemptWay = "in-person"
)

// AttemptWays in the order they are offered.
var AttemptWays = []AttemptWay{ByCall, ByEmail, ByMessage, ByLetter, InPerson}

// AttemptOutcome is what came of asking.
type AttemptOutcome string

// The outcomes. Until somebody answered or declined, an answer is waited for.
const (
	Answered AttemptOutcome = "answered"
	NoAnswer AttemptOutcome = "no-answer"
	Declined AttemptOutcome = "declined"
	CallBack AttemptOutcome = "call-back"
)

// AttemptOutcomes in the order they are offered.
var AttemptOutcomes = []AttemptOutcome{Answered, NoAnswer, Declined, CallBack}

// AttemptPurpose is why somebody was asked.
type AttemptPurpose string

// The purposes.
const (
	ToCheck  AttemptPurpose = "check"  // whether a fact is right
	ForReply AttemptPurpose = "reply"  // right of reply: what they say to what is said of them
	AsExpert AttemptPurpose = "expert" // what an expert thinks of it
)

// AttemptPurposes in the order they are offered.
var AttemptPurposes = []AttemptPurpose{ToCheck, ForReply, AsExpert}

// Attempt is that a person was asked, once.
type Attempt struct {
	ID        string         `gorm:"primaryKey" json:"id"`
	PersonID  string         `json:"person_id"`  // id of the source
	ArticleID string         `json:"article_id"` // the article it was about; "" none in particular
	Made      string         `json:"made"`       // ISO 8601 day or minute, where the desk is
	Way       AttemptWay     `json:"way"`
	What      string         `json:"what"` // what was asked
	Outcome   AttemptOutcome `json:"outcome"`
	Purpose   AttemptPurpose `json:"purpose"`
	Answer    string         `json:"answer"` // what was said; never published by itself
	By        string         `gorm:"column:made_by" json:"by"`
	Created   Stamp          `json:"created"`
	Deleted   Stamp          `json:"deleted,omitempty"`
}

func (a Attempt) sound() error {
	switch {
	case !contains(AttemptWays, a.Way):
		return odd("way", a.Way)
	case !contains(AttemptOutcomes, a.Outcome):
		return odd("outcome", a.Outcome)
	case !contains(AttemptPurposes, a.Purpose):
		return odd("purpose", a.Purpose)
	}
	return sayable(a.Made, a.What, a.Answer, a.By)
}

// Asking is that an attempt was about a claim.
type Asking struct {
	ID        string `gorm:"primaryKey" json:"id"` // AskingID
	AttemptID string `json:"attempt_id"`
	ClaimID   string `json:"claim_id"`
	Reported  bool   `json:"reported"` // reports say at the claim that the person was asked
	Added     Stamp  `json:"added"`
	Deleted   Stamp  `json:"deleted,omitempty"`
}

// AskingID is the id of a claim as what an attempt was about.
func AskingID(attemptID, claimID string) string { return attemptID + "-" + claimID }

func (a Asking) sound() error {
	if a.ID != AskingID(a.AttemptID, a.ClaimID) {
		return fmt.Errorf("its id does not say who was asked about what")
	}
	return nil
}

// Addressee is whom a question on a claim is put to.
type Addressee string

// The addressees.
const (
	ToAuthor Addressee = "author"
	ToEditor Addressee = "editor"
	ToLawyer Addressee = "lawyer"
	ToDesk   Addressee = "desk"
)

// Addressees in the order they are offered.
var Addressees = []Addressee{ToAuthor, ToEditor, ToLawyer, ToDesk}

// Question is one that somebody in the house has to answer before a claim is done with.
type Question struct {
	ID       string    `gorm:"primaryKey" json:"id"`
	ClaimID  string    `json:"claim_id"`
	To       Addressee `gorm:"column:put_to" json:"to"`
	Text     string    `json:"text"`
	By       string    `gorm:"column:asked_by" json:"by"`
	Asked    Stamp     `json:"asked"`
	Answer   string    `json:"answer"`
	ClosedBy string    `json:"closed_by"` // "" it is open
	Closed   Stamp     `json:"closed"`
	Deleted  Stamp     `json:"deleted,omitempty"`
}

// Open reports whether nobody has closed the question.
func (q Question) Open() bool { return q.Closed == "" }

func (q Question) sound() error {
	if !contains(Addressees, q.To) {
		return odd("addressee", q.To)
	}
	if strings.TrimSpace(q.Text) == "" {
		return fmt.Errorf("it asks nothing")
	}
	return sayable(q.Text, q.By, q.Answer, q.ClosedBy)
}
