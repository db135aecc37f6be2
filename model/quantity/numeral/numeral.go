// Package numeral finds the numbers of prose, in figures and in words: '21,000', 'half a
// million', 'one in five', 'dozens'. It is a leaf: it knows neither units nor dates.
//
// It never guesses. What only looks like a number (a version, a telephone number, a score,
// a time of day, an identifier) is refused, and Read says where, so that nobody takes a part
// of it for a number. A language is a table: english.go, german.go, french.go.
package numeral

import (
	"math"
	"slices"
)

// Form is how a number is put.
type Form string

// The forms.
const (
	Cardinal Form = "cardinal" // 21,000, twenty-one, half a dozen
	Ordinal  Form = "ordinal"  // 3rd, twenty-first
	Fraction Form = "fraction" // two thirds, ½, 4/5: a number below one, or of such a part
	Ratio    Form = "ratio"    // one in five, one out of three
	Vague    Form = "vague"    // dozens, several hundred, a few: no value
)

// Numeral is a number in a text.
type Numeral struct {
	Start, End int // in bytes; of the number and its scale ('3.5bn'), its sign, and its article ('a dozen')

	Value float64 // what it comes to; 0 for a Vague one
	// Low and High are Value, but for a Vague one: the magnitude its words name
	// ('dozens' 12, 'tens of thousands' 10,000), 0 where they name none ('a few'), and infinity.
	Low, High float64

	Form       Form
	Part, Of   float64 // of a Ratio and of a Fraction in words: 'one in five' is 1 of 5; else 0
	Digits     bool    // written in figures, at least in part
	Decimals   int     // how many decimals were written: 1 in '3.5bn', 2 in '4.50'
	Step       float64 // the smallest place that was written, without filling noughts: 1,000 for '21,000', 1e8 for '3.5bn'
	Scale      float64 // what the scale after the number multiplies it by: 1e9 in '3.5bn', else 1
	Letters    bool    // letters follow without a space ('180ml', '1990s'): with no unit in them it is no number
	Label      bool    // it numbers a thing rather than counts: 'Flight 103', 'No. 5', 'Air Force One'
	Capital    bool    // a number in words begins with a capital letter
	isNegative bool
}

// Negative tells whether a minus was written: '-0' has one too.
func (n Numeral) Negative() bool { return n.isNegative }

// Why is the reason for refusing what looks like a number.
type Why string

// The reasons.
const (
	Identifier Why = "identifier" // A320, F-16, COVID-19, 007, an address of the web
	Version    Why = "version"    // 1.2.3, 192.168.1.2
	Telephone  Why = "telephone"  // +49 30 1234567, 555-1234, an ISBN, a card
	Score      Why = "score"      // 3-2, 50-50
	Clock      Why = "clock"      // 10:30, 5 p.m.
	Slashed    Why = "slashed"    // 3/31/2009, 24/7
	Address    Why = "address"    // 10 Downing Street
	Unclear    Why = "unclear"    // more than one reading, mixed digits, or far too long
)

// Refusal is a stretch of a text that looks like a number and is none.
type Refusal struct {
	Start, End int // in bytes
	Why        Why
}

// Scan gives the numbers of a text in its order, never overlapping. The language is a BCP 47
// tag; "" is taken for English. In a language without a table only figures are read, and of
// those only what is written alike everywhere. The time it takes is linear in the text.
func Scan(text, language string) []Numeral {
	found, _ := Read(text, language)
	return found
}

// Read is Scan, and also says what was refused, in the order of the text.
func Read(text, language string) ([]Numeral, []Refusal) {
	r := reader{text: text, lang: languageOf(language)}
	r.tokens()
	found := r.numerals()
	// Some is refused while the text is taken apart, and some after that.
	inOrder := r.refused[:0]
	slices.SortStableFunc(r.refused, func(a, b Refusal) int { return a.Start - b.Start })
	for _, no := range r.refused {
		if n := len(inOrder); n == 0 || no.Start >= inOrder[n-1].End {
			inOrder = append(inOrder, no)
		}
	}
	return found, inOrder
}

// stepOf is the place of the last figure of a whole number that is not a nought: 1,000 for
// 21,000. Of a number with decimals it is the place of its last decimal.
func stepOf(value float64) float64 {
	value = math.Abs(value)
	if value == 0 || math.IsInf(value, 0) || value > 1e18 {
		return 1
	}
	step := 1.0
	for value != math.Trunc(value) && step > 1e-6 {
		value, step = value*10, step/10
		if near := math.Round(value); math.Abs(value-near) < 1e-9*value {
			value = near
		}
	}
	for step >= 1 && math.Mod(value, 10) == 0 {
		value, step = value/10, step*10
	}
	return step
}
