package quantity

import (
	"math"
	"strings"

	"galley/model/passage"
	"galley/model/quantity/numeral"
	"galley/model/quantity/unit"
)

// Find gives the quantities of a text in its order, never overlapping. The language is the
// article's ("en", "de-AT"); what is not known is read as English. The time it takes is
// linear in the text.
func Find(text, language string) []Quantity {
	numerals, refused := numeral.Read(text, language)
	numerals, feet := withFeet(text, numerals, refused)
	if len(numerals) == 0 {
		return withDates(text, language, nil)
	}
	r := &reader{text: text, code: language, lang: languageOf(language), numerals: numerals, feet: feet, tokens: tokens(text, numerals)}
	r.parts()
	r.join()
	out := make([]Quantity, 0, len(r.all))
	for _, p := range r.all {
		if q, ok := r.quantity(p); ok {
			if n := len(out); n > 0 {
				r.converted(&out[n-1], &q)
				r.goesOnAsBefore(&out[n-1], &q)
				r.orInstead(&out[n-1], &q)
			}
			out = append(out, q)
		}
	}
	return withDates(text, language, out)
}

// reader is one text being read.
type reader struct {
	text     string
	code     string
	lang     *language
	numerals []numeral.Numeral
	feet     map[int]bool // starts of numerals that are feet and inches
	tokens   []token
	all      []*part
}

// part is a number with its unit, before it is known what is counted and how sure it is.
type part struct {
	span, figure passage.Span
	first, last  numeral.Numeral // the same, but for a range
	low, high    float64
	unit         unit.Unit // without a name where there is none
	signed       bool      // its unit is a sign before the number
	hyphen       bool      // its unit is joined by a hyphen: a 600-mile border
	isRange      bool
	begin        passage.Span // what stands before it and belongs to it: "between", "from"
	step         float64
	tail         int      // where the unit's quotient ends, at least span.End
	other        *part    // the end of the change that it begins: from 17,000 to 21,000 troops
	begins       bool     // it is the first end of a change
	post         Modifier // what is glued to it: 21,000+, 30-plus
}

// parts reads each number with its unit.
func (r *reader) parts() {
	for _, n := range r.numerals {
		if r.taken(n.Start) {
			continue // the scale of "75 USD million"
		}
		if p := r.part(n); p != nil {
			r.all = append(r.all, p)
		}
	}
}

func (r *reader) part(n numeral.Numeral) *part {
	p := &part{span: passage.Span{Start: n.Start, End: n.End}, first: n, last: n, low: n.Value, high: n.Value, step: n.Step, tail: n.End}
	p.figure = p.span
	if n.Label {
		return nil
	}
	if r.feet[n.Start] {
		p.unit, _ = unit.Named("foot")
		return p
	}
	if strings.HasSuffix(r.text[:n.Start], `="`) {
		return nil // an attribute of a tag
	}
	if strings.HasSuffix(r.text[:n.Start], "minus-") {
		p.span.Start -= len("minus-")
		p.figure.Start, p.low, p.high = p.span.Start, -p.low, -p.high
	}
	if n.Form == numeral.Ordinal {
		if rest := r.text[n.End:]; len(rest) > 1 && rest[0] == '-' && letter(rest[1]) {
			return nil // first-team
		}
		return p
	}
	if u, start, ok := unit.Before(r.text, n.Start, r.code); ok && n.Digits && !r.taken(start) {
		p.unit, p.span.Start, p.signed = u, start, true
		r.minusBefore(p)
		r.plusScale(p)
		if q, end, ok := unit.PerAt(r.text, p.span.End, u, r.code); ok {
			p.unit, p.tail = q, end
		}
		r.country(p)
		return p
	}
	if r.percentOf(p) {
		return p
	}
	if i := from(r.tokens, n.End); !n.Digits && i > 1 && (r.tokens[i-2].lower == "baker's" || r.tokens[i-2].lower == "baker’s") ||
		n.Value == 1 && !n.Digits && i < len(r.tokens) && r.tokens[i].number > 0 && r.near(i) {
		return nil // one 52,000-barrel refinery
	}
	if u, end, ok := r.unitOf(n); ok {
		p.unit, p.span.End, p.tail = u, end, end
		return p
	}
	if u, end, ok := unit.At(r.text, n.End, r.code); ok && r.unitFits(u, n, end) {
		p.unit, p.span.End, p.tail = r.sterling(u, n, end), end, end
		if u.IsMoney() {
			r.scaleAfter(p)
		}
		p.hyphen = strings.HasPrefix(r.text[n.End:], "-") || strings.HasPrefix(r.text[n.End:], "‑")
		return p
	}
	if m, end := r.glued(n.End); m != "" || r.after(n.End, &m, &end) { // 15-plus years, five or more miles
		if u, end, ok := unit.At(r.text, end, r.code); ok && r.unitFits(u, n, end) {
			p.unit, p.span.End, p.tail, p.post = u, end, end, m
			return p
		}
	}
	if i := from(r.tokens, n.End); r.follows(i, n.End) && r.lang.measured[r.tokens[i].lower] { // 4 more years
		if u, end, ok := unit.At(r.text, r.tokens[i].End, r.code); ok && u.Dimension != unit.Ratio && r.text[r.tokens[i].End] == ' ' &&
			end-r.tokens[i].End > 3 {
			p.unit, p.span.End, p.tail = u, end, end
			return p
		}
	}
	if r.andAHalf(p) {
		return nil
	}
	if u, end, ok := r.ofOne(n); ok {
		p.unit, p.span.End, p.tail = u, end, end
		return p
	}
	if n.Letters || r.isName(n) {
		return nil // "180x", "5G": letters that are no unit make it a name
	}
	return p
}

// after reads the modifier in words after a number.
func (r *reader) after(at int, m *Modifier, end *int) bool {
	*m, *end = r.phraseAfter(at)
	return *end > 0
}

// taken reports whether a place is inside the part that was read last.
func (r *reader) taken(at int) bool {
	return len(r.all) > 0 && r.all[len(r.all)-1].span.End > at
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// quantity makes the quantity of a part: its modifier, its noun, its kind.
func (r *reader) quantity(p *part) (Quantity, bool) {
	q := Quantity{Span: p.span, Figure: p.figure, Whole: p.span, Text: r.text[p.span.Start:p.span.End], Step: p.step,
		Known: p.first.Form != numeral.Vague && p.last.Form != numeral.Vague, Unit: p.unit.Name, Modifier: Exactly}
	if q.Known {
		q.Low, q.High = p.low, p.high
	} else {
		q.Step = 0
	}
	q.Whole.End = max(q.Whole.End, p.tail)
	r.counted(p, &q)
	if math.IsInf(p.low, 0) || math.IsInf(p.high, 0) {
		return q, false
	}
	if q.Unit != "" && p.unit.Name == "" && p.low < 0 {
		return q, false // nobody counts below nought: "COVID -19 tests"
	}
	q.Begins = p.begins
	r.kind(p, &q)
	r.modify(p, &q)
	r.year(p, &q)
	return q, true
}

// counted finds what is counted, and what a share or a measure is of.
func (r *reader) counted(p *part, q *Quantity) {
	i := from(r.tokens, p.tail)
	one := p.low == 1 && p.high == 1
	if p.unit.Name == "" {
		if m, end := r.glued(p.tail); end > 0 {
			p.post, p.tail, q.Whole.End = m, end, end
			i = from(r.tokens, end)
		}
		if p.other != nil && strings.HasPrefix(r.text[p.tail:], "-") {
			last := p.other
			for n := 0; last.other != nil && n < longestPhrase; n++ { // four-, five- and six-cylinder engines
				last = last.other
			}
			q.Unit, _, _ = r.hyphened(last)
			return
		}
		if name, end, ok := r.hyphened(p); ok && p.post == "" {
			q.Unit = name
			q.Span.End, q.Text = end, r.text[q.Span.Start:end]
			q.Whole.End = end
			return
		}
		if !r.follows(i, p.tail) {
			return
		}
		if r.tokens[i].word && r.lang.of[r.tokens[i].lower] {
			r.partOf(p, q, i)
			return
		}
		if p.first.Form == numeral.Fraction && r.lang.owners[r.tokens[i].lower] && i > 0 { // half the country
			r.partOf(p, q, i-1)
			return
		}
		if t := r.tokens[i]; t.lower == "more" && i+1 < len(r.tokens) && r.near(i+1) {
			i++ // 17,000 more troops
		}
		name, phrase := r.noun(i, one || p.first.Form == numeral.Ordinal)
		if m, end := r.phraseAfter(p.tail); name == "" && end > 0 && m != "" { // three or more drugs
			if j := from(r.tokens, end); r.follows(j, end) {
				name, phrase = r.noun(j, false)
			}
		}
		if name == "" {
			if p.other != nil {
				if name, _, ok := r.hyphened(p.other); ok && p.other.unit.Name == "" {
					q.Unit = name
				} else if i := from(r.tokens, p.other.tail); r.follows(i, p.other.tail) {
					q.Unit, _ = r.noun(i, false)
				}
			}
			return
		}
		q.Unit, q.Of = name, r.text[phrase.Start:phrase.End]
		q.Whole.End = phrase.End
		if u, end, ok := r.perUnit(phrase.End); ok {
			q.Unit += " per " + u
			q.Whole.End = end
		}
		return
	}
	if p.unit.Dimension != unit.Ratio && (p.unit.IsMoney() || p.tail == p.span.End) {
		if u, end, ok := r.perNoun(p.tail); ok {
			q.Unit += " per " + u
			q.Whole.End = end
			return
		}
	}
	if r.follows(i, p.tail) && r.tokens[i].word && r.lang.of[r.tokens[i].lower] {
		if s := r.object(i + 1); !s.Empty() {
			q.Of, q.Whole.End = r.text[s.Start:s.End], s.End
		}
	}
}

// glued is the modifier that touches a number: 21,000+, 30-plus.
func (r *reader) glued(at int) (Modifier, int) {
	rest := r.text[at:]
	if strings.HasPrefix(rest, "+") {
		return AtLeast, at + 1
	}
	if len(rest) < 2 || rest[0] != '-' {
		return "", 0
	}
	end := 1
	for end < len(rest) && letter(rest[end]) {
		end++
	}
	if m, ok := r.lang.after[strings.ToLower(rest[1:end])]; ok {
		return m, at + end
	}
	return "", 0
}

// hyphened is the noun that a hyphen joins to its number: "a three-bedroom house".
func (r *reader) hyphened(p *part) (string, int, bool) {
	rest := r.text[p.span.End:]
	if len(rest) < 2 || rest[0] != '-' || !letter(rest[1]) {
		return "", 0, false
	}
	if i := from(r.tokens, p.span.End+1); i < len(r.tokens) && r.tokens[i].Start == p.span.End+1 && r.tokens[i].number > 0 {
		return "", 0, false // three-nought-four
	}
	end := 1
	for end < len(rest) && (letter(rest[end]) || rest[end] >= 0x80) {
		end++
	}
	if r.lang.stops[strings.ToLower(rest[1:end])] {
		return "", 0, false // 10-of-17
	}
	return r.singular(rest[1:end]), p.span.End + end, true
}

// follows reports whether the i-th token follows a place with no more than a space between.
func (r *reader) follows(i, at int) bool {
	if i >= len(r.tokens) {
		return false
	}
	gap := r.text[at:r.tokens[i].Start]
	return len(gap) <= 3 && strings.TrimSpace(gap) == "" && !strings.Contains(gap, "\n")
}

// beforeNoun is how many words may stand before the noun of a share: "of the first five or so
// years". With no end, a text of nothing else would be read again for each number.
const beforeNoun = 9

// partOf reads "two of the three hostages", "half of the supply": i is the "of".
func (r *reader) partOf(p *part, q *Quantity, i int) {
	s := r.object(i + 1)
	if s.Empty() {
		return
	}
	q.Of, q.Whole.End = r.text[s.Start:s.End], s.End
	j := i + 1
	for j < min(len(r.tokens), i+beforeNoun) && (r.lang.determiners[r.tokens[j].lower] || r.tokens[j].number > 0 ||
		r.lang.filler[r.tokens[j].lower] || r.tokens[j].lower == "most") {
		j++
	}
	for k := j; k < min(j+2, len(r.tokens)); k++ { // 26 of the deadliest 27 shooters
		if k+1 < len(r.tokens) && r.tokens[k].word && r.tokens[k+1].number > 0 && r.near(k+1) {
			j = k + 2
			break
		}
	}
	name, _ := r.noun(j, false)
	if name == "" && p.low != 1 {
		name, _ = r.noun(j, true)
	}
	q.Unit = name
}

// perUnit is the unit that a counted noun is told by: people per square kilometre.
func (r *reader) perUnit(at int) (string, int, bool) {
	u, end, ok := unit.PerAt(r.text, at, unit.Unit{Name: "x", Factor: 1, Base: "x", Dimension: unit.Level}, r.code)
	if ok {
		return strings.TrimPrefix(u.Name, "x per "), end, true
	}
	return r.perNoun(at)
}

// perNoun is the noun that a sum is told by: 63 cents per share, $5 a head.
func (r *reader) perNoun(at int) (string, int, bool) {
	i := from(r.tokens, at)
	if i+1 < len(r.tokens) && r.tokens[i].Start == at && r.tokens[i].lower == "/" && r.tokens[i+1].Start == at+1 && r.tokens[i+1].word &&
		len(r.tokens[i+1].lower) > 3 {
		word := r.tokens[i+1]
		return r.singular(r.text[word.Start:word.End]), word.End, true
	}
	if !r.follows(i, at) || i+1 >= len(r.tokens) || !r.tokens[i+1].word || !r.near(i+1) {
		return "", 0, false
	}
	word := r.tokens[i+1]
	if !r.lang.per[r.tokens[i].lower] && !(r.tokens[i].lower == "a" && heads[word.lower]) {
		return "", 0, false
	}
	if r.lang.stops[word.lower] {
		return "", 0, false
	}
	return r.singular(r.text[word.Start:word.End]), word.End, true
}

// heads are things that "a" tells a price by: $98 a share.
var heads = words("share head person piece ticket vote seat plate pop bottle barrel unit copy")
