package quantity

import "math"

// CompareChange holds a change in percent against the two values it was worked out of.
// Where those are shares, it tells percent and percentage points apart.
func CompareChange(change, from, to Quantity) Comparison {
	return compareChange(figure{Quantity: change, words: change.Text}, figure{Quantity: from, words: from.Text},
		figure{Quantity: to, words: to.Text})
}

func compareChange(change, from, to figure) Comparison {
	other := compared(NotComparable, OtherKinds, "“%s” and the source’s “%s” are figures of different kinds.", change.words, from.words)
	if change.Kind == Change && change.Unit == "" && change.High <= 1 { // "by a third"
		change.Low, change.High, change.Step, change.Unit = change.Low*100, change.High*100, change.Step*100, "percent"
	}
	points := isPoints(change.Unit)
	if !change.Known || !oneValue(from.Quantity) || !oneValue(to.Quantity) || !isPercent(change.Unit) && !points || from.Low <= 0 {
		return other
	}
	to, _, ok := inUnitOf(from, to)
	if !ok || ofAlike(from.Quantity, to.Quantity) == unlike {
		return other
	}
	shares := isPercent(from.Unit) && isPercent(to.Unit)
	if points && !shares {
		return other
	}
	apart := to.Low - from.Low
	worked := apart
	// Both values are rounded to their digits, and so is what is worked out of them.
	open := min(from.half(), mostRounded*math.Abs(from.Low)) + min(to.half(), mostRounded*math.Abs(to.Low))
	left := change.half() + open
	if !points {
		worked = apart / from.Low * 100
		left = change.half() + open/from.Low*100
	}
	size, says, is := math.Abs(worked), boundsOf(change.Quantity), signedAmount(worked, points)
	low, high := min(math.Abs(says.low), math.Abs(says.high)), max(math.Abs(says.low), math.Abs(says.high))
	switch {
	case directionOf(change.Quantity) == Up && apart < 0 || directionOf(change.Quantity) == Down && apart > 0:
		return compared(Contradicts, ChangeDiffers, "“%s” to “%s” is %s, not “%s”.", from.words, to.words, is, change.words)
	case size >= low-1e-9 && size <= high+1e-9, says.roughly && math.Abs(size-low) <= max(change.half(), mostAbout*size):
		return compared(Compatible, ChangeFollows, "“%s” to “%s” is %s, which fits “%s”.", from.words, to.words, is, change.words)
	case size >= low-left && size <= high+left:
		return compared(Rounded, ChangeFollows, "“%s” to “%s” is %s, which “%s” rounds.", from.words, to.words, is, change.words)
	case !points && shares && math.Abs(math.Abs(apart)-low) <= change.half():
		return compared(Contradicts, PointsNotPercent, "“%s” to “%s” is %s: percentage points, not per cent.", from.words, to.words,
			signedAmount(apart, true))
	}
	return compared(Contradicts, ChangeDiffers, "“%s” to “%s” is %s, not “%s”.", from.words, to.words, is, change.words)
}

func oneValue(q Quantity) bool {
	b := boundsOf(q)
	return q.Known && b.single
}

// signedAmount is a change with its sign: +23.5 %.
func signedAmount(value float64, points bool) Amount {
	a := plainAmount(value, " %")
	if points {
		a = plainAmount(value, "")
	}
	if value > 0 {
		a.Before = "+"
	}
	return a
}
