package passage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/clipperhouse/uax29/v2/words"
)

// safeStart finds a place at or before offset where a grapheme cluster surely
// begins: between two ASCII characters (other than CR LF), or at the start.
// Segmenting from there costs what lies between, not what lies before.
func safeStart(text string, offset int) int {
	for i := min(offset, len(text)-1); i > 0; i-- {
		if text[i] < utf8.RuneSelf && text[i-1] < utf8.RuneSelf && !(text[i-1] == '\r' && text[i] == '\n') {
			return i
		}
	}
	return 0
}

// ClusterStart is the start of the grapheme cluster that offset lies in;
// offset itself where a cluster begins, or at the end of the text.
func ClusterStart(text string, offset int) int {
	if offset <= 0 {
		return 0
	}
	if offset >= len(text) {
		return len(text)
	}
	base := safeStart(text, offset)
	clusters := graphemes.FromString(text[base:])
	for clusters.Next() {
		if base+clusters.End() > offset {
			return base + clusters.Start()
		}
	}
	return len(text)
}

// NextCluster is where the grapheme cluster at offset ends.
func NextCluster(text string, offset int) int {
	if offset >= len(text) {
		return len(text)
	}
	base := safeStart(text, max(offset, 0))
	clusters := graphemes.FromString(text[base:])
	for clusters.Next() {
		if base+clusters.End() > offset {
			return base + clusters.End()
		}
	}
	return len(text)
}

// PreviousCluster is where the grapheme cluster before offset begins.
func PreviousCluster(text string, offset int) int {
	if offset <= 0 {
		return 0
	}
	return ClusterStart(text, min(offset, len(text))-1)
}

// line is the text around an offset up to the nearest line ends.
func line(text string, offset int) Span {
	offset = min(max(offset, 0), len(text))
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	end := strings.IndexByte(text[offset:], '\n')
	if end < 0 {
		return Span{start, len(text)}
	}
	return Span{start, offset + end}
}

// WordAt is the word, number or run of blanks at an offset, as a double click
// takes it (UAX 29), never across a line end. At the end of a line it is the
// last word.
func WordAt(text string, offset int) Span {
	around := line(text, offset)
	if around.Empty() {
		return Span{offset, offset}
	}
	at := min(max(offset, around.Start), around.End-1)
	all := words.FromString(text[around.Start:around.End])
	for all.Next() {
		if around.Start+all.End() > at {
			return Span{around.Start + all.Start(), around.Start + all.End()}
		}
	}
	return Span{offset, offset}
}

// NextWord is the end of the next word after offset, PreviousWord the start of
// the one before it: where Ctrl (Alt on macOS) with an arrow takes the caret.
func NextWord(text string, offset int) int {
	for at := offset; at < len(text); {
		if text[at] == '\n' {
			at++
			continue
		}
		w := WordAt(text, at)
		if w.End <= at {
			return NextCluster(text, at)
		}
		if isWord(text[w.Start:w.End]) {
			return w.End
		}
		at = w.End
	}
	return len(text)
}

// PreviousWord is the start of the word before offset.
func PreviousWord(text string, offset int) int {
	for at := min(offset, len(text)); at > 0; {
		if text[at-1] == '\n' {
			at--
			continue
		}
		w := WordAt(text, PreviousCluster(text, at))
		if w.Start >= at {
			return PreviousCluster(text, at)
		}
		if isWord(text[w.Start:w.End]) {
			return w.Start
		}
		at = w.Start
	}
	return 0
}

// Words are the words and numbers of a text (UAX 29), without the marks and blanks between them.
func Words(text string) []Span {
	var out []Span
	all := words.FromString(text)
	for all.Next() {
		if w := (Span{all.Start(), all.End()}); isWord(text[w.Start:w.End]) {
			out = append(out, w)
		}
	}
	return out
}

func isWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// SentenceAt is the sentence at an offset, as a triple click takes it, without
// the blanks around it and never across a line end.
func SentenceAt(text string, offset int) Span {
	around := line(text, offset)
	for _, s := range Sentences(text[around.Start:around.End]) {
		if around.Start+s.End > offset || around.Start+s.End == around.End {
			return Trim(text, Span{around.Start + s.Start, around.Start + s.End})
		}
	}
	return Span{offset, offset}
}
