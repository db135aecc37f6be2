package ledger

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/names"
	"galley/model/wordlist"
)

// frame is what a sentence says around its figures.
type frame struct {
	words  map[string]bool // long words, in small letters, shortened to their stems
	names  map[int]bool    // bearers of the names in it
	change bool            // whether it tells a change or a comparison
	years  string          // the years it names
}

// changes are words of sentences that give two figures on purpose.
var changes = wordlist.Of(`another additional extra more fewer less further earlier previously previous before after since compared
comparison than versus last
next later rose risen fell fallen grew grown increase increased decrease decreased raised cut dropped doubled tripled up down
initially originally
now then again average median total combined each every per other others original first second third half quarter month week year
annually daily monthly weekly
plus minus including among between`)

// idle are long words that say nothing of what is counted.
var idle = wordlist.Of(`about around nearly almost roughly approximately some said says told that this these those with from have
been were will would could
should their there where which while into over under they them what when your also just only even much many most very such than
then about according`)

// frameOf reads a sentence once.
func (l *list) frameOf(sentence int, frames map[int]frame) frame {
	if f, done := frames[sentence]; done {
		return f
	}
	f := frame{words: map[string]bool{}, names: map[int]bool{}}
	span := l.sentence(sentence)
	for _, w := range strings.FieldsFunc(l.text[span.Start:span.End], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		low := strings.ToLower(w)
		if changes[low] {
			f.change = true
			continue
		}
		if len(w) == 4 && (w[:2] == "19" || w[:2] == "20") {
			f.years += w + " "
			continue
		}
		if unicode.IsDigit(rune(w[0])) || utf8.RuneCountInString(w) < 4 || idle[low] {
			continue
		}
		f.words[stem(low)] = true
	}
	for i := l.firstName(span.Start); i < len(l.found) && l.found[i].Start < span.End; i++ {
		f.names[l.of[i]] = true
	}
	frames[sentence] = f
	return f
}

// stem cuts the commonest endings off a word, so that "killed" and "killing" are one.
func stem(w string) string {
	for _, tail := range []string{"ings", "ing", "ies", "ied", "es", "ed", "s"} {
		if len(w) > len(tail)+3 && strings.HasSuffix(w, tail) {
			return w[:len(w)-len(tail)]
		}
	}
	return w
}

// firstName is the first name at or behind a place.
func (l *list) firstName(at int) int {
	i, _ := slices.BinarySearchFunc(l.found, at, func(n names.Name, at int) int { return n.Start - at })
	return i
}

// alike tells whether the sentences of two figures say the same besides: enough of their
// words are shared, none tells a change, and neither speaks of somebody or of a year that
// the other does not.
func (l *list) alike(a, b *figure, frames map[int]frame, times map[float64]int) bool {
	p, q := l.frameOf(a.sentence, frames), l.frameOf(b.sentence, frames)
	if p.change || q.change || p.years != q.years {
		return false
	}
	if inBoth(p.names, q.names) < min(len(p.names), len(q.names)) {
		return false
	}
	shared := sharedWords(p, q, a.Unit)
	least := min(len(p.words), len(q.words))
	need := 4
	if times[a.Low] > 1 || times[b.Low] > 1 {
		need = 3
	}
	return shared >= need && shared*2 >= least
}

// sharedWords counts the words two sentences share, besides those of the figures.
func sharedWords(p, q frame, unit string) int {
	shared := 0
	unit = stem(strings.ToLower(unit))
	for w := range p.words {
		if q.words[w] && w != unit && !measures[w] {
			shared++
		}
	}
	return shared
}

// measures are words of figures, as stem leaves them.
var measures = wordlist.Of(`million billion trillion thousand hundred percent percentage dollar euro pound mile kilometer year month
week hour minute inch people`)

// inBoth counts what is in both of two sets.
func inBoth[K comparable](a, b map[K]bool) int {
	count := 0
	for k := range a {
		if b[k] {
			count++
		}
	}
	return count
}
