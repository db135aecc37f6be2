package passage

import (
	"cmp"
	"slices"
	"strings"
)

// Candidate is a place where a passage may stand that was not found for sure.
// Score says how like the two are, words before surroundings: 1 the same.
type Candidate struct {
	Span  Span
	Score float64
}

// LeastAlike is the score from which a place is offered for a passage that was not found.
const LeastAlike = 0.5

// Candidates are the places of a text that are most like a passage that was not
// found in it, the best first, at most so many, for a person to choose from:
// where its words stand, else where they stand with some errors, else the
// sentences that share its rarer words. They do not overlap. What is less alike
// than LeastAlike is none: a person who is offered strangers takes one.
func Candidates(text string, s Selector, most int) []Candidate {
	var found []Candidate
	add := func(span Span, words float64) {
		around := Select(text, span)
		context := (likeness(tail(s.Prefix), tail(around.Prefix)) + likeness(s.Suffix, around.Suffix)) / 2
		found = append(found, Candidate{span, 0.85*words + 0.15*context})
	}
	exact := Occurrences(text, s.Exact)
	for _, span := range exact[:min(len(exact), 200)] {
		add(span, 1)
	}
	if len(found) == 0 {
		for _, c := range nearly(text, s.Exact) {
			add(c.Span, c.Score)
		}
		for _, c := range similar(text, s.Exact) {
			add(c.Span, c.Score)
		}
	}
	slices.SortStableFunc(found, func(a, b Candidate) int { return cmp.Compare(b.Score, a.Score) })
	var out []Candidate
	for _, c := range found {
		if len(out) < most && c.Score >= LeastAlike && !slices.ContainsFunc(out, func(o Candidate) bool { return o.Span.Overlaps(c.Span) }) {
			out = append(out, c)
		}
	}
	return out
}

// SameWords reports whether two passages differ in typography at most.
func SameWords(a, b string) bool {
	known := newLexicon()
	return slices.Equal(tokenize(a, known).id, tokenize(b, known).id)
}

func tail(prefix string) string { return lastRunes(prefix, ContextLength) }

// likeness is 1 for the same text and 0 for nothing in common.
func likeness(a, b string) float64 {
	a, b = fold(a).text, fold(b).text
	long := max(len([]rune(a)), len([]rune(b)))
	if long == 0 {
		return 1
	}
	return 1 - float64(Distance(a, b))/float64(long)
}

// nearly are the places where a quotation stands with up to two fifths of its
// letters wrong, each the best around, whole words.
func nearly(text, quote string) []Candidate {
	wanted := []rune(fold(quote).text)
	if len(wanted) < 6 || len(wanted) > 2000 {
		return nil // less is found everywhere
	}
	f := fold(text)
	runes := []rune(f.text)
	at := make([]int, 0, len(runes)+1) // bytes before each rune of the folded text
	for i := range f.text {
		at = append(at, i)
	}
	at = append(at, len(f.text))
	far := ends(wanted, runes)
	most := len(wanted) * 2 / 5
	var out []Candidate
	for i := 0; i < len(far); i++ {
		if far[i] > most {
			continue
		}
		best := i
		for j := i; j < min(len(far), i+len(wanted)) && far[j] <= most+len(wanted)/10; j++ {
			if far[j] < far[best] {
				best = j
			}
		}
		m := backFrom(wanted, runes, best, far[best])
		span := wholeWords(text, f.span(Span{at[m.start], at[m.end]}))
		out = append(out, Candidate{span, 1 - float64(m.distance)/float64(len(wanted))})
		i = max(i, best)
		if len(out) == 200 {
			break
		}
	}
	return out
}

// wholeWords widens a span to the words it touches.
func wholeWords(text string, s Span) Span {
	first, last := WordAt(text, s.Start), WordAt(text, max(s.Start, s.End-1))
	if first.Start < s.Start && isWord(text[first.Start:first.End]) {
		s.Start = first.Start
	}
	if last.End > s.End && isWord(text[last.Start:last.End]) {
		s.End = last.End
	}
	return Trim(text, s)
}

// similar are the sentences that share words with a passage, which may be said in
// other words there. Rare words weigh more.
func similar(text, quote string) []Candidate {
	const least = 0.18 // of the weight of the passage's words
	paragraphs := strings.SplitAfter(text, "\n")
	w := weighWords(quote, paragraphs)
	var out []Candidate
	start := 0
	for i, p := range paragraphs {
		if w.share(w.in[i]) >= least {
			for _, s := range Sentences(strings.TrimRight(p, "\r\n")) {
				if share := w.share(w.of(p[s.Start:s.End])); share >= least {
					out = append(out, Candidate{Trim(text, Span{start + s.Start, start + s.End}), share * 0.6})
				}
			}
		}
		start += len(p)
	}
	return out
}

// wordWeights says how much the words of a passage tell: long ones more, and those
// that a text has often less.
type wordWeights struct {
	known  *lexicon
	own    int       // words of the passage have lower numbers
	in     [][]int32 // the passage's words in each paragraph
	weight map[int32]float64
	total  float64
}

func weighWords(quote string, paragraphs []string) *wordWeights {
	w := &wordWeights{known: newLexicon(), in: make([][]int32, len(paragraphs)), weight: map[int32]float64{}}
	for _, id := range tokenize(strings.ToLower(quote), w.known).id {
		if w.known.letters[id] > 0 {
			w.weight[id] = 0
		}
	}
	w.own = len(w.known.letters)
	counts := make([]int, w.own)
	for i, p := range paragraphs {
		w.in[i] = w.of(p)
		for _, id := range w.in[i] {
			counts[id]++
		}
	}
	for id := range w.weight {
		w.weight[id] = float64(min(w.known.letters[id], 8)) / float64(1+counts[id])
		w.total += w.weight[id]
	}
	return w
}

// of are the words of a text that the passage has too.
func (w *wordWeights) of(text string) []int32 {
	var ids []int32
	for _, id := range tokenize(strings.ToLower(text), w.known).id {
		if int(id) < w.own {
			ids = append(ids, id)
		}
	}
	return ids
}

// share is how much of the passage's weight some of its words have, each counted once.
func (w *wordWeights) share(ids []int32) float64 {
	sum := 0.0
	seen := map[int32]bool{}
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			sum += w.weight[id]
		}
	}
	return sum / max(w.total, 1e-9)
}
