package model

import "encoding/json"

// FileSelector is where a passage stands in a file that a source holds: a W3C TextQuoteSelector and
// TextPositionSelector of the file's text, with the page or the moment that a person would name.
type FileSelector struct {
	Exact  string `json:"exact"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
	Start  int    `json:"start"` // byte offsets into the text that Galley reads of the file, of the page where there are pages
	End    int    `json:"end"`
	Page   int    `json:"page,omitempty"` // from 1; 0 where there are none
	At     string `json:"at,omitempty"`   // hh:mm:ss into a recording; "" none
}

// FileSelectorOf reads a selector as Evidence.Place has it; ok is false where there is none.
func FileSelectorOf(stored string) (p FileSelector, ok bool) {
	if stored == "" || json.Unmarshal([]byte(stored), &p) != nil {
		return FileSelector{}, false
	}
	return p, true
}

// Stored is the selector as Evidence.Place has it.
func (p FileSelector) Stored() string {
	text, err := json.Marshal(p)
	if err != nil { // a struct of texts and numbers
		return ""
	}
	return string(text)
}
