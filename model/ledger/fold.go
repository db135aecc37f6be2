package ledger

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// plain is a word in small letters without accents: "Müller" is "muller".
func plain(word string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(word)) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '’', r == '\'', r == '-', r == '‑', r == '.', r == ' ', r == '\u00a0':
		case r == 'ß':
			b.WriteString("ss")
		case r == 'ø':
			b.WriteByte('o')
		case r == 'æ':
			b.WriteString("ae")
		case r == 'ł':
			b.WriteByte('l')
		case r == 'ı':
			b.WriteByte('i')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// sounds are letters that alphabets are carried over with in more than one way. The same
// name is often written with either.
var sounds = strings.NewReplacer("x", "ks", "sch", "sh", "ch", "ch", "th", "t", "c", "k", "ue", "u", "oe", "o", "ae", "a", "kh", "k", "gh", "g", "dh", "d", "ph", "f", "ck", "k", "q", "k", "y", "i",
	"ee", "i", "oo", "u", "ou", "u", "w", "v", "tz", "z", "ei", "i", "ie", "i")

// folded is a plain word with one letter for each sound, and none doubled.
func folded(plain string) string { return undoubled(sounds.Replace(plain)) }

// undoubled is a word with every doubled letter once.
func undoubled(plain string) string {
	var b strings.Builder
	last := utf8.RuneError
	for _, r := range plain {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// distance counts the letters to put in, leave out, change or swap with the next one to
// make b of a; past most it stops and returns most+1.
func distance(a, b string, most int) int {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > most || len(y)-len(x) > most {
		return most + 1
	}
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > most {
			return most + 1
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}

// plural tells whether b is a with an s, or with es.
func plural(a, b string) bool { return b == a+"s" || b == a+"es" }

// near tells whether two plain words may be the same name, one of them misspelt. sure is
// false where they are so short that more must speak for it.
func near(a, b string) (yes, sure bool) {
	if a == b {
		return false, false
	}
	short := min(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	if short < 3 {
		return false, false
	}
	if folded(a) == folded(b) {
		return true, short >= 5
	}
	switch d := distance(a, b, 2); {
	case d == 1 && short >= 4:
		return true, short >= 6 || short == 5 && a[0] == b[0]
	case d == 1:
		return len(a) != len(b) && a[0] == b[0], false // "Cru" for "Cruz"
	case d == 2 && short >= 8 && a[0] == b[0]:
		return true, distance(folded(a), folded(b), 2) <= 1
	}
	return false, false
}
