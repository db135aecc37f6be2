package numeral

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Way is how the two ends of a range are joined.
type Way string

// The ways.
const (
	Dash    Way = "dash"    // 3-4 million, $3.5bn–4bn
	To      Way = "to"      // 10 to 20
	FromTo  Way = "from"    // from 17,000 to 21,000, which may also be a change
	Betwixt Way = "between" // between 10 and 20
	Or      Way = "or"      // two or three
)

// Range is two numbers that say together where one number lies.
type Range struct {
	Start, End int // in bytes, from the start of the first number to the end of the second
	Low, High  float64
	Way        Way
}

// rangeWords are the words that join a range.
type rangeWords struct {
	to, from, between, and, or map[string]bool
}

// longestJoint is the longest text between the ends of a range, in bytes: a unit and a word.
const longestJoint = 40

// Join tells whether two numbers of a text that follow each other are the ends of a range, and
// what it comes to: a scale of the second counts for both ('3-4 million'). Between them may
// stand a sign of a currency, and the first may have the same unit as the second ('10 percent
// to 20 percent'). The lower end must come first, or it is a score, a change or a list.
func Join(text, language string, a, b Numeral) (Range, bool) {
	if a.Form == Vague || b.Form == Vague || a.Form == Ratio || b.Form == Ratio || (a.Form == Ordinal) != (b.Form == Ordinal) ||
		a.End > b.Start || b.Start-a.End > longestJoint || b.End > len(text) {
		return Range{}, false
	}
	words := &languageOf(language).ranges
	way, ok := words.way(text, a, b)
	if !ok {
		return Range{}, false
	}
	low := a.Value
	if b.Scale > 1 && a.Scale == 1 && a.Form != Ordinal && low < b.Value/b.Scale {
		low *= b.Scale
	}
	if low >= b.Value || way == Or && b.Value > 2*low+1 {
		return Range{}, false
	}
	return Range{a.Start, b.End, low, b.Value, way}, true
}

// way tells how two numbers are joined.
func (w *rangeWords) way(text string, a, b Numeral) (Way, bool) {
	joint := text[a.End:b.Start]
	if strings.Contains(joint, "\n\n") {
		return "", false
	}
	joint = strings.TrimRightFunc(joint, func(c rune) bool { return unicode.Is(unicode.Sc, c) })
	if joint != text[a.End:b.Start] { // US$ and the like
		joint = strings.TrimRightFunc(joint, func(c rune) bool { return unicode.IsUpper(c) })
	}
	joint = withoutUnit(joint, text[b.End:])
	switch s := strings.TrimFunc(joint, unicode.IsSpace); s {
	case "-", "–", "~", "‑", "‐", "−":
		return Dash, s != "-" || len(joint) == 1 || len(joint) == 3
	case "—":
		return Dash, joint == s
	default:
		if s == joint && joint != "" && !unicode.IsSpace(firstRune(joint)) {
			return "", false // '10to'
		}
		s = strings.ToLower(s)
		switch before := lastWords(text[:a.Start]); {
		case w.to[s] && (w.from[before[0]] || w.from[before[1]]):
			return FromTo, true
		case w.to[s]:
			return To, true
		case w.and[s] && (w.between[before[0]] || w.between[before[1]]):
			return Betwixt, true
		case w.or[s]:
			return Or, true
		}
	}
	return "", false
}

func firstRune(s string) rune { c, _ := utf8.DecodeRuneInString(s); return c }

// withoutUnit leaves out the unit after the first number, where the second has the same one.
func withoutUnit(joint, after string) string {
	s := strings.TrimLeftFunc(joint, unicode.IsSpace)
	for _, sign := range []string{"%", "°C", "°F", "°", "€", "$", "£", "¥"} {
		if strings.HasPrefix(s, sign) {
			return s[len(sign):]
		}
	}
	end := strings.IndexFunc(s, func(c rune) bool { return !unicode.IsLetter(c) })
	after = strings.TrimLeft(after[:min(len(after), 64)], " -\u00a0")
	if end > 0 && strings.HasPrefix(after, s[:end]) {
		if next := after[end:]; next == "" || !unicode.IsLetter(firstRune(next)) {
			return s[end:]
		}
	}
	return joint
}

// lastWords are the last two words of a text, the last first, in small letters, without signs of currencies.
func lastWords(text string) (words [2]string) {
	text = text[max(0, len(text)-40):]
	for i := range words {
		text = strings.TrimRightFunc(text, func(c rune) bool { return unicode.IsSpace(c) || unicode.Is(unicode.Sc, c) })
		start := strings.LastIndexFunc(text, func(c rune) bool { return !unicode.IsLetter(c) }) + 1
		if start > 0 {
			_, size := utf8.DecodeRuneInString(text[start-1:])
			start += size - 1
		}
		words[i] = strings.ToLower(text[start:])
		text = text[:start]
	}
	return words
}
