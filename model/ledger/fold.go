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
var sounds = strings.NewReplacer("ue", "u", "oe", "o", "ae", "a", "kh", "k", "gh", "g", "dh", "d", "ph", "f", "ck", "k", "q", "k", "y", "i",
	"ee", "i", "oo", "u", "ou", "u", "w", "v", "tz", "z", "ei", "i", "ie", "i")

// folded is a plain word with one letter for each sound, and none doubled.
func folded(plain string) string {
	s := sounds.Replace(plain)
	var b strings.Builder
	last := utf8.RuneError
	for _, r := range s {
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

// derived tells whether one of two plain words is the other with an ending: plurals,
// peoples and adjectives are no misspellings.
func derived(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	n := 0
	for n < len(a) && a[n] == b[n] {
		n++
	}
	x, y := a[n:], b[n:] // what is left of either
	if len(x) > 1 || n < 3 {
		return false
	}
	if x == "" {
		switch y {
		case "s", "es", "n", "an", "ian", "i", "ese", "ish", "ic", "er", "ers", "r", "ns", "ans", "is", "d", "ed", "a", "al":
			return y != "a" || len(a) < 6
		}
		return false
	}
	// Italy and Italian, Turkey and Turkish, China and Chinese, Democrat and Democracy, Taliban and Talibs
	switch x + ">" + y {
	case "y>ies", "y>ian", "y>ish", "a>ese", "a>i", "e>ian", "n>se", "c>t", "t>c", "a>an", "h>k", "n>s", "s>n", "y>i":
		return true
	}
	return false
}

// near tells whether two plain words may be the same name, one of them misspelt. sure is
// false where they are so short that more must speak for it.
func near(a, b string) (yes, sure bool) {
	if a == b || derived(a, b) {
		return false, false
	}
	x, y := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	short := min(x, y)
	if short < 4 {
		return false, false
	}
	if folded(a) == folded(b) {
		return true, short >= 5
	}
	switch d := distance(a, b, 2); {
	case d == 1:
		return true, short >= 6 || short == 5 && a[0] == b[0]
	case d == 2 && short >= 8 && a[0] == b[0]:
		return true, distance(folded(a), folded(b), 2) <= 1
	}
	return false, false
}
