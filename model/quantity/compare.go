package quantity

import (
	"fmt"
	"math"
	"strings"
)

// Relation is how a figure of a claim stands to a figure of its source.
type Relation string

// The relations.
const (
	Same          Relation = "same"           // the same value of the same thing
	Compatible    Relation = "compatible"     // both can be true as they are written
	Rounded       Relation = "rounded"        // one is the other with fewer digits
	Contradicts   Relation = "contradicts"    // both cannot be true
	NotComparable Relation = "not comparable" // they are of different things, or nobody can tell
)

// Reason is why two figures stand to each other as they do.
type Reason string

// The reasons.
const (
	Equal             Reason = "equal"
	Converted         Reason = "converted"           // told in another unit
	Fits              Reason = "fits"                // one lies in what the other leaves open
	Overlaps          Reason = "overlaps"            // both leave room for the other
	FarInside         Reason = "far inside"          // it fits, but the words lead to expect another size
	AtLimit           Reason = "at the limit"        // one is the very limit that the other names
	FewerDigits       Reason = "fewer digits"        // told with fewer digits
	Differs           Reason = "differs"             // more apart than their digits explain
	OtherDirection    Reason = "other direction"     // up against down
	VagueFits         Reason = "vague fits"          // a vague word that the number agrees with
	VagueDiffers      Reason = "vague differs"       // a vague word for another size of number
	VagueOnly         Reason = "vague only"          // a vague word that no number can be held against
	OtherThings       Reason = "other things"        // shares or counts of different things
	OtherUnits        Reason = "other units"         // units that do not convert
	OtherCurrencies   Reason = "other currencies"    // money at a rate that nobody told
	OtherKinds        Reason = "other kinds"         // a number against a date, a place in an order against a count
	OtherRates        Reason = "other rates"         // per person against per household
	OtherTimes        Reason = "other times"         // of two years, or of two months
	ChangeOrShare     Reason = "change or share"     // how much it went up against how much it is
	LengthFollows     Reason = "length follows"      // how long it lasted, worked out of two dates
	LengthDiffers     Reason = "length differs"      // likewise, and another length is told
	PercentOrPoints   Reason = "percent or points"   // per cent of a value against points between two shares
	ChangeFollows     Reason = "change follows"      // a change worked out of two values
	ChangeDiffers     Reason = "change differs"      // likewise, and another one is told
	PointsNotPercent  Reason = "points not percent"  // the difference between two shares was called per cent
	DateWithin        Reason = "date within"         // one date is the more precise
	WeekdayDiffers    Reason = "weekday differs"     // the day was another day of the week
	AgeFollows        Reason = "age follows"         // an age worked out of a day of birth
	AgeDiffers        Reason = "age differs"         // likewise, and another one is told
	SumFollowsFrom    Reason = "sum"                 // worked out of several figures
	NothingLikeIt     Reason = "nothing like it"     // the passage has no figure of this sort
	NotSurelyTheSame  Reason = "not surely the same" // a figure of the sort, but perhaps of another thing
	SeveralDifferents Reason = "several"             // several figures of the sort, none of them this one
)

// Comparison is what a figure of a claim and one of its source have to do with each other.
type Comparison struct {
	Relation Relation
	Reason   Reason
	// The sentence that tells it is made of Format, an English one with verbs, and Args:
	// words of the texts as they stand there, and Amounts that were worked out.
	Format string
	Args   []any
}

// Said is the sentence's format, and what stands in place of its verbs.
func (c Comparison) Said() (format string, args []any) { return c.Format, c.Args }

// String is the sentence in English; empty where there is nothing to say.
func (c Comparison) String() string {
	if c.Format == "" {
		return ""
	}
	return fmt.Sprintf(c.Format, c.Args...)
}

// compared makes a Comparison.
func compared(relation Relation, reason Reason, format string, args ...any) Comparison {
	return Comparison{Relation: relation, Reason: reason, Format: format, Args: args}
}

// figure is a quantity with the words that stand for it in a sentence.
type figure struct {
	Quantity
	words  string
	rest   string  // what follows its whole and belongs to it: "of opium" behind "the world supply"
	next   string  // the word behind it, in one form, where no noun is known: "unemployed"
	own    string  // its words without what it is told by
	per    rate    // what it is told by, where its unit does not say so
	was    string  // its unit before it was brought into another one's; else ""
	scaled bool    // it was told by another number before: per 10,000
	loose  bool    // a half or a third, which leaves more open than its value shows
	left   float64 // what its digits leave open, where it was brought into another unit; else 0
}

// of is the whole of a share, as it stands in its text.
func (f figure) of() string { return strings.Join(strings.Fields(f.Of+f.rest), " ") }

// amount is the figure without what it is told by.
func (f figure) amount() string {
	if f.own != "" {
		return f.own
	}
	if strings.Contains(f.Unit, " per ") {
		for _, joint := range []string{" a ", " an ", " per ", "/"} {
			if i := strings.LastIndex(f.Text, joint); i > 0 {
				return f.Text[:i]
			}
		}
	}
	return f.Text
}

// half is what the digits of the figure leave open: half a step of the last one.
func (f figure) half() float64 {
	if f.left > 0 {
		return f.left
	}
	return halfStep(f.Quantity)
}

// Compare holds a figure of a claim against one of a source, as said of the same thing
// unless their own words show that they are not.
func Compare(claim, source Quantity) Comparison {
	return compare(figure{Quantity: claim, words: claim.Text}, figure{Quantity: source, words: source.Text})
}

func compare(c, s figure) Comparison {
	if c.Kind == Date || s.Kind == Date {
		return compareDates(c, s)
	}
	if c.Kind == Ordinal && s.Kind == Ordinal {
		return comparePlaces(c, s)
	}
	c, s = upright(c), upright(s)
	s, why, ok := atRateOf(c, s)
	if !ok {
		return why
	}
	if !c.Known || !s.Known {
		return compareVague(c, s)
	}
	if apart, ok := incomparable(c, s); ok {
		return apart
	}
	if share, ok := asShare(c, s); ok {
		c = share
	}
	if share, ok := asShare(s, c); ok {
		s = share
	}
	was := s
	s, converted, ok := inUnitOf(c, s)
	converted = converted || s.scaled
	if !ok {
		return compared(NotComparable, OtherUnits, "“%s” and the source’s “%s” are in units that do not convert.", c.words, s.words)
	}
	found := compareValues(c, s, was)
	if found.Relation == Contradicts && !surelyAlike(c, s) {
		if why, ok := ofHow(c, was); ok {
			return why
		}
		return compared(NotComparable, NotSurelyTheSame, "“%s” and the source’s “%s” may not be of the same thing.", c.words, was.words)
	}
	if converted && (found.Relation == Same || found.Relation == Compatible) {
		return compared(found.Relation, Converted, "The source’s “%s” is %s, which fits “%s”.", was.words, likeSingle(c, s), c.words)
	}
	return found
}

// incomparable tells of two figures that no arithmetic can hold against each other.
func incomparable(c, s figure) (Comparison, bool) {
	switch {
	case isPoints(c.Unit) && isPercent(s.Unit), isPercent(c.Unit) && isPoints(s.Unit):
		return compared(NotComparable, PercentOrPoints, "“%s” and the source’s “%s”: one is in per cent, the other in percentage points.",
			c.words, s.words), true
	case c.Kind == Money && s.Kind == Money && !convert(c, s), c.Kind == Money && manyPounds(s), s.Kind == Money && manyPounds(c):
		return compared(NotComparable, OtherCurrencies, "“%s” and the source’s “%s” are in different currencies.", c.words, s.words), true
	case c.Kind == Change && s.Kind == Share && isPercent(c.Unit) && isPercent(s.Unit):
		return compared(NotComparable, ChangeOrShare, "The claim’s “%s” is a change, the source’s “%s” is not told as one.", c.words, s.words), true
	case c.Kind == Share && s.Kind == Change && isPercent(c.Unit) && isPercent(s.Unit):
		return compared(NotComparable, ChangeOrShare, "The source’s “%s” is a change, the claim’s “%s” is not told as one.", s.words, c.words), true
	case !kindsMeet(c.Quantity, s.Quantity):
		return compared(NotComparable, OtherKinds, "“%s” and the source’s “%s” are figures of different kinds.", c.words, s.words), true
	case c.Kind == Share && s.Kind == Share && c.Of != "" && s.Of != "" && wholeAlike(c, s) == unlike:
		return ofHow(c, s)
	case c.Kind == Number && s.Kind == Number && countAlike(c.Quantity, s.Quantity) == unlike:
		return compared(NotComparable, OtherThings, "“%s” and the source’s “%s” count different things.", c.words, s.words), true
	}
	return Comparison{}, false
}

// manyPounds reports whether a figure in pounds is money: nobody weighs millions of pounds.
func manyPounds(f figure) bool { return f.Kind == Measure && f.Unit == "pound" && f.Low >= 1e6 }

// convert reports whether two units are of one measure.
func convert(c, s figure) bool {
	_, _, ok := inUnitOf(c, s)
	return ok
}

// kindsMeet reports whether figures of two kinds can be held against each other at all.
func kindsMeet(c, s Quantity) bool {
	if c.Kind == s.Kind {
		return true
	}
	switch pair := [2]Kind{c.Kind, s.Kind}; pair {
	case [2]Kind{Share, Number}, [2]Kind{Number, Share}:
		return bareFraction(c) || bareFraction(s)
	case [2]Kind{Number, Measure}, [2]Kind{Measure, Number}, [2]Kind{Number, Duration}, [2]Kind{Duration, Number},
		[2]Kind{Number, Money}, [2]Kind{Money, Number}, [2]Kind{Number, Age}, [2]Kind{Age, Number}:
		return c.Unit == "" || s.Unit == "" // "600" in a table whose head says miles
	case [2]Kind{Measure, Duration}, [2]Kind{Duration, Measure}, [2]Kind{Age, Duration}, [2]Kind{Duration, Age}:
		return c.Unit == s.Unit
	case [2]Kind{Change, Measure}, [2]Kind{Measure, Change}, [2]Kind{Change, Number}, [2]Kind{Number, Change},
		[2]Kind{Change, Money}, [2]Kind{Money, Change}:
		return c.Unit == s.Unit && !isPercent(c.Unit)
	}
	return false
}

func directionless(q Quantity) bool { return directionOf(q) == "" }

// directionOf is Up, Down or neither.
func directionOf(q Quantity) Modifier {
	switch {
	case q.Direction != "":
		return q.Direction
	case q.Modifier == Up, q.Modifier == Down:
		return q.Modifier
	}
	return ""
}

// surelyAlike reports whether two figures are of one thing as far as their own words go, so
// that a difference can be called a contradiction.
func surelyAlike(c, s figure) bool {
	switch {
	case c.Unit == "" != (s.Unit == ""):
		return false
	case c.Kind != s.Kind && !(c.Kind == Measure && s.Kind == Duration || c.Kind == Duration && s.Kind == Measure):
		return false
	case twoMeanings(c.Unit, s.was):
		return false
	case c.Kind == Number && countAlike(c.Quantity, s.Quantity) != alike && (c.next == "" || c.next != s.next):
		return false
	case c.Kind == Change && directionless(c.Quantity) != directionless(s.Quantity):
		return false
	}
	if c.Kind == Share && s.Kind == Share {
		return wholeAlike(c, s) == alike
	}
	return ofAlike(c.Quantity, s.Quantity) == alike
}

// comparePlaces compares two places in an order: the third president and the second.
func comparePlaces(c, s figure) Comparison {
	switch {
	case c.Unit == "" || s.Unit == "" || countAlike(c.Quantity, s.Quantity) != alike:
		return compared(NotComparable, OtherKinds, "“%s” and the source’s “%s” are figures of different kinds.", c.words, s.words)
	case c.Low == s.Low:
		return compared(Same, Equal, "The source has the same figure: “%s”.", s.words)
	}
	return compared(Contradicts, Differs, "The claim has “%s”, the source “%s”.", c.words, s.words)
}

// upright is a change that is told twice over, "grew by minus 3 percent", told once.
func upright(f figure) figure {
	way := directionOf(f.Quantity)
	if f.Kind != Change || way == "" || f.High >= 0 {
		return f
	}
	other := Up
	if way == Up {
		other = Down
	}
	f.Direction = other
	if f.Modifier == way {
		f.Modifier = other
	}
	f.Low, f.High = math.Abs(f.High), math.Abs(f.Low)
	return f
}
