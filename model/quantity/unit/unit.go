// Package unit knows the units of measure and the currencies of prose: how each language
// writes them, what they measure, and how one converts into another.
//
// Factors are those of NIST Special Publication 811 (2008), appendix B, and of the BIPM's
// SI brochure (9th edition), which define the same values; a comment stands where a unit
// has more than one meaning.
package unit

import (
	"math"
	"strings"
)

// Dimension is what a unit measures. Units of one dimension convert into each other,
// except currencies, which have no fixed rate.
type Dimension string

// The dimensions. A quotient has both, as in "money per volume".
const (
	Length      Dimension = "length"
	Area        Dimension = "area"
	Volume      Dimension = "volume"
	Mass        Dimension = "mass"
	Speed       Dimension = "speed"
	Temperature Dimension = "temperature"
	Time        Dimension = "time"
	Energy      Dimension = "energy"
	Power       Dimension = "power"
	Pressure    Dimension = "pressure"
	Force       Dimension = "force"
	Data        Dimension = "data"
	Frequency   Dimension = "frequency"
	Electricity Dimension = "electricity" // volt, ampere, ohm, farad: each a base of its own
	Angle       Dimension = "angle"
	Radiation   Dimension = "radiation"
	Money       Dimension = "money"
	Ratio       Dimension = "ratio"  // percent, parts per million
	Points      Dimension = "points" // percentage and basis points: differences of percentages
	Level       Dimension = "level"  // decibel, pixel, dot: no quantity to convert
)

// Unit is a unit of measure or a currency.
type Unit struct {
	Name      string    // plain singular English: mile, dollar, percent, mile per hour
	Dimension Dimension // what it measures
	Base      string    // units with the same base convert into each other
	Factor    float64   // one of it in units of the base
	Offset    float64   // added after the factor: only temperatures have one
}

// IsMoney reports whether it is a currency or a part of one.
func (u Unit) IsMoney() bool { return u.Dimension == Money }

// Named returns the unit with this plain English name, which may be a quotient such as
// "barrel per day".
func Named(name string) (Unit, bool) {
	if u, ok := units()[name]; ok {
		return u, true
	}
	over, under, ok := strings.Cut(name, " per ")
	if !ok {
		return Unit{}, false
	}
	a, ok := units()[over]
	if !ok {
		return Unit{}, false
	}
	b, ok := units()[under]
	if !ok {
		return Unit{}, false
	}
	return Per(a, b), true
}

// Per is the quotient of two units: miles per hour, dollars per barrel.
func Per(over, under Unit) Unit {
	u := Unit{
		Name:      over.Name + " per " + under.Name,
		Dimension: over.Dimension + " per " + under.Dimension,
		Base:      over.Base + " per " + under.Base,
		Factor:    over.Factor / under.Factor,
	}
	if known, ok := units()[u.Name]; ok {
		return known
	}
	if over.Dimension == Length && under.Dimension == Time {
		u.Dimension, u.Base = Speed, "metre per second"
	}
	return u
}

// Convert turns a value in one unit into another; both are named as in Unit.Name.
// ok is false where they measure different things or are not known.
func Convert(value float64, from, to string) (converted float64, ok bool) {
	if from == to {
		return value, from != ""
	}
	a, ok := Named(from)
	if !ok {
		return 0, false
	}
	b, ok := Named(to)
	if !ok || a.Base != b.Base || b.Factor == 0 {
		return 0, false
	}
	converted = (value*a.Factor + a.Offset - b.Offset) / b.Factor
	return converted, !math.IsInf(converted, 0) && !math.IsNaN(converted)
}
