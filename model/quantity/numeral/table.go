package numeral

import "strings"

// class is what a word does in a number.
type class uint8

const (
	noClass   class = iota
	unit            // one to nine
	teen            // ten to nineteen
	ten             // twenty, thirty … ninety
	group           // a whole number below a million in one word: German einundzwanzig
	hundred         //
	scale           // thousand, million …
	dozen           // dozen, Dutzend
	and             //
	article         // a, an
	half            //
	part            // a word for a part that is no ordinal: quarter, tiers
	ordinal         // first, twentieth, hundredth, also as a part: two fifths
	point           // point, Komma
	minus           //
	few             // several, a few: vague, and makes a number after it so
	over            // one over three, one out of three
	outOf           //
	in              // one in five
	of              // two thirds of a million
	between         //
	plural          // dozens, hundreds: vague alone
	withParts       // halb in zweieinhalb: a whole number and a part in one word
)

// entry is what a table says of a word.
type entry struct {
	class class
	value float64
	many  bool    // the word is a plural
	base  class   // of an ordinal: which kind of number it is of; of a plural: hundred, scale or dozen
	zero  bool    // it is nought
	next  float64 // an article that is also one
}

// language is what the scanner knows of a language.
type language struct {
	group   byte // the thousands separator: ',' or '.', 0 where only a space or ' parts them
	decimal byte // ',' or '.', 0 where either is told by its place
	spaced  bool // a plain space may part thousands: 21 000
	dotted  bool // '3.' is an ordinal
	elides  bool // an apostrophe ends a word: d'une
	words   map[string]entry

	suffixes map[string]float64 // directly after figures, or after a space: bn, mn; case matters
	glued    map[string]float64 // only directly after figures: M
	ordinals map[string]bool    // directly after figures: st, nd, rd, th

	compound func(word string) (entry, bool) // a number of several words written as one; may be nil

	vigesimal bool // quatre-vingt-dix

	clock       map[string]bool // after a number: it is a time of day
	labels      map[string]bool // before a number: it numbers a thing
	named       map[string]bool // before a number, with a capital: it numbers a thing
	prefixes    map[string]bool // with a hyphen before a number: mid-20s
	scores      map[string]bool // near a pair of figures: it is a score
	calls       map[string]bool // before figures: a telephone number, an ISBN
	small       map[string]bool // words that are no names, though a sentence begins with them
	counted     map[string]bool // after '5m': it is a million
	heldAgainst map[string]bool // before '2m', where another '3m' was a million: 3m people, up from 2m
	streetEnds  []string        // how the name of a street ends, before a number
	lowWays     bool            // ways are written small
	hours, at   map[string]bool // 'à 10 heures' is a time of day
	streets     map[string]bool // after a number and a name: an address
	ways        map[string]bool // directly after a number, with a capital: an address
	countries   map[string]bool // two letters that are no state of an address
	periods     map[string]bool // after 'one in five': it is no ratio

	partsBefore  map[string]bool // after 'a third': it is a part
	periodParts  map[string]bool // after 'a quarter': it is three months
	halvesAfter  map[string]bool // before 'half': it counts nothing
	halvesBefore map[string]bool // after 'half': it counts nothing
	halfBare     bool            // 'deux et demi': no article stands before a half
	partsAlike   bool            // a part is written alike for one and many: ein Viertel, drei Viertel
	capitals     bool            // nouns have capitals, so that a capital tells no name
	second       string          // the ordinal that is also a unit of time
	vagueNouns   map[string]bool // after an article: a bunch, a number

	every        map[string]bool // 'jeder fünfte' is one of five
	determiners  map[string]bool // before an ordinal
	oneIsArticle bool            // the article is also the number one
	noMinus      map[string]bool // before 'moins': it is none
	// noNumber tells where a number word is none, from the word before it; may be nil.
	noNumber func(before, word string) bool
	// noOrdinal tells where an ordinal is none, from the words around it.
	noOrdinal func(before, word, after string, punctuated, comma bool) bool
	// notVague tells where a vague word is none.
	notVague func(before, word, after string) bool

	pronoun pronoun
	ranges  rangeWords
}

// pronoun says where the word for one is a pronoun and no number.
type pronoun struct {
	word          string
	after, before map[string]bool // words after which, and before which, it is a pronoun
	closing       map[string]bool // words after which it is a number though the clause ends with it
	hyphen        map[string]bool // with a hyphen before these a number counts nothing: one-sided
}

// numbered gives the words of a list the entries of a class, counting on from a value by a step.
func numbered(into map[string]entry, e entry, step float64, words string) {
	for _, w := range strings.Fields(words) {
		if w != "-" {
			into[w] = e
		}
		e.value += step
	}
}

// languages are the tables, by the first part of a BCP 47 tag.
var languages = map[string]*language{"": &english, "en": &english, "de": &german, "fr": &french}

// languageOf is the table of a language, or the one for figures alone.
func languageOf(tag string) *language {
	main, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(strings.TrimSpace(tag), "_", "-")), "-")
	if l := languages[main]; l != nil {
		return l
	}
	return &figuresAlone
}

// figuresAlone reads figures in a language that has no table.
var figuresAlone = language{words: map[string]entry{}}
