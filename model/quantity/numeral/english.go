package numeral

import "galley/model/wordlist"

var english = language{
	group: ',', decimal: '.',
	words: englishWords(),
	suffixes: map[string]float64{
		"k": 1e3, "K": 1e3, "mn": 1e6, "mln": 1e6, "mil": 1e6, "mio": 1e6, "bn": 1e9, "bln": 1e9, "bil": 1e9, "tn": 1e12,
		"tln": 1e12, "trn": 1e12,
		"Mn": 1e6, "Bn": 1e9, "Tn": 1e12, "MN": 1e6, "BN": 1e9, "TN": 1e12, "cr": 1e7, "M": 1e6,
	},
	glued: map[string]float64{"b": 1e9, "B": 1e9, "T": 1e12, "million": 1e6, "billion": 1e9, "trillion": 1e12, "thousand": 1e3,
		"Million": 1e6, "Billion": 1e9, "Trillion": 1e12,
		"crore": 1e7, "lakh": 1e5},
	noMinus:  wordlist.Of("or"),
	ordinals: wordlist.Of("st nd rd th ST ND RD TH"),
	clock:    wordlist.Of("am pm a.m p.m o'clock o’clock hrs gmt utc"),
	labels: wordlist.Of("p no nos number numbers # flight chapter article articles section sections page pages pp room route " +
		"highway interstate " +
		"figure table psalm resolution title act scene apartment apt suite unit platform gate channel boeing airbus apollo version versions " +
		"windows fortune proposition prop amendment grade class type phase part volume vol issue episode season tier category group " +
		"area studio sp asx csi ibex msci kospi"),
	named: wordlist.Of("game match race stage lap round day week level zone ward district precinct pier exit terminal line bus train " +
		"question item step option " +
		"rule law bill order protocol division league radio bay mark ftse nikkei dax cac nasdaq stoxx russell fortune formula galaxy iphone " +
		"force one mission camp block building house unit world"),
	prefixes: wordlist.Of("now then to mid pre post early late under over sub plus minus top around about some nearly non"),
	scores: wordlist.Of("won win wins winning beat beats beaten lost lose loses losing defeat defeated defeats victory draw drew score " +
		"scored scores " +
		"scoreline lead leads leading led trail trailing trailed vote voted voting ruling ruled ruling decision tied tie level down " +
		"edge edged thrashed"),
	calls:     wordlist.Of("tel phone telephone fax mobile isbn issn doi iban call whatsapp"),
	ways:      wordlist.Of("ave avenue rue via calle boulevard"),
	countries: wordlist.Of("us uk eu un tv"),
	streets: wordlist.Of("way street st avenue ave road rd boulevard blvd lane ln drive square sq place court terrace parkway crescent alley " +
		"broadway mews"),
	periods: wordlist.Of("second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries"),
	small: wordlist.Of("in at from with about between some over under the for of on to by after before only just nearly roughly around " +
		"up another"),
	counted: wordlist.Of("people viewers users customers voters jobs homes houses households passengers tonnes tons barrels dollars pounds " +
		"euros shares " +
		"visitors children adults workers refugees patients copies followers subscribers cars vehicles items doses years views"),
	partsBefore:  wordlist.Of("less more fewer lower higher in to by from at on since the this over each last compared between during within"),
	heldAgainst:  wordlist.Of("from with against versus"),
	periodParts:  wordlist.Of("ago earlier later before after"),
	halvesAfter:  wordlist.Of("other latter last this that better every its their"),
	halvesBefore: wordlist.Of("time hearted brother brothers sister sisters way back baked life mast term truth truths finals term"),
	second:       "second",
	vagueNouns:   wordlist.Of("slew raft plethora multitude myriad"),
	noOrdinal:    noEnglishOrdinal,
	notVague: func(before, word, after string) bool {
		return word == "few" && after == "and" || word == "many" && (before == "how" || before == "as" || before == "so" || before == "too") ||
			word == "couple" && after != "of" && after != "hundred" && after != "thousand" && after != "dozen" && after != "million"
	},
	ranges: rangeWords{to: wordlist.Of("to through until till"), from: wordlist.Of("from"),
		between: wordlist.Of("between"), and: wordlist.Of("and"), or: wordlist.Of("or")},
	pronoun: pronoun{
		word: "one",
		after: wordlist.Of("this that which each every any no another other someone everyone anyone the these those same such whichever " +
			"previous next last first right wrong whole good bad big new old better best"),
		before: wordlist.Of("another can can't cannot could must should would might may will shall has had is was isn't wasn't does doesn't " +
			"did who whom whose that which " +
			"thinks knows wants says needs finds feels gets sees looks wishes i you he she we they it himself herself itself"),
		closing: wordlist.Of("negative minus is was are equals only just about by to from than and or at of in number version phase no plus " +
			"over into last between ' exactly -"),
		hyphen: wordlist.Of("sided off on to time way handed hand liner liners night stop shot trick faced tone upmanship"),
	},
}

// englishWords are the number words of English. 'Milliard' and the long scale are not of its news.
func englishWords() map[string]entry {
	w := map[string]entry{
		"zero": {class: unit, zero: true}, "nought": {class: unit, zero: true}, "naught": {class: unit, zero: true},
		"hundred": {class: hundred, value: 100}, "dozen": {class: dozen, value: 12},
		"hundreds": {class: plural, value: 100, many: true, base: hundred}, "dozens": {class: plural, value: 12, many: true, base: dozen},
		"tens": {class: plural, value: 10, many: true, base: ten}, "scores": {class: plural, value: 20, many: true, base: dozen},
		"and": {class: and}, "a": {class: article, next: 1}, "an": {class: article, next: 1},
		"half": {class: half, value: 2}, "halves": {class: half, value: 2, many: true},
		"quarter": {class: part, value: 4}, "quarters": {class: part, value: 4, many: true},
		"point": {class: point}, "minus": {class: minus}, "negative": {class: minus},
		"several": {class: few}, "few": {class: few}, "many": {class: few}, "numerous": {class: few}, "countless": {class: few},
		"couple": {class: few}, "handful": {class: few}, "umpteen": {class: few},
		"over": {class: over}, "out": {class: outOf}, "in": {class: in}, "of": {class: of}, "between": {class: between},
	}
	numbered(w, entry{class: unit, value: 1}, 1, "one two three four five six seven eight nine")
	numbered(w, entry{class: teen, value: 10}, 1, "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	numbered(w, entry{class: ten, value: 20}, 10, "twenty thirty forty fifty sixty seventy eighty ninety")
	// as they are often misspelt
	numbered(w, entry{class: ten, value: 40}, 50, "fourty ninty")
	numbered(w, entry{class: ordinal, value: 1, base: unit}, 1, "first second third fourth fifth sixth seventh eighth ninth")
	numbered(w, entry{class: ordinal, value: 10, base: teen}, 1,
		"tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth")
	numbered(w, entry{class: ordinal, value: 20, base: ten}, 10,
		"twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth")
	w["twelth"], w["nineth"] = entry{class: ordinal, value: 12, base: teen}, entry{class: ordinal, value: 9, base: unit}
	w["hundredth"] = entry{class: ordinal, value: 100, base: hundred}
	// the plurals, which are parts but for 'seconds': two thirds, three twenty-firsts
	for word, e := range w {
		if e.class == ordinal && word != "second" {
			e.many = true
			w[word+"s"] = e
		}
	}
	for word, value := range map[string]float64{"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15,
		"lakh": 1e5, "lac": 1e5, "crore": 1e7} {
		w[word] = entry{class: scale, value: value}
		w[word+"s"] = entry{class: plural, value: value, many: true, base: scale}
		w[word+"th"] = entry{class: ordinal, value: value, base: scale}
		w[word+"ths"] = entry{class: ordinal, value: value, base: scale, many: true}
	}
	return w
}

// noEnglishOrdinal tells 'at first', 'first of all', 'First, …' and 'a second later'.
func noEnglishOrdinal(before, word, after string, punctuated, comma bool) bool {
	switch word {
	case "first":
		return before == "at" || after == "of" && false || before == "" && comma
	case "second":
		switch before {
		case "per", "every", "each", "split", "this", "that", "one", "last":
			return before != "last" || punctuated
		case "a":
			return punctuated || secondsGoOn[after]
		}
		return before == "" && comma
	}
	return before == "" && comma
}

// secondsGoOn follow 'a second' where it is a time.
var secondsGoOn = wordlist.Of("later ago earlier before after per and or of to for in at on as while i you he she we they it")
