package attribution

import "strings"

// finding is an attribution while the text is read; all are numbers of tokens, the first
// one behind the last excluded.
type finding struct {
	source   reach // empty where the sentence gives none
	head     reach // the part of the source with the name: without what follows a comma
	cue      reach
	clause   reach // from the first of source and cue to the last
	form     form
	inverted bool // the source follows the cue
	shared   bool // the source is the subject of a verb before
	before   bool // according to: only clause and comma part it from what is said
	content  []reach
}

// reach is a run of tokens.
type reach struct{ a, b int }

func (s reach) empty() bool { return s.a >= s.b }

// try looks whether an attribution has its cue at a token.
func (r *reading) try(i int) {
	t := &r.tokens[i]
	if t.kind != word || t.quote >= 0 && !r.scare(t.quote) {
		return
	}
	if n := r.sequence(i, r.g.according); n > 0 {
		r.according(i, n)
		return
	}
	if n := r.sequence(i, r.g.trailing); n > 0 {
		r.trailing(i, n)
		return
	}
	if r.clitic(i) {
		return
	}
	f, ok := r.g.forms[t.low]
	if !ok || t.capital && !r.heading(i) && (f.shape != gerund || i > t.from) {
		return
	}
	if r.nominal(i, f) {
		return
	}
	if f.shape == gerund {
		r.gerund(i, f)
		return
	}
	r.finite(i, f)
}

// scare is true for a quotation of a word or two, which is no speech of its own.
func (r *reading) scare(q int) bool { return r.quotes[q].last-r.quotes[q].first < 4 }

// heading is true where words with capitals may be verbs: in a line where most have one.
func (r *reading) heading(i int) bool {
	t := r.tokens[i]
	capitals, all := 0, 0
	for k := max(t.from, i-farthest); k < t.to && all < 40 && k < i+farthest; k++ {
		if r.tokens[k].kind == word && len(r.tokens[k].low) > 3 {
			all++
			if r.tokens[k].capital {
				capitals++
			}
		}
	}
	return i > t.from && capitals*3 >= all*2
}

// sequence is how many tokens the longest of some phrases takes from a token on.
func (r *reading) sequence(i int, phrases []string) int {
	longest := 0
	for _, p := range phrases {
		k, fits := i, true
		for w := range strings.FieldsSeq(p) {
			if k >= r.tokens[i].to || r.tokens[k].low != w {
				fits = false
				break
			}
			k++
		}
		if fits && k-i > longest {
			longest = k - i
		}
	}
	return longest
}

// verb is what stands before a finite verb: where its subject must end, and what the
// words between do to it.
type verb struct {
	start                           int // of auxiliaries and adverbs that belong to it
	be, have, do, modal, not, comma bool
}

func (r *reading) verbAt(i int) verb {
	v := verb{start: i}
	from := r.tokens[i].from
	for k := i - 1; k >= from && i-k < 12; k-- {
		t := r.tokens[k]
		switch {
		case strings.HasSuffix(t.low, "n't") || strings.HasSuffix(t.low, "n’t"):
			v.not = true
			v.mark(r.g, t.low[:len(t.low)-3])
		case r.g.negative[t.low]:
			v.not = true
		case t.kind == possessive && !r.g.auxiliary[t.low]:
			return v
		case t.low == "to" && k-1 > from && r.g.keeps[r.tokens[k-1].low]: // continued to say
			if k--; r.tokens[k].low == "on" {
				k--
			}
			v.do = true // the form after "to" is the plain one
		case r.g.auxiliary[t.low] && !(t.low == "'s" && r.tokens[i].low != "saying" && v.start == i), r.g.modal[t.low]:
			v.mark(r.g, t.low)
		case t.kind == word && (r.g.adverbs[t.low] || r.g.adverb(t.low)) && (!t.capital || k > from):
		case t.kind == comma && k-1 >= from && r.tokens[k-1].kind == word && r.g.adverbs[r.tokens[k-1].low] &&
			k-2 >= from && r.tokens[k-2].kind == comma: // Clinton, however, said
			k -= 2
		default:
			return v
		}
		v.start = k
	}
	return v
}

func (v *verb) mark(g *grammar, low string) {
	switch {
	case g.be[low]:
		v.be = true
	case g.modal[low] || low == "ca" || low == "wo":
		v.modal = true
	case strings.HasPrefix(low, "d"):
		v.do = true
	default:
		v.have = true
	}
}

// finite tries a verb that has a subject of its own.
func (r *reading) finite(i int, f form) {
	v := r.verbAt(i)
	if r.g.verbFirst && i+1 < len(r.tokens) && r.g.negative[r.tokens[i+1].low] {
		return
	}
	if v.not || v.modal || v.be && f.shape != gerund || f.shape == participle && !v.have {
		return
	}
	if f.shape == bare && v.have || f.shape == present && (v.have || v.do) {
		return
	}
	if !f.names && !f.to && (v.start == i || f.shape == participle) && f.shape != bare && !r.subjectFirst(i, v) {
		if r.inverted(i, v, f) {
			return
		}
	}
	s, ok := r.subject(v.start-1, i)
	if !ok || !r.says(i, f, s) {
		return
	}
	if f.shape == bare && (r.g.single[r.tokens[s.source.a].low] || !v.do && !r.plural(s.head) || r.let(s)) {
		return
	}
	if s.shared && v.start > r.tokens[i].from && r.tokens[v.start-1].kind == comma && r.toldAfter(i, v, f) {
		return
	}
	if r.supposed(s) || r.none(s.source) {
		return
	}
	clause := reach{s.source.a, i + 1}
	if s.shared {
		clause.a = v.start
	}
	r.keep(finding{source: s.source, head: s.head, cue: reach{i, i + 1}, clause: clause, form: f, shared: s.shared})
}

// subjectFirst is true where, in a language whose subject may follow the verb anywhere, it
// surely stands before: the clause begins with it.
func (r *reading) subjectFirst(i int, v verb) bool {
	if !r.g.verbFirst || v.start == r.tokens[i].from {
		return false
	}
	from := max(r.tokens[i].from, i-farthest)
	a, ok := r.phraseBefore(v.start-1, from)
	return ok && r.edge(a, from) && !r.g.time[r.tokens[v.start-1].low]
}

// clitic reads a verb with its pronoun hung on: dit-il, explique-t-elle, a-t-il déclaré.
func (r *reading) clitic(i int) bool {
	if r.g.clitics == nil {
		return false
	}
	t := r.tokens[i]
	one := reach{i, i + 1}
	if verb, pronoun, ok := strings.Cut(t.low, "-"); ok && r.g.clitics[pronoun] {
		if f, ok := r.g.forms[verb]; ok {
			r.keep(finding{source: one, head: one, cue: one, clause: one, form: f, inverted: true})
			return true
		}
	}
	if f, ok := r.g.forms[t.low]; ok && i > t.from && r.g.singular[r.tokens[i-1].low] && strings.Contains(r.tokens[i-1].low, "-") {
		before := reach{i - 1, i}
		r.keep(finding{source: before, head: before, cue: one, clause: reach{i - 1, i + 1}, form: f, inverted: true})
		return true
	}
	return false
}

// supposed is true where the clause only supposes that somebody says it.
func (r *reading) supposed(s subject) bool {
	from := r.tokens[s.source.a].from
	for k := s.source.a - 1; k >= from && s.source.a-k < 4; k-- {
		t := r.tokens[k]
		if r.g.if_[t.low] {
			return true
		}
		if t.kind != comma && !r.g.adverbs[t.low] {
			return false
		}
	}
	return false
}

// none is true for no one, nobody.
func (r *reading) none(s reach) bool {
	if r.g.none[r.tokens[s.a].low] {
		return true
	}
	return r.tokens[s.a].low == "no"
}

// plural is true where a subject surely is several, which a plain "say" needs.
func (r *reading) plural(s reach) bool {
	for k := s.a; k < s.b; k++ {
		if r.g.and[r.tokens[k].low] {
			return true
		}
	}
	last := r.tokens[s.b-1].low
	switch last {
	case "they", "we", "i", "you", "who", "which", "some", "many", "others", "both", "most", "all", "several", "few", "police", "people", "men",
		"women", "media", "those", "data", "staff":
		return true
	}
	if r.tokens[s.a].low == "those" || r.tokens[s.a].low == "these" {
		return true
	}
	// "Officials at the agency say": the first noun counts.
	for k := s.a; k < s.b; k++ {
		if r.g.link[r.tokens[k].low] || r.tokens[k].kind == comma {
			break
		}
		last = r.tokens[k].low
	}
	return strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss")
}

// says is true where what follows the verb, or stands before its clause, is what is said.
// Words that are nouns as well, and those that do not always say, need more than others.
func (r *reading) says(i int, f form, s subject) bool {
	next := r.after(i + 1)
	if next < len(r.tokens) && r.g.and[r.tokens[next].low] && !r.quoteBefore(s.source.a) {
		return false
	}
	if f.plain && next < len(r.tokens) && r.tokens[next].low == "to" {
		return false // continued to say, promised to come
	}
	switch {
	case f.names:
		return r.callsSomething(next) && r.canSpeak(s) && r.describes(i, next, s)
	case f.shape == bare && f.lemma == "state":
		return r.g.that[r.tokens[min(i+1, len(r.tokens)-1)].low]
	case f.noun || f.plain:
		if r.quoteBefore(s.source.a) || r.commaBefore(s.source.a) && (r.ends(i+1) || r.tokens[i+1].kind == comma && r.tokens[s.head.b-1].capital) {
			return true
		}
		return r.opensContent(r.circumstances(i+1, r.tokens[i].to), f)
	case f.clause:
		return r.quoteBefore(s.source.a) || r.ends(i+1) || r.addsClause(i)
	}
	return true
}

// addsClause is true where a clause follows "added": not "added a note".
func (r *reading) addsClause(i int) bool {
	k := r.circumstances(i+1, r.tokens[i].to)
	return r.opensContent(k, form{}) || k < r.tokens[i].to && (r.tokens[k].kind == comma || r.g.pronouns[r.tokens[k].low] || r.tokens[k].capital)
}

// let is true where somebody only lets or makes the subject say it.
func (r *reading) let(s subject) bool {
	return s.source.a > r.tokens[s.source.a].from && r.g.lets[r.tokens[s.source.a-1].low]
}

// toldAfter tries the source behind the verb where none was found right before it.
func (r *reading) toldAfter(i int, v verb, f form) bool {
	t := r.tokens[i]
	if f.to || f.names || i+1 >= t.to || !r.tokens[i+1].capital && !r.g.determine[r.tokens[i+1].low] {
		return false
	}
	head := r.phraseAfter(i+1, t.to)
	if head <= i+1 {
		return false
	}
	end := r.appositionAfter(head, t.to)
	r.keep(finding{source: reach{i + 1, end}, head: reach{i + 1, head}, cue: reach{i, i + 1}, clause: reach{v.start, end}, form: f, inverted: true})
	return true
}

// canSpeak is true for a subject that is surely somebody: a name, a pronoun, several, or a
// thing that speaks for people.
func (r *reading) canSpeak(s subject) bool {
	last := r.tokens[s.head.b-1]
	return last.kind != word || last.capital || r.g.pronouns[last.low] || r.plural(s.head) || r.g.speaks[last.low] || r.g.roles[last.low] ||
		r.g.titles[last.low] || r.g.relative[last.low]
}

// describes is true where something is called something: not a meeting, and no stream that
// is called by its name.
func (r *reading) describes(i, k int, s subject) bool {
	t := r.tokens[k]
	if t.low == "for" || t.low == "on" || t.low == "upon" {
		return true
	}
	if r.tokens[i-1].kind == comma && !r.named(s.head.a, s.head.b) {
		return false
	}
	if s.source.a > 0 && r.tokens[s.source.a-1].low == "what" {
		return false // "what it called a breach": a word for something, no statement
	}
	for e := k; e < r.tokens[i].to && e-k < 16; e++ {
		if r.tokens[e].kind == opening && (e > k || r.named(s.head.a, s.head.b) || r.pronounAlone(s.head.a, s.head.b)) {
			return true
		}
	}
	e := k + 1
	if !r.g.objects[t.low] {
		e = r.phraseAfter(k, r.tokens[i].to)
	}
	return e > k && e < r.tokens[i].to && r.tokens[e].kind == word && !r.g.link[r.tokens[e].low] && !r.g.stop[r.tokens[e].low] &&
		!r.g.and[r.tokens[e].low] && !r.g.time[r.tokens[e].low]
}

// after is the next token that is no adverb.
func (r *reading) after(k int) int {
	for k < len(r.tokens) && r.tokens[k].kind == word && (r.g.adverbs[r.tokens[k].low] || r.g.adverb(r.tokens[k].low)) && !r.g.and[r.tokens[k].low] {
		k++
	}
	return k
}

// opensContent is true where a clause, a quotation or, for a core word, an object begins.
func (r *reading) opensContent(k int, f form) bool {
	if k >= len(r.tokens) {
		return false
	}
	t := r.tokens[k]
	switch {
	case r.g.that[t.low], t.kind == opening, t.kind == colon:
		return true
	case t.kind != word:
		return false
	case !f.core || r.g.link[t.low] || r.g.stop[t.low] || r.g.and[t.low]:
		return false
	}
	return f.shape == past || t.capital || r.g.determine[t.low] || r.g.pronouns[t.low] || t.low[0] >= '0' && t.low[0] <= '9'
}

func (r *reading) callsSomething(k int) bool {
	if k >= len(r.tokens) {
		return false
	}
	t := r.tokens[k]
	if t.kind != word {
		return t.kind == opening
	}
	return t.low == "for" || t.low == "on" || t.low == "upon" || !r.g.link[t.low] && !r.g.stop[t.low] && !r.g.and[t.low]
}

// ends is true where a sentence has nothing more to say.
func (r *reading) ends(k int) bool {
	return k >= len(r.tokens) || r.tokens[k].kind == period || r.tokens[k].from >= k
}

func (r *reading) quoteBefore(k int) bool {
	if k > 0 && r.tokens[k-1].kind == comma {
		k--
	}
	return k > 0 && r.tokens[k-1].kind == closing && r.tokens[k-1].line == r.tokens[k].line
}

func (r *reading) commaBefore(k int) bool { return k > r.tokens[k].from && r.tokens[k-1].kind == comma }

func (r *reading) keep(f finding) { r.found = append(r.found, f) }
