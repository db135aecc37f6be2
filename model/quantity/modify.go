package quantity

import (
	"strings"

	"galley/model/quantity/numeral"
	"galley/model/quantity/unit"
)

// longestModifier is how many words a modifier has at most.
const longestModifier = 4

// modify finds how the words before and after qualify the value, and whether it is a change.
func (r *reader) modify(p *part, q *Quantity) {
	start := p.span.Start
	if !p.begin.Empty() {
		start = p.begin.Start
	}
	if p.isRange {
		q.Modifier = Between
	}
	k := from(r.tokens, start) - 1
	found := Modifier("")
	for range 3 {
		m, n := r.phraseBefore(k, p, found)
		if n == 0 {
			break
		}
		if found == "" || found == About {
			found = m
		}
		k -= n
		q.Whole.Start = r.tokens[k+1].Start
	}
	if found == "" {
		found = r.signBefore(q)
	}
	if found == "" {
		found = p.post
	}
	if m, end := r.phraseAfter(q.Whole.End); end > 0 && found == "" {
		found, q.Whole.End = m, end
	} else if m, end := r.phraseAfter(q.Span.End); end > 0 && found == "" {
		found, q.Whole.End = m, max(end, q.Whole.End)
	}
	if found != "" {
		q.Modifier = found
	}
	if !p.begin.Empty() {
		q.Whole.Start = min(q.Whole.Start, p.begin.Start)
	}
	r.direct(p, q, k, found)
}

// phraseBefore is the modifier whose last word is the k-th token, and how many tokens it has.
func (r *reader) phraseBefore(k int, p *part, found Modifier) (Modifier, int) {
	phrase := ""
	var best Modifier
	size := 0
	end := p.span.Start
	if k+1 < len(r.tokens) && found != "" {
		end = r.tokens[k+1].Start
	}
	for n := 1; n <= longestModifier && k-n+1 >= 0; n++ {
		t := r.tokens[k-n+1]
		if t.number > 0 || t.lower == "\n" || strings.Contains(r.text[t.End:end], "\n") {
			break
		}
		end = t.Start
		if phrase == "" {
			phrase = t.lower
		} else {
			phrase = t.lower + " " + phrase
		}
		if m, ok := r.lang.before[phrase]; ok && r.modifies(phrase, m, k-n+1, p) {
			best, size = m, n
		}
	}
	return best, size
}

// modifies reports whether a phrase that is other things as well is a modifier here.
func (r *reader) modifies(phrase string, _ Modifier, i int, p *part) bool {
	switch phrase {
	case "up to":
		return i == 0 || r.lang.moves[r.tokens[i-1].lower] == "" && !r.lang.phrasal[r.tokens[i-1].lower] && r.tokens[i-1].lower != "back"
	case "over", "in over":
		if p.unit.Dimension == unit.Time && phrase == "over" { // it grew by 2 percent over 10 years
			return i > 0 && r.lang.during[r.tokens[i-1].lower] || r.lengthIsOf(p)
		}
		return p.first.Form != numeral.Ordinal
	case "under", "above", "below", "near":
		return p.first.Form != numeral.Ordinal
	case "c.":
		return true
	}
	return true
}

// lengthIsOf reports whether what follows a length of time makes "over" before it mean more
// than: over 30 years ago, over 10 years of experience.
func (r *reader) lengthIsOf(p *part) bool {
	i := from(r.tokens, p.tail)
	if !r.follows(i, p.tail) {
		return strings.HasPrefix(r.text[p.tail:], "-old")
	}
	switch r.tokens[i].lower {
	case "ago", "old", "later", "earlier", "of":
		return true
	}
	return false
}

// signBefore reads a sign that touches the number: >50, ~40, +3 %.
func (r *reader) signBefore(q *Quantity) Modifier {
	if q.Span.Start == 0 {
		return ""
	}
	switch r.text[q.Span.Start-1] {
	case '>':
		return Over
	case '<':
		return Under
	case '~':
		return About
	}
	return ""
}

// converted gives a sum in brackets the modifier of the one before it, which it repeats in
// another unit: "more than 7.5 million crowns ($1.1 million)".
func (r *reader) converted(a, b *Quantity) {
	if b.Modifier != Exactly && b.Modifier != Between || a.Unit == b.Unit || a.Kind == Number || b.Kind == Number || a.Kind == Date {
		return
	}
	if a.Whole.End > b.Span.Start || strings.TrimSpace(r.text[a.Whole.End:b.Span.Start]) != "(" {
		return
	}
	if a.Modifier != Between && a.Modifier != Exactly {
		b.Modifier = a.Modifier
	}
	if a.Kind == Change {
		b.Kind, b.Direction = Change, a.Direction
	}
}

// phraseAfter is the modifier that begins after a place, and where it ends.
func (r *reader) phraseAfter(at int) (Modifier, int) {
	rest := r.text[at:]
	if strings.HasPrefix(rest, "+") {
		return AtLeast, at + 1
	}
	i := from(r.tokens, at)
	phrase := ""
	for n := range 4 {
		j := i + n
		if j >= len(r.tokens) || !r.tokens[j].word && r.tokens[j].lower != "-" || r.tokens[j].Start-at > 30 {
			break
		}
		if r.tokens[j].lower == "-" {
			continue
		}
		if j > i && !r.near(j) && r.tokens[j-1].lower != "-" {
			break
		}
		phrase = strings.TrimPrefix(phrase+" "+r.tokens[j].lower, " ")
		if m, ok := r.lang.after[phrase]; ok && r.text[at:r.tokens[i].Start] != "\n" {
			return m, r.tokens[j].End
		}
	}
	return "", 0
}

// direct finds whether the value is a change, and which way. k is the token before the modifier.
func (r *reader) direct(p *part, q *Quantity, k int, found Modifier) {
	if q.Kind == Ordinal || q.Kind == Date || q.Kind == Age || p.first.Form == numeral.Ratio {
		return
	}
	way := r.wayBefore(p, q, k)
	if way != "" && found == "" {
		q.Modifier = way
	}
	if way == "" {
		way = r.wayAfter(p, q)
	}
	if way != "" {
		q.Direction, q.Kind = way, Change
	}
}

func (r *reader) wayBefore(p *part, q *Quantity, k int) Modifier {
	bare := p.unit.Name == "" && p.first.Decimals > 0 && q.Unit == ""
	if q.Figure.Start > 0 && r.text[q.Figure.Start-1] == '+' && (p.unit.Dimension == unit.Ratio || bare) {
		q.Whole.Start = min(q.Whole.Start, q.Figure.Start-1)
		return Up
	}
	if signed := strings.HasPrefix(q.Text, "-") || strings.HasPrefix(q.Text, "−"); signed && (p.unit.Dimension == unit.Ratio || bare) {
		return Down // Dow -0.2% S&P -12.5
	}
	by, of := false, false
	for n := 0; k >= 0 && n < 4 && r.tokens[k].word; n++ {
		w := r.tokens[k].lower
		if r.lang.by[w] {
			by = true
		} else if r.lang.of[w] {
			of = true
		} else if !r.lang.filler[w] {
			break
		}
		k--
	}
	if k < 0 || !r.tokens[k].word || q.Span.Start-r.tokens[k].End > 40 {
		return ""
	}
	w := r.tokens[k].lower
	if of {
		if p.unit.Dimension == unit.Time {
			return "" // gains of two years are held for as long
		}
		return r.lang.changes[w]
	}
	relative := p.unit.Dimension == unit.Ratio || p.unit.Dimension == unit.Points
	if m := r.lang.moves[w]; m != "" {
		if q.Of != "" && !by && strings.HasPrefix(w, "gr") {
			return "" // grew 92 percent of the world's opium
		}
		if w == "up" || w == "down" {
			bare := p.unit.Name == "" && (q.Unit == "" || q.Unit == "point")
			market := k > 0 && closes[r.tokens[k-1].lower] && (bare || relative || p.unit.IsMoney())
			if k > 0 && r.lang.phrasal[r.tokens[k-1].lower] && !market && !by {
				return ""
			}
			if !market && !(bare && p.first.Digits) && !relative && !p.unit.IsMoney() && !by && !r.being(k-1) {
				return ""
			}
		}
		return m
	}
	_, small := smallChange[p.unit.Name]
	points := q.Unit == "point" && p.first.Decimals > 0
	if m := r.lang.movesBy[w]; m != "" && (by || (relative || small || points) && !(k > 0 && r.lang.determiners[r.tokens[k-1].lower])) {
		return m
	}
	return ""
}

// closes are verbs of markets: the index closed up 12.5 at 7,200.
var closes = words("closed close closing ended ends ending finished opened opens opening went settled trading traded")

// smallChange is what markets move by.
var smallChange = words("cent penny sen euro_cent")

// being reports whether the k-th token is a form of "be", or a mark.
func (r *reader) being(k int) bool {
	if k < 0 || !r.tokens[k].word {
		return true
	}
	switch r.tokens[k].lower {
	case "is", "are", "was", "were", "be", "been":
		return true
	}
	return false
}

// wayAfter reads "12 percent higher", "a 3 percent rise". The words after a value tell what it
// is and which way it goes; they do not qualify it, so that its modifier stays.
func (r *reader) wayAfter(p *part, q *Quantity) Modifier {
	if p.unit.Dimension != unit.Ratio && p.unit.Dimension != unit.Points {
		return ""
	}
	i := from(r.tokens, p.tail)
	if i >= len(r.tokens) || !r.follows(i, p.tail) {
		return ""
	}
	if m := r.lang.later[r.tokens[i].lower]; m != "" {
		return m
	}
	if j := i + 1; j < len(r.tokens) && r.near(j) && !r.lang.stopped(r.tokens[i].lower) {
		return r.lang.changes[r.tokens[j].lower] // a 12 percent pay rise
	}
	return ""
}

// orInstead makes a change of what repeats one in other terms: "it rose $5.40, or 0.4 percent".
func (r *reader) orInstead(a, b *Quantity) {
	if a.Kind != Change || b.Modifier != Exactly || b.Kind != Share && b.Kind != Money && b.Kind != Number || a.Whole.End > b.Whole.Start ||
		strings.TrimSpace(r.text[a.Whole.End:b.Whole.Start]) != ", or" {
		return
	}
	b.Kind, b.Direction, b.Modifier = Change, a.Direction, a.Direction
}

// goesOnAsBefore reads the second of two changes that share their verb: "Ross was down 2.3%, Burlington by 2.6%".
func (r *reader) goesOnAsBefore(a, b *Quantity) {
	i := from(r.tokens, b.Whole.Start)
	if a.Kind != Change || b.Kind != Share || b.Unit != a.Unit || i == 0 || !r.lang.by[r.tokens[i-1].lower] || b.Start-a.End > 60 ||
		strings.ContainsAny(r.text[a.End:b.Start], ".;\n") {
		return
	}
	b.Kind, b.Direction = Change, a.Direction
	if b.Modifier == Exactly {
		b.Modifier = a.Direction
	}
}
