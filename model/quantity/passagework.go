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
		from, to := m.givenAs[ft.from], m.givenAs[ft.to]
		p := Pair{Comparison: compareChange(c, from, to), Claim: c.Quantity, Sources: []Quantity{from.Quantity, to.Quantity}, words: c.words}
		if p.Relation == Compatible || p.Relation == Rounded {
			return p, true
		}
		if p.Relation == Contradicts && c.Kind == Change {
			close = append(close, p)
		}
	}
	if len(close) != 1 {
		return Pair{}, false
	}
	if !m.sure(c.Quantity, close[0].Sources[0], true) {
		close[0].Relation = NotComparable // perhaps of something else
	}
	_, shared := m.shared(c.Quantity, close[0].Sources[0])
	return close[0], shared > 0
}

// claimedChange holds the two values of a claim against a change in the passage, and tells
// which figures of the claim that settles.
func (m matching) claimedChange(pairs *[]Pair) map[int]bool {
	used := map[int]bool{}
	for _, ft := range fromTo(m.claim.Text, m.asked) {
		from, to := m.askedAs[ft.from], m.askedAs[ft.to]
		if m.has(from) || m.has(to) {
			continue // the values themselves stand in the passage
		}
		for _, change := range m.givenAs {
			s := change.Quantity
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
	for _, s := range m.givenAs {
		if r := compare(c, s).Relation; r == Same || r == Compatible || r == Rounded {
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
	if c.Kind != Age && !m.betweenCommas(c.Quantity) {
		return Pair{}, false
	}
	c.Kind = Age
	for _, born := range m.givenAs {
		s := born.Quantity
		words := strings.Fields(strings.ToLower(lastOf(m.source.Text[:s.Start])))
		if s.Kind != Date || len(words) == 0 || !hasWord(words[max(0, len(words)-3):], "born", "geboren", "né", "née") {
			continue
		}
		if m.claim.On.IsZero() {
			return Pair{Comparison: compared(NotComparable, VagueOnly, "The source has the birth, “%s”; the claim has no day to tell the age at.",
				born.words), Claim: c.Quantity, Sources: []Quantity{s}, words: c.words}, true
		}
		p := Pair{Comparison: compareAge(c, born, m.claim.On), Claim: c.Quantity, Sources: []Quantity{s}, words: c.words}
		if p.Relation == Contradicts && !m.sure(c.Quantity, s, true) {
			p.Relation = NotComparable // the passage may tell of somebody else
		}
		if all, shared := m.shared(c.Quantity, s); p.Reason == AgeFollows || p.Reason == AgeDiffers && (shared > 0 || all == 0) {
			return p, true
		}
	}
	return Pair{}, false
}

// betweenCommas reports whether a figure of the claim is told as ages are behind a name: "the
// minister, 58, resigned".
func (m matching) betweenCommas(c Quantity) bool {
	text := m.claim.Text
	return c.Kind == Number && c.Unit == "" && c.Low >= 5 && c.High <= 120 && strings.HasSuffix(text[:c.Start], ", ") &&
		strings.HasPrefix(text[c.End:], ",")
}

// longestSum is the length of either text in bytes up to which a sum is looked for: its terms stand
// near each other.
const longestSum = 1 << 16

// numbers is how many figures of the passage are no dates and no places in an order.
func (m matching) numbers() int {
	n := 0
	for _, q := range m.given {
		if q.Kind != Date && q.Kind != Ordinal {
			n++
		}
	}
	return n
}

// sum works a figure out of several of the passage.
func (m matching) sum(c figure) (Pair, bool) {
	if m.source.Language != "" && !strings.HasPrefix(strings.ToLower(m.source.Language), "en") || c.Kind == Date || c.Kind == Age || !c.Known {
		return Pair{}, false
	}
	if numbers := m.numbers(); numbers == 0 || numbers > 2*mostTerms || max(len(m.source.Text), len(m.claim.Text)) > longestSum {
		return Pair{}, false
	}
	e, ok := sumFollows(m.source.Text, m.claim.Text, m.given, []Quantity{c.Quantity}, true)
	if !ok {
		e, ok = m.heads(c.Quantity)
	}
	if !ok {
		return Pair{}, false
	}
	return Pair{Comparison: compared(Compatible, SumFollowsFrom, "“%s” follows from the passage: %s.", c.words, e.Text), Claim: c.Quantity,
		Sources: e.Terms, words: c.words}, true
}

// fewestHeads is the least number of people that is told as the sum of two or three groups: among
// smaller ones, some always add up.
const fewestHeads = 20

// heads adds up the people of one sentence: 2,666 passengers and 1,045 crew are 3,711 people.
func (m matching) heads(c Quantity) (Equation, bool) {
	if c.Kind != Number || c.Modifier != Exactly || !anyone[headNoun(nounWords(c.Unit))] || c.Low < fewestHeads {
		return Equation{}, false
	}
	for i, first := range m.given {
		around := sentenceOf(m.source.Text, first)
		sum, text := 0.0, ""
		for n, q := range m.given[i:min(len(m.given), i+3)] {
			noun := headNoun(nounWords(q.Unit))
			if q.Kind != Number || !q.Known || q.Low != q.High || q.Modifier != Exactly || q.End > around.End ||
				!somebody(noun) && !groups[noun] || i+n > 0 && n > 0 && noun == headNoun(nounWords(m.given[i+n-1].Unit)) {
				break
			}
			sum += q.Low
			if n > 0 {
				text += " + "
			}
			text += writtenNumber(q)
			if n > 0 && sum == c.Low {
				return Equation{Terms: m.given[i : i+n+1], Total: c, Text: text + " = " + writtenNumber(c)}, true
			}
		}
	}
	return Equation{}, false
}

// groups are people whose nouns tell no more than which part of all they are.
var groups = words("crew man woman child boy girl adult staff member guard")
