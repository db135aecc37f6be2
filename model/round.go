package model

import (
	"fmt"
	"strings"
)

// Round is a sign-off of a whole article: that somebody went over one version of it, and what
// was open then. Desks read a piece several times (the checker, a second reader, the editor).
type Round struct {
	ID        string   `gorm:"primaryKey" json:"id"`
	ArticleID string   `json:"article_id"`
	VersionID string   `json:"version_id"`
	Name      string   `json:"name"`     // which round: "first reading", "second reading", "proofs"
	Initials  string   `json:"initials"` // as they stand on the proof
	By        string   `gorm:"column:signed_by" json:"by"`
	At        Stamp    `gorm:"column:signed_at" json:"at"`
	Left      OpenWork `gorm:"column:open_work;serializer:json" json:"left"` // what was open then
	Deleted   Stamp    `json:"deleted,omitempty"`
}

// OpenWork counts what of an article's check is not done.
type OpenWork struct {
	Claims    int `json:"claims"`    // all that stand in the version
	Unrated   int `json:"unrated"`   // of these, without a rating in force
	Unsourced int `json:"unsourced"` // without a source
	Unsigned  int `json:"unsigned"`  // rated and not signed off
	Unsettled int `json:"unsettled"` // whose words changed, and nobody looked again
	Questions int `json:"questions"` // open ones
	Waiting   int `json:"waiting"`   // persons asked who have not answered
	Items     int `json:"items"`     // of checklists, unticked
	Words     int `json:"words"`     // that nobody looked at
}

func (r Round) sound() error {
	if strings.TrimSpace(r.Initials) == "" {
		return fmt.Errorf("it has no initials")
	}
	return sayable(r.Name, r.Initials, r.By)
}

// CorrectionReason is why something was changed after the check was published.
type CorrectionReason struct {
	ID        string `gorm:"primaryKey" json:"id"` // id of the event that changed it
	ArticleID string `json:"article_id"`
	ClaimID   string `json:"claim_id"`
	Reason    string `json:"reason"`
	By        string `gorm:"column:given_by" json:"by"`
	At        Stamp  `gorm:"column:given_at" json:"at"`
	Deleted   Stamp  `json:"deleted,omitempty"`
}

func (c CorrectionReason) sound() error { return sayable(c.Reason, c.By) }
