// Package prose makes a person's words fit where they are written: on one line, in a file of
// another program, in a list.
package prose

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// Plain returns text as other people's programs take it: valid UTF-8 without control characters,
// without the signs that turn the direction of what follows (a word in Hebrew or Arabic needs
// none of them), and without those that XML forbids. Line ends and tabs stay.
func Plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\u2028' || r == '\u2029':
			return '\n'
		case unicode.IsControl(r), r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\ufeff',
			r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// OneLine puts text on one line: every run of white space, line ends among it, becomes a blank.
// Control characters stay; Plain drops them.
func OneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// WithoutControls drops control characters, which no reader sees and some programs stumble over.
// Line ends and tabs become blanks, each by itself.
func WithoutControls(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// NonEmpty returns those of the parts that are more than white space.
func NonEmpty(parts ...string) []string {
	kept := parts[:0]
	for _, p := range parts {
		if strings.TrimSpace(p) != "" {
			kept = append(kept, p)
		}
	}
	return kept
}

// Join joins those of the parts that are more than white space.
func Join(separator string, parts ...string) string {
	return strings.Join(NonEmpty(parts...), separator)
}

// RightToLeft reports whether the first letter of a text that has a direction runs from right to
// left.
func RightToLeft(text string) bool {
	for _, letter := range text {
		p, _ := bidi.LookupRune(letter)
		switch p.Class() {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}
