package ledger

import (
	"math"
	"strings"

	"galley/model/passage"
)

// reach is how many words on either side of a figure say what it is of.
const reach = 5

// around are the long words beside a place in its sentence, shortened to their stems.
func (l *list) around(at passage.Span, sentence int) map[string]bool {
	s := l.sentence(sentence)
	left := lastWords(l.text[s.Start:max(s.Start, at.Start)], reach)
	right := firstWords(l.text[min(s.End, at.End):s.End], reach)
	out := map[string]bool{}
	for _, w := range append(left, right...) {
		w = strings.Trim(strings.ToLower(w), ".,;:!?\"'()[]“”‘’—–")
		if len(w) > 3 && !idle[w] && !measures[stem(w)] {
			out[stem(w)] = true
		}
	}
	return out
}

// wordRoom is how many bytes a few words are looked for in: sentences may be of any length.
const wordRoom = 160

func lastWords(s string, n int) []string {
	if len(s) > wordRoom {
		s = s[len(s)-wordRoom:]
	}
	w := strings.Fields(s)
	return w[max(0, len(w)-n):]
}

func firstWords(s string, n int) []string {
	w := strings.Fields(s[:min(len(s), wordRoom)])
	return w[:min(len(w), n)]
}

// pairing is what speaks for two figures being one of which one is wrong.
type pairing struct {
	near     int  // long words that stand beside both
	shared   int  // long words of both sentences
	repeated bool // one is said again, the other once
	slip     slip
	figures  int  // how many digits the first has besides noughts at its end
	once     bool // one of them is said once only
	values   int  // how many values of the same sort the text has: many are prices, or results
	size     float64
	ratio    float64 // of the greater one to the smaller
}

// mostValues is how many values of one sort a text may have before they are a list, in which
// some differ in one digit by chance.
const mostValues = 6

// slip is how the digits of one number become those of another.
type slip int

const (
	otherDigits slip = iota
	oneDigit         // one is another
	sameDigits       // the same in another order
)

// slipOf compares the digits of two values, and counts those of the first that say something.
func slipOf(a, b float64) (slip, int) {
	x, y := digits(math.Abs(a)), digits(math.Abs(b))
	figures := len(strings.Trim(x, "0"))
	if len(x) != len(y) {
		return otherDigits, figures
	}
	differ := 0
	for i := range x {
		if x[i] != y[i] {
			differ++
		}
	}
	switch {
	case differ == 1:
		return oneDigit, figures
	case differ == 2 && sorted(x) == sorted(y):
		return sameDigits, figures
	}
	return otherDigits, figures
}

// likely tells whether two figures are more likely one thing told in two ways than two
// things. The bounds were found on articles with figures changed by hand: of pairs this
// lets through, more than half were such.
func (p pairing) likely() bool {
	switch {
	case p.slip == sameDigits:
		return p.figures > 1 // seldom by chance
	case p.values > mostValues:
		return p.slip == oneDigit && p.near > 1 && p.shared > 2
	case p.slip == oneDigit && p.figures > 2:
		return p.once
	case p.slip == oneDigit && p.figures == 2:
		return p.repeated || p.near > 1 && p.shared > 1
	case p.slip == oneDigit && p.size >= 10:
		return p.shared > 1 && (p.near > 1 || p.near > 0 && p.repeated)
	}
	return p.figures > 1 && p.repeated && p.near > 0 && p.shared > 1 && p.ratio < 2.5
}
