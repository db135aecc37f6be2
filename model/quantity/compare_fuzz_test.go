package quantity

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// FuzzComparePassages holds any two texts against each other: it never fails, tells of
// figures that stand in the texts, and says whole sentences.
func FuzzComparePassages(f *testing.F) {
	for _, seed := range [][2]string{
		{"Some 21,000 U.S. troops go.", "17,000 combat troops and 4,000 trainers go."},
		{"Nearly 600 miles, up 12 %.", "936 km, from 17,000 to 21,000, -3 °C"},
		{"Dozens of men, aged 58, on Monday, 31 March 2009.", "48 men, born on 12 May 1950; 0.0 of 1e9"},
		{"$3.5bn–4bn, one in five", "€0.5, 20 % of the land, half a million"},
		{"3 boxes of 12 each", "٣٤ ١٢ צ 1,2,3,4.5.6 \u202e7\u202c 0 0 0"},
		{"1 is 1", strings.Repeat("2 of 3 and ", 50)},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, claim, source string) {
		c, s := Saying{Text: claim, On: time.Date(2009, 3, 31, 0, 0, 0, 0, time.UTC)}, Saying{Text: source}
		pairs := ComparePassages(c, s)
		for _, p := range pairs {
			standsIn(t, "claim", claim, p.Claim)
			for _, q := range p.Sources {
				standsIn(t, "source", source, q)
			}
			said := p.String()
			if said == "" || strings.Contains(said, "%!") || utf8.ValidString(claim) && utf8.ValidString(source) && !utf8.ValidString(said) {
				t.Fatalf("it says %q", said)
			}
			if p.Relation == Contradicts && p.Reason == Equal {
				t.Fatalf("equal figures contradict each other: %q", said)
			}
		}
		if said := Summary(pairs).String(); (said == "") != (len(pairs) == 0) || strings.Contains(said, "%!") {
			t.Fatalf("of %d figures it says %q", len(pairs), said)
		}
		if e, ok := SumFollows(source, claim, "en"); ok && (len(e.Terms) < 1 || !strings.Contains(e.Text, " = ")) {
			t.Fatalf("follows by %q of %d figures", e.Text, len(e.Terms))
		}
	})
}

func standsIn(t *testing.T, name, text string, q Quantity) {
	t.Helper()
	if q.Start < 0 || q.End > len(text) || q.Start > q.End {
		t.Fatalf("the %s's figure is at %d–%d of %d bytes", name, q.Start, q.End, len(text))
	}
}
