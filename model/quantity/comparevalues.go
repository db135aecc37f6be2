package quantity

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// What a difference may be, as a share of the greater value, and still come of rounding
// alone. 52 told as "50" is 4 % off and common; 140 told as "100" is not.
const mostRounded = 0.05

// What a word like "about" leaves open, as a share of the greater value, where the digits
// leave open less: "about 52" is no promise that it was not 55.
const mostAbout = 0.10

// What such a word leaves open at most, where the digits leave open more: 23 can be told as
// "about 20", 140 cannot be told as "about 100".
const mostLoose = 0.20

// bounds are the least and the greatest value that words leave open. The least or the
// greatest itself may be shut out, as 50 is by "more than 50".
type bounds struct {
	low, high       float64
	noLow, noHigh   bool
	single, roughly bool // one value is told; with a word like "about"
}

func boundsOf(q Quantity) bounds {
	low, high := min(q.Low, q.High), max(q.Low, q.High)
	switch q.Modifier {
	case Over:
		return bounds{low: low, high: math.Inf(1), noLow: true}
	case AtLeast:
		return bounds{low: low, high: math.Inf(1)}
	case Under:
		return bounds{low: math.Inf(-1), high: high, noHigh: true}
	case AtMost:
		return bounds{low: math.Inf(-1), high: high}
	}
	return bounds{low: low, high: high, single: low == high, roughly: q.Modifier == About}
}

// has reports whether all that b leaves open lies in what a leaves open.
func (a bounds) has(b bounds) bool {
	low := b.low > a.low || b.low == a.low && (!a.noLow || b.noLow)
	high := b.high < a.high || b.high == a.high && (!a.noHigh || b.noHigh)
	return low && high
}

// gap is how far a and b are apart: 0 where they only touch. meet says that a value is
// left open by both.
func (a bounds) gap(b bounds) (gap float64, meet bool) {
	if a.low > b.high || b.high < a.low {
		return a.low - b.high, false
	}
	if b.low > a.high {
		return b.low - a.high, false
	}
	touches := a.low == b.high && (a.noLow || b.noHigh) || b.low == a.high && (b.noLow || a.noHigh)
	return 0, !touches
}

// compareValues compares two figures in one unit; was is the source's as it stands there.
func compareValues(c, s, was figure) Comparison {
	if opposed(c.Quantity, s.Quantity) {
		if directionOf(c.Quantity) == Up {
			return compared(Contradicts, OtherDirection, "The claim’s “%s” goes up, the source’s “%s” goes down.", c.words, was.words)
		}
		return compared(Contradicts, OtherDirection, "The claim’s “%s” goes down, the source’s “%s” goes up.", c.words, was.words)
	}
	a, b := boundsOf(c.Quantity), boundsOf(s.Quantity)
	if a.single && b.single {
		return compareSingles(c, s, was)
	}
	gap, meet := a.gap(b)
	switch {
	case a.has(b) && b.has(a):
		return compared(Same, Equal, "The source has the same figure: “%s”.", was.words)
	case meet && farInside(c.Quantity, a, b):
		return compared(Compatible, FarInside, "The source’s “%s” fits “%s”, and is far from it.", was.words, c.words)
	case otherLimits(a, b):
		return compared(Compatible, FarInside, "“%s” and the source’s “%s” can both be true.", c.words, was.words)
	case a.has(b), b.has(a):
		return compared(Compatible, Fits, "“%s” fits the source’s “%s”.", c.words, was.words)
	case meet:
		return compared(Compatible, Overlaps, "“%s” and the source’s “%s” can both be true.", c.words, was.words)
	case gap == 0:
		return compared(Rounded, AtLimit, "The source’s “%s” is just the limit of “%s”.", was.words, c.words)
	case gap <= roundingRoom(c, s, a, b):
		return compared(Rounded, FewerDigits, "“%s” against the source’s “%s”: rounded, by %s.", c.words, was.words,
			amountLike(c.Quantity, gap))
	}
	if isPercent(c.Unit) && onePoint(gap) {
		return compared(Contradicts, Differs, "“%s” does not fit the source’s “%s”: 1 percentage point apart.", c.words, was.words)
	}
	if isPercent(c.Unit) {
		return compared(Contradicts, Differs, "“%s” does not fit the source’s “%s”: %s percentage points apart.", c.words, was.words, plainAmount(gap, ""))
	}
	return compared(Contradicts, Differs, "“%s” does not fit the source’s “%s”: %s apart.", c.words, was.words, amountLike(c.Quantity, gap))
}

// roundingRoom is what rounding can explain where one figure has an open end. A limit is no rounded
// value: "more than 50" is wrong of 48, however round 50 is.
func roundingRoom(c, s figure, a, b bounds) float64 {
	widest := 0.0
	for _, one := range []struct {
		of figure
		in bounds
	}{{c, a}, {s, b}} {
		if math.IsInf(one.in.low, 0) || math.IsInf(one.in.high, 0) {
			continue
		}
		most := mostRounded
		if one.in.roughly {
			most = mostAbout
		}
		widest = max(widest, min(one.of.half(), most*max(math.Abs(one.in.low), math.Abs(one.in.high))))
	}
	return widest
}

// farInside reports whether a source's value fits an open end of the claim and is so far from
// the limit that nobody would have chosen it: "more than 50" of 5,000.
func farInside(c Quantity, a, b bounds) bool {
	switch {
	case c.Modifier == Over || c.Modifier == AtLeast:
		return a.low > 0 && b.low > 2*a.low
	case c.Modifier == Under || c.Modifier == AtMost:
		return b.high >= 0 && 2*b.high < a.high
	}
	return false
}

// otherLimits reports whether two figures with an open end name limits that are far apart: more
// than 60 percent is no other way to say more than 20 percent.
func otherLimits(a, b bounds) bool {
	far := func(one, other float64) bool {
		return math.Abs(one-other) > mostLoose*max(math.Abs(one), math.Abs(other))*(1+1e-9)
	}
	return math.IsInf(a.high, 1) && math.IsInf(b.high, 1) && far(a.low, b.low) ||
		math.IsInf(a.low, -1) && math.IsInf(b.low, -1) && far(a.high, b.high)
}

// opposed reports whether one figure goes up and the other down.
func opposed(c, s Quantity) bool {
	return !directionless(c) && !directionless(s) && directionOf(c) != directionOf(s)
}

func compareSingles(c, s, was figure) Comparison {
	value, sources := c.Low, s.Low
	if directed := !directionless(c.Quantity) || !directionless(s.Quantity); directed { // the word has the sign
		value, sources = math.Abs(value), math.Abs(sources)
	}
	apart := math.Abs(value - sources)
	size := max(math.Abs(value), math.Abs(sources))
	digits := max(c.half(), s.half())
	about := c.Modifier == About || s.Modifier == About || c.loose || was.loose || was.Unit != s.Unit // a converted value is as rough as the first
	rounded, share := amountLike(c.Quantity, apart), percentOf(apart, sources)
	switch {
	case apart <= size*1e-9:
		return compared(Same, Equal, "The source has the same figure: “%s”.", was.words)
	case about && apart <= min(digits, mostAbout*size):
		return compared(Compatible, Fits, "“%s” fits the source’s “%s”.", c.words, was.words)
	case about && apart <= max(min(digits, mostLoose*size), mostAbout*size), apart <= min(digits, mostRounded*size),
		apart <= min(max(c.shown(), s.shown()), mostAbout*size)*(1+1e-9):
		if isPercent(c.Unit) && onePoint(apart) {
			return compared(Rounded, FewerDigits, "“%s” against the source’s “%s”: rounded, by 1 percentage point.", c.words, was.words)
		}
		if isPercent(c.Unit) {
			return compared(Rounded, FewerDigits, "“%s” against the source’s “%s”: rounded, by %s percentage points.", c.words, was.words,
				plainAmount(apart, ""))
		}
		if sources == 0 {
			return compared(Rounded, FewerDigits, "“%s” against the source’s “%s”: rounded, by %s.", c.words, was.words, rounded)
		}
		return compared(Rounded, FewerDigits, "“%s” against the source’s “%s”: rounded, by %s (%s).", c.words, was.words, rounded, share)
	case was.Unit != s.Unit || s.scaled:
		return compared(Contradicts, Differs, "“%s” does not fit the source’s “%s”, which is %s.", c.words, was.words, likeSingle(c, s))
	case isPercent(c.Unit) && value < sources && onePoint(apart):
		return compared(Contradicts, Differs, "“%s” is 1 percentage point less than the source’s “%s”.", c.words, was.words)
	case isPercent(c.Unit) && onePoint(apart):
		return compared(Contradicts, Differs, "“%s” is 1 percentage point more than the source’s “%s”.", c.words, was.words)
	case isPercent(c.Unit) && value < sources:
		return compared(Contradicts, Differs, "“%s” is %s percentage points less than the source’s “%s”.", c.words, plainAmount(apart, ""), was.words)
	case isPercent(c.Unit):
		return compared(Contradicts, Differs, "“%s” is %s percentage points more than the source’s “%s”.", c.words, plainAmount(apart, ""), was.words)
	case value < sources:
		return compared(Contradicts, Differs, "“%s” is %s less than the source’s “%s”.", c.words, rounded, was.words)
	}
	return compared(Contradicts, Differs, "“%s” is %s more than the source’s “%s”.", c.words, rounded, was.words)
}

func onePoint(apart float64) bool { return math.Abs(apart-1) < 1e-9 }

// shown is half a step of the last digit of a figure that is surely told to it: a decimal, or a
// last digit that is no zero. 3.2 is 3 so rounded, however much that leaves out; whether 140 is
// 100 nobody knows.
func (f figure) shown() float64 {
	w, ok := digitsOf(f.Quantity)
	if !ok || f.scaled || f.was != "" || f.Low != f.High || w.decimals == 0 && lastPlace(w.value) != 1 {
		return 0
	}
	return math.Pow10(-w.decimals) * w.scale / 2
}

// halfStep is half a step of the last digit that a figure is told to: 500 for "21,000". Zeros
// at the end of a whole number count as left open, those behind a decimal point do not.
func halfStep(q Quantity) float64 {
	value := max(math.Abs(q.Low), math.Abs(q.High))
	switch {
	case q.Step > 0:
		return q.Step / 2
	case value == 0 || math.IsInf(value, 0) || math.IsNaN(value):
		return 0
	}
	written, ok := digitsOf(q)
	if !ok {
		return lastPlace(value) / 2
	}
	if written.decimals > 0 {
		return math.Pow10(-written.decimals) * written.scale / 2
	}
	return lastPlace(written.value) * written.scale / 2
}

// lastPlace is the place of the last digit of a number that is no zero: 1000 of 21,000.
func lastPlace(value float64) float64 {
	text := strconv.FormatFloat(value, 'e', -1, 64) // 2.1e+04
	mantissa, exponent, _ := strings.Cut(text, "e")
	power, err := strconv.Atoi(exponent)
	if err != nil {
		return 0
	}
	if _, decimals, has := strings.Cut(mantissa, "."); has {
		power -= len(decimals)
	}
	return math.Pow10(power)
}

// written is the number that stands in digits in a figure's text.
type written struct {
	before, after string  // what stands before and after it
	value         float64 // without a word like "million"
	scale         float64 // what such a word makes of it
	decimals      int
}

// digitsOf reads the last number in digits of a figure's text. Which of point and comma is
// the decimal one follows from the figure's value: it is told in thousands, millions and so
// on of what stands there.
func digitsOf(q Quantity) (written, bool) {
	start, end := lastDigits(q.Text)
	if start < 0 {
		return written{}, false
	}
	text := q.Text[start:end]
	value := max(math.Abs(q.Low), math.Abs(q.High))
	if value == 0 {
		return written{}, false
	}
	for _, point := range []string{".", ","} {
		whole, fraction, _ := strings.Cut(text, point)
		if strings.Contains(fraction, point) {
			whole, fraction = text, ""
		}
		digits := onlyDigits(whole)
		n, err := strconv.ParseFloat(digits+"."+onlyDigits(fraction)+"0", 64)
		if err != nil || n == 0 {
			continue
		}
		scale := value / n
		if power := math.Log10(scale); power > -0.5 && math.Abs(power-math.Round(power)) < 1e-9 {
			return written{q.Text[:start], q.Text[end:], n, math.Pow10(int(math.Round(power))), len(onlyDigits(fraction))}, true
		}
	}
	return written{}, false
}

// lastDigits is where the last number in digits begins and ends, with the separators in it.
func lastDigits(text string) (start, end int) {
	start, end = -1, -1
	for i := len(text); i > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		i -= size
		switch {
		case r >= '0' && r <= '9':
			if end < 0 {
				end = i + size
			}
			start = i
		case end >= 0 && !strings.ContainsRune(".,'’   ", r):
			return start, end
		}
	}
	return start, end
}

func onlyDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}
