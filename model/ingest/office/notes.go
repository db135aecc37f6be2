package office

import (
	"cmp"
	"slices"
	"strings"

	"galley/model"
	"galley/model/ingest/markup"
	"galley/model/ingest/note"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// gathered is what the author and others left in a draft, while it is read.
type gathered struct {
	list     []model.Note // by the number of their marks; those without a kind are not there after all
	tracked  int          // changes that nobody accepted or refused yet
	threaded bool         // the file says which comment is a reply to which
}

// note adds a note, and returns its number.
func (b *builder) note(n model.Note) int {
	b.noted.list = append(b.noted.list, n)
	return len(b.noted.list) - 1
}

// at marks the end of an element as a place of a note.
func (b *builder) at(to *html.Node, number int, side typography.Side) {
	if b.letters == nil && !b.unmarked {
		to.AppendChild(markup.Mark(number, side))
	}
}

// link adds words that lead to an address. Those in a note are the note's own.
func (b *builder) link(to *html.Node, address string, words func()) {
	number := b.linkBegins(to, address)
	words()
	b.linkEnds(to, number)
}

// linkBegins marks where the words of a link begin, and returns its number, from 1; 0
// where there is no link.
func (b *builder) linkBegins(to *html.Node, address string) int {
	if b.inNote || address == "" {
		return 0
	}
	number := b.note(note.Link(address))
	b.at(to, number, typography.Begins)
	return number + 1
}

func (b *builder) linkEnds(to *html.Node, number int) {
	if number > 0 {
		b.at(to, number-1, typography.Ends)
	}
}

// placed are the notes of a text, in its order.
func (b *builder) placed(text typography.Marked) []model.Note {
	out := note.Place(text, b.noted.list)
	out = slices.DeleteFunc(out, func(n model.Note) bool { return n.Kind == "" })
	if !b.noted.threaded {
		out = threads(out)
	}
	for _, n := range out {
		if !slices.ContainsFunc(n.Replies, func(r model.Reply) bool { return r.Time == "" }) {
			slices.SortStableFunc(n.Replies, func(a, b model.Reply) int { return cmp.Compare(a.Time, b.Time) })
		}
	}
	return out
}

// The words that Google Docs writes as a reply where somebody resolved a comment, or
// took that back.
const (
	markedAsResolved = "_marked as resolved_"
	reopened         = "_re-opened_"
)

// threads makes replies of the comments that follow on another at the same words,
// which is how Google Docs writes them.
func threads(list []model.Note) []model.Note {
	var out []model.Note
	for from := 0; from < len(list); {
		to := from + 1
		for to < len(list) && list[to].Start == list[from].Start && list[to].End == list[from].End {
			to++
		}
		out = append(out, threadsAt(list[from:to])...)
		from = to
	}
	return out
}

// threadsAt is threads for the notes at one place.
func threadsAt(list []model.Note) []model.Note {
	var comments, others []model.Note
	for _, n := range list {
		if n.Kind == model.CommentNote && n.Start >= 0 && n.End > n.Start {
			comments = append(comments, n)
		} else {
			others = append(others, n)
		}
	}
	if len(comments) < 2 {
		return list
	}
	slices.SortStableFunc(comments, func(a, b model.Note) int { return cmp.Compare(a.Time, b.Time) })
	first := comments[0]
	for _, n := range comments[1:] {
		switch strings.ToLower(strings.TrimSpace(n.Text)) {
		case markedAsResolved:
			first.Resolved = true
		case reopened:
			first.Resolved = false
		default:
			addReply(&first, n)
		}
	}
	return append([]model.Note{first}, others...)
}

// addReply puts a comment to the one that it replies to.
func addReply(to *model.Note, from model.Note) {
	to.Replies = append(to.Replies, model.Reply{Author: from.Author, Time: from.Time, Text: from.Text})
	for _, a := range from.Addresses {
		if len(to.Addresses) < maxAddresses && !slices.Contains(to.Addresses, a) {
			to.Addresses = append(to.Addresses, a)
		}
	}
}

// maxAddresses is how many addresses of a comment and its replies are kept.
const maxAddresses = 500

// lastBut is the last child of an element that is no mark.
func lastBut(n *html.Node) *html.Node {
	last := n.LastChild
	for last != nil && markup.IsMark(last) {
		last = last.PrevSibling
	}
	return last
}

// moveMarks moves the marks at the end of an element to the end of another.
func moveMarks(from, to *html.Node) {
	first := from.LastChild
	if first == nil || !markup.IsMark(first) {
		return
	}
	for first.PrevSibling != nil && markup.IsMark(first.PrevSibling) {
		first = first.PrevSibling
	}
	for first != nil {
		next := first.NextSibling
		from.RemoveChild(first)
		to.AppendChild(first)
		first = next
	}
}

// noteText gathers the words of a note as lines.
type noteText struct {
	strings.Builder
	links []string // what its links lead to
}

// lines are the words, with blanks collapsed and without empty lines at either end.
func (t *noteText) lines() string {
	lines := strings.Split(typography.Clean(strings.ReplaceAll(t.String(), "\u00AD", "")), "\n")
	for i := range lines {
		lines[i] = typography.Trim(typography.CollapseSpaces(lines[i]))
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// addresses are those in the words and those of the links.
func (t *noteText) addresses(words string) []string { return note.Addresses(words, t.links...) }
