package quantity

import "math"

// CompareChange holds a change in percent against the two values it was worked out of.
// Where those are shares, it tells percent and percentage points apart.
func CompareChange(change, from, to Quantity) Comparison {
	return compareChange(figure{Quantity: change, words: change.Text}, figure{Quantity: from, words: from.Text},
		figure{Quantity: to, words: to.Text})
}

func compareChange(change, from, to figure) Comparison {
	other := told(NotComparable, OtherKinds, "“%s” and the source's “%s” are figures of different kinds.", change.words, from.words)
	points := isPoints(change.Unit)
	if !change.Known || !single(from.Quantity) || !single(to.Quantity) || !isPercent(change.Unit) && !points || from.Low <= 0 {
		return other
	}
	to, _, ok := inUnitOf(from, to)
	if !ok || of(from.Quantity, to.Quantity) == unlike {
		return other
	}
	shares := isPercent(from.Unit) && isPercent(to.Unit)
	if points && !shares {
		return other
	}
	apart := to.Low - from.Low
	worked := apart
	// Both values are rounded to their digits, and so is what is worked out of them.
	left := change.half() + from.half() + to.half()
	if !points {
		worked = apart / from.Low * 100
		left = change.half() + (from.half()+to.half())/from.Low*100
	}
	size, says, is := math.Abs(worked), boundsOf(change.Quantity), signed(worked, points)
	low, high := min(math.Abs(says.low), math.Abs(says.high)), max(math.Abs(says.low), math.Abs(says.high))
	switch {
	case change.Modifier == Up && apart < 0 || change.Modifier == Down && apart > 0:
		return told(Contradicts, ChangeDiffers, "“%s” to “%s” is %s, not “%s”.", from.words, to.words, is, change.words)
	case size >= low-1e-9 && size <= high+1e-9, says.roughly && math.Abs(size-low) <= max(change.half(), mostAbout*size):
		return told(Compatible, ChangeFollows, "“%s” to “%s” is %s, which fits “%s”.", from.words, to.words, is, change.words)
	case size >= low-left && size <= high+left:
		return told(Rounded, ChangeFollows, "“%s” to “%s” is %s, which “%s” rounds.", from.words, to.words, is, change.words)
	case !points && shares && math.Abs(math.Abs(apart)-low) <= change.half():
		return told(Contradicts, PointsNotPercent, "“%s” to “%s” is %s: percentage points, not per cent.", from.words, to.words,
			signed(apart, true))
	}
	return told(Contradicts, ChangeDiffers, "“%s” to “%s” is %s, not “%s”.", from.words, to.words, is, change.words)
}

func single(q Quantity) bool {
	b := boundsOf(q)
	return q.Known && b.single
}

// signed is a change with its sign: +23.5 %.
func signed(value float64, points bool) Amount {
	a := plain(value, " %")
	if points {
		a = plain(value, "")
	}
	if value > 0 {
		a.Before = "+"
	}
	return a
}
