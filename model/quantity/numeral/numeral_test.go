package numeral

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode/utf8"
)

// told writes what was found: the words, and what they come to.
func told(text, language string) string {
	var out []string
	for _, n := range Scan(text, language) {
		s := fmt.Sprintf("%s=%.10g", text[n.Start:n.End], n.Value)
		switch {
		case n.Form == Vague:
			s = fmt.Sprintf("%s~%.10g", text[n.Start:n.End], n.Low)
		case n.Form == Ordinal:
			s += "."
		case n.Form == Ratio:
			s += fmt.Sprintf(" (%.10g of %.10g)", n.Part, n.Of)
		}
		if n.Letters {
			s += "+letters"
		}
		if n.Label {
			s += " (label)"
		}
		out = append(out, s)
	}
	return strings.Join(out, " | ")
}

func tell(t *testing.T, language string, cases map[string]string) {
	t.Helper()
	for text, want := range cases {
		if got := told(text, language); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestNumbersInFiguresAreReadAsWritten(t *testing.T) {
	tell(t, "en", map[string]string{
		"The state bought 12,480 acres.":           "12,480=12480",
		"a budget of 7.25 and a debt of .5":        "7.25=7.25 | .5=0.5",
		"4,310,220.75 in all":                      "4,310,220.75=4310220.75",
		"12\u202f480 trees":                        "12\u202f480=12480",
		"8 400 000 votes and 84 000 more":          "8 400 000=8400000 | 84 000=84000",
		"it cost $2.4bn, or 1.9 billion euros":     "2.4bn=2400000000 | 1.9 billion=1900000000",
		"a 60k crowd, 15 mn listeners, £3m":        "60k=60000 | 15 mn=15000000 | 3m=3000000",
		"3m viewers on a pole 3m high":             "3m=3000000 | 3=3+letters",
		"3 lakh farmers, 2 crore rupees, 5,40,000": "3 lakh=300000 | 2 crore=20000000 | 5,40,000=540000",
		"6 × 10^7 cells, 10⁹ stars, 2.5e3":         "6 × 10^7=60000000 | 10⁹=1000000000 | 2.5e3=2500",
		"¾ of it, 2½ hours, 3 1/2 cups, 5/8":       "¾=0.75 | 2½=2.5 | 3 1/2=3.5 | 5/8=0.625",
		"It fell to -14 °C, then to −20.":          "-14=-14 | −20=-20",
		"the 3rd and the 22nd":                     "3rd=3. | 22nd=22.",
		"a 70-page report, 180ml":                  "70=70 | 180=180+letters",
		"in the 1970s":                             "1970=1970+letters",
		"Flight 87 left gate 4, No. 12, #9":        "87=87 (label) | 4=4 (label) | 12=12 (label) | 9=9 (label)",
	})
}

func TestNumbersInWordsAreReadAsSpoken(t *testing.T) {
	tell(t, "en", map[string]string{
		"Forty-two of sixty mayors":                             "Forty-two=42 | sixty=60",
		"one hundred and seven, two thousand three hundred":     "one hundred and seven=107 | two thousand three hundred=2300",
		"six hundred thousand, nine million four thousand":      "six hundred thousand=600000 | nine million four thousand=9004000",
		"half a million, a quarter million, half a dozen":       "half a million=500000 | a quarter million=250000 | half a dozen=6",
		"two and a half years, one and a half billion":          "two and a half=2.5 | one and a half billion=1500000000",
		"a dozen, three dozen, a hundred, a thousand and one":   "a dozen=12 | three dozen=36 | a hundred=100 | a thousand and one=1001",
		"four fifths, one eighth, a third of it":                "four fifths=0.8 | one eighth=0.125 | a third=0.3333333333",
		"one in four, three out of ten, 1 in 20":                "one in four=0.25 (1 of 4) | three out of ten=0.3 (3 of 10) | 1 in 20=0.05 (1 of 20)",
		"the thirty-third, the fortieth, the hundred and first": "thirty-third=33. | fortieth=40. | hundred and first=101.",
		"dozens, tens of millions, several hundred, a few":      "dozens~12 | tens of millions~10000000 | several hundred~100 | a few~0",
		"minus six degrees, three point one four":               "minus six=-6 | three point one four=3.14",
		"half an hour, a third man, the first half":             "half an=0.5 | third=3. | first=1.",
		"between one hundred and three hundred guests":          "one hundred=100 | three hundred=300",
		"in nineteen eighty-four":                               "nineteen eighty-four=1984",
	})
}

func TestAWordThatOnlyLooksLikeANumberIsNone(t *testing.T) {
	tell(t, "en", map[string]string{
		"At first no one spoke. First, she waited a second.": "",
		"This one is old; which one? One can ask.":           "",
		"a one-sided deal, World War II, Pope Leo XIV":       "",
		"how many came": "",
		"He spoke for the second time a second later.": "second=2.",
		"tеn men and fіve more":                        "", // letters of two scripts
	})
}

func TestWhatIsNoNumberIsRefusedWhole(t *testing.T) {
	for text, want := range map[string]Why{
		"release 4.12.1": Version, "server 10.0.0.255": Version,
		"+44 20 7946 0018": Telephone, "(415) 555-2671": Telephone, "415-555-2671": Telephone, "555-2671": Telephone, "020 7946 0018": Telephone,
		"ISBN 978-0-13-110362-7": Telephone, "9780131103627": Telephone, "4000 1234 5678 9010": Telephone,
		"they won 4-1": Score, "a 50-50 chance": Score, "lost 2-3": Score, "Leeds 2-3 Hull": Score,
		"at 9:45": Clock, "at 7 p.m. sharp": Clock, "at 7pm": Clock, "six o'clock": Clock,
		"the A380": Identifier, "an F-35": Identifier, "COVID-19": Identifier, "the G20": Identifier, "agent 007": Identifier,
		"https://example.org/2009/31": Identifier, "see www.example.org/7": Identifier, "ann7@example.org": Identifier,
		"on 3/31/2009": Slashed, "open 24/7": Slashed, "since 9/11": Slashed,
		"at 10 Downing Street": Address, "21 500 people": Unclear, "1,23": Unclear,
		strings.Repeat("7", 10_000): Unclear, "1" + strings.Repeat(",000", 3000): Unclear, "٣١ people": Unclear, "3٣": Unclear,
	} {
		found, refused := Read(text, "en")
		if len(found) > 0 {
			t.Errorf("%.40q holds %s", text, told(text, "en"))
		}
		if len(refused) != 1 || refused[0].Why != want {
			t.Errorf("%.40q: refused %v, want %s", text, refused, want)
		}
	}
}

func TestTwoNumbersAreJoinedToARange(t *testing.T) {
	for text, want := range map[string]string{
		"$3.5bn–4bn": "3500000000 4000000000 dash", "3-4 million": "3000000 4000000 dash", "between $10 and $20": "10 20 between",
		"from 17,000 to 21,000": "17000 21000 from", "10 percent to 15 percent": "10 15 to", "10% to 15%": "10 15 to", "two or three": "2 3 or",
		"US$89 to US$93": "89 93 to", "five to six hundred": "500 600 to", "1000 – 5000": "1000 5000 dash",
		"10 and 20": "", "twelve and between": "", "20 to 10": "", "three or thirty": "", "10 miles to 15 men": "", "5 -6": "",
	} {
		n := Scan(text, "en")
		got := ""
		if len(n) == 2 {
			if r, ok := Join(text, "en", n[0], n[1]); ok {
				got = fmt.Sprintf("%.12g %.12g %s", r.Low, r.High, r.Way)
			}
		}
		if got != want {
			t.Errorf("%q is %q, want %q (%s)", text, got, want, told(text, "en"))
		}
	}
}

func TestHowFinelyANumberIsWrittenIsTold(t *testing.T) {
	for text, want := range map[string]float64{"21,000": 1000, "20,500": 100, "3.5bn": 1e8, "3.50bn": 1e7, "4 million": 1e6, "2.75": 0.01, "444": 1,
		"half a million": 1e5, "twenty-one thousand": 1000, "10^5": 1e5, "two and a half": 0.1, "1.5 million": 1e5} {
		if n := Scan(text, "en"); len(n) != 1 || math.Abs(n[0].Step-want) > want*1e-9 {
			t.Errorf("%q: %+v, want a step of %v", text, n, want)
		}
	}
}

func FuzzScan(f *testing.F) {
	for _, s := range []string{"21,000 troops", "one in five", "two and a half million", "-1.1^--23", "3-4 million – 5", "vierundzwanzig Mio.", "quatre-vingt-dix",
		"1 234\u202f567,89", "+49 30 1234567", "10 Downing Street", "٣١ 3٣", "½ 1½ 2 1/2 ⁄", "a a a hundred hundred and and", "\xff1\xfe"} {
		f.Add(s, "en")
		f.Add(s, "de")
		f.Add(s, "fr")
		f.Add(s, "ja")
	}
	f.Fuzz(func(t *testing.T, text, language string) {
		found, refused := Read(text, language)
		end := 0
		for i, n := range found {
			if n.Start < end || n.End <= n.Start || n.End > len(text) {
				t.Fatalf("%d-%d after %d of %d", n.Start, n.End, end, len(text))
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[n.Start:n.End]) {
				t.Fatalf("%q is cut inside a character", text[n.Start:n.End])
			}
			if math.IsNaN(n.Value) || math.IsInf(n.Value, 0) || !(n.Step > 0) || !(n.Low <= n.High) {
				t.Fatalf("%q: %+v", text[n.Start:n.End], n)
			}
			end = n.End
			for _, r := range refused {
				if r.Start < n.End && n.Start < r.End {
					t.Fatalf("%q is found, and %q refused", text[n.Start:n.End], text[r.Start:r.End])
				}
			}
			if i > 0 {
				if r, ok := Join(text, language, found[i-1], n); ok && !(r.Low < r.High) {
					t.Fatalf("%+v", r)
				}
			}
		}
		last := 0
		for _, r := range refused {
			if r.Start < last || r.End <= r.Start || r.End > len(text) {
				t.Fatalf("refused %v after %d", r, last)
			}
			last = r.End
		}
	})
}

func TestGermanNumbersAreReadByItsTable(t *testing.T) {
	tell(t, "de-AT", map[string]string{
		"siebenunddreißig Gäste, 48.500 Stimmen, 2,75 Meter":     "siebenunddreißig=37 | 48.500=48500 | 2,75=2.75",
		"dreihundertvierzigtausend, vier Millionen zweitausend":  "dreihundertvierzigtausend=340000 | vier Millionen zweitausend=4002000",
		"6,5 Mrd. Euro, 800 Mio. Franken, eine halbe Million":    "6,5 Mrd.=6500000000 | 800 Mio.=800000000 | eine halbe Million=500000",
		"ein Fünftel der Fläche, drei Viertel, jeder Vierte":     "ein Fünftel=0.2 | drei Viertel=0.75 | jeder Vierte=0.25 (1 of 4)",
		"viereinhalb Stunden, anderthalb Jahre, ein halbes Jahr": "viereinhalb=4.5 | anderthalb=1.5 | ein halbes=0.5",
		"der 4. Versuch, zum zwölften Mal, am 3. Oktober":        "4.=4. | zwölften=12. | 3.=3.",
		"Dutzende, mehrere Tausend, ein paar, Hunderttausende":   "Dutzende~12 | mehrere Tausend~1000 | ein paar~0 | Hunderttausende~100000",
		"neunzehnhundertneunundachtzig":                          "neunzehnhundertneunundachtzig=1989",
		"eine Frau um 9 Uhr in der Lindenallee 14":               "",
		"31.3.2009 und 10.30 Uhr":                                "",
	})
	text := "ein bis zwei Prozent"
	if r, ok := Join(text, "de", Scan(text, "de")[0], Scan(text, "de")[1]); !ok || r.Low != 1 || r.High != 2 {
		t.Errorf("%q is %+v, %v", text, r, ok)
	}
}

func TestFrenchNumbersAreReadByItsTable(t *testing.T) {
	tell(t, "fr", map[string]string{
		"quatre-vingt-treize, soixante-quinze, vingt et un":         "quatre-vingt-treize=93 | soixante-quinze=75 | vingt et un=21",
		"48 500 voix, 48\u202f500 voix, 2,75 mètres":                "48 500=48500 | 48\u202f500=48500 | 2,75=2.75",
		"trois cent quarante mille, deux millions et demi":          "trois cent quarante mille=340000 | deux millions et demi=2500000",
		"6,5 Mds, 800 millions, un demi-million":                    "6,5 Mds=6500000000 | 800 millions=800000000 | un demi-million=500000",
		"un cinquième des voix, trois quarts, une femme sur quatre": "un cinquième=0.2 | trois quarts=0.75 | une femme sur quatre=0.25 (1 of 4)",
		"le 1er mai, la 3e fois, le vingt et unième":                "1er=1. | 3e=3. | vingt et unième=21.",
		"des dizaines de milliers, plusieurs centaines, quelques":   "dizaines de milliers~10000 | plusieurs centaines~100 | quelques~0",
		"huitante-deux, nonante":                                    "huitante-deux=82 | nonante=90",
		"au moins six, moins six":                                   "six=6 | moins six=-6",
		"six pour cent, une seconde, 50 cents":                      "six=6 | 50=50",
		"à 9 h 15, 14, rue des Lilas":                               "",
	})
}

func TestInALanguageWithoutATableOnlyFiguresAreRead(t *testing.T) {
	tell(t, "es", map[string]string{"unos 450 soldados, cien tanques": "450=450", "1.250 o 3,5 o 1.250.000": "3,5=3.5 | 1.250.000=1250000"})
}
