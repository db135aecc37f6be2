package metadata

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"galley/model"
	"galley/model/ingest/typography"
	"galley/model/prose"
)

var (
	isoLike = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}`)

	anyDate = regexp.MustCompile(`\d{4}`)

	// The three ways of writing a day in figures and words.
	monthDayYear = regexp.MustCompile(`(?i)(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b`)

	dayMonthYear = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th|\.|º)?(?:\s+(?:de|of))?\s+(\p{L}{3,10})\.?,?(?:\s+(?:de|del))` +
		`?\s+((?:19|20)\d\d)\b`)

	dayInFigures = regexp.MustCompile(`\b(?:((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)|` +
		`(\d{1,2})/(\d{1,2})/((?:19|20)?\d\d))\b`)
)

// HasYear reports whether a text has a figure that can be a year.
func HasYear(s string) bool { return anyDate.MatchString(s) }

// months are looked up by their first three letters, in the languages of dateWords.
var months = map[string]time.Month{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
	"ene": 1, "fév": 2, "fev": 2, "mär": 3, "abr": 4, "avr": 4, "mai": 5, "mag": 5, "giu": 6, "lug": 7, "ago": 8, "aoû": 8, "set": 9,
	"out": 10, "okt": 10, "ott": 10, "dez": 12, "déc": 12, "dic": 12, "gen": 1,
}

// MonthOf is the month of a name or a number, 0 for none.
func MonthOf(name string) int {
	if n, err := strconv.Atoi(name); err == nil {
		return n
	}
	r := []rune(strings.ToLower(name))
	switch string(r) {
	case "juin":
		return 6
	case "juillet":
		return 7
	}
	if len(r) < 3 || len(r) > 3 && !dateWords[string(r)] {
		return 0
	}
	return int(months[string(r[:3])])
}

// DayOf writes a day as ISO 8601, where there is such a day.
func DayOf(year string, month int, day string) string {
	if len(year) == 2 {
		year = "20" + year
	}
	if len(day) == 1 {
		day = "0" + day
	}
	iso := fmt.Sprintf("%s-%02d-%s", year, month, day)
	if _, err := time.Parse(time.DateOnly, iso); err != nil {
		return ""
	}
	return iso
}

// DayIn finds a day in a line of text. Days written in figures with slashes
// are read with the month first, as they are in the United States, unless
// that cannot be.
func DayIn(line string) string {
	if m := monthDayYear.FindStringSubmatch(line); m != nil {
		if day := DayOf(m[3], MonthOf(m[1]), m[2]); day != "" {
			return day
		}
	}
	if m := dayMonthYear.FindStringSubmatch(line); m != nil {
		if day := DayOf(m[3], MonthOf(m[2]), m[1]); day != "" {
			return day
		}
	}
	m := dayInFigures.FindStringSubmatch(line)
	switch {
	case m == nil:
		return ""
	case m[1] != "":
		return DayOf(m[1], MonthOf(m[2]), m[3])
	case m[6] != "":
		return DayOf(m[6], MonthOf(m[5]), m[4])
	}
	if day := DayOf(m[9], MonthOf(m[7]), m[8]); day != "" {
		return day
	}
	return DayOf(m[9], MonthOf(m[8]), m[7])
}

// ISODate returns a date as ISO 8601. Where model.ParseDate cannot read it, it
// returns the day that the text contains, or "".
func ISODate(s string) string {
	s = prose.Flatten(typography.Clean(s))
	if strings.HasPrefix(s, "0001") || strings.HasPrefix(s, "0000") { // what programs write for no date
		return ""
	}
	if iso, ok := model.ParseDate(s); ok {
		return iso
	}
	if day := isoLike.FindString(s); day != "" {
		if iso, ok := model.ParseDate(day); ok {
			return iso
		}
	}
	if len(s) <= 80 {
		return DayIn(s)
	}
	return ""
}
