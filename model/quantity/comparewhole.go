package quantity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ofHow is why two shares are not surely of one whole, with both wholes named where both are.
// ok is false where they are of one.
func ofHow(c, s figure) (Comparison, bool) {
	if c.Kind != Share || s.Kind != Share {
		return Comparison{}, false
	}
	switch wholeAlike(c, s) {
	case unlike:
		return compared(NotComparable, OtherThings, "The source’s “%s” is of “%s”, the claim’s “%s” of “%s”: not the same whole.",
			s.Text, s.of(), c.Text, c.of()), true
	case unsure:
		switch {
		case c.Of == "":
			return compared(NotComparable, NotSurelyTheSame, "The source’s “%s” is of “%s”; the claim’s “%s” does not say of what.",
				s.Text, s.of(), c.Text), true
		case s.Of == "":
			return compared(NotComparable, NotSurelyTheSame, "The claim’s “%s” is of “%s”; the source’s “%s” does not say of what.",
				c.Text, c.of(), s.Text), true
		}
		return compared(NotComparable, NotSurelyTheSame, "The source’s “%s” is of “%s”, the claim’s “%s” of “%s”: perhaps not the same whole.",
			s.Text, s.of(), c.Text, c.of()), true
	}
	return Comparison{}, false
}

// wholeAlike is how alike the wholes are that two shares are of. A word more makes another
// whole: what holds for voters need not hold for young voters.
func wholeAlike(c, s figure) likeness {
	if c.Of == "" && s.Of == "" {
		return alike
	}
	if c.Of == "" || s.Of == "" {
		return unsure
	}
	one, other := nounWords(c.Of), nounWords(s.Of)
	all, others := append(slices.Clone(one), nounWords(c.rest)...), append(slices.Clone(other), nounWords(s.rest)...)
	switch {
	case len(one) == 0 || len(other) == 0:
		return unsure
	case allIn(all, others) && allIn(others, all):
		return alike
	case headNoun(one) == headNoun(other), synonyms(headNoun(one), headNoun(other)),
		slices.Contains(others, headNoun(one)), slices.Contains(all, headNoun(other)):
		return unsure
	}
	return unlike
}

// restOfWhole is what follows a whole and belongs to it: "of opium" behind "the world supply".
func restOfWhole(text string, at int) string {
	rest := text[at:min(len(text), at+60)]
	body, ok := strings.CutPrefix(rest, " of ")
	if !ok {
		return ""
	}
	end, words := 0, 0
	for _, word := range strings.SplitAfter(body, " ") {
		bare := strings.TrimRight(word, " ")
		trimmed := strings.TrimRightFunc(bare, func(r rune) bool { return !unicode.IsLetter(r) && r != '.' })
		trimmed = strings.TrimSuffix(trimmed, ".")
		low := strings.ToLower(trimmed)
		if trimmed == "" || !letters(trimmed) || words > 0 && (english.stops[low] || english.verbs[low]) {
			break
		}
		end += len(trimmed)
		if !english.determiners[low] {
			words++
		}
		if words == 2 || trimmed != bare || len(bare) == len(word) {
			break
		}
		end++
	}
	if words == 0 {
		return ""
	}
	return strings.TrimRight(rest[:len(" of ")+end], " ")
}

// letters reports whether a word begins with a letter.
func letters(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLetter(r)
}
