package main

import (
	"io"
	"strings"
	"unicode"
)

// A library that is merged holds what others typed. A terminal takes some of
// its characters for orders: to clear the screen, to name the window, to show
// a line from right to left. They are shown as U+FFFD, one for one, so that
// offsets still count.

// harmless writes on what a terminal takes for text. A character never stands
// in two calls: each is one Fprint's.
type harmless struct{ to io.Writer }

func (h harmless) Write(p []byte) (int, error) {
	if _, err := io.WriteString(h.to, shownLine(string(p))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// shownLine is text among other fields: it may neither give an order nor turn
// what stands beside it.
func shownLine(s string) string {
	return shownBy(s, func(r rune) bool { return order(r) || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' })
}

// shownText is a text alone. The signs of direction are part of Arabic and
// Hebrew and turn nothing outside it.
func shownText(s string) string { return shownBy(s, order) }

func order(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

func shownBy(s string, hidden func(rune) bool) string {
	return strings.Map(func(r rune) rune {
		if hidden(r) {
			return unicode.ReplacementChar
		}
		return r
	}, s) // a byte that is no UTF-8 becomes U+FFFD too
}
