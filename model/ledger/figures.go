package ledger

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/passage"
	"galley/model/quantity"
)

// figure is a quantity with what its sentence says.
type figure struct {
	quantity.Quantity
	entry    int
	sentence int
	around   map[string]bool // the words beside it, once they are read
}

// addFigures adds an entry for each quantity that says the same of the same.
func (l *list) addFigures() {
	at := map[string]int{}
	for _, q := range quantity.Find(l.text, l.language) {
		kind := Figure
		switch q.Kind {
		case quantity.Date:
			kind = Date
		case quantity.Age:
			kind = Age
		case quantity.Ordinal:
			if q.Low < 4 {
				continue // "the second", "the third": more often order than a fact
			}
		}
		f := figure{Quantity: q, sentence: l.sentenceAt(q.Start)}
		text := strings.Join(strings.Fields(l.text[f.whole().Start:f.whole().End]), " ")
		group := q.Unit
		key := string(kind) + "\x00" + strings.ToLower(text)
		if q.Known && q.Kind != quantity.Date {
			key = fmt.Sprint(kind, q.Low, q.High, q.Unit, q.Modifier)
		}
		if group == "" {
			group = text
		}
		f.entry = l.put(at, key, Entry{Kind: kind, Text: text, Group: group}, q.Span)
		l.figures = append(l.figures, f)
	}
}

// sentences notes where the sentences of the text end.
func (l *list) sentences() {
	last := rune(0)
	for at, r := range l.text {
		switch {
		case r == '\n':
			l.ends = append(l.ends, at)
		case unicode.IsSpace(r) && (last == '.' || last == '!' || last == '?' || last == '"' || last == '”') && l.closed(at):
			l.ends = append(l.ends, at)
		}
		last = r
	}
	l.ends = append(l.ends, len(l.text))
}

// closed tells whether a blank behind a full stop or a quotation mark ends a sentence: not
// behind an abbreviation, and not before a small letter.
func (l *list) closed(at int) bool {
	next := strings.TrimLeft(l.text[at:min(len(l.text), at+8)], " \u00a0\"“‘'(")
	r, _ := utf8.DecodeRuneInString(next)
	if unicode.IsLower(r) {
		return false
	}
	before := l.text[max(0, at-6):at]
	word := before[strings.LastIndexAny(before, " \u00a0(\"“\n")+1:]
	if strings.HasSuffix(word, ".") {
		w := strings.TrimSuffix(word, ".")
		if w == "Sept" || w == "Sgt" || w == "Capt" || w == "Calif" || w == "Mass" || w == "Mich" || w == "Minn" || w == "Tenn" || w == "Wash" {
			return false
		}
		return utf8.RuneCountInString(w) > 3 || strings.ToLower(w) == w && !strings.Contains(w, ".")
	}
	return strings.ContainsAny(before, ".!?")
}

// sentenceAt is the number of the sentence a place stands in.
func (l *list) sentenceAt(at int) int {
	i, _ := slices.BinarySearch(l.ends, at)
	return min(i, len(l.ends)-1)
}

// sentence is the place of a sentence.
func (l *list) sentence(i int) passage.Span {
	start := 0
	if i > 0 {
		start = l.ends[i-1]
	}
	return passage.Span{Start: start, End: l.ends[i]}
}

// mostAlike is how many figures of one noun are compared one by one. A text of more is a
// table, in which every row differs.
const mostAlike = 40

// conflicts finds one thing that is given two figures: the same noun and unit, and
// sentences that otherwise say the same.
func (l *list) conflicts() {
	groups := map[string][]int{}
	var order []string
	for i := range l.figures {
		f := &l.figures[i]
		if key := l.thing(f); key != "" {
			if groups[key] == nil {
				order = append(order, key)
			}
			groups[key] = append(groups[key], i)
		}
	}
	frames := map[int]frame{}
	for _, key := range order {
		group := groups[key]
		if len(group) < 2 || len(group) > mostAlike {
			continue
		}
		l.contrast(group, frames)
	}
}

// thing is what a figure counts, by unit and noun; "" where that is not sure.
func (l *list) thing(f *figure) string {
	if !f.Known || f.Low != f.High {
		return ""
	}
	switch f.Kind {
	case quantity.Date, quantity.Ordinal, quantity.Age:
		return ""
	}
	if f.Unit == "" {
		return ""
	}
	return string(f.Kind) + "\x00" + f.Unit
}

// contrast compares the figures of a group with each other.
func (l *list) contrast(group []int, frames map[int]frame) {
	times := map[float64]int{}
	for _, i := range group {
		times[l.figures[i].Low]++
	}
	for x, i := range group {
		for _, j := range group[x+1:] {
			a, b := &l.figures[i], &l.figures[j]
			if a.Low == b.Low || a.sentence == b.sentence || rounded(a.Low, b.Low) || !compatible(a, b) {
				continue
			}
			if !l.pairing(a, b, frames, times).likely() && !l.alike(a, b, frames, times) {
				continue
			}
			odd, usual := b, a
			if times[a.Low] < times[b.Low] {
				odd, usual = a, b
			}
			l.hint(odd.entry, two(Figures, odd.Span, l.entries[usual.entry].Text, times[usual.Low], l.entries[odd.entry].Text, times[odd.Low]))
		}
	}
}

// pairing is what speaks for two figures being one.
func (l *list) pairing(a, b *figure, frames map[int]frame, times map[float64]int) pairing {
	p := pairing{repeated: min(times[a.Low], times[b.Low]) == 1 && max(times[a.Low], times[b.Low]) > 1}
	p.slip, p.figures = slipOf(a.Low, b.Low)
	p.once, p.values = min(times[a.Low], times[b.Low]) == 1, len(times)
	p.size, p.ratio = min(a.Low, b.Low), max(a.Low, b.Low)/max(min(a.Low, b.Low), 1e-9)
	p.near = inBoth(l.beside(a), l.beside(b))
	p.shared = sharedWords(l.frameOf(a.sentence, frames), l.frameOf(b.sentence, frames), a.Unit)
	return p
}

// beside are the words beside a figure; they are read once.
func (l *list) beside(f *figure) map[string]bool {
	if f.around == nil {
		f.around = l.around(f.whole(), f.sentence)
	}
	return f.around
}

// rounded tells whether one value is the other said in fewer figures.
func rounded(a, b float64) bool {
	a, b = math.Abs(a), math.Abs(b)
	big, small := max(a, b), min(a, b)
	if big == 0 || (big-small)/big > 0.06 {
		return false
	}
	return len(strings.Trim(digits(a), "0")) != len(strings.Trim(digits(b), "0"))
}

func digits(v float64) string {
	return strings.ReplaceAll(strconv.FormatFloat(v, 'f', -1, 64), ".", "")
}

// compatible tells whether how two figures are qualified lets them be of one thing: what is
// "more than" another figure may be that figure.
func compatible(a, b *figure) bool {
	for _, f := range []*figure{a, b} {
		if f.Kind == quantity.Change {
			return false
		}
		switch f.Modifier {
		case quantity.Up, quantity.Down, quantity.Between:
			return false
		}
	}
	over := func(f *figure) bool { return f.Modifier == quantity.Over || f.Modifier == quantity.AtLeast }
	under := func(f *figure) bool { return f.Modifier == quantity.Under || f.Modifier == quantity.AtMost }
	return !(over(a) && b.Low > a.Low || over(b) && a.Low > b.Low || under(a) && b.Low < a.Low || under(b) && a.Low < b.Low)
}
