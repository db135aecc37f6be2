package quantity

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/passage"
	"galley/model/quantity/numeral"
	"galley/model/quantity/unit"
)

// country takes the "US" of "$76 US" into the sum.
func (r *reader) country(p *part) {
	rest := r.text[p.span.End:]
	for _, c := range []string{" US", " U.S.", " USD"} {
		if p.unit.Name == "dollar" && strings.HasPrefix(rest, c) && (len(rest) == len(c) || !letter(rest[len(c)])) &&
			!r.capitalAfter(p.span.End+len(c)) {
			p.span.End += len(c)
			p.tail = max(p.tail, p.span.End)
			if q, end, ok := unit.PerAt(r.text, p.span.End, p.unit, r.code); ok {
				p.unit, p.tail = q, end
			}
			return
		}
	}
}

// capitalAfter reports whether the next word has a capital: "$5 million US Treasury bonds".
func (r *reader) capitalAfter(at int) bool {
	rest := strings.TrimLeft(r.text[at:min(len(r.text), at+3)], " ")
	return rest != "" && rest[0] >= 'A' && rest[0] <= 'Z'
}

// scaleAfter reads a scale behind the code of a currency: "75 USD million".
func (r *reader) scaleAfter(p *part) {
	for word, scale := range map[string]float64{" million": 1e6, " billion": 1e9, " trillion": 1e12, " thousand": 1e3} {
		rest := r.text[p.span.End:]
		if strings.HasPrefix(rest, word) && (len(rest) == len(word) || !letter(rest[len(word)])) && p.first.Scale <= 1 {
			p.low, p.high, p.step = p.low*scale, p.high*scale, p.step*scale
			p.span.End += len(word)
			p.tail = p.span.End
			return
		}
	}
}

// unitOf reads the unit behind "of", as in "millions of dollars" and "3 milliards d'euros".
func (r *reader) unitOf(n numeral.Numeral) (unit.Unit, int, bool) {
	if n.Form != numeral.Vague && !(r.lang.nounFirst && n.Value >= 1e6) {
		return unit.Unit{}, 0, false
	}
	for of := range r.lang.of {
		if strings.HasPrefix(r.text[n.End:], " "+of+" $") {
			continue // thousands of $12-an-hour workers
		}
		for _, joint := range []string{" " + of + " ", " " + of} {
			if strings.HasSuffix(of, "'") == strings.HasSuffix(joint, " ") ||
				!strings.HasPrefix(strings.ReplaceAll(r.text[n.End:min(len(r.text), n.End+8)], "’", "'"), joint) {
				continue
			}
			end := n.End + len(joint)
			if strings.HasPrefix(r.text[n.End:], " d’") {
				end = n.End + len(" d’")
			}
			if u, e, ok := unit.At(r.text, end, r.code); ok {
				return u, e, true
			}
		}
	}
	return unit.Unit{}, 0, false
}

// ofOne reads the unit that a part is of: 1/16 of a pint, half of a percent.
func (r *reader) ofOne(n numeral.Numeral) (unit.Unit, int, bool) {
	if n.Form != numeral.Fraction && !(n.Decimals > 0 && n.Value < 1) || n.Value <= 0 {
		return unit.Unit{}, 0, false
	}
	for _, joint := range r.lang.ofOne {
		if !strings.HasPrefix(r.text[n.End:], joint) {
			continue
		}
		if u, end, ok := unit.At(r.text, n.End+len(joint)-1, r.code); ok && u.Factor != 0 &&
			!strings.HasPrefix(r.text[end:], "'") && !strings.HasPrefix(r.text[end:], "’") && !strings.HasPrefix(r.text[end:], "-") {
			return u, end, true
		}
	}
	return unit.Unit{}, 0, false
}

// percentOf reads a clause that is no more than "percent of 10".
func (r *reader) percentOf(p *part) bool {
	i := from(r.tokens, p.span.Start)
	for _, words := range []string{"percent of", "per cent of", "per-cent of", "percentage of", "percents of", "percentages of"} {
		start := p.span.Start - len(words) - 1
		if start < 0 || !strings.EqualFold(r.text[start:p.span.Start-1], words) {
			continue
		}
		k := from(r.tokens, start)
		if (k == 0 || !r.tokens[k-1].word && r.tokens[k-1].number == 0) && (i+1 >= len(r.tokens) || !r.tokens[i+1].word &&
			r.tokens[i+1].number == 0) {
			p.unit, _ = unit.Named("percent")
			p.span.Start = start
			return true
		}
	}
	return false
}

// unitFits keeps words that are units and something else as well from being units.
func (r *reader) unitFits(u unit.Unit, n numeral.Numeral, end int) bool {
	switch u.Name {
	case "penny":
		return end-n.End > 1 || n.Decimals > 0 || !pictures[n.Value] // 1080p
	case "kelvin":
		return !(n.Letters && (n.Value == 4 || n.Value == 8)) // a picture in 4K
	case "won", "real", "rand":
		return n.Value >= 100
	case "second":
		return r.text[end-1] != 's' || end-n.End > 1 || n.Value < 1000 && !r.afterName(n.Start) // 2018s, Model 3s
	}
	return true
}

// pictures are how many lines pictures have: 720p.
var pictures = map[float64]bool{144: true, 240: true, 360: true, 480: true, 576: true,
	720: true, 1080: true, 1440: true, 2160: true, 4320: true}

// afterName reports whether a word with a capital stands right before a place.
func (r *reader) afterName(at int) bool {
	i := from(r.tokens, at)
	return i > 0 && r.tokens[i-1].upper && r.follows(i, r.tokens[i-1].End)
}

// minusBefore takes the minus before the sign of a currency into the sum: -$5.
func (r *reader) minusBefore(p *part) {
	for _, word := range []string{"minus ", "negative "} {
		at := p.span.Start - len(word)
		if at < 0 || p.low <= 0 || !strings.EqualFold(r.text[at:p.span.Start], word) || at > 0 && r.text[at-1] != ' ' ||
			strings.HasSuffix(r.text[:at], "plus or ") {
			continue
		}
		p.span.Start, p.low, p.high = at, -p.low, -p.high
		return
	}
	before, size := utf8.DecodeLastRuneInString(r.text[:p.span.Start])
	if before != '-' && before != '−' || p.low < 0 {
		return
	}
	at := p.span.Start - size
	if c, _ := utf8.DecodeLastRuneInString(r.text[:at]); at > 0 && !unicode.IsSpace(c) && c != '(' {
		return
	}
	if i := from(r.tokens, at); i > 0 && r.tokens[i-1].number > 0 {
		return // $5 - $6
	}
	p.span.Start, p.low, p.high = at, -p.low, -p.high
}

// plusScale reads the scale behind a modifier: "$100-plus million", "$100+ million".
func (r *reader) plusScale(p *part) {
	m, end := r.glued(p.span.End)
	i := from(r.tokens, end)
	if end == 0 || p.first.Scale > 1 || i >= len(r.tokens) || r.tokens[i].number == 0 || !r.follows(i, end) {
		return
	}
	if n := r.numerals[r.tokens[i].number-1]; n.Scale > 1 && n.Value == n.Scale && !n.Digits {
		p.low, p.high, p.step, p.post = p.low*n.Scale, p.high*n.Scale, p.step*n.Scale, m
		p.span.End, p.tail = n.End, n.End
	}
}

// sterling takes millions of pounds for money, unless something is weighed: 2 million pounds of beef.
func (r *reader) sterling(u unit.Unit, n numeral.Numeral, end int) unit.Unit {
	if u.Name != "pound" || n.Scale < 1e6 || r.code != "" && !strings.HasPrefix(r.code, "en") {
		return u
	}
	if i := from(r.tokens, end); r.follows(i, end) && r.lang.of[r.tokens[i].lower] {
		return u
	}
	money, _ := unit.Named("pound sterling")
	return money
}

// andAHalf adds the half of "two years and a half" to the part before it, and tells whether a
// number is such a half. Of "a year and a half" it makes a part.
func (r *reader) andAHalf(p *part) bool {
	i := from(r.tokens, p.span.Start)
	if p.first.Form != numeral.Fraction || p.first.Digits || p.low >= 1 {
		return false
	}
	if strings.HasSuffix(strings.ToLower(r.text[max(0, p.span.Start-5):p.span.Start]), "-and-") {
		return true // a year-and-a-half
	}
	if i < 2 || !r.lang.and[r.tokens[i-1].lower] || !r.near(i-1) {
		return false
	}
	noun := r.tokens[i-2]
	u, end, ok := unit.At(r.text, noun.Start, r.code)
	if !ok || end != noun.End || u.Dimension == unit.Ratio || u.IsMoney() {
		return false
	}
	if n := len(r.all); n > 0 && r.all[n-1].span.End == noun.End && r.all[n-1].low == math.Trunc(r.all[n-1].low) && !r.all[n-1].isRange {
		a := r.all[n-1]
		a.low, a.high, a.step = a.low+p.low, a.high+p.high, 0.1
		a.span.End, a.figure.End, a.tail = p.span.End, p.span.End, p.span.End
		return true
	}
	if i > 2 && r.near(i-2) && r.lang.articles[r.tokens[i-3].lower] {
		start := r.tokens[i-3].Start
		r.all = append(r.all, &part{span: passage.Span{Start: start, End: p.span.End}, figure: passage.Span{Start: start, End: p.span.End},
			first: cardinal(p.first), last: cardinal(p.last), low: 1 + p.low, high: 1 + p.high, step: 0.1, tail: p.span.End, unit: u})
		return true
	}
	return false
}

// cardinal is a fraction as part of a whole number.
func cardinal(n numeral.Numeral) numeral.Numeral {
	n.Form = numeral.Cardinal
	return n
}
