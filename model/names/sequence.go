package names

import (
	"strings"
	"unicode/utf8"

	"galley/model/passage"
	"galley/model/wordlist"
)

// learn counts how the words of the text are written where a capital says something,
// and remembers the acronyms it explains.
func (f *finder) learn() {
	f.lower, f.upper = map[string]int{}, map[string]int{}
	f.called = map[string]bool{}
	f.short, f.persons = map[string]bool{}, map[string]int{}
	for i := range f.words {
		w := &f.words[i]
		switch {
		case w.number || w.headline:
		case !w.capital:
			f.lower[w.low]++
		case !w.opens && !f.lang.never[w.low]:
			f.upper[w.low]++
		}
		if w.bracket && w.shout && i > 0 && strings.HasPrefix(f.text[w.end:], ")") && !f.lang.plain[w.low] {
			f.short[w.text] = true
		}
	}
}

// read finds the runs of capitals and cuts them into names.
func (f *finder) read() {
	for i := 0; i < len(f.words); {
		if !f.words[i].capital {
			i++
			continue
		}
		j := f.runEnd(i)
		f.cut(i, j)
		i = j
	}
}

// longestRun is how many words a run of capitals has; what is longer is a list of names
// without commas. It keeps the time linear.
const longestRun = 24

// runEnd returns the word after a run of words with capitals, with the small words
// inside it: "Bank of America", "Ursula von der Leyen".
func (f *finder) runEnd(i int) int {
	j := i + 1
	for j < len(f.words) && j < i+longestRun {
		prev, w := &f.words[j-1], &f.words[j]
		if !f.joined(j) || prev.owns || prev.pseudo || f.lang.never[prev.low] && !f.begins(j-1) {
			break
		}
		if w.capital {
			if f.lang.never[w.low] && !f.begins(j) {
				break
			}
			if w.headline && !f.sure(j) && !w.shout || prev.headline && !f.sure(j-1) {
				break
			}
			j++
			continue
		}
		next := f.bridge(i, j)
		if next == 0 {
			break
		}
		j = next + 1
	}
	return j
}

// joined tells whether a word may belong to the name of the word before it.
func (f *finder) joined(j int) bool {
	w := &f.words[j]
	if w.amp || w.glued {
		return true
	}
	// "Holbrooke, Jr."
	return w.comma && suffixes[w.text] && w.text != "MD"
}

// bridge returns the word with a capital that small words at j tie to the run begun at i;
// 0 where they tie none.
func (f *finder) bridge(i, j int) int {
	at := j
	for at < len(f.words) && at < j+3 && f.joined(at) && !f.words[at].owns && particles[f.words[at].low] && !f.words[at].capital {
		at++
	}
	if at > j && at < len(f.words) && f.words[at].capital && f.joined(at) {
		if f.lang.nouns && (f.words[at].shout || f.known(at, at+1) != "") {
			return 0 // "Peter Altmann von der SPD"
		}
		// "Charles de Gaulle", but not "visited la Paz": only behind one who may be a person
		if f.isGiven(i) || f.words[j-1].initial || f.lang.titles[f.words[j-1].low] ||
			f.upper[f.words[at].low] > 0 && len(f.words[j].low) > 1 && f.words[j].low != "as" {
			return at
		}
	}
	w := &f.words[j]
	if f.lang.links[w.low] {
		head := f.words[j-1].low
		if !f.lang.orgs[head] && !f.lang.governs[head] {
			if end := f.titleAt(j-1, j+2); end == j+2 && f.unbroken(j-1, end) && f.words[j+1].capital {
				return j + 1 // Secretary of State
			}
			return 0
		}
		at = j + 1
		if at < len(f.words) && f.joined(at) && f.lang.the[f.words[at].low] {
			at++
		}
		if at < len(f.words) && f.joined(at) && f.words[at].capital && !f.lang.never[f.words[at].low] && !f.lang.times[f.words[at].low] {
			return at
		}
		return 0
	}
	if w.low == f.lang.and && j+1 < len(f.words) && f.joined(j+1) && f.words[j+1].capital {
		return f.paired(i, j)
	}
	return 0
}

// paired returns the word behind "and" where both sides are of one organisation: "Food
// and Drug Administration", "Department of Health and Human Services".
func (f *finder) paired(i, j int) int {
	next := j + 1
	for k := i; k < j; k++ {
		if f.lang.links[f.words[k].low] && (f.lang.orgs[f.words[k-1].low]) {
			if f.known(next, next+1) != "" || f.lang.people[f.words[next].low] || f.isGiven(next) {
				return 0
			}
			return next
		}
	}
	left := f.words[j-1].low
	if j-i > 2 || f.known(j-1, j) != "" || f.lang.people[left] || f.lang.orgs[left] || f.persons[left] > 0 ||
		f.isGiven(i) || f.titleAt(next, next+2) > 0 {
		return 0
	}
	last := next
	for last+1 < len(f.words) && last < next+3 && f.joined(last+1) && f.words[last+1].capital && !f.words[last].owns {
		last++
	}
	if last > next && f.lang.orgs[f.words[last].low] && !f.words[i].opens {
		return next
	}
	return 0
}

// begins tells whether a phrase known by name begins at a word of grammar: "The Hague".
func (f *finder) begins(i int) bool {
	if f.words[i].opens {
		return false
	}
	for j := min(i+4, len(f.words)); j > i+1; j-- {
		if f.unbroken(i, j) && f.known(i, j) != "" {
			return true
		}
	}
	return false
}

// unbroken tells whether only blanks part the words from i to before j.
func (f *finder) unbroken(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if !f.joined(k) || f.words[k-1].owns {
			return false
		}
	}
	return true
}

// known returns the kind of a phrase of the tables, "" where it is none.
func (f *finder) known(i, j int) Kind {
	phrase := f.words[i].low
	if j == i+1 {
		w := &f.words[i]
		if len(w.text) < 4 && !w.shout && strings.IndexByte(w.text, '.') < 0 && phrase != "rio" && phrase != "ge" {
			if !(f.lang.places[phrase] && !f.lang.bodies[phrase] && len(w.text) == 3) || phrase == "usa" || phrase == "uae" {
				return ""
			}
		}
	} else {
		phrase = strings.ToLower(strings.ReplaceAll(f.text[f.words[i].start:f.words[j-1].end], "\u00a0", " "))
	}
	switch {
	case f.lang.places[phrase]:
		return Place
	case f.lang.bodies[phrase]:
		return Organisation
	}
	return ""
}

func (f *finder) isGiven(i int) bool {
	w := &f.words[i]
	if !w.capital {
		return false
	}
	low := w.low
	if at := strings.IndexByte(low, '-'); at > 0 {
		low = low[:at] // Jean-Claude
	}
	if given[low] {
		return true
	}
	return givenToo[low] && (!w.opens || f.upper[w.low] > 0)
}

// sure tells whether the capital of a word in a headline, or at the start of a sentence,
// is that of a name.
func (f *finder) sure(i int) bool {
	w := &f.words[i]
	switch {
	case f.lang.never[w.low] || f.lang.times[w.low]:
		return false
	case f.upper[w.low] > 0:
		return f.upper[w.low]*3 >= f.lower[w.low]
	case f.lang.common[w.low] || f.lower[w.low] > 0:
		return false
	case f.known(i, i+1) != "" || f.lang.people[w.low]:
		return true
	}
	for _, n := range []int{2, 3} {
		for from := max(0, i-1); from <= i && from+n <= len(f.words); from++ {
			if f.unbroken(from, from+n) && f.known(from, from+n) != "" {
				return true
			}
		}
	}
	head, _, _ := strings.Cut(w.low, "-") // Jean-Claude
	return given[head] && !givenToo[head] || i > 0 && f.joined(i) && given[f.words[i-1].low] && w.capital || f.words[i].initial
}

// trusted tells whether a name may begin at word i of a run that ends before j.
func (f *finder) trusted(i, j int) bool {
	w := &f.words[i]
	switch {
	case f.lang.times[w.low]:
		return false
	case f.lang.never[w.low]:
		return f.begins(i)
	case w.headline:
		return f.sure(i)
	case f.lang.nouns:
		return f.proven(i, j)
	case !w.opens:
		if j == i+1 {
			return !f.lang.common[w.low] && w.text != "I" && !f.lang.plain[strings.TrimRight(w.low, "s.")]
		}
		return true
	case f.sure(i):
		return true
	case f.lang.common[w.low] || f.lower[w.low] > 0:
		return false
	case w.shout:
		return !f.lang.plain[w.low]
	case w.initial:
		return j > i+1
	}
	if j == i+1 {
		// one unknown word at a sentence's start: a name where it speaks
		return i+1 < len(f.words) && f.words[i+1].glued && f.lang.says[f.words[i+1].low] && f.nameLike(w.low) && f.lang.spoken[f.words[i+1].low]
	}
	next := &f.words[i+1]
	if f.lang.people[next.low] || f.lang.times[next.low] || f.titleAt(i+1, j) > 0 || f.isGiven(i+1) && !f.isGiven(i) ||
		f.known(i+1, min(j, i+2)) != "" && !f.lang.orgs[f.words[j-1].low] {
		return false
	}
	return f.nameLike(w.low)
}

// nameLike tells a word that may be a name from one whose ending is that of a verb or adverb.
func (f *finder) nameLike(low string) bool {
	for _, tail := range f.lang.endings {
		if strings.HasSuffix(low, tail) {
			return false
		}
	}
	return true
}

// proven is what a name needs in a language where every noun has a capital.
func (f *finder) proven(i, j int) bool {
	w := &f.words[i]
	if f.lang.common[w.low] {
		return false
	}
	if f.known(i, i+1) != "" || f.lang.people[w.low] || w.shout && !f.lang.plain[w.low] || w.initial && j > i+1 || f.persons[w.low] > 0 {
		return true
	}
	for n := min(j, i+4); n > i+1; n-- {
		if f.known(i, n) != "" {
			return true
		}
	}
	return f.titleAt(i, j) > 0 || (given[w.low] || givenToo[w.low]) && j > i+1
}

// titleAt returns the word after a title that begins at i, 0 where none does.
func (f *finder) titleAt(i, j int) int {
	for end := min(j, i+4, len(f.words)); end > i; end-- {
		phrase := f.words[i].low
		if end > i+1 {
			phrase = strings.ToLower(f.text[f.words[i].start:f.words[end-1].end])
		}
		if f.lang.titles[phrase] {
			return end
		}
	}
	return 0
}

// leading are particles that belong to the name even where it stands without a given name.
var leading = wordlist.Of(`al el bin ibn abu von van der`)

// take writes down the name of words i to before j.
func (f *finder) take(i, j int, kind Kind, title string) {
	for j > i+1 && (f.lang.never[f.words[j-1].low] || !f.words[j-1].capital) {
		j--
	}
	for i > 0 && title == "" && !f.lang.nouns && f.words[i].glued && leading[f.words[i-1].text] {
		i-- // al Qaeda, bin Laden
		if known := f.known(i, j); known != "" {
			kind = known
		}
	}
	span := passage.Span{Start: f.words[i].start, End: f.words[j-1].end}
	if j > i+1 && strings.HasSuffix(f.text[span.Start:span.End], ".") && f.words[j-1].initial {
		// "Plan B." at a sentence's end keeps its letter without the full stop
		if j == len(f.words) || f.words[j].line != f.words[j-1].line || f.words[j].capital && f.words[j].glued {
			span.End--
		}
	}
	if utf8.RuneCountInString(f.text[span.Start:span.End]) < 2 {
		return
	}
	if kind == Person {
		f.called[f.words[i].low] = f.called[f.words[i].low] || j > i+1
		f.persons[f.words[lastOf(f.words[i:j])+i].low]++
	}
	f.names = append(f.names, Name{Span: span, Text: f.text[span.Start:span.End], Kind: kind, Title: title, InTitle: f.words[i].headline})
}

// lastOf returns the surname among words.
func lastOf(words []word) int {
	at := len(words) - 1
	for at > 0 && suffixes[words[at].text] {
		at--
	}
	return at
}
