package quantity

import (
	"math"
	"strings"

	"galley/model/quantity/unit"
)

// length holds how long something lasted against the two dates of the passage between which
// it did: from 4 November 1979 to 20 January 1981.
func (m matching) length(c figure) (Pair, bool) {
	const day = "day"
	least, okLow := unit.Convert(c.Low, c.Unit, day)
	most, okHigh := unit.Convert(c.High, c.Unit, day)
	if c.Kind != Duration || !c.Known || !okLow || !okHigh || least < 1 {
		return Pair{}, false
	}
	half, _ := unit.Convert(c.half(), c.Unit, day)
	if c.Unit == day {
		half = 0
	}
	if c.Modifier == About {
		half = max(half, mostAbout*most)
	}
	b := boundsOf(c.Quantity)
	if math.IsInf(b.low, 0) {
		least = 0
	}
	if math.IsInf(b.high, 0) {
		most = math.Inf(1)
	}
	told := 0
	for i, from := range m.givenAs {
		last := from
		if i+1 < len(m.givenAs) && m.spans(from.Quantity, m.givenAs[i+1].Quantity) {
			last = m.givenAs[i+1]
		} else if !isSpan(from.Quantity) {
			continue
		}
		words := inOneLine(m.source.Text[from.Start:last.End])
		days := float64(dayNumber(last.To) - dayNumber(from.From))
		open := m.openDays(from.Quantity, last.Quantity)
		worked, _ := unit.Convert(days-open/2, day, c.Unit)
		if c.Unit == day && c.Low == days+1 {
			worked = c.Low // both days count
		}
		is := plainAmount(math.Round(worked), afterWord(c.Unit, math.Round(worked)))
		p := Pair{Claim: c.Quantity, Sources: m.given[i : i+1], words: c.words}
		if last.Start != from.Start {
			p.Sources = m.given[i : i+2]
		}
		switch {
		case least-half <= days+1 && most+half >= days-open: // the last day counts or does not
			p.Comparison = compared(Compatible, LengthFollows, "The source’s “%s” is %s, which fits “%s”.", words, is, c.words)
			return p, true
		case told < mostTold && m.sure(c.Quantity, from.Quantity, true):
			p.Comparison = compared(Contradicts, LengthDiffers, "“%s” does not fit the source’s “%s”, which is %s.", c.words, words, is)
			return p, true
		}
		told++
	}
	return Pair{}, false
}

// openDays is how many days two dates leave open between them that are told to the month or
// the year alone.
func (m matching) openDays(from, last Quantity) float64 {
	if from.Start != last.Start {
		return float64(dayNumber(from.To) - dayNumber(from.From) + dayNumber(last.To) - dayNumber(last.From))
	}
	switch begins, ends := from.From, from.To.AddDate(0, 0, 1); {
	case begins.YearDay() == 1 && ends.YearDay() == 1:
		return 2 * 365
	case begins.Day() == 1 && ends.Day() == 1:
		return 2 * 30
	}
	return 0
}

// isSpan reports whether a date is told by its two ends: 1989 to 1997.
func isSpan(q Quantity) bool {
	if q.Kind != Date || q.From.IsZero() {
		return false
	}
	for _, word := range []string{" to ", "–", " until ", " till ", " through ", "-", " bis ", " au ", " à ", " and ", " und ", " et "} {
		if i := strings.Index(q.Text, word); i > 0 {
			return strings.ContainsAny(q.Text[:i], "0123456789") && strings.ContainsAny(q.Text[i:], "0123456789")
		}
	}
	return false
}

// spans reports whether something is told to have lasted from one date to another.
func (m matching) spans(from, to Quantity) bool {
	if from.Kind != Date || to.Kind != Date || from.From.IsZero() || to.From.IsZero() || to.From.Before(from.From) ||
		to.Start-from.End > 20 {
		return false
	}
	between := strings.ToLower(strings.Trim(m.source.Text[from.End:to.Start], " ,"))
	before := strings.Fields(strings.ToLower(lastOf(m.source.Text[:from.Start])))
	led := len(before) > 0 && isWord(before[len(before)-1], "from", "between", "von", "zwischen", "du", "de", "entre")
	return led && isWord(between, "to", "and", "bis", "bis zum", "und", "au", "à", "et") || isWord(between, "until", "till", "through", "–", "bis")
}
