// Package passage finds and describes passages of text: spans, quotations with
// their surroundings (the W3C Web Annotation model's TextPositionSelector and
// TextQuoteSelector), words and sentences. It knows nothing of claims or
// widgets, and every offset is in bytes unless it says code points.
package passage

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Span is a part of a text: byte offsets, Start included, End not.
type Span struct{ Start, End int }

// Empty reports whether nothing lies in the span.
func (s Span) Empty() bool { return s.Start >= s.End }

// Len is the span's length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// within is the part of the span that lies in a text. A span from a file may be any.
func (s Span) within(text string) Span {
	s.Start = min(max(s.Start, 0), len(text))
	s.End = min(max(s.End, s.Start), len(text))
	return s
}

// Overlaps reports whether the two spans share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Contains reports whether offset lies in the span.
func (s Span) Contains(offset int) bool { return s.Start <= offset && offset < s.End }

// Selector says what a passage is in itself and what stands around it: a
// TextQuoteSelector of the W3C Web Annotation Data Model (4.2.4), whose exact,
// prefix and suffix are copies of the text as it is normalised here (NFC, see
// model/ingest), prefix and suffix right up to the passage. A Span is the
// model's TextPositionSelector (4.2.5) in bytes: its start counts from 0 and is
// included, its end is not. The model counts code points; so does everything
// that leaves the program, by an Index.
type Selector struct{ Exact, Prefix, Suffix string }

// ContextLength is how many code points of prefix and suffix a Selector keeps;
// 32 is what annotation tools write (Apache Annotator, Hypothesis).
const ContextLength = 32

// ErrOutside says that a span does not lie in the text.
var ErrOutside = errors.New("span outside the text")

// Select describes the passage at a span. The span must lie on boundaries of
// code points (see Snap).
func Select(text string, s Span) Selector {
	s = s.within(text)
	return Selector{
		Exact:  text[s.Start:s.End],
		Prefix: lastRunes(text[:s.Start], ContextLength),
		Suffix: firstRunes(text[s.End:], ContextLength),
	}
}

func lastRunes(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

func firstRunes(s string, n int) string {
	i := 0
	for ; n > 0 && i < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s[:i]
}

// Snap widens a span to whole grapheme clusters and then drops white space at
// both ends, so that no highlight begins in the middle of a letter or on a
// blank. A span outside the text is ErrOutside.
func Snap(text string, s Span) (Span, error) {
	if s.Start < 0 || s.End > len(text) || s.Start > s.End {
		return Span{}, ErrOutside
	}
	if s.Empty() {
		return s, nil
	}
	s.Start = ClusterStart(text, s.Start)
	if ClusterStart(text, s.End) != s.End {
		s.End = NextCluster(text, s.End)
	}
	return Trim(text, s), nil
}

// Trim drops white space at both ends of a span.
func Trim(text string, s Span) Span {
	s = s.within(text)
	inner := strings.TrimLeftFunc(text[s.Start:s.End], unicode.IsSpace)
	s.Start = s.End - len(inner)
	s.End = s.Start + len(strings.TrimRightFunc(inner, unicode.IsSpace))
	return s
}

// Hash is the SHA-256 of a text, in hex.
func Hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// Shorten gives the beginning of a text on one line, at most limit code points
// long, cut at a word and closed with an ellipsis where something is left out.
// A word too long by itself is cut between letters.
func Shorten(text string, limit int) string {
	var b strings.Builder
	n, room := 0, 0 // code points written; bytes up to the last word that leaves room for the ellipsis
	for w := range strings.FieldsSeq(text) {
		size := utf8.RuneCountInString(w)
		if n > 0 {
			size++
		}
		if n+size > limit {
			whole := b.String()
			if n == 0 {
				whole = w
			}
			if room == 0 {
				room = ClusterStart(whole, len(firstRunes(whole, limit-1)))
			}
			return whole[:room] + "…"
		}
		if n > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
		if n += size; n < limit {
			room = b.Len()
		}
	}
	return b.String()
}
