package ledger

import (
	"regexp"
	"strconv"
	"strings"

	"galley/model/passage"
)

// dated is a year, or a day of a month, where it stands in the text.
type dated struct {
	passage.Span
	sentence int
	key      string  // what it is: "2009", "3-31"
	value    float64 // the year, the day
	of       string  // what must be the same for two to be compared: the month of a day
}

// mostDates is how many years, or days, a text may have: with more it is a timeline, where
// each is another.
const mostDates = 60

var aYear = regexp.MustCompile(`\b(?:1[5-9]|20)\d\d\b`)

// dateSlips finds a year, or a day of a month, that is said once and that is more likely
// another one of the text mistyped.
func (l *list) dateSlips(written []dayAt) {
	var years []dated
	for _, m := range aYear.FindAllStringIndex(l.text, -1) {
		before, behind := l.text[max(0, m[0]-1):m[0]], l.text[m[1]:min(len(l.text), m[1]+2)]
		if strings.ContainsAny(before, "$€£.,#/-–—@_") || len(behind) > 1 && strings.ContainsAny(behind[:1], ",.-/%:–—") && behind[1] >= '0' && behind[1] <= '9' {
			continue
		}
		y, _ := strconv.Atoi(l.text[m[0]:m[1]])
		years = append(years, dated{passage.Span{Start: m[0], End: m[1]}, l.sentenceAt(m[0]), l.text[m[0]:m[1]], float64(y), ""})
	}
	l.slippedDates(years)
	var days []dated
	for _, d := range written {
		if d.exists() {
			days = append(days, dated{d.Span, l.sentenceAt(d.Start), d.ofTheYear(), float64(d.day.day), d.month.String()})
		}
	}
	l.slippedDates(days)
	l.anniversaries(written)
}

// slippedDates compares what is said once with the others.
func (l *list) slippedDates(all []dated) {
	if len(all) < 2 || len(all) > mostDates {
		return
	}
	times := map[string]int{}
	for _, d := range all {
		times[d.key]++
	}
	frames := map[int]frame{}
	around := make([]map[string]bool, len(all))
	for i, d := range all {
		around[i] = l.around(d.Span, d.sentence)
	}
	for i, a := range all {
		if times[a.key] > 1 {
			continue
		}
		best := -1
		for j, b := range all {
			if b.key == a.key || b.of != a.of || b.sentence == a.sentence || times[b.key] == 1 && j > i {
				continue
			}
			if best >= 0 && times[all[best].key] >= times[b.key] {
				continue
			}
			p := pairing{repeated: times[b.key] > 1}
			p.slip, _ = slipOf(a.value, b.value)
			p.near = inBoth(around[i], around[j])
			x, y := l.frameOf(a.sentence, frames), l.frameOf(b.sentence, frames)
			p.shared = sharedWords(x, y, "")
			if p.slippedYear(a.of != "", inBoth(x.names, y.names) > 0) || a.of != "" && p.near > 0 && l.sameNext(a.Span, b.Span) {
				best = j
			}
		}
		if best >= 0 {
			b := all[best]
			l.dateHint(two(Dates, a.Span, l.text[b.Start:b.End], times[b.key], l.text[a.Start:a.End], 1))
		}
	}
}

// slippedYear tells whether a date said once is more likely another one mistyped. Two digits
// swapped say so by themselves; for a day of a month, of which there are few, they do not.
func (p pairing) slippedYear(day, named bool) bool {
	switch {
	case day:
		return p.near > 1 && p.shared > 1 || p.near > 0 && p.shared > 3
	case p.slip == sameDigits:
		return true
	case p.slip == oneDigit:
		return p.near > 1 || p.near > 0 && (p.shared > 2 || p.shared > 1 && named && p.repeated)
	}
	return false
}

// sameNext tells whether the same long word stands behind two places:
// "the Sept. 11 memorial event" and "the Sept. 11 memorial service".
func (l *list) sameNext(a, b passage.Span) bool {
	x, y := firstWords(l.text[a.End:], 1), firstWords(l.text[b.End:], 1)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	v, w := strings.Trim(x[0], ".,;:!?\"'()”’"), strings.Trim(y[0], ".,;:!?\"'()”’")
	return len(v) > 4 && strings.EqualFold(v, w) && strings.HasPrefix(l.text[a.End:], " ")
}

// remembers are words of sentences in which a day of several years is meant.
var remembers = regexp.MustCompile(`(?i)anniversar|annual|each year|every year|years? (?:ago|later|after|before|earlier)|since|birthday|yearly`)

// anniversaries finds the same day of another year, said once, where nothing is
// remembered there.
func (l *list) anniversaries(written []dayAt) {
	byDay := map[string][]dayAt{}
	var order []string
	for _, d := range written {
		if d.year < 1500 || !d.exists() {
			continue
		}
		key := d.ofTheYear()
		if byDay[key] == nil {
			order = append(order, key)
		}
		byDay[key] = append(byDay[key], d)
	}
	for _, key := range order {
		list := byDay[key]
		times := map[int]int{}
		for _, w := range list {
			times[w.year]++
		}
		if len(times) != 2 {
			continue
		}
		usual, odd := list[0], list[len(list)-1]
		for _, w := range list {
			if times[w.year] > times[usual.year] {
				usual = w
			}
			if w.year != usual.year {
				odd = w
			}
		}
		s := l.sentence(l.sentenceAt(odd.Start))
		if odd.year != usual.year && times[odd.year] == 1 && !remembers.MatchString(l.text[s.Start:s.End]) {
			l.dateHint(two(Dates, odd.Span, l.text[usual.Start:usual.End], times[usual.year], l.text[odd.Start:odd.End], 1))
		}
	}
}
