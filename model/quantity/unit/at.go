package unit

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestForm is how many bytes are looked at for one unit, which keeps a look constant.
const longestForm = 64

// At returns the unit that stands at or right after at, the end of a number: glued to it,
// after one or two spaces, or after a hyphen. end is the end of the unit, with what it
// is a quotient of ("miles per hour", "$/t").
func At(text string, at int, language string) (u Unit, end int, ok bool) {
	if at < 0 || at > len(text) {
		return Unit{}, 0, false
	}
	start := skipGap(text, at)
	if start < 0 {
		return Unit{}, 0, false
	}
	l := lexiconOf(language)
	u, end, ok = plain(text, at, start, l)
	if !ok {
		return Unit{}, 0, false
	}
	if q, e, ok := quotient(text, end, u, l); ok {
		return q, e, true
	}
	return u, end, true
}

// PerAt returns the quotient of a unit, whose number ends at at, and the unit that follows
// as in "$80 per sq m" and "$3 a gallon".
func PerAt(text string, at int, over Unit, language string) (u Unit, end int, ok bool) {
	if at < 0 || at > len(text) {
		return Unit{}, 0, false
	}
	return quotient(text, at, over, lexiconOf(language))
}

// Before returns the currency whose sign or code stands right before at, the start of a
// number: "$", "US$", "HK $ ", "EUR ". start is where the sign begins.
func Before(text string, at int, _ string) (u Unit, start int, ok bool) {
	if at <= 0 || at > len(text) {
		return Unit{}, 0, false
	}
	table := money()
	name, best := "", -1
	for i, runes := at, 0; i > 0 && runes < 8; runes++ {
		_, size := utf8.DecodeLastRuneInString(text[:i])
		i -= size
		r, _ := utf8.DecodeRuneInString(text[i:])
		if r == '\n' {
			break
		}
		if isSpace(r) {
			continue
		}
		sign := strings.Map(dropSpace, text[i:at])
		found, ok := table[sign]
		if !ok && (strings.ContainsRune(sign, '$') || lowerCodes[sign]) {
			found, ok = table[strings.ToUpper(sign)]
			if !ok {
				found, ok = table[capital(sign)]
			}
		}
		if ok && standsAlone(text, i, r) && !article(text[i:at]) && (i+len(sign) == at || len(sign) < 2 || !glueOnly[sign]) {
			name, best = found, i
		}
	}
	if best < 0 {
		return Unit{}, 0, false
	}
	return units()[name], best, true
}

// lowerCodes are codes that are written in small letters too and are no words.
var lowerCodes = map[string]bool{"usd": true, "eur": true, "gbp": true, "jpy": true, "chf": true, "aud": true, "cad": true,
	"nzd": true, "inr": true, "rmb": true}

// glueOnly are codes that are words or names as well, and stand for money only where they touch the number.
var glueOnly = map[string]bool{"TRY": true, "COP": true, "ALL": true, "TOP": true, "RM": true, "PS": true, "TL": true, "DM": true}

// article reports whether a letter before a sign is a word: "a $ 300 million contract".
func article(sign string) bool {
	return strings.HasPrefix(sign, "a ") || strings.HasPrefix(sign, "A ") || strings.HasPrefix(sign, "s ") || strings.HasPrefix(sign, "S ")
}

// capital is a sign as "Mex$" is written.
func capital(sign string) string {
	r, size := utf8.DecodeRuneInString(sign)
	return string(unicode.ToUpper(r)) + strings.ToLower(sign[size:])
}

func dropSpace(r rune) rune {
	if isSpace(r) {
		return -1
	}
	return r
}

// isSpace is a space inside a line: a plain one, a fixed one, a narrow one, a thin one.
func isSpace(r rune) bool {
	return r == ' ' || r == '\u00a0' || r == '\u202f' || r == '\u2009' || r == '\t'
}

// isHyphen is a hyphen as compounds are written with.
func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

// standsAlone reports whether no letter or digit touches what begins at start with r.
func standsAlone(text string, start int, r rune) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	if start == 0 {
		return true
	}
	if unicode.IsLetter(r) {
		return !unicode.IsLetter(before) && !unicode.IsDigit(before)
	}
	return !unicode.IsLetter(before)
}

// skipGap is where a unit may begin after a number that ends at at: there, behind one or
// two spaces, or behind a hyphen; -1 where nothing follows.
func skipGap(text string, at int) int {
	i := at
	for n := 0; i < len(text) && n < 2; n++ {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isSpace(r) && !(n == 0 && isHyphen(r)) {
			break
		}
		i += size
		if isHyphen(r) {
			break
		}
	}
	if i >= len(text) {
		return -1
	}
	return i
}

// plain reads one unit that is no quotient. at is the end of the number, start where the
// unit may begin.
func plain(text string, at, start int, l *lexicon) (Unit, int, bool) {
	name, end := word(text, start, l)
	if symbol, e := sign(text, at, start); e > end {
		name, end = symbol, e
	}
	if name == "" {
		return Unit{}, 0, false
	}
	u, ok := Named(name)
	return u, end, ok
}

// word finds the longest form of the language that begins at start.
func word(text string, start int, l *lexicon) (name string, end int) {
	limit := min(len(text), start+longestForm)
	words := 1
	for i := start; i < limit; {
		r, size := utf8.DecodeRuneInString(text[i:])
		if isSpace(r) {
			words++
		}
		if words > l.longest || !formRune(r) {
			break
		}
		i += size
		if i == start+size && isSpace(r) {
			break
		}
		if i < len(text) && !endsWord(text, i) {
			continue
		}
		form := fold(text[start:i])
		found, ok := l.forms[form]
		if !ok && strings.Contains(form, "-") { // a 2,000-square-foot home
			found, ok = l.forms[strings.ReplaceAll(form, "-", " ")]
		}
		if ok {
			name, end = found, i
		}
	}
	return name, end
}

// fold is a form as the lexicon has it.
func fold(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= 0x80 || c >= 'A' && c <= 'Z' {
			return strings.ToLower(strings.Map(plainSpace, s))
		}
	}
	return s
}

func plainSpace(r rune) rune {
	if isSpace(r) {
		return ' '
	}
	return r
}

func formRune(r rune) bool {
	return unicode.IsLetter(r) || isSpace(r) || strings.ContainsRune(".-'’/%°‑", r)
}

// endsWord reports whether a word may end at i: no letter or digit follows.
func endsWord(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// sign finds the longest symbol that begins at start.
func sign(text string, at, start int) (name string, end int) {
	table := signs()
	limit := min(len(text), start+12)
	for i := start; i < limit; {
		r, size := utf8.DecodeRuneInString(text[i:])
		if isSpace(r) || r == '\n' {
			break
		}
		i += size
		last := unicode.IsLetter(r) || unicode.IsDigit(r)
		if last && i < len(text) && !endsWord(text, i) {
			continue
		}
		symbol := text[start:i]
		found, ok := table[symbol]
		if !ok && lowerCodes[symbol] {
			found, ok = table[strings.ToUpper(symbol)]
		}
		if ok && i+1 < len(text) && start > at && (digit(text[i]) || len(symbol) == 1 && last && text[i] == '-' && digit(text[i+1])) {
			ok = false // "1 $10", "24703 L-202"
		}
		if ok && riskySymbols[symbol] && !surely(text, at, start, i, symbol) {
			ok = false
		}
		if !ok {
			found, ok = degrees(text, at, start, i, symbol)
		}
		if ok {
			name, end = found, i
		}
	}
	return name, end
}

// surely reports whether a symbol of one or two letters is the unit and not a word, an
// initial or the end of "1990s".
func surely(text string, at, start, end int, symbol string) bool {
	if at > 0 && text[at-1] == '/' && start == at {
		return true // ft/s
	}
	if symbol == "in" && start == at+1 && text[at] == ' ' && inchesEnd(text[end:]) {
		return true
	}
	if start > at {
		if symbol == "F" {
			return strings.Contains(text[max(0, at-80):min(len(text), end+40)], "apacit")
		}
		if text[at] == '-' || symbol == "in" || symbol == "pt" || symbol == "A" || symbol == "B" || symbol == "K" ||
			symbol == "p" || symbol == "pc" {
			return symbol == "A" && strings.HasPrefix(text[end:], "/")
		}
		return !strings.HasPrefix(text[end:], ". ") || end+2 >= len(text)
	}
	if at == 0 {
		return false
	}
	last := text[at-1]
	switch symbol {
	case "s":
		return last != '0' && digit(last)
	case "F":
		return strings.Contains(text[max(0, at-80):min(len(text), end+40)], "apacit")
	}
	return digit(last)
}

// inchesEnd reports whether what follows "in" is its full stop and a sentence that goes on: 5 in. of rain.
func inchesEnd(rest string) bool {
	return strings.HasPrefix(rest, ".,") || len(rest) > 2 && rest[:2] == ". " && rest[2] >= 'a' && rest[2] <= 'z'
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// degrees reads C and F after a number as degrees, where the words around speak of temperature.
func degrees(text string, at, start, end int, symbol string) (string, bool) {
	name := map[string]string{"C": "degree Celsius", "F": "degree Fahrenheit"}[symbol]
	if name == "" || strings.HasPrefix(text[end:], "/") || strings.HasPrefix(text[end:], "-") || start > at && isHyphen(rune(text[at])) {
		return "", false
	}
	around := strings.ToLower(text[max(0, at-80):min(len(text), end+60)])
	for _, cue := range warmth {
		if strings.Contains(around, cue) {
			return name, true
		}
	}
	return "", false
}

// warmth is what tells that a C or an F is of a temperature.
var warmth = []string{"temperat", "degree", "heat", "cold", "warm", "weather", "melting", "freez", "boil", "celsius", "fahrenheit",
	"°", "thermo", "chill"}

// quotient reads "per hour", "an hour", "/h" after a unit that ends at end.
func quotient(text string, end int, over Unit, l *lexicon) (Unit, int, bool) {
	i := end
	if over.Dimension == Ratio || over.Dimension == Points {
		return Unit{}, 0, false // 5 percent a year are percents
	}
	if i+1 < len(text) && text[i] == '/' {
		if over.Name == "litre" && hundredEnd(text, i+1) > 0 {
			u, _ := Named("litre per 100 kilometres")
			return u, hundredEnd(text, i+1), true
		}
		if d := text[i+1]; d == 'd' && endsWord(text, i+2) {
			return joined(over, units()["day"], i+2, true)
		}
		under, e, ok := plain(text, i+1, i+1, l)
		return joined(over, under, e, ok)
	}
	gap := skipGap(text, i)
	if gap <= i {
		return Unit{}, 0, false
	}
	for _, per := range l.per {
		rest := text[gap:]
		if len(rest) <= len(per) || !strings.EqualFold(rest[:len(per)], per) {
			continue
		}
		after := gap + len(per)
		start := after
		if !strings.HasSuffix(per, "'") && !strings.HasSuffix(per, "’") {
			if start = skipGap(text, after); start <= after {
				continue
			}
		}
		if over.Name == "litre" && hundredEnd(text, start) > 0 {
			u, _ := Named("litre per 100 kilometres")
			return u, hundredEnd(text, start), true
		}
		under, e, ok := plain(text, after, start, l)
		if ok && ago(text[e:]) || loosePer[per] && !over.IsMoney() && under.Dimension != Time || per[0] == 'l' && !over.IsMoney() {
			continue
		}
		if q, e, ok := joined(over, under, e, ok); ok {
			return q, e, true
		}
	}
	return Unit{}, 0, false
}

// hundredEnd is where "100 km" ends that begins at a place, or 0.
func hundredEnd(text string, at int) int {
	for _, words := range []string{"100km", "100 km", "100 kilometres", "100 kilometers"} {
		if end := at + len(words); end <= len(text) && text[at:end] == words && (end == len(text) || endsWord(text, end)) {
			return end
		}
	}
	return 0
}

// loosePer are words that join two units and do much else besides: "a year", "im Monat", "la tonne".
var loosePer = map[string]bool{"la": true, "le": true, "l'": true, "l’": true, "in der": true, "im": true, "am": true}

// ago reports whether a span of time is a point in it: "a year ago", "a day later", "im Jahr 2010".
func ago(rest string) bool {
	rest = strings.TrimLeft(rest, " ")
	return rest != "" && digit(rest[0]) || strings.HasPrefix(rest, "ago") || strings.HasPrefix(rest, "later") ||
		strings.HasPrefix(rest, "earlier") || strings.HasPrefix(rest, "before")
}

func joined(over, under Unit, end int, ok bool) (Unit, int, bool) {
	if !ok || under.Factor == 0 || under.IsMoney() || under.Dimension == Ratio || under.Dimension == Points {
		return Unit{}, 0, false
	}
	return Per(over, under), end, true
}
