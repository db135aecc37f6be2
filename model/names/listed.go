package names

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"galley/model/passage"
	"galley/model/wordlist"
)

// Listed tells whether a word, in capitals or not, is one of the words that the lists of a
// language know: given names, places, peoples, organisations, titles. Such a word is no
// misspelling of another.
func Listed(word, language string) bool {
	low := strings.ToLower(word)
	return given[low] || givenToo[low] || givenMore[low] || surnames[low] || nameWords[low] || otherWords[low] || vocabulary(language)[low]
}

// Vocabulary returns the words that are looked up for near ones: those of places and
// peoples, and the long words of offices and bodies, in small letters. It holds no word
// that is nearly another word of the language.
func Vocabulary(language string) map[string]bool {
	t := tableOf(language)
	v := wordsIn(t.places, t.people, t.checked)
	for w := range t.unchecked {
		delete(v, w)
	}
	return v
}

var (
	vocabularies = map[*table]map[string]bool{}
	vocabularyMu sync.Mutex
)

func vocabulary(language string) map[string]bool {
	t := tableOf(language)
	vocabularyMu.Lock()
	defer vocabularyMu.Unlock()
	if v := vocabularies[t]; v != nil {
		return v
	}
	v := wordsIn(t.places, t.bodies, t.titles, t.people, t.orgs, t.spots, t.times)
	vocabularies[t] = v
	return v
}

// wordsIn are the words of the phrases of tables.
func wordsIn(tables ...map[string]bool) map[string]bool {
	all := map[string]bool{}
	for _, table := range tables {
		for phrase := range table {
			for w := range strings.FieldsSeq(phrase) {
				all[w] = true
			}
		}
	}
	return all
}

// Unsure returns the words with a capital that Find did not take for names, though the
// text does not show them to be anything else: mostly at the start of a sentence.
func (t Text) Unsure() []passage.Span {
	f, found := t.finder, t.finder.names
	var out []passage.Span
	next := 0
	for i := range f.words {
		w := &f.words[i]
		for next < len(found) && found[next].End <= w.start {
			next++
		}
		if next < len(found) && found[next].Start < w.end {
			continue
		}
		if w.capital && !w.number && !f.lang.common[w.low] && !f.lang.never[w.low] && !f.lang.times[w.low] && f.lower[w.low] == 0 &&
			!f.lang.titles[w.low] {
			out = append(out, passage.Span{Start: w.start, End: w.end})
		}
	}
	return out
}

// Phrases are the names of several words that the lists of a language have, in small letters.
func Phrases(language string) []string {
	t := tableOf(language)
	var out []string
	for _, list := range []map[string]bool{t.places, t.bodies} {
		for phrase := range list {
			if strings.Contains(phrase, " ") {
				out = append(out, phrase)
			}
		}
	}
	slices.Sort(out)
	return out
}

// Written is a phrase of the lists as names are written.
func Written(phrase string) string {
	words := strings.Fields(phrase)
	for i, w := range words {
		if !particles[w] && w != "of" && w != "the" && w != "and" {
			_, size := utf8.DecodeRuneInString(w)
			words[i] = strings.ToUpper(w[:size]) + w[size:]
		}
	}
	return strings.Join(words, " ")
}

// Retyped is the word of the lists that a word is with two letters next to each other
// swapped, or with a letter once that it has twice, other than at its end; "" where it
// is none. No word of the lists becomes another so.
func Retyped(word, language string) string {
	if Listed(word, language) || strings.EqualFold(word, "micheal") {
		return ""
	}
	low := []rune(strings.ToLower(word))
	if len(low) < 5 || len(low) > longestWord {
		return "" // "Baer" and "Bear"
	}
	for i := 0; i+1 < len(low); i++ {
		if low[i] == low[i+1] {
			if once := string(low[:i]) + string(low[i+1:]); (strings.ContainsRune(seldomDouble, low[i]) || i+2 < len(low)) && Listed(once, language) && !otherWords[once] {
				return Written(once)
			}
			continue
		}
		low[i], low[i+1] = low[i+1], low[i]
		if right := string(low); Listed(right, language) && !otherWords[right] {
			return Written(right)
		}
		low[i], low[i+1] = low[i+1], low[i]
	}
	return ""
}

// longestWord is how long a word of the lists may be.
const longestWord = 24

// seldomDouble are letters that names seldom have twice in a row.
const seldomDouble = "ahiujkqvwxy"

// NameWord is the word of those that names of bodies are made of that a word is with one
// letter put in, left out or changed; "" where there is none, or several. Its first letter
// is never changed.
func NameWord(word, language string, near func(a, b string) bool) string {
	if strings.HasPrefix(strings.ToLower(language), "de") || strings.HasPrefix(strings.ToLower(language), "fr") || Listed(word, language) ||
		len(word) > longestWord {
		return ""
	}
	low := strings.ToLower(word)
	found := ""
	for _, k := range lacking(low) {
		for _, other := range bodyWords()[k] {
			if other == low || other[0] != low[0] || other == found || !near(other, low) {
				continue
			}
			if found != "" {
				return ""
			}
			found = other
		}
	}
	if found == "" {
		return ""
	}
	return Written(found)
}

// shortestBodyWord is how long a word of bodies must be to be looked up for near ones.
const shortestBodyWord = 6

var bodyWords = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for _, list := range []map[string]bool{nameWords, english.orgs, english.spots} {
		for w := range list {
			if len(w) >= shortestBodyWord && !strings.ContainsAny(w, ".'-") {
				for _, k := range lacking(w) {
					if !slices.Contains(out[k], w) {
						out[k] = append(out[k], w)
					}
				}
			}
		}
	}
	return out
})

// lacking are a word, and the word without each of its letters.
func lacking(w string) []string {
	keys := []string{w}
	for at, r := range w {
		keys = append(keys, w[:at]+w[at+utf8.RuneLen(r):])
	}
	return keys
}

// Abbreviation tells whether capitals are a word and no name: "TV", "CEO".
func Abbreviation(word, language string) bool {
	t := tableOf(language)
	low := strings.ToLower(word)
	return t.plain[low] || t.plain[strings.TrimSuffix(low, "s")]
}

// AcronymSwapped is the acronym of the lists that one is with two letters swapped; "" where
// there is none, or several.
func AcronymSwapped(word, language string) string {
	found := ""
	low := []byte(strings.ToLower(word))
	bodies := tableOf(language).bodies
	for i := 0; i+1 < len(low); i++ {
		low[i], low[i+1] = low[i+1], low[i]
		if is := strings.ToUpper(string(low)); low[i] != low[i+1] && bodies[string(low)] && acronyms[is] {
			if found != "" {
				return ""
			}
			found = is
		}
		low[i], low[i+1] = low[i+1], low[i]
	}
	return found
}

// acronyms are those of the lists that are written in capitals.
var acronyms = wordlist.Of(`NATO CBS NBC ABC CNN MSNBC NPR PBS BBC ITV AFP UPI FBI CIA NSA IRS EPA FDA CDC DEA DOJ DHS FEMA NASA NIH NSC TSA FAA
FCC FEC FTC SEC OSHA USDA HUD DNC RNC GOP NRA ACLU NAACP AARP NFL NBA NHL MLB NCAA FIFA UEFA IOC IMF WTO OPEC UNESCO UNICEF UNHCR IAEA
ASEAN ISAF ISIS ISIL FARC PKK KGB FSB GRU NYPD LAPD MIT UCLA USC NYU CUNY IBM HSBC UBS IKEA BMW KPMG`)

// IsGiven tells whether a word is a given name of the lists.
func IsGiven(word string) bool {
	low := strings.ToLower(word)
	return given[low] || givenToo[low] || givenMore[low]
}

// BodyWord tells whether a word is one of those that names of bodies are made of.
func BodyWord(word string) bool { return nameWords[word] || english.orgs[word] || english.spots[word] }

// People tells whether a word is a nationality, a party or a faith.
func People(word, language string) bool { return tableOf(language).people[strings.ToLower(word)] }

// IsSurname tells whether a word is a surname of the lists.
func IsSurname(word string) bool { return surnames[strings.ToLower(word)] }

// Titles returns the titles that stand without a name, in order: "the Secretary-General's
// concern", "the deputy foreign minister". A single word counts where a capital says that an
// office is meant.
func (t Text) Titles() []passage.Span {
	f, found := t.finder, t.finder.names
	var out []passage.Span
	next := 0
	for i := 0; i < len(f.words); i++ {
		w := &f.words[i]
		for next < len(found) && found[next].End <= w.start {
			next++
		}
		if w.number || w.headline || next < len(found) && (found[next].Start < w.end || overlaps(found[next].TitleAt, w) || overlaps(found[next].RoleAt, w)) ||
			next > 0 && overlaps(found[next-1].RoleAt, w) {
			continue
		}
		end := f.titleAt(i, len(f.words))
		if end == 0 || !f.unbroken(i, end) || next < len(found) && found[next].Start < f.words[end-1].end {
			continue
		}
		if end == i+1 && (!w.capital || w.opens || courtesy[w.text] || f.lower[w.low] > f.upper[w.low] || w.shout || strings.HasSuffix(w.text, ".")) {
			continue
		}
		if end > i+1 || strings.Contains(w.text, "-") || f.lang.roles[w.low] || f.lang.heads[w.low] {
			out = append(out, passage.Span{Start: w.start, End: f.words[end-1].end})
			i = end - 1
		}
	}
	return out
}

func overlaps(s passage.Span, w *word) bool { return s.Start < w.end && w.start < s.End }
