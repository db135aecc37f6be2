package quantity

import (
	"strings"
	"time"
	"unicode"
)

// compareDates compares two dates, of which one may be more precise.
func compareDates(c, s figure) Comparison {
	if c.Kind != s.Kind {
		return compared(NotComparable, OtherKinds, "“%s” and the source’s “%s” are figures of different kinds.", c.words, s.words)
	}
	if day, ok := weekdayAgainst(c, s); ok {
		return day
	}
	if c.From.IsZero() || s.From.IsZero() || c.To.IsZero() || s.To.IsZero() {
		return compared(NotComparable, VagueOnly, "“%s” and the source’s “%s” leave open which day.", c.words, s.words)
	}
	if wrong, ok := weekdayWrong(c); ok {
		return wrong
	}
	cFrom, cTo, sFrom, sTo := dayNumber(c.From), dayNumber(c.To), dayNumber(s.From), dayNumber(s.To)
	switch {
	case cFrom == sFrom && cTo == sTo:
		return compared(Same, Equal, "The source has the same date: “%s”.", s.words)
	case cFrom <= sFrom && sTo <= cTo:
		return compared(Compatible, DateWithin, "The source’s “%s” lies in “%s”.", s.words, c.words)
	case sFrom <= cFrom && cTo <= sTo:
		return compared(Compatible, DateWithin, "“%s” lies in the source’s “%s”, which is less precise.", c.words, s.words)
	case cFrom <= sTo && sFrom <= cTo:
		return compared(Compatible, Overlaps, "“%s” and the source’s “%s” can both be true.", c.words, s.words)
	case c.Modifier == About || s.Modifier == About:
		return compared(NotComparable, NotSurelyTheSame, "“%s” and the source’s “%s” leave open which day.", c.words, s.words)
	case sTo < cFrom:
		return compared(Contradicts, Differs, "“%s” is later than the source’s “%s”.", c.words, s.words)
	}
	return compared(Contradicts, Differs, "“%s” is earlier than the source’s “%s”.", c.words, s.words)
}

// dayNumber numbers the days, so that a zone or a time of day does not count.
func dayNumber(t time.Time) int {
	t = time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	return int(t.Unix() / (24 * 60 * 60))
}

// weekdays are the names of the days by language, from Sunday.
var weekdays = [][7]string{
	{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"},
	{"sonntag", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag"},
	{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
}

// weekdayNamed is the day of the week that a text names, with the word as it stands there.
func weekdayNamed(text string) (of time.Weekday, word string, ok bool) {
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		for _, language := range weekdays {
			for i, name := range language {
				if strings.EqualFold(word, name) {
					return time.Weekday(i), word, true
				}
			}
		}
		if strings.EqualFold(word, "sonnabend") {
			return time.Saturday, word, true
		}
	}
	return 0, "", false
}

// WeekdayWrong tells of a date that is given with a day of the week it did not fall on. It
// needs no source.
func WeekdayWrong(date Quantity) (Comparison, bool) {
	return weekdayWrong(figure{Quantity: date, words: date.Text})
}

func weekdayWrong(c figure) (Comparison, bool) {
	if c.Kind != Date || c.From.IsZero() || dayNumber(c.From) != dayNumber(c.To) {
		return Comparison{}, false
	}
	says, word, ok := weekdayNamed(c.words)
	if !ok || says == c.From.Weekday() {
		return Comparison{}, false
	}
	return compared(Contradicts, WeekdayDiffers, "“%s” was a %s, not a %s.", dateAlone(c.words, word),
		weekdayName(c.From.Weekday(), word), word), true
}

// weekdayAgainst holds a day of the week that stands alone against a date.
func weekdayAgainst(c, s figure) (Comparison, bool) {
	day, date := c, s
	if s.From.IsZero() {
		day, date = s, c
	}
	says, word, ok := weekdayNamed(day.words)
	if !ok || !day.From.IsZero() || date.From.IsZero() || dayNumber(date.From) != dayNumber(date.To) || len(strings.Fields(day.words)) > 1 {
		return Comparison{}, false
	}
	if says == date.From.Weekday() {
		return compared(Compatible, DateWithin, "“%s” was a %s.", date.words, word), true
	}
	return compared(Contradicts, WeekdayDiffers, "“%s” was a %s, not a %s.", date.words, weekdayName(date.From.Weekday(), word), word), true
}

// dateAlone is a date without its day of the week.
func dateAlone(text, weekday string) string {
	before, after, _ := strings.Cut(text, weekday)
	return strings.Trim(strings.TrimSpace(before)+" "+strings.TrimLeft(after, ",. "), " ,")
}

// weekdayName is a day of the week in the language of another one's name.
func weekdayName(d time.Weekday, like string) string {
	for _, language := range weekdays {
		for _, name := range language {
			if strings.EqualFold(name, like) {
				if name == like {
					return language[d]
				}
				return strings.ToUpper(language[d][:1]) + language[d][1:]
			}
		}
	}
	return d.String()
}

// AgeAt is how old somebody born on a day is on another one, in whole years.
func AgeAt(born, on time.Time) int {
	age := on.Year() - born.Year()
	if on.Month() < born.Month() || on.Month() == born.Month() && on.Day() < born.Day() {
		age--
	}
	return age
}

// CompareAge holds an age against a date of birth, on a day. Where the birth is known by
// its year alone, either of two ages is right.
func CompareAge(age, born Quantity, on time.Time) Comparison {
	return compareAge(figure{Quantity: age, words: age.Text}, figure{Quantity: born, words: born.Text}, on)
}

func compareAge(age, born figure, on time.Time) Comparison {
	if age.Kind != Age || born.Kind != Date || !age.Known || born.From.IsZero() || on.IsZero() || on.Before(born.From) {
		return compared(NotComparable, OtherKinds, "“%s” and the source’s “%s” are figures of different kinds.", age.words, born.words)
	}
	youngest, oldest := AgeAt(born.To, on), AgeAt(born.From, on)
	b := boundsOf(age.Quantity)
	worked := plainAmount(float64(oldest), "")
	switch {
	case b.low <= float64(oldest) && b.high >= float64(youngest):
		return compared(Compatible, AgeFollows, "“%s” fits: born “%s”.", age.words, born.words)
	case age.Modifier == About, youngest != oldest && b.high >= float64(youngest-1) && b.low <= float64(oldest+1):
		return compared(NotComparable, NotSurelyTheSame, "“%s” and the source’s “%s” may not be of the same thing.", age.words, born.words)
	}
	return compared(Contradicts, AgeDiffers, "Born “%s” makes %s on that day, not “%s”.", born.words, worked, age.words)
}
