package typography

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"galley/model/prose"
)

// Trim takes white space off both ends and composes letters (NFC).
func Trim(s string) string { return norm.NFC.String(strings.TrimFunc(s, unicode.IsSpace)) }

// Clean brings text to one way of ending lines and drops what nobody can see:
// control characters and byte order marks. Blanks that do not break stay.
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r == '\r', r == '\u0085', r == '\u2028', r == '\v':
			b.WriteByte('\n')
		case r == '\u2029', r == '\f': // the end of a paragraph, of a page
			b.WriteString("\n\n")
		case r == '\n', r == '\t':
			b.WriteRune(r)
		case r == '\uFEFF', r == '\u00AD', unicode.IsControl(r): // a soft hyphen would keep a word from being found
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isClean is true for printable ASCII with line feeds and tabs: clean has nothing
// to do there.
func isClean(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' || c >= 0x7F {
			return false
		}
	}
	return true
}

// Valid makes a hint storable: it may come from a command line in any encoding.
func Valid(s string) string { return norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD")) }

// Field is a text as one field of a document has it: one line without what
// nobody can see, composed (NFC).
func Field(s string) string { return Trim(prose.Flatten(Clean(s))) }

// FirstOf is the first text that is more than blanks, without blanks around it.
func FirstOf(list ...string) string {
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}

// CollapseSpaces makes one blank of a run of them; blanks that do not break are no such.
func CollapseSpaces(s string) string {
	if isCollapsed(s) {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' }), " ")
}

// isCollapsed is true for a text that fold would leave as it is.
func isCollapsed(s string) bool {
	blank := true
	for i := range len(s) {
		switch s[i] {
		case '\t', '\n':
			return false
		case ' ':
			if blank {
				return false
			}
			blank = true
		default:
			blank = false
		}
	}
	return !blank || s == ""
}
