package quantity

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"galley/model/passage"
	"galley/model/quantity/calendar"
)

// dateModifiers are how a calendar's modifiers stand in a quantity. The early, middle and late
// part of a year are in the days of a date already.
var dateModifiers = map[calendar.Modifier]Modifier{calendar.About: About, calendar.Before: Under, calendar.After: Over}

// withDates puts the dates of a text among its other quantities. A number that is part of a
// date is none of its own: the 31 of March 31, the three years of 'three years ago'.
func withDates(text, language string, found []Quantity) []Quantity {
	var out []Quantity
	k := 0
	for _, d := range calendar.Find(text, language) {
		past := d.Kind == calendar.Duration && d.Relative // the past decade, which has no number
		if d.Kind != calendar.Day && !past {
			continue
		}
		for k < len(found) && found[k].End <= d.Start {
			out = append(out, found[k])
			k++
		}
		over := k < len(found) && found[k].Start < d.End
		if over && (past || found[k].Kind == Money || found[k].Kind == Age || found[k].Start < d.Start) {
			continue
		}
		for k < len(found) && found[k].Start < d.End {
			k++
		}
		out = append(out, limited(text, languageOf(language), dated(text, d), d.Modifier))
	}
	if k == 0 && out == nil {
		return found
	}
	return append(out, found[k:]...)
}

// dated is a date of the calendar as a quantity.
func dated(text string, d calendar.Date) Quantity {
	span := passage.Span{Start: d.Start, End: d.End}
	q := Quantity{Span: span, Whole: span, Figure: span, Text: text[d.Start:d.End], Kind: Date, Modifier: Exactly,
		Known: d.Known(), From: d.From, To: d.To}
	if d.Kind == calendar.Duration {
		q.Kind, q.Low, q.High, q.Unit, q.Step, q.Known = Duration, d.Low, d.High, d.Unit, d.Step, true
		q.From, q.To = time.Time{}, time.Time{}
		return q
	}
	if q.Known { // days since 1970
		const seconds = 24 * 60 * 60
		q.Low, q.High, q.Step = float64(d.From.Unix()/seconds), float64(d.To.Unix()/seconds), 1
	}
	if m, ok := dateModifiers[d.Modifier]; ok {
		q.Modifier = m
		before := strings.TrimRightFunc(text[:d.Start], unicode.IsSpace)
		if at := strings.LastIndexFunc(before, func(c rune) bool { return !unicode.IsLetter(c) }); at >= 0 {
			_, size := utf8.DecodeRuneInString(before[at:])
			q.Whole.Start = at + size
		} else {
			q.Whole.Start = 0
		}
	}
	return q
}

// limited gives a part of a date the modifier before it, which the calendar leaves out: before
// the end of summer.
func limited(text string, l *language, q Quantity, part calendar.Modifier) Quantity {
	if part != calendar.Early && part != calendar.Mid && part != calendar.Late {
		return q
	}
	words := strings.Fields(text[max(0, q.Start-24):q.Start])
	n := len(words)
	if n > 1 && l.determiners[strings.ToLower(words[n-1])] {
		n--
	}
	if n == 0 {
		return q
	}
	if m, ok := l.limits[strings.ToLower(words[n-1])]; ok {
		q.Modifier, q.Whole.Start = m, strings.LastIndex(text[:q.Start], words[n-1])
	}
	return q
}
