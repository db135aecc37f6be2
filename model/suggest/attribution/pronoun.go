package attribution

import (
	"slices"
	"sort"
	"strings"

	"galley/model/names"
)

// gender is what the courtesy titles of a person tell; it only ever rules a pronoun out.
type gender struct{ he, she bool }

func (r *reading) pronoun(s reach) bool { return r.pronounAlone(s.a, s.b) }

// antecedent is who a "who" stands for: what is right before it.
func (r *reading) antecedent(p *people, k int) who {
	end := k - 1
	if end > r.tokens[k].from && r.tokens[end].kind == comma {
		end--
	}
	if end < r.tokens[k].from || r.tokens[end].kind != word && r.tokens[end].kind != round {
		return none
	}
	a, ok := r.phraseBefore(end, max(r.tokens[k].from, k-farthest))
	if !ok || r.pronoun(reach{a, end + 1}) {
		return none
	}
	w := r.phraseNames(p, reach{a, end + 1})
	if w.bearer >= 0 && p.bearers[w.bearer].Kind != names.Person && p.bearers[w.bearer].Kind != names.Organisation &&
		p.bearers[w.bearer].Kind != names.Other {
		return none // "people on Capitol Hill who"
	}
	if w.bearer < 0 && !w.named && !r.g.single[r.tokens[a].low] && !r.tokens[end].capital {
		return none
	}
	return w
}

// pronounOf is who he or she is, where that is sure: who spoke last in the same paragraph or
// the one just before, when no other person has come up since; else the only person that
// the paragraph has named so far.
func (r *reading) pronounOf(p *people, f finding, last speech) who {
	at := r.tokens[f.head.a]
	from := r.paragraphStart(f.head.a)
	spoke := last.n >= 0 && last.bearer >= 0 && at.line-r.tokens[r.found[last.n].cue.a].line <= r.reaches(last.n)
	if last.n >= 0 && last.bearer < 0 && r.tokens[r.found[last.n].cue.a].line == at.line {
		if last.one && r.tokens[r.found[last.n].cue.a].from == at.from {
			return last.who
		}
		return none // somebody without a name spoke last
	}
	if spoke {
		from = r.tokens[r.found[last.n].cue.b-1].End
	}
	only := -1
	first := sort.Search(len(p.found), func(i int) bool { return p.found[i].Start >= from })
	for i := first; i < len(p.found) && p.found[i].Start < at.Start; i++ {
		if i > first+farthest {
			return none
		}
		b := p.of[i]
		n := p.found[i]
		if n.Kind != names.Person && n.Kind != names.Other || r.quotedAt(n.Start) || spoke && (b == last.bearer || r.said(last.n, n.Start)) {
			continue
		}
		if spoke || only >= 0 && only != b {
			return none
		}
		only = b
	}
	if only >= 0 && p.bearers[only].Kind != names.Person {
		return none
	}
	switch {
	case spoke && p.fits(last.bearer, at.low):
		return last.who
	case !spoke && only >= 0 && p.fits(only, at.low):
		return r.whoIs(p, only, names.Name{})
	}
	return none
}

// reaches is how many paragraphs on a speaker is remembered: one, and as many as the
// quotation runs over.
func (r *reading) reaches(n int) int {
	c := r.found[n].content
	return 1 + max(0, r.tokens[c[len(c)-1].b-1].line-r.tokens[r.found[n].cue.a].line)
}

func (r *reading) paragraphStart(k int) int {
	line := r.tokens[k].line
	at := sort.Search(len(r.tokens), func(i int) bool { return r.tokens[i].line >= line })
	return r.tokens[at].Start
}

func (r *reading) quotedAt(at int) bool {
	k := sort.Search(len(r.tokens), func(i int) bool { return r.tokens[i].End > at })
	return k < len(r.tokens) && r.tokens[k].quote >= 0
}

// said is true for a place inside what a finding gives to somebody.
func (r *reading) said(n, at int) bool {
	return slices.ContainsFunc(r.found[n].content, func(s reach) bool { return r.span(s).Contains(at) })
}

func (p *people) fits(b int, pronoun string) bool {
	g := p.forms[b]
	if g.he == g.she {
		return true
	}
	switch pronoun[strings.LastIndexByte(pronoun, '-')+1:] {
	case "he", "er", "il":
		return g.he
	case "she", "sie", "elle":
		return g.she
	}
	return true
}
