package metadata

import (
	"testing"
)

func TestDayIn(t *testing.T) {
	for line, want := range map[string]string{
		"Published 10:02 AM EST Nov 19, 2019": "2019-11-19", "on November 14th, 2019": "2019-11-14",
		"Monday 18 November 2019 18.54 GMT": "2019-11-18",
		"publiziert am 25. September 2018":  "2018-09-25", "segunda-feira, 22 de janeiro de 2018 às 0:13": "2018-01-22",
		"le 5 août 2017": "2017-08-05", "1er juillet": "",
		"2019/11/20": "2019-11-20", "21:17 18.11.2019": "2019-11-18", "11/18/19 11:04 PM EST": "2019-11-18",
		"21/06/2014": "2014-06-21", "Tue Nov 19 2019 03:05:46 GMT+0000": "2019-11-19",
		"30 February 2019": "", "Room 12, 2019": "", "Maybe 12, 2019": "", "": "",
	} {
		if got := DayIn(line); got != want {
			t.Errorf("%q: %q, not %q", line, got, want)
		}
	}
}
