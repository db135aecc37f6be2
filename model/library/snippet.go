package library

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"galley/model"
	"galley/model/passage"
)

// places finds a term in a text as the index does: whole words, capitals and
// marks on letters aside; at most so many.
func places(text string, t model.Term, most int) []passage.Span {
	words := make([]string, len(t.Words))
	for i, w := range t.Words {
		words[i] = foldWord(w)
	}
	var out []passage.Span
	for at := 0; at < len(text) && len(out) < most; {
		start, end := nextToken(text, at)
		if start == end {
			break
		}
		at = end
		if !fits(text[start:end], words[0], t.Prefix && len(words) == 1) {
			continue
		}
		last, whole := end, true
		for i := 1; i < len(words) && whole; i++ {
			s, e := nextToken(text, last)
			whole = s < e && fits(text[s:e], words[i], t.Prefix && i == len(words)-1)
			last = e
		}
		if whole {
			out = append(out, passage.Span{Start: start, End: last})
			at = last
		}
	}
	return out
}

// nextToken is the next run of letters and digits at or after a place.
func nextToken(text string, at int) (start, end int) {
	start = at
	for start < len(text) {
		r, size := utf8.DecodeRuneInString(text[start:])
		if model.InWord(r) {
			break
		}
		start += size
	}
	end = start
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !model.InWord(r) {
			break
		}
		end += size
	}
	return start, end
}

// fits compares a token with a folded word; most differ in their first letter,
// which is looked at before anything is folded.
func fits(token, word string, prefix bool) bool {
	if token[0] < utf8.RuneSelf && word[0] < utf8.RuneSelf && token[0]|0x20 != word[0]|0x20 {
		return false
	}
	token = foldWord(token)
	return token == word || prefix && strings.HasPrefix(token, word)
}

// foldWord drops capitals and marks, as the index's tokenizer does.
func foldWord(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] < utf8.RuneSelf
	}
	if plain {
		return strings.ToLower(s)
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}

// Snippets have this much before what was found, and are this long, in bytes.
const (
	snippetBefore = 60
	snippetLength = 180
)

// snippet cuts the words around a place out of a text, on one line, and finds
// in it what was searched for.
func snippet(text string, place passage.Span, q model.Query) (string, []passage.Span) {
	from, to := max(0, place.Start-snippetBefore), min(len(text), max(place.End, place.Start-snippetBefore+snippetLength))
	if from == 0 {
		to = min(len(text), max(place.End, snippetLength))
	}
	from, to = wordEdge(text, from), wordEdge(text, to)
	if from >= to {
		from, to = passage.ClusterStart(text, place.Start), passage.ClusterStart(text, min(len(text), place.Start+snippetLength))
	}
	s := strings.Join(strings.Fields(text[from:to]), " ")
	if from > 0 {
		s = "… " + s
	}
	if to < len(text) {
		s += " …"
	}
	var found []passage.Span
	for _, t := range positive(q) {
		found = append(found, places(s, t, 20)...)
	}
	return s, found
}

// wordEdge is the beginning of the word that a place lies in, or the place
// itself between two.
func wordEdge(text string, at int) int {
	if at <= 0 || at >= len(text) {
		return max(0, min(at, len(text)))
	}
	for steps := 0; at > 0 && steps < 40; steps++ {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		if unicode.IsSpace(r) {
			return at
		}
		at -= size
	}
	return passage.ClusterStart(text, at)
}
