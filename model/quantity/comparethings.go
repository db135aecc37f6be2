package quantity

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/quantity/unit"
)

// likeness is how sure it is that two figures are of one thing, as far as their own words go.
type likeness int

const (
	unlike likeness = iota
	unsure
	alike
)

func isPercent(unit string) bool { return unit == "percent" }

func isPoints(unit string) bool { return unit == "percentage point" || unit == "basis point" }

// bareFraction reports whether a number may be a share that is told without a unit: 0.9.
func bareFraction(q Quantity) bool {
	return q.Kind == Number && q.Unit == "" && q.Known && q.Low >= 0 && q.High <= 1
}

// asShare tells a bare fraction in percent where the other figure is a share.
func asShare(q, other figure) (figure, bool) {
	change := q.Kind == Change && other.Kind == Change && q.Unit == "" // by a third
	if other.Kind != Share && !change || !isPercent(other.Unit) || q.Kind != Share && !bareFraction(q.Quantity) && !change ||
		isPercent(q.Unit) || q.High > 1 {
		return q, false
	}
	q.loose = q.Kind == Share || change
	q.Low, q.High, q.Step, q.Unit = q.Low*100, q.High*100, q.Step*100, other.Unit
	if !change {
		q.Kind = Share
	}
	return q, true
}

// inUnitOf tells a source's figure in the unit of the claim's. ok is false where the units
// measure different things. A number without a unit passes for any.
func inUnitOf(c, s figure) (in figure, converted, ok bool) {
	if c.Unit == s.Unit || c.Unit == "" || s.Unit == "" || c.Kind == Number && s.Kind == Number {
		return s, false, true
	}
	if degrees(c.Unit, s.Unit) {
		s.was, s.Unit = s.Unit, c.Unit
		return s, false, true
	}
	low, okLow := unit.Convert(s.Low, s.Unit, c.Unit)
	high, okHigh := unit.Convert(s.High, s.Unit, c.Unit)
	if !okLow || !okHigh {
		return s, false, false
	}
	step := halfStep(s.Quantity)
	more, _ := unit.Convert(s.Low+step, s.Unit, c.Unit)
	s.Low, s.High, s.Unit, s.was, s.left = low, high, c.Unit, s.Unit, math.Abs(more-low)
	return s, true, true
}

// severalMeanings are units whose name newspapers use for more than one.
var severalMeanings = [][]string{{"ton", "tonne", "long ton"}, {"gallon", "imperial gallon"}, {"mile", "nautical mile"}}

// degrees reports whether one of two units is a degree of no scale, and the other one of a scale.
func degrees(a, b string) bool {
	return a == "degree" && strings.HasPrefix(b, "degree ") || b == "degree" && strings.HasPrefix(a, "degree ")
}

// twoMeanings reports whether two units may be one by their name.
func twoMeanings(a, b string) bool {
	if degrees(a, b) {
		return true
	}
	for _, group := range severalMeanings {
		if a != b && slices.Contains(group, a) && slices.Contains(group, b) {
			return true
		}
	}
	return false
}

// countAlike is how alike the things are that two numbers count.
func countAlike(a, b Quantity) likeness {
	one, other := headNoun(nounWords(a.Unit)), headNoun(nounWords(b.Unit))
	switch {
	case a.Unit == "" || b.Unit == "":
		return unsure
	case one == other:
		if marked(a.Of) == marked(b.Of) || marked(a.Of) == "" && a.Of == "" || marked(b.Of) == "" && b.Of == "" {
			return alike
		}
		return unsure
	case synonyms(one, other), mayBeOne(one, other):
		return unsure
	}
	return unlike
}

// marked is what marks those that are counted off from others of their kind: "combat" of
// "combat troops". Where they come from does not: "U.S. troops" are the troops of the story.
func marked(phrase string) string {
	words := strings.Fields(phrase)
	if len(words) == 0 {
		return ""
	}
	var marks []string
	for _, word := range words[:len(words)-1] {
		first, _ := utf8.DecodeRuneInString(word)
		low := strings.ToLower(word)
		if unicode.IsLower(first) && !emptyWords[low] && !describing[low] && !english.determiners[low] && !english.filler[low] {
			marks = append(marks, low)
		}
	}
	return strings.Join(marks, " ")
}

// inRole are nouns for people in something that befell them or that they do. They may be told as
// people of a country as well: 52 Americans were 52 hostages.
var inRole = words("hostage captive prisoner detainee inmate victim casualty patient passenger survivor refugee migrant protester " +
	"demonstrator voter worker employee teacher student pupil doctor nurse officer policeman soldier troop trainer diplomat official " +
	"journalist tourist visitor civilian militant rebel fighter immigrant resident citizen")

// mayBeOne reports whether two nouns may name the same people: hostages and Americans, people
// and voters. Doctors are no nurses, and Americans no Iranians.
func mayBeOne(a, b string) bool {
	return a != b && (anyone[a] && somebody(b) || anyone[b] && somebody(a) || inRole[a] && demonym(b) || inRole[b] && demonym(a))
}

func somebody(noun string) bool { return anyone[noun] || inRole[noun] || demonym(noun) }

var anyone = words("person people human individual")

// ofAlike is how alike the wholes are that two figures are told of. One that names none may be
// of any.
func ofAlike(a, b Quantity) likeness {
	one, other := nounWords(a.Of), nounWords(b.Of)
	switch {
	case len(one) == 0 || len(other) == 0:
		return alike
	case headNoun(one) != headNoun(other) && !synonyms(headNoun(one), headNoun(other)):
		return unlike
	case allIn(one, other) || allIn(other, one):
		return alike
	}
	return unsure // "combat troops" and "U.S. troops"
}

// sameNouns are words for one thing. They pair figures; they are too near each other to be
// held against each other.
var sameNouns = [][]string{
	{"troop", "soldier", "serviceman", "fighter"}, {"person", "people", "human", "individual", "resident", "inhabitant", "citizen"},
	{"child", "kid", "minor"}, {"student", "pupil"}, {"death", "fatality", "dead"}, {"plane", "aircraft", "airplane", "aeroplane"},
	{"company", "firm", "business", "enterprise"}, {"worker", "employee", "staff", "job"}, {"home", "house", "household"},
	{"policeman", "officer", "police"}, {"car", "vehicle", "automobile"}, {"attack", "assault", "strike"}, {"town", "city"},
	{"lawmaker", "legislator", "deputy"}, {"visitor", "guest", "tourist"}, {"journey", "trip"}, {"woman", "female"}, {"man", "male"},
}

func synonyms(a, b string) bool {
	for _, group := range sameNouns {
		if slices.Contains(group, a) && slices.Contains(group, b) {
			return true
		}
	}
	return false
}

// emptyWords are those that tell nothing of what a figure is of.
var emptyWords = map[string]bool{}

func init() {
	for _, word := range strings.Fields(`the a an this that these those of in on at by to for from with and or its his her their our all total
		der die das des den dem ein eine einer eines im am von vom zu zur zum und oder
		le la les l un une des du de d en au aux et ou`) {
		emptyWords[word] = true
	}
}

// nounWords are the words that tell what a figure is of, singular and in small letters, up to
// the first preposition behind the noun: the supply, not all it stands in.
func nounWords(phrase string) []string {
	var all []string
	apart := func(r rune) bool { return !unicode.IsLetter(r) && r != '.' && r != '’' && r != '\'' }
	for _, word := range strings.FieldsFunc(strings.ToLower(phrase), apart) {
		word = strings.Trim(word, ".'’")
		if !emptyWords[word] && word != "" {
			all = append(all, singular(word))
			continue
		}
		if len(all) > 0 {
			break
		}
	}
	for len(all) > 1 && anybody[headNoun(all)] { // the Afghan population: Afghans
		all = all[:len(all)-1]
	}
	return all
}

// anybody are nouns that say no more than that people are meant.
var anybody = map[string]bool{"population": true, "person": true, "people": true, "citizen": true, "inhabitant": true, "resident": true}

// headNoun is the noun itself: the last of the words.
func headNoun(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

func allIn(part, whole []string) bool {
	for _, word := range part {
		if !slices.Contains(whole, word) {
			return false
		}
	}
	return true
}

// irregular are plurals that no rule makes.
var irregular = map[string]string{
	"man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet", "mouse": "mice", "tooth": "teeth",
	"goose": "geese", "life": "lives", "wife": "wives", "knife": "knives", "leaf": "leaves", "shelf": "shelves", "half": "halves",
	"loaf": "loaves", "wolf": "wolves", "thief": "thieves", "crisis": "crises", "millennium": "millennia",
}

var singulars = map[string]string{}

func init() {
	for one, many := range irregular {
		singulars[many] = one
	}
}

// singular is an English noun without its plural ending. It need not be a word, only the
// same for both forms.
func singular(word string) string {
	word = strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
	if one, ok := singulars[word]; ok {
		return one
	}
	for many, one := range singulars { // bookshelves, policemen
		if len(word) > len(many) && strings.HasSuffix(word, many) {
			return strings.TrimSuffix(word, many) + one
		}
	}
	switch {
	case len(word) < 4 || strings.HasSuffix(word, "ss") || strings.HasSuffix(word, "us") || strings.HasSuffix(word, "is"):
		return word
	case strings.HasSuffix(word, "ies") && len(word) > 4:
		return strings.TrimSuffix(word, "ies") + "y"
	case strings.HasSuffix(word, "ches"), strings.HasSuffix(word, "shes"), strings.HasSuffix(word, "xes"), strings.HasSuffix(word, "sses"):
		return strings.TrimSuffix(word, "es")
	}
	return strings.TrimSuffix(word, "s")
}
