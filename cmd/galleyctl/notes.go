package main

import (
	"fmt"
	"io"
	"strings"

	"galley/model"
	"galley/model/passage"
	"galley/model/report/interchange"
)

// countedNotes says how many notes of each kind there are, or "" where there are none.
func countedNotes(of map[model.NoteKind]int) string {
	var parts []string
	for _, kind := range model.NoteKinds {
		n := of[kind]
		switch {
		case n == 1:
			parts = append(parts, "1 "+string(kind))
		case n > 1:
			parts = append(parts, fmt.Sprintf("%d %ss", n, kind))
		}
	}
	return strings.Join(parts, ", ")
}

// listNotes writes a line a note: its kind, its place, who wrote it, the words it
// stands at, what it says and where it leads.
func listNotes(w io.Writer, all []interchange.Note) {
	fmt.Fprintln(w)
	if len(all) == 0 {
		fmt.Fprintln(w, "This version has no notes.")
	}
	for _, n := range all {
		place := n.Part
		if n.Start != nil {
			place = fmt.Sprintf("%d-%d", *n.Start, *n.End)
		}
		author := n.Author
		if n.Resolved {
			author += " (resolved)"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", n.Kind, place, author, passage.Shorten(n.Words, 80), passage.Shorten(n.Text, 200),
			strings.Join(n.Addresses, " "))
		for _, r := range n.Replies {
			fmt.Fprintf(w, "reply\t\t%s\t\t%s\t\n", r.Author, passage.Shorten(r.Text, 200))
		}
	}
}
