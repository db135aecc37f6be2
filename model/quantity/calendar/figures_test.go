package calendar

import (
	"regexp"
	"strings"
	"testing"

	"galley/cmd/build/figures"
)

// pattern finds the dates of a text as a regular expression can: the peer for speed.
var pattern = regexp.MustCompile(`(?i)\b(?:(?:early|mid|late)[- ])?(?:(?:January|February|March|April|May|June|July|August|September|October|November|` +
	`December)(?: \d{1,2})?(?:,? \d{4})?|\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)` +
	`(?: \d{4})?|(?:in|since|by|until) \d{4}|yesterday|today|(?:last|next) \w+|\w+ (?:days?|weeks?|months?|years?)(?: ago)?)\b`)

// TestFigures measures how fast dates are found; go run ./cmd/build bench accuracy runs it.
func TestFigures(t *testing.T) {
	f := figures.Record(t, "accuracy")
	text := strings.Repeat("The treaty was signed on Wednesday, April 9, 2014, two and a half years after talks began in late 2011, and the "+
		"parliament of 169 seats ratified it by 97 votes to 70 in May. A year earlier nobody had thought it possible, she said. ", 4400)
	ours := figures.Best(5, func() { Find(text, "en") })
	f.Say("find the dates of 1 MB of prose", "ms", ours, "one regular expression", figures.Best(5, func() { pattern.FindAllStringIndex(text, -1) }), 1)
	for _, long := range []string{text, strings.Repeat("2009-", 1<<18), strings.Repeat("of the ", 1<<17), strings.Repeat("May 1 to ", 1<<17),
		strings.Repeat("1.", 1<<19), strings.Repeat("the past two ", 1<<16), strings.Repeat("x", 1<<20)} {
		once := figures.Best(3, func() { Find(long, "en") })
		twice := figures.Best(3, func() { Find(long+long, "en") })
		f.Say("twice as much in one line: "+long[:min(len(long), 12)], "ms", twice, "once", once, 3)
	}
}
