// Package typography knows how characters are set: above and below the line, in
// fonts of symbols, with white space around them. It changes them to plain text
// that reads the same.
package typography

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/wordlist"
)

// Line gathers a line of text in which some characters stand above or
// below the line. Every reader writes such characters through it, so that
// none becomes part of the figure or the word beside it: 10⁶ never reads 106,
// 5 1/2 never 512, and the mark of a note never becomes a last digit.
//
// The zero value is an empty line. Parts are written in reading order.
type Line struct {
	buf   []byte
	marks []Mark
	apart bool // a figure that follows at once gets a blank before it
}

// Len is how many bytes were written.
func (l *Line) Len() int { return len(l.buf) }

// String is the line as written so far.
func (l *Line) String() string { return string(l.buf) }

// Reset empties the line.
func (l *Line) Reset() { l.buf, l.marks, l.apart = l.buf[:0], nil, false }

// WriteByte adds one ASCII character that stands on the line.
func (l *Line) WriteByte(b byte) error {
	l.WriteString(string(rune(b)))
	return nil
}

// WriteString adds text that stands on the line.
func (l *Line) WriteString(s string) {
	if s == "" {
		return
	}
	if l.apart && StartsFigure(s) {
		l.buf = append(l.buf, ' ')
	}
	l.apart = false
	l.closeFraction(s)
	if r := s[0]; (r == 'C' || r == 'F') && (len(s) == 1 || !isLetter(s[1:])) && strings.HasSuffix(l.Tail(8), "º") {
		l.buf = append(l.buf[:len(l.buf)-len("º")], "°"...) // 20<sup>o</sup>C
	}
	l.buf = append(l.buf, s...)
}

// IsBlank reports whether nothing but blanks was written.
func (l *Line) IsBlank() bool {
	for _, b := range l.buf {
		if b > ' ' {
			return false
		}
	}
	return true
}

// KeepApart puts a blank between what was written and what follows, where
// both would read as one figure. Readers call it at the edge of anything that
// is set apart on the page, such as an equation.
func (l *Line) KeepApart() { l.apart = l.apart || unicode.IsNumber(l.Last()) }

// NoteMark adds the mark that calls a note: in brackets, so that it is no digit
// and no letter of what it stands at.
func (l *Line) NoteMark(mark string) {
	mark = strings.Trim(CollapseSpaces(mark), "[]() ")
	if mark == "" {
		return
	}
	l.apart = false
	if strings.ContainsFunc(mark, IsWordRune) {
		mark = "[" + mark + "]"
	}
	l.buf = append(l.buf, mark...)
}

// Fraction adds a fraction: 3/4, and 5 1/2 after a figure.
func (l *Line) Fraction(over, under string) {
	over, under = CollapseSpaces(over), CollapseSpaces(under)
	if over == "" && under == "" {
		return
	}
	if unicode.IsNumber(l.Last()) {
		l.buf = append(l.buf, ' ')
	}
	l.buf = append(l.buf, Bracketed(over)+"/"+Bracketed(under)...)
	l.apart = true
}

// Superscript adds text that stands above the line: a power, an ordinal's ending,
// the numerator of a fraction, a mark.
func (l *Line) Superscript(s string) {
	was, before := l.apart, l.Last()
	l.apart = false
	text := CollapseSpaces(s)
	switch {
	case text == "":
		l.WriteString(s)
	case figureMarks.MatchString(text):
		if was && unicode.IsNumber(before) {
			l.buf = append(l.buf, ' ')
		}
		l.buf = append(l.buf, superscript.Replace(text)...)
	case strings.EqualFold(text, "tm"):
		l.buf = append(l.buf, "™"...)
	case strings.EqualFold(text, "sm"):
		l.buf = append(l.buf, "℠"...)
	case cents.MatchString(text) && unicode.IsDigit(before): // the pence of a price
		l.buf = append(l.buf, text...)
	case IsNoteList(text):
		l.NoteMark(text)
	case smallFraction.MatchString(text):
		over, under, _ := strings.Cut(strings.NewReplacer("⁄", "/", "∕", "/").Replace(text), "/")
		if unicode.IsLetter(before) {
			l.buf = append(l.buf, "^("+over+"/"+under+")"...)
		} else {
			l.Fraction(over, under)
		}
	case IsWord(text):
		l.superscriptWord(text)
	case isMappable(text, superscriptOf):
		l.buf = append(l.buf, superscript.Replace(text)...)
	case marks.MatchString(text):
		l.buf = append(l.buf, text...)
	case !unicode.IsNumber(before) && !unicode.IsLetter(before) && before != ')':
		l.buf = append(l.buf, s...)
	case utf8.RuneCountInString(text) <= 12 && !strings.Contains(text, " "):
		l.buf = append(l.buf, "^"+Bracketed(text)...)
		l.apart = true
	default:
		l.buf = append(l.buf, " "+text+" "...)
	}
}

// superscriptWord adds raised letters: 1st, Mme, XIXᵉ, nº, xⁿ.
func (l *Line) superscriptWord(text string) {
	before := l.Last()
	switch {
	case (text == "o" || text == "a") && (unicode.IsDigit(before) || text == "o" && (before == 'n' || before == 'N')):
		l.buf = append(l.buf, map[string]string{"o": "º", "a": "ª"}[text]...)
	case unicode.IsDigit(before) && ordinalEnding[strings.ToLower(text)]:
		l.buf = append(l.buf, text...)
	case (text == "e" || text == "r") && shortWord.MatchString(l.Tail(12)):
		l.buf = append(l.buf, text...)
	case utf8.RuneCountInString(text) == 1 && isMappable(text, superscriptOf) && IsWordRune(before):
		l.buf = append(l.buf, superscript.Replace(text)...)
	case HasDigit(text) && IsWordRune(before):
		if isMappable(text, superscriptOf) {
			l.buf = append(l.buf, superscript.Replace(text)...)
			return
		}
		l.buf = append(l.buf, "^("+text+")"...)
	default:
		l.buf = append(l.buf, text...)
	}
}

// Subscript adds text that stands below the line: the 2 of CO₂, an index, the
// denominator of a fraction.
func (l *Line) Subscript(s string) {
	text, before := CollapseSpaces(s), l.Last()
	if text == "" {
		l.WriteString(s)
		return
	}
	l.apart = false
	if allDigits(text) {
		if m := openFraction.FindStringSubmatchIndex(l.Tail(40)); m != nil {
			l.rewriteFraction(m, text)
			return
		}
	}
	switch {
	case lowerFigures.MatchString(text), utf8.RuneCountInString(text) <= 3 && isMappable(text, subscriptOf):
		l.buf = append(l.buf, subscript.Replace(text)...)
	case !IsWordRune(before) && before != ')':
		l.buf = append(l.buf, s...)
	case IsWord(text) && utf8.RuneCountInString(text) <= 12:
		l.buf = append(l.buf, "_"+text...)
		l.apart = HasDigit(text)
	case utf8.RuneCountInString(text) <= 12 && !strings.Contains(text, " "):
		l.buf = append(l.buf, "_("+text+")"...)
	default:
		l.buf = append(l.buf, " "+text+" "...)
	}
}

// closeFraction writes as a fraction what was set as a raised figure before a
// fraction's own stroke, where the denominator is set on the line.
func (l *Line) closeFraction(s string) {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n == 0 {
		return
	}
	tail := l.Tail(40)
	if !strings.HasSuffix(tail, "⁄") && !strings.HasSuffix(tail, "∕") {
		return
	}
	if m := openFraction.FindStringSubmatchIndex(tail); m != nil {
		l.rewriteFraction(m, "")
	}
}

// rewriteFraction replaces the raised numerator and the stroke at the line's
// end, as openFraction found them in its tail.
func (l *Line) rewriteFraction(m []int, under string) {
	tail := l.Tail(40)
	over := superscriptDigits.Replace(tail[m[2]:m[3]])
	l.buf = l.buf[:len(l.buf)-(len(tail)-m[0])]
	from := len(l.buf)
	if unicode.IsNumber(l.Last()) {
		l.buf = append(l.buf, ' ')
	}
	l.buf = append(l.buf, over+"/"+under...)
	l.apart = under != ""
	l.remark(from)
}

// Tail is the end of the line, about n bytes of it, in whole characters.
func (l *Line) Tail(n int) string {
	at := max(0, len(l.buf)-n)
	for at < len(l.buf) && !utf8.RuneStart(l.buf[at]) {
		at++
	}
	return string(l.buf[at:])
}

// Last is the character that the line ends with, a blank for an empty line.
func (l *Line) Last() rune {
	if len(l.buf) == 0 {
		return ' '
	}
	r, _ := utf8.DecodeLastRune(l.buf)
	return r
}

var (
	// figureMarks is a whole number with or without a sign, and a lone sign.
	figureMarks = regexp.MustCompile(`^(?:[+\-−–]?\d{1,6}|\d{1,2}[+\-−–]|[+−–]+)$`)
	// lowerFigures is a figure as formulas have it below the line: 2, 10, 2.5.
	lowerFigures = regexp.MustCompile(`^[+\-−–]?\d{1,6}(?:\.\d{1,3})?[+\-−–]?$`)
	cents        = regexp.MustCompile(`^[.,]\d{1,2}$`)
	// noteList is the numbers of several notes, or of one in brackets.
	noteList = regexp.MustCompile(`^[\[(]\s*\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\s*[\])]$|^\d{1,3}(?:\s*[,;]\s*\d{1,3})+$|` +
		`^\d{1,3}[–-]\d{1,3}$`)
	smallFraction = regexp.MustCompile(`^\d{1,3}\s*[/⁄∕]\s*\d{1,3}$`)
	// openFraction is a raised figure and the stroke of a fraction.
	openFraction = regexp.MustCompile(`([⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s?[/⁄∕]\s?$`)
	marks        = regexp.MustCompile(`^[^\p{L}\p{N}]+$`)
	// shortWord ends in a shortened form of address or a Roman numeral: Me, Mr, XIXe.
	shortWord = regexp.MustCompile(`(?:^|[^\p{L}])(?:\p{Lu}|[IVXLCM]+)$`)
)

// IsNoteList reports whether a text is the numbers of several notes, or of one in brackets.
func IsNoteList(text string) bool { return noteList.MatchString(text) }

// ordinalEnding is how ordinal numbers end in the languages that raise it.
var ordinalEnding = wordlist.Of(`st nd rd th er re e ère ere ème eme me ers res es d de nde ndes do da mo ma ste te bis ter os as`)

// The figures and letters that Unicode has above and below the line.
var superscriptOf = pairs("0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹-⁻−⁻–⁻+⁺=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻ" +
	"AᴬBᴮDᴰEᴱGᴳHᴴIᴵJᴶKᴷLᴸMᴹNᴺOᴼPᴾRᴿTᵀUᵁVⱽWᵂ")

var subscriptOf = pairs("0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉-₋−₋–₋+₊=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓ")

var (
	superscript, subscript = replacer(superscriptOf), replacer(subscriptOf)
	superscriptDigits      = strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7",
		"⁸", "8", "⁹", "9")
)

// pairs reads a list of characters, each followed by what it becomes.
func pairs(list string) map[rune]rune {
	runes := []rune(list)
	out := make(map[rune]rune, len(runes)/2)
	for i := 0; i+1 < len(runes); i += 2 {
		out[runes[i]] = runes[i+1]
	}
	return out
}

func replacer(of map[rune]rune) *strings.Replacer {
	var list []string
	for from, to := range of {
		list = append(list, string(from), string(to))
	}
	return strings.NewReplacer(list...)
}

func isMappable(s string, of map[rune]rune) bool {
	for _, r := range s {
		if of[r] == 0 {
			return false
		}
	}
	return s != ""
}

// Bracketed puts brackets around what is more than one figure or word.
func Bracketed(s string) string {
	if s == "" || IsWord(s) || plainFigure.MatchString(s) || strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") &&
		strings.Count(s, "(") == 1 {
		return s
	}
	return "(" + s + ")"
}

var plainFigure = regexp.MustCompile(`^[+\-−–]?\d+(?:[.,]\d+)*$`)

// StartsFigure reports whether a text begins with a figure.
func StartsFigure(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	if r == '.' || r == ',' {
		r, _ = utf8.DecodeRuneInString(s[size:])
	}
	return unicode.IsNumber(r)
}

// IsWordRune reports whether a character is a letter or a figure.
func IsWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

func isLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// IsWord reports whether a text is letters and figures, and nothing else.
func IsWord(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !IsWordRune(r) && !unicode.IsMark(r) })
}

// HasDigit reports whether a text has a figure in it.
func HasDigit(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }

func allDigits(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}
