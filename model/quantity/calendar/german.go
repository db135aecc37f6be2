package calendar

import (
	"time"

	"galley/model/wordlist"
)

var german = language{
	months:   named(time.January, "januar/jänner februar/feber märz/maerz april mai juni juli august september oktober november dezember"),
	short:    named(time.January, "jan feb mrz apr - jun jul aug sep/sept okt nov dez"),
	weekdays: named(time.Sunday, "sonntag montag dienstag mittwoch donnerstag freitag samstag/sonnabend"),
	seasons: map[string]time.Month{"frühjahr": time.March, "frühling": time.March, "sommer": time.June, "herbst": time.September,
		"winter": time.December},
	dayFirst: true, dayDot: true, agoFirst: true,
	ofMonth: wordlist.Of("des"),
	parts:   map[string]Modifier{"anfang": Early, "mitte": Mid, "ende": Late},
	before: map[string]Modifier{"um": About, "etwa": About, "circa": About, "ca": About, "vor": Before, "bis": Before,
		"nach": After, "seit": After, "ab": After},
	yearAfter: wordlist.Of("jahr jahre jahres seit im anfang mitte ende in"),
	yearWeak:  wordlist.Of("von bis vor nach ab um und"),
	yearGoes: wordlist.Of("und oder der die das den dem ein eine in im um von vor nach bis mit war waren ist sind wurde wurden hatte " +
		"hatten als wie zu zum zur bei auf an am aus er sie es wir ihr"),
	units: map[string]string{"sekunde": "second", "sekunden": "second", "minute": "minute", "minuten": "minute", "stunde": "hour",
		"stunden": "hour",
		"tag":     "day", "tage": "day", "tagen": "day",
		"woche": "week", "wochen": "week", "monat": "month", "monate": "month", "monaten": "month",
		"jahr": "year", "jahre": "year", "jahren": "year", "jahrzehnt": "decade", "jahrzehnte": "decade", "jahrzehnten": "decade",
		"jahrhundert": "century", "jahrhunderte": "century"},
	several: wordlist.Of("sekunden minuten stunden tage tagen wochen monate monaten jahre jahren jahrzehnte jahrzehnten jahrhunderte"),
	longer:  map[string]string{"jahrhundert": "century", "jahrhunderts": "century"},
	ordinal: named(1, "ersten/erstes zweiten/zweites dritten/drittes vierten/viertes"),
	quarter: wordlist.Of("quartal quartals"),
	today:   map[string]int{"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "übermorgen": 2},
	last: each(-1, "letzte letzten letzter letztes vergangene vergangenen vergangener vergangenes vorige vorigen",
		each(1, "nächste nächsten nächster nächstes kommende kommenden", nil)),
	past:    wordlist.Of("letzten vergangenen nächsten kommenden letzte vergangene"),
	ago:     wordlist.Of("vor"),
	old:     wordlist.Of("alt"),
	from:    wordlist.Of("von vom"),
	to:      wordlist.Of("bis"),
	between: wordlist.Of("zwischen"),
	and:     wordlist.Of("und"),
}
