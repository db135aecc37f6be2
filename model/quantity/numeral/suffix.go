package numeral

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/wordlist"
)

// suffix takes what belongs to a number in figures and follows it: an exponent, a scale (3.5bn,
// 10 mn), the letters of an ordinal. It refuses a time of day and an identifier.
func (r *reader) suffix(t *token) {
	if t.kind == figure && r.isShortYear(t) {
		t.figure.letters = true
		return
	}
	if r.byteAt(t.end) == '\'' || t.kind != figure {
		return
	}
	if c, size := r.runeAt(t.end); vulgar[c] != [2]float64{} && !t.figure.fraction && t.figure.decimals == 0 { // 1½
		t.figure.value += math.Copysign(vulgar[c][0]/vulgar[c][1], t.figure.value)
		t.figure.step = 0.01
		t.end += size
	}
	if r.exponent(t) {
		return
	}
	start := t.end
	end := r.letters(start)
	if end > start {
		r.glued(t, start, end)
		return
	}
	c, size := r.runeAt(start)
	if isSpaceInNumber(c) {
		start += size
		end = r.letters(start)
	}
	if end <= start {
		return
	}
	s := r.text[start:end]
	if r.isClock(t, start, end) {
		t.end = max(end, r.clockEnd(start))
		if s == "h" && r.byteAt(end) == ' ' && isDigit(r.byteAt(end+1)) && isDigit(r.byteAt(end+2)) { // 10 h 30
			t.end = end + 3
		}
		r.refuse(t, Clock)
		return
	}
	if scale, ok := moneyScales[s]; ok && unicode.Is(unicode.Sc, r.currencyBefore(t)) {
		r.scaled(t, scale, end)
		return
	}
	if s == "G" && t.figure.value >= 10 {
		r.scaled(t, 1e9, end)
		return
	}
	if scale, ok := r.lang.suffixes[s]; ok && s != "K" && (s != "mil" || r.lang != &german) {
		r.scaled(t, scale, end)
	}
}

// letters is where the letters end that begin at a place.
func (r *reader) letters(at int) int {
	for end := at; ; {
		c, size := r.runeAt(end)
		if !unicode.IsLetter(c) || end-at > 20 {
			return end
		}
		end += size
	}
}

// scaled multiplies the number of a token.
func (r *reader) scaled(t *token, scale float64, end int) {
	f := &t.figure
	f.value, f.step, f.scale = f.value*scale, f.step*scale, scale
	t.end = end
	if r.lang.dotted && r.byteAt(end) == '.' { // Mio.
		t.end++
	}
}

// glued reads the letters directly after figures.
func (r *reader) glued(t *token, start, end int) {
	s := r.text[start:end]
	f := &t.figure
	scale, ok := r.lang.suffixes[s]
	if !ok {
		scale, ok = r.lang.glued[s]
	}
	if !ok && s == "G" && f.value >= 10 { // 5G is none
		scale, ok = 1e9, true
	}
	if !ok && s == "m" && (unicode.Is(unicode.Sc, r.currencyBefore(t)) || r.countedAfter(end) || r.afterMillion()) {
		scale, ok = 1e6, true
	}
	if s == "K" && (f.value == 4 || f.value == 8) && !unicode.Is(unicode.Sc, r.currencyBefore(t)) {
		ok = false // 4K and 8K are pictures
	}
	if c := r.byteAt(end); (c == '2' || c == '3') && lengths[s] { // 10km2
		if next, _ := r.runeAt(end + 1); !unicode.IsLetter(next) && !unicode.IsDigit(next) {
			f.letters = true
			return
		}
	}
	switch {
	case isDigit(r.byteAt(end)):
		t.end = r.endOfCluster(end)
		r.refuse(t, Identifier)
	case r.isClock(t, start, end):
		t.end = max(end, r.clockEnd(start))
		r.refuse(t, Clock)
	case ok:
		r.scaled(t, scale, end)
	case r.lang.ordinals[s] && f.decimals == 0 && !f.negative && r.agrees(s, f.value):
		f.ordinal, f.step, t.end = true, 1, end
	default:
		f.letters = true
	}
}

// isShortYear tells '87, and the 40's of a life or a century.
func (r *reader) isShortYear(t *token) bool {
	if t.end-t.start != 2 || t.figure.decimals > 0 {
		return false
	}
	rest := r.text[t.end:]
	if math.Mod(t.figure.value, 10) == 0 && (strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s")) {
		return true
	}
	for _, mark := range []string{"'", "’", "‘"} {
		if before, ok := strings.CutSuffix(r.text[:t.start], mark); ok && !strings.HasPrefix(rest, mark) && !strings.HasPrefix(rest, "’") {
			c, _ := utf8.DecodeLastRuneInString(before)
			return before == "" || unicode.IsSpace(c)
		}
	}
	return false
}

// lengths are units whose square and cube are written with a plain figure: 10km2, 5cm3.
var lengths = wordlist.Of("m km cm mm ft in mi")

// agrees tells whether an English ordinal has the ending of its last figure: 13st is a weight.
func (r *reader) agrees(ending string, value float64) bool {
	return !strings.EqualFold(ending, "st") || math.Mod(value, 10) == 1 && math.Mod(value, 100) != 11
}

// moneyScales are letters that stand for a scale after a sum, also with a space between: $1.5 m.
var moneyScales = map[string]float64{"m": 1e6, "M": 1e6, "b": 1e9, "B": 1e9, "T": 1e12}

// currencyBefore is the character before a number, or before the space before it.
func (r *reader) currencyBefore(t *token) rune {
	if r.byteAt(t.start-1) == ' ' {
		return r.runeBefore(t.start - 1)
	}
	return r.runeBefore(t.start)
}

// afterMillion tells whether an 'm' a few words before was a million: 2.5m people, up from 1.9m.
func (r *reader) afterMillion() bool {
	if !r.lang.heldAgainst[r.wordAt(len(r.all)-1)] {
		return false
	}
	for i := len(r.all) - 1; i >= max(0, len(r.all)-12); i-- {
		switch t := &r.all[i]; {
		case t.kind == sign && t.char == '.', t.lines:
			return false
		case t.kind == figure && t.figure.scale == 1e6 && t.end > 0 && r.text[t.end-1] == 'm':
			return true
		}
	}
	return false
}

// countedAfter tells whether people or things follow, so that 'm' before them is a million.
func (r *reader) countedAfter(at int) bool {
	if r.byteAt(at) != ' ' {
		return false
	}
	return r.lang.counted[r.lower(at+1, r.letters(at+1))]
}

// isOrdinalAt tells whether the letters of an ordinal stand there.
func (r *reader) isOrdinalAt(at int) bool { return r.lang.ordinals[r.text[at:r.letters(at)]] }

// isClock tells whether a word after a number makes it a time of day.
func (r *reader) isClock(t *token, start, end int) bool {
	if w := r.lower(start, end); r.lang.clock[w] && (w != "hrs" || t.end-t.start == 4) { // 1800 hrs, but 5 hrs
		return true
	}
	return end-start == 1 && r.clockEnd(start) > 0
}

// clockEnd is the end of 'a.m.' and of "o'clock", or 0.
func (r *reader) clockEnd(start int) int {
	for _, s := range []string{"a.m.", "p.m.", "o'clock", "o’clock", "a.m", "p.m"} {
		if end := start + len(s); end <= len(r.text) && strings.EqualFold(r.text[start:end], s) && r.lang.clock[strings.TrimSuffix(s, ".")] {
			return end
		}
	}
	return 0
}

// exponent takes 1e10, 10^5, 6.2x10^-4, 3 × 10⁵ and 10⁵.
func (r *reader) exponent(t *token) bool {
	f := &t.figure
	base, at := f.value, t.end
	times := 1.0
	switch c := r.byteAt(at); {
	case c == '^':
		at++
	case (c == 'e' || c == 'E') && (isDigit(r.byteAt(at+1)) || (strings.IndexByte("+-", r.byteAt(at+1)) >= 0 && isDigit(r.byteAt(at+2)))):
		times, base, at = base, 10, at+1
	default:
		after, power := r.timesTen(at)
		if after == 0 && base == 10 && f.decimals == 0 {
			after, power = r.raised(at)
		} else {
			times, base = base, 10
		}
		if after == 0 {
			return false
		}
		return r.raise(t, times, base, power, after)
	}
	power, end := r.integer(at)
	if end == 0 {
		return false
	}
	return r.raise(t, times, base, power, end)
}

// raise sets a token to times × base^power, where that is finite; else it is refused.
func (r *reader) raise(t *token, times, base, power float64, end int) bool {
	f := &t.figure
	sign := 1.0
	if times == 1 && base < 0 {
		sign, base = -1, -base
	}
	t.end = end
	v := sign * times * math.Pow(base, power)
	if math.IsInf(v, 0) || math.IsNaN(v) || (v == 0 && f.value != 0) || unicode.IsLetter(first(r.runeAt(end))) {
		t.end = r.endOfCluster(end)
		r.refuse(t, Unclear)
		return true
	}
	f.value, f.step = v, math.Abs(f.step*math.Pow(base, power))
	if times == 1 {
		f.step = stepOf(v)
	}
	return true
}

func first(c rune, _ int) rune { return c }

// integer is the whole number at a place, with its signs, and its end; 0 where there is none.
func (r *reader) integer(at int) (value float64, end int) {
	negative := false
	start := at
	for at-start < 2 && (r.byteAt(at) == '-' || r.byteAt(at) == '+') {
		negative = negative != (r.byteAt(at) == '-')
		at++
	}
	start = at
	for isDigit(r.byteAt(at)) && at-start < 5 {
		at++
	}
	v, err := strconv.Atoi(r.text[start:at])
	if err != nil || isDigit(r.byteAt(at)) {
		return 0, 0
	}
	if negative {
		v = -v
	}
	return float64(v), at
}

// timesTen reads '×10^5' and 'x 10⁵', and gives the end, or 0, and the power.
func (r *reader) timesTen(at int) (end int, power float64) {
	skip := func() {
		if r.byteAt(at) == ' ' {
			at++
		}
	}
	skip()
	c, size := r.runeAt(at)
	if c != 'x' && c != '×' && c != '*' && c != '·' {
		return 0, 0
	}
	at += size
	skip()
	if !strings.HasPrefix(r.text[at:], "10") {
		return 0, 0
	}
	at += 2
	if r.byteAt(at) == '^' {
		power, end = r.integer(at + 1)
		return end, power
	}
	return r.raised(at)
}

// superscripts are the raised figures.
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"

// raised reads a power in raised figures: ⁻⁵.
func (r *reader) raised(at int) (end int, power float64) {
	sign := 1.0
	if c, size := r.runeAt(at); c == '⁻' {
		sign, at = -1, at+size
	}
	for range 4 {
		c, size := r.runeAt(at)
		i := strings.IndexRune(superscripts, c)
		if c == 0 || i < 0 {
			break
		}
		power = power*10 + float64(strings.Count(superscripts[:i], "")-1)
		at += size
		end = at
	}
	return end, sign * power
}
