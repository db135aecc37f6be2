package quantity

import (
	"os"
	"strings"
	"testing"
)

// The story's numbers and dates, read by a person: the words around, with the quantity in
// brackets. A day whose week nobody tells has no value. "One another" and "one he said" are
// pronouns, and "a week of gatherings" has no number.
var story = []struct{ place, want string }{
	{"cautious [first] step toward", "= 1 step, ordinal"},
	{"foreign minister [Tuesday] at an", "= ?, date"},
	{"unlocking [30 years] of tense relations", "= 30 year, duration"},
	{"was the [first] official", "= 1 interplay, ordinal"},
	{"close of a [one-day] conference", "= 1 day, duration"},
	{"The [two] countries cooperated", "= 2 country, number"},
	{"at a distance in [2001] and 2002", "= 2001-01-01 2001-12-31, date"},
	{"in 2001 and [2002] after", "= 2002-01-01 2002-12-31, date"},
	{"estranged for [30 years], since", "= 30 year, duration"},
	{"took more than [50] Americans hostage", "> 50 American, number"},
	{"hostage for [444 days].", "= 444 day, duration"},
	{"of the [two] nations are", "= 2 nation, number"},
	{"share nearly [600 miles] of border", "~ 600 mile, measure"},
	{"they came [today], that", "= ?, date"},
	{"they intervened [today], is", "= ?, date"},
	{"restrictions on [two] American women", "= 2 woman, number"},
	{"missing for [two years] since", "= 2 year, duration"},
	{"about our [three] American citizens", "= 3 citizen, number"},
	{"new year in [March].", "= ?, date"},
	{"Organizers of [Tuesday]'s conference", "= ?, date"},
	{"Russia. [Numerous] U.S. allies", "= ? ally, number"},
	{"long way to go. [One] key issue", "= 1 issue, number"},
	{"It provides [ninety percent] of the world", "= 90 percent, share"},
	{"\"[Hundreds] of Afghan policeman", "= ? policeman, number"},
	{"to add some [21,000] U.S. troops", "~ 21000 troop, number"},
	{"[This week]'s NATO summit", "= ?, date"},
	{"troops before the [end of summer].", "< ?, date"},
	{"opened the conference [Tuesday]. CBS", "= ?, date"},
	{"promised on [Tuesday] an assault", "= ?, date"},
	{"responsibility for [Monday]'s attack", "= ?, date"},
	{"Be the [first] to know", "= 1, ordinal"},
}

func TestEveryNumberOfTheStoryComesOutRight(t *testing.T) {
	data, err := os.ReadFile("../../../shared/articles/us-iran-diplomats.txt")
	if err != nil {
		t.Skip("the story is not here:", err)
	}
	text := string(data)
	found := map[int]Quantity{}
	for _, q := range Find(text, "en") {
		found[q.Start] = q
	}
	for _, c := range story {
		before, rest, _ := strings.Cut(c.place, "[")
		words, after, _ := strings.Cut(rest, "]")
		if n := strings.Count(text, before+words+after); n != 1 {
			t.Fatalf("%q stands %d times", c.place, n)
		}
		at := strings.Index(text, before+words+after) + len(before)
		q, ok := found[at]
		delete(found, at)
		if got := strings.TrimPrefix(told(q), q.Text+" | "); !ok || q.Text != words || got != c.want {
			t.Errorf("%s\n got  %q, %s\n want %s", c.place, q.Text, got, c.want)
		}
	}
	for at, q := range found {
		t.Errorf("more than is there: %s …%s…", told(q), text[max(0, at-20):min(len(text), q.End+20)])
	}
}
