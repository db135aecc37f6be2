package quantity

import (
	"fmt"
	"strings"
	"testing"

	"galley/cmd/build/figures"
)

// TestFigures measures how well quantities are read and how fast;
// go run ./cmd/build bench accuracy runs it. Errors are compared (1 − F1, the share that is
// wrong), so that less is better.
func TestFigures(t *testing.T) {
	f := figures.Record(t, "accuracy")
	var cases []labelled
	readShared(t, "newsquant.json", &cases)
	for _, part := range []struct {
		name string
		take func(int) bool
	}{{"all sentences", func(int) bool { return true }}, {"every third, unread", heldOut}} {
		s := scoreNews(t, cases, part.take, func(int, string, string) {})
		for _, row := range []struct {
			name  string
			score counted
			bar   float64
		}{{"values", s.value, 0.93}, {"values with modifier", s.modifier, 0.88}, {"values with unit", s.unit, 0.80}} {
			f.Say("quantities of news, "+row.name+", "+part.name+": 1 − F1", "", 1-row.score.f1(),
				fmt.Sprintf("the bar of issue 15, F1 %.2f", row.bar), 1-row.bar, 1)
		}
	}
	for _, m := range recognizers {
		right, all := scoreRecognizer(t, m, func(int) bool { return true }, func(string, ...any) {})
		f.Say("recognizers' "+m.file+": share wrong", "", 1-float64(right)/float64(all), fmt.Sprintf("the bar, %.2f right", m.bar), 1-m.bar, 1)
	}
	sumFigures(t, f)
	best := figures.Best(5, func() {
		for _, c := range cases {
			Find(c.Text, "en")
		}
	})
	f.Say("one news sentence", "ms", best/float64(len(cases)), "5,000 a second", 1000.0/5000, 1)
	text := strings.Repeat(cases[5].Text+" ", 1<<20/(len(cases[5].Text)+1))
	once := figures.Best(3, func() { Find(text, "en") })
	twice := figures.Best(3, func() { Find(text+text, "en") })
	for _, part := range hostile {
		text := strings.Repeat(part, 1<<20/len(part))
		f.Say(fmt.Sprintf("a line of 2 MB of %q", part), "ms", figures.Best(3, func() { Find(text+text, "en") }),
			"a line of 1 MB", figures.Best(3, func() { Find(text, "en") }), 3)
	}
	f.Say("a line of 2 MB", "ms", twice, "a line of 1 MB", once, 3)
}
