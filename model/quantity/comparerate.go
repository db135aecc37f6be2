package quantity

import (
	"strings"
	"unicode"
)

// rate is what a figure is told by: doctors per 1,000 people.
type rate struct {
	words string  // as they stand: "1,000 people"
	noun  string  // singular; "" where only a number is told
	count float64 // 1,000; 1 where only a noun is told
}

// perWords begin a rate, by language.
var perWords = []string{"per", "for every", "for each", "out of every", "in every", "to every", "pro", "je", "par", "pour"}

// rateAt reads the rate behind a figure that ends at a place. next is the quantity behind it,
// which may be the rate's own number: then it is none of the claim's.
func rateAt(text string, at int, next *Quantity) (r rate, end int, took bool) {
	rest := strings.ToLower(text[at:min(len(text), at+20)])
	gap := len(rest) - len(strings.TrimLeft(rest, " "))
	if gap == 0 {
		return rate{}, at, false
	}
	for _, word := range perWords {
		if !strings.HasPrefix(rest[gap:], word+" ") {
			continue
		}
		start := at + gap + len(word) + 1
		if next != nil && next.Start == start && next.Known && next.Low == next.High && next.Low > 0 && next.Kind != Date {
			end = max(next.End, next.Whole.End)
			return rate{words: text[start:end], noun: singular(strings.ToLower(next.Unit)), count: next.Low}, end, true
		}
		if word == "pour" || word == "je" {
			return rate{}, at, false // French "pour" and "je" are other words as well
		}
		noun := text[start:]
		if i := strings.IndexFunc(noun, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }); i >= 0 {
			noun = noun[:i]
		}
		if noun == "" || strings.EqualFold(noun, "cent") || english.stops[strings.ToLower(noun)] {
			return rate{}, at, false
		}
		return rate{words: noun, noun: singular(strings.ToLower(noun)), count: 1}, start + len(noun), true
	}
	return rate{}, at, false
}

// withRates takes the numbers that are a rate's own out of the figures of a text. What each
// figure is told by is kept by where it stands.
func withRates(text string, figures []Quantity) ([]Quantity, map[int]rate) {
	out := make([]Quantity, 0, len(figures))
	rates := map[int]rate{}
	for i := 0; i < len(figures); i++ {
		q := figures[i]
		if q.Kind != Date && q.Kind != Ordinal && !strings.Contains(q.Unit, " per ") {
			var next *Quantity
			if i+1 < len(figures) {
				next = &figures[i+1]
			}
			if r, end, ok := rateAt(text, max(q.Whole.End, q.End), next); ok {
				q.Whole.End = end
				rates[q.Start] = r
				if next != nil && next.Start < end {
					i++
				}
			}
		}
		out = append(out, q)
	}
	return out, rates
}

// rateOf is what a figure is told by; ok is false where it is told by nothing.
func rateOf(f figure) (rate, bool) {
	if f.per.count > 0 {
		return f.per, true
	}
	if _, noun, has := strings.Cut(f.Unit, " per "); has {
		return rate{words: noun, noun: noun, count: 1}, true
	}
	return rate{}, false
}

// atRateOf tells a source's figure by what the claim's is told by: 34 per 10,000 is 3.4 per
// 1,000. Where the two are told by different things, or only one by anything, why says so.
func atRateOf(c, s figure) (in figure, why Comparison, ok bool) {
	if c.Kind == Date || s.Kind == Date || !c.Known || !s.Known {
		return s, why, true
	}
	a, hasA := rateOf(c)
	b, hasB := rateOf(s)
	switch {
	case !hasA && !hasB:
		return s, why, true
	case hasA && !hasB:
		return s, compared(NotComparable, OtherRates, "The claim’s “%s” is per “%s”, the source’s “%s” is not.", c.amount(), a.words, s.words), false
	case !hasA:
		return s, compared(NotComparable, OtherRates, "The source’s “%s” is per “%s”, the claim’s “%s” is not.", s.amount(), b.words, c.words), false
	case c.per.count == 0 || s.per.count == 0:
		if _, _, fits := inUnitOf(c, s); fits {
			return s, why, true // euros a month and euros a year
		}
	case a.noun == b.noun || a.noun == "" || b.noun == "" || synonyms(a.noun, b.noun):
		if by := a.count / b.count; by != 1 {
			s.left = halfStep(s.Quantity) * by
			s.Low, s.High, s.Step, s.scaled = s.Low*by, s.High*by, s.Step*by, true
		}
		return s, why, true
	}
	return s, compared(NotComparable, OtherRates, "The source’s “%s” is per “%s”, the claim’s “%s” per “%s”: not the same rate.",
		s.amount(), b.words, c.amount(), a.words), false
}
