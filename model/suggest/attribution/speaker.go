package attribution

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/names"
	"galley/model/passage"
	"galley/model/wordlist"
)

// people are the names of a text, and who bears them.
type people struct {
	found   []names.Name
	bearers []names.Bearer
	of      []int            // the bearer of each name
	forms   []gender         // what titles say of each bearer
	given   []int            // where each bearer is first named with more than a surname
	roleOf  map[string][]int // the persons whose title or role has a word, in small letters
}

func (r *reading) people(language string) *people {
	p := &people{found: names.Find(r.text, language)}
	p.bearers, p.of = names.Resolve(p.found)
	p.forms, p.given = make([]gender, len(p.bearers)), make([]int, len(p.bearers))
	for i, n := range slices.Backward(p.found) {
		if n.Given() != "" {
			p.given[p.of[i]] = n.Start
		}
		switch strings.ToLower(strings.TrimSuffix(n.Title, ".")) {
		case "mr", "herr", "herrn", "m", "monsieur", "sir", "king", "prince":
			p.forms[p.of[i]].he = true
		case "mrs", "ms", "miss", "frau", "mme", "mlle", "madame", "dame", "queen", "princess":
			p.forms[p.of[i]].she = true
		}
	}
	p.roleOf = map[string][]int{}
	for b, bearer := range p.bearers {
		if bearer.Kind != names.Person {
			continue
		}
		called := strings.ToLower(bearer.Title + " " + bearer.Role)
		for w := range strings.FieldsFuncSeq(called, func(c rune) bool { return !unicode.IsLetter(c) }) {
			if list := p.roleOf[w]; len(list) == 0 || list[len(list)-1] != b {
				p.roleOf[w] = append(list, b)
			}
		}
	}
	return p
}

// within are the numbers of the names that lie in a span.
func (p *people) within(s passage.Span) []int {
	var out []int
	first := sort.Search(len(p.found), func(i int) bool { return p.found[i].Start >= s.Start })
	for i := first; i < len(p.found) && p.found[i].End <= s.End; i++ {
		out = append(out, i)
	}
	return out
}

// who is a speaker as far as the text tells.
type who struct {
	name, role string
	bearer     int // -1: nobody with a name, or several
	named      bool
	one        bool // without a name, but surely one: "the commander"
}

var none = who{bearer: -1}

func (r *reading) span(s reach) passage.Span {
	return passage.Span{Start: r.tokens[s.a].Start, End: r.tokens[s.b-1].End}
}

// speakers turns the findings into attributions with the names of those who speak.
func (r *reading) speakers(language string) []Attribution {
	p := r.people(language)
	out := make([]Attribution, 0, len(r.found))
	last := speech{who: none, n: -1}
	for n, f := range r.found {
		a := Attribution{Source: r.span(f.source), Cue: r.span(f.cue), Lemma: f.form.lemma, Core: f.form.core}
		quoted, all := 0, 0
		for _, s := range f.content {
			a.Content = append(a.Content, r.span(s))
			quoted += r.quoted[s.b] - r.quoted[s.a]
			all += r.counted[s.b] - r.counted[s.a]
		}
		a.Direct = quoted*2 > all
		w := r.speaker(p, f, last)
		a.Speaker, a.Role, a.Named, a.Pronoun = w.name, w.role, w.named, r.pronoun(f.head)
		if a.Speaker != "" && w.bearer >= 0 && p.bearers[w.bearer].Kind == names.Person {
			last = speech{w, n}
		} else if !r.pronoun(f.head) {
			last = speech{w, n}
			last.bearer = -1
		}
		out = append(out, a)
	}
	return r.withHeadlines(p, out)
}

// speech is the last attribution to somebody, and to whom.
type speech struct {
	who
	n int // the finding
}

// speaker is who a finding's source is.
func (r *reading) speaker(p *people, f finding, last speech) who {
	first := r.tokens[f.head.a]
	switch {
	case f.head.b == f.head.a+1 && (r.g.singular[first.low] || f.source == f.cue):
		return r.pronounOf(p, f, last)
	case f.head.b == f.head.a+1 && r.g.relative[first.low]:
		return r.antecedent(p, f.head.a)
	case r.pronoun(f.head):
		return none
	}
	return r.phraseNames(p, f.head)
}

// phraseNames is who a noun phrase names. Only a name that is the phrase's own counts: not that
// in "a spokesman for Clinton" or "Clinton's lawyer".
func (r *reading) phraseNames(p *people, s reach) who {
	for s.b > s.a+1 {
		last := r.tokens[s.b-1]
		if last.kind != round && last.kind != possessive && (last.kind != period || r.tokens[s.b-2].capital) {
			break
		}
		if last.kind == round {
			b := r.bracketBefore(s.b-1, s.a)
			if b <= s.a {
				break
			}
			s.b = b
			continue
		}
		s.b--
	}
	if parts := r.parts(s); len(parts) > 1 {
		return r.several(p, s, parts)
	}
	in := p.within(r.span(s))
	for k := len(in) - 1; k >= 0; k-- {
		n := p.found[in[k]]
		if !r.heads(n, s) {
			continue
		}
		b := p.of[in[k]]
		if n.Kind != names.Person && n.Kind != names.Organisation && n.Kind != names.Other && n.Kind != names.Place {
			break
		}
		if n.Kind != names.Person && r.tokens[s.a].Start < n.Start && !r.g.determine[r.tokens[s.a].low] {
			break // "senior NATO": only a part of what it is called
		}
		return r.whoIs(p, b, n)
	}
	if w, ok := r.described(p, s); ok {
		return w
	}
	if first := r.tokens[s.a]; !first.capital && !r.g.determine[first.low] && !r.plural(s) {
		return none // a verb may have slipped in
	}
	return who{name: r.words(s), bearer: -1, one: r.g.articles[r.tokens[s.a].low] && !r.plural(s)}
}

// whoIs is a bearer as a speaker.
func (r *reading) whoIs(p *people, b int, n names.Name) who {
	bearer := p.bearers[b]
	role := bearer.Role
	if role == "" {
		role = n.Role
	}
	if role == "" && !courteous[strings.ToLower(strings.TrimSuffix(bearer.Title, "."))] {
		role = bearer.Title
	}
	if article, rest, ok := strings.Cut(role, " "); ok && (r.g.articles[strings.ToLower(article)] || r.g.single[strings.ToLower(article)]) {
		role = rest
	}
	return who{name: p.nameAt(b, n), role: strings.TrimSuffix(role, " and"), bearer: b, named: true}
}

// nameAt is the fullest name of a bearer. Where a title stands before a surname alone, and a
// given name comes up only behind it, they may be two: Mr. Obama, and later Michelle Obama.
func (p *people) nameAt(b int, n names.Name) string {
	full := p.bearers[b].Name
	if n.Title == "" || n.Given() != "" || n.Text == full || p.given[b] < n.Start {
		return full
	}
	return n.Text
}

// courteous are titles that say nothing of what a person does.
var courteous = wordlist.Of("mr mrs ms miss mx herr frau herrn m mme mlle monsieur madame")

// heads is true where a name is what a phrase is about: the phrase ends with it, or a place
// or a bracket follows, and no preposition stands before it and its title.
func (r *reading) heads(n names.Name, s reach) bool {
	start := n.Start
	if before := strings.TrimRight(r.text[:n.Start], " "); n.Title != "" && strings.HasSuffix(before, n.Title) {
		start = len(before) - len(n.Title)
	}
	if n.Role != "" && n.RoleAt.End <= n.Start && n.Start-n.RoleAt.End < 3 {
		start = min(start, n.RoleAt.Start)
	}
	for k := s.a; k < s.b; k++ {
		t := r.tokens[k]
		switch {
		case t.End <= start && t.kind == word && (r.g.link[t.low] || r.g.of[t.low]):
			return false
		case t.Start >= n.End:
			return t.kind == round || t.kind == period && k+1 >= s.b || t.kind == word && (r.g.link[t.low] || r.g.time[t.low])
		}
	}
	return true
}

// parts splits a phrase at its "and".
func (r *reading) parts(s reach) []reach {
	var out []reach
	start := s.a
	for k := s.a; k < s.b; k++ {
		if r.g.and[r.tokens[k].low] && k > start && k+1 < s.b {
			out = append(out, reach{start, k})
			start = k + 1
		}
	}
	return append(out, reach{start, s.b})
}

// several is who speaks where two or more do. Where "and" is inside a name, it is one.
func (r *reading) several(p *people, s reach, parts []reach) who {
	for _, i := range p.within(r.span(s)) {
		if n := p.found[i]; r.heads(n, s) && n.Start <= r.tokens[parts[0].b].Start && n.End > r.tokens[parts[0].b].End {
			return r.whoIs(p, p.of[i], n)
		}
	}
	said := make([]string, 0, len(parts))
	for _, part := range parts {
		w := r.phraseNames(p, part)
		if w.bearer < 0 {
			return who{name: r.words(s), bearer: -1}
		}
		said = append(said, w.name)
	}
	and := r.tokens[parts[0].b]
	return who{name: strings.Join(said, " "+r.text[and.Start:and.End]+" "), bearer: -1, named: true}
}

// words are those of a phrase, on one line, with a capital.
func (r *reading) words(s reach) string {
	sp := r.span(s)
	text := strings.Join(strings.Fields(r.text[sp.Start:sp.End]), " ")
	if utf8.RuneCountInString(text) > longestSpeaker {
		return ""
	}
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// longestSpeaker is how many letters a speaker without a name has at most: a longer phrase
// has taken in more than who it is.
const longestSpeaker = 100

// described is who "the mayor" is: the one person of the text with that title or role.
func (r *reading) described(p *people, s reach) (who, bool) {
	if s.b-s.a > 4 || !r.g.articles[r.tokens[s.a].low] {
		return none, false
	}
	last := r.tokens[s.b-1]
	if last.kind != word || last.capital || !r.g.titles[last.low] && !r.g.roles[last.low] {
		return none, false
	}
	if len(p.roleOf[last.low]) != 1 {
		return none, false
	}
	at := p.roleOf[last.low][0]
	first := p.found[p.bearers[at].Mentions[0]]
	if first.Start > last.Start {
		return none, false
	}
	return r.whoIs(p, at, first), true
}

// withHeadlines adds "Clinton: …" at the start of a line.
func (r *reading) withHeadlines(p *people, out []Attribution) []Attribution {
	k, added := 0, false
	for i, n := range p.found {
		for k < len(r.tokens) && r.tokens[k].End < n.End {
			k++
		}
		if n.Kind != names.Person || k+2 >= len(r.tokens) || r.tokens[k+1].low != ":" || r.tokens[k+2].line != r.tokens[k].line {
			continue
		}
		first := r.tokens[k].from
		if r.tokens[first].Start != n.Start || first > 0 && r.tokens[first-1].line == r.tokens[first].line {
			continue
		}
		end := k + 2
		for end < len(r.tokens) && r.tokens[end].line == r.tokens[k].line {
			end++
		}
		w := r.whoIs(p, p.of[i], n)
		content := reach{k + 2, end}
		out = append(out, Attribution{Source: n.Span, Cue: r.tokens[k+1].Span, Content: []passage.Span{r.span(content)},
			Speaker: w.name, Role: w.role, Named: true, Lemma: ":", Direct: r.tokens[k+2].kind == opening})
		added = true
	}
	if added {
		slices.SortStableFunc(out, func(a, b Attribution) int { return a.Cue.Start - b.Cue.Start })
	}
	return out
}
