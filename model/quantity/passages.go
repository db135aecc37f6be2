package quantity

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"galley/model/passage"
)

// Saying is a text whose figures are compared.
type Saying struct {
	Text     string
	Language string    // "en", "de-AT"; "" English
	On       time.Time // the day it was said, which ages are told at; zero where nobody knows
}

// Pair is a figure of a claim with what a passage has for it.
type Pair struct {
	Comparison
	Claim Quantity
	// Sources are the figures of the passage that it was held against: none where the
	// passage has nothing like it, several for a sum, a change and where none fits.
	Sources []Quantity
	words   string
}

// Missing reports whether the passage has nothing for the figure.
func (p Pair) Missing() bool { return p.Reason == NothingLikeIt }

// How many figures of a claim and of a passage are looked at. Each is held against each; a
// claim with more of them is none that a sentence could tell about.
const mostAsked, mostGiven = 20, 200

// ComparePassages pairs each figure of a claim with what a passage has for it: the figure
// itself, another one that fits, or several that it follows from. It says that the two
// contradict each other only where the passage has one figure of the sort and tells it of
// what the claim tells it of.
func ComparePassages(claim, source Saying) []Pair {
	asked := Find(claim.Text, claim.Language)
	if len(asked) == 0 || strings.TrimSpace(source.Text) == "" {
		return nil
	}
	given := Find(source.Text, source.Language)
	m := matching{claim: claim, source: source, asked: asked[:min(len(asked), mostAsked)], given: given[:min(len(given), mostGiven)]}
	m.said = contentWords(without(claim.Text, passage.Span{End: len(claim.Text)}, m.asked))
	var pairs []Pair
	used := m.claimedChange(&pairs)
	for i, q := range m.asked {
		if !used[i] && q.Kind != Ordinal {
			if p, ok := m.pair(q); ok {
				pairs = append(pairs, p)
			}
		}
	}
	return pairs
}

// matching is a claim and a passage while their figures are paired.
type matching struct {
	claim, source Saying
	asked, given  []Quantity
	said          map[string]bool // the claim's words that mean something
}

func figureIn(q Quantity, text string) figure {
	words := q.Text
	if w := q.Whole; w.Start >= 0 && w.End <= len(text) && w.Start < w.End {
		words = strings.Join(strings.Fields(text[w.Start:w.End]), " ")
	}
	return figure{Quantity: q, words: passage.Shorten(words, 60)}
}

func (m matching) asks(q Quantity) figure  { return figureIn(q, m.claim.Text) }
func (m matching) gives(q Quantity) figure { return figureIn(q, m.source.Text) }

// pair finds what the passage has for one figure. ok is false where there is nothing to
// say: a vague word, a date of which the passage has none.
func (m matching) pair(q Quantity) (Pair, bool) {
	c := m.asks(q)
	if wrong, ok := weekdayWrong(c); ok {
		return Pair{Comparison: wrong, Claim: q, words: c.words}, true
	}
	best, found := Pair{}, false
	var apart []Pair // those that it does not agree with
	for _, s := range m.given {
		p := Pair{Comparison: compare(c, m.gives(s)), Claim: q, Sources: []Quantity{s}, words: c.words}
		switch {
		case p.Reason == FarInside:
			apart = append(apart, p) // a figure of the sort; nobody would have meant this one
		case p.Relation == Contradicts, p.Relation == NotComparable && p.Reason != OtherKinds && p.Reason != OtherUnits:
			apart = append(apart, p)
		case p.Relation != NotComparable && (!found || closer(p, best)):
			best, found = p, true
		}
	}
	if found && best.Relation == Same {
		return best, true
	}
	for _, worked := range []func(figure) (Pair, bool){m.change, m.age, m.sum} {
		if p, ok := worked(c); ok && (p.Relation != Contradicts || !found) {
			return p, true
		}
	}
	if found {
		return best, true
	}
	return m.different(c, apart)
}

// closer reports whether a figure of the passage fits better than another one.
func closer(p, best Pair) bool {
	order := []Relation{Same, Compatible, Rounded}
	a, b := slices.Index(order, p.Relation), slices.Index(order, best.Relation)
	if a != b {
		return a < b
	}
	return distance(p) < distance(best)
}

func distance(p Pair) float64 {
	s := p.Sources[0]
	d := s.Low - p.Claim.Low
	if d < 0 {
		d = -d
	}
	return d
}

// different is what to say of a figure that nothing in the passage agrees with.
func (m matching) different(c figure, apart []Pair) (Pair, bool) {
	sort := slices.DeleteFunc(slices.Clone(apart), func(p Pair) bool {
		return p.Relation != Contradicts && p.Reason != FarInside && p.Reason != NotSurelyTheSame
	})
	switch {
	case len(sort) == 1 && sort[0].Relation == Contradicts && m.sure(c.Quantity, sort[0].Sources[0], false) &&
		(c.Kind != Date || precise(c.Quantity) && precise(sort[0].Sources[0])):
		return sort[0], true
	case c.Kind == Date || !c.Known:
		return Pair{}, false
	case len(sort) == 1:
		p := sort[0]
		p.Comparison = compared(NotComparable, NotSurelyTheSame, "The passage does not have “%s”; it has “%s”.", c.words,
			m.gives(p.Sources[0]).words)
		return p, true
	case len(sort) > 1:
		p := Pair{Claim: c.Quantity, words: c.words}
		for _, other := range sort {
			p.Sources = append(p.Sources, other.Sources[0])
		}
		p.Comparison = compared(NotComparable, SeveralDifferents, "The passage does not have “%s”; it has “%s” and “%s”.", c.words,
			m.gives(p.Sources[0]).words, m.gives(p.Sources[1]).words)
		return p, true
	}
	for _, p := range apart { // shares of other things, points, another currency: only where the number is the same
		if s := p.Sources[0]; s.Known && s.Low == c.Low && s.High == c.High {
			return p, true
		}
	}
	none := compared(NotComparable, NothingLikeIt, "The passage has no figure for “%s”.", c.words)
	return Pair{Comparison: none, Claim: c.Quantity, words: c.words}, true
}

// leastShared is the share of the claim's words that the passage must have, and fewestShared
// how many of them at least, before another figure contradicts the claim's. Two texts that
// share fewer may tell of two things. Set by hand: at a half, the sentences of one news story
// about another troop count stay apart, and its own count in a source's words does not.
const (
	leastShared  = 0.5
	fewestShared = 2
)

// sure reports whether a figure of the passage is told of what the claim's is told of. One
// that something was worked out of may stand behind "from".
func (m matching) sure(c, s Quantity, worked bool) bool {
	if !worked && (m.elsewhere(s) || m.otherTime(c)) {
		return false
	}
	around := passage.SentenceAt(m.source.Text, min(max(s.Start, 0), len(m.source.Text)))
	own := contentWords(without(m.source.Text, around, m.given))
	all, shared := 0, 0
	unitWord := stem(headNoun(nounWords(c.Unit)))
	for word := range m.said {
		if word == unitWord {
			continue
		}
		all++
		if own[word] {
			shared++
		}
	}
	return shared >= fewestShared && float64(shared) >= leastShared*float64(all)
}

// precise reports whether a date is told to the month at least. Another year is often the
// year of another figure of a series.
func precise(date Quantity) bool { return dayNumber(date.To)-dayNumber(date.From) <= 31 }

// elsewhere reports whether the passage tells the figure of another time or as somebody's
// denial: "up from 17,000", "not 17,000".
func (m matching) elsewhere(s Quantity) bool {
	start := min(s.Whole.Start, s.Start)
	if s.Whole.Empty() {
		start = s.Start
	}
	words := strings.FieldsFunc(strings.ToLower(lastOf(m.source.Text[:start])), func(r rune) bool { return !unicode.IsLetter(r) })
	for i := len(words) - 1; i >= 0 && i >= len(words)-3; i-- {
		switch words[i] {
		case "from", "than", "not", "with", "against", "previously", "earlier", "last", "instead", "von", "als", "nicht", "gegenüber", "statt",
			"de", "que", "pas", "contre", "depuis":
			return true
		}
	}
	return false
}

// otherTime reports whether claim and passage name times that have no day in common.
func (m matching) otherTime(c Quantity) bool {
	if c.Kind == Date {
		return false
	}
	named, meet := false, false
	for _, a := range m.asked {
		for _, b := range m.given {
			if a.Kind == Date && b.Kind == Date && !a.From.IsZero() && !b.From.IsZero() {
				named = true
				meet = meet || dayNumber(a.From) <= dayNumber(b.To) && dayNumber(b.From) <= dayNumber(a.To)
			}
		}
	}
	return named && !meet
}

// without is a part of a text without the figures in it and their units.
func without(text string, part passage.Span, figures []Quantity) string {
	var left strings.Builder
	at := part.Start
	for _, q := range figures {
		if q.Start >= at && q.End <= part.End {
			left.WriteString(text[at:q.Start])
			at = q.End
		}
	}
	left.WriteString(text[at:part.End])
	return left.String()
}

// contentWords are the words of a text that mean something, in one form.
func contentWords(text string) map[string]bool {
	words := map[string]bool{}
	apart := func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }
	for _, word := range strings.FieldsFunc(strings.ToLower(text), apart) {
		word = stem(strings.Trim(word, "'’"))
		if len(word) > 2 && !emptyWords[word] && !notNouns[word] && !describing[word] {
			words[word] = true
		}
	}
	return words
}

// stem is a word without the endings of plurals and of verbs. It need not be a word, only
// the same for the forms of one.
func stem(word string) string {
	word = singular(word)
	for _, ending := range []string{"ing", "ed", "es", "e"} {
		if len(word) > len(ending)+3 && strings.HasSuffix(word, ending) {
			return strings.TrimSuffix(word, ending)
		}
	}
	return word
}

// Summary is the one sentence that matters most of what a passage says of a claim's figures:
// a contradiction before a trap, that before what was worked out, that before a figure that
// is missing, and what simply agrees at the end.
func Summary(pairs []Pair) Comparison {
	if len(pairs) == 0 {
		return Comparison{}
	}
	for _, first := range []func(Pair) bool{
		func(p Pair) bool { return p.Relation == Contradicts },
		func(p Pair) bool { return p.Relation == NotComparable && p.Reason != NothingLikeIt },
		func(p Pair) bool { return p.Reason == Converted || len(p.Sources) > 1 || p.Relation == Rounded },
	} {
		if i := slices.IndexFunc(pairs, first); i >= 0 {
			return pairs[i].Comparison
		}
	}
	var missing, there []string
	for _, p := range pairs {
		if p.Missing() {
			missing = append(missing, p.words)
		} else {
			there = append(there, p.words)
		}
	}
	const between = "; "
	switch {
	case len(missing) == 0 && len(there) == 1:
		return pairs[0].Comparison
	case len(missing) == 0:
		return compared(Compatible, Fits, "All figures fit the passage: “%s”.", strings.Join(there, between))
	case len(there) == 0:
		return compared(NotComparable, NothingLikeIt, "The passage has no figure for “%s”.", strings.Join(missing, between))
	}
	return compared(NotComparable, NothingLikeIt, "“%s” fits the passage, which has no figure for “%s”.", strings.Join(there, between),
		strings.Join(missing, between))
}
