package quantity

import (
	"strings"
)

// change holds a change in percent against two values of the passage: from 17,000 to 21,000.
func (m matching) change(c figure) (Pair, bool) {
	if c.Kind != Change && !isPercent(c.Unit) && !isPoints(c.Unit) || c.Of != "" && c.Kind == Share {
		return Pair{}, false
	}
	var close []Pair
	for _, ft := range fromTo(m.source.Text, m.given) {
		from, to := m.gives(m.given[ft.from]), m.gives(m.given[ft.to])
		p := Pair{Comparison: compareChange(c, from, to), Claim: c.Quantity, Sources: []Quantity{from.Quantity, to.Quantity}, words: c.words}
		if p.Relation == Compatible || p.Relation == Rounded {
			return p, true
		}
		if p.Relation == Contradicts && c.Kind == Change {
			close = append(close, p)
		}
	}
	if len(close) == 1 && m.sure(c.Quantity, close[0].Sources[0], true) {
		return close[0], true
	}
	return Pair{}, false
}

// claimedChange holds the two values of a claim against a change in the passage, and tells
// which figures of the claim that settles.
func (m matching) claimedChange(pairs *[]Pair) map[int]bool {
	used := map[int]bool{}
	for _, ft := range fromTo(m.claim.Text, m.asked) {
		from, to := m.asks(m.asked[ft.from]), m.asks(m.asked[ft.to])
		if m.has(from) || m.has(to) {
			continue // the values themselves stand in the passage
		}
		for _, s := range m.given {
			change := m.gives(s)
			if s.Kind != Change {
				continue
			}
			got := compareChange(change, from, to)
			if got.Relation == Compatible || got.Relation == Rounded {
				*pairs = append(*pairs, Pair{Comparison: got, Claim: to.Quantity, Sources: []Quantity{s}, words: to.words})
				used[ft.from], used[ft.to] = true, true
				break
			}
		}
	}
	return used
}

// has reports whether the passage has a figure itself.
func (m matching) has(c figure) bool {
	for _, s := range m.given {
		if r := compare(c, m.gives(s)).Relation; r == Same || r == Compatible || r == Rounded {
			return true
		}
	}
	return false
}

// values are two figures of a text, by their places among its figures, of which the first
// became the second.
type values struct{ from, to int }

// fromTo finds "from 17,000 to 21,000" and "to 21,000 from 17,000".
func fromTo(text string, figures []Quantity) []values {
	var all []values
	for i := range figures {
		if i+1 == len(figures) {
			break
		}
		a, b := figures[i], figures[i+1]
		if a.Kind == Date || b.Kind == Date || b.Start < a.End {
			continue
		}
		before, between := lastWord(text[:a.Start]), strings.Fields(strings.ToLower(text[a.End:b.Start]))
		if len(between) == 0 || len(between) > 5 {
			continue
		}
		switch {
		case isWord(before, "from", "von", "de") && hasWord(between, "to", "auf", "à"):
			all = append(all, values{i, i + 1})
		case isWord(before, "to", "auf", "à") && hasWord(between, "from", "von", "de"):
			all = append(all, values{i + 1, i})
		}
	}
	return all
}

// lastWord is the word before a figure; a word like "about" between is passed over.
func lastWord(before string) string {
	words := strings.Fields(strings.ToLower(lastOf(before)))
	for i := len(words) - 1; i >= 0 && i >= len(words)-3; i-- {
		if isWord(words[i], "from", "to", "von", "auf", "de", "à") {
			return words[i]
		}
		if !isWord(words[i], "about", "some", "around", "nearly", "almost", "just", "over", "under", "only", "roughly", "a", "an", "rund", "etwa",
			"fast", "knapp", "environ", "près") {
			break
		}
	}
	return ""
}

// lastOf is the end of a text, in which what stands before a figure is looked for: a few
// words of it, however long the text is.
func lastOf(text string) string {
	const most = 80
	if len(text) > most {
		_, after, _ := strings.Cut(text[len(text)-most:], " ")
		return after
	}
	return text
}

func isWord(word string, any ...string) bool {
	for _, one := range any {
		if word == one {
			return true
		}
	}
	return false
}

func hasWord(words []string, any ...string) bool {
	for _, word := range words {
		if isWord(word, any...) {
			return true
		}
	}
	return false
}

// age holds an age against a day of birth in the passage, on the day the claim was said.
func (m matching) age(c figure) (Pair, bool) {
	if c.Kind != Age || m.claim.On.IsZero() {
		return Pair{}, false
	}
	for _, s := range m.given {
		words := strings.Fields(strings.ToLower(lastOf(m.source.Text[:s.Start])))
		if s.Kind != Date || len(words) == 0 || !hasWord(words[max(0, len(words)-3):], "born", "geboren", "né", "née") {
			continue
		}
		p := Pair{Comparison: compareAge(c, m.gives(s), m.claim.On), Claim: c.Quantity, Sources: []Quantity{s}, words: c.words}
		if p.Relation == Compatible || p.Relation == Contradicts && m.sure(c.Quantity, s, true) {
			return p, true
		}
	}
	return Pair{}, false
}

// sum works a figure out of several of the passage.
func (m matching) sum(c figure) (Pair, bool) {
	if m.source.Language != "" && !strings.HasPrefix(strings.ToLower(m.source.Language), "en") || c.Kind == Date || c.Kind == Age || !c.Known {
		return Pair{}, false
	}
	e, ok := sumFollows(m.source.Text, m.claim.Text, m.given, []Quantity{c.Quantity}, true)
	if !ok {
		return Pair{}, false
	}
	return Pair{Comparison: compared(Compatible, SumFollowsFrom, "“%s” follows from the passage: %s.", c.words, e.Text), Claim: c.Quantity,
		Sources: e.Terms, words: c.words}, true
}
