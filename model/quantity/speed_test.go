package quantity

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestComparingTakesTimeInProportionToTheTexts doubles each text and looks at the ratio of the
// times, and at the ratio to the finding of the same figures, so that no machine's speed counts.
func TestComparingTakesTimeInProportionToTheTexts(t *testing.T) {
	claim := Saying{Text: "In 2009 the president sent some 21,000 U.S. troops, 12 percent more, for 444 days, at $3.5bn a year, 600 miles away."}
	for name, sentence := range map[string]string{
		"figures of the sort": "The ministry counted 17,%03d troops in May 2009, and 12 percent of the opium. ",
		"bare numbers":        "12,%03d ",
		"rates":               "There are %d doctors for every 1,000 people, from 3 to 4 per head. ",
		"dates":               "Born on 12 May 1950, from 1989 to 1997, number %d. ",
		"one sentence":        "and %d of them and no end, ",
	} {
		text := func(sentences int) string {
			var all strings.Builder
			for i := range sentences {
				fmt.Fprintf(&all, sentence, i%1000)
			}
			return all.String()
		}
		small, large := text(400), text(800)
		compare := func(claim, source string) func() {
			return func() { ComparePassages(Saying{Text: claim}, Saying{Text: source}) }
		}
		if got := ratio(compare(claim.Text, large), compare(claim.Text, small)); got > 3 {
			t.Errorf("%s: twice the passage takes %.1f times as long", name, got)
		}
		if got := ratio(compare(large, claim.Text), compare(small, claim.Text)); got > 3 {
			t.Errorf("%s: twice the claim takes %.1f times as long", name, got)
		}
		if got := ratio(compare(claim.Text, large), func() { Find(large, "") }); got > 15 {
			t.Errorf("%s: comparing takes %.1f times as long as finding the figures", name, got)
		}
	}
}

// ratio is how much longer one takes than the other: the best of several tries of each, in turns.
func ratio(one, other func()) float64 {
	var a, b time.Duration = 1 << 60, 1 << 60
	for range 4 {
		start := time.Now()
		other()
		b = min(b, time.Since(start))
		start = time.Now()
		one()
		a = min(a, time.Since(start))
	}
	return float64(a) / float64(max(b, 1))
}
