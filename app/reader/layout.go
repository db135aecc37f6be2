package reader

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// line is one line of a piece. The blanks it breaks at hang over: they lie
// between end and next.
type line struct {
	start, end, next int
	width            float32 // of start to end
}

// maxWord is the longest run of text, in bytes, that is measured as one.
const maxWord = 96

// class says how a grapheme cluster breaks.
type class int

const (
	inWord    class = iota
	blank           // a line breaks after a run of these
	ideograph       // breaks on both sides
	lineEnd         // breaks always
)

func classOf(cluster string) class {
	r, _ := utf8.DecodeRuneInString(cluster)
	switch {
	case r == '\n', r == '\r', r == '\u2028', r == '\u2029':
		return lineEnd
	case r == ' ', r == '\t', r == '\u200b', r == '\u3000', r >= '\u2000' && r <= '\u200a' && r != '\u2007', r == '\u205f', r == '\u1680':
		return blank
	case r >= 0x2e80 && (r < 0xa4d0 || r >= 0xf900 && r < 0xfb00 || r >= 0xfe30 && r < 0xfe50 || r >= 0xff00 && r < 0xff66 || r >= 0x20000 &&
		r < 0x3fffe):
		return ideograph
	}
	return inWord
}

// noStart may not begin a line and noEnd may not end one, where any place
// between two ideographs would else do.
const (
	noStart = "、。，．・：；？！ー々〻ゝゞヽヾ）」』】〕〉》｝］’”…‥ぁぃぅぇぉっゃゅょァィゥェォッャュョ)]}.,:;!?»"
	noEnd   = "（「『【〔〈《｛［‘“([{«"
)

// token is a run of text measured as one: a word, a run of blanks, an ideograph,
// or a line end.
func token(text string, at, end int) (int, class) {
	// Plain letters first, by bytes; clusters only where there is need.
	i := at
	for i < end && i-at < maxWord && text[i] > ' ' && text[i] < 0x7f {
		i++
	}
	if i > at && (i == end || text[i] < 0x7f && text[i] != '\r') {
		return i, inWord
	}
	if i == at && i+1 < end && text[i] == ' ' && text[i+1] > ' ' && text[i+1] < 0x7f {
		return i + 1, blank
	}
	clusters := graphemes.FromString(text[at:end])
	first := class(-1)
	i = at
	for clusters.Next() {
		c := classOf(clusters.Value())
		if first < 0 {
			first = c
		}
		if c != first || i > at && (first == lineEnd || first == ideograph || i-at >= maxWord) {
			break
		}
		i = at + clusters.End()
	}
	return i, first
}

// breakLines lays out text[start:end] in lines not wider than width, unless a
// single grapheme cluster is.
func breakLines(text string, start, end int, width float32, f face, m measurer) []line {
	if start >= end {
		return []line{{start: start, end: start, next: start}}
	}
	var out []line
	for at := start; at < end; {
		l := breakLine(text, at, end, width, f, m)
		out = append(out, l)
		at = l.next
	}
	return out
}

func breakLine(text string, start, end int, width float32, f face, m measurer) line {
	x := float32(0)
	best := line{start: start} // the last place where the line may break; next 0: none yet
	after := inWord            // class of the token before
	for at := start; at < end; {
		stop, c := token(text, at, end)
		switch c {
		case lineEnd:
			return line{start, at, stop, x}
		case blank:
			// Blanks hang over the edge; the line may break after them.
			w := m.width(text[at:stop], f)
			if after != blank {
				best = line{start, at, stop, x}
			}
			best.next = stop
			x += w
			at, after = stop, blank
			if x > width && at < end {
				if next, nc := token(text, at, end); nc == lineEnd {
					best.next = next
				}
				return best
			}
			continue
		}
		if at > start && after != blank && mayBreak(text, at, c, after) {
			best = line{start, at, at, x}
		}
		w := m.width(text[at:stop], f)
		if x+w <= width {
			x += w
			at, after = stop, c
			continue
		}
		if i, iw := breakInside(text, at, stop, width-x, f, m); i > at {
			return line{start, i, i, x + iw}
		}
		if best.next > 0 && best.end > start {
			return best
		}
		i, iw := breakAnywhere(text, at, stop, width-x, at == start, f, m)
		if i == at && best.next > 0 {
			return best // nothing but blanks
		}
		return line{start, i, i, x + iw}
	}
	if after == blank && best.next == end {
		return best
	}
	return line{start, end, end, x}
}

// mayBreak reports whether a line may end before the token at an offset,
// which does not follow a blank.
func mayBreak(text string, at int, c, before class) bool {
	if c != ideograph && before != ideograph {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[at:])
	last, _ := utf8.DecodeLastRuneInString(text[:at])
	return !strings.ContainsRune(noStart, next) && !strings.ContainsRune(noEnd, last)
}

// breakInside is the last place in a word, after a hyphen, a dash or a slash,
// at which what stands before it fits; 0 if there is none.
func breakInside(text string, at, stop int, room float32, f face, m measurer) (int, float32) {
	var offsets []float32
	for i := stop - 1; i > at; i-- {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !utf8.RuneStart(text[i]) || size == 0 || !breaksAfter(text, at, i, i+size, stop, r) {
			continue
		}
		if offsets == nil {
			offsets = m.offsets(text[at:stop], f)
		}
		if w := offsets[i+size-at]; w <= room {
			return i + size, w
		}
	}
	return 0, 0
}

// breaksAfter reports whether a line may end after the rune at text[i:next]
// inside the word text[at:stop].
func breaksAfter(text string, at, i, next, stop int, r rune) bool {
	if next >= stop {
		return false
	}
	following, _ := utf8.DecodeRuneInString(text[next:])
	if unicode.Is(unicode.M, following) || following == '\u200d' {
		return false
	}
	switch r {
	case '—', '–', '…':
		return !unicode.IsPunct(following)
	case '-', '‐', '/':
		before, _ := utf8.DecodeLastRuneInString(text[at:i])
		return unicode.IsLetter(before) && unicode.IsLetter(following) || r == '/' && len(text[at:stop]) > 24 && following != '/'
	case '_', '&', '?', '=':
		return len(text[at:stop]) > 24 && unicode.IsLetter(following) // an address
	}
	return false
}

// breakAnywhere is the last grapheme cluster's end that fits, at least one
// where must says so.
func breakAnywhere(text string, at, stop int, room float32, must bool, f face, m measurer) (int, float32) {
	offsets := m.offsets(text[at:stop], f)
	clusters := graphemes.FromString(text[at:stop])
	end := 0
	for clusters.Next() {
		if offsets[clusters.End()] > room && (end > 0 || !must) {
			break
		}
		end = clusters.End()
	}
	return at + end, offsets[end]
}
