package model

import "testing"

func TestADayIsReadAsThePeopleOfEveryLanguageWriteIt(t *testing.T) {
	for in, want := range map[string]string{
		"2009年3月31日": "2009-03-31", "2009 年 3 月 31 日": "2009-03-31", "２００９年１２月１号": "2009-12-01", "2009年3月": "2009-03", "2009年": "2009",
		"31 de marzo de 2009": "2009-03-31", "martes, 31 de marzo del 2009": "2009-03-31", "1.º de abril de 2009": "2009-04-01", "marzo de 2009": "2009-03",
		"31. März 2009": "2009-03-31", "Dienstag, 31. Maerz 2009": "2009-03-31", "1. Jänner 2010": "2010-01-01", "Okt. 2009": "2009-10",
		"31 mars 2009": "2009-03-31", "mardi, le 31 mars 2009": "2009-03-31", "le 1er février 2009": "2009-02-01", "15 aout 2009": "2009-08-15", "3 déc. 2009": "2009-12-03", "juillet 2009": "2009-07",
		"٣١ مارس 2009": "2009-03-31", "٣١ مارس ٢٠٠٩": "2009-03-31", "الثلاثاء، 31 مارس 2009": "2009-03-31", "1 أبريل 2009": "2009-04-01",
		"1 ابريل 2009": "2009-04-01", "٢٠٠٩-٠٣-٣١": "2009-03-31", "\u200f31 آذار 2009": "2009-03-31",
		"31 March 2009": "2009-03-31", "2009.3.31": "2009-03-31",
		// what is no day, or could be two
		"3/4/2009": "", "٣/٤/٢٠٠٩": "", "31. Februar 2009": "", "2009年13月1日": "", "31 foo 2009": "", "lumdi, 3 mars 2009": "", "marzo": "", "年3月31日": "",
	} {
		iso, ok := ParseDate(in)
		if ok != (want != "") || iso != want {
			t.Errorf("%q is %q, %v, want %q", in, iso, ok, want)
		}
		if want != "" && IsDay(in) != (len(want) == 10) {
			t.Errorf("%q: a day is %v", in, IsDay(in))
		}
	}
}
