package unit

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestAUnitIsFoundRightAfterItsNumber(t *testing.T) {
	for _, c := range []struct{ language, before, after, name, end string }{
		{"en", "600", " miles of border", "mile", " miles"},
		{"en", "600", "-mile border", "mile", "-mile"},
		{"en", "45", "g each", "gram", "g"},
		{"en", "5.5", "kWh battery", "kilowatt hour", "kWh"},
		{"en", "6", "kW motor", "kilowatt", "kW"},
		{"en", "-3", " °C", "degree Celsius", " °C"},
		{"en", "100", "° Celsius", "degree Celsius", "° Celsius"},
		{"en", "19", " per cent for", "percent", " per cent"},
		{"en", "12", " %", "percent", " %"},
		{"en", "3", " percentage points", "percentage point", " percentage points"},
		{"en", "1520", " sq m medical centre", "square metre", " sq m"},
		{"en", "311", " square miles off", "square mile", " square miles"},
		{"en", "24.5", " cubic feet.", "cubic foot", " cubic feet"},
		{"en", "190", " km2.", "square kilometre", " km2"},
		{"en", "188", " miles an hour , a", "mile per hour", " miles an hour"},
		{"en", "100", "km/hr in", "kilometre per hour", "km/hr"},
		{"en", "50", "mph winds", "mile per hour", "mph"},
		{"en", "1.3", " A/cm2 to", "ampere per square centimetre", " A/cm2"},
		{"en", "3 million", " barrels a day", "barrel per day", " barrels a day"},
		{"en", "52,000", " barrel-a-day refinery", "barrel per day", " barrel-a-day"},
		{"en", "20", " miles per gallon in", "mile per gallon", " miles per gallon"},
		{"en", "50", " centimeters/millisecond,", "centimetre per millisecond", " centimeters/millisecond"},
		{"en", "7.5 million", " Danish crowns (", "Danish krone", " Danish crowns"},
		{"en", "500", " U.S. dollars", "dollar", " U.S. dollars"},
		{"en", "470", " pence a", "penny", " pence"},
		{"en", "1,200", "€ to", "euro", "€"},
		{"en", "110", " JPY to", "yen", " JPY"},
		{"en", "352", " μm pixel", "micrometre", " μm"},
		{"en", "54", "GB of", "gigabyte", "GB"},
		{"en", "25.5", "″ from", "inch", "″"},
		{"en", "10", " troy ounces", "troy ounce", " troy ounces"},
		{"en", "200", "lbs.", "pound", "lbs"},
		{"de", "600", " Kilometer", "kilometre", " Kilometer"},
		{"de", "3,5", " Quadratkilometern", "square kilometre", " Quadratkilometern"},
		{"de", "20", " Prozent", "percent", " Prozent"},
		{"de", "120", " Stundenkilometer", "kilometre per hour", " Stundenkilometer"},
		{"de", "40", " Euro je Tonne", "euro per tonne", " Euro je Tonne"},
		{"fr", "600", " kilomètres", "kilometre", " kilomètres"},
		{"fr", "12", " kilomètres carrés", "square kilometre", " kilomètres carrés"},
		{"fr", "90", " pour cent", "percent", " pour cent"},
		{"fr", "12", "\u00a0% du", "percent", "\u00a0%"},
		{"fr", "3", " euros par litre", "euro per litre", " euros par litre"},
	} {
		u, end, ok := At(c.before+c.after, len(c.before), c.language)
		if !ok || u.Name != c.name || (c.before + c.after)[len(c.before):end] != c.end {
			t.Errorf("%s%s: %+v, %q, %v", c.before, c.after, u, (c.before + c.after)[len(c.before):max(end, len(c.before))], ok)
		}
	}
}

func TestALetterAfterANumberIsNoUnitByItself(t *testing.T) {
	for _, s := range []string{"600| in 2009", "1990|s were", "5| A man",
		"13|F filing", "173|C", "11|c to", "2|:00 pm", "2| pm", "5|. The", "7|-time winner",
		"21,000| U.S. troops", "24703| m212", "21| months", "3| metrically"} {
		before, after, _ := strings.Cut(s, "|")
		u, end, ok := At(before+after, len(before), "en")
		if strings.HasPrefix(after, " months") {
			if !ok || u.Name != "month" {
				t.Errorf("%s: %v", s, u)
			}
			continue
		}
		if ok {
			t.Errorf("%s: %q ending at %d", s, u.Name, end)
		}
	}
}

func TestTheSignBeforeANumberSaysWhichMoney(t *testing.T) {
	for _, c := range []struct{ text, name, start string }{
		{"fine of $|5", "dollar", "$"}, {"US$|5", "dollar", "US$"}, {"now US $|58.24", "dollar", "US $"}, {"A$|5",
			"Australian dollar", "A$"},
		{"($A|82", "Australian dollar", "$A"}, {"$US|55", "dollar", "$US"}, {"between c $ |16.4", "Canadian dollar", "c $ "},
		{"to hk $ |10", "Hong Kong dollar", "hk $ "},
		{"HK $|5.4", "Hong Kong dollar", "HK $"}, {"£ |8.10", "pound sterling", "£ "}, {"EUR |125", "euro", "EUR "}, {"usd$ |15",
			"dollar", "usd$ "},
		{"mex$ |10", "Mexican peso", "mex$ "}, {"to RM|23.50", "ringgit", "RM"}, {"USD|1,700", "dollar", "USD"}, {"R$|10", "real",
			"R$"}, {"NZ$|5", "New Zealand dollar", "NZ$"},
	} {
		before, after, _ := strings.Cut(c.text, "|")
		u, start, ok := Before(before+after, len(before), "en")
		if !ok || u.Name != c.name || before[start:] != c.start {
			t.Errorf("%s: %v from %d, %v", c.text, u.Name, start, ok)
		}
	}
	for _, text := range []string{"all |5", "try |5", "the |5", "Z$|5", "\n|5", "|5", "at USD\n|5"} {
		before, after, _ := strings.Cut(text, "|")
		if u, _, ok := Before(before+after, len(before), "en"); ok {
			t.Errorf("%q: %v", text, u)
		}
	}
}

func TestUnitsConvert(t *testing.T) {
	for _, c := range []struct {
		value    float64
		from, to string
		want     float64
	}{
		{936, "kilometre", "mile", 581.603}, {600, "mile", "kilometre", 965.606}, {1, "hectare", "acre", 2.47105}, {1, "barrel",
			"litre", 158.987},
		{212, "degree Fahrenheit", "degree Celsius", 100}, {-40, "degree Celsius", "degree Fahrenheit", -40}, {0, "degree Celsius",
			"kelvin", 273.15},
		{10, "knot", "kilometre per hour", 18.52}, {60, "mile per hour", "metre per second", 26.8224}, {1, "square mile",
			"square kilometre", 2.589988},
		{1, "tonne", "pound", 2204.62}, {24, "hour", "day", 1}, {2, "gigabyte", "megabyte", 2000}, {100, "cent", "dollar", 1}, {30,
			"mile per gallon", "kilometre per litre", 12.75431},
		{3, "million British thermal units", "kilowatt hour", 879.213}, {1, "barrel per day", "litre per day", 158.987}, {100,
			"basis point", "percentage point", 1},
		{1000, "person per square mile", "", math.NaN()}, {5, "dollar", "euro", math.NaN()}, {5, "pound", "pound sterling",
			math.NaN()}, {3, "percent", "percentage point", math.NaN()},
		{10, "second", "metre", math.NaN()},
	} {
		got, ok := Convert(c.value, c.from, c.to)
		if math.IsNaN(c.want) {
			if ok {
				t.Errorf("%v %s is no %s: %v", c.value, c.from, c.to, got)
			}
			continue
		}
		if !ok || math.Abs(got-c.want) > 1e-5*math.Max(1, math.Abs(c.want)) {
			t.Errorf("%v %s in %s: %v, want %v", c.value, c.from, c.to, got, c.want)
		}
	}
}

// Every word and symbol of the tables stands for a unit that is in the table.
func TestEveryNameStandsForAUnit(t *testing.T) {
	all := units()
	for code, l := range map[string]language{"en": english, "de": german, "fr": french} {
		for name := range l.words {
			if _, ok := all[name]; !ok {
				t.Errorf("%s: %q is no unit", code, name)
			}
		}
	}
	for name := range symbols {
		if _, ok := all[name]; !ok {
			t.Errorf("%q is no unit", name)
		}
	}
	for name, u := range all {
		if u.Factor == 0 || u.Base == "" || u.Dimension == "" {
			t.Errorf("%s: %+v", name, u)
		}
	}
}

func FuzzUnits(f *testing.F) {
	f.Add("600 miles an hour", 3, "en")
	f.Add("HK $ 10.05", 5, "en")
	f.Add("12\u00a0% du", 2, "fr")
	f.Fuzz(func(t *testing.T, text string, at int, language string) {
		if u, end, ok := At(text, at, language); ok {
			if end <= at || end > len(text) || u.Name == "" || utf8.ValidString(text) && end < len(text) && !utf8.RuneStart(text[end]) {
				t.Errorf("%q at %d: %v ends at %d", text, at, u, end)
			}
			if _, ok := Convert(1, u.Name, u.Name); !ok {
				t.Errorf("%q does not convert into itself", u.Name)
			}
		}
		if u, start, ok := Before(text, at, language); ok {
			if start < 0 || start >= at || u.Name == "" || !utf8.RuneStart(text[start]) {
				t.Errorf("%q before %d: %v from %d", text, at, u, start)
			}
		}
	})
}
