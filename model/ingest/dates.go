package ingest

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"galley/model"
)

// date is when the page says it was first published: in structured form, by
// its headline, or in its own address.
func (p *page) date() string {
	for _, v := range append([]string{p.article.published},
		p.one("article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "article:published",
			"article.published", "pub_date", "published_at", "published", "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "article_date_original", "article.created",
			"dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "citation_publication_date"),
		p.item["datepublished"], p.article.page) {
		if iso := isoOf(v); iso != "" {
			return iso
		}
	}
	if day := p.dateline(); day != "" {
		if iso := isoOf(p.time); strings.HasPrefix(iso, day) {
			return iso // and the hour
		}
		return day
	}
	for _, a := range []string{p.address(), fullAddress(p)} {
		if m := dayInAddress.FindStringSubmatch(a); m != nil {
			if day := dayOf(m[1], monthOf(m[2]), m[3]); day != "" {
				return day
			}
		}
	}
	return isoOf(p.time)
}

func fullAddress(p *page) string {
	if p.base == nil {
		return ""
	}
	return p.base.String()
}

var (
	isoLike      = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}`)
	anyDate      = regexp.MustCompile(`\d{4}`)
	dayInAddress = regexp.MustCompile(`/((?:19|20)\d\d)/?-?(\d{2}|[a-z]{3})/?-?(\d{2})(?:/|-|\b)`)
	// The three ways of writing a day in figures and words.
	monthDayYear = regexp.MustCompile(`(?i)(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b`)
	dayMonthYear = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th|\.|º)?(?:\s+(?:de|of))?\s+(\p{L}{3,10})\.?,?(?:\s+(?:de|del))?\s+((?:19|20)\d\d)\b`)
	dayInFigures = regexp.MustCompile(`\b(?:((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)|(\d{1,2})/(\d{1,2})/((?:19|20)?\d\d))\b`)
	later        = regexp.MustCompile(`(?i)\b(?:last )?(?:updated|modified|revised|edited|corrected|actualizado|aktualisiert|mis à jour|aggiornato)\b`)
	earlier      = regexp.MustCompile(`(?i)\b(?:published|posted|publiziert|veröffentlicht|publié|publicado|pubblicato|created|first published|original)\b`)
)

func hasDate(s string) bool { return anyDate.MatchString(s) }

// months are looked up by their first three letters, in the languages of dateWords.
var months = map[string]time.Month{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
	"ene": 1, "fév": 2, "fev": 2, "mär": 3, "abr": 4, "avr": 4, "mai": 5, "mag": 5, "giu": 6, "lug": 7, "ago": 8, "aoû": 8, "set": 9, "out": 10, "okt": 10, "ott": 10, "dez": 12, "déc": 12, "dic": 12, "gen": 1,
}

func monthOf(name string) int {
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

// dayOf writes a day as ISO 8601, where there is such a day.
func dayOf(year string, month int, day string) string {
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

// dayIn finds a day in a line of text. Days written in figures with slashes
// are read with the month first, as they are in the United States, unless
// that cannot be.
func dayIn(line string) string {
	if m := monthDayYear.FindStringSubmatch(line); m != nil {
		if day := dayOf(m[3], monthOf(m[1]), m[2]); day != "" {
			return day
		}
	}
	if m := dayMonthYear.FindStringSubmatch(line); m != nil {
		if day := dayOf(m[3], monthOf(m[2]), m[1]); day != "" {
			return day
		}
	}
	m := dayInFigures.FindStringSubmatch(line)
	switch {
	case m == nil:
		return ""
	case m[1] != "":
		return dayOf(m[1], monthOf(m[2]), m[3])
	case m[6] != "":
		return dayOf(m[6], monthOf(m[5]), m[4])
	}
	if day := dayOf(m[9], monthOf(m[7]), m[8]); day != "" {
		return day
	}
	return dayOf(m[9], monthOf(m[8]), m[7])
}

// dateline is the day of publication as it stands by the headline. Of a line
// that tells when the text was changed, only what it says of the beginning counts.
func (p *page) dateline() string {
	any := ""
	for _, b := range p.beside {
		line := oneLine(b.text)
		if len(line) > 160 {
			continue
		}
		if at := earlier.FindStringIndex(line); at != nil {
			rest := line[at[1]:]
			if cut := later.FindStringIndex(rest); cut != nil && cut[0] > 0 {
				rest = rest[:cut[0]]
			}
			if day := dayIn(rest); day != "" {
				return day
			}
		}
		if any == "" && !later.MatchString(line) {
			any = dayIn(line)
		}
	}
	return any
}

// isoOf is a date as ISO 8601: as far as ParseDate reads it, else the day in
// it, else nothing.
func isoOf(s string) string {
	s = oneLine(clean(s))
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
		return dayIn(s)
	}
	return ""
}
