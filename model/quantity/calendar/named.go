package calendar

import "time"

// named reads a date with the name of its month, and the day of the week that stands with it:
// 'Tuesday, March 31, 2009', '31 March', 'March 2009', 'den 31. März 2009', '1er mai'.
func (r *reader) named(i int) (Date, int, bool) {
	weekday, has := r.lang.weekdays[r.word(i)]
	j := i
	if short, ok := r.lang.shortDays[r.word(i)]; ok && r.at(i).capital {
		weekday, has = short, true
	}
	if has {
		j = r.afterWeekday(i)
	}
	d, next, ok := r.dayOfMonth(j)
	if has && ok && d.Precision == ToDay {
		d.Weekday, d.HasWeekday = weekday, true
		return d, next, true
	}
	if has {
		if d, next, ok := r.figures(j); ok && j > i {
			d.Weekday, d.HasWeekday = weekday, true
			return d, next, true
		}
		return Date{}, i, false
	}
	if ok && d.Precision == ToDay { // 31 March 2009, a Tuesday
		k := next
		if r.is(k, ",(") {
			k++
			if w := r.word(k); w == "a" || w == "ein" || w == "un" {
				k++
			}
			if w, named := r.lang.weekdays[r.word(k)]; named {
				d.Weekday, d.HasWeekday, next = w, true, k+1
			}
		}
	}
	return d, next, ok
}

// afterWeekday is the token after a day of the week and what joins it to its date.
func (r *reader) afterWeekday(i int) int {
	i++
	if r.is(i, ".") && !r.at(i).spaced {
		i++
	}
	if r.is(i, ",(") {
		i++
	}
	switch r.word(i) {
	case "the", "den", "dem", "der", "le":
		i++
	}
	return i
}

// dayOfMonth reads a month with its day or its year, or alone where it is surely one.
func (r *reader) dayOfMonth(i int) (Date, int, bool) {
	if d, next, ok := r.dayAt(i); ok {
		return r.dayFirst(i, d, next)
	}
	if n := r.lang.ordinal[r.word(i)]; n > 0 && r.lang.ofMonth[r.word(i+1)] { // the fourth of July
		if m, _, _ := r.month(i + 2); m != 0 && r.at(i+2).capital {
			return r.dayFirst(i, n, i+1)
		}
	}
	m, short, next := r.month(i)
	if m == 0 {
		return Date{}, i, false
	}
	if !r.at(i).capital && (r.lang.unsure[r.word(i)] || !r.lang.dayFirst) && !r.lang.smallMonth(r.word(i)) {
		return Date{}, i, false
	}
	if year, after, ok := r.yearAt(next, true); ok {
		return r.ofMonth(m, year), after, true
	}
	if d, after, ok := r.dayAt(next); ok && !r.lang.dayFirst && !r.at(next).breaks && !r.isCount(after) {
		return r.monthFirst(m, d, after)
	}
	if d, after, ok := r.ordinalAt(next); ok && !r.lang.dayFirst && !r.at(next).breaks {
		return r.monthFirst(m, d, after)
	}
	if short || r.lang.unsure[r.word(i)] && !r.surelyMonth(i) || r.namesPerson(i, next) {
		return Date{}, i, false
	}
	return r.ofMonth(m, 0), next, true
}

// smallMonth tells the months that a language writes small and that are no other word.
func (l *language) smallMonth(w string) bool {
	_, ok := l.months[w]
	return ok && l.dayFirst && !l.unsure[w]
}

// surelyMonth tells whether the word before makes 'May' and 'March' months.
func (r *reader) surelyMonth(i int) bool {
	w := r.word(i - 1)
	_, last := r.lang.last[w]
	return r.lang.yearAfter[w] || last ||
		r.lang.before[w] != "" || r.lang.parts[w] != "" || r.lang.to[w] || r.lang.from[w] || r.is(i-1, dashes)
}

// namesPerson tells 'April Smith' and 'August Wilson', which are no months: a month that no
// preposition stands before and a word with a capital after.
func (r *reader) namesPerson(i, next int) bool {
	after := r.at(next)
	_, weekday := r.lang.weekdays[r.word(next)]
	return !r.lang.dayFirst && after.word && after.capital && after.spaced && !weekday && !r.surelyMonth(i)
}

// isCount tells whether a number after a month counts something: 'In May 12 people'. A day
// is told by what follows it: no noun.
func (r *reader) isCount(next int) bool {
	t := r.at(next)
	return r.is(next, "%") || t.word && t.spaced &&
		(t.lower == "percent" || t.lower == "people" || t.lower == "million" || t.lower == "billion")
}

// dayFirst reads the month and the year after a day: 31 March 2009, 1–3 May.
func (r *reader) dayFirst(i, d, next int) (Date, int, bool) {
	last := 0
	if r.is(next, dashes+"/") {
		if e, after, ok := r.dayAt(next + 1); ok && e > d {
			last, next = e, after
		}
	}
	joint := r.at(next)
	bound := r.is(next, "-/") && !joint.spaced && !r.at(next+1).spaced // 05-Aug-2016
	if bound || r.lang.ofMonth[r.word(next)] {
		next++
	}
	m, short, after := r.month(next)
	if m == 0 || r.at(next).breaks || !r.at(next).capital && !r.lang.smallMonth(r.word(next)) && !(short && r.lang.dayFirst) {
		return Date{}, i, false
	}
	if i > 0 && !r.at(i).spaced && (r.at(i-1).word || r.at(i-1).number >= 0) {
		return Date{}, i, false
	}
	if bound && r.is(after, joint.lower) {
		after++
	} else if bound {
		return Date{}, i, false
	}
	year, end, ok := r.yearAt(after, true)
	if !ok {
		year, end = 0, after
	}
	out, ok := r.ofDay(m, d, last, year)
	return out, end, ok
}

// monthFirst reads the rest of March 31, 2009 and of March 3-5.
func (r *reader) monthFirst(m time.Month, d, next int) (Date, int, bool) {
	last := 0
	if r.is(next, dashes) {
		if e, after, ok := r.dayAt(next + 1); ok && e > d && !r.at(next+1).spaced == !r.at(next).spaced {
			last, next = e, after
		}
	}
	year, end, ok := r.yearAt(next, true)
	if !ok {
		year, end = 0, next
	}
	out, ok := r.ofDay(m, d, last, year)
	return out, end, ok
}

// ofMonth is a month of a year, or of the year that the day of writing tells where year is 0.
func (r *reader) ofMonth(m time.Month, year int) Date {
	d := Date{Precision: ToMonth}
	if year == 0 {
		d.Relative = true
		if year = r.yearFor(m, 1); year == 0 {
			return d.inMonth(m)
		}
	}
	d.span(day(year, m, 1), 0, 1, ToMonth)
	return d
}

// inMonth keeps the month of a date whose year is not known, for a year that may come after
// it: 'from March to May 2009'. Nothing else is known.
func (d Date) inMonth(m time.Month) Date {
	d.Low, d.High = float64(m), float64(m)
	return d
}

// ofDay is a day, or the days up to last, of a month. It is none that the month does not have.
func (r *reader) ofDay(m time.Month, d, last, year int) (Date, bool) {
	out := Date{Precision: ToDay}
	if year == 0 {
		out.Relative = true
		if year = r.yearFor(m, d); year == 0 {
			out.Low, out.High = float64(m), float64(d)
			return out, isDay(2000, m, d) && (last == 0 || isDay(2000, m, last))
		}
	}
	if !isDay(year, m, d) || last > 0 && !isDay(year, m, last) {
		return Date{}, false
	}
	out.From = day(year, m, d)
	out.To = out.From
	if last > 0 {
		out.To = day(year, m, last)
	}
	return out, true
}

// yearFor is the year that a day without one is of: the nearest to the day of writing, of two
// the past one, for news tells what has been. 0 where that day is not known.
func (r *reader) yearFor(m time.Month, d int) int {
	if r.anchor.IsZero() {
		return 0
	}
	year := r.anchor.Year()
	switch ahead := day(year, m, d).Sub(r.anchor).Hours() / 24; {
	case ahead > 183:
		return year - 1
	case ahead < -183:
		return year + 1
	}
	return year
}
