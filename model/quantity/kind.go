package quantity

import (
	"strings"

	"galley/model/quantity/numeral"
	"galley/model/quantity/unit"
)

// kind says what a quantity is of.
func (r *reader) kind(p *part, q *Quantity) {
	switch d := p.unit.Dimension; {
	case p.first.Form == numeral.Ordinal:
		q.Kind = Ordinal
	case r.isAge(p, q):
		q.Kind = Age
	case p.unit.IsMoney() || strings.HasPrefix(string(d), string(unit.Money)):
		q.Kind = Money
	case d == unit.Ratio, p.first.Form == numeral.Ratio, p.first.Form == numeral.Fraction && p.unit.Name == "" && p.low < 1:
		q.Kind = Share
	case d == unit.Time:
		q.Kind = Duration
	case p.unit.Name != "":
		q.Kind = Measure
	default:
		q.Kind = Number
	}
}

// isAge reads "54 years old", "a 54-year-old", "aged 54", "Maddon, 66, said".
func (r *reader) isAge(p *part, q *Quantity) bool {
	k := from(r.tokens, p.span.Start) - 1
	if !p.begin.Empty() {
		k = from(r.tokens, p.begin.Start) - 1 // aged between 18 and 65
	}
	if p.unit.Dimension == unit.Time {
		if end := r.oldAfter(p.span.End); end > 0 {
			q.Span.End, q.Text = end, r.text[q.Span.Start:end]
			q.Whole.End, q.Of = max(end, p.tail), ""
			return true
		}
		return false
	}
	if p.unit.Name != "" || p.low < 1 || p.low > 120 || p.first.Form != numeral.Cardinal {
		return false
	}
	if i := from(r.tokens, p.span.End); i < len(r.tokens) && r.follows(i, p.span.End) && r.lang.old[r.tokens[i].lower] {
		q.Span.End, q.Text, q.Unit, q.Of = r.tokens[i].End, r.text[q.Span.Start:r.tokens[i].End], "year", ""
		q.Whole = q.Span
		return true
	}
	if k >= 0 && r.tokens[k].word && (r.lang.aged[r.tokens[k].lower] ||
		k > 0 && r.lang.of[r.tokens[k].lower] && r.lang.aged[r.tokens[k-1].lower]) && q.Unit == "" {
		q.Unit = "year"
		return true
	}
	if !p.isRange && k > 0 && r.tokens[k].lower == "," &&
		r.tokens[k-1].upper && !r.ordinary(r.tokens[k-1].lower) && p.first.Digits && r.comma(p.span.End) &&
		p.low >= 5 && p.low == float64(int(p.low)) {
		q.Unit = "year"
		return true
	}
	return false
}

// oldAfter is where "old" or "of age" ends that follows a number of years, or 0.
func (r *reader) oldAfter(at int) int {
	rest := r.text[at:min(len(r.text), at+20)]
	gap := len(rest) - len(strings.TrimLeft(rest, " -\u2011\u00a0"))
	for phrase := range r.lang.old {
		if after, ok := strings.CutPrefix(strings.ToLower(rest[gap:]), phrase); ok && gap > 0 && (after == "" || !letter(after[0])) {
			return at + gap + len(phrase)
		}
	}
	return 0
}

// comma reports whether a comma or a dash follows.
func (r *reader) comma(at int) bool {
	if at < len(r.text) && r.text[at] == ',' {
		return true
	}
	rest := strings.TrimLeft(r.text[at:min(len(r.text), at+4)], " ")
	return strings.HasPrefix(rest, "—") || strings.HasPrefix(rest, "―") || strings.HasPrefix(rest, "–")
}
