package numeral

import (
	"strings"
)

// inContext tells why figures are none of a number for what stands before them: an ISBN, a
// telephone number, a card.
func (r *reader) inContext(t *token, p []piece, end int) Why {
	if len(p) == 1 && p[0].before == 0 && p[0].size() > 1 && r.text[p[0].start] == '0' && r.byteAt(end) == ' ' && isDigit(r.byteAt(end+1)) {
		return Telephone
	}
	if len(p) == 1 && p[0].size() == 4 && r.fours(end) {
		return Telephone
	}
	if r.inBrackets(t, p, end) {
		return Telephone
	}
	if r.isBookNumber(p) {
		return Telephone
	}
	for i := len(r.all) - 1; i >= max(0, len(r.all)-2); i-- {
		if w := r.all[i]; w.kind == word && w.end-w.start < 12 && r.lang.calls[r.lower(w.start, w.end)] && longAfter(r, p, end) {
			return Telephone
		} else if w.kind == word {
			break
		}
	}
	return ""
}

// longAfter tells whether the figures there are as many as a telephone number has.
func longAfter(r *reader, p []piece, end int) bool {
	digits := 0
	for i := p[0].start; i < r.endOfNumbers(end); i++ {
		if isDigit(r.text[i]) {
			digits++
		}
	}
	return digits >= 6
}

// fours tells the groups of four figures of a card, after the first.
func (r *reader) fours(at int) bool {
	for range 2 {
		if r.byteAt(at) != ' ' || isDigit(r.byteAt(at+5)) {
			return false
		}
		for i := 1; i < 5; i++ {
			if !isDigit(r.byteAt(at + i)) {
				return false
			}
		}
		at += 5
	}
	return true
}

// inBrackets tells (212) 555-1234.
func (r *reader) inBrackets(t *token, p []piece, end int) bool {
	return len(p) == 1 && p[0].size() <= 5 && r.byteAt(t.start-1) == '(' && r.byteAt(end) == ')' &&
		((r.byteAt(end+1) == ' ' && r.phoneAt(end+2)) || r.phoneAt(end+1))
}

// phoneAt tells whether three figures, a hyphen or a space, and four more stand there.
func (r *reader) phoneAt(at int) bool {
	digits := 0
	for i := at; i < at+12; i++ {
		switch c := r.byteAt(i); {
		case isDigit(c):
			digits++
		case (c == '-' || c == ' ' || c == '.') && digits > 0:
		default:
			return digits >= 6
		}
	}
	return digits >= 6
}

// isBookNumber tells an ISBN written as thirteen figures, by its check figure.
func (r *reader) isBookNumber(p []piece) bool {
	if len(p) != 1 || p[0].size() != 13 {
		return false
	}
	s := r.text[p[0].start:p[0].end]
	if !strings.HasPrefix(s, "978") && !strings.HasPrefix(s, "979") {
		return false
	}
	sum := 0
	for i := range len(s) {
		sum += int(s[i]-'0') * (1 + 2*(i%2))
	}
	return sum%10 == 0
}

// endOfNumbers is where figures end that spaces, hyphens and brackets part, as in a telephone number.
func (r *reader) endOfNumbers(at int) int {
	for end := at; end-at < 40; {
		c, size := r.runeAt(end)
		switch {
		case size == 1 && isDigit(byte(c)):
			end++
			at = max(at, end)
			continue
		case (c == ' ' || isHyphen(c) || c == '.' || c == '/' || c == '\u00a0' || c == '(' || c == ')') && isDigit(r.byteAt(end+size)):
			end += size
			continue
		case c == ')' && r.byteAt(end+1) == ' ' && isDigit(r.byteAt(end+2)):
			end += 2
			continue
		}
		return at
	}
	return at
}
