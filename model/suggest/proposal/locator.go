package proposal

import (
	"regexp"
	"strings"
)

const (
	figure = `[0-9]+[a-z]?(?:\.[0-9]+)*`
	span   = figure + `(?:\s?[-–—]\s?` + figure + `)?(?:\s?ff?\.)?`
	clock  = `\d{1,2}:\d{2}(?::\d{2})?`
	// place is where in a source: "p. 14", "§ 3", "Table 2", "12:30".
	place = `(?:(?:pp?\.|p(?:p|g|gs)?\.?|pages?|S\.)\s?(?:` + span + `|[ivxlc]+(?:[-–][ivxlc]+)?)\b(?:\s?ff?\.)?|` +
		`[§¶]{1,2}\s?` + span + `(?:\([a-z0-9]+\))*|` +
		`(?i:paras?\.?|paragraphs?|art\.?|articles?|ch\.|chap\.|chapters?|tables?|tab\.|figures?|figs?\.|annex|appendix|exhibits?|slides?|sheets?|rows?|` +
		`lines?|ll?\.|nn?\.|note|notes|vol\.|sections?|sec\.|items?|track|min\.|minutes?|fol\.|cols?\.|box)\s?(?:` + span + `|[A-Z](?:[-.]?\d+)?\b)|` +
		clock + `(?:\s?[-–—]\s?` + clock + `)?)`
	places = place + `(?:(?:,| and| &)\s` + place + `)*`
	// bareLocator is what stands behind a name without saying what it counts.
	bareLocator = `(?:at\s+)?(?:` + places + `|[A-Z]?\d{1,4}(?:\s?[-–—]\s?\d{1,4})?\b)`
)

var (
	afterwards = regexp.MustCompile(`^\s*[,.:;]?\s*[(\[]?\s*(?:(?:on|at|see|in)\s+)?(` + places + `)[)\]]?`)
	within     = regexp.MustCompile(`(?:^|[\s(\[,])(` + strings.Replace(places, "|"+clock, `|\b`+clock, 1) + `)(?:[)\].,;]|\s|$)`)
	atEnd      = regexp.MustCompile(`[\s,;.:(\[]+(?:at\s+)?(` + places + `)[)\]]?[.,;]?$`)
)

// locatorAfter reads a place in a source right behind its name, and how long it is.
func locatorAfter(s string) (locator string, length int) {
	m := afterwards.FindStringSubmatchIndex(s)
	if m == nil {
		return "", 0
	}
	return s[m[2]:m[3]], m[1]
}

// locatorIn takes a place in a source out of the words around it.
func locatorIn(s string) (locator, rest string) {
	m := within.FindStringSubmatchIndex(s)
	if m == nil || strings.Contains(s[m[2]:m[3]], ":") {
		return "", s
	}
	return s[m[2]:m[3]], s[:m[2]] + " " + s[m[3]:]
}

// withLocator takes a place in a source off the end of its name.
func withLocator(s string) (name, locator string) {
	m := atEnd.FindStringSubmatchIndex(s)
	if m == nil || m[0] == 0 {
		return s, ""
	}
	return strings.TrimRight(s[:m[0]], " ,;.("), s[m[2]:m[3]]
}
