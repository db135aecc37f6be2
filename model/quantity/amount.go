package quantity

import (
	"math"
	"strconv"
	"strings"
)

// Amount is a value that was worked out, as a figure of a text would have it: with what
// stands before the number there and after it.
type Amount struct {
	Value         float64
	Decimals      int // that are worth telling
	Before, After string
}

// String is the amount in English: 581.6 miles.
func (a Amount) String() string {
	text := strconv.FormatFloat(math.Abs(a.Value), 'f', a.Decimals, 64)
	whole, fraction, has := strings.Cut(text, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if has {
		whole += "." + fraction
	}
	if a.Value < 0 {
		whole = "-" + whole
	}
	return a.Before + whole + a.After
}

// amountLike is a value in a figure's unit, written as the figure is: "$0.2bn" beside "$3.5bn".
func amountLike(q Quantity, value float64) Amount {
	w, ok := digitsOf(q)
	if !ok {
		return plainAmount(value, afterWord(q.Unit, value))
	}
	before := w.before
	if strings.ContainsAny(before, "0123456789") { // a range
		before = leading(before)
	}
	a := plainAmount(value/w.scale, w.after)
	if size := math.Abs(a.Value); size >= 0.1 && size < 1 && math.Abs(size-roundTo(size, 1)) > size*1e-6 {
		a.Decimals = 2 // $0.25
	}
	a.Before = strings.TrimSuffix(strings.TrimRight(before, "-−–"), "minus ")
	if w.after != "" && strings.HasPrefix(strings.TrimSpace(w.after), "-") { // "600-mile"
		a.After = afterWord(q.Unit, value)
	}
	return a
}

// likeSingle is the value of a figure that was brought into another one's unit.
func likeSingle(c, s figure) Amount { return amountLike(c.Quantity, s.Low) }

// leading is what stands before the first digit.
func leading(text string) string {
	if i := strings.IndexAny(text, "0123456789"); i >= 0 {
		return text[:i]
	}
	return text
}

// afterWord is a unit as it stands after a number that was worked out.
func afterWord(unit string, value float64) string {
	switch {
	case unit == "" || !strings.ContainsFunc(unit, func(r rune) bool { return r >= 'a' && r <= 'z' }):
		return unit
	case isPercent(unit):
		return " %"
	case value == 1 || strings.HasSuffix(unit, "s"):
		return " " + unit
	}
	return " " + pluralOf(unit)
}

func pluralOf(noun string) string {
	for one, many := range irregular {
		if noun == one || strings.HasSuffix(noun, " "+one) {
			return strings.TrimSuffix(noun, one) + many
		}
	}
	switch {
	case strings.HasSuffix(noun, "y") && len(noun) > 1 && !strings.ContainsRune("aeiou", rune(noun[len(noun)-2])):
		return noun[:len(noun)-1] + "ies"
	case strings.HasSuffix(noun, "x"), strings.HasSuffix(noun, "ch"), strings.HasSuffix(noun, "sh"):
		return noun + "es"
	}
	return noun + "s"
}

// plainAmount is a value with as many decimals as are worth telling: 4,000 · 581.6 · 0.2 · 0.05.
func plainAmount(value float64, after string) Amount {
	size := math.Abs(value)
	decimals := 1
	switch {
	case size >= 1000 || size == math.Trunc(size):
		decimals = 0
	case size > 0 && size < 0.1:
		decimals = min(12, 1-int(math.Floor(math.Log10(size))))
		for decimals > 1 && math.Abs(value-roundTo(value, decimals-1)) < size*1e-6 {
			decimals--
		}
	}
	return Amount{Value: value, Decimals: decimals, After: after}
}

func roundTo(value float64, decimals int) float64 {
	by := math.Pow10(decimals)
	return math.Round(value*by) / by
}

// percentOf is a part of a whole, in percent.
func percentOf(part, whole float64) Amount {
	if whole == 0 {
		return Amount{After: " %"}
	}
	return plainAmount(math.Abs(part/whole*100), " %")
}
