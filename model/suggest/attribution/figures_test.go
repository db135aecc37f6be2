package attribution

import (
	"testing"
	"time"

	bench "galley/cmd/build/figures"
)

// TestFigures measures who said it on the news texts; go run ./cmd/build bench accuracy runs
// it. Errors are compared (1 − precision), so that less is better.
//
// What counts: the attributions with a source whose cue has a form of a core word (see
// english.go), also negated and hypothetical ones, which are left out on purpose. One that
// is found is right where its cue shares a word with the one marked, and its source at
// least half of the letters of the shorter of the two sources. Precision is over all that is
// found with a core word, marked by anybody or not. Of the content, letters are compared.
func TestFigures(t *testing.T) {
	out := bench.Record(t, "accuracy")
	read, held := parts(t, true, func(string) {})
	for _, part := range []struct {
		name string
		score
	}{{"who said it, texts held out: ", held}, {"who said it, texts read: ", read}} {
		out.Say(part.name+"1 − precision", "", 1-part.precision(), "the bar of issue 15, 0.90", 0.10, 1)
		out.Say(part.name+"1 − recall", "", 1-part.recall(), "the bar of issue 15, 0.85", 0.15, 1)
		out.Say(part.name+"1 − F1 of what is said", "", 1-part.contents/float64(max(part.right, 1)), "half wrong", 0.5, 1)
	}
	texts := readCorpus(t)
	bytes := 0
	begin := time.Now()
	for _, m := range texts {
		bytes += len(m.text)
		Find(m.text, "en")
	}
	spent := time.Since(begin)
	out.Say("who said it: time for an article of 6 kB", "ms", spent.Seconds()*1000*6000/float64(bytes), "a frame", 16, 1)
}
