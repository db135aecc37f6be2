package model

import (
	"regexp"
	"strings"
	"time"

	"galley/model/prose"
)

var isoDate = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)

// dateLayouts are the ways people write a day, most telling first. Day and
// month in figures alone (3/4/2009) are not among them: they mean two days.
var dateLayouts = []struct{ in, out string }{
	{time.RFC3339, time.RFC3339}, {"2006-01-02T15:04:05", "2006-01-02T15:04:05"}, {"2006-01-02 15:04:05", "2006-01-02T15:04:05"},
	{"2006-01-02T15:04:05Z0700", time.RFC3339}, {"2006-01-02T15:04Z07:00", time.RFC3339}, {"2006-01-02 15:04", "2006-01-02T15:04:05"},
	{"2006-1-2", time.DateOnly}, {"2006/1/2", time.DateOnly}, {"2006.1.2", time.DateOnly}, {"2.1.2006", time.DateOnly},
	{"2 January 2006", time.DateOnly}, {"2 Jan 2006", time.DateOnly}, {"January 2, 2006", time.DateOnly}, {"Jan 2, 2006", time.DateOnly},
	{"January 2 2006", time.DateOnly}, {"Jan 2 2006", time.DateOnly},
	{"Monday, January 2, 2006", time.DateOnly}, {"Monday, 2 January 2006", time.DateOnly},
	{"January 2006", "2006-01"}, {"Jan 2006", "2006-01"}, {"2006-01", "2006-01"}, {"2006", "2006"},
	{time.RFC1123Z, time.RFC3339}, {time.RFC1123, time.RFC3339},
}

// ParseDate turns a date as people write it into ISO 8601 as far as it goes:
// "March 31, 2009", "31. März 2009" and "2009年3月31日" into "2009-03-31", "2009" into
// "2009". Empty stays empty;
// ok is false where it is no date, or could be two.
func ParseDate(s string) (iso string, ok bool) {
	s = strings.Trim(prose.Flatten(s), " .,")
	s = strings.NewReplacer("Sept.", "Sep", "Sept ", "Sep ").Replace(s)
	s = dateInEnglish(s)
	if s == "" {
		return "", true
	}
	for _, l := range dateLayouts {
		if t, err := time.Parse(l.in, s); err == nil {
			return t.Format(l.out), true
		}
		if t, err := time.Parse(l.in, strings.ReplaceAll(s, ".", "")); err == nil && !isoDate.MatchString(s) && !strings.Contains(l.in, ".") {
			return t.Format(l.out), true
		}
	}
	return "", false
}

// IsDay reports whether a text is a date to the day, or empty.
func IsDay(s string) bool {
	iso, ok := ParseDate(s)
	return ok && (iso == "" || len(iso) >= len(time.DateOnly))
}

func setDate(field, value *string, name string) error {
	if value == nil {
		return nil
	}
	iso, ok := ParseDate(*value)
	if !ok {
		return Faultf(Invalid, "“%s” is not a date that Galley understands. Write the %s like 2009-03-31, 31 March 2009, or 2009.",
			prose.Flatten(*value), name)
	}
	*field = iso
	return nil
}
