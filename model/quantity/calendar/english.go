package calendar

import (
	"time"

	"galley/model/wordlist"
)

var english = language{
	months:    named(time.January, "january february march april may june july august september october november december"),
	short:     named(time.January, "jan feb mar apr - jun jul aug sep/sept oct nov dec"),
	unsure:    wordlist.Of("may march"),
	weekdays:  named(time.Sunday, "sunday monday tuesday wednesday thursday friday saturday"),
	shortDays: named(time.Sunday, "sun mon tue/tues wed thu/thur/thurs fri sat"),
	seasons: map[string]time.Month{"spring": time.March, "summer": time.June, "autumn": time.September, "fall": time.September,
		"winter": time.December},
	dayEnds: wordlist.Of("st nd rd th"),
	ofMonth: wordlist.Of("of"),
	parts:   map[string]Modifier{"early": Early, "mid": Mid, "late": Late},
	ends:    map[string]Modifier{"beginning": Early, "start": Early, "middle": Mid, "end": Late},
	before: map[string]Modifier{"about": About, "around": About, "circa": About, "before": Before, "until": Before, "till": Before,
		"by":    Before,
		"after": After, "since": After},
	yearAfter: wordlist.Of("in since during until till year years circa early mid late throughout"),
	yearWeak:  wordlist.Of("of by from to and before after about around between through for summer's"),
	yearGoes: wordlist.Of("and or the a an to in by for with when but as who that which was were is are had has have after before from " +
		"through until than at on it " +
		"he she they we i its his her their alone while because if where there this these more about over"),
	units: map[string]string{"second": "second", "seconds": "second", "minute": "minute", "minutes": "minute", "hour": "hour",
		"hours": "hour",
		"day":   "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month", "year": "year", "years": "year",
		"decade": "decade", "decades": "decade", "century": "century", "centuries": "century", "fortnight": "fortnight"},
	several: wordlist.Of("seconds minutes hours days weeks months years decades centuries"),
	longer:  map[string]string{"century": "century", "centuries": "century"},
	ordinal: named(1, "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "+
		"fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"),
	quarter: wordlist.Of("quarter"),
	half:    wordlist.Of("half"),
	today:   map[string]int{"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1},
	last:    map[string]int{"last": -1, "previous": -1, "coming": 1, "this": 0, "next": 1},
	past:    wordlist.Of("past last previous coming next"),
	ago:     wordlist.Of("ago earlier"),
	decades: map[string]int{"twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960,
		"seventies": 1970, "eighties": 1980, "nineties": 1990},
	notDecade: wordlist.Of("his her their my your our"),
	old:       wordlist.Of("old"),
	aged:      wordlist.Of("aged age"),
	from:      wordlist.Of("from"),
	to:        wordlist.Of("to through until till"),
	between:   wordlist.Of("between"),
	and:       wordlist.Of("and"),
}
