package unit

import (
	"strings"
	"sync"
)

// definition is a unit of the table; its base is the first unit of its block.
type definition struct {
	name     string
	factor   float64
	prefixes string // which prefixes of the SI it is written with: their symbols
}

// block is the units that convert into each other, the base first.
type block struct {
	dimension Dimension
	units     []definition
}

// The prefixes of the SI that prose uses.
var prefixes = []struct {
	name, symbol string
	factor       float64
}{
	{"nano", "n", 1e-9}, {"micro", "µ", 1e-6}, {"milli", "m", 1e-3}, {"centi", "c", 1e-2}, {"deci", "d", 1e-1},
	{"hecto", "h", 1e2}, {"kilo", "k", 1e3}, {"mega", "M", 1e6}, {"giga", "G", 1e9}, {"tera", "T", 1e12}, {"peta", "P", 1e15},
	{"exa", "E", 1e18}, {"zetta", "Z", 1e21}, {"pico", "p", 1e-12},
}

// blocks is every unit with a fixed factor. The international yard is 0.9144 m and the
// avoirdupois pound 0.45359237 kg exactly; what stands on them is exact too.
var blocks = []block{
	{Length, []definition{
		{"metre", 1, "nµmcdk"}, {"picometre", 1e-12, ""}, {"angstrom", 1e-10, ""},
		{"inch", 0.0254, ""}, {"foot", 0.3048, ""}, {"yard", 0.9144, ""}, {"mile", 1609.344, ""},
		{"nautical mile", 1852, ""}, {"fathom", 1.8288, ""}, {"furlong", 201.168, ""}, {"micron", 1e-6, ""},
		{"light year", 9460730472580800, ""}, // 299,792,458 m/s over 365.25 days (IAU)
		{"astronomical unit", 149597870700, ""}, {"parsec", 3.085678e16, ""},
	}},
	{Area, []definition{ // squares of lengths are made of the lengths
		{"square metre", 1, ""}, {"are", 100, ""}, {"hectare", 1e4, ""},
		{"acre", 4046.8564224, ""}, // 4,840 square yards; the survey acre is 0.0004 % larger
	}},
	{Volume, []definition{
		{"cubic metre", 1, ""}, {"litre", 1e-3, "µmcdhM"}, {"gallon", 3.785411784e-3, ""}, // the US gallon
		{"imperial gallon", 4.54609e-3, ""}, {"quart", 9.46352946e-4, ""}, {"pint", 4.73176473e-4, ""}, // US, liquid
		{"fluid ounce", 2.95735295625e-5, ""}, {"cup", 2.365882365e-4, ""}, {"tablespoon", 1.478676478125e-5, ""},
		{"teaspoon", 4.92892159375e-6, ""}, {"barrel", 0.158987294928, ""}, // of oil: 42 US gallons
		{"bushel", 0.03523907016688, ""}, {"acre-foot", 1233.48183754752, ""},
	}},
	{Mass, []definition{
		{"kilogram", 1, ""}, {"gram", 1e-3, "nµmcd"}, {"picogram", 1e-15, ""}, {"tonne", 1e3, "kMG"},
		{"ton", 907.18474, ""}, // the American short ton; the British one is the long ton
		{"long ton", 1016.0469088, ""}, {"pound", 0.45359237, ""}, {"ounce", 0.028349523125, ""},
		{"troy ounce", 0.0311034768, ""}, {"stone", 6.35029318, ""}, {"carat", 2e-4, ""}, {"hundredweight", 45.359237, ""},
	}},
	{Speed, []definition{
		{"metre per second", 1, ""}, {"knot", 1852.0 / 3600, ""}, {"mile per hour", 0.44704, ""},
		{"kilometre per hour", 1 / 3.6, ""}, {"foot per second", 0.3048, ""},
	}},
	{Time, []definition{
		{"second", 1, "nµm"}, {"minute", 60, ""}, {"hour", 3600, ""}, {"day", 86400, ""}, {"week", 604800, ""},
		{"month", 365.2425 * 86400 / 12, ""}, {"year", 365.2425 * 86400, ""}, // of the Gregorian calendar, on average
		{"fortnight", 14 * 86400, ""}, {"quarter", 365.2425 * 86400 / 4, ""}, {"decade", 10 * 365.2425 * 86400, ""},
		{"century", 100 * 365.2425 * 86400, ""}, {"millennium", 1000 * 365.2425 * 86400, ""},
	}},
	{Energy, []definition{
		{"joule", 1, "mkMGTP"}, {"watt hour", 3600, "kMGT"}, {"calorie", 4.184, "k"}, // thermochemical
		{"British thermal unit", 1055.05585262, ""}, {"million British thermal units", 1.05505585262e9, ""},
		{"therm", 1.05505585262e8, ""}, {"electronvolt", 1.602176634e-19, "kMGT"},
		{"kiloton of TNT", 4.184e12, ""}, {"megaton of TNT", 4.184e15, ""}, {"barrel of oil equivalent", 6.1178632e9, ""},
	}},
	{Power, []definition{
		{"watt", 1, "mkMGT"}, {"horsepower", 745.69987158227022, ""}, // 550 ft·lbf/s
		{"metric horsepower", 735.49875, ""},
	}},
	{Pressure, []definition{
		{"pascal", 1, "hkMG"}, {"bar", 1e5, "mk"}, {"atmosphere", 101325, ""}, {"millimetre of mercury", 133.322387415, ""},
		{"inch of mercury", 3386.389, ""}, {"pound per square inch", 6894.757293168, ""},
	}},
	{Force, []definition{{"newton", 1, "kM"}, {"pound-force", 4.4482216152605, ""}}},
	{Force, []definition{{"newton metre", 1, "k"}, {"pound-foot", 1.3558179483314, ""}}},
	{Data, []definition{{"byte", 1, "kMGTPEZ"}, {"bit", 0.125, "kMGT"}}},
	{Data, []definition{{"byte per second", 1, ""}, {"megabyte per second", 1e6, ""}, {"gigabyte per second", 1e9, ""},
		{"kilobit per second", 125, ""}, {"megabit per second", 125e3, ""}, {"gigabit per second", 125e6, ""}}},
	{Frequency, []definition{{"hertz", 1, "kMGT"}, {"revolution per minute", 1.0 / 60, ""}}},
	{Electricity, []definition{{"volt", 1, "µmkM"}}},
	{Electricity, []definition{{"ampere", 1, "µmk"}}},
	{Electricity, []definition{{"ampere hour", 1, "m"}}},
	{Electricity, []definition{{"ohm", 1, "kM"}}},
	{Electricity, []definition{{"farad", 1, "pnµm"}}},
	{Radiation, []definition{{"sievert", 1, "nµm"}}},
	{Radiation, []definition{{"becquerel", 1, "kMGTP"}}},
	{Radiation, []definition{{"gray", 1, "µm"}}},
	{Ratio, []definition{{"percent", 0.01, ""}, {"per mille", 1e-3, ""}, {"part per million", 1e-6, ""}, {"part per billion", 1e-9, ""},
		{"part per trillion", 1e-12, ""}}},
	{Points, []definition{{"percentage point", 1, ""}, {"basis point", 0.01, ""}}},
	{Level, []definition{{"degree", 1, ""}}}, // of an arc, or of a scale that is not said
	{Angle, []definition{{"radian", 1, ""}}},
	{Level, []definition{{"decibel", 1, ""}}},
	{Level, []definition{{"pixel", 1, "M"}}},
	{Level, []definition{{"dot per inch", 1, ""}}},
	{Level, []definition{{"frame per second", 1, ""}}},
	{Level, []definition{{"nit", 1, ""}}}, // candela per square metre
}

// temperatures have an offset: kelvins = value·factor + offset.
var temperatures = []Unit{
	{"kelvin", Temperature, "kelvin", 1, 0},
	{"degree Celsius", Temperature, "kelvin", 1, 273.15},
	{"degree Fahrenheit", Temperature, "kelvin", 5.0 / 9, 273.15 - 32*5.0/9},
}

// units is every unit by its name.
var units = sync.OnceValue(func() map[string]Unit {
	all := map[string]Unit{}
	add := func(name string, d Dimension, base string, factor float64) {
		all[name] = Unit{Name: name, Dimension: d, Base: base, Factor: factor}
	}
	for _, b := range blocks {
		base := b.units[0].name
		for _, d := range b.units {
			add(d.name, b.dimension, base, d.factor)
			for _, p := range prefixes {
				if strings.Contains(d.prefixes, p.symbol) {
					add(p.name+d.name, b.dimension, base, p.factor*d.factor)
				}
			}
		}
	}
	for name, u := range all {
		if u.Dimension == Length {
			add("square "+name, Area, "square metre", u.Factor*u.Factor)
			add("cubic "+name, Volume, "cubic metre", u.Factor*u.Factor*u.Factor)
		}
	}
	for _, t := range temperatures {
		all[t.Name] = t
	}
	for _, c := range currencies {
		add(c.name, Money, c.name, 1)
	}
	for _, c := range smallMoney {
		add(c.name, Money, c.of, c.factor)
	}
	add("barrel per day", Volume+" per "+Time, "cubic metre per second", 0.158987294928/86400)
	add("million barrels per day", Volume+" per "+Time, "cubic metre per second", 1e6*0.158987294928/86400)
	add("gallon per minute", Volume+" per "+Time, "cubic metre per second", 3.785411784e-3/60)
	add("cubic foot per second", Volume+" per "+Time, "cubic metre per second", 0.3048*0.3048*0.3048)
	add("litre per 100 kilometres", Volume+" per "+Length, "cubic metre per metre", 1e-8)
	// Fuel is told both ways round: distance for a volume, and volume for a distance.
	add("mile per gallon", Length+" per "+Volume, "metre per cubic metre", 1609.344/3.785411784e-3)
	return all
})
