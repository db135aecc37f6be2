package model

import (
	"fmt"
	"slices"
	"strings"

	"galley/model/passage"
)

// NoteKind says what a note was in the file that it came from.
type NoteKind string

const (
	CommentNote NoteKind = "comment"  // beside the text, as word processors have it
	Footnote    NoteKind = "footnote" // at the foot of a page
	Endnote     NoteKind = "endnote"  // at the end of the text
	LinkNote    NoteKind = "link"     // words that lead to an address
)

// NoteKinds are all of them.
var NoteKinds = []NoteKind{CommentNote, Footnote, Endnote, LinkNote}

// Note is what an author or another left at words of a version. It belongs to the
// version and never changes. It proposes sources, and decides nothing.
type Note struct {
	Kind   NoteKind `json:"kind"`
	Author string   `json:"author,omitempty"` // "" unknown
	Time   string   `json:"time,omitempty"`   // ISO 8601 as far as known; "" unknown
	// Start and End are byte offsets into Version.Text. They are equal where the note
	// stands between two letters, as a footnote's number does, and -1 where no place in
	// the text is known.
	Start     int      `json:"start"`
	End       int      `json:"end"`
	Part      string   `json:"part,omitempty"` // of a note without a place: where it stood, e.g. "header"
	Text      string   `json:"text"`           // lines end with "\n"; a link's is the words that lead to it
	Addresses []string `json:"addresses,omitempty"`
	Resolved  bool     `json:"resolved,omitempty"` // somebody marked the comment as done
	Replies   []Reply  `json:"replies,omitempty"`
}

// Reply is an answer to a comment, in the order in which they were written.
type Reply struct {
	Author string `json:"author,omitempty"`
	Time   string `json:"time,omitempty"`
	Text   string `json:"text"`
}

// CountNotes counts notes by their kind; nil where there are none.
func CountNotes(all []Note) map[NoteKind]int {
	var count map[NoteKind]int
	for _, n := range all {
		if count == nil {
			count = map[NoteKind]int{}
		}
		count[n.Kind]++
	}
	return count
}

// notesDiffer reports whether a draft has other notes than the version that has its text.
// One without any says nothing new.
func notesDiffer(draft, stored []Note) bool {
	return len(draft) > 0 && !slices.EqualFunc(draft, stored, Note.same)
}

// same reports whether two notes of one text stand at one place and say the same.
func (n Note) same(m Note) bool {
	return n.Kind == m.Kind && n.Author == m.Author && n.Time == m.Time && n.Start == m.Start && n.End == m.End && n.Part == m.Part &&
		n.Text == m.Text && n.Resolved == m.Resolved && slices.Equal(n.Addresses, m.Addresses) && slices.Equal(n.Replies, m.Replies)
}

// Placed reports whether it is known where in the text the note stands.
func (n Note) Placed() bool { return n.Start >= 0 }

// Span is the note's place in its version's text, empty where it has none.
func (n Note) Span() passage.Span {
	if !n.Placed() {
		return passage.Span{}
	}
	return passage.Span{Start: n.Start, End: n.End}
}

// NoteKey tells notes of a draft apart, and is the same for the same note in every
// version of it: made of what the note says and of the words at its place, not of where they stand.
func NoteKey(n Note, words string) string {
	return passage.Hash(strings.Join(append([]string{string(n.Kind), n.Author, n.Time, n.Text, words}, n.Addresses...), "\x00"))[:32]
}

// misplaced says what is wrong with the notes of a text.
func misplaced(notes []Note, text string) error {
	for _, n := range notes {
		switch {
		case !contains(NoteKinds, n.Kind):
			return odd("note", n.Kind)
		case n.Start == -1 && n.End == -1:
		case n.Start < 0 || n.End < n.Start || n.End > len(text) || !begins(text, n.Start) || !begins(text, n.End):
			return fmt.Errorf("a note stands from %d to %d", n.Start, n.End)
		}
		if err := sayable(append([]string{n.Author, n.Time, n.Part, n.Text}, n.Addresses...)...); err != nil {
			return err
		}
		for _, r := range n.Replies {
			if err := sayable(r.Author, r.Time, r.Text); err != nil {
				return err
			}
		}
	}
	return nil
}
