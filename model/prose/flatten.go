package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Flatten puts text on one line: it folds white space, line ends among it, and drops control
// characters. Fields that stand in a line of a list or a table are kept so.
func Flatten(s string) string {
	if isFlat(s) {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}

// isFlat is true for a text that Flatten would leave as it is.
func isFlat(s string) bool {
	blank := true
	for i, r := range s {
		switch {
		case r == ' ':
			if blank {
				return false
			}
			blank = true
			continue
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"): // bytes that are no UTF-8
			return false
		case r < ' ', r >= 0x7F && (unicode.IsSpace(r) || unicode.IsControl(r)):
			return false
		}
		blank = false
	}
	return !blank || s == ""
}
