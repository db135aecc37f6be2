package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/passage"
)

type kind int

const (
	word kind = iota
	possessive
	comma
	period // ends a sentence, or only a shortened word
	colon  // and semicolon
	dash
	opening
	closing
	round // a bracket
	other
)

// token is a word or a sign of the text.
type token struct {
	passage.Span
	low     string // in small letters, typographic apostrophes as plain ones
	kind    kind
	capital bool
	line    int // its paragraph
	from    int // the first token of its sentence
	to      int // one behind the last
	quote   int // the quotation it lies in, its marks included; -1 none
}

// reading is a text taken apart, and what was found in it so far.
type reading struct {
	text   string
	g      *grammar
	tokens []token
	quotes []quotation
	found  []finding

	spoken  []int // how many tokens before each stand in a quotation of more than a word or two
	quoted  []int // how many words before each stand in any quotation
	counted []int // how many words there are before each
}

func read(text string, g *grammar) *reading {
	r := &reading{text: text, g: g}
	line := 0
	for at := 0; at < len(text); {
		end := len(text)
		if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
			end = at + n
		}
		before := len(r.tokens)
		if r.readLine(at, end, line); len(r.tokens) > before { // empty lines are no paragraphs
			line++
		}
		at = end + 1
	}
	r.count()
	return r
}

// count sums up what the rules ask of long runs of tokens.
func (r *reading) count() {
	r.spoken, r.quoted, r.counted = make([]int, len(r.tokens)+1), make([]int, len(r.tokens)+1), make([]int, len(r.tokens)+1)
	for i, t := range r.tokens {
		r.spoken[i+1], r.quoted[i+1], r.counted[i+1] = r.spoken[i], r.quoted[i], r.counted[i]
		if t.quote >= 0 && !r.scare(t.quote) {
			r.spoken[i+1]++
		}
		if t.kind == word {
			r.counted[i+1]++
			if t.quote >= 0 {
				r.quoted[i+1]++
			}
		}
	}
}

func (r *reading) readLine(start, end, line int) {
	first := len(r.tokens)
	for at := start; at < end; {
		c, size := utf8.DecodeRuneInString(r.text[at:end])
		switch {
		case isLetter(c) || unicode.IsDigit(c) || c == '$' || c == '@' || c == '#':
			at = r.readWord(at, end, line)
			continue
		case !unicode.IsSpace(c) && !unicode.IsControl(c):
			size = r.readSign(at, end, c, size, line)
		}
		at += size
	}
	sentence := first
	for _, s := range passage.Sentences(r.text[start:end]) {
		to := sentence
		for to < len(r.tokens) && r.tokens[to].Start < start+s.End {
			to++
		}
		for i := sentence; i < to; i++ {
			r.tokens[i].from, r.tokens[i].to = sentence, to
		}
		sentence = to
	}
	r.readQuotes(first)
}

func isLetter(c rune) bool { return unicode.IsLetter(c) || unicode.IsMark(c) }

func isApostrophe(c rune) bool { return c == '\'' || c == '’' }

// readWord adds the word at a place: with the hyphens, full stops and apostrophes inside
// it, but an English 's, which belongs to the phrase, by itself.
func (r *reading) readWord(at, end, line int) int {
	start := at
	for at < end {
		c, size := utf8.DecodeRuneInString(r.text[at:end])
		next, _ := utf8.DecodeRuneInString(r.text[at+size : end])
		inside := strings.ContainsRune("-./", c) || c == ',' && unicode.IsDigit(next) || isApostrophe(c)
		switch {
		case isLetter(c) || unicode.IsDigit(c) || at == start:
		case inside && (isLetter(next) || unicode.IsDigit(next)):
			if isApostrophe(c) && r.splits(start, at, at+size, end) {
				return r.endWord(start, at, at+size, end, line)
			}
		case c == '.' && strings.ContainsRune(r.text[start:at], '.') && !unicode.IsDigit(rune(r.text[at-1])): // U.S.
			return r.add(start, at+size, word, line)
		default:
			return r.add(start, at, word, line)
		}
		at += size
	}
	return r.add(start, at, word, line)
}

// splits is true where an apostrophe parts two words: Clinton's, he'd, l'agence.
func (r *reading) splits(start, at, after, end int) bool {
	if r.elides(start, at) {
		return true
	}
	tail := strings.ToLower(r.text[after:min(after+2, end)])
	letters := len(tail)
	for letters > 0 && !unicode.IsLetter(rune(tail[letters-1])) {
		letters--
	}
	next, _ := utf8.DecodeRuneInString(r.text[min(after+letters, end):end])
	return r.g.contracts[tail[:letters]] && !isLetter(next)
}

// elides is true for a word cut short before a vowel.
func (r *reading) elides(start, at int) bool {
	return at-start <= 2 && r.g.elides[strings.ToLower(r.text[start:at])+"'"]
}

func (r *reading) endWord(start, at, after, end, line int) int {
	if r.elides(start, at) {
		return r.add(start, after, word, line)
	}
	r.add(start, at, word, line)
	stop := after
	for stop < end && isLetter(rune(r.text[stop])) {
		stop++
	}
	return r.add(at, stop, possessive, line)
}

func (r *reading) add(start, end int, k kind, line int) int {
	low := strings.ReplaceAll(strings.ToLower(r.text[start:end]), "’", "'")
	c, _ := utf8.DecodeRuneInString(r.text[start:end])
	r.tokens = append(r.tokens, token{Span: passage.Span{Start: start, End: end}, low: low, kind: k, line: line, quote: -1,
		capital: unicode.IsUpper(c) || unicode.IsTitle(c)})
	return end
}

// readSign adds a sign and returns its length.
func (r *reading) readSign(at, end int, c rune, size, line int) int {
	k := other
	switch c {
	case ',', '،':
		k = comma
	case '.', '!', '?', '…':
		k = period
	case ':', ';':
		k = colon
	case '–', '—', '―':
		k = dash
	case '-':
		k = dash
		for at+size < end && r.text[at+size] == '-' {
			size++
		}
	case '(', ')', '[', ']':
		k = round
	case '\'', '`':
		if at+size < end && r.text[at+size] == byte(c) { // '' for a double mark
			size++
		}
	}
	r.add(at, at+size, k, line)
	return size
}
