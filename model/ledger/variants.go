package ledger

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/names"
	"galley/model/passage"
)

// spelt is one word of names as it is spelt, with who bears it.
type spelt struct {
	word    string // as written where it stands first
	plain   string
	count   int // mentions with it
	first   passage.Span
	bearers []int // at most mostBearers
	known   bool  // a word of the lists
}

// mostBearers is how many bearers of a word are compared one by one, and fullest how many
// words share a key. Both keep the time linear; a word that more bear is a given name.
const (
	mostBearers = 6
	fullest     = 8
)

// variants finds names that are written in two ways. Two words a letter apart share a key
// that lacks a letter, so that nothing is compared with everything.
func (l *list) variants() {
	l.words = l.vocabulary()
	words := l.words
	// the commoner spelling comes first, so that a full bucket keeps it
	order := make([]int, len(words))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return words[b].count - words[a].count })
	buckets := map[string][]int{}
	for _, i := range order {
		done := map[int]bool{i: true}
		for _, key := range keysOf(words[i].plain) {
			for _, j := range buckets[key] {
				if !done[j] {
					done[j] = true
					l.compare(words[j], words[i])
				}
			}
			if len(buckets[key]) < fullest {
				buckets[key] = append(buckets[key], i)
			}
		}
	}
	l.tied()
}

// longestKeyed is the longest word that is looked up with a letter missing.
const longestKeyed = 24

// keysOf are the keys of a word: its letters and its sounds, and either without one.
func keysOf(plain string) []string {
	n := utf8.RuneCountInString(plain)
	if n < 3 {
		return nil
	}
	f := "=" + folded(plain)
	if n > longestKeyed {
		return []string{plain, f}
	}
	keys := []string{plain, f}
	for at, r := range plain {
		keys = append(keys, plain[:at]+plain[at+utf8.RuneLen(r):])
	}
	for at, r := range f[1:] {
		keys = append(keys, f[:1+at]+f[1+at+utf8.RuneLen(r):])
	}
	return keys
}

// vocabulary gathers the words of all names, and of the capitals that may be names.
func (l *list) vocabulary() []spelt {
	var words []spelt
	at := map[string]int{}
	put := func(span passage.Span) *spelt {
		word := l.text[span.Start:span.End]
		key := strings.ToLower(strings.ReplaceAll(word, "’", "'"))
		i, seen := at[key]
		if !seen {
			i = len(words)
			at[key] = i
			words = append(words, spelt{word: word, plain: plain(word), known: names.Listed(word, l.language), first: span})
		} else if isShouted(words[i].word) && !isShouted(word) {
			words[i].word = word
		}
		words[i].count++
		return &words[i]
	}
	for i, n := range l.found {
		if n.Kind == names.Work {
			continue
		}
		for _, span := range wordsOf(l.text, n.Span) {
			s := put(span)
			if b := l.of[i]; len(s.bearers) < mostBearers && !slices.Contains(s.bearers, b) {
				s.bearers = append(s.bearers, b)
			}
		}
	}
	for _, span := range l.unsure {
		if utf8.RuneCountInString(l.text[span.Start:span.End]) >= 4 {
			put(span)
		}
	}
	return words
}

// wordsOf are the places of the words with a capital in a name.
func wordsOf(text string, in passage.Span) []passage.Span {
	var out []passage.Span
	start := -1
	for at, r := range text[in.Start:in.End] + " " {
		switch {
		case !unicode.IsSpace(r):
			if start < 0 {
				start = at
			}
		case start >= 0:
			if w := strings.TrimRight(text[in.Start+start:in.Start+at], ","); utf8.RuneCountInString(w) > 2 && strings.ToLower(w) != w {
				out = append(out, passage.Span{Start: in.Start + start, End: in.Start + start + len(w)})
			}
			start = -1
		}
	}
	return out
}

func isShouted(word string) bool { return strings.ToUpper(word) == word }

// compare looks whether one of two words, of which a is at least as common, is the other
// misspelt, and whether they name the same.
func (l *list) compare(a, b spelt) {
	accents := a.plain == b.plain
	yes, sure := near(a.plain, b.plain)
	if !yes && !accents || b.count > 2 && b.count*4 > a.count {
		return
	}
	switch {
	case isShouted(a.word) != isShouted(b.word), isShouted(a.word) && !accents:
		return // acronyms are looked at by themselves
	case a.known && b.known && (ending(a, b) || (len(a.bearers) == 0 || len(b.bearers) == 0) && !otherSpelling(a, b)):
		return
	case b.known && !a.known && a.count <= 2 || a.count == b.count && !b.known && b.first.Start < a.first.Start:
		a, b = b, a // of two that are as common, the one of the lists is right, else the first
	}
	if l.inflected(a, b) {
		return
	}
	once := b.count == 1 && !b.known && a.plain[0] == b.plain[0]
	// three mentions speak for a spelling as a long word does
	sure = sure || accents || once && (a.count > 2 || utf8.RuneCountInString(a.plain) > 4)
	if len(a.bearers) == 0 || len(b.bearers) == 0 {
		l.compareUnsure(a, b, sure)
		return
	}
	for _, x := range a.bearers {
		for _, y := range b.bearers {
			if x != y && l.same(x, y, a, b, sure) {
				l.join(x, y, a, b)
				return
			}
		}
	}
	if y := b.bearers[0]; once && l.partOf(a, b) {
		l.join(a.bearers[0], y, a, b)
	}
}

// compareUnsure compares two words of which one is a capital that may be no name: only
// beside a name that is sure.
func (l *list) compareUnsure(a, b spelt, sure bool) {
	switch {
	case !sure:
	case len(a.bearers) > 0: // the odd one is unsure
		if l.alone(a) && (a.count > 1 || utf8.RuneCountInString(b.plain) > 4) || l.beforeSurname(a, b) {
			l.lone(a, b)
		}
	case len(b.bearers) > 0: // "Tom Steye" beside "Steyer" at the start of a sentence
		if y := b.bearers[0]; l.surname(y, b) && l.byName[y] >= 0 {
			l.hint(l.byName[y], two(Spelling, b.first, a.word, a.count, b.word, b.count))
		}
	}
}

// beforeSurname tells whether a capital stands before the surname of somebody whose given
// name it nearly is: "Larr King".
func (l *list) beforeSurname(a, b spelt) bool {
	for _, x := range a.bearers {
		if sur := l.bearers[x].Surname; sur != "" && plain(strings.Fields(l.bearers[x].Name)[0]) == a.plain &&
			strings.HasPrefix(l.text[b.first.End:], " "+sur) {
			return true
		}
	}
	return false
}

// partOf tells whether a word said once, that nobody knows, is one of other names misspelt,
// whatever else those names say: "Supreme Coourt" where the lists know the word, "Wichida
// Heights" beside others of Wichita, "Davi Perron" beside another David.
func (l *list) partOf(a, b spelt) bool {
	long := utf8.RuneCountInString(b.plain) > 5
	y := b.bearers[0]
	switch {
	case l.surname(y, b):
		return undoubled(a.plain) == undoubled(b.plain) && a.plain != b.plain && l.surname(a.bearers[0], a)
	case names.IsGiven(a.plain):
		return kindsAgree(l.bearers[y].Kind, names.Person) && (len(a.plain) != len(b.plain) || sorted(a.plain) == sorted(b.plain))
	}
	return long && (a.known || a.count > 2 || a.count > 1 && utf8.RuneCountInString(b.plain) > 7)
}

// ending tells whether two words are one with and without an ending of grammar.
func ending(a, b spelt) bool { return plural(a.plain, b.plain) || plural(b.plain, a.plain) }

// otherSpelling tells whether two words that are both names are two ways to write one: with a
// letter doubled, with an e at its end, with another letter for a sound, Mc for Mac, -sen for
// -son.
func otherSpelling(a, b spelt) bool {
	x, y := a.plain, b.plain
	return x[0] == y[0] && (undoubled(x) == undoubled(y) || x == y+"e" || y == x+"e" || folded(x) == folded(y) || endings.Replace(x) == endings.Replace(y))
}

// endings are parts of surnames that stand for each other.
var endings = strings.NewReplacer("mac", "mc", "sen", "son", "burg", "berg", "stein", "stine")

// surname tells whether a word is the last of a person's name.
func (l *list) surname(bearer int, b spelt) bool {
	w := strings.Fields(l.bearers[bearer].Name)
	return (l.bearers[bearer].Kind == names.Person || l.bearers[bearer].Kind == names.Other && len(w) == 2) && plain(w[len(w)-1]) == b.plain
}

// inflected tells whether two words differ by an ending of grammar: plurals, peoples and
// adjectives are no misspellings. "Sander" is one of Senator Sanders, though.
func (l *list) inflected(a, b spelt) bool {
	if plural(a.plain, b.plain) {
		return true
	}
	if plural(b.plain, a.plain) { // a name that ends in s, said often
		return (!l.person(a) || a.count < 2) && (a.count < 4 || b.known || len(b.bearers) == 0)
	}
	short, long := a, b
	if len(short.plain) > len(long.plain) {
		short, long = long, short
	}
	if !long.known || short.known && len(short.plain) == len(long.plain) {
		return false
	}
	// Iran and Iranian, Somalia and Somali
	return short.known && strings.HasPrefix(long.plain, short.plain[:len(short.plain)-1])
}

// person tells whether a word is the surname of a sure person.
func (l *list) person(a spelt) bool {
	return slices.ContainsFunc(a.bearers, func(b int) bool { return l.surname(b, a) })
}

// alone tells whether a word is the surname of a person, or a name of one word.
func (l *list) alone(a spelt) bool {
	for _, b := range a.bearers {
		if w := strings.Fields(l.bearers[b].Name); plain(w[len(w)-1]) == a.plain {
			return true
		}
	}
	return false
}

// same tells whether the bearers of two near words may be one: what else their names say
// must agree.
func (l *list) same(x, y int, a, b spelt, sure bool) bool {
	p, q := &l.bearers[x], &l.bearers[y]
	if !kindsAgree(p.Kind, q.Kind) {
		return false
	}
	v, w := capitals(p.Name), capitals(q.Name)
	if len(v) == 0 || len(w) == 0 {
		return false
	}
	if a.plain == b.plain && b.count == 1 {
		return true // an accent more or less
	}
	lastV, lastW := plain(v[len(v)-1]), plain(w[len(w)-1])
	surnames := lastV == a.plain && lastW == b.plain
	switch {
	case a.known && b.known && len(w) == 1 && b.count == 1 && a.count > 1:
		return otherSpelling(a, b) // "Hilary" alone
	case a.known && b.known:
		// "Eric" and "Erik", "Austria" and "Australia": only where a full name says so, and often
		return len(v) > 1 && len(w) == len(v) && restEqual(v, w) && a.count > 2 && b.count == 1 && !surnames && sure
	case len(v) == 1 && len(w) == 1:
		return sure && (a.count > 1 || utf8.RuneCountInString(a.plain) > 4)
	case len(w) == 1 && !surnames: // "Rosu-Lynn" beside "Rose-Lynn Harlan"
		return sure && !b.known && b.count == 1 && utf8.RuneCountInString(b.plain) > 4
	case len(w) == 1 || len(v) == 1:
		return surnames && (sure || a.count > 2)
	case len(v) == len(w) && restEqual(v, w):
		return sure || utf8.RuneCountInString(a.plain) > 3
	case p.Kind != names.Person && q.Kind != names.Person:
		return false
	case surnames:
		ok, sureToo := near(plain(v[0]), plain(w[0]))
		return sure && (givenAgree(v[0], w[0]) || ok && sureToo && a.count > 2 && !names.Listed(w[0], l.language))
	}
	// "Hilary Clinton" beside "Hillary Rodham Clinton"
	return lastV == lastW && plain(v[0]) == a.plain && plain(w[0]) == b.plain && sure
}

// kindsAgree tells whether two kinds may be of one thing. What has no sure kind may be any.
func kindsAgree(a, b names.Kind) bool {
	return a == b || a == names.Other || b == names.Other
}

// givenAgree tells whether two given names may be one person's: equal, or the initial.
func givenAgree(a, b string) bool {
	a, b = plain(a), plain(b)
	return a == b || len(a) == 1 && strings.HasPrefix(b, a) || len(b) == 1 && strings.HasPrefix(a, b)
}

// restEqual tells whether two names of as many words differ in one of them only.
func restEqual(v, w []string) bool {
	differ := 0
	for i := range v {
		if plain(v[i]) != plain(w[i]) || !strings.EqualFold(v[i], w[i]) {
			differ++
		}
	}
	return differ == 1
}

// capitals are the words of a name, without Jr. and small words.
func capitals(name string) []string {
	var out []string
	for _, w := range strings.Fields(name) {
		if strings.ToLower(w) != w && w != "Jr." && w != "Sr." && w != "Jr" && w != "II" && w != "III" {
			out = append(out, w)
		}
	}
	return out
}

// join says of the entry with the rarer spelling that it is one, and puts it into the
// group of the other.
func (l *list) join(x, y int, a, b spelt) {
	e, main := l.byName[y], l.byName[x]
	if e < 0 || main < 0 || l.entries[e].Group == l.entries[main].Group {
		return
	}
	l.entries[e].Group = l.entries[main].Group
	l.hint(e, two(Spelling, b.first, a.word, a.count, b.word, b.count))
}

// lone adds an entry for a capital that was no name, and is one misspelt.
func (l *list) lone(a, b spelt) {
	main := l.byName[a.bearers[0]]
	if main < 0 {
		return
	}
	l.entries = append(l.entries, Entry{
		Kind: l.entries[main].Kind, Text: b.word, Group: l.entries[main].Group, Places: []passage.Span{b.first},
		Hint: two(Spelling, b.first, a.word, a.count, b.word, b.count),
	})
}
