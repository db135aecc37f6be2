package locale

import (
	"strings"
	"time"
)

// Day is a day as people write it, in local time: 2 January 2006.
func Day(t time.Time) string { return Time("2 January 2006", t) }

// Moment is a day and the time of day: 2 January 2006, 15:04.
func Moment(t time.Time) string { return Time("2 January 2006, 15:04", t) }

// Time writes a time, in local time, by a layout of package time. The layout must be a
// literal: translators give the language's own for it, and the names of months and days.
func Time(layout string, t time.Time) string {
	t = t.Local()
	var b strings.Builder
	for rest := Word(layout); rest != ""; {
		at, token := nextName(rest)
		if at < 0 {
			b.WriteString(t.Format(rest))
			break
		}
		b.WriteString(t.Format(rest[:at]))
		if token == "January" {
			b.WriteString(Word(months()[t.Month()-1]))
		} else {
			b.WriteString(Word(weekdays()[t.Weekday()]))
		}
		rest = rest[at+len(token):]
	}
	return b.String()
}

// nextName finds the first name in a layout; -1 where there is none.
func nextName(layout string) (at int, token string) {
	at = -1
	for _, name := range []string{"January", "Monday"} {
		if i := strings.Index(layout, name); i >= 0 && (at < 0 || i < at) {
			at, token = i, name
		}
	}
	return at, token
}

func months() [12]string {
	return [12]string{
		Later("January"), Later("February"), Later("March"), Later("April"), Later("May"), Later("June"), Later("July"),
		Later("August"), Later("September"), Later("October"), Later("November"), Later("December"),
	}
}

func weekdays() [7]string {
	return [7]string{
		Later("Sunday"), Later("Monday"), Later("Tuesday"), Later("Wednesday"), Later("Thursday"), Later("Friday"), Later("Saturday"),
	}
}

// Date writes a date as articles and claims have it, as far as it is known
// (2009-03-31, 2009-03, 2009), as people write it. What is no such date stays as it is.
func Date(iso string) string {
	for _, known := range []struct {
		in    string
		write func(time.Time) string
	}{
		{time.RFC3339, Day}, {"2006-01-02T15:04:05", Day}, {time.DateOnly, Day},
		{"2006-01", func(t time.Time) string { return Time("January 2006", t) }},
	} {
		if t, err := time.ParseInLocation(known.in, iso, time.Local); err == nil {
			return known.write(t)
		}
	}
	return iso
}
