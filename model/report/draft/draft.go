// Package draft writes into the file that an author sent: the checked copy has each proposed
// wording as a tracked change with a comment beside it, the checking copy a comment on every claim.
// What it does not touch keeps its bytes.
package draft

import (
	"galley/model"
	"galley/model/passage"
)

// Remark is what the desk has to say at a passage of the draft.
type Remark struct {
	Span    passage.Span // of the version's text; empty where the claim has no place in it
	Number  int          // of the claim, for the sentences of Kept
	ClaimID string
	Comment string // paragraphs end with "\n"
	Replace bool   // the passage is to have other words
	With    string // those words; "" cuts the passage
	Instead string // says the same in a comment, where the text cannot be changed; ends with "\n"
	Author  string
	At      model.Stamp
}

// Kept says why a remark could not be written as it was asked for.
type Kept struct {
	Remark  int    // its index
	Comment bool   // it became a comment alone; else it is not in the copy
	Why     string // in a sentence
}
