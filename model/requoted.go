package model

import (
	"regexp"
	"strings"

	"galley/model/passage"
)

// Requoted is a passage that was quoted of a source, held against what the source says now.
type Requoted struct {
	Evidence Evidence
	Stands   bool // its words stand in the text, in their order
}

// omission is what stands in a quotation for words that were left out.
var omission = regexp.MustCompile(`\s*(?:\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\.\.)\s*`)

// Requote says of each passage that was quoted whether it stands in a text. Capitals stay what they are;
// differences of typography do not count. What has no passage is not in the answer.
func Requote(text string, quoted []Evidence) []Requoted {
	all := []Requoted{}
	folded := passage.Folded(text)
	for _, e := range quoted {
		if strings.TrimSpace(e.Quote) != "" && e.Deleted == "" && !e.Proposed() {
			all = append(all, Requoted{e, stands(folded, e.Quote)})
		}
	}
	return all
}

// stands reports whether a quotation's parts stand in a text in their order.
func stands(folded, quote string) bool {
	for _, part := range omission.Split(quote, -1) {
		if part = passage.Folded(part); part == "" {
			continue
		}
		at := strings.Index(folded, part)
		if at < 0 {
			return false
		}
		folded = folded[at+len(part):]
	}
	return true
}

// HeldFile is a file that a source holds, with its source and, where it is a captured page, with what is known of that.
type HeldFile struct {
	Attachment
	Source  Source
	Capture *Capture // nil: it is no captured page
}
