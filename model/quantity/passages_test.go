package quantity

import (
	"strings"
	"testing"
	"time"
)

// held is what ComparePassages says of a claim and a passage, a line a figure.
func held(claim, source string, said ...string) string {
	c := Saying{Text: claim, Language: "en"}
	if len(said) > 0 {
		c.On = on(said[0])
	}
	var lines []string
	for _, p := range ComparePassages(c, Saying{Text: source, Language: "en"}) {
		lines = append(lines, string(p.Relation)+": "+p.String())
	}
	return strings.Join(lines, "\n")
}

func TestAPassageIsHeldAgainstItsClaim(t *testing.T) {
	for name, c := range map[string]struct{ claim, source, said, want string }{
		"the figure itself": {claim: "The president sent some 21,000 U.S. troops to the war.",
			source: "On Friday the president ordered 21,000 troops to the war, officials said.",
			want:   "same: The source has the same figure: “21,000 troops”."},
		"in another unit": {claim: "Nearly 600 miles of border are shared with the country.",
			source: "The two countries share a border of 936 km.",
			want:   "compatible: The source’s “936 km” is 581.6 miles, which fits “Nearly 600 miles of border”."},
		"rounded": {claim: "About 21,000 troops were sent.", source: "The ministry counted 20,951 troops that were sent.",
			want: "compatible: “About 21,000 troops” fits the source’s “20,951 troops”."},
		"a sum": {claim: "The president is sending 21,000 troops to the war.",
			source: "The president announced 17,000 combat troops, and 4,000 trainers a month later.",
			want:   "compatible: “21,000 troops” follows from the passage: 17,000 + 4,000 = 21,000."},
		"a sum of U.S. troops": {claim: "The president is sending some 21,000 U.S. troops to the war this year",
			source: "The president announced 17,000 combat troops in February, and 4,000 trainers a month later.",
			want:   "compatible: “some 21,000 U.S. troops” follows from the passage: 17,000 + 4,000 = 21,000."},
		"a sum without its noun": {claim: "The president sent 21,000 troops to the war in a year.",
			source: "The president sent 17,000 troops in February and 4,000 in March.",
			want:   "compatible: “21,000 troops” follows from the passage: 17,000 + 4,000 = 21,000."},
		"no sum of different things": {claim: "The port has 45 cranes.", source: "The port has 11 berths and 34 cranes.",
			want: "not comparable: The passage does not have “45 cranes”; it has “34 cranes”."},
		"another figure of the same thing": {claim: "The embassy in Tehran held 72 American hostages.",
			source: "Students who stormed the embassy in Tehran held 52 American hostages.",
			want:   "contradicts: “72 American hostages” is 20 more than the source’s “52 American hostages”."},
		"another figure, perhaps of something else": {claim: "The embassy in Tehran held 72 hostages.",
			source: "In Beirut 15 hostages were freed after talks.",
			want:   "not comparable: The passage does not have “72 hostages”; it has “15 hostages”."},
		"the figure that was": {claim: "The town now has 4,000 inhabitants within its old walls.",
			source: "The town has grown within its old walls from 2,500 inhabitants.",
			want:   "not comparable: The passage does not have “4,000 inhabitants”; it has “2,500 inhabitants”."},
		"of another year": {claim: "In 2008 the farms of the province grew 300 tonnes of poppies.",
			source: "In 2004 the farms of the province grew 120 tonnes of poppies.",
			want: "not comparable: The source’s “120 tonnes of poppies” is of “2004”, the claim’s “300 tonnes of poppies” of “2008”: " +
				"not the same time."},
		"nothing like it": {claim: "They were held for 444 days.", source: "They were freed on the day the new president was sworn in.",
			want: "not comparable: The passage has no figure for “444 days”."},
		"shares of two things": {claim: "The province has ninety percent of the world's opium.",
			source: "Poppies stand on ninety percent of the land.",
			want: "not comparable: The source’s “ninety percent” is of “the land”, the claim’s “ninety percent” of “the world's opium”: " +
				"not the same whole."},
		"a change worked out": {claim: "The number of troops rose by 24 percent.", source: "The number of troops rose from 17,000 to 21,000.",
			want: "rounded: “17,000” to “21,000” is +23.5 %, which “24 percent” rounds."},
		"no figure at all":     {claim: "The envoy was tired.", source: "The envoy had slept for 4 hours.", want: ""},
		"no passage":           {claim: "The envoy slept for 4 hours.", source: " \n", want: ""},
		"a vague word":         {claim: "Dozens of villages were burned.", source: "The rebels burned 48 villages.", want: "compatible: “Dozens of villages” fits the source’s “48 villages”."},
		"more than, and fewer": {claim: "The rebels burned more than 50 villages in the valley.", source: "In the valley the rebels burned 48 villages.", want: "contradicts: “more than 50 villages” does not fit the source’s “48 villages”: 2 apart."},
		"two of the sort": {claim: "The rebels burned 50 villages in the valley.", source: "In the valley the rebels burned 12 villages in May and 11 villages in June.",
			want: "not comparable: The passage does not have “50 villages”; it has “12 villages” and “11 villages”."},
	} {
		var said []string
		if c.said != "" {
			said = append(said, c.said)
		}
		if got := held(c.claim, c.source, said...); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

func TestAgesAreToldAtTheDayOfTheClaim(t *testing.T) {
	claim := Saying{Text: "The envoy, aged 58, arrived in the capital.", On: time.Time{}}
	source := Saying{Text: "The envoy who arrived in the capital was born on 12 May 1950."}
	for _, p := range ComparePassages(claim, source) {
		if p.Reason == AgeFollows || p.Reason == AgeDiffers {
			t.Errorf("without a day, it says: %s", p)
		}
	}
}
