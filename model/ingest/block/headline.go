package block

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model"
	"galley/model/ingest/typography"
)

// WithHeadline puts the title first as a heading, once: pages repeat it in the text.
func WithHeadline(pieces []Piece, title string) []Piece {
	return WithHeadlineAt(pieces, title, 0)
}

// WithHeadlineAt is WithHeadline for a title that stands at a place of the page.
func WithHeadlineAt(pieces []Piece, title string, place int) []Piece {
	want := typography.Letters(title)
	if want == "" {
		return pieces
	}
	for i := 0; i < min(len(pieces), 5); i++ {
		if typography.Letters(pieces[i].Text) != want {
			continue
		}
		first := pieces[i]
		first.Kind, first.Level = model.Heading, 1
		return append([]Piece{first}, append(append([]Piece(nil), pieces[:i]...), pieces[i+1:]...)...)
	}
	return append([]Piece{{Kind: model.Heading, Level: 1, Text: title, Place: place}}, pieces...)
}

// MaxHeadline is how long a headline can be, in characters.
const MaxHeadline = 150

// HeadlineIndex returns the index of the headline, or -1. The headline is the
// first line that is not furniture, if it is a heading, or short and not a
// sentence.
func HeadlineIndex(pieces []Piece) int {
	for i, p := range pieces {
		text := typography.Trim(p.Text)
		if text == "" || IsFurniture(text) {
			continue
		}
		switch p.Kind {
		case model.Heading:
			return i
		case model.Paragraph:
			if utf8.RuneCountInString(text) <= MaxHeadline && isHeadline(text) {
				return i
			}
		}
		return -1
	}
	return -1
}

// isHeadline reports whether a line can be a headline: it may end in a question
// or an exclamation mark, but not in a full stop, unless that ends an
// abbreviation ("Talks Begin In U.S.").
func isHeadline(text string) bool {
	text = strings.TrimRight(text, "\"'”’» ")
	if !strings.ContainsFunc(text, unicode.IsLetter) {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(text)
	if r == '.' {
		return lastAbbreviation.MatchString(text) && utf8.RuneCountInString(text) <= 80
	}
	return !strings.ContainsRune(",;:。", r)
}

var lastAbbreviation = regexp.MustCompile(`(?:\b[A-Z]\.){2,}$`)
