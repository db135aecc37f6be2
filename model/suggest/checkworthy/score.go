package checkworthy

import (
	"math"
	"strings"
	"unicode"

	"galley/model/quantity"
	"galley/model/wordlist"
)

// tally is how often each signal is seen in a sentence.
type tally [signals]int

// read counts the signals of a sentence.
func (l *language) read(words []string, in Facts) tally {
	var t tally
	for _, c := range l.cues(words) {
		wish := c.from > 0 && l.wishes[words[c.from-1]]
		for _, s := range c.signals {
			if wish && (s == act || s == change || s == record || s == said) {
				s = wished
			}
			t[s]++
		}
	}
	readFigures(in.Quantities, &t)
	t[name] = len(in.Names)
	for i, w := range words {
		before := ""
		if i > 0 {
			before = words[i-1]
		}
		l.readWord(w, before, &t)
	}
	return t
}

// readWord counts what a word says beside the one before it.
func (l *language) readWord(word, before string, t *tally) {
	if l.doers[before] && l.acts(word) {
		t[doer]++
	}
	if l.than[word] && !l.notThan[before] {
		t[comparison]++
	}
	if l.me[word] {
		t[myself]++
	}
	if l.who[word] {
		t[spokenOf]++
	}
	if l.pairs(before, word) {
		t[factual]++
	}
	if l.past(word) && !l.wishes[before] {
		t[pastForm]++
	}
}

// readFigures counts what the quantities of a sentence are of.
func readFigures(found []quantity.Quantity, t *tally) {
	for _, q := range found {
		switch {
		case q.Kind == quantity.Ordinal || idle[q.Unit]:
		case q.Kind == quantity.Date:
			if strings.ContainsFunc(q.Text, unicode.IsDigit) {
				t[year]++
			}
		case !q.Known:
			t[quantifier]++
		case q.Kind == quantity.Duration || q.Kind == quantity.Age:
			t[span]++
		case q.Kind == quantity.Money:
			t[sum] = 1
			t.count(q)
		case q.Kind == quantity.Share || q.Kind == quantity.Change:
			t[share] = 1
			t.count(q)
		default:
			t.count(q)
		}
	}
}

// idle are nouns that are counted in talk about the talk.
var idle = wordlist.Of("thing point reason way question issue word side hand example minute second")

// count counts a number by its size.
func (t *tally) count(q quantity.Quantity) {
	digits := strings.ContainsFunc(q.Text, unicode.IsDigit)
	if !digits && q.Kind == quantity.Number && q.High <= 10 {
		t[smallFigure]++
		return
	}
	t[figure]++
	if digits && q.High >= 100 {
		t[largeFigure]++
	}
	if q.High >= 1000 && !digits || q.High >= 1e6 {
		t[million] = 1
	}
}

// seen is what a signal comes to that was seen n times.
func seen(s signal, n int) float64 {
	sum, w := 0.0, weights[s]
	for range min(n, most) {
		sum += w
		w /= 2
	}
	return sum
}

// weigh is how much speaks for a sentence, from 0 to 1.
func (l *language) weigh(words []string, t tally, question bool) float64 {
	x := 0.0
	for s := figure; s <= year; s++ {
		x += seen(s, t[s])
	}
	if t[duty]+t[hypothetical] > 0 {
		x *= planned
	}
	t[topic], t[field] = min(t[topic], mostTopics), min(t[field], mostTopics)
	for s := range signals {
		if s < figure || s > year {
			x += seen(s, t[s])
		}
	}
	x += start + ofLength(len(words)) + l.ofOpening(words, t)
	if question {
		x += asked
	}
	return 1 / (1 + math.Exp(-x))
}

// ofLength is what a sentence gains by its number of words: one of four words leaves out
// who or what, and one of forty says more than one can check at once.
func ofLength(words int) float64 {
	switch {
	case words <= 4:
		return -1.2
	case words <= 7:
		return -0.5
	case words <= 11:
		return 0
	case words <= 18:
		return 0.1
	case words <= 30:
		return 0.3
	case words <= 40:
		return 0.1
	}
	return 0
}

// ofOpening is what a sentence gains by how it begins.
func (l *language) ofOpening(words []string, t tally) float64 {
	if len(words) == 0 {
		return 0
	}
	first := words[0]
	switch {
	case l.me[first] && t[act]+t[record]+t[change]+t[pastForm] == 0:
		return -0.7 // what one thinks and likes
	case l.openers[first]:
		return 0.4
	case l.weakOpeners[first]:
		return -0.2
	}
	return 0
}
