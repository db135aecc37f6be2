package state

import (
	"slices"
	"strconv"
	"strings"

	"galley/app/locale"
	"galley/model"
)

// noteKey begins what the reader knows a note by; no id of a claim begins so.
const noteKey = "note "

// NoteKey is what the reader knows the note of a number by, which counts within its version.
func NoteKey(i int) string { return noteKey + strconv.Itoa(i) }

// NoteOf is the number of the note that the reader knows by a key.
func NoteOf(notes []model.Note, key string) (int, bool) {
	number, is := strings.CutPrefix(key, noteKey)
	i, err := strconv.Atoi(number)
	return i, is && err == nil && i >= 0 && i < len(notes)
}

// NoteSign tells kinds of notes apart in the margin, without colour.
func NoteSign(k model.NoteKind) string {
	switch k {
	case model.Footnote:
		return "†"
	case model.Endnote:
		return "‡"
	case model.LinkNote:
		return "»"
	}
	return "¶"
}

// NoteHead says what a note is, whose and when.
func NoteHead(n model.Note) string {
	parts := []string{noteKind(n.Kind)}
	if n.Author != "" {
		parts = append(parts, n.Author)
	}
	if n.Time != "" {
		parts = append(parts, locale.Date(n.Time))
	}
	if n.Resolved {
		parts = append(parts, locale.Text("resolved"))
	}
	return strings.Join(parts, " · ")
}

func noteKind(k model.NoteKind) string {
	switch k {
	case model.Footnote:
		return locale.Text("Footnote")
	case model.Endnote:
		return locale.Text("Endnote")
	case model.LinkNote:
		return locale.Text("Link")
	}
	return locale.Text("Comment")
}

// ReplyLine is a reply with who wrote it, and when.
func ReplyLine(r model.Reply) string {
	var parts []string
	if r.Author != "" {
		parts = append(parts, r.Author)
	}
	if r.Time != "" {
		parts = append(parts, locale.Date(r.Time))
	}
	if len(parts) == 0 {
		return "↳ " + r.Text
	}
	return "↳ " + strings.Join(parts, ", ") + ": " + r.Text
}

// NotePart says where a note stood that has no place in the text; "" of one that has.
func NotePart(n model.Note) string {
	switch {
	case n.Placed():
		return ""
	case n.Part == "":
		return locale.Text("without a place in the text")
	}
	return locale.Text("in the part “%s”", partName(n.Part))
}

// partName is a part of a file as ingest names it, in the person's language where it is one of these.
func partName(part string) string {
	switch part {
	case "header":
		return locale.Text("header")
	case "footer":
		return locale.Text("footer")
	case "footnote":
		return locale.Text("footnote")
	case "endnote":
		return locale.Text("endnote")
	case "text box":
		return locale.Text("text box")
	case "table":
		return locale.Text("table")
	}
	return part
}

// NoteCounts says how many notes of each kind there are; "" where there are none.
func NoteCounts(counts map[model.NoteKind]int) string {
	var parts []string
	for _, k := range model.NoteKinds {
		n := counts[k]
		if n == 0 {
			continue
		}
		switch k {
		case model.CommentNote:
			parts = append(parts, locale.Count(n, "%d comment", "%d comments"))
		case model.Footnote:
			parts = append(parts, locale.Count(n, "%d footnote", "%d footnotes"))
		case model.Endnote:
			parts = append(parts, locale.Count(n, "%d endnote", "%d endnotes"))
		case model.LinkNote:
			parts = append(parts, locale.Count(n, "%d link", "%d links"))
		}
	}
	return strings.Join(parts, ", ")
}

// NoteIn says what a note is, and in which article it stands; one without a place with where it stood.
func NoteIn(n model.Note, title string) string {
	where := ""
	switch n.Kind {
	case model.Footnote:
		where = locale.Text("Footnote in %s", title)
	case model.Endnote:
		where = locale.Text("Endnote in %s", title)
	case model.LinkNote:
		where = locale.Text("Link in %s", title)
	default:
		where = locale.Text("Comment in %s", title)
	}
	if part := NotePart(n); part != "" {
		where += " · " + part
	}
	return where
}

// FindNote is the number of a note among those of a version, -1 where it is none of them.
func FindNote(notes []model.Note, sought model.Note) int {
	return slices.IndexFunc(notes, func(n model.Note) bool {
		return n.Start == sought.Start && n.End == sought.End && n.Kind == sought.Kind && n.Author == sought.Author &&
			n.Time == sought.Time && n.Text == sought.Text && slices.Equal(n.Addresses, sought.Addresses)
	})
}
