package calendar

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"galley/model/quantity/numeral"
)

// token is a word, a run of figures or a sign.
type token struct {
	start, end int
	lower      string // of a word, or the sign
	number     int    // of figures, at most nine; else -1
	word       bool
	capital    bool
	spaced     bool // white space stands before it
	breaks     bool // an empty line stands before it
}

// reader reads one text.
type reader struct {
	text    string
	lang    *language
	anchor  time.Time // zero where it is not known
	numbers []numeral.Numeral
	all     []token
	found   []Date
}

// longestWord is the longest word that a table has, in bytes.
const longestWord = 24

// tokens takes the text apart.
func (r *reader) tokens() {
	r.all = make([]token, 0, len(r.text)/5+8)
	spaced, lines := false, 0
	for at := 0; at < len(r.text); {
		c, size := utf8.DecodeRuneInString(r.text[at:])
		if unicode.IsSpace(c) {
			if c == '\n' {
				lines++
			}
			at, spaced = at+size, true
			continue
		}
		t := token{start: at, end: at + size, number: -1, spaced: spaced, breaks: lines > 1}
		switch {
		case c >= '0' && c <= '9':
			t.number = 0
			for t.end = at; t.end < len(r.text) && r.text[t.end] >= '0' && r.text[t.end] <= '9'; t.end++ {
				if t.number >= 0 && t.end-at < 9 {
					t.number = t.number*10 + int(r.text[t.end]-'0')
				} else {
					t.number = -1
				}
			}
		case unicode.IsLetter(c):
			t.word, t.capital = true, unicode.IsUpper(c)
			t.end = r.endOfWord(at)
		}
		if t.end-t.start <= longestWord {
			t.lower = strings.ToLower(r.text[t.start:t.end])
		}
		r.all = append(r.all, t)
		at, spaced, lines = t.end, false, 0
	}
}

// endOfWord is where the letters end that begin at a place. An apostrophe ends a word but for "aujourd'hui".
func (r *reader) endOfWord(at int) int {
	end := at
	for end < len(r.text) {
		c, size := utf8.DecodeRuneInString(r.text[end:])
		if !unicode.IsLetter(c) && !unicode.Is(unicode.Mn, c) {
			apostrophe := c == '\'' || c == '’'
			if apostrophe && strings.EqualFold(r.text[at:end], "aujourd") && strings.HasPrefix(r.text[end+size:], "hui") {
				return end + size + len("hui")
			}
			break
		}
		end += size
	}
	return end
}

var beyond = token{number: -1, breaks: true}

func (r *reader) at(i int) *token {
	if i < 0 || i >= len(r.all) {
		return &beyond
	}
	return &r.all[i]
}

// word is the word of a token in small letters, or "".
func (r *reader) word(i int) string {
	if t := r.at(i); t.word {
		return strings.ReplaceAll(t.lower, "’", "'")
	}
	return ""
}

// is tells whether a token is a sign.
func (r *reader) is(i int, signs string) bool {
	t := r.at(i)
	return !t.word && t.number < 0 && t.lower != "" && strings.Contains(signs, t.lower)
}

// dashes join the ends of a span of time.
const dashes = "-–—‐‑"

// read reads all dates, and then joins those that are the ends of a span.
func (r *reader) read() {
	starts := startsOf[r.lang]
	for i, k := 0, 0; i < len(r.all); {
		t := &r.all[i]
		for k < len(r.numbers) && r.numbers[k].Start < t.start {
			k++
		}
		if t.number < 0 && !starts[t.lower] && !(k < len(r.numbers) && r.numbers[k].Start == t.start) {
			i++
			continue
		}
		d, next, ok := r.date(i)
		if !ok || next <= i {
			i++
			continue
		}
		r.qualify(&d, i)
		if n := len(r.found); n > 0 && r.found[n-1].End > d.Start {
			i = next
			continue
		}
		if !r.join(&d) {
			r.found = append(r.found, d)
		}
		i = next
	}
	for i := range r.found {
		if d := &r.found[i]; d.Kind == Day {
			d.Low, d.High = 0, 0
		}
	}
}

// date reads what begins at a token.
func (r *reader) date(i int) (Date, int, bool) {
	t := r.at(i)
	for _, read := range []func(int) (Date, int, bool){r.figures, r.named, r.part, r.decade, r.relative, r.age, r.duration, r.year} {
		if d, next, ok := read(i); ok {
			d.Start, d.End = t.start, r.at(next-1).end
			if d.Kind == "" {
				d.Kind = Day
			}
			return d, next, true
		}
	}
	return Date{}, i, false
}

// qualify sets the modifier that stands before a date and outside its span.
func (r *reader) qualify(d *Date, i int) {
	if d.Kind != Day || d.Modifier != "" {
		return
	}
	d.Modifier = r.lang.before[r.word(i-1)]
	if r.is(i-1, ".") && r.at(i-1).start == r.at(i-2).end {
		if w := r.word(i - 2); w == "c" || w == "ca" {
			d.Modifier = About
		}
	}
}

// figures reads 2009-03-31, 31.3.2009 and 3/31/2009, of which no two days can be made.
func (r *reader) figures(i int) (Date, int, bool) {
	a, b, c := r.at(i), r.at(i+2), r.at(i+4)
	if a.number < 0 || b.number < 0 || c.number < 0 || !r.is(i+1, "-./") || r.at(i+3).lower != r.at(i+1).lower ||
		r.at(i+1).spaced || b.spaced || r.at(i+3).spaced || c.spaced || r.glued(i, i+4) {
		return Date{}, i, false
	}
	year, month, d := a.number, b.number, c.number
	if a.end-a.start != 4 {
		if c.end-c.start != 4 || a.end-a.start > 2 || b.end-b.start > 2 {
			return Date{}, i, false
		}
		year, month, d = c.number, a.number, b.number
		switch dotted := r.is(i+1, "."); {
		case dotted || r.lang.dayFirst || month > 12:
			if !dotted && !r.lang.dayFirst && month <= 12 {
				return Date{}, i, false
			}
			month, d = d, month
		case d <= 12 && d != month: // 3/4/2009 is two days
			return Date{}, i, false
		}
	} else if b.end-b.start > 2 || c.end-c.start > 2 || r.is(i+1, ".") && b.end-b.start != 2 {
		return Date{}, i, false
	}
	if year < 1000 || month < 1 || month > 12 || !isDay(year, time.Month(month), d) {
		return Date{}, i, false
	}
	out := Date{}
	out.span(day(year, time.Month(month), d), 0, 0, ToDay)
	out.To = out.From
	return out, i + 5, true
}

// glued tells whether letters or figures stand directly around tokens.
func (r *reader) glued(first, last int) bool {
	before, after := r.at(first-1), r.at(last+1)
	touching := first > 0 && !r.at(first).spaced && (before.word || before.number >= 0 ||
		strings.Contains("./-_:#", before.lower) && before.lower != "")
	next := last+1 < len(r.all) && !after.spaced && (after.word || after.number >= 0 ||
		strings.Contains("/-_:", after.lower) && after.lower != "" && (r.at(last+2).number >= 0 && !r.at(last+2).spaced))
	return touching || next
}

// yearAt is the year in figures at a token, past a comma or an 'of', or ok is false.
func (r *reader) yearAt(i int, comma bool) (year, next int, ok bool) {
	if comma && r.is(i, ",") || r.lang.ofMonth[r.word(i)] {
		i++
	}
	t := r.at(i)
	if t.end-t.start != 4 || t.number < 1000 || t.number > 2199 || t.breaks {
		return 0, i, false
	}
	after := r.at(i + 1)
	if i+1 < len(r.all) && !after.spaced {
		two := r.at(i + 2)
		if after.word || after.lower == "%" || after.lower == "°" || strings.Contains(".,:/", after.lower) && two.number >= 0 && !two.spaced {
			return 0, i, false
		}
	}
	return t.number, i + 1, true
}

// month is the month that a word names, and whether it is shortened. next is after its point.
func (r *reader) month(i int) (m time.Month, short bool, next int) {
	w := r.word(i)
	if m, ok := r.lang.months[w]; ok {
		return m, false, i + 1
	}
	m, ok := r.lang.short[w]
	if !ok {
		return 0, false, i
	}
	if r.is(i+1, ".") && !r.at(i+1).spaced {
		return m, true, i + 2
	}
	return m, true, i + 1
}

// dayAt is the day of a month in figures at a token, with its ending.
func (r *reader) dayAt(i int) (d, next int, ok bool) {
	t := r.at(i)
	inNumber := !t.spaced && (r.is(i-1, ".,/:$€£") && r.at(i-2).number >= 0 || r.is(i-1, "$€£#"))
	if t.number < 1 || t.number > 31 || t.end-t.start > 2 || inNumber {
		return 0, i, false
	}
	next = i + 1
	after := r.at(next)
	switch {
	case after.word && !after.spaced && next < len(r.all):
		if !r.lang.dayEnds[after.lower] {
			return 0, i, false
		}
		next++
	case r.lang.dayDot && r.is(next, ".") && !after.spaced:
		next++
	case r.is(next, ".,:") && !after.spaced && r.at(next+1).number >= 0 && !r.at(next+1).spaced, r.is(next, "%°"):
		return 0, i, false
	}
	return t.number, next, true
}
