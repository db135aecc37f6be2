// Package note gives the notes of a draft their places in the text that was made
// of it.
package note

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"galley/model"
	"galley/model/citation"
	"galley/model/ingest/typography"
	"galley/model/passage"
)

// place is what the marks of one note say.
type place struct {
	begin, end, stand typography.Mark
	begins, ends      bool
	stands            bool
}

// Place gives notes their places in a text, and their order: that of the text,
// those without a place last. notes[i] is what the marks with the number i mark. The
// words of a note stand between its Begins and its Ends, without white space at
// either end; a note without words stands where it Stands, behind what precedes. One
// whose marks all stood in what did not become text has no place: it is not
// put to other words.
func Place(text typography.Marked, notes []model.Note) []model.Note {
	places := make([]place, len(notes))
	for _, m := range text.Marks {
		if m.Number < 0 || m.Number >= len(notes) {
			continue
		}
		p := &places[m.Number]
		switch {
		case m.Side == typography.Begins && !p.begins:
			p.begin, p.begins = m, true
		case m.Side == typography.Ends:
			p.end, p.ends = m, true
		case m.Side == typography.Stands && !p.stands:
			p.stand, p.stands = m, true
		}
	}
	out := slices.Clone(notes)
	for i := range out {
		n := &out[i]
		n.Start, n.End = places[i].in(text.Text)
		if n.Start >= 0 {
			n.Part = ""
		}
		if n.Kind == model.LinkNote && n.Start >= 0 {
			n.Text = strings.TrimSuffix(strings.ReplaceAll(text.Text[n.Start:n.End], model.BlockSeparator, "\n")+"\n"+n.Text, "\n")
		}
	}
	out = slices.DeleteFunc(out, func(n model.Note) bool { return n.Kind == model.LinkNote && n.End <= n.Start }) // one of a picture
	slices.SortStableFunc(out, func(a, b model.Note) int {
		if a.Placed() != b.Placed() {
			if a.Placed() {
				return -1
			}
			return 1
		}
		return cmp.Or(a.Start-b.Start, a.End-b.End)
	})
	return joined(out, text.Text)
}

// joined makes one of links to the same address whose words follow on each other, as
// programs write a link of which a part is set in another way.
func joined(list []model.Note, text string) []model.Note {
	out := list[:0]
	last := -1 // the link before, in out
	for _, n := range list {
		if n.Kind != model.LinkNote {
			out = append(out, n)
			continue
		}
		if last >= 0 && slices.Equal(out[last].Addresses, n.Addresses) && leadsTo(out[last], text) == leadsTo(n, text) &&
			out[last].End <= n.Start && strings.Trim(text[out[last].End:n.Start], " ") == "" {
			rest := leadsTo(n, text)
			out[last].End = n.End
			out[last].Text = strings.TrimSuffix(text[out[last].Start:n.End]+"\n"+rest, "\n")
			continue
		}
		last = len(out)
		out = append(out, n)
	}
	return out
}

// leadsTo is what the text of a link says beside its words.
func leadsTo(n model.Note, text string) string {
	words := strings.ReplaceAll(text[n.Start:n.End], model.BlockSeparator, "\n")
	return strings.TrimPrefix(strings.TrimPrefix(n.Text, words), "\n")
}

// in is the place in a text, -1 and -1 where none is known.
func (p place) in(text string) (start, end int) {
	if p.begins && p.ends && p.begin.At <= p.end.At {
		if start, end = trimmed(text, p.begin.At, p.end.At); start < end {
			return start, end
		}
	}
	for _, m := range []struct {
		typography.Mark
		known bool
	}{{p.stand, p.stands}, {p.end, p.ends}, {p.begin, p.begins}} {
		if m.known && !m.Lost {
			return m.At, m.At
		}
	}
	return -1, -1
}

// trimmed is a part of a text without white space, and without the bars between
// cells, at its ends.
func trimmed(text string, start, end int) (int, int) {
	start, end = min(start, len(text)), min(end, len(text))
	for start < end {
		words := strings.TrimLeftFunc(text[start:end], unicode.IsSpace)
		from := end - len(words)
		if strings.HasPrefix(words, "| ") && from > 0 && text[from-1] == ' ' {
			from++
		}
		if from == start {
			break
		}
		start = from
	}
	for start < end {
		to := start + len(strings.TrimRightFunc(text[start:end], unicode.IsSpace))
		if strings.HasSuffix(text[start:to], " |") && to < len(text) && text[to] == ' ' {
			to--
		}
		if to == end {
			break
		}
		end = to
	}
	return start, end
}

// longestLink is how much, in bytes, of a link is kept that leads to no page.
const longestLink = 500

// Link is the note of words that lead somewhere; Place gives it the words. Where that is
// no page and no letter it is kept as text alone, so that nothing opens it.
func Link(address string) model.Note {
	address = typography.Field(typography.Valid(address))
	if IsAddress(address) {
		return model.Note{Kind: model.LinkNote, Addresses: []string{address}}
	}
	return model.Note{Kind: model.LinkNote, Text: passage.Shorten(address, longestLink)}
}

// IsTime reports whether a time is one as ISO 8601 writes it.
func IsTime(s string) bool { return isTime.MatchString(s) }

var isTime = regexp.MustCompile(`^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$`)

// Addresses are those in the words of a note, and those that its links lead to,
// each once. Only pages and letters have an address that can be a source's;
// what leads elsewhere (javascript:, file:, data:) is none.
func Addresses(words string, links ...string) []string {
	out := citation.Addresses(words)
	for _, link := range links {
		link = strings.TrimSpace(link)
		if IsAddress(link) && !slices.Contains(out, link) {
			out = append(out, link)
		}
	}
	return out
}

// IsAddress reports whether what a link leads to is a page or a letter.
func IsAddress(link string) bool {
	scheme, rest, named := strings.Cut(strings.TrimSpace(link), ":")
	if !named || rest == "" || strings.ContainsFunc(link, unicode.IsControl) {
		return false
	}
	switch strings.ToLower(scheme) {
	case "http", "https":
		return strings.HasPrefix(rest, "//") && len(rest) > 2
	case "mailto":
		return strings.Contains(rest, "@")
	}
	return false
}
