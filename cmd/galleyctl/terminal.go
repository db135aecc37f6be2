package main

import (
	"io"
	"strings"
	"unicode"
)

// A merged library contains what others typed. A terminal takes some characters as commands:
// to clear the screen, to name the window, to show a line from right to left. They are
// printed as U+FFFD, one for one, so that offsets stay right.

// terminalWriter passes on only what a terminal takes as text. Each call is one Fprint, so no
// character is split between two calls.
type terminalWriter struct{ to io.Writer }

func (h terminalWriter) Write(p []byte) (int, error) {
	if _, err := io.WriteString(h.to, printableLine(string(p))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// printableLine returns a text that is printed beside other fields: it may neither command the
// terminal nor change the direction of its neighbours.
func printableLine(s string) string {
	return printable(s, func(r rune) bool { return order(r) || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' })
}

// printableText returns a text that is printed alone. Direction marks are part of Arabic and
// Hebrew and change nothing outside the text.
func printableText(s string) string { return printable(s, order) }

func order(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

func printable(s string, hidden func(rune) bool) string {
	return strings.Map(func(r rune) rune {
		if hidden(r) {
			return unicode.ReplacementChar
		}
		return r
	}, s) // a byte that is no UTF-8 becomes U+FFFD too
}
