// Package quantity finds the numbers of prose: what is counted or measured, how much
// of it, and how sure the words are. It never guesses: what is not surely a quantity
// (a telephone number, a score, a version) is none. A language is a table.
package quantity

import (
	"time"

	"galley/model/passage"
)

// Kind is what a quantity is of.
type Kind string

// The kinds.
const (
	Number   Kind = "number"   // a bare or a counted number: 21,000 troops
	Money    Kind = "money"    // $3.5bn
	Share    Kind = "share"    // ninety percent, one in five
	Change   Kind = "change"   // up 12 %
	Measure  Kind = "measure"  // 600 miles, -3 °C
	Duration Kind = "duration" // 444 days, the past decade
	Date     Kind = "date"     // early 2009
	Age      Kind = "age"      // aged 54
	Ordinal  Kind = "ordinal"  // the third
)

// Modifier is how the words qualify a value. The signs are those of the command line.
type Modifier string

// The modifiers.
const (
	Exactly Modifier = "="
	About   Modifier = "~"
	Under   Modifier = "<"
	Over    Modifier = ">"
	AtMost  Modifier = "<="
	AtLeast Modifier = ">="
	Up      Modifier = "up"
	Down    Modifier = "down"
	Between Modifier = "range"
)

// Quantity is one quantity of a text.
type Quantity struct {
	passage.Span // of the number and its unit, in bytes

	Whole  passage.Span // with the modifier before it and what is counted after it
	Figure passage.Span // of the number alone; of a range from its first number to its last
	Text   string       // the words of Span

	Known     bool    // whether the words give a value: "dozens" and "many" do not
	Low, High float64 // the same where one value is given; in Unit
	Step      float64 // the smallest place that was written: 1,000 for 21,000; 0 where unknown
	Modifier  Modifier
	Direction Modifier // Up or Down of a Change, also where Modifier says "about"; else empty
	Begins    bool     // it is where a change begins whose end is the next quantity: from 17,000 to 21,000
	Unit      string   // plain singular English: mile, dollar, percent, person; else the noun that is counted
	Of        string   // what a share, a measure or a sum is of, as written: "the supply", "U.S. troops"; may be empty
	Kind      Kind

	From, To time.Time // of a Date: its first and its last day, UTC; else zero
}
