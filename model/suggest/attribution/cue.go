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
	start                    int // of auxiliaries and adverbs that belong to it
	be, have, do, modal, not bool
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
	if !v.tells(f.shape) || r.g.verbFirst && i+1 < len(r.tokens) && r.g.negative[r.tokens[i+1].low] {
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
	if f.shape == bare && !r.agrees(v, s) {
		return
	}
	if s.shared && v.start > r.tokens[i].from && r.tokens[v.start-1].kind == comma && r.toldAfter(i, v, f) {
		return
	}
	if r.supposed(s) || r.none(s.source) || !f.core && r.g.self[r.tokens[s.source.a].low] {
		return // "the guide I wrote": the author of the text is no source
	}
	clause := reach{s.source.a, i + 1}
	if s.shared {
		clause.a = v.start
	}
	r.keep(finding{source: s.source, head: s.head, cue: reach{i, i + 1}, clause: clause, form: f, shared: s.shared})
}

// tells is true where a verb says that something is said: it is no passive, no possibility,
// and the form goes with its auxiliary.
func (v verb) tells(s shape) bool {
	switch {
	case v.not, v.modal, v.be:
		return false
	case s == participle:
		return v.have
	case s == bare:
		return !v.have
	case s == present:
		return !v.have && !v.do
	}
	return true
}

// agrees is true where a plain "say" goes with its subject: several say.
func (r *reading) agrees(v verb, s subject) bool {
	return (v.do || r.plural(s.head)) && !r.g.single[r.tokens[s.source.a].low] && !r.let(s)
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
	r.keep(finding{source: reach{i + 1, end}, head: reach{i + 1, head}, cue: reach{i, i + 1}, clause: reach{v.start, end}, form: f,
		inverted: true})
	return true
}

func (r *reading) keep(f finding) { r.found = append(r.found, f) }
