package query

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"galley/model/passage"
)

// Word is a word of a text as search counts them, and where it stands.
type Word struct {
	passage.Span
	Text string // folded: capitals, marks on letters and separators in figures aside
}

// longestWord is how many bytes of a word count; more is no word but an encoding.
const longestWord = 100

// Words are the words of a text, one after another. The full-text index holds
// them as they are folded here, and what is typed is folded the same way:
//
//   - capitals and marks on letters do not count: é is e, ß is ss, ø is o, ł is l;
//   - a figure is one word however its thousands are set apart: 21,000 21.000 21’000;
//   - so is an abbreviation with points: U.S. is us;
//   - scripts that put no blanks between words (Chinese, Japanese, Thai, Korean
//     for its endings) have a word a character, and are found by phrases of them.
func Words(text string) iter.Seq[Word] {
	return func(yield func(Word) bool) {
		for at := 0; at < len(text); {
			start, end, plain := nextWord(text, at)
			if start == end {
				return
			}
			at = end
			word := folded(text[start:end], plain)
			if word != "" && !yield(Word{passage.Span{Start: start, End: end}, word}) {
				return
			}
		}
	}
}

// nextWord finds the word that begins at or after a place; plain ones are of
// ASCII letters and digits alone.
func nextWord(text string, at int) (start, end int, plain bool) {
	start = at
	for start < len(text) {
		r, size := utf8.DecodeRuneInString(text[start:])
		if inWord(r) {
			break
		}
		start += size
	}
	end, plain, digits := wordEnd(text, start)
	if !plain || end == start {
		return start, end, plain
	}
	to := end
	if digits && text[start] != '0' && end-start <= 3 {
		to = thousands(text, end)
	} else if !digits && end-start == 1 {
		to = points(text, start)
	}
	return start, max(end, to), to <= end
}

// wordEnd is the end of the word that begins at a place, whether it is of ASCII
// letters and digits alone, and whether it is of digits alone.
func wordEnd(text string, start int) (end int, plain, digits bool) {
	plain, digits = true, true
	for end = start; end < len(text); {
		c := text[end]
		if c < utf8.RuneSelf {
			if !asciiWord[c] {
				break
			}
			digits = digits && '0' <= c && c <= '9'
			end++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[end:])
		if alone(r) {
			if end == start {
				return marksEnd(text, end+size), false, false
			}
			break // it is a word of its own, the next
		}
		if !inWord(r) && !unseen(r) {
			break
		}
		plain, digits = false, false
		end += size
	}
	return end, plain, digits
}

// marksEnd is the end of the marks that follow a character.
func marksEnd(text string, end int) int {
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !unicode.Is(unicode.M, r) {
			break
		}
		end += size
	}
	return end
}

// thousands is the end of a figure whose first digits end at a place: groups of
// three behind one kind of separator.
func thousands(text string, end int) int {
	separator, size := utf8.DecodeRuneInString(text[end:])
	if !strings.ContainsRune(",.'’\u00a0\u202f\u2009", separator) {
		return end
	}
	for {
		rest, more := strings.CutPrefix(text[end:], string(separator))
		if !more || len(rest) < 3 || !digit(rest[0]) || !digit(rest[1]) || !digit(rest[2]) || len(rest) > 3 && digit(rest[3]) {
			return end
		}
		end += size + 3
	}
}

// points is the end of an abbreviation that begins at a place: single letters
// with points between them. A point at its end is not part of it.
func points(text string, start int) int {
	end := start + 1
	for end+1 < len(text) && text[end] == '.' && letter(text[end+1]) {
		if next := end + 2; next < len(text) {
			if r, _ := utf8.DecodeRuneInString(text[next:]); inWord(r) {
				break
			}
		}
		end += 2
	}
	return end
}

func digit(c byte) bool  { return '0' <= c && c <= '9' }
func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

var asciiWord = func() (is [utf8.RuneSelf]bool) {
	for c := range is {
		is[c] = digit(byte(c)) || letter(byte(c))
	}
	return is
}()

// inWord reports whether a letter, a digit or a mark on one is part of a word.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return asciiWord[r]
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.M, r) || unicode.Is(unicode.Co, r)
}

// unseen are characters that stand inside words without being seen: the soft
// hyphen, joiners, marks of direction.
func unseen(r rune) bool { return unicode.Is(unicode.Cf, r) }

// unspaced are the scripts with a word a character.
var unspaced = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

func alone(r rune) bool {
	return r >= 0x0e00 && (r == 'ー' || r == 'ｰ' || unicode.IsOneOf(unspaced, r) && unicode.In(r, unicode.L, unicode.N))
}

func folded(s string, plain bool) string {
	if !plain {
		return foldWord(s)
	}
	return strings.ToLower(s[:min(len(s), longestWord)])
}

// foldWord drops capitals, the marks of alphabets that write them on letters,
// and whatever else two people would write differently for the same word.
func foldWord(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		if b.Len() >= longestWord {
			break
		}
		switch {
		case r < utf8.RuneSelf:
			if asciiWord[r] {
				b.WriteRune(unicode.ToLower(r))
			}
		case unicode.In(r, unicode.Mn, unicode.Me) && onLetter(r), unseen(r), r == 'ـ': // the last is Arabic's lengthening
		case unicode.Is(unicode.Nd, r):
			b.WriteByte('0' + digitOf(r))
		case inWord(r):
			r = unicode.ToLower(r)
			if as, ok := letters[r]; ok {
				b.WriteString(as)
			} else {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// letters are those that people type another way, and that Unicode does not
// take apart.
var letters = map[rune]string{
	'ß': "ss", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'æ': "ae", 'œ': "oe",
	'ħ': "h", 'ŧ': "t", 'ı': "i", 'ŋ': "n", 'ĸ': "k",
	'ς': "σ", 'ى': "ي", 'ک': "ك", 'ی': "ي",
}

// onLetter tells the marks of Latin, Greek, Cyrillic, Hebrew and Arabic, which
// people leave out, from vowels of other scripts, which are letters.
func onLetter(r rune) bool {
	switch {
	case r < 0x0700, 0x1ab0 <= r && r < 0x1b00, 0x1dc0 <= r && r < 0x1e00, 0x20d0 <= r && r < 0x2100, 0xfe20 <= r && r < 0xfe30:
		return true
	}
	return false
}

// digitOf is what a decimal digit of any script stands for: they come in tens.
func digitOf(r rune) byte {
	for _, t := range unicode.Nd.R16 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return byte((r - rune(t.Lo)) % 10)
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return byte((r - rune(t.Lo)) % 10)
		}
	}
	return 0
}
