// Package publish is where a person chooses what a report is to be, and sees
// what it will be before it is written. Its caller says what there is to choose from.
package publish

import (
	"encoding/json"
)

// Kind is a kind of report as it is offered, and what can be chosen about it.
type Kind struct {
	Key          string // what settings keep
	Label, About string
	Words        bool // has words of its own in a language
	Parts        bool // has parts that can be left out
	Boxes        bool // is pasted into a page: the verdicts alone, or with the article
	Picture      bool // has room for a logo
	Newsroom     bool // says who publishes it
	Page         bool // is a web page: with a style, and perhaps a ClaimReview in it
	Review       bool // is a ClaimReview
	Table        bool // is a table for spreadsheets
	Files        bool // may hold originals and attachments
}

// Named is something to choose: the key that settings keep, and the label that people read.
type Named struct{ Key, Label string }

// Offer is what there is to choose from.
type Offer struct {
	Kinds                             []Kind
	Claims, Parts, Languages, Ratings []Named
}

// Settings are what a person chose; they are remembered from one export to the next. They hold
// keys and never labels, so that a label can be put better, or in another language.
type Settings struct {
	Kind     string   `json:"kind"`                // the key of one of the kinds; "" the first
	Claims   string   `json:"claims"`              // a key
	Ratings  []string `json:"ratings"`             // keys; nil all
	LeaveOut []string `json:"leave_out,omitempty"` // keys of findings whose claims are left out
	Without  []string `json:"without"`             // keys of parts
	NoLog    bool     `json:"no_log,omitempty"`    // a check that was published is without its corrections log too
	Asked    bool     `json:"asked,omitempty"`     // whether the ledger was among the parts that were offered
	Text     bool     `json:"text,omitempty"`      // what is pasted into a page has the article too
	Language string   `json:"language"`
	Newsroom string   `json:"newsroom"`
	Logo     string   `json:"logo"`  // path of the picture, "" none
	Style    string   `json:"style"` // path of the folder, "" ours
	Embed    bool     `json:"embed"`
	Address  string   `json:"address"`
	NoBOM    bool     `json:"no_bom"`
	NoFiles  bool     `json:"no_files"`
	History  bool     `json:"history"`
}

// Remembered returns settings as Remember wrote them. What cannot be read, or was never written,
// is the usual ones.
func Remembered(text string, usual Settings) Settings {
	var s Settings
	if json.Unmarshal([]byte(text), &s) != nil {
		return usual
	}
	return s
}

// Remember returns the settings as text.
func (s Settings) Remember() string {
	text, err := json.Marshal(s)
	if err != nil {
		return ""
	}
	return string(text)
}
