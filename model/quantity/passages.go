package quantity

import (
	"math"
	"slices"
	"sort"
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

// against is what one figure of the passage, by its place among them, has to do with the claim's.
type against struct {
	Comparison
	at int
}

// Missing reports whether the passage has nothing for the figure.
func (p Pair) Missing() bool { return p.Reason == NothingLikeIt }

// mostAsked is how many figures of a claim are looked at. Each is held against each of the
// passage; a claim with more of them is none that a sentence could tell about.
const mostAsked = 20

// ComparePassages pairs each figure of a claim with what a passage has for it: the figure
// itself, another one that fits, or several that it follows from. It says that the two
// contradict each other only where the passage has one figure of the sort and tells it of
// what the claim tells it of.
func ComparePassages(claim, source Saying) []Pair {
	m := matching{claim: claim, source: source}
	m.asked, m.askedAs = read(claim)
	if len(m.asked) == 0 || strings.TrimSpace(source.Text) == "" {
		return nil
	}
	m.given, m.givenAs = read(source)
	m.asked, m.askedAs = m.asked[:min(len(m.asked), mostAsked)], m.askedAs[:min(len(m.askedAs), mostAsked)]
	m.said = contentWords(without(claim.Text, passage.Span{End: len(claim.Text)}, m.askedAs))
	m.taken, m.dates = m.inBoth(), m.anyDates()
	var pairs []Pair
	used := m.claimedChange(&pairs)
	for i, c := range m.askedAs {
		if !used[i] {
			if p, ok := m.pair(c); ok {
				pairs = append(pairs, p)
			}
		}
	}
	return pairs
}

// matching is a claim and a passage while their figures are paired.
type matching struct {
	claim, source    Saying
	asked, given     []Quantity
	askedAs, givenAs []figure        // the same, with their words
	dates            []Quantity      // of the passage, which its figures may be of
	taken            map[int]bool    // those of the passage that the claim has word for word
	said             map[string]bool // the claim's words that mean something
}

// inBoth are the figures of the passage that are one of the claim's to the last digit. No other
// figure of the claim is meant by them.
func (m matching) inBoth() map[int]bool {
	taken := map[int]bool{}
	for i, s := range m.given {
		for _, c := range m.asked {
			if s.Kind == c.Kind && s.Low == c.Low && s.High == c.High && s.Unit == c.Unit && s.Modifier == c.Modifier && s.Known && c.Known {
				taken[i] = true
			}
		}
	}
	return taken
}

// pair finds what the passage has for one figure. ok is false where there is nothing to
// say: a vague word, a date or a place in an order of which the passage has none.
func (m matching) pair(c figure) (Pair, bool) {
	if wrong, ok := weekdayWrong(c); ok {
		return Pair{Comparison: wrong, Claim: c.Quantity, words: c.words}, true
	}
	best, found := against{}, false
	var apart []against // those that it does not agree with
	for i, s := range m.givenAs {
		p := against{compare(c, s), i}
		switch {
		case p.Reason == OtherKinds, p.Reason == OtherUnits && s.Low != c.Low:
			continue
		case p.Relation == Contradicts, p.Relation == NotComparable, p.Reason == FarInside:
			apart = append(apart, p) // what is far inside nobody would have meant
		case !found || m.closer(c, p, best):
			best, found = p, true
		}
	}
	fits := m.of(c, best)
	if found {
		if p, ok := m.ofAnotherTime(fits, best.at); ok {
			return p, true
		}
		if best.Relation == Same {
			return fits, true
		}
	}
	for _, worked := range []func(figure) (Pair, bool){m.change, m.age, m.length, m.sum} {
		if p, ok := worked(c); ok && (p.Relation == Compatible || p.Relation == Rounded || !found) {
			return p, true
		}
	}
	if found {
		return fits, true
	}
	return m.different(c, apart)
}

// ofAnotherTime tells of a figure that fits and is of another time than the claim's, where it is
// one that changes with time. A count of an event stays what it is, whenever it is told.
func (m matching) ofAnotherTime(p Pair, at int) (Pair, bool) {
	c, s := p.Claim, p.Sources[0]
	if c.Kind != Share && c.Kind != Money && c.Kind != Change && c.Kind != Measure {
		return p, false
	}
	a, b, named := m.times(c, s)
	if !named || timesMeet(a, b) {
		return p, false
	}
	p.Comparison = otherTimes(m.givenAs[at].words, b.Text, p.words, a.Text)
	return p, true
}

func otherTimes(source, ofSource, claim, ofClaim string) Comparison {
	return compared(NotComparable, OtherTimes, "The source’s “%s” is of “%s”, the claim’s “%s” of “%s”: not the same time.",
		source, ofSource, claim, ofClaim)
}

// closer reports whether a figure of the passage fits better than another one.
func (m matching) closer(c figure, p, best against) bool {
	order := []Relation{Same, Compatible, Rounded}
	a, b := slices.Index(order, p.Relation), slices.Index(order, best.Relation)
	if a != b {
		return a < b
	}
	return m.distance(c, p) < m.distance(c, best)
}

// distance is how far a figure of the passage is from the claim's.
func (m matching) distance(c figure, p against) float64 { return math.Abs(m.given[p.at].Low - c.Low) }

// of is a pair with the figure of the passage that it was held against.
func (m matching) of(c figure, p against) Pair {
	pair := Pair{Comparison: p.Comparison, Claim: c.Quantity, words: c.words}
	if p.at < len(m.given) {
		pair.Sources = m.given[p.at : p.at+1]
	}
	return pair
}

// without is a part of a text without the figures in it, their units and what they are told by.
func without(text string, part passage.Span, figures []figure) string {
	var left strings.Builder
	at := part.Start
	first := sort.Search(len(figures), func(i int) bool { return figures[i].Start >= part.Start })
	for _, q := range figures[first:] {
		if q.End > part.End {
			break
		}
		if q.Start < at {
			continue
		}
		start := q.Start
		if !q.Whole.Empty() {
			start = max(at, min(start, q.Whole.Start)) // "nearly" too
		}
		left.WriteString(text[at:start])
		at = q.End
		if end := min(q.Whole.End, part.End); q.per.count > 0 && end > at {
			own := strings.LastIndex(text[at:end], q.per.words)
			noun := strings.TrimRight(text[at:at+max(own, 0)], " ")
			left.WriteString(noun[:strings.LastIndex(noun, " ")+1]) // without "per"
			at = end
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
	switch {
	case len(pairs) == 1:
		return pairs[0].Comparison
	case len(missing) == 0 && len(there) == 2:
		return compared(Compatible, Fits, "“%s” and “%s” fit the passage.", there[0], there[1])
	case len(missing) == 0:
		return compared(Compatible, Fits, "All figures of the claim fit the passage.")
	case len(there) == 0 && len(missing) == 2:
		return compared(NotComparable, NothingLikeIt, "The passage has no figure for “%s” and none for “%s”.", missing[0], missing[1])
	case len(there) == 0:
		return compared(NotComparable, NothingLikeIt, "The passage has none of the claim’s figures.")
	}
	return compared(NotComparable, NothingLikeIt, "“%s” fits the passage, which has no figure for “%s”.", there[0], missing[0])
}
