package typography

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Letters is a text reduced to what is read aloud, for comparing headlines.
func Letters(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			i++
			if low := c | lowerBit; low >= 'a' && low <= 'z' || c >= '0' && c <= '9' {
				b = append(b, low) // a figure has the bit of small letters
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			b = utf8.AppendRune(b, unicode.ToLower(r))
		}
	}
	return string(b)
}

// CountLetters is how many bytes letters has of a text.
func CountLetters(s string) int {
	n := 0
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			i++
			if c >= '0' && c <= '9' || c|lowerBit >= 'a' && c|lowerBit <= 'z' {
				n++
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			n += utf8.RuneLen(unicode.ToLower(r))
		}
	}
	return n
}

// lowerBit tells small letters of ASCII from capitals.
const lowerBit = 'a' - 'A'

// Words are the words of a text in small letters.
func Words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// EndsSentence looks through closing quotation marks and brackets.
func EndsSentence(line string) bool {
	line = strings.TrimRightFunc(line, func(r rune) bool {
		return unicode.IsSpace(r) || r != '.' && (unicode.In(r, unicode.Pe, unicode.Pf) || r == '"' || r == '\'' || r == '“')
	})
	r, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?…。！？", r)
}
