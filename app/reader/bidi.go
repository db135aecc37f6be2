package reader

import (
	"math"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/text/unicode/bidi"

	"galley/model/passage"
)

// Fyne draws a line's runs from left to right in the order of the text, and
// turns each run of a right-to-left script round in itself: right for a
// paragraph in such a script, and for single words of it in another, but not
// for a sentence of both (it knows no paragraph direction). The reader puts
// caret and marks where Fyne draws the letters.

// turned finds the runs of a text that Fyne draws from right to left, as byte
// spans; nil for a text without any, which one pass over its bytes shows.
func (s *shaper) turned(text string, f face) []passage.Span {
	if !hasRightToLeft(text) {
		return nil
	}
	w := s.word(text, f)
	if !w.parted {
		w.turned, w.parted = s.part(text, f), true
	}
	return w.turned
}

func (s *shaper) part(text string, f face) []passage.Span {
	var runes []rune
	var at []int // of each rune among the bytes
	for i, r := range text {
		if visible(r) {
			runes, at = append(runes, r), append(at, i)
		}
	}
	at = append(at, len(text))
	fonts := s.fonts[f.bold]
	in := shaping.Input{Text: runes, RunEnd: len(runes), Direction: di.DirectionLTR, Face: fonts.faces[0]}
	var out []passage.Span
	for _, run := range s.seg.Split(in, fonts) {
		if run.Direction == di.DirectionRTL {
			out = append(out, passage.Span{Start: at[run.RunStart], End: at[run.RunEnd]})
		}
	}
	return out
}

// hasRightToLeft reports whether a text has letters that are written so.
func hasRightToLeft(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0xd6 { // U+0590 and beyond
			for _, r := range s[i:] {
				if r >= 0x590 && rightToLeft(r) {
					return true
				}
			}
			return false
		}
	}
	return false
}

func rightToLeft(r rune) bool {
	p, _ := bidi.LookupRune(r)
	return p.Class() == bidi.R || p.Class() == bidi.AL
}

// beginsRightToLeft reports whether the first letter with a direction is
// written from right to left: such a paragraph is set flush right.
func beginsRightToLeft(s string) bool {
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		if rightToLeft(r) {
			return true
		}
		if p, _ := bidi.LookupRune(r); p.Class() == bidi.L {
			return false
		}
		s = s[size:]
	}
	return false
}

// edges is where the cluster from start to end is drawn, given the advances
// before each byte and the runs that are turned.
func edges(offsets []float32, turned []passage.Span, start, end int) (left, right float32) {
	for _, t := range turned {
		if t.Contains(start) {
			both := offsets[t.Start] + offsets[t.End]
			return both - offsets[min(end, t.End)], both - offsets[start]
		}
	}
	return offsets[start], offsets[end]
}

// caretIn is where a caret before the cluster at an offset stands: at the side
// it is read from. At the text's end it stands after the last cluster.
func caretIn(text string, offsets []float32, turned []passage.Span, offset int) float32 {
	for _, t := range turned {
		if t.Contains(offset) {
			return offsets[t.Start] + offsets[t.End] - offsets[offset]
		}
		if offset == len(text) && t.End == offset {
			return offsets[t.Start]
		}
	}
	return offsets[offset]
}

// hitIn is the cluster boundary in a text whose caret stands nearest to x.
func hitIn(text string, x float32, offsets []float32, turned []passage.Span) int {
	best, nearest := 0, float32(math.MaxFloat32)
	try := func(offset int) {
		if away := max(caretIn(text, offsets, turned, offset)-x, x-caretIn(text, offsets, turned, offset)); away < nearest {
			best, nearest = offset, away
		}
	}
	for clusters := graphemes.FromString(text); clusters.Next(); {
		try(clusters.Start())
	}
	try(len(text))
	return best
}

// reachIn is from where to where the clusters of a span of a text are drawn.
func reachIn(text string, offsets []float32, turned []passage.Span, span passage.Span) (from, to float32) {
	first := true
	clusters := graphemes.FromString(text)
	for clusters.Next() {
		if clusters.Start() < span.Start || clusters.End() > span.End {
			continue
		}
		left, right := edges(offsets, turned, clusters.Start(), clusters.End())
		if first {
			from, to, first = left, right, false
		}
		from, to = min(from, left), max(to, right)
	}
	return from, to
}
