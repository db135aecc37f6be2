package names

import (
	"strings"
	"unicode"

	"galley/model/passage"
	"galley/model/wordlist"
)

// roleReach is how many words a role may have. Longer ones are sentences of their own.
const roleReach = 14

// settle looks at what stands around the names: roles, ages, verbs of saying, acronyms
// and quotation marks, and says of what kind the unsure ones are.
func (f *finder) settle() {
	f.defined()
	at := 0
	for i := range f.names {
		n := &f.names[i]
		for at < len(f.words) && f.words[at].start < n.Start {
			at++
		}
		end := at
		for end < len(f.words) && f.words[end].end <= n.End {
			end++
		}
		if n.Kind == Person || n.Kind == Other {
			f.roleBefore(n, at)
			f.roleBehind(n, end)
			f.evidence(n, at, end)
		}
	}
	for i := range f.names {
		n := &f.names[i]
		if n.Kind == Other && (f.persons[strings.ToLower(n.Surname())] > 0 || f.called[strings.ToLower(n.Text)]) {
			n.Kind = Person
		}
	}
	f.works()
}

// evidence takes a name for a person's where what stands behind it says so.
func (f *finder) evidence(n *Name, at, end int) {
	if n.Kind == Person {
		return
	}
	words := end - at
	person := n.Role != ""
	if end < len(f.words) {
		w := &f.words[end]
		person = person || words > 1 && w.glued && f.lang.spoken[w.low] ||
			words > 1 && w.comma && w.number && len(w.text) <= 3 && strings.HasPrefix(f.text[w.end:], ",")
	}
	if person && !f.lang.orgs[f.words[end-1].low] && !f.words[end-1].shout {
		n.Kind = Person
		f.persons[f.words[lastOf(f.words[at:end])+at].low]++
	}
}

// roleBefore reads the role that stands right before a name: "senior U.S. diplomat".
func (f *finder) roleBefore(n *Name, at int) {
	end := at
	if n.Title != "" {
		for at > 0 && f.words[at-1].start >= n.Start-len(n.Title)-1 {
			at--
		}
		from := at
		for from > 0 && at-from < 6 && f.words[from].glued && f.ranks(from-1) {
			from--
		}
		if from < at {
			f.roleFrom(n, f.words[from].start, n.Start) // "Afghan President"
		}
		return
	}
	if end == 0 || end >= len(f.words) || !f.words[end].glued || !f.lang.roles[f.words[end-1].low] || f.words[end-1].owns {
		return
	}
	from := end - 1
	for from > 0 && end-from < 9 && f.words[from].glued && !f.words[from-1].number && !f.lang.stops[f.words[from-1].low] {
		if f.words[from].opens || f.verbal(&f.words[from-1]) {
			break
		}
		from--
	}
	f.roleFrom(n, f.words[from].start, n.Start)
}

// ranks tells whether a word belongs to the role that a title ends: "former New York
// Mayor".
func (f *finder) ranks(i int) bool {
	w := &f.words[i]
	if !w.capital {
		return beforeTitle[w.low]
	}
	return !w.owns && !f.lang.never[w.low] && !f.lang.times[w.low] && (!w.opens || f.sure(i))
}

var beforeTitle = wordlist.Of(`former acting then deputy senior outgoing incoming longtime late ex then-`)

// verbal tells a word in small letters that by its ending is a verb and no part of a role.
func (f *finder) verbal(w *word) bool {
	if w.capital || f.lang.roles[w.low] || roleAdjectives[w.low] || strings.Contains(w.low, "-") {
		return false
	}
	for _, tail := range f.lang.verbs {
		if strings.HasSuffix(w.low, tail) {
			return true
		}
	}
	return false
}

// roleAdjectives end as verbs do and still begin a role.
var roleAdjectives = wordlist.Of(`retired disgraced leading outgoing incoming acting visiting ranking sitting governing embattled convicted accused 
renowned celebrated respected managing marketing advertising banking founding training housing engineering nursing wedding 
exiled elected jailed ousted deposed appointed self-styled media-trained`)

// roleFrom sets the role to the letters between two places.
func (f *finder) roleFrom(n *Name, from, to int) {
	text := strings.TrimRightFunc(f.text[from:to], unicode.IsSpace)
	if text == "" || strings.ContainsAny(text, "\n\"“”") {
		return
	}
	n.Role, n.RoleAt = text, passage.Span{Start: from, End: from + len(text)}
}

// roleBehind reads the role that stands behind a name between commas: ", the special
// envoy for Afghanistan,".
func (f *finder) roleBehind(n *Name, end int) {
	if n.Role != "" || end >= len(f.words) || !f.words[end].comma {
		return
	}
	w := &f.words[end]
	// "Smith, 54, a teacher,"
	if w.number && end+1 < len(f.words) && f.words[end+1].comma {
		end++
		w = &f.words[end]
	}
	known := f.lang.relates[w.low] || f.words[end].owns || w.capital || f.lang.roles[w.low]
	if !known {
		return
	}
	role, to := false, end
	// "President Barack Obama's hand-picked envoy", but not a row of names: there is a noun of a role
	for k := end; k < len(f.words) && k < end+roleReach; k++ {
		if k > end {
			gap := f.text[f.words[k-1].end:f.words[k].start]
			if strings.ContainsAny(gap, ",;:—–\n\"“”()!?") || strings.Contains(gap, ". ") {
				break
			}
		}
		low := f.words[k].low
		if f.lang.breaks[low] && k > end {
			break
		}
		if f.lang.roles[low] || f.lang.titles[low] && k > end {
			role = true
		} else if at := strings.LastIndexByte(low, '-'); at > 0 && f.lang.roles[low[at+1:]] {
			role = true
		}
		to = k + 1
	}
	if !role || to == end {
		return
	}
	// A role ends with a comma, a bracket or the sentence; else it may be the next clause.
	rest := strings.TrimLeft(f.text[f.words[to-1].end:], "'’s ")
	if rest == "" || strings.ContainsRune(",.;:—–\n)!?\"”", first(rest)) || to < len(f.words) && f.lang.breaks[f.words[to].low] {
		from := f.words[end].start
		text := f.text[from:f.words[to-1].end]
		n.Role, n.RoleAt = text, passage.Span{Start: from, End: from + len(text)}
	}
}

// defined ties an acronym in brackets to the name before it, whose initials it has.
func (f *finder) defined() {
	for i := 1; i < len(f.names); i++ {
		n, before := &f.names[i], &f.names[i-1]
		if !f.short[n.Text] || n.Start-before.End != 2 || f.text[before.End:n.Start] != " (" {
			continue
		}
		if Initials(before.Text, n.Text) {
			before.Short = n.Text
			if before.Kind == Other {
				before.Kind = Organisation
			}
		}
	}
}

// Initials tells whether an acronym is made of a name's first letters, small words left
// out or not: "ISAF" of "International Security Assistance Force".
func Initials(name, acronym string) bool {
	var all, big []rune
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '&' }) {
		r := first(w)
		all = append(all, unicode.ToUpper(r))
		if unicode.IsUpper(r) {
			big = append(big, r)
		}
	}
	plain := strings.ReplaceAll(strings.TrimSuffix(acronym, "s"), ".", "")
	return plain == string(big) || plain == string(all)
}

// works finds quoted titles: words in quotation marks nearly all of which have capitals,
// and not a sentence.
func (f *finder) works() {
	if f.lang.nouns {
		return
	}
	var out []Name
	next := 0
	for i := 0; i < len(f.words); i++ {
		if !f.words[i].quote || !f.words[i].capital {
			continue
		}
		j, ok := f.quoted(i)
		if !ok || !f.titled(i, j) {
			continue
		}
		start, end := f.words[i].start, f.words[j-1].end
		for next < len(f.names) && f.names[next].Start < start {
			out = append(out, f.names[next])
			next++
		}
		for next < len(f.names) && f.names[next].Start < end {
			next++
		}
		out = append(out, Name{Span: passage.Span{Start: start, End: end}, Text: f.text[start:end], Kind: Work})
		i = j - 1
	}
	if out != nil {
		f.names = append(out, f.names[next:]...)
	}
}

// quoted returns the word after those of a short quotation that begins at i.
func (f *finder) quoted(i int) (int, bool) {
	for j := i; j < len(f.words) && j < i+10; j++ {
		if f.words[j].line != f.words[i].line {
			return 0, false
		}
		gap := f.text[f.words[j].end:]
		if j+1 < len(f.words) {
			gap = f.text[f.words[j].end:f.words[j+1].start]
		}
		if j+1 < len(f.words) && strings.ContainsAny(gap, ".!?:;") && !strings.ContainsAny(gap, "\"”»“") {
			return 0, false
		}
		if at := strings.IndexAny(gap, "\"”»“"); at >= 0 ||
			strings.IndexAny(strings.TrimPrefix(gap, ","), "’'") == 0 {
			return j + 1, true
		}
	}
	return 0, false
}

// titled tells whether quoted words are a title: two at least, every long one with a
// capital, no words of speech.
func (f *finder) titled(i, j int) bool {
	if j-i < 2 || f.words[i].headline {
		return false
	}
	capitals := 0
	for k := i; k < j; k++ {
		w := &f.words[k]
		switch {
		case w.capital:
			capitals++
		case len(w.text) > 4 || w.number:
			return false
		}
		if w.text == "I" || strings.ContainsAny(w.text, "'’") && f.lang.never[w.low] {
			return false
		}
	}
	if f.isGiven(i) && j-i == 2 || f.known(i, j) != "" || f.words[i].shout && f.words[j-1].shout || f.words[j-1].text == "I" {
		return false // a name in quotation marks
	}
	return capitals >= 2 && f.words[j-1].capital
}
