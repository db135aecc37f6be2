package numeral

import (
	"strconv"
	"strings"
	"unicode"
)

// isSpaceInNumber tells the spaces that may part thousands.
func isSpaceInNumber(c rune) bool {
	return c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\u2009' || c == '\u2007'
}

// grouped tells whether a space parts thousands: at most three figures before it, three after
// it, and with a plain space, where the language does not write so, again three after those.
func (r *reader) grouped(p piece, before, space rune, at int) bool {
	if p.size() > 3 || (before != 0 && (before != space || p.size() != 3)) || r.text[p.start] == '0' && before == 0 {
		return false
	}
	three := func(at int) bool {
		for i := range 3 {
			if !isDigit(r.byteAt(at + i)) {
				return false
			}
		}
		next, _ := r.runeAt(at + 3)
		return !isDigit(r.byteAt(at+3)) && !unicode.IsLetter(next)
	}
	if !three(at) {
		return false
	}
	if space != ' ' || r.lang.spaced || before == space || r.byteAt(at) == '0' {
		return true
	}
	return r.byteAt(at+3) == ' ' && three(at+4)
}

// isTornApart tells 21 500, which may be one number or two: a language that parts thousands
// with a comma leaves it open.
func (r *reader) isTornApart(p []piece, end int) bool {
	return len(p) == 1 && p[0].before == 0 && r.byteAt(end) == ' ' && !r.lang.spaced && p[0].size() <= 3 && end == p[0].end &&
		isDigit(r.byteAt(end+1)) && isDigit(r.byteAt(end+2)) && isDigit(r.byteAt(end+3)) && !isDigit(r.byteAt(end+4))
}

// parted tells how many pieces are the whole part and how many the decimals (at most one).
// decimals is -1 where the pieces are a list.
func (r *reader) parted(p []piece) (whole, decimals int, why Why) {
	n := len(p) - 1 // separators
	first, last := p[0], p[n]
	switch {
	case first.before == '.': // .25
		if n > 0 {
			return 0, 0, Version
		}
		return 0, 1, ""
	case n == 0:
		if first.size() > 1 && r.text[first.start] == '0' && !r.isOrdinalAt(first.end) {
			return 0, 0, Identifier
		}
		return 1, 0, ""
	}
	same := true
	for _, q := range p[2:] {
		same = same && q.before == p[1].before
	}
	if !same {
		for _, q := range p[2:n] {
			if q.before != p[1].before {
				return 0, 0, Unclear
			}
		}
		indian := p[1].before == ',' && r.lang.group == ',' && inTwos(p[:n], r.text)
		if (indian || inThrees(p[:n], r.text)) && strings.ContainsRune(".,", last.before) {
			return n, 1, ""
		}
		return 0, 0, Unclear
	}
	switch c := last.before; c {
	case '.', ',':
		return r.parted1(p, byte(c))
	}
	if inThrees(p, r.text) { // spaces and '
		return n + 1, 0, ""
	}
	return 0, 0, Unclear
}

// parted1 is parted where only points, or only commas, stand between the pieces.
func (r *reader) parted1(p []piece, c byte) (whole, decimals int, why Why) {
	n := len(p) - 1
	threes := inThrees(p, r.text)
	zeros := strings.Trim(r.text[p[n].start:p[n].end], "0") == ""
	switch {
	case n == 1 && c == r.lang.decimal:
		return 1, 1, ""
	case c == r.lang.group && n == 3 && c == '.' && r.isInternetAddress(p):
		return 0, 0, Version
	case c == r.lang.group && (threes || (c == ',' && inTwos(p, r.text))):
		return n + 1, 0, ""
	case n == 1 && r.lang.group == c: // 5,00 where a comma parts thousands
		if zeros && p[1].size() < 3 || c == ',' && p[1].size() == 1 { // 1,3
			return 1, 1, ""
		}
		return 0, 0, Unclear
	case n == 1: // a separator the language does not use
		if p[1].size() == 3 && threes {
			return 0, 0, Unclear
		}
		return 1, 1, ""
	case threes && n != 3 && c != r.lang.decimal:
		return n + 1, 0, ""
	case c == ',' && r.lang.group == ',' && !r.zeroLed(p):
		return 1, -1, ""
	}
	return 0, 0, Version
}

// zeroLed tells whether a piece begins with a nought that is not alone, as none of a list does: 1,000,00.
func (r *reader) zeroLed(p []piece) bool {
	for _, q := range p {
		if q.size() > 1 && r.text[q.start] == '0' {
			return true
		}
	}
	return false
}

func (r *reader) isInternetAddress(p []piece) bool {
	for _, q := range p {
		if v, err := strconv.Atoi(r.text[q.start:q.end]); err != nil || v > 255 {
			return false
		}
	}
	return true
}

// inThrees tells whether figures are parted into thousands: 1,234,567.
func inThrees(p []piece, text string) bool {
	if p[0].size() > 3 || p[0].size() == 0 || text[p[0].start] == '0' {
		return false
	}
	for _, q := range p[1:] {
		if q.size() != 3 {
			return false
		}
	}
	return true
}

// inTwos tells whether figures are parted as India parts them: 12,34,567.
func inTwos(p []piece, text string) bool {
	n := len(p) - 1
	if n < 2 || p[0].size() > 2 || text[p[0].start] == '0' || p[n].size() != 3 {
		return false
	}
	for _, q := range p[1:n] {
		if q.size() != 2 {
			return false
		}
	}
	return true
}
