package calendar

import "time"

var french = language{
	months: named(time.January, "janvier février/fevrier mars avril mai juin juillet août/aout septembre octobre novembre "+
		"décembre/decembre"),
	short:    named(time.January, "janv févr - avr - - juil - sept oct nov déc"),
	unsure:   set("mars"),
	weekdays: named(time.Sunday, "dimanche lundi mardi mercredi jeudi vendredi samedi"),
	seasons:  map[string]time.Month{"printemps": time.March, "été": time.June, "automne": time.September, "hiver": time.December},
	dayFirst: true, agoFirst: true,
	dayEnds:   set("er"),
	ofMonth:   set("de"),
	parts:     map[string]Modifier{"début": Early, "mi": Mid, "fin": Late},
	before:    map[string]Modifier{"vers": About, "environ": About, "avant": Before, "jusqu'en": Before, "après": After, "depuis": After},
	yearAfter: set("en depuis année années début mi fin l'année"),
	yearWeak:  set("de à et avant après vers entre"),
	yearGoes: set("et ou le la les un une des du de en à par pour avec est était ont a qui que dans sur au aux il elle ils " +
		"elles ce cette mais où"),
	units: map[string]string{"seconde": "second", "secondes": "second", "minute": "minute", "minutes": "minute", "heure": "hour",
		"heures": "hour",
		"jour":   "day", "jours": "day", "semaine": "week", "semaines": "week", "mois": "month", "an": "year", "ans": "year",
		"année": "year", "années": "year",
		"décennie": "decade", "décennies": "decade", "siècle": "century", "siècles": "century"},
	several:   set("secondes minutes heures jours semaines ans années décennies siècles"),
	longer:    map[string]string{"siècle": "century"},
	ordinal:   named(1, "premier deuxième troisième quatrième"),
	quarter:   set("trimestre"),
	half:      set("semestre"),
	today:     map[string]int{"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "demain": 1},
	lastAfter: each(-1, "dernier dernière", each(1, "prochain prochaine", nil)),
	past:      set("dernières derniers prochaines prochains"),
	ago:       set("il-y-a"),
	from:      set("de du"),
	to:        set("à au jusqu'à"),
	between:   set("entre"),
	and:       set("et"),
}
