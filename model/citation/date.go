package citation

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

const months = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|` +
	`dec(?:ember)?)\.?`

// date is a day, a month or a year as citations write them. Day and month in
// figures alone mean two days, and are none.
const date = `(?:\d{4}-\d{2}-\d{2}|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}(?:st|nd|rd|th)? ` + months + `,? \d{4}|` + months + ` \d{1,2}(?:st|nd|rd|th)?,? \d{4}|` +
	`\d{4},? ` + months + `(?: \d{1,2})?|` + months + `,? \d{4}|\d{4})`

var (
	wholeDate = regexp.MustCompile(`(?i)^` + date + `$`)
	figures   = regexp.MustCompile(`^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$`)
	ofYear    = regexp.MustCompile(`\b(\d{4})\b`)
	ofMonth   = regexp.MustCompile(`(?i)` + months)
	ofDay     = regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th)?\b`)
	lookedAt  = regexp.MustCompile(`(?i)[\s(\[,.]*\b(?:last )?(?:accessed|retrieved|viewed|visited)(?: on)?:? (` + date + `)[)\].,]*(?: from)?`)
)

// isoOf is a date as ISO 8601; "" where it is none.
func isoOf(text string) string {
	text = strings.TrimSpace(text)
	if !wholeDate.MatchString(text) {
		return ""
	}
	year, month, day := 0, 0, 0
	if m := figures.FindStringSubmatch(text); m != nil {
		year, month, day = number(m[1]), number(m[2]), number(m[3])
	} else {
		y := ofYear.FindStringIndex(text)
		year = number(text[y[0]:y[1]])
		rest := text[:y[0]] + " " + text[y[1]:]
		if name := ofMonth.FindString(rest); name != "" {
			month = 1 + strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(name[:3]))/3
		}
		if m := ofDay.FindStringSubmatch(rest); m != nil && month > 0 {
			day = number(m[1])
		}
	}
	switch {
	case year < 1000 || year > 2199:
		return ""
	case month == 0:
		return strconv.Itoa(year)
	case day == 0:
		return time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
	}
	at := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if int(at.Month()) != month || at.Day() != day { // 31 June
		return ""
	}
	return at.Format(time.DateOnly)
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// takeAccessed takes out when the source was looked at.
func (p *Parts) takeAccessed(text string) string {
	m := lookedAt.FindStringSubmatchIndex(text)
	if m == nil {
		return text
	}
	iso := isoOf(text[m[2]:m[3]])
	if len(iso) != len(time.DateOnly) {
		return text
	}
	p.Accessed = iso
	return text[:m[0]] + ". " + text[m[1]:]
}
