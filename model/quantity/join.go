package quantity

import (
	"math"
	"strings"

	"galley/model/passage"
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
			if r.compound(before, p) || r.ratio(before, p) {
				continue
			}
			if r.ranges(before, p) {
				if len(out) > 1 && out[len(out)-2].other == before { // from 24.2 to 33-35 billion
					share(out[len(out)-2], before)
				}
				continue
			}
		}
		out = append(out, p)
	}
	r.all = out
}

// ratio reads "eight of 10 avocados", "one of every nine voters". "One of two storms" counts storms.
func (r *reader) ratio(a, b *part) bool {
	if a.unit.Name != "" || b.unit.Name != "" || a.isRange || a.first.Form != numeral.Cardinal ||
		b.first.Form != numeral.Cardinal || a.low < 1 || a.low >= b.low {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(r.gap(a, b))) {
	case "of every", "out of every", "in every":
	case "of":
		if a.low == 1 || b.low != 10 && b.low != 100 && b.low != 1000 {
			return false
		}
	default:
		return false
	}
	a.low /= b.low
	a.high, a.step, a.first.Form = a.low, 0, numeral.Ratio
	a.last = a.first
	a.span.End, a.figure.End, a.tail = b.span.End, b.figure.End, b.tail
	return true
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
	if gap == "-" && a.hyphen && a.unit.Name == "foot" && b.unit.Name == "" && b.low < 12 { // 5-foot-10
		b.unit, _ = unit.Named("inch")
		gap = ""
	}
	if gap == "," && a.unit.Base == "second" {
		gap = ""
	}
	if gap != "" && !r.lang.and[gap] {
		return false
	}
	if b.unit.Name == "" {
		r.second(a, b)
	}
	if a.unit.Base == "second" && (a.hyphen || b.unit.Factor > 0 && a.unit.Factor/b.unit.Factor > 400) { // 5 ms, 5 ns
		return false
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
	if !comparable(a, b) || strings.Contains(r.gap(a, b), "\n") || a.low == 0 && !a.first.Digits { // three-nought-four
		return false
	}
	if b.span.Start-a.tail > 16 {
		return r.farEnds(a, b)
	}
	gap := r.gap(a, b)
	if a.unit.Name == "" && strings.HasPrefix(gap, "- to ") { // 18- to 24-year-old men
		gap = gap[1:]
	}
	if a.unit.Name == "" && (strings.HasPrefix(gap, "-,") || strings.HasPrefix(gap, "- ")) {
		a.other = b // four-, five- and six-cylinder engines
		return false
	}
	joint := r.withoutModifier(strings.ToLower(strings.TrimSpace(gap)), a, b)
	k := from(r.tokens, a.span.Start) - 1
	switch opened := r.opened(k); {
	case r.lang.to[joint] && opened != nil && r.lang.from[opened.lower] && !dashed(r.gap(a, b)):
		if !r.ranged(opened) || a.isRange {
			share(a, b)
			a.other, a.begins = b, true
			return false
		}
		a.begin = opened.Span
	case a.isRange:
		return false
	case r.lang.and[joint] && opened != nil && r.lang.between[opened.lower]:
		a.begin = opened.Span
	case r.lang.to[joint]:
		if joint == "to" && (a.unit.Name != "" && b.unit.Name == "" || k >= 0 && r.lang.moves[r.tokens[k].lower] != "") {
			return false // rose 8.15% to 3.65
		}
	case r.lang.or[joint] && a.unit.Name == "" && !a.first.Digits && !b.first.Digits && b.low == a.low+1:
	default:
		return false
	}
	wasA, wasB := *a, *b
	share(a, b)
	if a.low > b.high {
		if a.begin.Empty() && (a.unit.Name == "" || a.unit.Dimension == unit.Ratio || a.unit.IsMoney()) {
			*a, *b = wasA, wasB
			return false // beats him by 46 percent to 42 percent
		}
		a.low, b.high = b.high, a.low
	}
	a.high, a.isRange = b.high, true
	a.last = b.last
	a.step = max(a.step, b.step)
	a.figure.End, a.span.End, a.tail = b.figure.End, b.span.End, b.tail
	return true
}

// farthest is how far the ends of a change may stand apart, in bytes.
const farthest = 60

// farEnds marks the ends of a change that words part: "from 58 percent in the last poll to 55
// percent now". It is never a range, so it reports false.
func (r *reader) farEnds(a, b *part) bool {
	gap := r.gap(a, b)
	if len(gap) > farthest || a.isRange || a.unit.Name == "" || strings.ContainsAny(gap, ".;:()") ||
		b.unit.Name != a.unit.Name && (b.unit.Name != "" || len(gap) > 24) {
		return false
	}
	i := from(r.tokens, b.span.Start) - 1
	opened := r.opened(from(r.tokens, a.span.Start) - 1)
	if i >= 0 && r.lang.to[r.tokens[i].lower] && opened != nil && r.lang.from[opened.lower] {
		share(a, b)
		a.other, a.begins = b, true
	}
	return false
}

// dashed reports whether two numbers are joined by a dash without spaces.
func dashed(gap string) bool {
	return gap == "-" || gap == "–" || gap == "‑" || gap == "−"
}

// withoutModifier is what joins two sums without the modifier of the second: "$500,000 to more
// than $1 million".
func (r *reader) withoutModifier(joint string, a, b *part) string {
	first, rest, ok := strings.Cut(joint, " ")
	if ok && r.lang.to[first] && a.signed && b.signed && a.low < b.low && r.lang.before[rest] != "" {
		return first
	}
	return joint
}

// opened is the "between" or "from" that stands before a number whose last word before is the
// k-th token, with no more than a modifier between; nil where there is none.
func (r *reader) opened(k int) *token {
	for i := k; i >= 0 && i > k-4; i-- {
		t := &r.tokens[i]
		if !t.word {
			return nil
		}
		if r.lang.between[t.lower] || r.lang.from[t.lower] {
			if i == k {
				return t
			}
			if m, n := r.phraseBefore(k, &part{span: passage.Span{Start: r.tokens[k].End}}, ""); m != "" && n == k-i {
				return t
			}
			return nil
		}
	}
	return nil
}

// ranged reports whether the word before "from" makes it a range.
func (r *reader) ranged(opening *token) bool {
	i := from(r.tokens, opening.Start)
	return i > 0 && r.tokens[i-1].word && r.lang.ranging[r.tokens[i-1].lower]
}

// comparable reports whether two parts can be the ends of one range.
func comparable(a, b *part) bool {
	if a.first.Form != numeral.Cardinal && a.first.Form != numeral.Fraction || b.first.Form != numeral.Cardinal &&
		b.first.Form != numeral.Fraction {
		return false
	}
	return a.unit.Name == "" || b.unit.Name == "" || a.unit.Name == b.unit.Name || strings.HasPrefix(b.unit.Name, a.unit.Name+" per ")
}

// share gives the first of two numbers the scale of the second, as in "3 to 4 billion", and
// each the unit of the other where it has none.
func share(a, b *part) {
	if scale := b.last.Scale; a.last.Scale <= 1 && scale > 1 && a.low > 0 && a.low < b.high/scale {
		a.low, a.high, a.step = a.low*scale, a.high*scale, a.step*scale
	}
	if a.unit.Name == "" || strings.HasPrefix(b.unit.Name, a.unit.Name) {
		a.unit = b.unit
	}
	if b.unit.Name == "" {
		b.unit = a.unit
	}
}

// Joined makes one quantity of the two ends of each change that is told by both, "from 17,000
// to 21,000", for a reader that wants a row a statement: a Change whose Low and High are its ends.
func Joined(text string, all []Quantity) []Quantity {
	out := make([]Quantity, 0, len(all))
	for _, q := range all {
		n := len(out)
		if n == 0 || !out[n-1].Begins || out[n-1].Low != out[n-1].High || out[n-1].Unit != q.Unit || !out[n-1].Known || !q.Known {
			out = append(out, q)
			continue
		}
		a := &out[n-1]
		a.Direction = Up
		if q.High < a.Low {
			a.Direction = Down
		}
		a.Low, a.High = min(a.Low, q.Low), max(a.High, q.High)
		a.Step, a.Modifier, a.Kind, a.Begins = max(a.Step, q.Step), Between, Change, false
		a.End, a.Figure.End, a.Whole.End = q.End, q.Figure.End, max(a.Whole.End, q.Whole.End)
		a.Text = text[a.Start:a.End]
	}
	return out
}
