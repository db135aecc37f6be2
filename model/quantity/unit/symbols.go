package unit

// symbols are written alike in every language: the unit, then its symbols. Prefixes of
// the SI are set before those that the table allows. Capitals count: MW is not mW.
var symbols = map[string]string{
	"metre": "m", "inch": "″ in ins", "foot": "ft", "yard": "yd yds", "mile": "mi", "nautical mile": "nmi",
	"hectare": "ha", "litre": "L l ℓ ltr ltrs", "millilitre": "ml", "centilitre": "cl", "decilitre": "dl", "hectolitre": "hl",
	"gram": "g gm gms", "microgram": "mcg", "kilogram": "kg KG Kg kgs", "tonne": "t", "pound": "lb lbs", "ounce": "oz",
	"gallon": "gal gals", "quart": "qt qts", "fluid ounce": "fl.oz.", "pint": "pt", "barrel": "bbl",
	"second": "s sec secs", "minute": "min mins",
	"week": "wk wks", "hour": "h hr hrs",
	"mile per hour": "mph MPH m.p.h.", "kilometre per hour": "km/h kmh kph km/hr kmph kms/h", "knot": "kn kt kts",
	"metre per second": "m/s mps", "joule": "J", "watt hour": "Wh", "watt": "W", "horsepower": "hp HP bhp", "metric horsepower": "PS",
	"British thermal unit": "BTU Btu BTUs", "million British thermal units": "mmBTU mmBtu MMBtu MMBTU", "electronvolt": "eV", "calorie": "cal",
	"pascal": "Pa", "bar": "bar", "pound per square inch": "psi PSI", "millimetre of mercury": "mmHg", "newton": "N",
	"newton metre": "Nm", "pound-foot": "lb-ft", "byte": "B", "bit": "b", "hertz": "Hz HZ", "volt": "V", "ampere": "A", "ampere hour": "Ah",
	"ohm": "Ω", "sievert": "Sv", "becquerel": "Bq", "gray": "Gy", "farad": "F", "decibel": "dB dBA", "pixel": "px", "megapixel": "MP",
	"percent": "% ％ pc pct", "per mille": "‰", "part per million": "ppm", "part per billion": "ppb", "part per trillion": "ppt",
	"basis point": "bp bps", "percentage point": "pp", "degree": "° deg", "radian": "rad", "revolution per minute": "rpm RPM",
	"degree Celsius": "°C ℃ ºC °c C° °Celsius °celsius", "degree Fahrenheit": "°F ℉ ºF °f °Fahrenheit °fahrenheit", "kelvin": "K",
	"kilobit per second": "kbps Kbps kbit/s", "megabit per second": "Mbps mbps Mbit/s Mb/s", "gigabit per second": "Gbps gbps Gbit/s Gb/s",
	"megabyte per second": "MB/s MBps", "gigabyte per second": "GB/s GBps", "mile per gallon": "mpg MPG", "dot per inch": "dpi ppi",
	"frame per second": "fps FPS", "stone": "st", "angstrom": "Å",
	"square metre": "sqm m2 m² qm m^2", "square foot": "sqft ft2 ft² ft^2",
	"square kilometre": "sqkm km2 km² km^2", "square mile": "mi2 mi² mi^2",
	"square centimetre": "cm2 cm² cm^2", "square millimetre": "mm2 mm² mm^2", "square inch": "in2 in² in^2",
	"cubic metre":      "m3 m³ cbm m^3",
	"cubic kilometre":  "km3 km³ km^3",
	"cubic centimetre": "cm3 cm³ cc ccm cm^3", "cubic foot": "ft3 ft³ ft^3", "cubic millimetre": "mm3 mm³ mm^3", "cent": "¢", "penny": "p",
	"kilobyte": "KB", "megabit": "mb",
	"kilometre": "KM Km kms", "centimetre": "cms", "millimetre": "mms", "light year": "ly",
	"barrel per day": "bpd b/d bbl/d", "million barrels per day": "mb/d mbpd mmbpd", "gallon per minute": "gpm",
	"cubic foot per second": "cfs", "litre per 100 kilometres": "l/100km L/100km", "gigabyte": "gb", "terabyte": "tb",
}

// riskySymbols stand for a unit only where the number touches them or only one space parts them and
// nothing says otherwise: single letters that are words, grades and initials as well.
var riskySymbols = map[string]bool{
	"m": true, "s": true, "g": true, "t": true, "h": true, "l": true, "L": true,
	"A": true, "V": true, "W": true, "J": true, "N": true, "K": true, "p": true, "pc": true,
	"B": true, "b": true, "F": true, "in": true, "ins": true, "gm": true, "ly": true,
	"PS": true, "bar": true, "MP": true, "pt": true, "kt": true, "pp": true, "cc": true,
	"st": true, "Gy": true, "Pa": true, "cal": true,
}
