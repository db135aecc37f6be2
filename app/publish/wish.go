// Package publish is where a person chooses what a report is to be, and sees
// what it will be before it is written. What there is to choose from is told to
// it.
package publish

import (
	"encoding/json"
)

// Kind is a kind of report as it is offered, and what can be chosen about it.
type Kind struct {
	Label, About string
	Words        bool // has parts, and words of its own in a language
	Picture      bool // has room for a logo
	Newsroom     bool // says who publishes it
	Page         bool // is a web page: with a style, and perhaps a ClaimReview in it
	Review       bool // is a ClaimReview
	Table        bool // is a table for spreadsheets
	Files        bool // may hold originals and attachments
}

// Named is something to choose, by what it is called in the program and to people.
type Named struct{ Key, Label string }

// Offer is what there is to choose from.
type Offer struct {
	Kinds                    []Kind
	Claims, Parts, Languages []Named
	Ratings                  []string
}

// Wish is what a person chose; it is remembered from one export to the next.
type Wish struct {
	Kind     string   `json:"kind"`    // the label of one of the kinds; "" the first
	Claims   string   `json:"claims"`  // a key
	Ratings  []string `json:"ratings"` // nil all
	Without  []string `json:"without"` // keys of parts
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

// Remembered is a wish as Remember wrote it; what cannot be read, or was never
// written, is the usual one.
func Remembered(text string, usual Wish) Wish {
	var w Wish
	if json.Unmarshal([]byte(text), &w) != nil {
		return usual
	}
	return w
}

// Remember is the wish as text.
func (w Wish) Remember() string {
	text, err := json.Marshal(w)
	if err != nil {
		return ""
	}
	return string(text)
}
