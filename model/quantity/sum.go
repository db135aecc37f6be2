package quantity

import (
	"math"
	"strings"
)

// Equation is how a figure follows from others by arithmetic.
type Equation struct {
	Terms []Quantity // of the passage, in the order of the equation
	Total Quantity   // of the claim
	Text  string     // 17,000 + 4,000 = 21,000
}

// SumFollows looks for a way in which a figure of a claim follows from the figures of a
// passage by arithmetic: a total, a remainder, a difference, so many of each. Verbs tell
// what is added and what is taken away, nouns tell what belongs together. Where words and
// numbers do not both lead there, nothing follows. Only English is read so.
func SumFollows(passage, claim, language string) (Equation, bool) {
	if language != "" && !strings.HasPrefix(strings.ToLower(language), "en") {
		return Equation{}, false
	}
	return sumFollows(passage, claim, Find(passage, language), Find(claim, language), false)
}

// mostTerms is how many figures a passage may have for a sum to be looked for. With more,
// some of them add up to anything.
const mostTerms = 6

// sumFollows works on the figures of both texts. Surely, it takes only sums of what the
// words themselves name alike: between any two texts, it must find nothing.
func sumFollows(passage, claim string, given, asked []Quantity, surely bool) (Equation, bool) {
	from, to := newProblem(passage, given), newProblem(claim, asked)
	if len(from.terms) == 0 || len(from.terms) > mostTerms || len(to.terms) == 0 || len(to.terms) > 2 {
		return Equation{}, false
	}
	from.read(to)
	target := to.terms[0]
	if surely {
		return from.bySureSum(to, target)
	}
	if len(to.terms) == 2 {
		return from.byTwo(to)
	}
	if e, ok := from.byDifference(to, target); ok || to.compares() {
		return e, ok
	}
	if from.groups() || to.groups() {
		if e, ok := from.byGroups(to, target); ok {
			return e, true
		}
	}
	if e, ok := from.bySum(to, target); ok {
		return e, true
	}
	return from.byPart(to, target)
}

// term is a figure with what its sentence says of it.
type term struct {
	Quantity
	at, end int      // its words
	nouns   []string // what it counts: the words behind it, or those of the figure it leans on
	own     bool     // those words stand behind it
	rate    bool     // it is so many of each
	times   bool     // so many times as many
	sign    int      // +1 added, -1 taken away, 0 either
	weak    bool     // it may tell only what the others are like: "9 were torn"
	time    string   // today, yesterday, Monday
}

func (t *term) value() float64 { return t.Low }

// expression is a value with the way it was worked out.
type expression struct {
	value float64
	text  string
	terms []Quantity
	sum   bool // the last step was a sum, which needs brackets before it is multiplied
}

func leaf(t *term) expression {
	return expression{value: t.value(), text: writtenNumber(t.Quantity), terms: []Quantity{t.Quantity}}
}

func (e expression) with(op string, f expression) expression {
	r := expression{terms: append(append([]Quantity{}, e.terms...), f.terms...), sum: op == "+" || op == "−"}
	left, right := e.text, f.text
	if !r.sum && e.sum {
		left = "(" + left + ")"
	}
	if (!r.sum || op == "−") && f.sum {
		right = "(" + right + ")"
	}
	r.text = left + " " + op + " " + right
	switch op {
	case "+":
		r.value = e.value + f.value
	case "−":
		r.value = e.value - f.value
	case "×":
		r.value = e.value * f.value
	case "÷":
		r.value = math.NaN()
		if f.value != 0 {
			r.value = e.value / f.value
		}
	}
	return r
}

// makes reports whether the expression comes to a figure: to the last digit, where that is
// a whole number; else to the digits it is told to.
func (e expression) makes(t *term) bool {
	want := t.value()
	left := 1e-9 * max(1, math.Abs(want))
	if want != math.Trunc(want) {
		left = halfStep(t.Quantity) * 1.000001
	}
	return math.Abs(e.value-want) <= left
}

func (e expression) equation(t *term) Equation {
	return Equation{Terms: e.terms, Total: t.Quantity, Text: e.text + " = " + writtenNumber(t.Quantity)}
}

// writtenNumber is a figure's number as it stands in the text; spelled-out ones in digits.
func writtenNumber(q Quantity) string {
	if w, ok := digitsOf(q); ok && w.scale == 1 {
		start, end := lastDigits(q.Text)
		return q.Text[start:end]
	}
	return plainAmount(q.Low, "").String()
}
