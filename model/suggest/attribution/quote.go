package attribution

import (
	"unicode"
	"unicode/utf8"
)

// quotation is a run of tokens between two quotation marks, the marks included.
type quotation struct {
	first, last int
	runs        bool // no mark closes it: it runs on in the next paragraph
	next, prior int  // the quotation it runs on in, and the one it comes from; -1 none
}

// readQuotes pairs the marks of one line. Double marks go first; single ones are looked for
// outside them.
func (r *reading) readQuotes(first int) {
	open, mark := -1, rune(0)
	for i := first; i < len(r.tokens); i++ {
		c := r.mark(i)
		switch {
		case c == 0:
		case open < 0 && opens(c) && !r.inches(i, c):
			open, mark = i, c
		case open >= 0 && closes(mark, c):
			r.quote(open, i, false)
			open = -1
		}
	}
	if open >= 0 {
		r.quote(open, len(r.tokens)-1, true)
	}
	r.readSingle(first)
}

// mark is the double quotation mark that a token is, straight ones and ” as ".
func (r *reading) mark(i int) rune {
	switch r.tokens[i].low {
	case `"`, "''", "``":
		return '"'
	case "“", "”", "„", "«", "»":
		c, _ := utf8.DecodeRuneInString(r.tokens[i].low)
		return c
	}
	return 0
}

func opens(c rune) bool { return c != '”' }

func closes(open, c rune) bool {
	switch open {
	case '“':
		return c == '”' || c == '"'
	case '„':
		return c == '“' || c == '”' || c == '"'
	case '«':
		return c == '»'
	case '»':
		return c == '«'
	}
	return c == '"' || c == '”'
}

// inches is true for a straight mark right behind a number: 5'10".
func (r *reading) inches(i int, c rune) bool {
	if c != '"' || i == 0 || r.tokens[i-1].End != r.tokens[i].Start {
		return false
	}
	last := r.text[r.tokens[i].Start-1]
	return last >= '0' && last <= '9'
}

func (r *reading) quote(first, last int, runs bool) {
	n := len(r.quotes)
	q := quotation{first, last, runs, -1, -1}
	if n > 0 && r.quotes[n-1].runs && r.quotes[n-1].next < 0 && first > 0 && r.tokens[first-1].line < r.tokens[first].line {
		if before := r.quotes[n-1]; before.last == first-1 {
			r.quotes[n-1].next, q.prior = n, n-1
		}
	}
	r.quotes = append(r.quotes, q)
	r.tokens[first].kind = opening
	if !runs {
		r.tokens[last].kind = closing
	}
	for i := first; i <= last; i++ {
		r.tokens[i].quote = n
	}
}

// readSingle pairs single marks, as British papers and headlines use them. An apostrophe
// looks the same, so one closes only behind a sign, or where a letter does not follow and
// the word before does not end in s.
func (r *reading) readSingle(first int) {
	open := -1
	for i := first; i < len(r.tokens); i++ {
		t := r.tokens[i]
		if t.quote >= 0 || t.low != "'" && t.low != "‘" && t.low != "’" {
			if t.quote >= 0 {
				open = -1
			}
			continue
		}
		switch {
		case open < 0 && t.low != "’" && r.spaceBefore(i) && !r.spaceAfter(i):
			open = i
		case open >= 0 && t.low != "‘" && !r.spaceBefore(i) && r.endsQuote(i):
			r.quote(open, i, false)
			open = -1
		}
	}
}

func (r *reading) endsQuote(i int) bool {
	before := r.tokens[i-1]
	if before.kind != word {
		return true
	}
	return before.low[len(before.low)-1] != 's' || i+1 == len(r.tokens) || r.tokens[i+1].line != before.line || r.tokens[i+1].kind != word
}

func (r *reading) spaceBefore(i int) bool {
	if r.tokens[i].Start == 0 {
		return true
	}
	c, _ := utf8.DecodeLastRuneInString(r.text[:r.tokens[i].Start])
	return unicode.IsSpace(c) || c == '('
}

func (r *reading) spaceAfter(i int) bool {
	c, size := utf8.DecodeRuneInString(r.text[r.tokens[i].End:])
	return size == 0 || unicode.IsSpace(c)
}
