package citation

import (
	"regexp"
	"strings"
)

const clock = `(?:\d{1,2}:)?\d{1,2}:\d{2}`

// locator is a place in a source as it stands at the end of a citation.
const locator = `(?:(?:pp?\.|pages?|S\.|§§?|¶¶?|paras?\.?|paragraphs?|fols?\.|ll?\.|cols?\.|slides?|ch\.|chap\.|min\.|n\.) ?` +
	`[0-9ivxlcIVXLC]+[a-z]?(?:\.\d+)*(?:(?: ?[-–—] ?|, ?| and | & )\d+[a-z]?(?:\.\d+)*)*(?: ?(?:ff?\.))?|` + clock + `(?: ?[-–—] ?` + clock + `)?)`

var (
	lastLocator  = regexp.MustCompile(`(?:^|[,;.]\s*|\s[(\[]|\s+at\s+|\s)[(\[]?(` + locator + `)[)\]]?[.,;]?$`)
	wholeLocator = regexp.MustCompile(`^` + locator + `$`)
	timeOfDay    = regexp.MustCompile(`^` + clock + `$`)
)

// takeLocator takes a place in the source off the end of a text. A time of day
// must stand behind a comma, in brackets or after "at", and not be all there is.
func (p *Parts) takeLocator(text string) string {
	text = strings.TrimSpace(text)
	bare := strings.TrimRight(text, " ,;")
	m := lastLocator.FindStringSubmatchIndex(bare)
	if m == nil || p.Locator != "" {
		return text
	}
	found, before := bare[m[2]:m[3]], bare[:m[0]]
	sign := bare[m[0]:m[2]]
	if strings.ContainsRune(found, ':') && strings.TrimSpace(sign) == "" && (before != "" || p.URL == "") {
		return text // "Meeting 10:30" is a title
	}
	if timeOfDay.MatchString(found) && strings.TrimSpace(before) == "" && p.URL == "" {
		return text
	}
	p.Locator = found
	if strings.HasPrefix(sign, ".") {
		before += "."
	}
	return before
}
