package quantity

import "strings"

// language is what Find knows of a language beside its numerals, units and dates. Phrases
// are in small letters, their words parted by one space.
type language struct {
	before map[string]Modifier // phrases right before a number
	after  map[string]Modifier // phrases right after a number with its unit and noun

	moves   map[string]Modifier // verbs and adverbs that tell of a change: rose, down
	movesBy map[string]Modifier // those that do only with "by", or of a percentage: cut by
	changes map[string]Modifier // nouns that do: a fall of, a 3 percent rise
	later   map[string]Modifier // words after a percentage that do: 12 percent higher
	phrasal set                 // verbs that "up" and "down" belong to: gave up 3 yards
	by      set                 // between a verb and its number
	of      set                 // between a number and what it is a part of
	filler  set                 // between a modifier and its number: a whopping

	between, and, to, or set // what joins the two ends of a range
	from, ranging        set // from begins a change, or a range after ranging

	determiners set
	owners      set                 // determiners that a year stands after: his 1995 tax returns
	articles    set                 // a number after one is a year: a 1951 convention
	comparing   set                 // before a noun and after its number: 12 more people, two other men
	limits      map[string]Modifier // before a part of a date: before the end of 2009
	measured    set                 // between a number and its unit: four full years
	during      set                 // words before "over 10 years" where over is more than: for over 10 years
	stops       set                 // words that end a noun phrase
	verbs       set                 // words that end one after its noun
	collective  set                 // plurals that do not look like one: people, police
	never       set                 // words that look like plurals: always, news
	modifying   set                 // plurals that stand before a noun: sales staff
	irregular   map[string]string
	nounFirst   bool // adjectives follow the noun, as in French
	capitals    bool // nouns are written with a capital, as in German
	per         set

	ofOne []string // between a part and its unit: of a
	old   set      // after a number of years: an age
	aged  set      // before a number: an age
}

// set is a list of words or phrases.
type set map[string]bool

// words is the set of a list; _ stands for a space in a phrase.
func words(list string) set {
	out := set{}
	for word := range strings.FieldsSeq(list) {
		out[strings.ReplaceAll(word, "_", " ")] = true
	}
	return out
}

// stopped reports whether a word ends a noun phrase: one of the stops, or one with its verb ("he's", "wasn't").
func (l *language) stopped(word string) bool {
	if l.stops[word] {
		return true
	}
	for _, mark := range []string{"'", "’"} {
		if before, _, ok := strings.Cut(word, mark); ok {
			return l.stops[before] || strings.HasSuffix(before, "n") && strings.HasSuffix(word, "t")
		}
	}
	return false
}

// phrases gives the phrases of each list its modifier.
func phrases(lists map[Modifier]string) map[string]Modifier {
	out := map[string]Modifier{}
	for m, list := range lists {
		for phrase := range words(list) {
			out[phrase] = m
		}
	}
	return out
}

// languages by the first part of their code; what is not known is read as English.
var languages = map[string]*language{"en": &english, "de": &german, "fr": &french}

func languageOf(tag string) *language {
	code, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	if l, ok := languages[code]; ok {
		return l
	}
	return &english
}
