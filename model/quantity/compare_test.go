package quantity

import (
	"testing"
	"time"
)

// made is a figure of a text, as Find gives it.
func made(kind Kind, text string, value float64, unit string, more ...any) Quantity {
	q := Quantity{Kind: kind, Text: text, Known: true, Low: value, High: value, Unit: unit, Modifier: Exactly}
	for _, m := range more {
		switch m := m.(type) {
		case Modifier:
			q.Modifier = m
		case string:
			q.Of = m
		case float64:
			q.High, q.Modifier = m, Between
		}
	}
	return q
}

func vagueFigure(text, unit string) Quantity {
	return Quantity{Kind: Number, Text: text, Unit: unit}
}

func date(text string, from, to string) Quantity {
	q := Quantity{Kind: Date, Text: text, Known: true, Modifier: Exactly, From: on(from), To: on(to)}
	return q
}

func on(day string) time.Time {
	t, err := time.Parse("2006-01-02", day)
	if err != nil {
		panic(err)
	}
	return t
}

func troops(text string, value float64, more ...any) Quantity {
	return made(Number, text, value, "troop", more...)
}

func percent(text string, value float64, more ...any) Quantity {
	return made(Share, text, value, "percent", more...)
}

func TestFiguresAreComparedAsTheirWordsMeanThem(t *testing.T) {
	miles := func(text string, v float64, more ...any) Quantity { return made(Measure, text, v, "mile", more...) }
	americans := func(text string, v float64, more ...any) Quantity { return made(Number, text, v, "American", more...) }
	dollars := func(text string, v float64, more ...any) Quantity { return made(Money, text, v, "dollar", more...) }
	change := func(text string, v float64, more ...any) Quantity { return made(Change, text, v, "percent", more...) }
	for name, c := range map[string]struct {
		claim, source Quantity
		want          Relation
		why           Reason
	}{
		"the same figure":                      {troops("21,000", 21000), troops("21,000", 21000), Same, Equal},
		"in words and in digits":               {percent("ninety percent", 90), percent("90 %", 90), Same, Equal},
		"about, in the other unit":             {miles("600 miles", 600, About), made(Measure, "936 km", 936, "kilometre"), Compatible, Converted},
		"the other way round":                  {made(Measure, "936 km", 936, "kilometre"), miles("600 miles", 600, About), Compatible, Converted},
		"another length in the other unit":     {miles("600 miles", 600, About), made(Measure, "1,436 km", 1436, "kilometre"), Contradicts, Differs},
		"some, within its digits":              {troops("21,000", 21000, About), troops("21,300", 21300), Compatible, Fits},
		"rounded by a little":                  {troops("21,000", 21000), troops("20,951", 20951), Rounded, FewerDigits},
		"rounded by the source":                {troops("20,951", 20951), troops("21,000", 21000), Rounded, FewerDigits},
		"two exact figures":                    {troops("20,951", 20951), troops("20,962", 20962), Contradicts, Differs},
		"another figure":                       {troops("21,000", 21000), troops("17,000", 17000), Contradicts, Differs},
		"small counts are not rounded":         {americans("7", 7), americans("8", 8), Contradicts, Differs},
		"a round hundred is no hundred forty":  {troops("100", 100), troops("140", 140), Contradicts, Differs},
		"about twenty, and three more":         {troops("20", 20, About), troops("23", 23), Rounded, FewerDigits},
		"more than, and it is":                 {americans("50", 50, Over), americans("52", 52), Compatible, Fits},
		"more than, and it is not":             {americans("50", 50, Over), americans("48", 48), Contradicts, Differs},
		"more than, and just that":             {americans("50", 50, Over), americans("50", 50), Rounded, AtLimit},
		"more than, and far more":              {americans("50", 50, Over), americans("5,000", 5000), Compatible, FarInside},
		"at least, and just that":              {americans("50", 50, AtLeast), americans("50", 50), Compatible, Fits},
		"up to, and less":                      {troops("20", 20, AtMost), troops("17", 17), Compatible, Fits},
		"up to, and more":                      {troops("20", 20, AtMost), troops("23", 23), Contradicts, Differs},
		"fewer than, and more":                 {troops("20", 20, Under), troops("23", 23), Contradicts, Differs},
		"two open ends that meet":              {troops("50", 50, Over), troops("40", 40, Over), Compatible, Fits},
		"two open ends that cross":             {troops("50", 50, Over), troops("90", 90, Under), Compatible, Overlaps},
		"between, and it is":                   {dollars("$3.5bn–4bn", 3.5e9, 4e9), dollars("$3.7bn", 3.7e9), Compatible, Fits},
		"between, and it is not":               {dollars("$3.5bn–4bn", 3.5e9, 4e9), dollars("$5.2bn", 5.2e9), Contradicts, Differs},
		"money to fewer digits":                {dollars("$3.5bn", 3.5e9), dollars("$3,460,000,000", 3.46e9), Rounded, FewerDigits},
		"a decimal zero is a digit":            {percent("3.0 %", 3), percent("3.2 %", 3.2), Contradicts, Differs},
		"other currencies":                     {dollars("$50", 50), made(Money, "€50", 50, "euro"), NotComparable, OtherCurrencies},
		"shares of different things":           {percent("ninety percent", 90, "the supply"), percent("90 %", 90, "the land"), NotComparable, OtherThings},
		"shares of one thing":                  {percent("ninety percent", 90, "the supply"), percent("87 %", 87, "its supply"), Rounded, FewerDigits},
		"one in five":                          {percent("one in five", 20), percent("20 %", 20), Same, Equal},
		"one in five, kept as a fraction":      {made(Share, "one in five", 0.2, ""), percent("20 %", 20), Same, Equal},
		"a share without its unit":             {percent("ninety percent", 90), made(Number, "0.9", 0.9, ""), Same, Equal},
		"a share and a count":                  {percent("ninety percent", 90), troops("900", 900), NotComparable, OtherKinds},
		"percent and percentage points":        {change("12 %", 12, Up), made(Change, "12 percentage points", 12, "percentage point", Up), NotComparable, PercentOrPoints},
		"up and down":                          {change("12 %", 12, Up), change("12 %", 12, Down), Contradicts, OtherDirection},
		"a change and a share":                 {change("12 %", 12, Up), percent("12 %", 12), NotComparable, ChangeOrShare},
		"miles and pounds":                     {miles("600 miles", 600), made(Measure, "600 pounds", 600, "pound"), NotComparable, OtherUnits},
		"different things counted":             {troops("500", 500), made(Number, "500", 500, "tank"), NotComparable, OtherThings},
		"nearly the same noun, other number":   {troops("500", 500), made(Number, "700", 700, "soldier"), NotComparable, NotSurelyTheSame},
		"nearly the same noun, same number":    {troops("500", 500), made(Number, "500", 500, "soldier"), Same, Equal},
		"other troops, other number":           {troops("21,000", 21000, "U.S. troops"), troops("17,000", 17000, "combat troops"), NotComparable, NotSurelyTheSame},
		"the same troops by a longer name":     {troops("21,000", 21000, "troops"), troops("17,000", 17000, "U.S. troops"), Contradicts, Differs},
		"a number of a table without its unit": {miles("600 miles", 600), made(Number, "700", 700, ""), NotComparable, NotSurelyTheSame},
		"a place in an order and a count":      {made(Ordinal, "third", 3, ""), troops("3", 3), NotComparable, OtherKinds},
		"tons that may be tonnes":              {made(Measure, "100 tons", 100, "ton"), made(Measure, "123 tonnes", 123, "tonne"), NotComparable, NotSurelyTheSame},
		"degrees of two scales":                {made(Measure, "27 °F", 27, "degree Fahrenheit"), made(Measure, "-3 °C", -3, "degree Celsius"), Compatible, Converted},
		"days and weeks":                       {made(Duration, "two weeks", 2, "week"), made(Duration, "14 days", 14, "day"), Same, Converted},
		"dozens, and it is":                    {vagueFigure("dozens", "troop"), troops("48", 48), Compatible, VagueFits},
		"dozens, and it is not":                {vagueFigure("dozens", "troop"), troops("5", 5), Contradicts, VagueDiffers},
		"dozens, perhaps":                      {vagueFigure("dozens", "troop"), troops("15", 15), NotComparable, VagueOnly},
		"several hundred":                      {vagueFigure("several hundred", "troop"), troops("450", 450), Compatible, VagueFits},
		"several hundred, told as a number":    {troops("450", 450), vagueFigure("several hundred", "troop"), Compatible, VagueFits},
		"dozens of something else":             {vagueFigure("dozens", "tank"), troops("5", 5), NotComparable, OtherThings},
		"many":                                 {vagueFigure("many", "troop"), troops("5", 5), NotComparable, VagueOnly},
		"the same day":                         {date("31 March 2009", "2009-03-31", "2009-03-31"), date("March 31, 2009", "2009-03-31", "2009-03-31"), Same, Equal},
		"a day in the months meant":            {date("early 2009", "2009-01-01", "2009-04-30"), date("31 March 2009", "2009-03-31", "2009-03-31"), Compatible, DateWithin},
		"a year that has the day":              {date("31 March 2009", "2009-03-31", "2009-03-31"), date("2009", "2009-01-01", "2009-12-31"), Compatible, DateWithin},
		"another day":                          {date("31 March 2009", "2009-03-31", "2009-03-31"), date("1 April 2009", "2009-04-01", "2009-04-01"), Contradicts, Differs},
		"a date and a count":                   {date("2009", "2009-01-01", "2009-12-31"), troops("2,009", 2009), NotComparable, OtherKinds},
		"a day of the week it was not":         {date("Monday, 31 March 2009", "2009-03-31", "2009-03-31"), date("2009", "2009-01-01", "2009-12-31"), Contradicts, WeekdayDiffers},
	} {
		got := Compare(c.claim, c.source)
		if got.Relation != c.want || got.Reason != c.why {
			t.Errorf("%s: %s (%s), want %s (%s): %s", name, got.Relation, got.Reason, c.want, c.why, got)
		}
	}
}

func TestTheSentenceSaysWhy(t *testing.T) {
	for _, c := range []struct {
		got  Comparison
		want string
	}{
		{Compare(made(Measure, "600 miles", 600, "mile", About), made(Measure, "936 km", 936, "kilometre")),
			"The source’s “936 km” is 581.6 miles, which fits “600 miles”."},
		{Compare(troops("21,000", 21000), troops("20,951", 20951)), "“21,000” against the source’s “20,951”: rounded, by 49 (0.2 %)."},
		{Compare(troops("21,000", 21000), troops("17,000", 17000)), "“21,000” is 4,000 more than the source’s “17,000”."},
		{Compare(made(Money, "$3.5bn", 3.5e9, "dollar"), made(Money, "$5.2bn", 5.2e9, "dollar")), "“$3.5bn” is $1.7bn less than the source’s “$5.2bn”."},
		{Compare(percent("ninety percent", 90), percent("70 percent", 70)), "“ninety percent” is 20 percentage points more than the source’s “70 percent”."},
		{Compare(date("Monday, 31 March 2009", "2009-03-31", "2009-03-31"), date("2009", "2009-01-01", "2009-12-31")),
			"“31 March 2009” was a Tuesday, not a Monday."},
		{CompareChange(percent("24 percent", 24, Up), troops("17,000", 17000), troops("21,000", 21000)),
			"“17,000” to “21,000” is +23.5 %, which “24 percent” rounds."},
		{CompareAge(made(Age, "58", 58, "year"), date("12 May 1950", "1950-05-12", "1950-05-12"), on("2009-03-31")),
			"“58” fits: born “12 May 1950”."},
		{CompareAge(made(Age, "59", 59, "year"), date("12 May 1950", "1950-05-12", "1950-05-12"), on("2009-03-31")),
			"Born “12 May 1950” makes 58 on that day, not “59”."},
	} {
		if got := c.got.String(); got != c.want {
			t.Errorf("says %q,\nwant %q", got, c.want)
		}
	}
}

func TestAChangeIsWorkedOutOfTwoValues(t *testing.T) {
	from, to := troops("17,000", 17000), troops("21,000", 21000)
	low, high := percent("4 percent", 4), percent("6 percent", 6)
	for name, c := range map[string]struct {
		change, from, to Quantity
		want             Relation
		why              Reason
	}{
		"to its digits":               {percent("23.5 %", 23.5, Up), from, to, Rounded, ChangeFollows},
		"to fewer digits":             {percent("24 percent", 24), from, to, Rounded, ChangeFollows},
		"about a quarter":             {percent("25 percent", 25, About), from, to, Compatible, ChangeFollows},
		"more than a fifth":           {percent("20 percent", 20, Over), from, to, Compatible, ChangeFollows},
		"another change":              {percent("40 percent", 40, Up), from, to, Contradicts, ChangeDiffers},
		"the wrong way":               {percent("23.5 %", 23.5, Down), from, to, Contradicts, ChangeDiffers},
		"down":                        {percent("19 %", 19, Down), to, from, Rounded, ChangeFollows},
		"points called percent":       {percent("2 percent", 2, Up), low, high, Contradicts, PointsNotPercent},
		"points":                      {made(Change, "2 points", 2, "percentage point", Up), low, high, Compatible, ChangeFollows},
		"percent of shares":           {percent("50 percent", 50, Up), low, high, Compatible, ChangeFollows},
		"of nothing":                  {percent("50 percent", 50, Up), troops("0", 0), to, NotComparable, OtherKinds},
		"from one thing to another":   {percent("24 percent", 24, Up), troops("17,000", 17000, "troops"), made(Measure, "21 km", 21, "kilometre"), NotComparable, OtherKinds},
		"points of what is no share":  {made(Change, "4 points", 4, "percentage point", Up), from, to, NotComparable, OtherKinds},
		"a range is no value to take": {percent("24 percent", 24, Up), troops("17,000–18,000", 17000, 18000.0), to, NotComparable, OtherKinds},
	} {
		if got := CompareChange(c.change, c.from, c.to); got.Relation != c.want || got.Reason != c.why {
			t.Errorf("%s: %s (%s), want %s (%s): %s", name, got.Relation, got.Reason, c.want, c.why, got)
		}
	}
}

func TestAnAgeIsHeldAgainstTheDayOfBirth(t *testing.T) {
	age := func(text string, v float64, more ...any) Quantity { return made(Age, text, v, "year", more...) }
	year := date("1950", "1950-01-01", "1950-12-31")
	for name, c := range map[string]struct {
		age, born Quantity
		on        string
		want      Relation
	}{
		"the day before the birthday":  {age("58", 58), date("12 May 1950", "1950-05-12", "1950-05-12"), "2009-05-11", Compatible},
		"the birthday":                 {age("58", 58), date("12 May 1950", "1950-05-12", "1950-05-12"), "2009-05-12", Contradicts},
		"the year alone, either":       {age("58", 58), year, "2009-03-31", Compatible},
		"the year alone, or":           {age("59", 59), year, "2009-03-31", Compatible},
		"the year alone, one more":     {age("60", 60), year, "2009-03-31", NotComparable},
		"the year alone, many more":    {age("70", 70), year, "2009-03-31", Contradicts},
		"about":                        {age("60", 60, About), year, "2009-03-31", NotComparable},
		"over":                         {age("50", 50, Over), year, "2009-03-31", Compatible},
		"before the birth":             {age("58", 58), year, "1940-01-01", NotComparable},
		"29 February, in another year": {age("8", 8), date("29 February 2000", "2000-02-29", "2000-02-29"), "2009-02-28", Compatible},
	} {
		if got := CompareAge(c.age, c.born, on(c.on)); got.Relation != c.want {
			t.Errorf("%s: %s, want %s: %s", name, got.Relation, c.want, got)
		}
	}
}
