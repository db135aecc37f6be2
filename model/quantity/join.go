package quantity

import (
	"math"
	"strings"

	"galley/model/quantity/numeral"
	"galley/model/quantity/unit"
)

// join makes one part of the two ends of a range and of a measure in two units, and gives
// the ends of a change each other's unit.
func (r *reader) join() {
	out := r.all[:0]
	for _, p := range r.all {
		if len(out) > 0 {
			before := out[len(out)-1]
			if r.compound(before, p) || r.ranges(before, p) {
				continue
			}
		}
		out = append(out, p)
	}
	r.all = out
}

// twoUnits are the bases of measures that prose gives in two units at once.
var twoUnits = map[string]bool{"metre": true, "kilogram": true, "second": true, "dollar": true, "pound sterling": true, "euro": true}

// compound reads "6 ft 2 in", "3 hours and 20 minutes", "15 dollars 50".
func (r *reader) compound(a, b *part) bool {
	if a.isRange || a.signed || b.signed || !twoUnits[a.unit.Base] || a.tail != a.span.End || b.span.Start-a.span.End > 6 ||
		a.first.Form != numeral.Cardinal || b.first.Form != numeral.Cardinal || a.low != math.Trunc(a.low) {
		return false
	}
	gap := strings.Trim(r.gap(a, b), " \u00a0")
	if gap == "," && a.unit.Base == "second" {
		gap = ""
	}
	if gap != "" && !r.lang.and[gap] {
		return false
	}
	if b.unit.Name == "" {
		r.second(a, b)
	}
	if b.unit.Base != a.unit.Base || b.unit.Factor >= a.unit.Factor || b.low*b.unit.Factor >= a.unit.Factor*0.9999 {
		return false
	}
	a.low += b.low * b.unit.Factor / a.unit.Factor
	a.high = a.low
	a.step = b.step * b.unit.Factor / a.unit.Factor
	a.span.End, a.tail, a.figure.End = b.span.End, b.tail, b.figure.End
	a.last = b.last
	return true
}

// second gives a bare number after a measure the smaller unit that it is in: inches after
// feet, cents after dollars.
func (r *reader) second(a, b *part) {
	rest := r.text[b.span.End:]
	give := func(name string, length int) {
		b.unit, _ = unit.Named(name)
		b.span.End += length
		b.tail = b.span.End
	}
	switch a.unit.Name {
	case "foot":
		for _, sign := range []string{" in", "\"", "″", "”"} {
			if strings.HasPrefix(rest, sign) && (len(rest) == len(sign) || !letter(rest[len(sign)])) {
				give("inch", len(sign))
				return
			}
		}
	case "dollar", "euro":
		i := from(r.tokens, b.span.End)
		alone := i >= len(r.tokens) || !r.tokens[i].word || r.tokens[i].lower == "more" || r.tokens[i].lower == "each"
		if alone && b.first.Digits && b.span.End-b.span.Start == 2 && !strings.HasPrefix(rest, "%") {
			give(map[string]string{"dollar": "cent", "euro": "euro cent"}[a.unit.Name], 0)
		}
	}
}

// gap is what stands between two parts.
func (r *reader) gap(a, b *part) string {
	if a.tail > b.span.Start {
		return "?"
	}
	return r.text[a.tail:b.span.Start]
}

// ranges reads "3 to 4 billion dollars", "$3.5bn–4bn", "between 3 and 4"; of "from 17,000 to
// 21,000" it only gives both ends the unit that one has.
func (r *reader) ranges(a, b *part) bool {
	if a.isRange || !comparable(a, b) || b.span.Start-a.tail > 12 || strings.Contains(r.gap(a, b), "\n") {
		return false
	}
	joint := strings.ToLower(strings.TrimSpace(r.gap(a, b)))
	k := from(r.tokens, a.span.Start) - 1
	word := func(i int) string {
		if i < 0 || !r.tokens[i].word {
			return ""
		}
		return r.tokens[i].lower
	}
	opened := 0
	for i := k; i >= 0 && i > k-3; i-- {
		if r.lang.between[word(i)] {
			opened = i + 1
		}
	}
	switch {
	case opened > 0 && r.lang.and[joint]:
		a.begin = r.tokens[opened-1].Span
	case r.lang.to[joint]:
		if r.lang.from[word(k)] && !r.ranged(k-1) {
			share(a, b)
			a.other = b
			return false
		}
		if r.lang.from[word(k)] {
			a.begin = r.tokens[k].Span
		} else if joint != "-" && joint != "–" && (a.unit.Name != "" && b.unit.Name == "" || r.lang.moves[word(k)] != "") {
			return false // rose 8.15% to 3.65
		}
	case r.lang.or[joint] && a.unit.Name == "" && !a.first.Digits && !b.first.Digits && b.low == a.low+1:
	default:
		return false
	}
	share(a, b)
	a.high, a.last, a.isRange = b.high, b.last, true
	if a.low > a.high {
		a.low, a.high = a.high, a.low
	}
	a.step = max(a.step, b.step)
	a.figure.End, a.span.End, a.tail = b.figure.End, b.span.End, b.tail
	return true
}

// ranged reports whether the word before "from" makes it a range.
func (r *reader) ranged(i int) bool {
	return i >= 0 && r.tokens[i].word && r.lang.ranging[r.tokens[i].lower]
}

// comparable reports whether two parts can be the ends of one range.
func comparable(a, b *part) bool {
	if a.first.Form != numeral.Cardinal && a.first.Form != numeral.Fraction || b.first.Form != numeral.Cardinal && b.first.Form != numeral.Fraction {
		return false
	}
	return a.unit.Name == "" || b.unit.Name == "" || a.unit.Name == b.unit.Name || strings.HasPrefix(b.unit.Name, a.unit.Name+" per ")
}

// share gives the first of two numbers the scale of the second, as in "3 to 4 billion", and
// each the unit of the other where it has none.
func share(a, b *part) {
	if a.first.Scale <= 1 && b.first.Scale > 1 && a.low > 0 && a.low < b.low/b.first.Scale {
		a.low *= b.first.Scale
		a.high = a.low
		a.step *= b.first.Scale
	}
	if a.unit.Name == "" || strings.HasPrefix(b.unit.Name, a.unit.Name) {
		a.unit = b.unit
	}
	if b.unit.Name == "" {
		b.unit = a.unit
	}
}
