package query

import (
	"strings"
	"unicode/utf8"

	"galley/model/passage"
)

// Match is where one of several terms stands in a text.
type Match struct {
	passage.Span
	Term int // its index
}

// Matches finds terms in a text as the full-text index does, in the order of the
// text; of each at most so many.
func Matches(text string, terms []Term, most int) []Match {
	type form struct {
		Term
		of int
	}
	var forms []form
	// Most words begin with another letter than any term: they need not be folded.
	var first [utf8.RuneSelf]bool
	for i, t := range terms {
		for _, f := range t.Forms() {
			forms = append(forms, form{f, i})
			if c := f.Words[0][0]; c < utf8.RuneSelf {
				first[c] = true
			}
		}
	}
	var out []Match
	count, ends := make([]int, len(terms)), make([]int, len(terms))
	left := len(terms) * most
	for at := 0; at < len(text) && left > 0; {
		if at = skip(text, at, &first); at == len(text) {
			break
		}
		start, end, plain := nextWord(text, at)
		if start == end {
			break
		}
		at = end
		word := folded(text[start:end], plain)
		if word == "" {
			continue
		}
		for _, f := range forms {
			if count[f.of] == most || start < ends[f.of] || !fits(word, f.Term, 0) {
				continue
			}
			if last, ok := follows(text, end, f.Term); ok {
				out = append(out, Match{passage.Span{Start: start, End: last}, f.of})
				count[f.of]++
				left--
				ends[f.of] = last
			}
		}
	}
	return out
}

// skip is the first place from one on where a word of ASCII letters begins with
// one of some letters, or anything begins that has to be looked at more closely.
func skip(text string, at int, first *[utf8.RuneSelf]bool) int {
	for at < len(text) {
		c := text[at]
		switch {
		case c >= utf8.RuneSelf:
			return at
		case !asciiWord[c]:
			at++
			continue
		case !letter(c) || first[c|0x20]:
			return at
		}
		end := at + 1
		for end < len(text) && text[end] < utf8.RuneSelf && asciiWord[text[end]] {
			end++
		}
		if end-at == 1 || end < len(text) && text[end] >= utf8.RuneSelf {
			return at // U.S., or a letter with a mark that follows
		}
		at = end
	}
	return at
}

// follows reports where a term ends whose first word ends at a place.
func follows(text string, end int, t Term) (int, bool) {
	for i := 1; i < len(t.Words); {
		start, to, plain := nextWord(text, end)
		if start == to {
			return 0, false
		}
		end = to
		word := folded(text[start:to], plain)
		if word == "" {
			continue
		}
		if !fits(word, t, i) {
			return 0, false
		}
		i++
	}
	return end, true
}

func fits(word string, t Term, i int) bool {
	if t.Prefix && i == len(t.Words)-1 {
		return strings.HasPrefix(word, t.Words[i])
	}
	return word == t.Words[i]
}
