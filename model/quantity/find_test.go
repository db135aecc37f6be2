package quantity

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// told is a quantity in one line: words, modifier, value, unit, kind, and what it is of.
func told(q Quantity) string {
	value := "?"
	if q.Known {
		value = fmt.Sprint(float32(q.Low))
		if q.High != q.Low {
			value += "–" + fmt.Sprint(float32(q.High))
		}
	}
	if q.Kind == Date && q.Known {
		value = q.From.Format(time.DateOnly) + " " + q.To.Format(time.DateOnly)
	}
	s := fmt.Sprintf("%s | %s %s %s, %s", q.Text, q.Modifier, value, q.Unit, q.Kind)
	if q.Direction != "" && q.Direction != q.Modifier {
		s += " " + string(q.Direction)
	}
	return strings.ReplaceAll(strings.Join(strings.Fields(s), " "), " ,", ",")
}

func tells(text, language string) string {
	var all []string
	for _, q := range Find(text, language) {
		all = append(all, told(q))
	}
	return strings.Join(all, "; ")
}

func TestWhatIsCountedHowMuchAndHowSure(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"to send some 21,000 U.S. troops before summer", "21,000 | ~ 21000 troop, number"},
		{"share nearly 600 miles of border", "600 miles | ~ 600 mile, measure"},
		{"It provides ninety percent of the world supply.", "ninety percent | = 90 percent, share"},
		{"took more than 50 Americans hostage for 444 days", "50 | > 50 American, number; 444 days | = 444 day, duration"},
		{"half a million marched", "half a million | = 500000, number"},
		{"one in five adults smokes", "one in five | = 0.2 adult, share"},
		{"a bid of $3.5bn–4bn", "$3.5bn–4bn | range 3.5e+09–4e+09 dollar, money"},
		{"it was -3 °C at dawn", "-3 °C | = -3 degree Celsius, measure"},
		{"dozens of villages burned", "dozens | = ? village, number"},
		{"sales were up 12 %", "12 % | up 12 percent, change"},
		{"Prices rose 12 percent.", "12 percent | up 12 percent, change"},
		{"a fall of 3 points to 41", "3 | down 3 point, change; 41 | = 41, number"},
		{"The force was cut by 4,000.", "4,000 | down 4000, change"},
		{"between 3 and 4 billion dollars", "3 and 4 billion dollars | range 3e+09–4e+09 dollar, money"},
		{"a walk of 3-4 miles", "3-4 miles | range 3–4 mile, measure"},
		{"It grew from 17,000 to 21,000 troops.", "17,000 | = 17000 troop, number; 21,000 | = 21000 troop, number"},
		{"two of the three hostages were freed", "two | = 2 hostage, number; three | = 3 hostage, number"},
		{"the 52 American diplomats", "52 | = 52 diplomat, number"},
		{"seven European countries agreed", "seven | = 7 country, number"},
		{"14 first-team players left the club", "14 | = 14 player, number"},
		{"six human rights groups", "six | = 6 group, number"},
		{"as many as 300 people, fewer than 20 of them armed", "300 | <= 300 person, number; 20 | < 20, number"},
		{"21,000+ signatures", "21,000 | >= 21000 signature, number"},
		{"a 30-plus team", "30 | >= 30, number"},
		{"10 years or so, 3 weeks or more", "10 years | ~ 10 year, duration; 3 weeks | >= 3 week, duration"},
		{"at least 12 died", "12 | >= 12, number"},
		{"up to 400 jobs", "400 | <= 400 job, number"},
		{"just under 20 percent of spending", "20 percent | < 20 percent, share"},
		{"well over 5,000 euros", "5,000 euros | > 5000 euro, money"},
		{"Unemployment fell by almost half a percentage point.", "half a percentage point | ~ 0.5 percentage point, change down"},
		{"3 million barrels a day", "3 million barrels a day | = 3e+06 barrel per day, measure"},
		{"420 people per square kilometre", "420 | = 420 person per square kilometre, number"},
		{"The bill was 63 cents per share, or $1,100 per square foot.", "63 cents | = 63 cent per share, money; $1,100 | = 1100 " +
			"dollar per square foot, money"},
		{"She is 5'10\" tall.", "5'10\" | = 5.8333335 foot, measure"},
		{"a board of 6 ft 2 in", "6 ft 2 in | = 6.1666665 foot, measure"},
		{"after 3 hours and 20 minutes", "3 hours and 20 minutes | = 3.3333333 hour, duration"},
		{"a five-year-old boy, 54 years old, aged 54", "five-year-old | = 5 year, age; 54 years old | = 54 year, age; 54 | = 54 year, age"},
		{"Ann Maddon, 66, has retired.", "66 | = 66 year, age"},
		{"more than 7.5 million crowns ($1.1 million)", "7.5 million | > 7.5e+06 crown, number; $1.1 million | = 1.1e+06 dollar, money"},
		{"some 8 miles (13 kilometers) of tunnels", "8 miles | ~ 8 mile, measure; 13 kilometers | ~ 13 kilometre, measure"},
		{"Prices range from $370,000 to $5.5 million.", "$370,000 to $5.5 million | range 370000–5.5e+06 dollar, money"},
		{"The Dow gained +0.2%.", "0.2% | up 0.2 percent, change"},
		{"a temperature of minus-5 degrees Celsius", "minus-5 degrees Celsius | = -5 degree Celsius, measure"},
		{"a three-bedroom house", "three-bedroom | = 3 bedroom, number"},
		{"The index closed up 12.5 at 7,200.", "12.5 | up 12.5, change; 7,200 | = 7200, number"},
		{"Ross was down 2.3%, Burlington by 2.6%.", "2.3% | down 2.3 percent, change; 2.6% | down 2.6 percent, change"},
		{"They won a 12 percent pay rise.", "12 percent | = 12 percent, change up"},
		{"a defense that gave up 517 rushing yards", "517 | = 517 yard, number"},
		{"about one of every nine voters", "one of every nine | ~ 0.11111111 voter, share"},
		{"They paid 75 USD million.", "75 USD million | = 7.5e+07 dollar, money"},
	} {
		if got := tells(c.text, "en"); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, got, c.want)
		}
	}
}

func TestWhatIsNoQuantityIsNone(t *testing.T) {
	for _, text := range []string{
		"the new iPhone 11 Pro", "the Fortune 100 on its books", "a 787 Dreamliner", "Call +49 30 1234567 or 555-1234.",
		"ISBN 978-3-16-148410-0",
		"version 1.2.3", "at 10:30", "won 3-2", "COVID-19 tests", "10 Downing Street", "World War II", "A4", "route 66", "it gave up",
	} {
		for _, q := range Find(text, "en") {
			if q.Kind != Date && q.Kind != Ordinal {
				t.Errorf("%s: %s", text, told(q))
			}
		}
	}
}

func TestTheTwoEndsOfAChangeAreOneRow(t *testing.T) {
	text := "It grew from 17,000 to 21,000 troops, then fell from 4.8 to 4.7 percent in 3 days."
	var got []string
	for _, q := range Joined(text, Find(text, "en")) {
		got = append(got, told(q))
	}
	want := "17,000 to 21,000 | range 17000–21000 troop, change up; 4.8 to 4.7 percent | range 4.7–4.8 percent, change down; 3 days " +
		"| = 3 day, duration"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}
