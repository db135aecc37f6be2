package quantity

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// TestComparingTakesWorkInProportionToTheTexts makes each text eight times as long and counts what
// is allocated: every sentence that is read again for a figure shows there, and no load of the
// machine does. Work that grew with the square would be 64 times as much.
func TestComparingTakesWorkInProportionToTheTexts(t *testing.T) {
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
		small, large := text(100), text(800)
		compare := func(claim, source string) func() {
			return func() { ComparePassages(Saying{Text: claim}, Saying{Text: source}) }
		}
		if got := ratio(compare(claim.Text, large), compare(claim.Text, small)); got > 16 {
			t.Errorf("%s: eight times the passage takes %.1f times the work", name, got)
		}
		if got := ratio(compare(large, claim.Text), compare(small, claim.Text)); got > 16 {
			t.Errorf("%s: eight times the claim takes %.1f times the work", name, got)
		}
	}
}

// ratio is how many times the bytes one allocates that the other does.
func ratio(one, other func()) float64 {
	return float64(allocated(one)) / float64(max(1, allocated(other)))
}

func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
