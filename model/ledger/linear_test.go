package ledger

import (
	"fmt"
	"strings"
	"testing"

	"galley/cmd/build/figures"
)

// heavy are texts of so many parts that tempt a reader to compare everything with everything.
func heavy(n int) map[string]string {
	many := func(part func(i int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(part(i))
		}
		return b.String()
	}
	letters := func(i int) string {
		return string([]byte{'a' + byte(i%16), 'a' + byte(i/16%16), 'a' + byte(i/256%16), 'a' + byte(i/4096%16)})
	}
	return map[string]string{
		"names":          listOfNames(n),
		"namesakes":      many(func(i int) string { return "Karl" + letters(i) + " Holbrooke came. Then Omar Holbrooke went. " }),
		"hyphens":        many(func(i int) string { return "They met Ban Ki-" + letters(i) + " and Ban Ki " + letters(i) + ". " }),
		"acronyms":       many(func(i int) string { return "The " + strings.ToUpper(letters(i)) + " said so. " }),
		"figures":        many(func(i int) string { return fmt.Sprintf("Some %d troops came, and %d percent left. ", 1000+i, i%97) }),
		"years":          many(func(i int) string { return fmt.Sprintf("It was on March %d, %d, in town. ", i%28+1, 1600+i%400) }),
		"sums":           many(func(i int) string { return fmt.Sprintf("They are %d men and %d women, %d in all. ", i, i+1, i) }),
		"ages":           many(func(i int) string { return fmt.Sprintf("Omar Nader, %d, came. ", 20+i%60) }),
		"titles":         many(func(i int) string { return "President Omar " + letters(i) + "ov met the deputy foreign minister. " }),
		"one sentence":   many(func(i int) string { return fmt.Sprintf("and then %d men of Kabul met Karl N%s, ", i, letters(i)) }),
		"one long name":  many(func(i int) string { return "N" + letters(i) + " " }),
		"capitals":       strings.Repeat("ABCD ", n),
		"one word":       strings.Repeat("Abcd", n),
		"from and to":    strings.Repeat("from 2 to 3 percent, ", n),
		"open brackets":  strings.Repeat("Ann (", n),
		"quotation mark": strings.Repeat("“Ann ", n),
	}
}

// TestTimeGrowsWithTheTextAndNotFaster holds each of the texts to its half: twice the text may
// take three times as long, and not four, which comparing everything with everything does.
func TestTimeGrowsWithTheTextAndNotFaster(t *testing.T) {
	const n = 1000
	half := heavy(n)
	for name, whole := range heavy(2 * n) {
		var ratio float64
		for range 4 { // other programs may run meanwhile
			once := figures.Best(2, func() { Of(half[name], "en", Options{}) })
			if ratio = figures.Best(2, func() { Of(whole, "en", Options{}) }) / once; ratio < 3 {
				break
			}
		}
		if ratio >= 3 {
			t.Errorf("%s: twice the text takes %.1f times as long", name, ratio)
		}
	}
}
