package numeral

import "math"

// vague reads the words that name no number: 'dozens', 'tens of thousands', 'several hundred', 'a few'.
func (r *reader) vague(i int) (Numeral, int, bool) {
	start := i
	t := r.at(i)
	if t.kind != word {
		return Numeral{}, i, false
	}
	if t.entry.class == article {
		n, j, ok := r.goesOn(i + 1)
		if !ok || n.kind != word || n.entry.class != few && !(n.entry.class == noClass && r.lang.vagueNouns[r.lower(n.start, n.end)]) {
			return Numeral{}, i, false
		}
		i, t = j, n
	}
	least, next := 0.0, 0
	switch {
	case t.entry.class == few, start < i:
		if r.lang.notVague != nil && r.lang.notVague(r.wordAt(start-1), r.wordAt(i), r.wordAt(i+1)) {
			return Numeral{}, i, false
		}
		least, next = r.vagueScales(i + 1)
	case t.entry.class == plural:
		least = t.entry.value
		next = r.ofPlural(i+1, &least)
	default:
		return Numeral{}, i, false
	}
	n := Numeral{Start: r.at(start).start, End: r.at(next - 1).end, Form: Vague, Low: least, High: math.Inf(1),
		Step: math.Max(least, 1), Scale: 1, Capital: r.at(start).capital}
	return n, next, true
}

// vagueScales reads the scales after a vague word: 'several hundred thousand', 'a couple of dozen'.
func (r *reader) vagueScales(i int) (least float64, next int) {
	next = i
	if t, j, ok := r.goesOn(i); ok && t.kind == word && t.entry.class == of {
		if s, _, ok := r.goesOn(j + 1); ok && s.kind == word && (isMultiplier(s.entry.class) || s.entry.class == plural) {
			i = j + 1
		}
	}
	for range 4 {
		t, j, ok := r.goesOn(i)
		if !ok || t.kind != word || !isMultiplier(t.entry.class) && t.entry.class != plural {
			return least, next
		}
		least = math.Max(least, 1) * t.entry.value
		i, next = j+1, j+1
	}
	return least, next
}

// ofPlural reads 'of thousands' after 'tens'.
func (r *reader) ofPlural(i int, least *float64) int {
	for range 3 {
		t, j, ok := r.goesOn(i)
		if ok && t.kind == word && t.entry.class == plural && t.entry.value > *least { // Hunderte Millionen
			*least *= t.entry.value
			i = j + 1
			continue
		}
		if !ok || t.kind != word || t.entry.class != of {
			return i
		}
		s, k, ok := r.goesOn(j + 1)
		if !ok || s.kind != word || s.entry.class != plural {
			return i
		}
		*least *= s.entry.value
		i = k + 1
	}
	return i
}
