package numeral

import (
	"math"
	"strconv"
	"strings"
	"unicode"
)

// vulgar are the fractions of one character.
var vulgar = map[rune][2]float64{'½': {1, 2}, '⅓': {1, 3}, '⅔': {2, 3}, '¼': {1, 4}, '¾': {3, 4}, '⅕': {1, 5}, '⅖': {2, 5},
	'⅗': {3, 5}, '⅘': {4, 5},
	'⅙': {1, 6}, '⅚': {5, 6}, '⅐': {1, 7}, '⅛': {1, 8}, '⅜': {3, 8}, '⅝': {5, 8}, '⅞': {7, 8}, '⅑': {1, 9}, '⅒': {1, 10}}

// A run of more figures, or of more groups of them, than these is no number that a person wrote.
const (
	mostFigures = 30
	mostGroups  = 12
)

// piece is one group of figures, and the character before it.
type piece struct {
	start, end int
	before     rune
}

func (p piece) size() int { return p.end - p.start }

// startsFigure tells whether a number in figures begins at a character: with a figure, a
// decimal point, a fraction, or a minus that is no hyphen.
func (r *reader) startsFigure(at int, c rune) bool {
	switch {
	case c >= '0' && c <= '9':
		return true
	case c == '.':
		before := r.runeBefore(at)
		return isDigit(r.byteAt(at+1)) && before != '.' && !unicode.IsLetter(before) && !unicode.IsNumber(before)
	case c == '-' || c == '−':
		size := len(string(c))
		next, _ := r.runeAt(at + size)
		return r.beforeMinus(at) && next != '-' && next != '−' && (isDigit(byte(min(next, 127))) || vulgar[next] != [2]float64{} ||
			(next == '.' && isDigit(r.byteAt(at+size+1))))
	case c >= 128:
		return vulgar[c] != [2]float64{}
	}
	return false
}

// beforeMinus tells whether what stands before a minus lets it be one.
func (r *reader) beforeMinus(at int) bool {
	c := r.runeBefore(at)
	if c == ' ' && at > 1 && isDigit(r.text[at-2]) { // a lens of 75 -300mm
		return false
	}
	return c == 0 || unicode.IsSpace(c) || strings.ContainsRune("([{<>=≤≥~\"'“”‘’„«/:", c) || unicode.Is(unicode.Sc, c)
}

// figure takes the number in figures at a token, or refuses what stands there.
func (r *reader) figure(t *token) {
	at := t.start
	t.kind, t.char = figure, 0
	t.figure = figureValue{scale: 1, step: 1}
	f := &t.figure
	if c, size := r.runeAt(at); c == '-' || c == '−' {
		f.negative, at = true, at+size
		if r.isAbbreviation(len(r.all) - 1) { // COVID -19
			t.end = r.endOfCluster(at)
			r.refuse(t, Identifier)
			return
		}
	}
	if c, size := r.runeAt(at); vulgar[c] != [2]float64{} {
		f.value, f.fraction, f.step, t.end = vulgar[c][0]/vulgar[c][1], true, 0.01, at+size
		if f.negative {
			f.value = -f.value
		}
		r.suffix(t)
		return
	}
	pieces, ranged, end := r.pieces(at)
	if c, _ := r.runeAt(end); c >= 128 && unicode.IsDigit(c) { // figures of two scripts
		t.end = r.endOfCluster(end)
		r.refuse(t, Unclear)
		return
	}
	if r.isEncoded(t.start, end) {
		t.end = r.endOfCluster(end)
		r.refuse(t, Identifier)
		return
	}
	if why := r.inContext(t, pieces, end); why != "" {
		t.end = r.endOfNumbers(end)
		r.refuse(t, why)
		return
	}
	why := r.value(t, at, pieces, ranged)
	if why == "" && r.isTornApart(pieces, t.end) {
		why, end = Unclear, t.end+4
	}
	if why != "" {
		t.end = r.endOfCluster(max(t.end, end))
		r.refuse(t, why)
		return
	}
	r.suffix(t)
}

// isEncoded tells a part of an address of the web: 30%25%20, a%20b.
func (r *reader) isEncoded(start, end int) bool {
	c := r.byteAt(start - 2)
	return r.byteAt(end) == '%' && isDigit(r.byteAt(end+1)) ||
		r.byteAt(start-1) == '%' && (isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z')
}

// pieces takes the groups of figures that stand together: 1,234.5, 3-2, 10:30, 192.168.1.2.
// ranged is the index of the piece after a single hyphen or dash, else 0.
func (r *reader) pieces(at int) (all []piece, ranged, end int) {
	before := rune(0)
	if r.byteAt(at) == '.' {
		before, at = '.', at+1
	}
	all = make([]piece, 0, 4)
	for {
		start := at
		for isDigit(r.byteAt(at)) {
			at++
		}
		all = append(all, piece{start, at, before})
		if start < r.listUntil { // the list was read, and each of its numbers stands alone
			return all, 0, at
		}
		c, size := r.runeAt(at)
		switch {
		case !isDigit(r.byteAt(at + size)):
			return all, ranged, at
		case isSpaceInNumber(c):
			if !r.grouped(all[len(all)-1], before, c, at+size) {
				return all, ranged, at
			}
		case isHyphen(c) || c == '–' || c == '−' || c == '~':
			ranged = len(all)
		case !strings.ContainsRune(".,'’/:⁄", c):
			return all, ranged, at
		}
		before, at = c, at+size
	}
}

// value works out what the pieces come to, or why they are no number.
func (r *reader) value(t *token, at int, pieces []piece, ranged int) Why {
	hyphens, slashes := 0, 0
	for _, p := range pieces {
		switch {
		case p.before == ':':
			return Clock
		case p.before == '/' || p.before == '⁄':
			slashes++
		case isHyphen(p.before) || p.before == '–' || p.before == '−' || p.before == '~':
			hyphens++
		}
		if p.size() > mostFigures {
			return Unclear
		}
	}
	last := pieces[len(pieces)-1]
	t.end = last.end
	switch {
	case hyphens > 1:
		return Telephone
	case slashes > 1 || slashes == 1 && len(pieces) > 3:
		return Slashed
	case slashes == 1:
		return r.slashed(t, pieces, hyphens)
	case hyphens == 1:
		return r.pair(t, at, pieces, ranged)
	}
	return r.plain(t, at, pieces)
}

// plain is one number, its thousands and decimals as the language parts them.
func (r *reader) plain(t *token, at int, pieces []piece) Why {
	if at < r.listUntil {
		pieces = pieces[:1]
	}
	whole, decimals, why := r.parted(pieces)
	if why == "" && decimals < 0 { // a list without spaces: 22,24,26
		r.listUntil = pieces[len(pieces)-1].end
		whole, decimals = 1, 0
		pieces = pieces[:1]
	}
	if why != "" {
		return why
	}
	if whole+decimals > mostGroups {
		return Unclear
	}
	return r.digits(t, pieces[:whole], pieces[whole:whole+decimals])
}

// digits sets the value of a token from the pieces of its whole part and of its decimals.
func (r *reader) digits(t *token, whole, decimals []piece) Why {
	buf := make([]byte, 0, 40)
	for _, p := range whole {
		buf = append(buf, r.text[p.start:p.end]...)
		t.end = p.end
	}
	if len(buf) > mostFigures {
		return Unclear
	}
	places := 0
	if len(decimals) > 0 {
		buf = append(buf, '.')
		buf = append(buf, r.text[decimals[0].start:decimals[0].end]...)
		places, t.end = decimals[0].size(), decimals[0].end
	}
	v, err := strconv.ParseFloat(string(buf), 64)
	if err != nil {
		return Unclear
	}
	f := &t.figure
	f.value, f.decimals = v, places
	if places > 0 {
		f.step = math.Pow(10, -float64(places))
	} else {
		f.step = stepOf(v)
	}
	if f.negative {
		f.value = -v
	}
	return ""
}

// slashed is a fraction, 4/5 or 2-1/2, or a date or a pair.
func (r *reader) slashed(t *token, p []piece, hyphens int) Why {
	n := len(p)
	above, err := strconv.Atoi(r.text[p[n-2].start:p[n-2].end])
	below, err2 := strconv.Atoi(r.text[p[n-1].start:p[n-1].end])
	if err != nil || err2 != nil || (p[n-1].before != '/' && p[n-1].before != '⁄') || p[0].before == '.' ||
		p[n-1].before == '/' && !isFraction(above, below) || below == 0 {
		return Slashed
	}
	f := &t.figure
	f.value, f.fraction, f.step = float64(above)/float64(below), n == 2, 0.01
	if n == 3 {
		whole, err := strconv.Atoi(r.text[p[0].start:p[0].end])
		if err != nil || hyphens != 1 || above >= below {
			return Slashed
		}
		f.value += float64(whole)
	}
	if f.negative {
		f.value = -f.value
	}
	return ""
}

// isFraction tells fractions that people write from pairs of numbers such as 9/11 and 24/7.
func isFraction(above, below int) bool {
	switch below {
	case 2, 3, 4, 5, 8:
		return above > 0 && above < 100
	case 6, 7, 9, 10, 12, 16, 20, 25, 32, 50, 64, 100, 1000:
		return above > 0 && above < below
	}
	return false
}

// pair is the first of two numbers with a hyphen or a dash between them, where that is no
// score, no telephone number and no name of a thing.
func (r *reader) pair(t *token, at int, p []piece, ranged int) Why {
	var second token
	second.figure.step = 1
	whole, decimals, why := r.parted(p[ranged:])
	if why == "" && decimals >= 0 {
		why = r.digits(&second, p[ranged:ranged+whole], p[ranged+whole:ranged+whole+decimals])
	}
	if why != "" {
		return why
	}
	end := t.end
	if why := r.plain(t, at, p[:ranged]); why != "" {
		return why
	}
	a, b, hyphen := t.figure.value, second.figure.value, isHyphen(p[ranged].before)
	switch {
	case hyphen && len(p) == 2 && p[0].size() == 3 && p[1].size() == 4 && (math.Mod(a, 50) != 0 || math.Mod(b, 100) != 0):
		t.end = end
		return Telephone
	case a >= b || r.isScore(t, end):
		t.end = end
		return Score
	}
	return ""
}
