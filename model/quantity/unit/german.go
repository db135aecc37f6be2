package unit

// german is how German writes the units; nouns are looked up in small letters.
var german = language{
	per:    []string{"pro", "je", "in der", "im", "am"},
	square: []string{"quadrat%", "quadrat-%"},
	cubic:  []string{"kubik%", "kubik-%"},
	prefix: map[string]string{"centi": "zenti", "deci": "dezi", "micro": "mikro", "hecto": "hekto"},
	words: map[string]string{
		"metre": "meter metern meters", "inch": "zoll", "foot": "fuß fuss", "yard": "yard yards", "mile": "meile meilen",
		"nautical mile": "seemeile seemeilen", "light year": "lichtjahr lichtjahre lichtjahren", "micron": "mikron",
		"are": "ar", "hectare": "hektar", "acre": "acre acres", "litre": "liter litern", "gallon": "gallone gallonen", "pint": "pint pints",
		"barrel": "barrel barrels fass", "kilogram": "kilogramm kilo kilos", "gram": "gramm", "tonne": "tonne tonnen", "pound": "pfund", "ounce": "unze unzen",
		"carat": "karat", "knot": "knoten", "second": "sekunde sekunden", "minute": "minute minuten", "hour": "stunde stunden",
		"day": "tag tage tagen", "week": "woche wochen", "month": "monat monate monaten monats", "year": "jahr jahre jahren jahres",
		"quarter": "quartal quartale quartalen", "decade": "jahrzehnt jahrzehnte jahrzehnten", "century": "jahrhundert jahrhunderte jahrhunderten",
		"millennium": "jahrtausend jahrtausende jahrtausenden", "joule": "joule", "watt hour": "wattstunde wattstunden", "calorie": "kalorie kalorien",
		"watt": "watt", "metric horsepower": "pferdestärke pferdestärken", "pascal": "pascal", "bar": "bar", "newton": "newton", "newton metre": "newtonmeter newtonmetern",
		"byte": "byte bytes", "bit": "bit bits", "hertz": "hertz", "volt": "volt", "ampere": "ampere", "ampere hour": "amperestunde amperestunden", "ohm": "ohm",
		"sievert": "sievert", "becquerel": "becquerel", "percent": "prozent v._h. v.h.", "per mille": "promille", "percentage point": "prozentpunkt prozentpunkte prozentpunkten",
		"basis point": "basispunkt basispunkte basispunkten", "degree": "grad", "degree Celsius": "celsius grad_celsius °_c grad_c",
		"degree Fahrenheit": "fahrenheit grad_fahrenheit", "kelvin": "kelvin", "decibel": "dezibel", "pixel": "pixel", "megapixel": "megapixel",
		"kilometre per hour": "stundenkilometer stundenkilometern kilometer_pro_stunde kilometern_pro_stunde km/std",
		"mile per hour":      "meilen_pro_stunde", "revolution per minute": "umdrehungen_pro_minute u/min", "part per million": "teile_pro_million",
		// Money.
		"dollar": "dollar us-dollar us-dollars dollars", "cent": "us-cent us-cents", "euro": "euro euros", "euro cent": "cent cents eurocent",
		"pound sterling": "pfund_sterling britische_pfund britischen_pfund", "penny": "pence", "yen": "yen", "yuan": "yuan renminbi", "rupee": "rupien rupie",
		"won": "won", "rouble": "rubel", "Swiss franc": "franken schweizer_franken", "franc": "francs", "Swedish krona": "schwedische_kronen schwedischen_kronen",
		"Norwegian krone": "norwegische_kronen norwegischen_kronen", "Danish krone": "dänische_kronen dänischen_kronen", "krone": "kronen", "Czech koruna": "tschechische_kronen",
		"zloty": "zloty", "forint": "forint", "hryvnia": "hrywnja", "Turkish lira": "türkische_lira lira", "shekel": "schekel", "rand": "rand", "real": "reais",
		"peso": "peso pesos", "Australian dollar": "australische_dollar australischen_dollar", "Canadian dollar": "kanadische_dollar kanadischen_dollar",
		"Hong Kong dollar": "hongkong-dollar", "bitcoin": "bitcoin bitcoins", "Deutschmark": "mark d-mark", "pfennig": "pfennig", "schilling": "schilling",
		"rial": "rial", "dinar": "dinar", "dirham": "dirham",
	},
}
