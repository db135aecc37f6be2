package attribution

import (
	"strings"

	"galley/model/passage"
)

// SpeakerOf returns the attribution that gives the words of a span to somebody: the one
// whose content holds most of it, the innermost where several do. It answers false where
// none does, where nobody with a name does, and where parts of the span belong to
// different speakers.
func SpeakerOf(all []Attribution, span passage.Span) (Attribution, bool) {
	best, size := -1, 0
	for i, a := range all {
		if a.Speaker == "" || !a.holds(span) {
			continue
		}
		if n := a.contentLen(); best < 0 || n < size {
			best, size = i, n
		}
	}
	if best < 0 {
		return Attribution{}, false
	}
	for i, a := range all { // "X said this, and Y said that" marked as one: whose is it?
		if i != best && a.Speaker != all[best].Speaker && a.overlap(span)*4 > span.Len() && !all[best].inside(a) && !a.inside(all[best]) {
			return Attribution{}, false
		}
	}
	return all[best], true
}

// holds is true where at least half of a span is what is said, or the span is the whole
// statement with the words that attribute it.
func (a Attribution) holds(span passage.Span) bool {
	n := a.overlap(span)
	return n > 0 && (n*2 >= span.Len() || n == a.contentLen() && span.Start <= a.Cue.Start && a.Cue.End <= span.End && n*3 >= span.Len())
}

func (a Attribution) overlap(span passage.Span) int {
	n := 0
	for _, c := range a.Content {
		n += max(0, min(c.End, span.End)-max(c.Start, span.Start))
	}
	return n
}

func (a Attribution) contentLen() int {
	n := 0
	for _, c := range a.Content {
		n += c.Len()
	}
	return n
}

// inside is true where an attribution is part of what another says.
func (a Attribution) inside(b Attribution) bool {
	for _, c := range b.Content {
		if c.Start <= a.Cue.Start && a.Cue.End <= c.End {
			return true
		}
	}
	return false
}

// Where tells how far the words that attribute a span are from it.
type Where int

// The distances, near to far.
const (
	SameSentence Where = iota
	SameParagraph
	OtherParagraph // a quotation that runs over paragraphs
)

// Why gives the words that attribute a span, "Okafor told Radio Lund" at most, and where they
// stand: the reason of the hint.
func (a Attribution) Why(text string, span passage.Span) (words string, where Where) {
	s := passage.Span{Start: min(a.Source.Start, a.Cue.Start), End: max(a.Source.End, a.Cue.End)}
	if s.Len() > longestReason || strings.Contains(text[s.Start:s.End], "\n") {
		s = a.Cue
	}
	words = strings.Join(strings.Fields(text[s.Start:s.End]), " ")
	lo, hi := min(s.Start, span.Start), max(s.End, span.End)
	if strings.Contains(text[lo:hi], "\n") {
		return words, OtherParagraph
	}
	at := passage.SentenceAt(text, a.Cue.Start)
	if span.Start < at.End && at.Start < span.End {
		return words, SameSentence
	}
	return words, SameParagraph
}

// longestReason is how many bytes of the text a reason repeats at most; a longer one gives
// the cue alone.
const longestReason = 80

// Speakers are the speakers of a text that have a name, in the order they come up, each once.
func Speakers(all []Attribution) []string {
	var out []string
	seen := map[string]bool{}
	for _, a := range all {
		if a.Named && !seen[a.Speaker] {
			seen[a.Speaker] = true
			out = append(out, a.Speaker)
		}
	}
	return out
}
