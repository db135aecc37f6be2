// Package checkworthy says which sentences of an article are worth checking, and why. What
// is meant by it is what the trade means (ClaimBuster, CheckThat!): a statement of fact that
// the public has a stake in and somebody can look up; no opinion, no wish or promise, no
// small talk, no question. It works by rules and weights set by hand. It decides nothing: an
// editor reads the whole article, and this only says where to look first.
package checkworthy

import (
	"cmp"
	"slices"

	"galley/model"
	"galley/model/passage"
)

// Reason is why a sentence is worth checking.
type Reason string

// The reasons, in the order in which they are given.
const (
	Figure      Reason = "figure"
	Money       Reason = "money"
	Comparison  Reason = "comparison" // one thing beside another, or what went up or down
	Superlative Reason = "superlative"
	Record      Reason = "record" // an act of a parliament, a court or an office
	PastEvent   Reason = "past event"
	Cause       Reason = "cause"
	Date        Reason = "date"
	NamedSource Reason = "named source" // somebody with a name says it
	Quote       Reason = "quote"
)

// Sentence is a sentence of an article.
type Sentence struct {
	passage.Span          // bytes of the version's text
	Score        float64  // 0 to 1, for sorting only: it is no probability
	Reasons      []Reason // what speaks for checking it; may be empty
}

// Worth reports whether a sentence is worth checking.
func (s Sentence) Worth() bool { return s.Score >= worthFrom && len(s.Reasons) > 0 }

// Sentences are the sentences of a version in the order of the text, without blocks that
// are out of sight, without the blocks listed as page furniture (by index, as
// model/ingest/block proposes them), and without lines that are the page's own: bylines,
// credits, times, invitations. The facts are those of the version's text. The language is a BCP 47 tag; the table of English serves
// for one that has none.
func Sentences(v model.Version, furniture []int, facts Facts, language string) []Sentence {
	l := languageOf(language)
	out := []Sentence{}
	for i, b := range v.Blocks {
		if b.Start < 0 || b.End > len(v.Text) || b.Start > b.End {
			continue
		}
		facts.takeUntil(b.Start) // of blocks left out
		text := v.Text[b.Start:b.End]
		if v.IsHidden(i) || slices.Contains(furniture, i) || isFurniture(text) {
			continue
		}
		for _, s := range passage.Sentences(text) {
			in := facts.takeUntil(b.Start + s.End)
			s = passage.Trim(text, s)
			if words := text[s.Start:s.End]; !isFurniture(words) {
				judged := l.judge(words, in)
				judged.Span = passage.Span{Start: b.Start + s.Start, End: b.Start + s.End}
				out = append(out, judged)
			}
		}
	}
	return out
}

// Ranked are sentences from the one most worth checking down; equals in the order of the text.
func Ranked(sentences []Sentence) []Sentence {
	sentences = slices.Clone(sentences)
	slices.SortStableFunc(sentences, func(a, b Sentence) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Start, b.Start))
	})
	return sentences
}
