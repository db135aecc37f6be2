package calendar

import (
	"time"

	"galley/model/wordlist"
)

var french = language{
	months: named(time.January, "janvier février/fevrier mars avril mai juin juillet août/aout septembre octobre novembre "+
		"décembre/decembre"),
	short:    named(time.January, "janv févr - avr - - juil - sept oct nov déc"),
	unsure:   wordlist.Of("mars"),
	weekdays: named(time.Sunday, "dimanche lundi mardi mercredi jeudi vendredi samedi"),
	seasons:  map[string]time.Month{"printemps": time.March, "été": time.June, "automne": time.September, "hiver": time.December},
	dayFirst: true, agoFirst: true,
	dayEnds:   wordlist.Of("er"),
	ofMonth:   wordlist.Of("de"),
	parts:     map[string]Modifier{"début": Early, "mi": Mid, "fin": Late},
	before:    map[string]Modifier{"vers": About, "environ": About, "avant": Before, "jusqu'en": Before, "après": After, "depuis": After},
	yearAfter: wordlist.Of("en depuis année années début mi fin l'année"),
	yearWeak:  wordlist.Of("de à et avant après vers entre"),
	yearGoes: wordlist.Of("et ou le la les un une des du de en à par pour avec est était ont a qui que dans sur au aux il elle ils " +
		"elles ce cette mais où"),
	units: map[string]string{"seconde": "second", "secondes": "second", "minute": "minute", "minutes": "minute", "heure": "hour",
		"heures": "hour",
		"jour":   "day", "jours": "day", "semaine": "week", "semaines": "week", "mois": "month", "an": "year", "ans": "year",
		"année": "year", "années": "year",
		"décennie": "decade", "décennies": "decade", "siècle": "century", "siècles": "century"},
	several:   wordlist.Of("secondes minutes heures jours semaines ans années décennies siècles"),
	longer:    map[string]string{"siècle": "century"},
	ordinal:   named(1, "premier deuxième troisième quatrième"),
	quarter:   wordlist.Of("trimestre"),
	half:      wordlist.Of("semestre"),
	today:     map[string]int{"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "demain": 1},
	lastAfter: each(-1, "dernier dernière", each(1, "prochain prochaine", nil)),
	past:      wordlist.Of("dernières derniers prochaines prochains"),
	ago:       wordlist.Of("il-y-a"),
	from:      wordlist.Of("de du"),
	to:        wordlist.Of("à au jusqu'à"),
	between:   wordlist.Of("entre"),
	and:       wordlist.Of("et"),
}
