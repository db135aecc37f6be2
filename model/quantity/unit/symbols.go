package unit

// symbols are written alike in every language: the unit, then its symbols. Prefixes of
// the SI are set before those that the table allows. Capitals count: MW is not mW.
var symbols = map[string]string{
	"metre": "m", "inch": "″ in", "foot": "ft", "yard": "yd", "mile": "mi", "nautical mile": "nmi",
	"hectare": "ha", "litre": "L l ℓ ml cl dl hl", "gram": "g", "kilogram": "kg KG Kg kgs", "tonne": "t", "pound": "lb lbs", "ounce": "oz",
	"gallon": "gal", "fluid ounce": "fl.oz.", "pint": "pt", "barrel": "bbl", "second": "s sec secs", "minute": "min mins",
	"hour":          "h hr hrs",
	"mile per hour": "mph MPH", "kilometre per hour": "km/h kmh kph km/hr", "knot": "kn kt kts",
	"metre per second": "m/s mps", "joule": "J", "watt hour": "Wh", "watt": "W", "horsepower": "hp HP bhp", "metric horsepower": "PS",
	"British thermal unit": "BTU Btu", "million British thermal units": "mmBTU mmBtu MMBtu MMBTU", "electronvolt": "eV", "calorie": "cal",
	"pascal": "Pa", "bar": "bar", "pound per square inch": "psi", "millimetre of mercury": "mmHg", "newton": "N",
	"newton metre": "Nm", "pound-foot": "lb-ft", "byte": "B", "bit": "b", "hertz": "Hz HZ", "volt": "V", "ampere": "A", "ampere hour": "Ah",
	"ohm": "Ω", "sievert": "Sv", "becquerel": "Bq", "gray": "Gy", "farad": "F", "decibel": "dB dBA", "pixel": "px", "megapixel": "MP",
	"percent": "% ％ pc pct", "per mille": "‰", "part per million": "ppm", "part per billion": "ppb", "part per trillion": "ppt",
	"basis point": "bp bps", "percentage point": "pp", "degree": "° deg", "radian": "rad", "revolution per minute": "rpm RPM",
	"degree Celsius": "°C ℃ ºC °c C° °Celsius °celsius", "degree Fahrenheit": "°F ℉ ºF °f °Fahrenheit °fahrenheit", "kelvin": "K",
	"kilobit per second": "kbps Kbps kbit/s", "megabit per second": "Mbps mbps Mbit/s Mb/s", "gigabit per second": "Gbps gbps Gbit/s Gb/s",
	"megabyte per second": "MB/s MBps", "gigabyte per second": "GB/s GBps", "mile per gallon": "mpg MPG", "dot per inch": "dpi ppi",
	"frame per second": "fps FPS", "stone": "st", "angstrom": "Å",
	"square metre": "sqm m2 m² qm", "square foot": "sqft ft2 ft²", "square kilometre": "sqkm km2 km²", "square mile": "mi2 mi²",
	"square centimetre": "cm2 cm²", "square millimetre": "mm2 mm²", "square inch": "in2 in²", "cubic metre": "m3 m³ cbm",
	"cubic kilometre":  "km3 km³",
	"cubic centimetre": "cm3 cm³ cc ccm", "cubic foot": "ft3 ft³", "cubic millimetre": "mm3 mm³", "cent": "¢", "penny": "p",
	"kilobyte": "KB", "megabit": "mb",
	"kilometre": "KM Km kms", "gigabyte": "gb", "terabyte": "tb",
}

// riskySymbols stand for a unit only where the number touches them or only one space parts them and
// nothing says otherwise: single letters that are words, grades and initials as well.
var riskySymbols = map[string]bool{
	"m": true, "s": true, "g": true, "t": true, "h": true, "l": true, "L": true,
	"A": true, "V": true, "W": true, "J": true, "N": true, "K": true, "p": true, "pc": true,
	"B": true, "b": true, "F": true, "in": true, "PS": true, "bar": true, "MP": true, "pt": true, "kt": true, "pp": true, "cc": true,
	"st": true, "Gy": true, "Pa": true, "cal": true,
}
