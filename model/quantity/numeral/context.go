package numeral

import (
	"strings"
	"unicode"
)

// isNone tells the words that are a number elsewhere and none here: 'one' as a pronoun.
func (r *reader) isNone(i int, v value) bool {
	t := r.at(i)
	if t.kind != word {
		return false
	}
	if v.form == Ordinal {
		return r.isNoOrdinal(i, v.next)
	}
	p := &r.lang.pronoun
	if v.next == i+1 && r.hyphenedBefore(i) && !r.lang.prefixes[r.wordAt(i-2)] {
		return true
	}
	if v.next == i+1 {
		if h := r.at(i + 1); h.kind == sign && isHyphen(h.char) && !h.spaced && p.hyphen[r.wordAt(i+2)] {
			return true
		}
	}
	if v.next != i+1 || r.lower(t.start, t.end) != p.word {
		return false
	}
	before, after := r.wordAt(i-1), r.wordAt(v.next)
	if p.after[before] || p.before[after] || strings.HasPrefix(r.text[t.end:], "'s") || strings.HasPrefix(r.text[t.end:], "’s") {
		return true
	}
	next := r.at(v.next)
	closes := v.next >= len(r.all) || next.lines || next.kind == sign && strings.ContainsRune(".,;:!?)”\"", next.char)
	return closes && before != "" && !p.closing[before] && r.class(i-1) == noClass
}

// hyphenedBefore tells whether a hyphen binds a word to the one before it.
func (r *reader) hyphenedBefore(i int) bool {
	h := r.at(i - 1)
	return i > 1 && h.kind == sign && isHyphen(h.char) && !h.spaced && !r.at(i).spaced &&
		r.at(i-2).kind == word && r.at(i-2).entry.class == noClass
}

// wordAt is the word of a token in small letters, "" where it is none.
func (r *reader) wordAt(i int) string {
	t := r.at(i)
	if t.kind != word || i < 0 || i >= len(r.all) {
		return ""
	}
	return r.lower(t.start, t.end)
}

// isLabel tells whether a number numbers a thing: 'Flight 103', 'No. 5', '#7', 'Air Force One'.
func (r *reader) isLabel(i, next int) bool {
	if t, dot := r.at(i), r.at(next); t.begins && t.kind == figure && next == i+1 && dot.kind == sign &&
		(dot.char == '.' || dot.char == ')') &&
		next+1 < len(r.all) && r.at(next+1).spaced {
		return true // 1. of a list
	}
	b := i - 1
	if t := r.at(b); b >= 0 && t.kind == sign {
		if t.char == '#' && !r.at(i).spaced || t.char == '§' || t.char == '№' {
			return true
		}
		if t.char != '.' && t.char != '°' && t.char != 'º' {
			return false
		}
		b--
	}
	w := r.at(b)
	if b < 0 || w.kind != word || r.at(i).lines {
		return false
	}
	if r.lang.labels[r.lower(w.start, w.end)] && (b == i-1 || w.end == r.at(b+1).start) {
		return true
	}
	if b == i-1 && (w.capital && r.lang.named[r.lower(w.start, w.end)] || r.isProduct(w)) {
		return true
	}
	t := r.at(i)
	return b == i-1 && next == i+1 && t.kind == word && t.capital && w.capital && b > 0 && !r.lang.capitals
}

// isAddressAt tells whether a number is that of a house: '10 Downing Street'.
func (r *reader) isAddressAt(start, next int, v value) (bool, int) {
	if v.decimals > 0 {
		return false, 0
	}
	if b := r.at(start - 1); v.digits && v.words == 0 && b.kind == word && b.capital && r.isStreet(r.wordAt(start-1)) {
		return true, r.at(start).end
	}
	if t := r.at(next); v.form == Ordinal && t.kind == word && t.capital && r.lang.streets[r.wordAt(next)] { // Fifth Avenue
		return true, t.end
	}
	if !v.digits || v.words > 0 {
		return false, 0
	}
	if t, b := r.at(start), r.at(start-1); t.end-t.start == 5 && v.v >= 501 && t.spaced && r.isAbbreviation(start-1) && b.end-b.start == 2 &&
		!r.lang.countries[r.wordAt(start-1)] { // NY 10001
		return true, t.end
	}
	way := next
	if c := r.at(way); r.lang.lowWays && c.kind == sign && c.char == ',' { // 10, rue de Rivoli
		way++
	}
	// 22 Ave Foch
	if t := r.at(way); t.kind == word && (t.capital || r.lang.lowWays) && r.lang.ways[r.wordAt(way)] && r.at(way+1).kind == word {
		return true, r.at(way + 1).end
	}
	for i := next; i < next+4; i++ {
		t := r.at(i)
		if t.kind != word || !t.capital || !t.spaced {
			return false, 0
		}
		if i > next && r.lang.streets[r.lower(t.start, t.end)] {
			return true, t.end
		}
	}
	return false, 0
}

// isSecondOfTime tells whether 'second' after a number is a unit of time: without the hyphen
// of 'twenty-second', and after 'one'.
func (r *reader) isSecondOfTime(before, j int) bool {
	return r.lang.second != "" && r.wordAt(j) == r.lang.second && before == j
}

// afterBetween tells whether 'between' stands before a number, so that 'and' ends it.
func (r *reader) afterBetween(i int) bool { return r.class(i-1) == between }

// isNoOrdinal tells the ordinals that are none: 'at first', 'a second later'.
func (r *reader) isNoOrdinal(i, next int) bool {
	if r.lang.determiners != nil && !r.lang.determiners[r.wordAt(i-1)] {
		return true
	}
	if next != i+1 || r.lang.noOrdinal == nil {
		return false
	}
	if r.lang.second != "" && r.wordAt(i) == r.lang.second && r.isNumberBefore(i) && r.class(i-1) != ordinal {
		return true // a 4.3 second dash
	}
	after := r.at(next)
	punctuated := next >= len(r.all) || after.lines || after.kind == sign && !isHyphen(after.char)
	comma := after.kind == sign && after.char == ','
	return r.lang.noOrdinal(r.wordAt(i-1), r.wordAt(i), r.wordAt(next), punctuated, comma)
}

// isScore tells whether what stands around a pair of numbers makes it a score or a name.
func (r *reader) isScore(t *token, end int) bool {
	for i := len(r.all) - 1; i >= max(0, len(r.all)-4); i-- {
		w := r.all[i]
		if w.kind == word && (r.lang.scores[r.lower(w.start, w.end)] || (i == len(r.all)-1 && r.lang.labels[r.lower(w.start, w.end)])) {
			return true
		}
	}
	before := r.wordAt(len(r.all) - 1)
	if before == "" || r.lang.small[before] || r.lang.capitals || !r.all[len(r.all)-1].capital || r.byteAt(end) != ' ' {
		return false
	}
	next, _ := r.runeAt(end + 1)
	return unicode.IsUpper(next)
}

// isStreet tells the name of a street by its end: Hauptstraße.
func (r *reader) isStreet(name string) bool {
	for _, end := range r.lang.streetEnds {
		if strings.HasSuffix(name, end) && (len(name) > len(end) || end == "straße" || end == "str") {
			return true
		}
	}
	return false
}

// isAbbreviation tells a word of capitals alone.
func (r *reader) isAbbreviation(i int) bool {
	t := r.at(i)
	if i < 0 || t.kind != word || t.end-t.start < 2 {
		return false
	}
	for _, c := range r.text[t.start:t.end] {
		if !unicode.IsUpper(c) {
			return false
		}
	}
	return true
}

// isProduct tells a word with a capital inside, as products are called: iPhone 11.
func (r *reader) isProduct(t *token) bool {
	small := false
	for _, c := range r.text[t.start:t.end] {
		if small && unicode.IsUpper(c) {
			return true
		}
		small = unicode.IsLower(c)
	}
	return false
}

// refuseFound refuses what was read as a number, and with it the number before a hyphen: 16-18 Industrial Avenue.
func (r *reader) refuseFound(start, end int, why Why) {
	if n := len(r.found); n > 0 && r.found[n-1].End == start-1 && r.text[start-1] == '-' {
		start = r.found[n-1].Start
		r.found = r.found[:n-1]
	}
	r.refused = append(r.refused, Refusal{start, end, why})
}
