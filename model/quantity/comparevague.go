package quantity

import "strings"

// vague is what a vague word says of a number: where it fits, and outside which bounds it
// is wrong. Between the two nobody can tell.
type vague struct {
	words           string
	fitLow, fitHigh float64
	low, high       float64
}

// vagueWords are vague words by language, the longer ones first. What "dozens" means is no
// rule of any dictionary: 24 begins the second dozen, and nobody says dozens of a thousand.
var vagueWords = []vague{
	{"hundreds of thousands", 200_000, 999_999, 100_000, 2_000_000},
	{"tens of thousands", 20_000, 99_999, 10_000, 200_000},
	{"hundreds of millions", 2e8, 999e6, 1e8, 2e9},
	{"tens of millions", 2e7, 99e6, 1e7, 2e8},
	{"several hundred thousand", 300_000, 900_000, 150_000, 1_500_000},
	{"several million", 3e6, 10e6, 1.5e6, 20e6},
	{"several thousand", 3_000, 10_000, 1_500, 20_000},
	{"several hundred", 300, 900, 150, 1_500},
	{"several dozen", 36, 110, 20, 200},
	{"a few million", 2e6, 9e6, 1.5e6, 15e6},
	{"a few thousand", 2_000, 9_000, 1_500, 15_000},
	{"a few hundred", 200, 900, 150, 1_500},
	{"a few dozen", 24, 100, 15, 150},
	{"a couple of", 2, 3, 1.5, 5},
	{"dozens", 24, 199, 12, 999},
	{"scores", 40, 399, 20, 1_999},
	{"hundreds", 200, 1_999, 100, 9_999},
	{"thousands", 2_000, 19_999, 1_000, 99_999},
	{"millions", 2e6, 999e6, 1e6, 2e9},
	{"billions", 2e9, 999e9, 1e9, 2e12},
	{"a handful", 3, 9, 2, 20},
	{"several", 3, 12, 2, 50},
	{"a few", 2, 9, 2, 30},

	{"hunderttausende", 200_000, 999_999, 100_000, 2_000_000},
	{"zehntausende", 20_000, 99_999, 10_000, 200_000},
	{"mehrere hundert", 300, 900, 150, 1_500},
	{"mehrere tausend", 3_000, 10_000, 1_500, 20_000},
	{"dutzende", 24, 199, 12, 999},
	{"hunderte", 200, 1_999, 100, 9_999},
	{"tausende", 2_000, 19_999, 1_000, 99_999},
	{"millionen", 2e6, 999e6, 1e6, 2e9},
	{"mehrere", 3, 12, 2, 50},

	{"centaines de milliers", 200_000, 999_999, 100_000, 2_000_000},
	{"dizaines de milliers", 20_000, 99_999, 10_000, 200_000},
	{"plusieurs centaines", 300, 900, 150, 1_500},
	{"plusieurs milliers", 3_000, 10_000, 1_500, 20_000},
	{"dizaines", 20, 199, 10, 999},
	{"centaines", 200, 1_999, 100, 9_999},
	{"milliers", 2_000, 19_999, 1_000, 99_999},
	{"plusieurs", 3, 12, 2, 50},
}

// vagueOf is what a vague word means; ok is false where it is not one of the tables'.
func vagueOf(text string) (vague, bool) {
	text = " " + strings.ToLower(strings.Join(strings.Fields(text), " ")) + " "
	for _, v := range vagueWords {
		if strings.Contains(text, " "+v.words+" ") {
			return v, true
		}
	}
	return vague{}, false
}

// compareVague compares figures at least one of which is a vague word.
func compareVague(c, s figure) Comparison {
	word, number := c, s
	if c.Known {
		word, number = s, c
	}
	v, known := vagueOf(word.Text)
	nobody := compared(NotComparable, VagueOnly, "“%s” and the source’s “%s” leave open how many.", c.words, s.words)
	if !known || !number.Known {
		return nobody
	}
	if !kindsMeet(c.Quantity, s.Quantity) || c.Kind == Number && countAlike(c.Quantity, s.Quantity) == unlike {
		return compared(NotComparable, OtherThings, "“%s” and the source’s “%s” count different things.", c.words, s.words)
	}
	b := boundsOf(number.Quantity)
	switch {
	case b.low >= v.fitLow && b.high <= v.fitHigh:
		return compared(Compatible, VagueFits, "“%s” fits the source’s “%s”.", c.words, s.words)
	case b.high < v.low || b.low > v.high:
		if countAlike(c.Quantity, s.Quantity) == alike || c.Unit == s.Unit {
			return compared(Contradicts, VagueDiffers, "“%s” does not fit the source’s “%s”.", c.words, s.words)
		}
	}
	return nobody
}
