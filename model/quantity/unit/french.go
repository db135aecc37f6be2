package unit

// french is how French writes the units.
var french = language{
	per:    []string{"par", "à l'", "à l’", "la", "le", "l'", "l’"},
	square: []string{"% carré", "% carrés"},
	cubic:  []string{"% cube", "% cubes"},
	prefix: map[string]string{"mega": "méga", "tera": "téra", "peta": "péta", "deci": "déci"},
	words: map[string]string{
		"metre": "mètre mètres", "inch": "pouce pouces", "foot": "pied pieds", "yard": "yard yards", "mile": "mile miles",
		"nautical mile": "mille_marin milles_marins mille_nautique milles_nautiques", "light year": "année-lumière années-lumière",
		"micron": "micron microns",
		"are":    "ares", "hectare": "hectare hectares", "acre": "acre acres", "litre": "litre litres", "gallon": "gallon gallons",
		"pint":   "pinte pintes",
		"barrel": "baril barils", "kilogram": "kilogramme kilogrammes kilo kilos", "gram": "gramme grammes", "tonne": "tonne tonnes",
		"ounce": "once onces", "carat": "carat carats", "knot": "nœud nœuds noeuds", "second": "seconde secondes",
		"minute": "minute minutes", "hour": "heure heures",
		"day": "jour jours journée journées", "week": "semaine semaines", "month": "mois", "year": "an ans année années",
		"quarter": "trimestre trimestres",
		"decade":  "décennie décennies", "century": "siècle siècles", "millennium": "millénaire millénaires", "joule": "joule joules",
		"watt hour": "wattheure wattheures watt-heure watt-heures", "calorie": "calorie calories", "watt": "watt watts",
		"metric horsepower": "chevaux ch",
		"pascal":            "pascal pascals", "bar": "bar bars", "newton": "newton newtons", "byte": "octet octets", "bit": "bit bits",
		"hertz": "hertz", "volt": "volt volts",
		"ampere": "ampère ampères", "ohm": "ohm ohms", "sievert": "sievert sieverts", "becquerel": "becquerel becquerels",
		"percent":   "pour_cent pourcent pour-cent",
		"per mille": "pour_mille", "percentage point": "point_de_pourcentage points_de_pourcentage",
		"basis point": "point_de_base points_de_base",
		"degree":      "degré degrés", "degree Celsius": "celsius degrés_celsius degré_celsius °_c", "degree Fahrenheit": "fahrenheit " +
			"degrés_fahrenheit degré_fahrenheit",
		"kelvin": "kelvin kelvins", "decibel": "décibel décibels", "pixel": "pixel pixels", "megapixel": "mégapixel mégapixels",
		"kilometre per hour": "kilomètres-heure kilomètres-heures kilomètre-heure kilomètres_par_heure kilomètres_à_l'heure " +
			"kilomètres_à_l’heure km/heure",
		// Money.
		"dollar": "dollar dollars dollars_américains dollar_américain", "cent": "cents", "euro": "euro euros",
		"euro cent":      "centime centimes centimes_d'euro",
		"pound sterling": "livre_sterling livres_sterling", "penny": "pence", "yen": "yen yens", "yuan": "yuan yuans",
		"rupee": "roupie roupies", "won": "won wons",
		"rouble": "rouble roubles", "Swiss franc": "franc_suisse francs_suisses", "franc": "franc francs",
		"Swedish krona":   "couronnes_suédoises",
		"Norwegian krone": "couronnes_norvégiennes", "Danish krone": "couronnes_danoises", "krone": "couronne couronnes",
		"Czech koruna": "couronnes_tchèques", "zloty": "zloty zlotys",
		"forint": "forint forints", "hryvnia": "hryvnia hryvnias", "Turkish lira": "livres_turques livre_turque",
		"shekel": "shekel shekels", "rand": "rand rands",
		"peso": "peso pesos", "Australian dollar": "dollars_australiens dollar_australien", "Canadian dollar": "dollars_canadiens " +
			"dollar_canadien", "Hong Kong dollar": "dollars_de_hong_kong",
		"bitcoin": "bitcoin bitcoins", "Deutschmark": "marks", "rial": "rial rials", "dinar": "dinar dinars", "dirham": "dirham dirhams",
		"Lebanese pound": "livres_libanaises", "Egyptian pound": "livres_égyptiennes",
	},
}
