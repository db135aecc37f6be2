// Package calendar finds the days of prose: dates as people write them, years, decades and
// seasons, spans from one to another, what is told from the day of writing ('three years
// ago'), lengths of time and ages. A language is a table: english.go, german.go, french.go.
//
// A year is one only where the words around it say so: '2009 people' holds none. What could
// be two days, 3/4/2009, is none.
package calendar

import (
	"time"

	"galley/model/quantity/numeral"
)

// Kind is what a Date is.
type Kind string

// The kinds.
const (
	Day      Kind = "date"     // 31 March 2009, spring 2010, the 1990s
	Duration Kind = "duration" // 444 days, the past decade
	Age      Kind = "age"      // aged 54, a 54-year-old
)

// Precision is how long the time is that the words name.
type Precision string

// The precisions.
const (
	ToDay     Precision = "day"
	ToWeek    Precision = "week"
	ToMonth   Precision = "month"
	ToQuarter Precision = "quarter"
	ToSeason  Precision = "season"
	ToYear    Precision = "year"
	ToDecade  Precision = "decade"
	ToCentury Precision = "century"
)

// Modifier is how the words qualify a date.
type Modifier string

// The modifiers. The first three are in the span of a date and narrow it; the others stand before it.
const (
	Early  Modifier = "early"
	Mid    Modifier = "mid"
	Late   Modifier = "late"
	About  Modifier = "about"
	Before Modifier = "before"
	After  Modifier = "after"
)

// Date is a date, a length of time or an age in a text.
type Date struct {
	Start, End int // in bytes
	Kind       Kind

	// From and To are the first and the last day, UTC, of a Day, and of a Duration that ends
	// or begins with the day of writing. They are zero where the words do not tell them: a day
	// without its year, 'last Tuesday', where no day of writing is given.
	From, To  time.Time
	Precision Precision
	Modifier  Modifier

	// Weekday is the day of the week that is named with a date, where HasWeekday. Nothing says
	// that it is the right one: From.Weekday() is.
	Weekday    time.Weekday
	HasWeekday bool

	// Relative tells of what is counted from the day of writing: yesterday, the past decade.
	Relative bool

	// Low and High are the number of a Duration and an Age in Unit: day, week, month, year …
	Low, High float64
	Unit      string
	Step      float64 // the smallest place that was written, as of numeral.Numeral
}

// Known tells whether a date has its days.
func (d Date) Known() bool { return !d.From.IsZero() }

// Find gives the dates, the lengths of time and the ages of a text in its order, never
// overlapping. The language is a BCP 47 tag; one without a table is read as English is where
// it writes figures alone. The time it takes is linear in the text.
func Find(text, language string) []Date { return FindAt(text, language, time.Time{}) }

// FindAt is Find of a text written on a day, which 'yesterday', 'last Tuesday', '31 March' and
// 'the past decade' are counted from.
func FindAt(text, language string, anchor time.Time) []Date {
	r := reader{text: text, lang: languageOf(language), numbers: numeral.Scan(text, language)}
	if !anchor.IsZero() {
		r.anchor = day(anchor.Year(), anchor.Month(), anchor.Day())
	}
	r.tokens()
	r.read()
	return r.found
}

func day(year int, month time.Month, d int) time.Time {
	return time.Date(year, month, d, 0, 0, 0, 0, time.UTC)
}

// isDay tells whether a month of a year has a day.
func isDay(year int, month time.Month, d int) bool {
	return d >= 1 && day(year, month, d).Day() == d
}

// span sets the days of a date from its first day and the months it lasts.
func (d *Date) span(from time.Time, years, months int, p Precision) {
	d.From, d.To, d.Precision = from, from.AddDate(years, months, -1), p
}

// narrow takes the early, middle or late part of a date: thirds of a month, a year, a decade.
func (d *Date) narrow(m Modifier) {
	d.Modifier = m
	if !d.Known() {
		return
	}
	from, to := d.From, d.To
	year := from.Year()
	switch d.Precision {
	case ToMonth:
		d.From, d.To = third(m, from, day(year, from.Month(), 11), day(year, from.Month(), 21), to)
	case ToYear:
		d.From, d.To = third(m, from, day(year, time.May, 1), day(year, time.September, 1), to)
	case ToDecade:
		d.From, d.To = third(m, from, day(year+4, time.January, 1), day(year+7, time.January, 1), to)
	case ToCentury:
		d.From, d.To = third(m, from, day(year+34, time.January, 1), day(year+67, time.January, 1), to)
	}
}

func third(m Modifier, from, second, last, to time.Time) (time.Time, time.Time) {
	switch m {
	case Early:
		return from, second.AddDate(0, 0, -1)
	case Mid:
		return second, last.AddDate(0, 0, -1)
	}
	return last, to
}
