package calendar

import (
	"strings"
	"time"

	"galley/model/wordlist"
)

// language is what the reader knows of a language. All words are in small letters.
type language struct {
	months    map[string]time.Month
	short     map[string]time.Month // months shortened, with or without a point: only beside a day or a year
	unsure    map[string]bool       // months that are other words too, unless a day or a year stands beside them
	weekdays  map[string]time.Weekday
	shortDays map[string]time.Weekday // only with a date
	seasons   map[string]time.Month   // by their first month, of the northern half

	dayFirst bool            // 3.4.2009 and 13/4/2009 begin with the day
	dayEnds  map[string]bool // directly after a day: st, er
	dayDot   bool            // 31. März
	ofMonth  map[string]bool // between a day and its month, a month and its year: of, de

	parts  map[string]Modifier // early, Anfang, début; also with a hyphen: mid-2009
	ends   map[string]Modifier // beginning, end: with a word between: the end of 2009
	before map[string]Modifier // about, before, after: they stay outside

	yearAfter map[string]bool // a year stands after these for sure
	yearWeak  map[string]bool // and after these where the sentence goes on without a noun
	yearGoes  map[string]bool // words that go on after a year and are no nouns

	units   map[string]string // the units of time
	several map[string]bool   // units of time in the plural
	longer  map[string]string // centuries and decades, which are dates with a number before them
	ordinal map[string]int    // for quarters and centuries
	quarter map[string]bool
	half    map[string]bool

	today     map[string]int  // yesterday is -1
	last      map[string]int  // last Tuesday, next week: -1, 0, 1
	past      map[string]bool // the past three years
	ago       map[string]bool // after a length of time, or before it where agoFirst
	agoFirst  bool
	decades   map[string]int  // the nineties
	notDecade map[string]bool // before a decade it is an age: in his 50s
	lastAfter map[string]int  // la semaine dernière

	old                    map[string]bool // after years: old
	aged                   map[string]bool // before an age
	from, to, between, and map[string]bool
}

// named gives the words of a list the values they count: words of one value are joined by '/'.
func named[T ~int](first T, words string) map[string]T {
	all := map[string]T{}
	for i, group := range strings.Fields(words) {
		for _, w := range strings.Split(group, "/") {
			if w != "" && w != "-" {
				all[w] = first + T(i)
			}
		}
	}
	return all
}

func each[T any](value T, words string, into map[string]T) map[string]T {
	if into == nil {
		into = map[string]T{}
	}
	for _, w := range strings.Fields(words) {
		into[w] = value
	}
	return into
}

var languages = map[string]*language{"": &english, "en": &english, "de": &german, "fr": &french}

func languageOf(tag string) *language {
	main, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(strings.TrimSpace(tag), "_", "-")), "-")
	if l := languages[main]; l != nil {
		return l
	}
	return &figuresAlone
}

// figuresAlone reads 2009-03-31 and 31.3.2009 in a language that has no table.
var figuresAlone = language{}

// startsOf are the words and signs that a date may begin with, besides figures and numbers.
var startsOf = func() map[*language]map[string]bool {
	all := map[*language]map[string]bool{}
	for _, l := range []*language{&english, &german, &french, &figuresAlone} {
		into := wordlist.Of("' ’ ‘ q h t a an ein eine einem einer un une il")
		add(into, l.months)
		add(into, l.short)
		add(into, l.weekdays)
		add(into, l.shortDays)
		add(into, l.seasons)
		add(into, l.parts)
		add(into, l.ends)
		add(into, l.units)
		add(into, l.ordinal)
		add(into, l.today)
		add(into, l.last)
		add(into, l.past)
		add(into, l.ago)
		add(into, l.decades)
		add(into, l.aged)
		all[l] = into
	}
	return all
}()

func add[T any](into map[string]bool, from map[string]T) {
	for w := range from {
		into[w] = true
	}
}
