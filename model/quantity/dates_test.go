package quantity

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestADateIsOneQuantityAndItsNumbersAreNone(t *testing.T) {
	for text, want := range map[string]string{
		"On Wednesday, April 9, 2014, some 300 people left.": "date Wednesday, April 9, 2014 2014-04-09/2014-04-09 = [Wednesday, April 9, 2014]; number 300",
		"It rose 12 percent since early 2011.":               "change 12 percent; date early 2011 2011-01-01/2011-04-30 = [early 2011]",
		"after 1994 it sank":                                 "date 1994 1994-01-01/1994-12-31 > [after 1994]",
		"They met three years ago, for 12 days.":             "date three years ago = [three years ago]; duration 12 days",
		"the past decade":                                    "duration past decade",
		"2014 people died, aged 37":                          "number 2014; age 37",
		"yesterday":                                          "date yesterday = [yesterday]",
		"no dates at all":                                    "",
	} {
		var got []string
		for _, q := range Find(text, "en") {
			s := string(q.Kind) + " " + q.Text
			if q.Kind == Date {
				if q.Known {
					s += " " + q.From.Format(time.DateOnly) + "/" + q.To.Format(time.DateOnly)
				}
				s += fmt.Sprintf(" %s [%s]", q.Modifier, text[q.Whole.Start:q.Whole.End])
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%q:\n got %s\nwant %s", text, s, want)
		}
	}
}
