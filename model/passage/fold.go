package passage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldedText is a text as typed on a plain keyboard, and for each of its bytes
// where in the text the character it came from begins and ends.
type foldedText struct {
	text     string
	from, to []int32
}

// Folded is a text as a plain keyboard types it: two texts that differ in typography alone are
// the same.
func Folded(text string) string { return strings.TrimSpace(fold(text).text) }

// SameParts pairs parts of one text with parts of another that have the same words, in their order as
// far as they are the same: each part of the second has at most one of the first.
func SameParts(old string, parts []Span, now string, others []Span) [][2]Span {
	there := map[string][]Span{}
	for _, s := range others {
		words := Folded(now[s.Start:s.End])
		there[words] = append(there[words], s)
	}
	var pairs [][2]Span
	for _, s := range parts {
		words := Folded(old[s.Start:s.End])
		if same := there[words]; len(same) > 0 {
			pairs = append(pairs, [2]Span{s, same[0]})
			there[words] = same[1:]
		}
	}
	return pairs
}

// fold rewrites a text as a plain keyboard types it: any white space is one blank, quotation marks are straight
// ones, dashes are hyphens, ligatures letters, what is not seen is left out, and
// letters are composed (NFC). Typography is not words.
func fold(text string) foldedText {
	var b strings.Builder
	b.Grow(len(text))
	f := foldedText{from: make([]int32, 0, len(text)), to: make([]int32, 0, len(text))}
	put := func(s string, from, to int) {
		n, _ := b.WriteString(s)
		for ; n > 0; n-- {
			f.from, f.to = append(f.from, int32(from)), append(f.to, int32(to))
		}
	}
	blank, dash := false, false
	one := func(r rune, raw string, from, to int) {
		if invisible(r) {
			return
		}
		if unicode.IsSpace(r) {
			if !blank {
				put(" ", from, to)
			}
			blank, dash = true, false
			return
		}
		blank = false
		if isDash(r) {
			if !dash {
				put("-", from, to)
			}
			dash = true
			return
		}
		dash = false
		if s := plainly(r); s != "" {
			raw = s
		} else if r == utf8.RuneError {
			raw = string(r) // bytes that are no text
		}
		put(raw, from, to)
	}
	if norm.NFC.IsNormalString(text) {
		for i := 0; i < len(text); {
			r, size := utf8.DecodeRuneInString(text[i:])
			one(r, text[i:i+size], i, i+size)
			i += size
		}
	} else {
		var segments norm.Iter
		segments.InitString(norm.NFC, text)
		for !segments.Done() {
			from := segments.Pos()
			for s := string(segments.Next()); s != ""; {
				r, size := utf8.DecodeRuneInString(s)
				one(r, s[:size], from, segments.Pos())
				s = s[size:]
			}
		}
	}
	f.text = b.String()
	return f
}

// whole reports whether some bytes of the folded text begin and end where
// characters of the text do: the i of a ligature cannot be marked by itself.
func (f foldedText) whole(s Span) bool {
	return (s.Start == 0 || f.from[s.Start] != f.from[s.Start-1]) && (s.End == len(f.from) || f.from[s.End] != f.from[s.End-1])
}

// span is where in the text some bytes of the folded one came from.
func (f foldedText) span(s Span) Span {
	if s.Empty() {
		return Span{}
	}
	return Span{int(f.from[s.Start]), int(f.to[s.End-1])}
}

// invisible are characters that nobody types or sees: soft hyphen, zero width
// space, word joiner, byte order mark, marks of direction.
func invisible(r rune) bool {
	switch {
	case r < 0xad:
		return false
	case r == '\u00ad', r == '\u200b', r == '\u200e', r == '\u200f', r == '\u2060', r == '\ufeff', r == '\u061c':
		return true
	}
	return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

func isDash(r rune) bool {
	switch r {
	case '-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\u05be', '\ufe58', '\ufe63', '\uff0d':
		return true
	}
	return false
}

// plainly is how a plain keyboard writes a sign; "" as it is.
func plainly(r rune) string {
	switch r {
	case '‘', '’', '‚', '‛', '′', '‹', '›', 'ʼ', '׳':
		return "'"
	case '“', '”', '„', '‟', '«', '»', '″', '״', '「', '」', '『', '』':
		return `"`
	case '…':
		return "..."
	case 'ﬀ':
		return "ff"
	case 'ﬁ':
		return "fi"
	case 'ﬂ':
		return "fl"
	case 'ﬃ':
		return "ffi"
	case 'ﬄ':
		return "ffl"
	}
	return ""
}
