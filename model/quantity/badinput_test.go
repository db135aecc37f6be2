package quantity

import (
	"strings"
	"testing"
)

// What only looks like a quantity gives none, rather than a guess.
func TestWhatOnlyLooksLikeAQuantityIsNone(t *testing.T) {
	for name, texts := range map[string][]string{
		"a number of 10,000 digits": {strings.Repeat("7", 10_000), "It has " + strings.Repeat("123", 3_333) + " atoms.",
			strings.Repeat("123,", 3_000) + "123", "1." + strings.Repeat("3", 10_000)},
		"a version": {"Version 1.2.3 is out.", "kernel 5.10.0-23", "go1.22.1", "192.168.1.2", "v2.0.1-beta.3", "Windows 10 and iOS 16"},
		"a telephone number": {"Call 555-1234.", "Call (212) 555-0187.", "+49 30 1234567", "tel. 030 1234567", "800-273-8255",
			"Fax: 0049 89 123456"},
		"a book's number": {"ISBN 978-3-16-148410-0", "9783161484100", "ISBN 0-306-40615-2"},
		"a score":         {"They won 3-2.", "Chelsea beat Leeds 4-1.", "a 5-4 decision", "won 6-4, 7-5", "voted 19-15"},
		"a time":          {"at 10:30", "5 p.m.", "at 8.30 a.m.", "1800 hrs", "three o'clock", "07:45 GMT"},
		"an address":      {"10 Downing Street", "221 Baker Street", "Hauptstrasse 1600 Pennsylvania Avenue", "New York, NY 10001"},
		"a name":          {"an A320", "the F-16", "COVID-19", "Flight 103", "No. 5", "#7", "@Fred_945", "HR3211", "in 1080p", "a 4K TV", "007"},
		"Roman figures":   {"World War II", "Louis XIV and Pope Pius XII", "Chapter IV", "Super Bowl LVII"},
		"mixed scripts":   {"1٢3", "5६7", "1２3", "١٢٣", "௧௨"},
		"an address of the web": {"https://example.org/2020/03/5?x=30%25", "test.com/search?q=30%25%2020%25", "www.example.org/50",
			"me5@example.org"},
		"no thousands": {"1,000,00", "1.2.3.4", "1/2/3/4"},
	} {
		for _, text := range texts {
			for _, q := range Find(text, "en") {
				if q.Kind != Date {
					t.Errorf("%s: %.60q: %.60s", name, text, told(q))
				}
			}
		}
	}
}

// Right-to-left text around a number leaves it and its place as they are.
func TestNumbersInRightToLeftText(t *testing.T) {
	for text, want := range map[string]string{
		"\u200f21,000 جندي":         "21,000",
		"הוא שילם 500 שקל":          "500",
		"\u202b12.5%\u202c מהקולות": "12.5%",
	} {
		found := Find(text, "en")
		if len(found) != 1 || found[0].Text != want || text[found[0].Start:found[0].End] != want {
			t.Errorf("%q: %+v", text, found)
		}
	}
}

// A sentence of 1 MB comes to an end, and so do shorter ones of every hostile kind, and the
// place of every number in them is right. How the time grows stands in TestFigures.
func TestASentenceOfAMegabyteIsRead(t *testing.T) {
	for _, part := range hostile {
		size := 1 << 18
		if part == "1," {
			size = 1 << 20
		}
		text := strings.Repeat(part, size/len(part))
		last := 0
		for _, q := range Find(text, "en") {
			if q.Start < last || q.Text != text[q.Start:q.End] {
				t.Fatalf("%q: %q at %d after %d", part, q.Text, q.Start, last)
			}
			last = q.End
		}
	}
}

// hostile is what makes a careless reader slow when it stands over and over in one line.
var hostile = []string{"1,", "9", "two of the ", "dozens of thousands of ", "five-, ", "from 1 to 2 ", "more than "}
