package model

// LeftOut is a part of a page that was not taken into a version's text, kept so
// that it can be read and taken in.
type LeftOut struct {
	Text   string  `json:"text"`   // its blocks joined by BlockSeparator, as of a version
	Blocks []Block `json:"blocks"` // offsets into Text
	Reason string  `json:"reason"` // why it was left out, a sentence
	After  int     `json:"after"`  // the index of the block of the version that it stood after; -1 before the first
}
