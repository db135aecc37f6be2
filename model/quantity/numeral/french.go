package numeral

import (
	"strings"

	"galley/model/wordlist"
)

// french: a space parts thousands, a comma the decimals, and sixty and eighty go on to
// seventy-nine and ninety-nine. Septante and nonante are of Belgium and Switzerland.
var french = language{
	decimal: ',', spaced: true, vigesimal: true, partsAlike: true, halfBare: true, oneIsArticle: true, elides: true,
	words:    frenchWords(),
	suffixes: map[string]float64{"k": 1e3, "M": 1e6, "Mds": 1e9, "Md": 1e9, "mds": 1e9, "mns": 1e6},
	ordinals: wordlist.Of("er re e è ère ème eme nd nde ers res es èmes ères"),
	clock:    wordlist.Of("h"),
	hours:    wordlist.Of("heures heure"),
	at:       wordlist.Of("à vers dès avant après depuis jusqu"),
	labels: wordlist.Of("n no numéro numero nos vol chapitre article articles art section page pages p salle chambre route autoroute ligne " +
		"voie tome " +
		"titre acte version apollo boeing airbus alinéa paragraphe cac"),
	prefixes:    wordlist.Of("mi moins environ top"),
	scores:      wordlist.Of("gagné gagne battu bat perdu perd victoire défaite score but mené mène nul"),
	calls:       wordlist.Of("tél tel téléphone fax portable isbn issn iban appeler"),
	streets:     nil,
	ways:        wordlist.Of("rue avenue boulevard place quai impasse allée chemin cours square"),
	lowWays:     true,
	periods:     wordlist.Of("seconde secondes minute minutes heure heures jour jours semaine semaines mois an ans année années siècle siècles"),
	small:       wordlist.Of("en à de du des avec entre environ près plus par pour sur sous dans le la les après avant"),
	partsBefore: wordlist.Of("de des du d plus moins en"),
	noOrdinal:   noFrenchOrdinal,
	noNumber:    func(before, word string) bool { return word == "cent" && before == "pour" },
	noMinus:     wordlist.Of("au du ou à les de le en"),
	ranges: rangeWords{to: wordlist.Of("à"), from: wordlist.Of("de"),
		between: wordlist.Of("entre"), and: wordlist.Of("et"), or: wordlist.Of("ou")},
}

func frenchWords() map[string]entry {
	w := map[string]entry{
		"zéro": {class: unit, zero: true}, "cent": {class: hundred, value: 100}, "cents": {class: hundred, value: 100, many: true},
		"mille": {class: scale, value: 1000}, "millier": {class: scale, value: 1000}, "et": {class: and}, "virgule": {class: point},
		"moins": {class: minus},
		"un":    {class: article, next: 1, value: 1}, "une": {class: article, next: 1, value: 1},
		"demi": {class: half, value: 2}, "demie": {class: half, value: 2}, "moitié": {class: half, value: 2},
		"tiers": {class: part, value: 3}, "quart": {class: part, value: 4}, "quarts": {class: part, value: 4, many: true},
		"plusieurs": {class: few}, "quelques": {class: few}, "nombreux": {class: few}, "nombreuses": {class: few},
		"sur": {class: in}, "de": {class: of}, "entre": {class: between},
		"septante": {class: ten, value: 70}, "huitante": {class: ten, value: 80}, "octante": {class: ten, value: 80},
		"nonante": {class: ten, value: 90},
		"vingts":  {class: ten, value: 20},
	}
	numbered(w, entry{class: unit, value: 2}, 1, "deux trois quatre cinq six sept huit neuf")
	numbered(w, entry{class: teen, value: 10}, 1, "dix onze douze treize quatorze quinze seize")
	numbered(w, entry{class: ten, value: 20}, 10, "vingt trente quarante cinquante soixante")
	for name, v := range map[string]float64{"million": 1e6, "milliard": 1e9, "billion": 1e12} {
		w[name] = entry{class: scale, value: v}
		w[name+"s"] = entry{class: plural, value: v, many: true, base: scale}
	}
	w["milliers"] = entry{class: plural, value: 1000, many: true, base: scale}
	for name, v := range map[string]float64{"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20,
		"trentaine": 30, "cinquantaine": 50, "centaine": 100} {
		w[name] = entry{class: dozen, value: v}
		w[name+"s"] = entry{class: plural, value: v, many: true, base: dozen}
	}
	ordinals := func(first float64, base class, step float64, words string) {
		for _, word := range strings.Fields(words) {
			w[word] = entry{class: ordinal, value: first, base: base}
			w[word+"s"] = entry{class: ordinal, value: first, base: base, many: true}
			first += step
		}
	}
	ordinals(1, unit, 0, "premier première unième")
	ordinals(2, unit, 0, "second seconde")
	ordinals(2, unit, 1, "deuxième troisième quatrième cinquième sixième septième huitième neuvième")
	ordinals(10, teen, 1, "dixième onzième douzième treizième quatorzième quinzième seizième")
	ordinals(20, ten, 10, "vingtième trentième quarantième cinquantième soixantième")
	ordinals(100, hundred, 0, "centième")
	ordinals(1e3, scale, 1e3, "millième millionième milliardième")
	return w
}

// noFrenchOrdinal tells 'une seconde' and 'en premier'.
func noFrenchOrdinal(before, word, _ string, _, _ bool) bool {
	switch word {
	case "seconde":
		return before == "une" || before == "par" || before == "chaque" || before == "cette"
	case "premier", "second":
		return before == "en"
	}
	return false
}
