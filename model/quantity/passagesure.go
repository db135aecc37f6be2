package quantity

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/passage"
)

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
	if !worked && (m.elsewhere(s) || m.otherTime(c, s) || added(m.claim.Text, c) != added(m.source.Text, s)) {
		return false
	}
	all, shared := m.shared(c, s)
	if c.Kind == Date && shared < all { // another year is often that of another figure
		return false
	}
	enough := shared >= fewestShared || shared == 1 && (worked || all == 1 && !m.ofPersons(c, s) && (m.toldAlike(c, s) || c.Kind == Share && c.Of != ""))
	if !enough || float64(shared) < leastShared*float64(all) {
		return false
	}
	return !isEnglish(m.claim.Language) || m.sameSubject(c, s)
}

// added reports whether a figure is told on top of another one: 17,000 more troops.
func added(text string, q Quantity) bool {
	w := q.Whole
	if w.Start < 0 || w.End > len(text) || w.Start > w.End {
		return false
	}
	before, _ := strings.CutSuffix(lastOf(text[:w.Start]), " ")
	for _, word := range append(wordsOf(text[max(w.Start, min(q.End, w.End)):w.End]), wordsOf(before[strings.LastIndex(before, " ")+1:])...) {
		switch word {
		case "more", "additional", "another", "extra", "further", "weitere", "zusätzliche", "supplémentaires":
			return true
		}
	}
	return false
}

// shared counts the claim's words that mean something, and those of them that the passage's
// sentence has. A time that both name counts as a word; the thing counted does not.
func (m matching) shared(c, s Quantity) (all, shared int) {
	around := sentenceOf(m.source.Text, s)
	own := contentWords(without(m.source.Text, around, m.givenAs))
	counted := map[string]bool{stem(headNoun(nounWords(c.Unit))): true}
	if c.Kind == Share {
		for _, word := range nounWords(c.Of) {
			counted[stem(word)] = true
		}
	}
	for word := range m.said {
		if counted[word] || c.Kind == Change && moving[word] || c.Kind == Age && english.aged[word] {
			continue
		}
		all++
		if own[word] {
			shared++
		}
	}
	if a, b, named := m.times(c, s); named && timesMeet(a, b) {
		all++
		shared++
	}
	return all, shared
}

// farAround is how far around a figure its sentence is looked for, in bytes. What stands farther off
// tells nothing of it, and a text without full stops must not be read again for each figure.
const farAround = 800

func sentenceOf(text string, q Quantity) passage.Span {
	from, to := max(0, q.Start-farAround), min(len(text), q.End+farAround)
	for from < q.Start && !utf8.RuneStart(text[from]) {
		from++
	}
	for to > q.End && to < len(text) && !utf8.RuneStart(text[to]) {
		to--
	}
	around := passage.SentenceAt(text[from:to], q.Start-from)
	return passage.Span{Start: around.Start + from, End: around.End + from}
}

// moving are verbs that tell which way a change goes, as contentWords has them. The figures'
// own directions are compared instead.
var moving = map[string]bool{}

func init() {
	for _, table := range []map[string]Modifier{english.moves, english.movesBy, english.changes} {
		for word := range table {
			moving[stem(word)] = true
		}
	}
}

func isEnglish(language string) bool {
	return language == "" || strings.HasPrefix(strings.ToLower(language), "en")
}

// toldAlike reports whether the same word stands before both figures: "inflation was".
func (m matching) toldAlike(c, s Quantity) bool {
	one, other := wordsBefore(m.claim.Text, c), wordsBefore(m.source.Text, s)
	return len(one) > 0 && len(other) > 0 && one[len(one)-1] == other[len(other)-1]
}

// ofPersons reports whether a figure is told of "him" or "them". Whom that means nobody can tell.
func (m matching) ofPersons(c, s Quantity) bool {
	one, other := wordsBefore(m.claim.Text, c), wordsBefore(m.source.Text, s)
	return len(one) > 0 && persons[one[0]] || len(other) > 0 && persons[other[0]]
}

var persons = words("he she they we i")

// wordsBefore are the words of its sentence before a figure.
func wordsBefore(text string, q Quantity) (before []string) {
	start := q.Start
	if w := q.Whole; !w.Empty() {
		start = min(start, w.Start)
	}
	from := max(sentenceOf(text, q).Start, start-400)
	before = wordsOf(text[min(from, start):start])
	for len(before) > 0 && english.determiners[before[len(before)-1]] {
		before = before[:len(before)-1]
	}
	return before
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' && r != '-' })
}

// sameSubject reports whether what the claim's sentence begins with stands in the passage's
// sentence by itself: a bridge over the river is no river, and youth unemployment is not
// unemployment. Where the claim has no such words, nothing speaks against it.
func (m matching) sameSubject(c, s Quantity) bool {
	subject := subjectOf(wordsOf(without(m.claim.Text, sentenceOf(m.claim.Text, c), m.askedAs)))
	if len(subject) == 0 || slices.Contains(nounWords(c.Of), singular(subject[len(subject)-1])) {
		return true // the figure itself is the subject: one in five children
	}
	words := wordsOf(without(m.source.Text, sentenceOf(m.source.Text, s), m.givenAs))
	for i := range words {
		if i+len(subject) > len(words) || !sameWords(words[i:i+len(subject)], subject) ||
			owns(words[i+len(subject)-1]) != owns(subject[len(subject)-1]) { // the minister's daughter
			continue
		}
		if i == 0 || doing(words[i-1]) {
			return true
		}
		k := i - 1
		if !english.determiners[words[k]] {
			// A word before it narrows it down, unless the claim has that word too: "in Tehran students".
			return english.stops[words[k]] && !isPreposition(words[k]) || m.said[stem(words[k])]
		}
		return k == 0 || !isPreposition(words[k-1])
	}
	return false
}

func owns(word string) bool { return strings.HasSuffix(word, "'s") || strings.HasSuffix(word, "’s") }

func sameWords(a, b []string) bool {
	return slices.EqualFunc(a, b, func(x, y string) bool { return stem(x) == stem(y) })
}

// subjectOf is the first noun of a sentence with the words before it, that no preposition leads.
func subjectOf(words []string) []string {
	led := false
	for i := 0; i < len(words); i++ {
		switch word := words[i]; {
		case english.determiners[word]:
			continue
		case english.stops[word]:
			led = isPreposition(word)
			continue
		case doing(word):
			return nil // a verb before any noun: the figure itself is the subject
		}
		end := i
		for end < len(words) && !english.stops[words[end]] && !doing(words[end]) && !english.determiners[words[end]] {
			end++
		}
		if !led {
			return words[i:end]
		}
		i, led = end-1, false
	}
	return nil
}

// isPreposition reports whether a word is a preposition.
func isPreposition(word string) bool { return prepositions[word] }

var prepositions = words("of in on at to for from by with without into onto over under above below between among amid during since until " +
	"till before after about around against across through throughout toward towards upon within along behind beyond near off per via despite")

// doing reports whether a word looks like a verb.
func doing(word string) bool {
	return english.verbs[word] || english.moves[word] != "" || english.movesBy[word] != "" || english.phrasal[word] || english.aged[word] ||
		len(word) > 4 && strings.HasSuffix(word, "ed")
}

// precise reports whether a date is told to a year at least.
func precise(date Quantity) bool { return dayNumber(date.To)-dayNumber(date.From) <= 366 }

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

// otherTime reports whether claim and passage tell their figures of times that have no day in
// common. The passage's are those of the figure's own sentence, or else any.
func (m matching) otherTime(c, s Quantity) bool {
	a, b, named := m.times(c, s)
	return named && !timesMeet(a, b)
}

// times are the time that the claim names and the one that the passage names for a figure: two
// that meet, where there are such. named is false where only one names any.
func (m matching) times(c, s Quantity) (a, b Quantity, named bool) {
	if c.Kind == Date || s.Kind == Date {
		return a, b, false
	}
	near := m.datesIn(sentenceOf(m.source.Text, s))
	if len(near) == 0 {
		near = m.dates
	}
	for _, one := range m.asked {
		if one.Kind != Date {
			continue
		}
		for _, other := range near {
			if !named {
				a, b, named = one, other, true
			}
			if timesMeet(one, other) {
				return one, other, true
			}
		}
	}
	return a, b, named
}

// mostDates is how many dates of a passage are looked at for a figure whose sentence has none.
const mostDates = 50

// anyDates are the first dates of the passage that its figures may be of.
func (m matching) anyDates() []Quantity {
	var dates []Quantity
	for _, q := range m.given {
		if q.Kind == Date && len(dates) < mostDates && !m.elsewhen(q) {
			dates = append(dates, q)
		}
	}
	return dates
}

// datesIn are the dates of a part of the passage.
func (m matching) datesIn(part passage.Span) []Quantity {
	var dates []Quantity
	first := sort.Search(len(m.given), func(i int) bool { return m.given[i].Start >= part.Start })
	for _, q := range m.given[first:] {
		if q.End > part.End {
			break
		}
		if q.Kind == Date && !m.elsewhen(q) {
			dates = append(dates, q)
		}
	}
	return dates
}

// elsewhen reports whether a date of the passage is where something begins, ends or is held
// against: since 2004, until January, than in May. No figure beside it need be of that time.
func (m matching) elsewhen(date Quantity) bool {
	words := wordsOf(lastOf(m.source.Text[:date.Start]))
	for i := len(words) - 1; i >= 0 && i >= len(words)-2; i-- {
		switch words[i] {
		case "since", "until", "till", "before", "after", "by", "than", "with", "from", "to", "against", "seit", "bis", "vor", "nach", "als",
			"depuis", "avant", "après", "que":
			return true
		}
	}
	return false
}

// timesMeet reports whether two dates have a day in common as far as their words tell. "May" and
// "June" have none; whether "last year" is 2008 nobody can tell, so that it counts as one.
func timesMeet(a, b Quantity) bool {
	switch {
	case a.From.IsZero() && b.From.IsZero():
		return strings.EqualFold(a.Text, b.Text)
	case a.From.IsZero() || b.From.IsZero():
		return true
	}
	return dayNumber(a.From) <= dayNumber(b.To) && dayNumber(b.From) <= dayNumber(a.To)
}

// series reports whether the claim tells a figure that changes with time, or one that the
// passage does not have. Then another date in the passage may be that of another figure.
func (m matching) series() bool {
	for _, c := range m.askedAs {
		if c.Kind != Date && c.Kind != Ordinal && (c.Kind != Number && c.Kind != Duration || c.Known && !m.has(c)) {
			return true
		}
	}
	return false
}
