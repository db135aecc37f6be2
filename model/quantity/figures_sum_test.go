package quantity

import (
	"testing"

	"galley/cmd/build/figures"
)

// sumFigures measures how well sums are found; TestFigures calls it. Shares that are wrong
// are compared, so that less is better.
func sumFigures(t *testing.T, f *figures.Recorder) {
	seen, heldOut := scoreSums(sumPairs(t), nil)
	for _, of := range []struct {
		name string
		scores
	}{{"looked at", seen}, {"every third, unread", heldOut}} {
		f.Say("sums of two sentences, "+of.name+": share wrong", "", 1-of.accuracy(), "the bar of issue 15, accuracy 0.82", 1-0.82, 1)
		f.Say("sums of two sentences, "+of.name+": 1 − precision", "", 1-of.precision(), "the bar of issue 15, precision 0.92", 1-0.92, 1)
	}
}
