package reader

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"galley/model/passage"
)

// Find is every place where a query stands in what is shown, in order and
// without overlaps. Capitals and small letters are the same, as are
// typographic and straight quotation marks and letters with and without marks on
// them, and any white space is one blank.
func (r *Reader) Find(query string) []passage.Span {
	wanted := wantedOf(query)
	if len(wanted) == 0 {
		return nil
	}
	var out []passage.Span
	for i, p := range r.flow.pieces {
		if !p.first {
			continue
		}
		end := p.end
		for k := i; !r.flow.pieces[k].last; k++ {
			end = r.flow.pieces[k+1].end
		}
		out = findIn(r.doc.Text, p.start, end, wanted, out)
	}
	return out
}

// FindIn is every place where a query stands in a text that no reader shows, found as Find does.
func FindIn(text, query string) []passage.Span {
	wanted := wantedOf(query)
	if len(wanted) == 0 {
		return nil
	}
	return findIn(text, 0, len(text), wanted, nil)
}

// wantedOf is a query as its letters are compared.
func wantedOf(query string) []rune {
	var wanted []rune
	for _, c := range strings.Join(strings.Fields(norm.NFC.String(query)), " ") {
		wanted = append(wanted, folded(c))
	}
	return wanted
}

func findIn(text string, at, end int, wanted []rune, out []passage.Span) []passage.Span {
	for at < end {
		if stop := matches(text[at:end], wanted); stop > 0 {
			out = append(out, passage.Span{Start: at, End: at + stop})
			at += stop
			continue
		}
		if text[at] < utf8.RuneSelf {
			at++
			continue
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return out
}

// matches is how many bytes at the beginning of a text are what is wanted.
func matches(text string, wanted []rune) int {
	at := 0
	for _, want := range wanted {
		if at >= len(text) {
			return 0
		}
		c, size := rune(text[at]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(text[at:])
		}
		if folded(c) != want {
			return 0
		}
		at += size
		for want == ' ' && at < len(text) {
			c, size := utf8.DecodeRuneInString(text[at:])
			if !unicode.IsSpace(c) {
				break
			}
			at += size
		}
	}
	return at
}

// folded is a rune as compared by Find.
func folded(c rune) rune {
	switch {
	case c >= 'A' && c <= 'Z':
		return c + 'a' - 'A'
	case c == '\n', c == '\t', c == '\r':
		return ' '
	case c < utf8.RuneSelf:
		return c
	}
	switch c {
	case '‘', '’', '‚', '‛':
		return '\''
	case '“', '”', '„', '‟', '«', '»':
		return '"'
	case '–', '‑', '‐', '−':
		return '-'
	}
	if unicode.IsSpace(c) {
		return ' '
	}
	var letter [utf8.UTFMax]byte
	n := utf8.EncodeRune(letter[:], c)
	if plain := norm.NFD.Properties(letter[:n]).Decomposition(); plain != nil { // é is found by e, and the other way round
		c, _ = utf8.DecodeRune(plain)
	}
	return unicode.ToLower(c)
}

// SetMatches tints what has been found, and the current one more strongly;
// current is an index into spans, or -1.
func (r *Reader) SetMatches(spans []passage.Span, current int) {
	var at passage.Span
	if current >= 0 && current < len(spans) {
		at = spans[current]
	}
	if !slices.IsSortedFunc(spans, bySpan) {
		spans = slices.Clone(spans)
		slices.SortFunc(spans, bySpan)
	}
	r.matches, r.current = spans, -1
	if i, ok := slices.BinarySearchFunc(spans, at, bySpan); ok && !at.Empty() {
		r.current = i
	}
	r.paint()
}

func bySpan(a, b passage.Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}
