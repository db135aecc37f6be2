package quantity

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/passage"
	"galley/model/quantity/numeral"
)

// token is a word, a number or a mark between words.
type token struct {
	passage.Span
	word   bool   // letters; a number is none, nor is a mark
	lower  string // a word in small letters, or the mark
	upper  bool   // it begins with a capital
	number int    // 1 + the index of the numeral that it is; 0 for none
}

// tokens splits a text into words, marks and the numbers that were found in it.
func tokens(text string, numerals []numeral.Numeral) []token {
	out := make([]token, 0, len(text)/5)
	next := 0
	for i := 0; i < len(text); {
		for next < len(numerals) && numerals[next].Start < i {
			next++
		}
		if next < len(numerals) && numerals[next].Start == i {
			n := numerals[next]
			out = append(out, token{Span: passage.Span{Start: n.Start, End: n.End}, number: next + 1})
			i = n.End
			continue
		}
		stop := len(text)
		if next < len(numerals) {
			stop = numerals[next].Start
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			end := wordEnd(text, i, stop)
			out = append(out, token{Span: passage.Span{Start: i, End: end}, word: true,
				lower: strings.ToLower(text[i:end]), upper: unicode.IsUpper(r)})
			i = end
		case unicode.IsSpace(r) && r != '\n':
			i += size
		default:
			out = append(out, token{Span: passage.Span{Start: i, End: i + size}, lower: text[i : i+size]})
			i += size
		}
	}
	return out
}

// wordEnd is the end of the word that begins at start: letters and digits, with hyphens and
// apostrophes between them, and the full stops of "U.S.".
func wordEnd(text string, start, stop int) int {
	i := start
	for i < stop {
		r, size := utf8.DecodeRuneInString(text[i:stop])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) {
			i += size
			continue
		}
		after, _ := utf8.DecodeRuneInString(text[i+size : stop])
		inner := (r == '-' || r == '\'' || r == '’' || r == '\u2011') && (unicode.IsLetter(after) || unicode.IsDigit(after))
		if inner || r == '.' && initial(text, start, i) {
			i += size
			continue
		}
		break
	}
	return i
}

// initial reports whether the full stop at i ends one of several initials, as in "U.S.".
func initial(text string, start, i int) bool {
	if i-1 > start && text[i-2] != '.' || i == start {
		return false
	}
	if c := text[i-1]; c < 'A' || c > 'z' || c > 'Z' && c < 'a' {
		return false
	}
	if i-1 > start {
		return true // the second or a later one
	}
	return i+2 < len(text) && text[i+1] >= 'A' && text[i+1] <= 'Z' && text[i+2] == '.'
}

// from is the index of the first token at or after a place.
func from(all []token, at int) int {
	return sort.Search(len(all), func(i int) bool { return all[i].Start >= at })
}
