package quantity

import (
	"strings"

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
	case "won", "real", "rand":
		return n.Value >= 100
	case "second":
		return r.text[end-1] != 's' || end-n.End > 1 || n.Value < 1000 && !r.afterName(n.Start) // 2018s, Model 3s
	}
	return true
}

// afterName reports whether a word with a capital stands right before a place.
func (r *reader) afterName(at int) bool {
	i := from(r.tokens, at)
	return i > 0 && r.tokens[i-1].upper && r.follows(i, r.tokens[i-1].End)
}
