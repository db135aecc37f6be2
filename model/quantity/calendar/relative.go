package calendar

import (
	"math"
	"sort"
	"strings"
	"time"

	"galley/model/quantity/numeral"
)

// relative reads what is counted from the day of writing: 'yesterday', 'last Tuesday', 'next
// month', 'Tuesday', 'three years ago', 'vor drei Jahren', 'il y a trois ans'.
func (r *reader) relative(i int) (Date, int, bool) {
	w := r.word(i)
	if w == "" {
		return r.agoAfter(i)
	}
	if n, ok := r.lang.today[w]; ok {
		return r.fromAnchor(n, 0, 0, ToDay), i + 1, true
	}
	if n, ok := r.lang.last[w]; ok {
		_, month := r.lang.months[r.word(i+1)]
		if _, _, dated := r.dayAt(i + 2); !month || !dated { // next September 30th is one day
			if d, ok := r.named1(n, i+1); ok {
				return d, i + 2, true
			}
		}
	}
	if n, ok := r.lang.lastAfter[r.word(i+1)]; ok {
		if d, ok := r.named1(n, i); ok {
			return d, i + 2, true
		}
	}
	if d, next, ok := r.agoBefore(i); ok {
		return d, next, true
	}
	if d, next, ok := r.agoAfter(i); ok {
		return d, next, true
	}
	if _, ok := r.lang.weekdays[w]; ok && (r.at(i).capital || r.lang.dayFirst) {
		d, _ := r.named1(0, i)
		return d, i + 1, true
	}
	return Date{}, i, false
}

// named1 is the week, month, year or day of the week that is the n-th from the day of writing.
func (r *reader) named1(n, i int) (Date, bool) {
	w := r.word(i)
	a := r.anchor
	if weekday, ok := r.lang.weekdays[w]; ok {
		d := Date{Precision: ToDay, Relative: true, Weekday: weekday, HasWeekday: true}
		if !a.IsZero() {
			back := (int(a.Weekday()) - int(weekday) + 7) % 7
			switch {
			case n > 0:
				d.From = a.AddDate(0, 0, 7-back)
			case n < 0 && back == 0:
				d.From = a.AddDate(0, 0, -7)
			default:
				d.From = a.AddDate(0, 0, -back)
			}
			d.To = d.From
		}
		return d, true
	}
	d := Date{Relative: true}
	if m, ok := r.lang.months[w]; ok && n != 0 {
		d.Precision = ToMonth
		if !a.IsZero() {
			year := a.Year()
			if n < 0 && m >= a.Month() {
				year--
			} else if n > 0 && m <= a.Month() {
				year++
			}
			d.span(day(year, m, 1), 0, 1, ToMonth)
		}
		return d, true
	}
	switch unit := r.lang.units[w]; unit {
	case "week":
		d.Precision = ToWeek
		if !a.IsZero() {
			monday := a.AddDate(0, 0, -(int(a.Weekday())+6)%7+7*n)
			d.From, d.To = monday, monday.AddDate(0, 0, 6)
		}
	case "month":
		d.Precision = ToMonth
		if !a.IsZero() {
			d.span(day(a.Year(), a.Month()+time.Month(n), 1), 0, 1, ToMonth)
		}
	case "year":
		d.Precision = ToYear
		if !a.IsZero() {
			d.span(day(a.Year()+n, time.January, 1), 1, 0, ToYear)
		}
	default:
		return Date{}, false
	}
	return d, !strings.HasSuffix(w, "s") || w == "mois"
}

// fromAnchor is the time some days, months and years from the day of writing.
func (r *reader) fromAnchor(days, months, years int, p Precision) Date {
	d := Date{Precision: p, Relative: true}
	if !r.anchor.IsZero() {
		d.From = r.anchor.AddDate(years, months, days)
		d.To = d.From
		switch p {
		case ToMonth:
			d.span(day(d.From.Year(), d.From.Month(), 1), 0, 1, p)
		case ToYear, ToDecade:
			d.span(day(d.From.Year(), time.January, 1), 1, 0, p)
		}
	}
	return d
}

// agoAfter reads 'three years ago'.
func (r *reader) agoAfter(i int) (Date, int, bool) {
	if r.lang.agoFirst {
		return Date{}, i, false
	}
	n, unit, next, ok := r.length(i)
	if !ok || !r.lang.ago[r.word(next)] {
		return Date{}, i, false
	}
	return r.back(n, unit), next + 1, true
}

// agoBefore reads 'vor drei Jahren' and 'il y a trois ans'.
func (r *reader) agoBefore(i int) (Date, int, bool) {
	if !r.lang.agoFirst {
		return Date{}, i, false
	}
	j := i
	switch {
	case r.lang.ago[r.word(i)]:
		j++
	case r.lang.ago["il-y-a"] && r.word(i) == "il" && r.word(i+1) == "y" && r.word(i+2) == "a":
		j += 3
	default:
		return Date{}, i, false
	}
	n, unit, next, ok := r.length(j)
	if !ok {
		return Date{}, i, false
	}
	return r.back(n, unit), next, true
}

// back is the time a length before the day of writing.
func (r *reader) back(n numeral.Numeral, unit string) Date {
	v := int(n.Value)
	whole := n.Value == math.Trunc(n.Value) && n.Form != numeral.Vague && n.Value < 10000
	d := Date{Precision: ToDay, Relative: true}
	switch unit {
	case "day", "week", "fortnight":
		d = r.fromAnchor(-v*map[string]int{"day": 1, "week": 7, "fortnight": 14}[unit], 0, 0, ToDay)
	case "month":
		d = r.fromAnchor(0, -v, 0, ToMonth)
	case "year", "decade", "century":
		d = r.fromAnchor(0, 0, -v*map[string]int{"year": 1, "decade": 10, "century": 100}[unit], ToYear)
	default: // hours are of the same day, and nobody knows which
		d.From, d.To = time.Time{}, time.Time{}
	}
	if !whole {
		d.From, d.To = time.Time{}, time.Time{}
	}
	return d
}

// number is the numeral that begins with a token.
func (r *reader) number(i int) (numeral.Numeral, int, bool) {
	start := r.at(i).start
	k := sort.Search(len(r.numbers), func(k int) bool { return r.numbers[k].Start >= start })
	if i >= len(r.all) || k == len(r.numbers) || r.numbers[k].Start != start {
		return numeral.Numeral{}, i, false
	}
	n := r.numbers[k]
	next := i
	for next < len(r.all) && r.all[next].start < n.End {
		next++
	}
	return n, next, n.Form != numeral.Ordinal && n.Form != numeral.Ratio && !n.Letters && !n.Label
}

// ordinalAt is a day of the month in words: May fifteenth.
func (r *reader) ordinalAt(i int) (d, next int, ok bool) {
	n, next, _ := r.number(i)
	if next == i || n.Form != numeral.Ordinal || n.Digits || n.Value < 1 || n.Value > 31 {
		return 0, i, false
	}
	return int(n.Value), next, true
}

// length reads a number and a unit of time, or an article and a unit: '444 days', 'a decade'.
func (r *reader) length(i int) (numeral.Numeral, string, int, bool) {
	n, next, ok := r.number(i)
	if !ok {
		w := r.word(i)
		if w != "a" && w != "an" && w != "ein" && w != "eine" && w != "einem" && w != "einer" && w != "un" && w != "une" {
			return n, "", i, false
		}
		n = numeral.Numeral{Value: 1, Low: 1, High: 1, Step: 1, Form: numeral.Cardinal}
		next = i + 1
	}
	if r.is(next, "-‑") && !r.at(next).spaced {
		next++
	}
	unit, ok := r.lang.units[r.word(next)]
	if !ok || r.at(next).breaks || unit == "second" && r.word(next) == "second" && n.Value != 1 {
		return n, "", i, false
	}
	return n, unit, next + 1, true
}

// duration reads a length of time: '444 days', 'two and a half years', 'the past decade',
// 'the last three weeks', 'six to eight weeks'.
func (r *reader) duration(i int) (Date, int, bool) {
	if r.lang.past[r.word(i)] {
		return r.pastLength(i)
	}
	n, next, ok := r.number(i)
	if !ok {
		return Date{}, i, false
	}
	if m, _, ok := r.number(next + 1); ok && r.at(next).number < 0 {
		if both, ok := numeral.Join(r.text, "", n, m); ok || r.lang.to[r.word(next)] && m.Value > n.Value {
			if _, unit, end, ok := r.length(next + 1); ok {
				low := n.Value
				if both.Low > 0 {
					low = both.Low
				}
				return Date{Kind: Duration, Low: low, High: m.Value, Unit: unit, Step: m.Step}, end, true
			}
		}
	}
	n, unit, next, ok := r.length(i)
	if !ok {
		return Date{}, i, false
	}
	return Date{Kind: Duration, Low: n.Low, High: n.High, Unit: unit, Step: n.Step}, next, true
}

// pastLength reads 'past decade', 'last three weeks' and 'letzten zehn Jahre'.
func (r *reader) pastLength(i int) (Date, int, bool) {
	back := -1
	switch r.word(i) {
	case "coming", "next", "nächsten", "kommenden", "prochaines", "prochains":
		back = 1
	}
	n := numeral.Numeral{Value: 1, Low: 1, High: 1, Step: 1}
	unit, ok := r.lang.units[r.word(i+1)]
	next := i + 2
	if ok && r.lang.several[r.word(i+1)] { // the past years: nobody knows how many
		return Date{}, i, false
	}
	if !ok {
		if n, unit, next, ok = r.length(i + 1); !ok {
			return Date{}, i, false
		}
	}
	d := Date{Kind: Duration, Low: n.Low, High: n.High, Unit: unit, Step: n.Step, Relative: true}
	if !r.anchor.IsZero() && n.Form != numeral.Vague && n.Value == math.Trunc(n.Value) && n.Value < 10000 {
		v := int(n.Value) * back
		other := r.anchor
		switch unit {
		case "day":
			other = other.AddDate(0, 0, v)
		case "week":
			other = other.AddDate(0, 0, 7*v)
		case "month":
			other = other.AddDate(0, v, 0)
		case "year":
			other = other.AddDate(v, 0, 0)
		case "decade":
			other = other.AddDate(10*v, 0, 0)
		case "century":
			other = other.AddDate(100*v, 0, 0)
		default:
			return d, next, true
		}
		d.From, d.To = other, r.anchor
		if back > 0 {
			d.From, d.To = r.anchor, other
		}
	}
	return d, next, true
}

// age reads 'aged 54', '54-year-old', '54 years old', 'three months of age' and 'Smith, 54,'.
func (r *reader) age(i int) (Date, int, bool) {
	if r.lang.aged[r.word(i)] {
		n, next, ok := r.number(i + 1)
		if ok && n.Value < 130 && n.Value == math.Trunc(n.Value) && r.lang.units[r.word(next)] == "" && !r.is(next, "%") {
			return Date{Kind: Age, Low: n.Low, High: n.High, Unit: "year", Step: 1}, next, true
		}
		return Date{}, i, false
	}
	n, next, ok := r.number(i)
	if !ok || n.Value > 130 {
		return Date{}, i, false
	}
	if r.is(i-1, ",") && r.is(next, ",") && r.at(i-2).capital && r.at(i-2).word && n.Digits && n.Decimals == 0 && n.Value >= 1 &&
		r.at(i).spaced && !r.at(next).spaced && r.lang.months[r.word(i-2)] == 0 {
		return Date{Kind: Age, Low: n.Value, High: n.Value, Unit: "year", Step: 1}, next, true
	}
	m, unit, next, ok := r.length(i)
	if !ok || unit == "second" || unit == "minute" {
		return Date{}, i, false
	}
	hyphen := r.is(next, "-‑") && !r.at(next).spaced
	if hyphen {
		next++
	}
	switch {
	case r.lang.old[r.word(next)], hyphen && r.word(next) == "olds":
	case r.word(next) == "of" && r.word(next+1) == "age":
		next++
	default:
		return Date{}, i, false
	}
	return Date{Kind: Age, Low: m.Low, High: m.High, Unit: unit, Step: m.Step}, next + 1, true
}

// join makes one span of a date and the one before it, where the words between say so:
// 2003–2008, from March to May 2009, between 1994 and 1996. What the first leaves out the
// second tells.
func (r *reader) join(d *Date) bool {
	n := len(r.found)
	if n == 0 || d.Kind != Day || r.found[n-1].Kind != Day || d.Start-r.found[n-1].End > 12 || d.Start < r.found[n-1].End {
		return false
	}
	a := &r.found[n-1]
	joint := strings.TrimSpace(r.text[a.End:d.Start])
	between := false
	before := strings.ToLower(lastWord(r.text[:a.Start]))
	switch {
	case joint != "" && strings.Contains(dashes, joint):
	case r.lang.to[strings.ToLower(joint)]:
		between = before != "" && r.lang.from[before]
		if !between && a.Precision == ToDay && a.HasWeekday {
			return false
		}
	case r.lang.and[strings.ToLower(joint)] && r.lang.between[before]:
	default:
		return false
	}
	from := *a
	if !from.Known() && from.Low > 0 && d.Known() {
		switch from.Precision {
		case ToMonth:
			from.From = day(d.From.Year(), time.Month(from.Low), 1)
		case ToDay:
			from.From = day(d.From.Year(), time.Month(from.Low), int(from.High))
		}
	}
	if !d.Known() || !from.Known() {
		return false
	}
	// a year that the second told, where the first was taken for another one
	if a.Relative && !d.Relative && a.Known() {
		from.From = day(d.From.Year(), a.From.Month(), a.From.Day())
	}
	if from.From.After(d.From) {
		return false
	}
	a.From, a.To, a.End = from.From, d.To, d.End
	a.Low, a.High, a.Relative, a.HasWeekday = 0, 0, a.Relative && d.Relative, false
	if m := a.Modifier; m != Early && m != Mid && m != Late {
		a.Modifier = ""
	}
	if a.Precision != d.Precision {
		a.Precision = d.Precision
	}
	return true
}

// lastWord is the last word of a text.
func lastWord(text string) string {
	text = strings.TrimRight(text[max(0, len(text)-24):], " \u00a0")
	return text[strings.LastIndexAny(text, " \n\u00a0(,")+1:]
}
