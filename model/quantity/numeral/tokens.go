package numeral

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/wordlist"
)

// kind is what a token is.
type kind uint8

const (
	word   kind = iota
	figure      // a number in figures
	sign        // a single character that is neither
	refuse      // a stretch that was refused
)

// token is a piece of the text.
type token struct {
	start, end int
	kind       kind
	capital    bool
	lines      bool // an empty line stands before it
	begins     bool // it begins a line
	spaced     bool // white space, and no more, stands before it
	entry      entry
	figure     figureValue
	char       rune // of a sign
}

// figureValue is what a number in figures comes to.
type figureValue struct {
	value    float64
	decimals int
	step     float64
	scale    float64 // of its suffix, else 1
	negative bool
	ordinal  bool
	letters  bool // letters follow that are no suffix
	fraction bool // a part alone: 4/5, ½
}

// reader reads one text.
type reader struct {
	text    string
	lang    *language
	all     []token
	found   []Numeral
	refused []Refusal

	listUntil int // up to here commas part a list: 22,24,26
}

// longestWord is the longest word that may be a number, in bytes. German writes
// 'siebenhundertsiebenundsiebzigtausendsiebenhundertsiebenundsiebzig' as one.
const longestWord = 80

// tokens takes the text apart.
func (r *reader) tokens() {
	r.all = make([]token, 0, len(r.text)/5+8)
	for at, spaced, newlines := 0, false, 0; at < len(r.text); {
		c, size := r.runeAt(at)
		if c == '\n' {
			newlines++
		}
		if unicode.IsSpace(c) || c == '\u200b' || c == '\ufeff' {
			at, spaced = at+size, true
			continue
		}
		t := token{start: at, end: at + size, kind: sign, char: c, spaced: spaced, lines: newlines > 1, begins: newlines > 0 || len(r.all) == 0}
		switch {
		case r.startsFigure(at, c):
			r.figure(&t)
		case unicode.IsLetter(c) || unicode.Is(unicode.Mn, c):
			r.word(&t)
		case unicode.IsDigit(c) || unicode.IsNumber(c):
			t.end = max(t.end, r.endOfCluster(at))
			r.refuse(&t, Unclear)
		case c == '+':
			r.plus(&t)
		}
		r.all = append(r.all, t)
		at, spaced, newlines = t.end, false, 0
	}
}

func (r *reader) runeAt(at int) (rune, int) {
	if at >= len(r.text) {
		return 0, 0
	}
	if c := r.text[at]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(r.text[at:])
}

func (r *reader) runeBefore(at int) rune {
	if at <= 0 {
		return 0
	}
	if c := r.text[at-1]; c < utf8.RuneSelf {
		return rune(c)
	}
	c, _ := utf8.DecodeLastRuneInString(r.text[:at])
	return c
}

// byteAt is the byte there, or 0.
func (r *reader) byteAt(at int) byte {
	if at < 0 || at >= len(r.text) {
		return 0
	}
	return r.text[at]
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// isHyphen tells the signs that bind two halves of a word or a number: no dash.
func isHyphen(c rune) bool { return c == '-' || c == '\u2010' || c == '\u2011' }

// word takes the word at a token, and with it what makes it an identifier or an address of the web.
func (r *reader) word(t *token) {
	first, _ := r.runeAt(t.start)
	t.kind, t.char, t.capital = word, 0, unicode.IsUpper(first) || unicode.IsTitle(first)
	end := t.start
	for end < len(r.text) {
		c, size := r.runeAt(end)
		if !unicode.IsLetter(c) && !unicode.Is(unicode.Mn, c) {
			if (c != '\'' && c != '’') || end == t.start || r.lang.elides {
				break
			}
			if next, _ := r.runeAt(end + size); !unicode.IsLetter(next) {
				break
			}
		}
		end += size
	}
	t.end = end
	if r.isAddress(t.start, end) {
		t.end = r.endOfCluster(end)
		r.refuse(t, Identifier)
		return
	}
	lower := r.lower(t.start, end)
	switch next, size := r.runeAt(end); {
	case r.byteAt(end) == '@', r.byteAt(end) == '_', isDigit(r.byteAt(end)) && !currencyCodes[lower] && !r.isCurrency(t.start, end):
		t.end = r.endOfCluster(end)
		r.refuse(t, Identifier)
		return
	case isHyphen(next) && isDigit(r.byteAt(end+size)) && !r.lang.prefixes[lower] && !r.afterFigure(first, lower):
		t.end = r.endOfCluster(end)
		r.refuse(t, Identifier)
		return
	}
	if end-t.start > longestWord {
		return
	}
	if e, ok := r.lang.words[lower]; ok {
		t.entry = e
	} else if r.lang.compound != nil {
		if e, ok := r.lang.compound(lower); ok {
			t.entry = e
		}
	}
}

// afterFigure tells the unit of a number that begins a range: 5 kg-10 kg.
func (r *reader) afterFigure(c rune, word string) bool {
	n := len(r.all)
	if (word == "foot" || word == "ft") && n > 1 && r.all[n-1].kind == sign && isHyphen(r.all[n-1].char) && !r.all[n-1].spaced { // 5-foot-10
		n--
	}
	return n > 0 && r.all[n-1].kind == figure && unicode.IsLower(c)
}

// currencyCodes stand before an amount without a space: EUR5bn.
var currencyCodes = wordlist.Of("usd eur gbp chf rs inr rmb cny jpy rm myr ps aud cad nzd sgd hkd sek nok dkk")

// isCurrency tells $US5 and $A5, as Australia writes them.
func (r *reader) isCurrency(start, end int) bool {
	return end-start < 4 && unicode.Is(unicode.Sc, r.runeBefore(start)) && unicode.IsUpper(first(r.runeAt(start)))
}

// isAddress tells whether a word begins an address of the web.
func (r *reader) isAddress(start, end int) bool {
	rest := r.text[end:min(len(r.text), end+3)]
	return rest == "://" || (end-start == 3 && strings.HasPrefix(rest, ".") && strings.EqualFold(r.text[start:end], "www"))
}

// lower is a stretch in small letters.
func (r *reader) lower(start, end int) string {
	if end-start > longestWord {
		return ""
	}
	s := r.text[start:end]
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf || (s[i] >= 'A' && s[i] <= 'Z') {
			return strings.ToLower(s)
		}
	}
	return s
}

// endOfCluster is where the letters, figures and what joins them end, as in an identifier or an
// address of the web: at white space, or at punctuation that ends a word.
func (r *reader) endOfCluster(at int) int {
	end := at
	for i := at; i < len(r.text); {
		c, size := r.runeAt(i)
		if unicode.IsSpace(c) || c == '—' || c == '“' || c == '”' || c == '"' {
			break
		}
		i += size
		if unicode.IsLetter(c) || unicode.IsNumber(c) || c == '%' || c == '/' || c == '=' || c == '_' {
			end = i
		}
	}
	return end
}

// refuse makes a token one that is no number.
func (r *reader) refuse(t *token, why Why) {
	t.kind, t.entry, t.char = refuse, entry{}, 0
	r.refused = append(r.refused, Refusal{t.start, t.end, why})
}

// plus takes a telephone number with its country, +49 30 1234567, and else only the sign.
func (r *reader) plus(t *token) {
	digits, groups, end := 0, 0, t.end
	for at := t.end; at < len(r.text) && at < t.end+40; at++ {
		c := r.text[at]
		if isDigit(c) {
			if !isDigit(r.byteAt(at - 1)) {
				groups++
			}
			digits, end = digits+1, at+1
		} else if !(strings.IndexByte(" -./()", c) >= 0 && (isDigit(r.byteAt(at+1)) || r.byteAt(at+1) == '(' || isDigit(r.byteAt(at-1)))) {
			break
		}
	}
	if digits >= 8 && groups >= 2 {
		t.end = end
		r.refuse(t, Telephone)
	}
}
