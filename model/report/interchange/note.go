package interchange

import (
	"galley/model"
	"galley/model/passage"
)

// Note is a note at words of a version. Offsets are code points of its text, and null
// where it is not known where the note stands.
type Note struct {
	Kind      model.NoteKind `json:"kind"`
	Author    string         `json:"author"`
	Time      string         `json:"time"`
	Start     *int           `json:"start"`
	End       *int           `json:"end"`
	Part      string         `json:"part,omitempty"` // of one without a place: where it stood
	Words     string         `json:"words"`          // the passage; "" where the note stands between two letters
	Text      string         `json:"text"`
	Addresses []string       `json:"addresses"`
	Resolved  bool           `json:"resolved"`
	Replies   []Reply        `json:"replies"`
}

// Reply is an answer to a comment.
type Reply struct {
	Author string `json:"author"`
	Time   string `json:"time"`
	Text   string `json:"text"`
}

// NotesOf are the notes of the version that an index is of.
func NotesOf(v model.Version, x *passage.Index) []Note {
	out := make([]Note, len(v.Notes))
	for i, n := range v.Notes {
		out[i] = Note{Kind: n.Kind, Author: n.Author, Time: n.Time, Part: n.Part, Text: n.Text, Addresses: []string{}, Resolved: n.Resolved,
			Replies: make([]Reply, len(n.Replies))}
		if n.Placed() {
			start, end := x.CodePoint(n.Start), x.CodePoint(n.End)
			out[i].Start, out[i].End, out[i].Words = &start, &end, v.Text[n.Start:n.End]
		}
		out[i].Addresses = append(out[i].Addresses, n.Addresses...)
		for j, r := range n.Replies {
			out[i].Replies[j] = Reply(r)
		}
	}
	return out
}

// read turns a note back. ok is false where its offsets are none of the text.
func (n Note) read(x *passage.Index) (note model.Note, ok bool) {
	note = model.Note{Kind: n.Kind, Author: n.Author, Time: n.Time, Start: -1, End: -1, Part: n.Part, Text: n.Text, Addresses: n.Addresses,
		Resolved: n.Resolved}
	for _, r := range n.Replies {
		note.Replies = append(note.Replies, model.Reply(r))
	}
	if len(note.Addresses) == 0 {
		note.Addresses = nil
	}
	if n.Start == nil || n.End == nil {
		return note, n.Start == nil && n.End == nil
	}
	var okStart, okEnd bool
	note.Start, okStart = x.Byte(*n.Start)
	note.End, okEnd = x.Byte(*n.End)
	return note, okStart && okEnd && note.Start <= note.End
}
