package calendar

import (
	"strings"
	"time"
)

// part reads the early, middle or late part of a month, a year or a decade: 'early 2009',
// 'mid-March', 'the end of 2009', 'Anfang März', 'fin 2009'.
func (r *reader) part(i int) (Date, int, bool) {
	w := r.word(i)
	m, ok := r.lang.parts[w]
	j := i + 1
	if !ok {
		if m, ok = r.lang.ends[w]; !ok || r.word(j) != "of" {
			return Date{}, i, false
		}
		j++
	}
	if r.is(j, dashes) && !r.at(j).spaced && !r.at(j+1).spaced {
		j++
	}
	for r.word(j) == "the" || r.word(j) == "der" || r.word(j) == "des" || r.word(j) == "les" || r.word(j) == "années" || r.word(j) == "in" {
		j++
		if j > i+4 {
			return Date{}, i, false
		}
	}
	for _, read := range []func(int) (Date, int, bool){r.dayOfMonth, r.decade, r.surelyYear} {
		if d, next, ok := read(j); ok && d.Precision != ToDay {
			d.narrow(m)
			return d, next, true
		}
	}
	if _, ok := r.lang.seasons[r.word(j)]; ok && !r.at(j+1).word { // the end of summer, of a year that nobody tells
		return Date{Precision: ToSeason, Modifier: m}, j + 1, true
	}
	return Date{}, i, false
}

// surelyYear is a year in figures, whatever stands before it.
func (r *reader) surelyYear(i int) (Date, int, bool) {
	year, next, ok := r.yearAt(i, false)
	if !ok || r.at(i).number < 0 {
		return Date{}, i, false
	}
	d := Date{}
	d.span(day(year, time.January, 1), 1, 0, ToYear)
	return d, next, true
}

// year reads a bare year where the words around it make it one.
func (r *reader) year(i int) (Date, int, bool) {
	t := r.at(i)
	if t.end-t.start != 4 || t.number < 0 {
		return Date{}, i, false
	}
	d, next, ok := r.surelyYear(i)
	joins := r.is(i-1, dashes) && r.endsAt(i-2) || !r.is(i-1, "-./:#_") || r.at(i).spaced
	if !ok || !joins || r.glued(i, i) && !r.is(i+1, dashes) {
		return Date{}, i, false
	}
	before := r.word(i - 1)
	plausible := t.number >= 1500 && t.number <= 2100
	switch {
	case r.lang.yearAfter[before]:
		return d, next, plausible || t.number < 1500
	case !plausible:
		return Date{}, i, false
	case r.is(i-1, dashes) && r.isYear(i-2) && r.endsAt(i-2): // the end of a span
		return d, next, true
	case r.is(i+1, dashes) && r.isYear(i+2) && r.at(i+2).number > t.number && r.at(i+2).number < 2101:
		return d, next, r.goesOnAsYear(i + 3)
	case r.shortSpan(i):
		d.To = day(t.number/100*100+r.at(i+2).number, time.December, 31)
		return d, i + 3, true
	case r.is(i-1, "(") && r.is(i+1, ")"):
		return d, next, true
	case r.lang.yearWeak[before] && t.number >= 1800 && r.goesOnAsYear(next):
		return d, next, true
	case before == "the" && t.number >= 1900 && r.at(next).word && !r.at(next).capital &&
		!strings.HasSuffix(r.word(next), "s") && !r.numberFollows(next):
		return d, next, true // the 2009 election
	}
	return Date{}, i, false
}

// shortSpan tells 2011-14, where two figures stand for the second year: no month, 2011-12-05.
func (r *reader) shortSpan(i int) bool {
	b := r.at(i + 2)
	return r.is(i+1, dashes) && b.end-b.start == 2 && b.number > r.at(i).number%100 && !b.spaced && r.goesOnAsYear(i+3) &&
		!(r.is(i+3, dashes) && !r.at(i+3).spaced)
}

func (r *reader) isYear(i int) bool {
	_, _, ok := r.yearAt(i, false)
	return ok && i >= 0 && r.at(i).number >= 0
}

// endsAt tells whether the date that was read last ends with a token.
func (r *reader) endsAt(i int) bool {
	n := len(r.found)
	return n > 0 && r.found[n-1].End == r.at(i).end
}

func (r *reader) numberFollows(i int) bool {
	_, unit := r.lang.units[r.word(i)]
	return unit || r.word(i) == "percent" || r.word(i) == "people"
}

// goesOnAsYear tells whether what follows leaves a number a year: no noun that it counts.
func (r *reader) goesOnAsYear(i int) bool {
	t := r.at(i)
	if i >= len(r.all) || t.breaks {
		return true
	}
	if t.word {
		return r.lang.yearGoes[t.lower]
	}
	return t.number < 0 && !strings.Contains("%°$€£", t.lower)
}

// decade reads 'the 1990s', "the '90s", 'the nineties', 'the 19th century', 'Q3 2009', 'the
// third quarter of 2009' and 'spring 2010'.
func (r *reader) decade(i int) (Date, int, bool) {
	t := r.at(i)
	if start, ok := r.lang.decades[t.lower]; ok && t.word && !r.lang.notDecade[r.word(i-1)] && r.word(i-1) == "the" {
		d := Date{}
		d.span(day(start, time.January, 1), 10, 0, ToDecade)
		return d, i + 1, true
	}
	if r.is(i, "'’‘") && !r.at(i+1).spaced && r.at(i+1).end-r.at(i+1).start == 2 && r.at(i+1).number%10 == 0 && r.isS(i+2) {
		start := 1900 + r.at(i+1).number
		if r.at(i+1).number < 20 {
			start += 100
		}
		d := Date{}
		d.span(day(start, time.January, 1), 10, 0, ToDecade)
		return d, i + 3, true
	}
	if t.number >= 1000 && t.number < 2100 && t.end-t.start == 4 && t.number%10 == 0 && !r.glued(i, i-1) && r.isS(i+1) {
		d := Date{}
		d.span(day(t.number, time.January, 1), 10, 0, ToDecade)
		return d, i + 2, true
	}
	if d, next, ok := r.century(i); ok {
		return d, next, true
	}
	if d, next, ok := r.quarter(i); ok {
		return d, next, true
	}
	return r.season(i)
}

// isS tells the s of 1990s, and the er of 1990er.
func (r *reader) isS(i int) bool {
	t := r.at(i)
	return (t.lower == "s" || t.lower == "er" && r.lang == &german) && t.word && !t.spaced
}

// century reads '19th century', 'the twentieth century', '19. Jahrhundert', 'le XIXe siècle' not.
func (r *reader) century(i int) (Date, int, bool) {
	n, next := r.lang.ordinal[r.word(i)], i+1
	if n == 0 {
		t := r.at(i)
		if t.number < 1 || t.number > 21 {
			return Date{}, i, false
		}
		n = t.number
		switch {
		case r.at(next).word && !r.at(next).spaced: // 19th, 19e
			next++
		case r.is(next, "."):
			next++
		default:
			return Date{}, i, false
		}
	}
	if r.is(next, "-") && !r.at(next).spaced {
		next++
	}
	if r.lang.longer[r.word(next)] != "century" {
		return Date{}, i, false
	}
	d := Date{}
	d.span(day(n*100-99, time.January, 1), 100, 0, ToCentury)
	return d, next + 1, true
}

// quarter reads 'Q3 2009', 'the third quarter of 2009' and 'the first half of 2009'.
func (r *reader) quarter(i int) (Date, int, bool) {
	w := r.word(i)
	var n, next int
	half := false
	switch t := r.at(i + 1); {
	case (w == "q" || w == "h" || w == "t" && r.lang == &french) && t.number >= 1 && t.number <= 4 && !t.spaced && r.at(i).capital:
		n, next, half = t.number, i+2, w == "h"
	case r.lang.ordinal[w] >= 1 && r.lang.ordinal[w] <= 4 && (r.lang.quarter[r.word(i+1)] || r.lang.half[r.word(i+1)]):
		n, next, half = r.lang.ordinal[w], i+2, r.lang.half[r.word(i+1)]
	case r.at(i).number >= 1 && r.at(i).number <= 4 && r.is(i+1, ".") && r.lang.quarter[r.word(i+2)]:
		n, next = r.at(i).number, i+3
	default:
		return Date{}, i, false
	}
	if half && n > 2 {
		return Date{}, i, false
	}
	year, end, ok := r.yearAt(next, true)
	if !ok {
		return Date{}, i, false
	}
	d := Date{}
	if half {
		d.span(day(year, time.Month(6*n-5), 1), 0, 6, ToQuarter)
	} else {
		d.span(day(year, time.Month(3*n-2), 1), 0, 3, ToQuarter)
	}
	return d, end, true
}

// season reads 'spring 2010' and 'the summer of 2012', as the northern half has them: a winter begins in the year it is named for.
func (r *reader) season(i int) (Date, int, bool) {
	m, ok := r.lang.seasons[r.word(i)]
	if !ok {
		return Date{}, i, false
	}
	year, next, ok := r.yearAt(i+1, true)
	if !ok {
		return Date{}, i, false
	}
	d := Date{}
	d.span(day(year, m, 1), 0, 3, ToSeason)
	return d, next, true
}
