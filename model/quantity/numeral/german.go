package numeral

import (
	"strings"

	"galley/model/wordlist"
)

// german: a point parts thousands, a comma the decimals, a number below a million is one word,
// and '3.' is the third. 'Billion' is a million millions.
var german = language{
	group: '.', decimal: ',', spaced: true, dotted: true, capitals: true, partsAlike: true, oneIsArticle: true,
	words:    germanWords(),
	compound: germanCompound,
	suffixes: map[string]float64{"Tsd": 1e3, "Mio": 1e6, "Mill": 1e6, "Mrd": 1e9, "Mia": 1e9, "Bio": 1e12, "k": 1e3},
	clock:    wordlist.Of("uhr"),
	labels: wordlist.Of("nr no nummer nummern flug kapitel artikel art paragraf paragraph absatz abs satz seite seiten zimmer raum linie gleis " +
		"band bd teil klasse stufe version ziffer punkt platz gate tor haus apollo boeing airbus dax"),
	prefixes:    wordlist.Of("unter über ober mitte anfang ende fast rund gut knapp top"),
	scores:      wordlist.Of("gewann gewannen siegte siegten verlor verloren unterlag unterlagen sieg niederlage remis endstand ergebnis"),
	calls:       wordlist.Of("tel telefon fax mobil ruf isbn issn iban"),
	streetEnds:  []string{"straße", "strasse", "str", "weg", "platz", "allee", "gasse", "ufer", "damm", "ring", "chaussee"},
	small:       wordlist.Of("in im am um mit von vor nach über unter bei der die das"),
	partsBefore: wordlist.Of("der des aller von davon mehr weniger höher niedriger aus"),
	every:       wordlist.Of("jeder jede jedes jedem jeden"),
	determiners: wordlist.Of("der die das den dem des am im zum zur vom beim ein eine einen einem einer sein seine seinen seinem seiner " +
		"ihr ihre ihren " +
		"ihrem ihrer unser unsere jeder jede jedes jedem jeden dieser diese dieses diesen diesem mein meine als bis seit ab"),
	ranges: rangeWords{to: wordlist.Of("bis"), from: wordlist.Of("von"),
		between: wordlist.Of("zwischen"), and: wordlist.Of("und"), or: wordlist.Of("oder")},
}

// germanUnits are the numbers below twenty, by their value.
var germanUnits = strings.Fields("null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn " +
	"sechzehn siebzehn achtzehn neunzehn")

// germanTens are twenty, thirty, … ninety.
var germanTens = strings.Fields("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")

func germanWords() map[string]entry {
	w := map[string]entry{
		"eins": {class: unit, value: 1}, "null": {class: unit, zero: true}, "zwo": {class: unit, value: 2},
		"hundert": {class: hundred, value: 100}, "einhundert": {class: group, value: 100},
		"tausend": {class: scale, value: 1000}, "dutzend": {class: dozen, value: 12},
		"anderthalb": {class: withParts, value: 1.5}, "hälfte": {class: half, value: 2},
		"viertelmillion": {class: scale, value: 250_000}, "und": {class: and}, "komma": {class: point}, "minus": {class: minus},
		"zwischen": {class: between}, "von": {class: of}, "paar": {class: few},
	}
	numbered(w, entry{class: unit, value: 2}, 1, "zwei drei vier fünf sechs sieben acht neun")
	numbered(w, entry{class: teen, value: 10}, 1, strings.Join(germanUnits[10:], " "))
	for _, s := range strings.Fields("ein eine einen einem einer eines") {
		w[s] = entry{class: article, next: 1}
	}
	for _, s := range strings.Fields("halb halbe halben halber halbes halbem") {
		w[s] = entry{class: half, value: 2}
	}
	for _, s := range strings.Fields("mehrere mehreren mehrerer einige einigen einiger etliche etlichen viele vielen vieler wenige wenigen " +
		"zahlreiche zahlreichen unzählige unzähligen") {
		w[s] = entry{class: few}
	}
	for name, v := range map[string]float64{"million": 1e6, "milliarde": 1e9, "billion": 1e12, "billiarde": 1e15} {
		w[name] = entry{class: scale, value: v}
		w[strings.TrimSuffix(name, "e")+"en"] = entry{class: plural, value: v, many: true, base: scale}
	}
	for name, v := range map[string]float64{"hunderte": 100, "tausende": 1000, "zehntausende": 1e4, "hunderttausende": 1e5} {
		for _, end := range []string{"", "n", "r"} {
			w[name+end] = entry{class: plural, value: v, many: true, base: hundred}
		}
	}
	for _, s := range []string{"dutzende", "dutzenden"} {
		w[s] = entry{class: plural, value: 12, many: true, base: dozen}
	}
	return w
}

// germanCompound reads a number of one word: 'einundzwanzig', 'zweihundertfünfzigtausend',
// 'zweieinhalb', 'vierunddreißigste', 'fünftel'.
func germanCompound(word string) (entry, bool) {
	if len(word) < 4 || strings.IndexByte("ezdvfsanthu", word[0]) < 0 {
		return entry{}, false
	}
	word = strings.NewReplacer("ss", "ß", "fuenf", "fünf", "zwoelf", "zwölf").Replace(word)
	if n, ok := strings.CutSuffix(word, "einhalb"); ok {
		v, rest := germanBelow(n, 100)
		if n == "" {
			v, rest = 1, ""
		}
		return entry{class: withParts, value: v + 0.5}, rest == "" && (n == "" || v > 0)
	}
	if v, rest := germanBelow(word, 1e6); v > 0 && (rest == "" || rest == "s" && strings.HasSuffix(word, "eins")) {
		return entry{class: group, value: v}, true
	}
	for _, end := range []string{"tel", "te", "ten", "ter", "tes", "tem"} {
		stem, ok := strings.CutSuffix(word, end)
		if !ok {
			continue
		}
		if v, ok := germanStem(stem); ok {
			if end == "tel" {
				return entry{class: part, value: v}, v > 2
			}
			return entry{class: ordinal, value: v, base: group}, true
		}
	}
	return entry{}, false
}

// germanStem is the number of an ordinal's stem: 'vier', 'dritt' without its t, 'zwanzigs'.
func germanStem(stem string) (float64, bool) {
	switch stem {
	case "ers":
		return 1, true
	case "drit":
		return 3, true
	case "sieb":
		return 7, true
	case "ach":
		return 8, true
	}
	if whole, ok := strings.CutSuffix(stem, "s"); ok {
		v, rest := germanBelow(whole, 1e6)
		return v, rest == "" && v >= 20
	}
	for _, end := range []string{"ers", "drit", "sieb", "ach"} { // hunderterste
		if head, ok := strings.CutSuffix(stem, end); ok {
			v, rest := germanBelow(head, 1e6)
			low, _ := germanStem(end)
			return v + low, rest == "" && v >= 100
		}
	}
	v, rest := germanBelow(stem, 1e6)
	low := v - float64(int(v)/100*100)
	return v, rest == "" && low > 1 && low < 20 && low != 3 && low != 7 && low != 8
}

// germanBelow reads the number at the start of a word, which is below a limit, and gives what is left.
func germanBelow(word string, limit float64) (float64, string) {
	var v float64
	rest := word
	if limit > 1000 {
		if n, r := germanBelow(rest, 1000); n > 0 && strings.HasPrefix(r, "tausend") {
			v, rest = n*1000, r[len("tausend"):]
		} else if r, ok := strings.CutPrefix(rest, "tausend"); ok {
			v, rest = 1000, r
		}
		limit = 1000
		if v > 0 {
			rest = germanAnd(rest)
		}
	}
	if limit > 100 {
		n, r := germanBelow(rest, 100)
		if after, ok := strings.CutPrefix(r, "hundert"); ok && n > 0 && n < 20 {
			v, rest = v+n*100, germanAnd(after)
		} else if after, ok := strings.CutPrefix(rest, "hundert"); ok {
			v, rest = v+100, germanAnd(after)
		}
	}
	for i := len(germanUnits) - 1; i > 0; i-- {
		after, ok := strings.CutPrefix(rest, germanUnits[i])
		if !ok {
			continue
		}
		if ten, ok := strings.CutPrefix(after, "und"); ok && i < 10 {
			for j, t := range germanTens {
				if last, ok := strings.CutPrefix(ten, t); ok {
					return v + float64(i+20+10*j), last
				}
			}
		}
		for j, t := range germanTens { // vierzig begins with vier
			if last, ok := strings.CutPrefix(rest, t); ok {
				return v + float64(20+10*j), last
			}
		}
		return v + float64(i), after
	}
	for j, t := range germanTens {
		if last, ok := strings.CutPrefix(rest, t); ok {
			return v + float64(20+10*j), last
		}
	}
	return v, rest
}

// germanAnd leaves out the 'und' of 'hundertundeins', where a number follows.
func germanAnd(rest string) string {
	if after, ok := strings.CutPrefix(rest, "und"); ok {
		if v, _ := germanBelow(after, 100); v > 0 {
			return after
		}
	}
	return rest
}
