package quantity

import (
	"strings"

	"galley/model/passage"
	"galley/model/quantity/numeral"
)

// longestPhrase is how many words a noun phrase has at most.
const longestPhrase = 7

// noun finds what is counted, in the words from the i-th token on: the head of the phrase in
// the singular, and the phrase as it is written. It has no grammar: the head is the first
// plural that is none of those that stand before a noun ("human rights groups").
func (r *reader) noun(i int, one bool) (head string, phrase passage.Span) {
	switch {
	case r.lang.capitals:
		return r.capitalNoun(i)
	case r.lang.nounFirst:
		return r.firstNoun(i)
	}
	l := r.lang
	found, joined := -1, false
	j := i
	for ; j < len(r.tokens) && j < i+longestPhrase; j++ {
		t := r.tokens[j]
		if r.inCompound(j) || r.suspended(j) { // 14 first-team players, two coal- and gas-fired plants
			continue
		}
		if j == i && l.comparing[t.lower] {
			continue
		}
		if !t.word || j > i && !r.near(j) {
			break
		}
		if l.stopped(t.lower) {
			if (l.and[t.lower] || l.or[t.lower]) && j > i && !joined { // digital and physical sales
				joined = true
				continue
			}
			break
		}
		if j > i && l.verbs[t.lower] && !joined && !(r.plural(t) && !one && i > 0 && r.tokens[i-1].number > 0) {
			break // but 15 home runs: no verb of many ends so
		}
		if r.plural(t) && !one && !(strings.Contains(t.lower, "-") && r.goesOn(j)) { // plain-clothes officers
			if found = j; l.collective[t.lower] && r.pluralAfter(j) { // 20 crew members
				found++
			}
			break
		}
	}
	if found < 0 && one {
		found = r.lone(i, j)
	}
	if found < 0 {
		return "", passage.Span{}
	}
	t := r.tokens[found]
	return r.singular(r.text[t.Start:t.End]), passage.Span{Start: r.tokens[i].Start, End: t.End}
}

// suspended reports whether a token is the hyphen of "coal- and gas-fired".
func (r *reader) suspended(j int) bool {
	return r.tokens[j].lower == "-" && j > 0 && r.tokens[j-1].word && r.tokens[j-1].End == r.tokens[j].Start && j+1 < len(r.tokens) &&
		(r.lang.and[r.tokens[j+1].lower] || r.lang.or[r.tokens[j+1].lower])
}

// pluralAfter reports whether another plural stands right after the j-th token.
func (r *reader) pluralAfter(j int) bool {
	if j+1 >= len(r.tokens) || !r.near(j+1) || !r.tokens[j+1].word {
		return false
	}
	t := r.tokens[j+1]
	return r.plural(t) && !r.lang.verbs[t.lower] && !r.lang.stopped(t.lower) && r.lang.moves[t.lower] == "" && r.lang.irregular[t.lower] == ""
}

// lone is the head of a phrase in the singular that ends before the token at end: its last
// word that is not a verb.
func (r *reader) lone(i, end int) int {
	found := -1
	for j := i; j < end; j++ {
		t := r.tokens[j]
		if !t.word || r.lang.stopped(t.lower) {
			break
		}
		if j > i && (r.lang.verbs[t.lower] || strings.HasSuffix(t.lower, "ed") || r.plural(t) || strings.HasSuffix(t.lower, "ly")) {
			break
		}
		found = j
	}
	return found
}

// inCompound reports whether a token is the ordinal or the hyphen of a compound such as "first-team".
func (r *reader) inCompound(j int) bool {
	t := r.tokens[j]
	if t.number > 0 {
		return r.numerals[t.number-1].Form == numeral.Ordinal && t.End < len(r.text) && r.text[t.End] == '-'
	}
	return t.lower == "-" && j > 0 && r.tokens[j-1].number > 0 && r.inCompound(j-1)
}

// goesOn reports whether a noun phrase goes on after the j-th token.
func (r *reader) goesOn(j int) bool {
	j++
	if j < len(r.tokens) && strings.HasSuffix(r.tokens[j].lower, "ly") {
		return false
	}
	return j < len(r.tokens) && r.near(j) && r.tokens[j].word && !r.lang.stopped(r.tokens[j].lower) && !r.lang.verbs[r.tokens[j].lower]
}

// near reports whether only a space parts a token from the one before it.
func (r *reader) near(j int) bool {
	gap := r.text[r.tokens[j-1].End:r.tokens[j].Start]
	return len(gap) <= 3 && strings.TrimSpace(gap) == "" && !strings.Contains(gap, "\n")
}

// plural reports whether a word is a plural, by its ending and two lists.
func (r *reader) plural(t token) bool {
	w := t.lower
	if initials(r.text[t.Start:t.End]) {
		return true
	}
	if r.lang.collective[w] || r.lang.irregular[w] != "" {
		return true
	}
	if r.lang.modifying[w] { // 37 sales, but not "37 sales representatives"
		return !r.goesOn(from(r.tokens, t.Start))
	}
	if r.lang.never[w] || len(w) < 4 || !strings.HasSuffix(w, "s") {
		return strings.HasSuffix(w, "men") && len(w) > 5
	}
	for _, end := range []string{"ss", "us", "is", "'s", "’s", "ous"} {
		if strings.HasSuffix(w, end) {
			return false
		}
	}
	return true
}

// initials reports whether a word is the plural of letters: SUVs, MPs.
func initials(word string) bool {
	if len(word) < 3 || word[len(word)-1] != 's' {
		return false
	}
	for _, c := range []byte(word[:len(word)-1]) {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return true
}

// singular is a noun in the singular. A capital is kept where it is of a people or a party.
func (r *reader) singular(word string) string {
	if initials(word) {
		return word[:len(word)-1]
	}
	low := strings.ToLower(word)
	one := low
	if i := strings.LastIndexAny(low, "-"); i >= 0 && i+1 < len(low) {
		one = low[:i+1] + singularWord(r.lang, low[i+1:])
	} else {
		one = singularWord(r.lang, low)
	}
	if !demonym(one) {
		return one
	}
	out := []byte(one)
	for i := range min(len(word), len(out)) { // capitals stay where they were
		if c := word[i]; c >= 'A' && c <= 'Z' {
			out[i] = c
		}
	}
	return string(out)
}

// demonym reports whether a word ends as the names of peoples, faiths and parties do.
func demonym(one string) bool {
	one = one[strings.LastIndexByte(one, '-')+1:]
	if peoples[one] {
		return true
	}
	for _, end := range []string{"ian", "ican", "ean", "eban", "ghan", "atvian",
		"ese", "ocrat", "uslim", "aeli", "aqi", "akistani", "ghani", "emeni", "uwaiti", "holic"} {
		if strings.HasSuffix(one, end) {
			return true
		}
	}
	return false
}

// peoples are those whose names end like other words.
var peoples = words("german roman jew scot greek swede turk kurd arab dane pole finn brit briton serb croat czech slovak thai " +
	"spaniard frenchman englishman irishman " +
	"sikh hindu buddhist baptist protestant sunni shiite shia alawite latino latina hispanic texan afrikaner londoner berliner parisian")

func singularWord(l *language, w string) string {
	if one := l.irregular[w]; one != "" {
		return one
	}
	if l.collective[w] && !strings.HasSuffix(w, "s") || l.never[w] {
		if strings.HasSuffix(w, "men") && len(w) > 4 {
			return strings.TrimSuffix(w, "men") + "man"
		}
		return w
	}
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "men"):
		return strings.TrimSuffix(w, "men") + "man"
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return strings.TrimSuffix(w, "ies") + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"),
		strings.HasSuffix(w, "zzes"):
		return strings.TrimSuffix(w, "es")
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"), len(w) < 3:
		return w
	}
	return strings.TrimSuffix(w, "s")
}

// capitalNoun is the first word with a capital, as German writes its nouns: it stays as it is written.
func (r *reader) capitalNoun(i int) (string, passage.Span) {
	for j := i; j < len(r.tokens) && j < i+4; j++ {
		t := r.tokens[j]
		if !t.word || j > i && !r.near(j) || r.lang.stops[t.lower] {
			break
		}
		if t.upper {
			return r.text[t.Start:t.End], passage.Span{Start: r.tokens[i].Start, End: t.End}
		}
	}
	return "", passage.Span{}
}

// firstNoun is the word after the number, as French puts its nouns, behind the few adjectives that go before.
func (r *reader) firstNoun(i int) (string, passage.Span) {
	for j := i; j < len(r.tokens) && j < i+3; j++ {
		t := r.tokens[j]
		if !t.word || j > i && !r.near(j) || r.lang.stops[t.lower] {
			break
		}
		if r.lang.filler[t.lower] {
			continue
		}
		return singularWord(r.lang, t.lower), passage.Span{Start: r.tokens[i].Start, End: t.End}
	}
	return "", passage.Span{}
}

// participle reports whether a word after a plural looks like one: "the states suing the agency".
func participle(word string) bool {
	return len(word) > 4 && (strings.HasSuffix(word, "ing") || strings.HasSuffix(word, "ed"))
}

// object is the phrase after "of": "the world supply". It ends before a verb, a preposition or a mark.
func (r *reader) object(i int) passage.Span {
	l := r.lang
	j, seen := i, false
	for ; j < len(r.tokens) && j < i+longestPhrase+1; j++ {
		t := r.tokens[j]
		if j > i && !r.near(j) || !t.word && t.number == 0 {
			break
		}
		if t.word && (l.determiners[t.lower] || l.comparing[t.lower]) && !seen {
			continue
		}
		if t.word && (l.stopped(t.lower) || seen && (l.verbs[t.lower] || r.plural(r.tokens[j-1]) && participle(t.lower))) {
			break
		}
		seen = true
	}
	if !seen || j == i {
		return passage.Span{}
	}
	return passage.Span{Start: r.tokens[i].Start, End: r.tokens[j-1].End}
}
