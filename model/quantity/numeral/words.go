package numeral

import (
	"math"
)

// value is what the parser knows of a number while it reads on.
type value struct {
	v, step  float64
	next     int // the token after it
	digits   bool
	decimals int
	scale    float64 // of a suffix or a scale after the number
	last     float64 // the scale that was read last, of 1,000 and more; 1 where units stand after it
	form     Form
	part, of float64
	words    int     // how many number words
	tens     float64 // the tens that were read last, with no 'and' before them
	bare     bool    // it is 'one' or 'a' alone
}

// numerals puts the tokens together.
func (r *reader) numerals() []Numeral {
	for i := 0; i < len(r.all); {
		n, next, ok := r.numeral(i)
		if next <= i {
			next = i + 1
		}
		if ok {
			r.found = append(r.found, n)
		}
		i = next
	}
	return r.found
}

// at is a token, or an empty one beyond the end.
func (r *reader) at(i int) *token {
	if i < 0 || i >= len(r.all) {
		return &beyond
	}
	return &r.all[i]
}

var beyond = token{kind: refuse}

// joined tells whether two tokens belong to one phrase: with a space or a hyphen between them.
// It gives the index of the second, past the hyphen.
func (r *reader) following(i int) (next int, hyphen, ok bool) {
	t := r.at(i)
	if t.kind == sign && (isHyphen(t.char)) {
		after := r.at(i + 1)
		// 'twenty-one', and 'twenty - one' as speech is written down
		if after.kind == word && !after.lines && t.spaced == after.spaced && !t.lines && (!t.spaced || bound(r.class(i-1), after.entry.class)) {
			return i + 1, !t.spaced, true
		}
		return i, false, false
	}
	return i, false, !t.lines && (t.spaced || t.kind == figure)
}

// bound tells whether a hyphen with spaces binds two words of a number: fifty - two, one - third.
func bound(a, b class) bool {
	switch a {
	case ten:
		return b == unit || b == ordinal
	case unit, article:
		return b == ordinal || b == part || b == half
	}
	return false
}

func (r *reader) class(i int) class {
	if t := r.at(i); t.kind == word {
		return t.entry.class
	}
	return noClass
}

// next is the class and index of the word that goes on with the phrase at i, and whether it does.
func (r *reader) goesOn(i int) (*token, int, bool) {
	j, _, ok := r.following(i)
	if !ok || r.at(j).kind == refuse || r.at(j).kind == sign {
		return &beyond, i, false
	}
	return r.at(j), j, true
}

// numeral reads a number that begins at a token. next is where to go on.
func (r *reader) numeral(i int) (Numeral, int, bool) {
	t := r.at(i)
	if t.kind == figure || t.kind == word && t.entry.class != noClass {
		return r.begin(i)
	}
	if t.kind == word && r.lang.every != nil && r.lang.every[r.lower(t.start, t.end)] {
		if o, j, ok := r.goesOn(i + 1); ok && o.kind == word && o.entry.class == ordinal && o.entry.value > 1 && !r.isPeriod(j+1) {
			return r.finish(i, false, value{v: 1 / o.entry.value, part: 1, of: o.entry.value, step: 0.01, next: j + 1, scale: 1, form: Ratio})
		}
	}
	return Numeral{}, i + 1, false
}

// begin reads a number at a token that may begin one.
func (r *reader) begin(i int) (Numeral, int, bool) {
	start, negative := i, false
	if r.lang.noNumber != nil && r.lang.noNumber(r.wordAt(i-1), r.wordAt(i)) {
		return Numeral{}, i + 1, false
	}
	if r.class(i) == minus {
		if r.isNumberBefore(i) || r.lang.noMinus[r.wordAt(i-1)] {
			return Numeral{}, i + 1, false
		}
		if h := r.at(i + 1); h.kind == sign && isHyphen(h.char) && r.at(i+2).kind == figure { // minus-130
			negative, i = true, i+2
		} else if t, j, ok := r.goesOn(i + 1); ok &&
			(t.kind == figure && !t.figure.negative || t.kind == word && startsAfterMinus(t.entry.class)) {
			negative, i = true, j
		} else {
			return Numeral{}, i + 1, false
		}
	}
	if !negative {
		if n, next, ok := r.vague(i); ok {
			return n, next, true
		}
	}
	v, ok := r.full(i)
	if !ok {
		return Numeral{}, i + 1, false
	}
	if !negative && r.isNone(i, v) {
		return Numeral{}, v.next, false
	}
	return r.finish(start, negative, v)
}

func startsAfterMinus(c class) bool {
	return c == unit || c == teen || c == ten || c == hundred || c == scale || c == group || c == article || c == half
}

// finish makes the Numeral of what was read from a token on.
func (r *reader) finish(start int, negative bool, v value) (Numeral, int, bool) {
	first, last := r.at(start), r.at(v.next-1)
	n := Numeral{Start: first.start, End: last.end, Value: v.v, Form: v.form, Part: v.part, Of: v.of, Digits: v.digits,
		Decimals: v.decimals, Step: v.step, Scale: v.scale, isNegative: negative}
	if negative {
		n.Value, n.isNegative = -n.Value, true
	}
	if f := r.at(v.next - 1); f.kind == figure {
		n.Letters = f.figure.letters
	}
	if first.kind == figure {
		n.isNegative = first.figure.negative
		if b := r.at(start - 1); start == 1 && v.next == len(r.all) && b.kind == sign && (b.char == '-' || b.char == '−') && n.Value > 0 {
			// '- 10' as a text of its own, such as the cell of a table
			n.Start, n.Value, n.isNegative = b.start, -n.Value, true
		}
	}
	if dot := r.at(v.next); r.lang.dotted && first.kind == figure && v.next == start+1 && n.Decimals == 0 && n.Scale == 1 && !n.Letters &&
		dot.kind == sign && dot.char == '.' && r.at(v.next+1).spaced && r.lang.determiners[r.wordAt(start-1)] { // der 3. Weg
		n.Form, n.End, v.next = Ordinal, dot.end, v.next+1
	}
	n.Capital = first.kind == word && first.capital
	n.Label = r.isLabel(start, v.next)
	if math.IsInf(n.Value, 0) || math.IsNaN(n.Value) {
		r.refused = append(r.refused, Refusal{n.Start, n.End, Unclear})
		return Numeral{}, v.next, false
	}
	if why, end := r.isAddressAt(start, v.next, v); why {
		r.refuseFound(n.Start, end, Address)
		return Numeral{}, v.next, false
	}
	if t := r.at(v.next); t.kind == word && !t.lines && (r.lang.clock[r.wordAt(v.next)] && (r.wordAt(v.next) != "hrs" || n.End-n.Start == 4) ||
		n.Value <= 24 && r.lang.hours[r.wordAt(v.next)] && r.lang.at[r.wordAt(start-1)]) {
		r.refused = append(r.refused, Refusal{n.Start, t.end, Clock})
		return Numeral{}, v.next + 1, false
	}
	n.Value = whole(n.Value)
	n.Low, n.High = n.Value, n.Value
	return n, v.next, true
}

// whole takes off what binary fractions leave behind: 4.1 × 10⁹ is 4,100,000,000 and not a little less.
func whole(v float64) float64 {
	if near := math.Round(v); math.Abs(v) >= 1000 && math.Abs(v-near) <= 1e-12*math.Abs(v) {
		return near
	}
	return v
}

// isNumberBefore tells whether a number stands directly before a token: 'ten minus five'.
func (r *reader) isNumberBefore(i int) bool {
	t := r.at(i - 1)
	return i > 0 && (t.kind == figure || t.kind == word && startsAfterMinus(t.entry.class) && t.entry.class != article)
}

// full reads a number with its part, its scale and what it is of.
func (r *reader) full(i int) (value, bool) {
	v, ok := r.opening(i)
	if !ok {
		return r.nounRatio(i)
	}
	if v.form == Ordinal || v.form == Ratio {
		return v, true
	}
	if v.form == Fraction {
		return r.scaleAfter(r.ofA(v)), true
	}
	return r.ratio(i, r.parts(i, v)), true
}

// opening reads the first part of a number: a whole number, or a part alone.
func (r *reader) opening(i int) (value, bool) {
	t := r.at(i)
	if t.kind == figure {
		return r.cardinal(i, i)
	}
	switch t.entry.class {
	case article:
		return r.afterArticle(i)
	case half:
		return r.half(i, i)
	case part: // 'quarter million' needs its scale
		if s, j, ok := r.goesOn(i + 1); ok && s.entry.class == scale && !t.entry.many {
			m := s.entry.value
			return value{v: m / t.entry.value, step: m / 100, next: j + 1, scale: m, last: 1, form: Cardinal}, true
		}
		v := value{v: 1 / t.entry.value, step: 0.01, next: i + 1, scale: 1, last: 1, form: Fraction}
		if w := r.ofA(v); w.next > v.next && !t.entry.many { // quarter of a million
			return w, true
		}
		return value{}, false
	case ordinal:
		return r.ordinalAlone(i)
	case scale:
		if r.at(i-1).kind == refuse && i > 0 && t.spaced && !t.lines {
			return value{}, false // the million of "Y100 million", of which nobody knows what it is
		}
		return r.cardinal(i, i)
	case unit, teen, ten, group, hundred, dozen, withParts:
		return r.cardinal(i, i)
	}
	return value{}, false
}

// afterArticle reads 'a hundred', 'a half', 'a dozen', 'a third of'.
func (r *reader) afterArticle(i int) (value, bool) {
	t, j, ok := r.goesOn(i + 1)
	if !ok || t.kind != word {
		return value{}, false
	}
	article := r.at(i).entry
	if r.lang.oneIsArticle && article.next == 1 && (e1(t.entry.class) || r.lang.ranges.to[r.wordAt(j)] || r.lang.ranges.or[r.wordAt(j)]) {
		if v, ok := r.articleAsOne(i, j); ok {
			return v, true
		}
	}
	switch e := t.entry; e.class {
	case hundred, scale, dozen:
		return r.cardinal(j, i)
	case half:
		if v, ok := r.half(j, i); ok {
			return v, true
		}
	case ten:
		if v, ok := r.bareUnit(i, article.next); ok {
			if w, ok := r.fraction(v); ok && r.isPart(w.next) { // a twenty-first of it
				return w, true
			}
		}
	case part, ordinal:
		if e.class == part && r.lang.partsAlike && !r.isPart(j+1) {
			return value{}, false
		}
		if v, ok := r.bareUnit(i, article.next); ok && (!e.many || article.next != 1) {
			if w, ok := r.fraction(v); ok && (e.class == part && !r.isPeriodPart(w.next) || e.class == ordinal && r.isPart(w.next)) {
				return w, true
			}
		}
		if e.class == ordinal && e.base == scale {
			return r.cardinal(j, i)
		}
	}
	return value{}, false
}

// e1 tells the words after which an article is the number one: un sur cinq, un virgule cinq.
func e1(c class) bool { return c == in || c == point }

// articleAsOne reads 'un sur cinq', 'ein bis zwei' and 'un ou deux' from their article on.
func (r *reader) articleAsOne(i, j int) (value, bool) {
	n, _, ok := r.goesOn(j + 1)
	if !ok || n.kind != figure && !startsAfterMinus(n.entry.class) {
		return value{}, false
	}
	return r.bareUnit(i, 1)
}

// nounRatio reads 'une personne sur cinq', where one noun stands within.
func (r *reader) nounRatio(i int) (value, bool) {
	if r.class(i) != article || r.at(i).entry.next != 1 || !r.lang.oneIsArticle {
		return value{}, false
	}
	n, j, ok := r.goesOn(i + 1)
	if !ok || n.kind != word || n.entry.class != noClass || r.class(j+1) != in {
		return value{}, false
	}
	v, _ := r.bareUnit(i, 1)
	v.next = j + 1
	w := r.ratio(i, v)
	return w, w.form == Ratio
}

// bareUnit is the article as the number one.
func (r *reader) bareUnit(i int, one float64) (value, bool) {
	if one == 0 {
		return value{}, false
	}
	return value{v: one, step: 1, next: i + 1, scale: 1, last: 1, form: Cardinal, words: 1, bare: true}, true
}

// ratio reads 'one in five', 'one out of three' and 'one over three'.
func (r *reader) ratio(start int, v value) value {
	if v.form != Cardinal || v.v < 1 || v.v != math.Trunc(v.v) || v.decimals > 0 {
		return v
	}
	t, j, ok := r.goesOn(v.next)
	if !ok || t.kind != word || r.at(v.next).kind == sign {
		return v
	}
	c := t.entry.class
	switch c {
	case over, in:
	case outOf:
		o, k, ok := r.goesOn(j + 1)
		if !ok || o.kind != word || o.entry.class != of {
			return v
		}
		j = k
	default:
		return v
	}
	b, k, ok := r.goesOn(j + 1)
	if !ok || (b.kind != figure && !startsAfterMinus(b.entry.class)) {
		return v
	}
	w, ok := r.cardinal(k, k)
	if b.kind == word && b.entry.class == article {
		w, ok = r.afterArticle(k)
	}
	if !ok || w.form != Cardinal || w.v <= v.v || w.v != math.Trunc(w.v) || w.decimals > 0 {
		return v
	}
	if v.digits && !w.digits && c == in && w.v < 100 || r.at(w.next-1).figure.letters || r.at(start).figure.letters {
		return v
	}
	// 'killed one in 2009', 'two in ten days', 'ten over twenty years'
	if c == in && (v.v > 99 || w.digits && w.v >= 1000 && w.v < 2100 && w.step < 100) || r.isPeriod(w.next) {
		return v
	}
	if c == over && w.digits && !v.digits && w.v > 1000 {
		return v
	}
	v.v, v.part, v.of, v.next, v.form, v.step, v.digits = v.v/w.v, v.v, w.v, w.next, Ratio, 0.01, v.digits || w.digits
	return v
}

// isPeriod tells whether a unit of time stands there.
func (r *reader) isPeriod(i int) bool {
	j, _, ok := r.following(i)
	t := r.at(j)
	return ok && t.kind == word && r.lang.periods[r.lower(t.start, t.end)]
}
