package names

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one word of a text, with what its place says about its capital.
type word struct {
	start, end int // without a possessive 's
	text       string
	low        string // in small letters

	capital  bool // begins with a capital
	shout    bool // at least two letters, capitals only
	initial  bool // one letter and a full stop: "C."
	number   bool // begins with a digit
	opens    bool // stands where any word has a capital: a sentence, a quotation, a line
	glued    bool // only a blank stands between it and the word before
	amp      bool // " & " stands between
	owns     bool // has a possessive 's
	quote    bool // a quotation mark stands right before it
	headline bool // in a line of capitals
	comma    bool // a comma, and nothing else but a blank, stands before it
	bracket  bool // an opening bracket stands right before it
	pseudo   bool // a hyphen ties it to a word that is no name: "Washington" of "Washington-based"
	line     int
}

// split cuts the text into words.
func (f *finder) split() {
	last, line := 0, 0
	for at := 0; at < len(f.text); {
		r, size := utf8.DecodeRuneInString(f.text[at:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			at += size
			continue
		}
		end := f.wordEnd(at)
		w := word{start: at, end: end, line: line}
		f.between(&w, f.text[last:at])
		f.trim(&w)
		f.words = append(f.words, w)
		line = w.line
		last = max(w.end, end)
		at = last
	}
	f.headlines()
}

// wordEnd returns the end of the word at a place: letters and digits, with the
// apostrophes, hyphens and full stops that are part of it.
func (f *finder) wordEnd(at int) int {
	start, letters := at, 0
	for at < len(f.text) {
		r, size := utf8.DecodeRuneInString(f.text[at:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			at += size
			letters++
			continue
		case r == '.':
			// "U.S." and "J.": a full stop after every letter; "Mr." by the table.
			dotted := letters == 1 && unicode.IsUpper(first(f.text[start:]))
			if dotted {
				at++
				if next, n := utf8.DecodeRuneInString(f.text[at:]); unicode.IsUpper(next) &&
					at+n < len(f.text) && f.text[at+n] == '.' {
					letters = 0
					for at < len(f.text) {
						next, n := utf8.DecodeRuneInString(f.text[at:])
						if !unicode.IsUpper(next) || at+n >= len(f.text) || f.text[at+n] != '.' {
							break
						}
						at += n + 1
					}
				}
				return at
			}
			if f.lang.dotted[strings.ToLower(f.text[start:at])] {
				return at + 1
			}
			return at
		case r == '\'' || r == '’' || r == '-' || r == '‑':
			next, n := utf8.DecodeRuneInString(f.text[at+size:])
			if unicode.IsUpper(next) && strings.HasPrefix(f.text[at+size+n:], ".") {
				return at // "Jordanian-U.S."
			}
			if unicode.IsLetter(next) {
				at += size
				letters++
				continue
			}
		}
		return at
	}
	return at
}

// between says of a word what the letters between it and the word before mean.
func (f *finder) between(w *word, gap string) {
	w.opens = w.start == 0 || len(f.words) == 0
	w.glued = gap == " " || gap == "\u00a0"
	w.amp = gap == " & " || gap == "&"
	w.comma = gap == ", " || gap == ","
	for at, r := range gap {
		switch r {
		case '\n', '\r':
			w.opens = true
			w.line++
		case '.', '!', '?', '…', ':', '•', '|', '–', '—', '*', '>', ';':
			w.opens = true
		case '"', '“', '„', '«', '‘', '\'', '‹', '»':
			w.opens = true
			w.quote = at+utf8.RuneLen(r) == len(gap)
		case '(', '[':
			w.bracket = at+1 == len(gap)
			w.opens = w.opens || gap != " ("
		}
	}
}

// trim takes from a word what belongs to no name, and looks at its letters.
func (f *finder) trim(w *word) {
	s := f.text[w.start:w.end]
	for _, tail := range []string{"'s", "’s", "'S", "’S"} {
		if strings.HasSuffix(s, tail) && len(s) > len(tail) {
			w.owns = true
			w.end -= len(tail)
			s = f.text[w.start:w.end]
		}
	}
	if at := strings.IndexByte(s, '-'); at > 0 && at+1 < len(s) {
		before, after := s[:at], s[at+1:]
		switch {
		case unicode.IsUpper(first(s)) && f.lang.tails[after]:
			w.pseudo = true
			w.end = w.start + at
		case !unicode.IsUpper(first(s)) && unicode.IsUpper(first(after)) && !articles[before]:
			w.start += at + 1
			w.glued = false
		}
		s = f.text[w.start:w.end]
	}
	w.text, w.low = s, strings.ToLower(s)
	if w.start > 0 && strings.IndexByte("@#/_", f.text[w.start-1]) >= 0 {
		return // a handle, a tag, a part of an address
	}
	if len(s) > 2 && s[1] == '-' && unicode.IsUpper(first(s[2:])) && strings.IndexByte("RDI", s[0]) >= 0 {
		return // "R-Texas": a party and a state
	}
	w.number = unicode.IsDigit(first(s))
	article, name, tied := strings.Cut(s, "-")
	w.capital = unicode.IsUpper(first(s)) || tied && articles[article] && unicode.IsUpper(first(name))
	if !w.capital && utf8.RuneCountInString(s) > 2 && unicode.IsUpper([]rune(s[:min(len(s), 8)])[1]) && !w.number {
		w.capital = true // iPhone, eBay
	}
	letters := 0
	w.shout = w.capital
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
			w.shout = w.shout && !unicode.IsLower(r)
		}
	}
	w.shout = w.shout && letters > 1
	w.initial = letters == 1 && w.capital && strings.HasSuffix(s, ".")
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// headlines marks the words of lines in which nearly every long word has a capital, or
// every letter is one.
func (f *finder) headlines() {
	for from := 0; from < len(f.words); {
		to := from
		long, capital, shout := 0, 0, 0
		for ; to < len(f.words) && f.words[to].line == f.words[from].line; to++ {
			w := &f.words[to]
			if w.number || len(w.text) < 3 || f.lang.never[w.low] {
				continue
			}
			long++
			if w.capital {
				capital++
			}
			if w.shout {
				shout++
			}
		}
		// a sentence of names has a full stop, and a verb without a capital
		least := long * 3 / 4
		if rest := f.text[f.words[to-1].end:]; strings.HasPrefix(rest, ".") && !strings.HasPrefix(rest, "..") {
			least = long
		}
		screams := long >= 3 && shout*4 >= long*3
		if screams || !f.lang.nouns && long >= 3 && capital >= least && to-from < 40 {
			for i := from; i < to; i++ {
				f.words[i].headline = true
				f.words[i].shout = f.words[i].shout && !screams
			}
		}
		from = to
	}
}
