package ledger

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"galley/model/passage"
)

// dating is how a language writes a weekday with a date.
type dating struct {
	weekdays map[string]time.Weekday
	months   map[string]time.Month
	written  *regexp.Regexp // groups: weekday, month, day, year, day, month, year
	date     *regexp.Regexp // groups: month, day, year, day, month, year: dates without a weekday
}

var datings = map[string]*dating{
	"en": newDating(`monday tuesday wednesday thursday friday saturday sunday`, `mon tue wed thu fri sat sun`,
		`january february march april may june july august september october november december`,
		`jan feb mar apr may jun jul aug sept oct nov dec`, `,?(?: the)? `, `(?:st|nd|rd|th)?`),
	"de": newDating(`montag dienstag mittwoch donnerstag freitag samstag sonntag`, `mo di mi do fr sa so`,
		`januar februar märz april mai juni juli august september oktober november dezember`,
		`jan feb mär apr mai jun jul aug sept okt nov dez`, `,?(?: de[mnr])? `, `\.?`),
	"fr": newDating(`lundi mardi mercredi jeudi vendredi samedi dimanche`, `lun mar mer jeu ven sam dim`,
		`janvier février mars avril mai juin juillet août septembre octobre novembre décembre`,
		`janv févr mars avr mai juin juil août sept oct nov déc`, `,?(?: le)? `, `(?:er)?`),
}

func newDating(days, shortDays, months, shortMonths, between, ordinal string) *dating {
	d := &dating{weekdays: map[string]time.Weekday{}, months: map[string]time.Month{}}
	for _, list := range []string{days, shortDays} {
		for i, w := range strings.Fields(list) {
			d.weekdays[w] = time.Weekday((i + 1) % 7)
		}
	}
	for _, list := range []string{months, shortMonths} {
		for i, m := range strings.Fields(list) {
			d.months[m] = time.Month(i + 1)
		}
	}
	any := func(lists ...string) string { return strings.Join(strings.Fields(strings.Join(lists, " ")), "|") }
	day := `(` + any(days, shortDays) + `)\.?`
	month := `(` + any(months, shortMonths) + `)\.?`
	// The longer name of a month stands first, for the first that fits is taken.
	rest := `(?:` + month + ` (\d{1,2})` + ordinal + `(?:,? (\d{4}))?|(\d{1,2})` + ordinal + `(?: of)? ` + month + `(?:,? (\d{4}))?)\b`
	d.written = regexp.MustCompile(`(?i)\b` + day + between + rest)
	d.date = regexp.MustCompile(`(?i)\b` + rest)
	return d
}

// datingOf is the dating of a language tag; nil where it has none.
func datingOf(language string) *dating {
	tag, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(language, "_", "-")), "-")
	if tag == "" {
		tag = "en"
	}
	return datings[tag]
}

// weekdays finds days that no calendar has, and weekdays that a date does not fall on. A
// date without a year is of the year that brings it nearest to the publication.
func (l *list) weekdays(days []dayAt) {
	for _, d := range days {
		if !d.exists() {
			l.dateHint(say(Calendar, d.Span, "%s is in no calendar", l.text[d.Start:d.End]))
		}
	}
	d := datingOf(l.language)
	if d == nil {
		return
	}
	for _, m := range d.written.FindAllStringSubmatchIndex(l.text, -1) {
		day, ok := l.dayOf(d, m, 2)
		if !ok || !day.exists() {
			continue
		}
		said, known := d.weekdays[strings.ToLower(l.text[m[2]:m[3]])]
		if !known {
			continue
		}
		if day.year == 0 {
			day.year = l.nearestYear(day)
		}
		if day.year == 0 || day.year < 1600 {
			continue
		}
		if is := day.time().Weekday(); is != said {
			l.dateHint(say(Weekday, passage.Span{Start: m[0], End: m[1]}, "%s was a %s, not a %s",
				day.time().Format(time.DateOnly), is.String(), said.String()))
		}
	}
}

// day is a day as it is written; the year is 0 where there is none.
type day struct {
	year, day int
	month     time.Month
}

func (d day) exists() bool {
	year := d.year
	if year == 0 {
		year = 2000 // a leap year
	}
	t := time.Date(year, d.month, d.day, 0, 0, 0, 0, time.UTC)
	return t.Month() == d.month && t.Day() == d.day
}

// ofTheYear is the day without its year: "3-31".
func (d day) ofTheYear() string { return fmt.Sprint(int(d.month), "-", d.day) }

func (d day) time() time.Time { return time.Date(d.year, d.month, d.day, 0, 0, 0, 0, time.UTC) }

// dayAt is a day where it is written in the text.
type dayAt struct {
	passage.Span
	day
}

// days reads the days of the text in their order, also those that are in no calendar.
func (l *list) days() []dayAt {
	d := datingOf(l.language)
	if d == nil {
		return nil
	}
	var out []dayAt
	for _, m := range d.date.FindAllStringSubmatchIndex(l.text, -1) {
		if day, ok := l.dayOf(d, m, 1); ok {
			out = append(out, dayAt{passage.Span{Start: m[0], End: m[1]}, day})
		}
	}
	return out
}

// dayOf reads month, day and year from the groups of a match, of which at is the first.
func (l *list) dayOf(d *dating, m []int, at int) (day, bool) {
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return l.text[m[2*i]:m[2*i+1]]
	}
	month, dom, year := group(at), group(at+1), group(at+2)
	if month == "" {
		dom, month, year = group(at+3), group(at+4), group(at+5)
	}
	out := day{month: d.months[strings.ToLower(month)]}
	out.day, _ = strconv.Atoi(dom)
	out.year, _ = strconv.Atoi(year)
	return out, out.month != 0 && out.day > 0
}

// nearestYear is the year that brings a day nearest to the publication; 0 where nobody
// knows when that was.
func (l *list) nearestYear(d day) int {
	p := l.options.Published
	if p.IsZero() {
		return 0
	}
	best, least := 0, time.Duration(0)
	for year := p.Year() - 1; year <= p.Year()+1; year++ {
		d.year = year
		gap := d.time().Sub(p).Abs()
		if d.exists() && (best == 0 || gap < least) {
			best, least = year, gap
		}
	}
	// what is half a year away may as well be of another year
	if least > 150*24*time.Hour {
		return 0
	}
	return best
}

// dateHint puts a hint on the entry of a date, and makes one where there is none.
func (l *list) dateHint(h Hint) {
	at := h.At
	if i := l.at(at, Date); i >= 0 {
		l.hint(i, h)
		return
	}
	text := l.text[at.Start:at.End]
	l.entries = append(l.entries, Entry{Kind: Date, Text: text, Group: text, Places: []passage.Span{at}, Hint: h})
}
