package samefigure

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"galley/model"
	"galley/model/names"
	"galley/model/passage"
	"galley/model/quantity"
	"galley/model/query"
	"galley/model/suggest/matching"
)

// How many words of the claim a sentence has, figures aside. A form of a word is the word, and
// so is one that says the same. The words of a name are counted one by one.
const (
	leastWords = 3    // less would be of something else too often: a name, the noun and one more
	someWords  = 0.35 // so much of the words of the shorter of the two, where the figures only fit
	mostWords  = 0.5  // and where they do not, or are common ones
	nearBytes  = 60   // what stands so near to a figure says what it is of
)

// words is how many a claim and a sentence share.
type words struct {
	agree int
	part  float64 // of the shorter of the two
	near  int     // that stand near to both figures, names aside
}

// subject is what a text gives a figure for.
type subject struct {
	saying  quantity.Saying
	figures []quantity.Quantity // those that are looked for
	names   []matching.Term     // words of its names
	things  []matching.Term     // its other words, those counted among them
}

// subjectOf reads a text. ok is false where it gives no figure of a thing that has a name: to
// what "nearly all of them" is the same, nobody can look up.
func subjectOf(asked Asked) (s subject, ok bool) {
	text := asked.Text
	if len(text) > longest {
		return s, false
	}
	s.saying = quantity.Saying{Text: text, Language: asked.Language}
	all := quantity.Find(text, asked.Language)
	for _, q := range all {
		if tells(q) {
			s.figures = append(s.figures, q)
		}
	}
	if len(s.figures) == 0 {
		return s, false
	}
	rest := []byte(text)
	blank := func(p passage.Span) {
		for i := p.Start; i < p.End; i++ {
			rest[i] = ' '
		}
	}
	for _, q := range all {
		blank(q.Figure)
		if q.Kind == quantity.Date {
			blank(q.Whole)
		}
	}
	var named []string
	for _, n := range names.Find(text, asked.Language) {
		named = append(named, n.Text)
		blank(n.Span)
	}
	s.names, s.things = matching.Read(strings.Join(named, ", ")).Terms(), matching.Read(string(rest)).Terms()
	return s, len(s.names) > 0 && len(s.things) > 0
}

// tells reports whether a figure is one that others give too: of something counted or measured.
// The inches of a screen or a gun are its name, which every text on it has.
func tells(q quantity.Quantity) bool {
	switch q.Kind {
	case quantity.Measure:
		return q.Known && (q.Unit != "inch" || !strings.Contains(q.Text, "-"))
	case quantity.Number:
		return q.Known && q.Unit != ""
	case quantity.Money, quantity.Share, quantity.Change, quantity.Duration, quantity.Age:
		return q.Known
	}
	return false
}

// asks reports whether a figure is one of those that are looked for.
func (s subject) asks(q quantity.Quantity) bool {
	return slices.ContainsFunc(s.figures, func(f quantity.Quantity) bool { return f.Span == q.Span })
}

// expression asks for what has one of the names and one of the other words.
func (s subject) expression() query.Expr {
	return query.And{anyOf(s.names), anyOf(s.things)}
}

func anyOf(terms []matching.Term) query.Expr {
	any := query.Or{}
	for _, t := range termsOf(terms) {
		any = append(any, t)
	}
	if len(any) == 1 {
		return any[0]
	}
	return any
}

func termsOf(terms []matching.Term) (all []query.Term) {
	for _, t := range terms {
		for _, form := range t.Forms {
			all = append(all, query.Term{Words: strings.Fields(form)})
		}
	}
	return all
}

// sentences are those of a version with the most of the subject's words, in the text's order.
func (s subject) sentences(v model.Version) []passage.Span {
	words := append(termsOf(s.names), termsOf(s.things)...)
	const most = 400 // places of a form: a text with more is a list
	places := query.Matches(v.Text, words, most)
	type counted struct {
		passage.Span
		words int
	}
	var all []counted
	next := 0
	for i, b := range v.Blocks {
		if b.Start < 0 || b.End > len(v.Text) || b.Start > b.End || v.IsHidden(i) {
			continue
		}
		block := v.Text[b.Start:b.End]
		for _, in := range passage.Sentences(block) {
			in = passage.Trim(block, in)
			place := counted{Span: passage.Span{Start: b.Start + in.Start, End: b.Start + in.End}}
			for ; next < len(places) && places[next].Start < place.End; next++ {
				if places[next].Start >= place.Start {
					place.words++
				}
			}
			if place.words > 0 && place.End-place.Start <= longest {
				all = append(all, place)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b counted) int { return cmp.Compare(b.words, a.words) })
	all = all[:min(len(all), mostSentences)]
	slices.SortFunc(all, func(a, b counted) int { return cmp.Compare(a.Start, b.Start) })
	spans := make([]passage.Span, len(all))
	for i, c := range all {
		spans[i] = c.Span
	}
	return spans
}

// around is what a sentence may leave out because the reader knows it: the title of the article
// and the sentences before it in its paragraph.
func (s subject) around(a model.Article, v model.Version, place passage.Span) string {
	for _, b := range v.Blocks {
		if b.Start <= place.Start && place.End <= b.End {
			from := max(b.Start, place.Start-longest)
			for from < place.Start && !utf8.RuneStart(v.Text[from]) {
				from++
			}
			return a.Title + "\n" + v.Text[from:place.Start]
		}
	}
	return a.Title
}

// shared is how many of the subject's words a sentence has, and the names that stand around it.
// It is none without a name and another word.
func (s subject) shared(sentence, around string) words {
	have, known := keysOf(sentence), keysOf(around)
	named, things := 0, 0
	for _, t := range s.names {
		if have[t.Key] || known[t.Key] {
			named++
		}
	}
	for _, t := range s.things {
		if have[t.Key] {
			things++
		}
	}
	if named == 0 || things == 0 {
		return words{}
	}
	shorter := min(len(have), len(s.names)+len(s.things))
	return words{agree: named + things, part: float64(named+things) / float64(shorter)}
}

// sharedNear is how many of the subject's words, names aside, stand near to its figure and to
// that of a sentence. What is counted is one of them.
func (s subject) sharedNear(claim quantity.Quantity, sentence string, theirs quantity.Quantity) int {
	ours, have := keysOf(near(s.saying.Text, claim.Span)), keysOf(near(sentence, theirs.Span))
	n := 0
	for _, t := range s.things {
		if ours[t.Key] && have[t.Key] {
			n++
		}
	}
	return n
}

// near is what stands around a place of a text.
func near(text string, place passage.Span) string {
	from, to := max(0, place.Start-nearBytes), min(len(text), place.End+nearBytes)
	for from < place.Start && !utf8.RuneStart(text[from]) {
		from++
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	return text[from:to]
}

func keysOf(text string) map[string]bool {
	keys := map[string]bool{}
	for _, t := range matching.Read(text).Terms() {
		keys[t.Key] = true
	}
	return keys
}
