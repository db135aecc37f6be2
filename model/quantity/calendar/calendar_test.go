package calendar

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// told writes what was found: the words, its days, its modifier, what it lasts.
func told(text, language string, anchor time.Time) string {
	var out []string
	for _, d := range FindAt(text, language, anchor) {
		s := text[d.Start:d.End] + "="
		switch {
		case d.Known() && d.From.Equal(d.To):
			s += d.From.Format(time.DateOnly)
		case d.Known():
			s += d.From.Format(time.DateOnly) + "/" + d.To.Format(time.DateOnly)
		case d.Kind == Day:
			s += "a " + string(d.Precision)
		}
		if d.Kind != Day {
			s += fmt.Sprintf("%s %g", d.Kind, d.Low)
			if d.High != d.Low {
				s += fmt.Sprintf("-%g", d.High)
			}
			s += " " + d.Unit
		}
		if d.Modifier != "" {
			s += " " + string(d.Modifier)
		}
		if d.HasWeekday {
			s += " " + d.Weekday.String()[:3]
		}
		out = append(out, s)
	}
	return strings.Join(out, " | ")
}

func tell(t *testing.T, language string, anchor time.Time, cases map[string]string) {
	t.Helper()
	for text, want := range cases {
		if got := told(text, language, anchor); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestADayIsFoundAsPeopleWriteIt(t *testing.T) {
	tell(t, "en", time.Time{}, map[string]string{
		"On April 9, 2014, he left.":                        "April 9, 2014=2014-04-09",
		"on 9 April 2014 and Apr. 9, 2014":                  "9 April 2014=2014-04-09 | Apr. 9, 2014=2014-04-09",
		"the 9th of April 2014; 2014-04-09":                 "9th of April 2014=2014-04-09 | 2014-04-09=2014-04-09",
		"Wednesday, April 9, 2014":                          "Wednesday, April 9, 2014=2014-04-09 Wed",
		"April 9, 2014, a Tuesday":                          "April 9, 2014, a Tuesday=2014-04-09 Tue",
		"4/19/2014 and 4/9/2014":                            "4/19/2014=2014-04-19",
		"April 9 and 9 April":                               "April 9=a day | 9 April=a day",
		"March 3-5, 2014 and 3–5 March 2014":                "March 3-5, 2014=2014-03-03/2014-03-05 | 3–5 March 2014=2014-03-03/2014-03-05",
		"Wed., Apr. 9, 2014, in report-2014-10-09b":         "Wed., Apr. 9, 2014=2014-04-09 Wed",
		"the fourth of July 2014, 05-Aug-2014":              "fourth of July 2014=2014-07-04 | 05-Aug-2014=2014-08-05",
		"February 30, 2014":                                 "",
		"He may march. April Jones ate 12 apples in March.": "March=a month",
	})
}

func TestMonthsYearsAndLongerTimesAreFound(t *testing.T) {
	tell(t, "en", time.Time{}, map[string]string{
		"In April 2014 and since 2011":                    "April 2014=2014-04-01/2014-04-30 | 2011=2011-01-01/2011-12-31 after",
		"early 2014, mid-April 2014, late 2014":           "early 2014=2014-01-01/2014-04-30 early | mid-April 2014=2014-04-11/2014-04-20 mid | late 2014=2014-09-01/2014-12-31 late",
		"the end of 2014, the early 1990s":                "end of 2014=2014-09-01/2014-12-31 late | early 1990s=1990-01-01/1993-12-31 early",
		"in the 1970s and the '80s, the nineties":         "1970s=1970-01-01/1979-12-31 | '80s=1980-01-01/1989-12-31 | nineties=1990-01-01/1999-12-31",
		"the 19th century":                                "19th century=1801-01-01/1900-12-31",
		"spring 2014, the summer of 2013":                 "spring 2014=2014-03-01/2014-05-31 | summer of 2013=2013-06-01/2013-08-31",
		"Q3 2014; the third quarter of 2014":              "Q3 2014=2014-07-01/2014-09-30 | third quarter of 2014=2014-07-01/2014-09-30",
		"2014 people, 2014 of them, $2014, 2,014, 2014.5": "",
		"the 2014 election (2014)":                        "2014=2014-01-01/2014-12-31 | 2014=2014-01-01/2014-12-31",
		"around 1850, before 2014, by 2020.":              "1850=1850-01-01/1850-12-31 about | 2014=2014-01-01/2014-12-31 before | 2020=2020-01-01/2020-12-31 before",
	})
}

func TestTwoDatesAreOneSpan(t *testing.T) {
	tell(t, "en", time.Time{}, map[string]string{
		"2003–2008 and 2011-14":          "2003–2008=2003-01-01/2008-12-31 | 2011-14=2011-01-01/2014-12-31",
		"from March to May 2014":         "March to May 2014=2014-03-01/2014-05-31",
		"between 1994 and 1996":          "1994 and 1996=1994-01-01/1996-12-31",
		"from April 9 to April 12, 2014": "April 9 to April 12, 2014=2014-04-09/2014-04-12",
		"in 1994 and in 1996":            "1994=1994-01-01/1994-12-31 | 1996=1996-01-01/1996-12-31",
		"from 1996 to 1994":              "1996=1996-01-01/1996-12-31 | 1994=1994-01-01/1994-12-31",
	})
}

func TestWhatIsToldFromTheDayOfWritingNeedsThatDay(t *testing.T) {
	text := "yesterday, last Friday, next month, three years ago, on Monday, two weeks ago, April 9, the past decade"
	tell(t, "en", time.Time{}, map[string]string{text: "yesterday=a day | last Friday=a day Fri | next month=a month | three years ago=a year | Monday=a day Mon | " +
		"two weeks ago=a day | April 9=a day | past decade=duration 1 decade"})
	tell(t, "en", time.Date(2014, time.May, 14, 23, 0, 0, 0, time.UTC), map[string]string{text: "yesterday=2014-05-13 | last Friday=2014-05-09 Fri | " +
		"next month=2014-06-01/2014-06-30 | three years ago=2011-01-01/2011-12-31 | Monday=2014-05-12 Mon | two weeks ago=2014-04-30 | April 9=2014-04-09 | " +
		"past decade=2004-05-14/2014-05-14duration 1 decade"})
}

func TestLengthsOfTimeAndAgesAreFound(t *testing.T) {
	tell(t, "en", time.Time{}, map[string]string{
		"held for 444 days, two and a half years, a 20-year war": "444 days=duration 444 day | two and a half years=duration 2.5 year | 20-year=duration 20 year",
		"six to eight weeks; the last three months":              "six to eight weeks=duration 6-8 week | last three months=duration 3 month",
		"aged 37, a 37-year-old, 37 years old, nine months old":  "aged 37=age 37 year | 37-year-old=age 37 year | 37 years old=age 37 year | nine months old=age 9 month",
		"Alvarez, 37, said; in May, 37, or so":                   "37=age 37 year | May=a month",
	})
}

func TestGermanAndFrenchDatesAreReadByTheirTables(t *testing.T) {
	tell(t, "de", time.Time{}, map[string]string{
		"am 9. April 2014, Anfang 2014, Ende März 2014":  "9. April 2014=2014-04-09 | Anfang 2014=2014-01-01/2014-04-30 early | Ende März 2014=2014-03-21/2014-03-31 late",
		"Mittwoch, den 9. April 2014; 9.4.2014":          "Mittwoch, den 9. April 2014=2014-04-09 Wed | 9.4.2014=2014-04-09",
		"im Jahr 2014, seit 2011, vor drei Jahren":       "2014=2014-01-01/2014-12-31 | 2011=2011-01-01/2011-12-31 after | vor drei Jahren=a year",
		"von 2011 bis 2014; gestern; im 19. Jahrhundert": "2011 bis 2014=2011-01-01/2014-12-31 | gestern=a day | 19. Jahrhundert=1801-01-01/1900-12-31",
		"14 Jahre alt, zehn Tage":                        "14 Jahre alt=age 14 year | zehn Tage=duration 10 day",
	})
	tell(t, "fr", time.Time{}, map[string]string{
		"le 9 avril 2014, le 1er mai, début 2014": "9 avril 2014=2014-04-09 | 1er mai=a day | début 2014=2014-01-01/2014-04-30 early",
		"mercredi 9 avril 2014; en avril 2014":    "mercredi 9 avril 2014=2014-04-09 Wed | avril 2014=2014-04-01/2014-04-30",
		"il y a trois ans, lundi dernier, hier":   "il y a trois ans=a year | lundi dernier=a day Mon | hier=a day",
		"de 2011 à 2014, depuis 2011":             "2011 à 2014=2011-01-01/2014-12-31 | 2011=2011-01-01/2011-12-31 after",
	})
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"Tuesday, March 31, 2009, a Monday", "from March to May 2009", "2003–2008", "early 1990s", "vor drei Jahren", "il y a 1e10 ans",
		"99999999 years ago", "'90s", "0.0.2009 31.2.2009", "the past 9999999999 decades", "Smith, 54,", "\xff1 May"} {
		for _, language := range []string{"en", "de", "fr", "ja"} {
			f.Add(s, language, true)
		}
	}
	f.Fuzz(func(t *testing.T, text, language string, anchored bool) {
		var anchor time.Time
		if anchored {
			anchor = time.Date(2009, time.March, 31, 0, 0, 0, 0, time.UTC)
		}
		end := 0
		for _, d := range FindAt(text, language, anchor) {
			if d.Start < end || d.End <= d.Start || d.End > len(text) {
				t.Fatalf("%d-%d after %d of %d", d.Start, d.End, end, len(text))
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[d.Start:d.End]) {
				t.Fatalf("%q is cut inside a character", text[d.Start:d.End])
			}
			if d.From.IsZero() != d.To.IsZero() || d.To.Before(d.From) {
				t.Fatalf("%q: %v", text[d.Start:d.End], d)
			}
			if d.Kind == Day && d.Precision == "" {
				t.Fatalf("%q: %v", text[d.Start:d.End], d)
			}
			end = d.End
		}
	})
}
