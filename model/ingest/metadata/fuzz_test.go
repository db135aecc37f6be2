package metadata

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

var isoDay = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2}(T\S+)?)?)?$`)

// FuzzDateline takes any line for one with a date in it.
func FuzzDateline(f *testing.F) {
	for _, s := range []string{"Published: March 31, 2009, 10:00 a.m. EDT", "31 de marzo de 2009", "31. März 2009", "Updated 3/4/09",
		"2009-03-31T10:00:00+02:00", "31.3.2009", "le 31 mars 2009 à 10h",
		"WASHINGTON, March 31 –", "99/99/2009", "May 2009", "31/03/2009", "٣١ مارس ٢٠٠٩", "20090331", "Mar. 31st, 2009 | 2010"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, day := range []string{DayIn(s), ISODate(s)} {
			if day != "" && !isoDay.MatchString(day) {
				t.Errorf("%q became %q", s, day)
			}
		}
	})
}

// FuzzByline takes any line for a byline: names come of it that can stand in one.
func FuzzByline(f *testing.F) {
	for _, s := range []string{"By Jane Doe and John O'Neil", "Von Anna Müller, Berlin", "JANE DOE, Staff Writer",
		"By Jane Doe | The Paper", "by jane@paper.example", "Jane Doe, Ph.D., Jr.", "https://x/jane",
		"By The Associated Press", "Par Jean-Luc d’Or & Zoë", "李雷", "By By By", "By Jane Doe (Reuters) on March 31", "a. B", ", ; /",
		"By \u202eJane"} {
		f.Add(s, "The Paper")
	}
	f.Fuzz(func(t *testing.T, line, site string) {
		for _, name := range People(line, []string{site}) {
			if strings.TrimSpace(name) == "" || strings.ContainsAny(name, "\n\r\t") || utf8.RuneCountInString(name) > 300 ||
				utf8.ValidString(line) && !utf8.ValidString(name) {
				t.Errorf("%q names %q", line, name)
			}
		}
	})
}
