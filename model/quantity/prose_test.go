package quantity

import "testing"

// Sentences as news has them. What is told stands in the order of the text.
func TestNewsIsReadAsAReaderWould(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// what qualifies a value
		{"It will cost $374 billion over 10 years.", "$374 billion | = 3.74e+11 dollar, money; 10 years | = 10 year, duration"},
		{"She has lived there for over 30 years.", "30 years | > 30 year, duration"},
		{"a file that is over 20 years old", "20 years old | > 20 year, age"},
		{"Premiums go up by as much as 19.9 percent.", "19.9 percent | <= 19.9 percent, change up"},
		{"Gold rose $5.40, or 0.4 percent.", "$5.40 | up 5.4 dollar, change; 0.4 percent | up 0.4 percent, change"},
		{"GDP shrank an annualised 1.2%.", "1.2% | down 1.2 percent, change"},
		{"The index lost 12.3 points.", "12.3 | down 12.3 point, change"},
		{"the lower 95 percent", "95 percent | = 95 percent, share"},
		{"The firm was 34 percent higher.", "34 percent | = 34 percent, change up"},
		{"Dow -0.2% Nasdaq +0.8%", "-0.2% | down -0.2 percent, change; 0.8% | up 0.8 percent, change"},
		{"gains of two to three years", "two to three years | range 2–3 year, duration"},
		{"a margin of plus or minus 4 percentage points", "4 percentage points | = 4 percentage point, measure"},
		// sums
		{"They gave $3million or more.", "$3million | >= 3e+06 dollar, money"},
		{"C$ 1.2 B, then $1.5 m", "C$ 1.2 B | = 1.2e+09 Canadian dollar, money; $1.5 m | = 1.5e+06 dollar, money"},
		{"-$5 and minus $7", "-$5 | = -5 dollar, money; minus $7 | = -7 dollar, money"},
		{"a $100-plus million deal", "$100-plus million | >= 1e+08 dollar, money"},
		{"investing $500,000 to more than $1 million", "$500,000 to more than $1 million | range 500000–1e+06 dollar, money"},
		{"2.5 million pounds, and 2 million pounds of beef", "2.5 million pounds | = 2.5e+06 pound sterling, money; " +
			"2 million pounds | = 2e+06 pound, measure"},
		{"50 cents/share", "50 cents | = 50 cent per share, money"},
		{"the R10 million fund", ""},
		{"thousands of $12-an-hour workers", "thousands | = ?, number; $12 | = 12 dollar per hour, money"},
		// ranges, and changes told by both ends
		{"3%-5% or 5 kg-10 kg", "3%-5% | range 3–5 percent, share; 5 kg-10 kg | range 5–10 kilogram, measure"},
		{"18- to 24-year-old men", "18- to 24-year-old | range 18–24 year, age"},
		{"It read three-nought-four.", "three | = 3, number; nought | = 0, number; four | = 4, number"},
		{"from 0-60 mph", "0-60 mph | range 0–60 mile per hour, measure"},
		{"$64 million to $45 million", "$64 million | = 6.4e+07 dollar, money; $45 million | = 4.5e+07 dollar, money"},
		// units
		{"15-plus years, or 20 or more miles", "15-plus years | >= 15 year, duration; 20 or more miles | >= 20 mile, measure"},
		{"a 2,000-square-foot home", "2,000-square-foot | = 2000 square foot, measure"},
		{"1/16 of a pint, half of a percent", "1/16 of a pint | = 0.0625 pint, measure; half of a percent | = 0.5 percent, share"},
		{"He weighed 13st 5lb.", "13st 5lb | = 13.357142 stone, measure"},
		{"filmed at 60fps in 4K", "60fps | = 60 frame per second, measure"},
		{"a year and a half, two years and a half", "a year and a half | = 1.5 year, duration; " +
			"two years and a half | = 2.5 year, duration"},
		{"4 more years, 20 more miles", "4 more years | = 4 year, duration; 20 more miles | = 20 mile, measure"},
		{"a cut of $28 billion - three-quarters of it", "$28 billion | down 2.8e+10 dollar, change; three-quarters | = 0.75, share"},
		// what is counted
		{"25 million more people", "25 million | = 2.5e+07 person, number"},
		{"the 10 most populous countries", "10 | = 10 country, number"},
		{"20 former crew members", "20 | = 20 member, number"},
		{"three or more drugs, 40 or so women", "three | >= 3 drug, number; 40 | ~ 40 woman, number"},
		{"1,500 coal- and gas-fired power plants", "1,500 | = 1500 plant, number"},
		{"half the country", "half | = 0.5 country, share"},
		{"15 home runs and 60 RBIs", "15 | = 15 run, number; 60 | = 60 RBI, number"},
		{"four-, five- and six-cylinder engines", "four | = 4 cylinder, number; five | = 5 cylinder, number; " +
			"six-cylinder | = 6 cylinder, number"},
		{"26 of the deadliest 27 shooters", "26 | = 26 shooter, number; 27 | = 27 shooter, number"},
		{"2.5m people watched, up from 1.9m in all", "2.5m | = 2.5e+06 person, number; 1.9m | = 1.9e+06, number"},
		{"10-of-17 shooting", "10 | = 10, number"},
		{"Adults aged between 18 and 65 took it.", "18 and 65 | range 18–65 year, age"},
		// years that a noun follows
		{"Trump's 1995 tax returns", "1995 | = 1995-01-01 1995-12-31, date"},
		{"32 percent below 2005 levels", "32 percent | = 32 percent, share; 2005 | = 2005-01-01 2005-12-31, date"},
		{"A 1951 United Nations convention", "1951 | = 1951-01-01 1951-12-31, date"},
		{"in his mid-40's, '87 or '77", ""},
		{"And, 5, I would.", "5 | = 5, number"},
		{"in the past years, and last years best", ""},
	} {
		if got := tells(c.text, "en"); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, got, c.want)
		}
	}
}

// How measures are written, and what is no measure.
func TestUnitsAreReadAsTheyAreWritten(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"75ml, 2 cl and 3 dl", "75ml | = 75 millilitre, measure; 2 cl | = 2 centilitre, measure; 3 dl | = 3 decilitre, measure"},
		{"5 km^2 and 10km2", "5 km^2 | = 5 square kilometre, measure; 10km2 | = 10 square kilometre, measure"},
		{"60 m.p.h., 5 ft/s and 100 kmph", "60 m.p.h. | = 60 mile per hour, measure; 5 ft/s | = 5 foot per second, measure; " +
			"100 kmph | = 100 kilometre per hour, measure"},
		{"5 L/100 km", "5 L/100 km | = 5 litre per 100 kilometres, measure"},
		{"10 million bpd, or 10 mb/d", "10 million bpd | = 1e+07 barrel per day, measure; 10 mb/d | = 10 million barrels per day, measure"},
		{"an engine of 250 PS", "250 PS | = 250 metric horsepower, measure"},
		{"for 5 hrs, 3 wks and 2 yrs", "5 hrs | = 5 hour, duration; 3 wks | = 3 week, duration; 2 yrs | = 2 year, duration"},
		{"at 1800 hrs in 1080p and 4K", ""},
		{"5 ms, 5 ns", "5 ms | = 5 millisecond, duration; 5 ns | = 5 nanosecond, duration"},
		{"a 5-foot-10 man of 6'2\"", "5-foot-10 | = 5.8333335 foot, measure; 6'2\" | = 6.1666665 foot, measure"},
		{"with 5 in. of rain", "5 in | = 5 inch, measure"},
		{"120 mm Hg", "120 mm Hg | = 120 millimetre of mercury, measure"},
		{"a lens of 75 -300mm", "75 -300mm | range 75–300 millimetre, measure"},
	} {
		if got := tells(c.text, "en"); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, got, c.want)
		}
	}
}
