package checkworthy

import (
	"math"
	"strings"
	"unicode"
)

// tally is how often each signal is seen in a sentence.
type tally [signals]int

// read counts the signals of a sentence.
func (l *language) read(words []word) tally {
	var t tally
	for _, c := range l.cues(words) {
		wish := c.from > 0 && l.wishes[words[c.from-1].plain]
		for _, s := range c.signals {
			if wish && (s == act || s == change || s == record || s == said) {
				s = wished
			}
			t[s]++
		}
	}
	l.readNumbers(words, &t)
	for i, w := range words {
		before := ""
		if i > 0 {
			before = words[i-1].plain
		}
		l.readWord(w, before, i > 0 && words[i-1].after != '.', &t)
	}
	return t
}

// readWord counts what a word says beside the one before it.
func (l *language) readWord(w word, before string, within bool, t *tally) {
	if within && w.upper && l.capitals && !l.me[w.plain] {
		t[name]++
	}
	if l.doers[before] && l.acts(w.plain) {
		t[doer]++
	}
	if l.than[w.plain] && !l.notThan[before] {
		t[comparison]++
	}
	if l.me[w.plain] {
		t[myself]++
	}
	if l.who[w.plain] {
		t[spokenOf]++
	}
	if l.pairs(before, w.plain) {
		t[factual]++
	}
	if l.past(w.plain) && !l.wishes[before] {
		t[pastForm]++
	}
}

// readNumbers counts what stands in digits and in number words.
func (l *language) readNumbers(words []word, t *tally) {
	last := -2
	for i, w := range words {
		if strings.ContainsAny(w.plain, "$€£¥") || begins(w.plain, l.money) {
			t[sum] = 1
		}
		if strings.Contains(w.plain, "%") || begins(w.plain, l.share) {
			t[share] = 1
		}
		if l.large[w.plain] {
			t[million] = 1
		}
		head, _, _ := strings.Cut(w.plain, "-")
		digits := strings.ContainsFunc(w.plain, unicode.IsDigit)
		if !digits && !l.numbers[head] {
			continue
		}
		next := ""
		if i+1 < len(words) {
			next = words[i+1].plain
		}
		switch {
		case isYear(w.plain):
			t[year]++
		case i == last+1: // the same figure goes on
		case l.spans[next]:
			t[span]++
		case !digits && l.small[head]:
			t[smallFigure]++
		default:
			t[figure]++
			if digits && len(w.plain) > 3 {
				t[largeFigure]++
			}
		}
		last = i
	}
}

func begins(word string, heads []string) bool {
	for _, h := range heads {
		if strings.HasPrefix(word, h) {
			return true
		}
	}
	return false
}

func isYear(word string) bool {
	return len(word) == 4 && (strings.HasPrefix(word, "19") || strings.HasPrefix(word, "20")) && unicode.IsDigit(rune(word[2])) &&
		unicode.IsDigit(rune(word[3]))
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
func (l *language) weigh(words []word, t tally, question bool) float64 {
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
func (l *language) ofOpening(words []word, t tally) float64 {
	if len(words) == 0 {
		return 0
	}
	first := words[0].plain
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
