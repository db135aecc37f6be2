package numeral

import (
	"math"
)

// isPart tells whether what follows 'a third' makes it a part and not the third of a row.
func (r *reader) isPart(i int) bool {
	t := r.at(i)
	switch {
	case r.lang.second != "" && r.wordAt(i-1) == r.lang.second:
		return false
	case t.kind == sign:
		return !isHyphen(t.char)
	case t.kind == word:
		return t.entry.class == of || t.entry.class == and || r.lang.partsBefore[r.lower(t.start, t.end)]
	}
	return i >= len(r.all)
}

// isPeriodPart tells whether 'a quarter' is three months.
func (r *reader) isPeriodPart(i int) bool {
	t := r.at(i)
	return t.kind == word && r.lang.periodParts[r.lower(t.start, t.end)]
}

// half reads 'half', 'half a million', 'half a dozen' and 'half a mile' up to its article.
func (r *reader) half(i, start int) (value, bool) {
	e := r.at(i).entry
	if e.many || start == i && r.isHalfOfTime(i) {
		return value{}, false
	}
	v := value{v: 1 / e.value, step: 0.1, next: i + 1, scale: 1, last: 1, form: Fraction, part: 1, of: 2}
	t, j, ok := r.goesOn(i + 1)
	if ok && t.kind == word && t.entry.class == article {
		if s, k, ok := r.goesOn(j + 1); ok && s.kind == word {
			if isMultiplier(s.entry.class) {
				t, j = s, k
			} else {
				v.next = j + 1
				return v, true
			}
		}
	}
	if ok && t.kind == word && isMultiplier(t.entry.class) {
		m := t.entry.value
		v.v, v.step, v.next, v.form, v.part, v.of = v.v*m, stepOf(v.v*m), j+1, Cardinal, 0, 0
		if t.entry.class == scale {
			v.scale = m
		}
	}
	return v, true
}

func isMultiplier(c class) bool { return c == hundred || c == scale || c == dozen }

// isHalfOfTime tells the halves that count nothing: the first half, half-time, in half.
func (r *reader) isHalfOfTime(i int) bool {
	before := r.at(i - 1)
	if i > 0 && before.kind == word && (before.entry.class == ordinal || before.entry.class == in || r.lang.halvesAfter[r.wordAt(i-1)]) {
		return true
	}
	j, _, ok := r.following(i + 1)
	after := r.at(j)
	return ok && after.kind == word && r.lang.halvesBefore[r.lower(after.start, after.end)]
}

// parts reads the parts after a whole number: 'two thirds', 'and a half', 'point five', and a scale after them.
func (r *reader) parts(start int, v value) value {
	if w, ok := r.fraction(v); ok {
		return r.scaleAfter(r.ofA(w))
	}
	if w, ok := r.decimal(v); ok {
		return r.scaleAfter(w)
	}
	if w, ok := r.mixed(v); ok && !(r.afterBetween(start) && r.class(v.next) == and) {
		return r.scaleAfter(w)
	}
	return v
}

// scaleAfter multiplies by a scale after a part: 'five and a half million'.
func (r *reader) scaleAfter(v value) value {
	t, j, ok := r.goesOn(v.next)
	multiplies := t.entry.class == scale || t.entry.class == dozen || t.entry.class == hundred && v.last == 1
	if ok && t.kind == word && multiplies && !(v.last > 1 && t.entry.value >= v.last) {
		v.v, v.step, v.next, v.scale, v.form = v.v*t.entry.value, v.step*t.entry.value, j+1, t.entry.value, Cardinal
		v.part, v.of = 0, 0
	}
	return v
}

// ofA reads 'of a million' after a part.
func (r *reader) ofA(v value) value {
	t, j, ok := r.goesOn(v.next)
	if !ok || t.kind != word || t.entry.class != of {
		return v
	}
	a, k, ok := r.goesOn(j + 1)
	if !ok || a.kind != word || a.entry.class != article {
		return v
	}
	if s, l, ok := r.goesOn(k + 1); ok && s.kind == word && isMultiplier(s.entry.class) {
		v.v, v.step, v.next, v.scale, v.form, v.part, v.of = v.v*s.entry.value, v.step*s.entry.value, l+1, s.entry.value, Cardinal, 0, 0
	}
	return v
}

// fraction reads the part after its number: 'two thirds', 'three twenty-firsts', '95 hundredths'.
func (r *reader) fraction(v value) (value, bool) {
	if v.form != Cardinal || v.decimals > 0 || v.v <= 0 || v.digits && v.words == 0 && v.scale != 1 {
		return v, false
	}
	whole := v.v
	t, j, ok := r.goesOn(v.next)
	if !ok || t.kind != word {
		return v, false
	}
	below, next := 0.0, j+1
	switch e := t.entry; {
	case e.class == half || e.class == part:
		if e.many == (v.v == 1) && !r.lang.partsAlike {
			return v, false
		}
		below = e.value
	case e.class == ordinal:
		if !e.many && !(v.v == 1 && v.bare) && !r.lang.partsAlike {
			return v, false
		}
		if e.value == 2 { // a second
			return v, false
		}
		below = e.value
		if v.tens > 0 && e.base == unit && whole > v.tens { // one hundred thirty fifths: 100 of 35
			whole, below = whole-v.tens, below+v.tens
		}
	case e.class == ten || e.class == hundred: // three twenty-firsts
		o, k, ok := r.goesOn(j + 1)
		if !ok || o.kind != word || o.entry.class != ordinal || o.entry.base >= e.class || (!o.entry.many && !v.bare) {
			return v, false
		}
		below, next = e.value+o.entry.value, k+1
	case e.class == unit && e.value == 1 && v.bare: // one one-hundredth
		w, ok := r.cardinal(j, j)
		if n, _, more := r.goesOn(w.next); ok && more && n.kind == word && n.entry.class == ordinal {
			if x, part := r.fraction(w); part {
				w, w.v, w.form = x, x.of, Ordinal
			}
		}
		if !ok || w.form != Ordinal || w.v < 100 {
			return v, false
		}
		below, next = w.v, w.next
	default:
		return v, false
	}
	if below < 2 {
		return v, false
	}
	v.v, v.part, v.of, v.next, v.form, v.step, v.last = whole/below, whole, below, next, Fraction, 0.01, 1
	if below == 2 || below == 5 || below == 10 {
		v.step = 0.1
	}
	return v, true
}

// decimal reads 'three point one four' and 'nought point eleven'.
func (r *reader) decimal(v value) (value, bool) {
	if v.digits || v.form != Cardinal {
		return v, false
	}
	t, j, ok := r.goesOn(v.next)
	if !ok || t.kind != word || t.entry.class != point {
		return v, false
	}
	digits, next := "", j+1
	for len(digits) < 15 {
		d, k, ok := r.goesOn(next)
		if !ok || d.kind != word {
			break
		}
		switch c := d.entry.class; {
		case c == unit || (c == teen && digits == ""):
			digits += itoa(d.entry.value)
		case c == ten && digits == "":
			value := d.entry.value
			if u, l, ok := r.goesOn(k + 1); ok && u.kind == word && u.entry.class == unit && !u.entry.zero {
				value, k = value+u.entry.value, l
			}
			digits += itoa(value)
			next = k + 1
			continue
		default:
			goto done
		}
		next = k + 1
	}
done:
	if digits == "" {
		return v, false
	}
	places := float64(len(digits))
	n := 0.0
	for _, c := range digits {
		n = n*10 + float64(c-'0')
	}
	v.v += n / math.Pow(10, places)
	v.decimals, v.step, v.next, v.last, v.scale = len(digits), math.Pow(10, -places), next, 1, 1
	return v, true
}

func itoa(v float64) string {
	if v >= 10 {
		return string([]byte{byte('0' + int(v)/10), byte('0' + int(v)%10)})
	}
	return string([]byte{byte('0' + int(v))})
}

// mixed reads '1 4/5', 'one and a half', 'three million and a quarter'.
func (r *reader) mixed(v value) (value, bool) {
	if v.form != Cardinal || v.decimals > 0 {
		return v, false
	}
	t, j, ok := r.goesOn(v.next)
	if !ok {
		return v, false
	}
	if t.kind == figure {
		if v.digits && v.words == 0 && v.scale == 1 && t.figure.fraction && t.figure.value > 0 && t.figure.value < 1 && v.v == math.Trunc(v.v) {
			v.v, v.next, v.step, v.last = v.v+math.Copysign(t.figure.value, v.v), j+1, 0.01, 1
			return v, true
		}
		return v, false
	}
	if t.entry.class != and {
		return v, false
	}
	w, ok := r.partAfterAnd(j + 1)
	if !ok || v.v != math.Trunc(v.v) {
		return v, false
	}
	times := math.Max(v.last, 1)
	v.v, v.next, v.step, v.words = v.v+w.v*times, w.next, w.step*times, v.words+1
	if w.scale > 1 { // one billion and a half million
		v.v, v.step = v.v+w.v-w.v*times, w.step
	}
	return v, true
}

// partAfterAnd reads a part below one after 'and'.
func (r *reader) partAfterAnd(i int) (value, bool) {
	t, j, ok := r.goesOn(i)
	if ok && t.kind == figure && t.figure.fraction && t.figure.value > 0 && t.figure.value < 1 { // 2 and 3/4
		return value{v: t.figure.value, next: j + 1, step: 0.01, scale: 1, last: 1, form: Fraction}, true
	}
	if !ok || t.kind != word {
		return value{}, false
	}
	switch t.entry.class {
	case article:
		h, k, ok := r.goesOn(j + 1)
		if !ok || h.kind != word || h.entry.many {
			return value{}, false
		}
		if h.entry.class == half || h.entry.class == part || h.entry.class == ordinal {
			if h.entry.class == ordinal && !r.isPart(k+1) && r.goesOnWithNoun(k+1) {
				return value{}, false
			}
			v := value{v: 1 / h.entry.value, next: k + 1, step: 0.01, scale: 1, last: 1, form: Fraction}
			if h.entry.class == half {
				v.step = 0.1
			}
			if s, l, ok := r.goesOn(k + 1); ok && s.kind == word && s.entry.class == scale {
				w := v
				w.v, w.next, w.scale, w.step = v.v*s.entry.value, l+1, s.entry.value, v.step*s.entry.value
				if r.scaleBefore(i, s.entry.value) {
					return w, true
				}
			}
			return v, true
		}
	case half:
		s, _, ok := r.goesOn(j + 1)
		if !t.entry.many && (r.lang.halfBare || ok && s.kind == word && s.entry.class == scale) { // one and half million
			return value{v: 0.5, next: j + 1, step: 0.1, scale: 1, last: 1, form: Fraction}, true
		}
	case unit, teen, ten:
		c, ok := r.cardinal(j, j)
		if !ok {
			return value{}, false
		}
		if w, ok := r.fraction(c); ok && w.v < 1 {
			w.scale = 1
			return w, true
		}
	}
	return value{}, false
}

// scaleBefore tells whether a larger scale than s stands before 'and': one billion and a half million.
func (r *reader) scaleBefore(i int, s float64) bool {
	t := r.at(i - 2)
	return t.kind == word && t.entry.class == scale && t.entry.value > s
}

// goesOnWithNoun tells whether a word follows that is no number, no scale: 'and a third man'.
func (r *reader) goesOnWithNoun(i int) bool {
	t, _, ok := r.goesOn(i)
	return ok && t.kind == word && t.entry.class == noClass
}
