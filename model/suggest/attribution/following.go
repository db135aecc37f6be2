package attribution

// inverted tries a source behind the verb: "…," said the governor.
func (r *reading) inverted(i int, v verb, f form) bool {
	t := r.tokens[i]
	k := i + 1
	if k >= t.to || !r.mayInvert(i, v) {
		return false
	}
	head := r.phraseAfter(k, t.to)
	if head <= k || r.pronounAlone(k, head) && !r.g.verbFirst && !(head < len(r.tokens) && r.tokens[head].kind != word) {
		return false
	}
	if head < t.to && !r.endsSource(i, head, v) {
		return false
	}
	end := r.appositionAfter(head, t.to)
	if !r.g.verbFirst && v.start > t.from && !r.quoteBefore(v.start) && !r.ends(end) {
		if _, ok := r.withApposition(v.start-1, max(t.from, i-farthest)); ok { // X, the governor, said the dam broke
			return false
		}
	}
	r.keep(finding{source: reach{k, end}, head: reach{k, head}, cue: reach{i, i + 1}, clause: reach{v.start, end}, form: f, inverted: true})
	return true
}

// mayInvert is true where a source may follow the verb: behind a comma or a quotation, or in
// a language where it may anywhere.
func (r *reading) mayInvert(i int, v verb) bool {
	if r.g.verbFirst {
		return v.start > r.tokens[i].from || v.start > 0
	}
	if v.start > r.tokens[i].from {
		p := r.tokens[v.start-1]
		return p.kind == comma || p.kind == closing || p.kind == dash
	}
	return v.start > 0 && r.tokens[v.start-1].kind == closing && r.tokens[v.start-1].line == r.tokens[i].line
}

// endsSource is true where what follows a source shows that it ends there and is no subject
// of another verb.
func (r *reading) endsSource(i, head int, v verb) bool {
	n := r.tokens[head]
	if n.kind != word {
		return n.kind != closing && n.kind != possessive && n.kind != other
	}
	if r.g.that[n.low] && !r.g.verbFirst {
		return false
	}
	reported := !r.g.verbFirst && r.commaBefore(v.start) && !r.quoteBefore(v.start)
	if r.g.link[n.low] {
		return !reported || r.closesSoon(head, r.tokens[i].to)
	}
	return r.g.relative[n.low] || r.g.time[n.low] || r.g.and[n.low] || r.g.that[n.low] || r.g.adverbs[n.low] || r.g.occasion[n.low] ||
		n.low == "as" || n.low == "when" || n.low == "while"
}

func (r *reading) pronounAlone(k, end int) bool {
	return end == k+1 && r.g.pronouns[r.tokens[k].low] && !r.g.determine[r.tokens[k].low]
}

// closesSoon is true where the sentence ends a few words on, with no other verb of saying.
func (r *reading) closesSoon(k, to int) bool {
	if to-k > 12 {
		return false
	}
	for ; k < to; k++ {
		if r.g.auxiliary[r.tokens[k].low] || r.g.modal[r.tokens[k].low] && r.tokens[k].low != "to" {
			return false
		}
	}
	return true
}

// phraseAfter is where the noun phrase ends that begins at a token; the token itself where
// none does.
func (r *reading) phraseAfter(k, to int) int {
	t := r.tokens[k]
	if t.kind != word || r.g.time[t.low] {
		return k
	}
	if r.g.pronouns[t.low] && !r.g.determine[t.low] {
		return k + 1
	}
	b, nouns := k, 0
	for b < to && b-k < 30 {
		t := r.tokens[b]
		switch {
		case t.kind == period && b+1 < to && b > k, t.kind == possessive, t.kind == round && r.closesAt(b, to) > 0:
			if t.kind == round {
				b = r.closesAt(b, to)
			}
		case t.kind != word:
			return r.trim(k, b, nouns)
		case r.g.genitive[t.low] && nouns > 0:
		case r.g.determine[t.low] && (nouns == 0 || b > k && r.g.of[r.tokens[b-1].low] || r.linkBefore(b)):
		case r.g.determine[t.low]:
			return r.trim(k, b, nouns)
		case r.g.of[t.low] && nouns > 0, r.joins(b, to, nouns):
		case r.g.time[t.low] && nouns > 0, r.barred(b, nouns), r.g.pronouns[t.low], r.g.modal[t.low]:
			return r.trim(k, b, nouns)
		default:
			nouns++
		}
		b++
	}
	return r.trim(k, b, nouns)
}

func (r *reading) linkBefore(b int) bool {
	return r.g.link[r.tokens[b-1].low] || r.g.and[r.tokens[b-1].low]
}

// joins is true for a preposition or an "and" inside a noun phrase: "a spokesman for the
// agency", "Karzai and Clinton", but no "in an interview".
func (r *reading) joins(b, to, nouns int) bool {
	t := r.tokens[b]
	if nouns == 0 || b+1 >= to || r.tokens[b+1].kind != word {
		return false
	}
	n := r.tokens[b+1]
	if r.g.and[t.low] {
		return n.capital || r.g.determine[n.low] && !r.tokens[b-1].capital
	}
	if !r.g.link[t.low] || r.g.time[n.low] || t.low == "to" || t.low == "by" && !r.g.speaks[r.tokens[b-1].low] || r.g.occasion[t.low] {
		return false
	}
	if t.low == "for" || t.low == "by" {
		return true
	}
	return !r.tokens[b-1].capital && !(n.low == "a" || n.low == "an")
}

// trim gives back the end of a phrase without the prepositions and articles it ends in.
func (r *reading) trim(k, b, nouns int) int {
	if nouns == 0 && !(b > k && r.g.pronouns[r.tokens[k].low]) {
		return k
	}
	for b > k && (r.g.link[r.tokens[b-1].low] || r.g.and[r.tokens[b-1].low] || r.tokens[b-1].kind == possessive) {
		b--
	}
	return b
}

// closesAt is the token that closes the bracket opened at b; 0 none near.
func (r *reading) closesAt(b, to int) int {
	if low := r.tokens[b].low; low != "(" && low != "[" {
		return 0
	}
	for e := b + 1; e < to && e-b < 12; e++ {
		if low := r.tokens[e].low; low == ")" || low == "]" {
			return e
		}
	}
	return 0
}

// appositionAfter widens a source by what follows it between commas and says what it is.
func (r *reading) appositionAfter(b, to int) int {
	for parts := 0; parts < 3 && b+1 < to && r.tokens[b].kind == comma; parts++ {
		n := r.tokens[b+1]
		if n.kind != word || !(r.g.determine[n.low] && !r.g.pronouns[n.low] || r.g.roles[n.low] || n.low == "who" || n.low == "whose" ||
			n.low[0] >= '0' && n.low[0] <= '9') {
			return b
		}
		e := b + 1
		for e < to && e-b < 40 && r.tokens[e].kind != comma && r.tokens[e].kind != opening &&
			!(r.tokens[e].kind == period && e+1 >= to) && r.tokens[e].kind != dash && r.tokens[e].kind != colon {
			e++
		}
		b = e
	}
	return b
}

// according reads "according to NAME".
func (r *reading) according(i, n int) {
	to := r.tokens[i].to
	k := i + n
	if k >= to {
		return
	}
	head := r.phraseAfter(k, to)
	if head <= k {
		return
	}
	end := r.appositionAfter(head, to)
	if end > head && i == r.tokens[i].from && r.tokens[min(end, to-1)].kind != comma {
		end = head // "According to the agency, the dam broke": no apposition
	}
	r.keep(finding{source: reach{k, end}, head: reach{k, head}, cue: reach{i, k}, clause: reach{i, end},
		form: form{lemma: r.g.according[0], core: true}, before: true, inverted: true})
}

// trailing reads a source before its cue: "dem Minister zufolge".
func (r *reading) trailing(i, n int) {
	from := max(r.tokens[i].from, i-farthest)
	a, ok := r.phraseBefore(i-1, from)
	if !ok || i-1 < from {
		return
	}
	r.keep(finding{source: reach{a, i}, head: reach{a, i}, cue: reach{i, i + n}, clause: reach{a, i + n},
		form: form{lemma: r.g.trailing[0], core: true}, before: true})
}

// nominal reads a noun of saying: "Clinton's claim that". It answers true where the word is
// a noun, whether or not it gives something to somebody.
func (r *reading) nominal(i int, f form) bool {
	t := r.tokens[i]
	if !f.noun || f.shape == gerund || i == t.from {
		return false
	}
	k := i - 1
	for k > t.from && i-k < 4 && r.tokens[k].kind == word && !r.tokens[k].capital && !r.g.determine[r.tokens[k].low] &&
		!r.barred(k, 1) && !r.g.pronouns[r.tokens[k].low] {
		k--
	}
	p := r.tokens[k]
	owned := p.kind == possessive && p.low == "'s" && k > t.from && r.tokens[k-1].kind == word && !r.g.pronouns[r.tokens[k-1].low]
	if !owned && !(r.g.determine[p.low] && f.shape != past) {
		return r.g.link[p.low] && k == i-1 && f.shape != past
	}
	next := i + 1
	if next >= t.to || !r.g.that[r.tokens[next].low] {
		return owned && f.shape != past || r.g.determine[p.low]
	}
	if !owned || f.names {
		return r.g.determine[p.low] && k == i-1
	}
	a, ok := r.phraseBefore(k-1, max(t.from, i-farthest))
	if !ok {
		return true
	}
	r.keep(finding{source: reach{a, k}, head: reach{a, k}, cue: reach{i, i + 1}, clause: reach{a, i + 1}, form: f})
	return true
}

// gerund reads ", adding that …", "a statement saying …", "is saying".
func (r *reading) gerund(i int, f form) {
	v := r.verbAt(i)
	if v.not || v.modal {
		return
	}
	t := r.tokens[i]
	var s subject
	var ok bool
	if v.be {
		s, ok = r.subject(v.start-1, i)
	} else {
		s, ok = r.subjectOfGerund(v.start, i)
	}
	if !ok || r.none(s.source) || r.supposed(s) {
		return
	}
	next := r.after(i + 1)
	if next >= t.to {
		return
	}
	if f.clause && !r.addsClause(i) {
		return
	}
	if f.names && (!s.shared && !v.be || !r.callsSomething(next)) || (f.noun || f.plain) && !f.names && !r.opensContent(next, f) {
		return
	}
	clause := reach{s.source.a, i + 1}
	if s.shared {
		clause.a = v.start
	}
	r.keep(finding{source: s.source, head: s.head, cue: reach{i, i + 1}, clause: clause, form: f, shared: s.shared})
}

// subjectOfGerund is who says it where no auxiliary stands before: the subject of the verb
// before, or the noun right before.
func (r *reading) subjectOfGerund(start, i int) (subject, bool) {
	from := r.tokens[i].from
	if start == from { // "Calling it a mistake, Clinton said"
		return r.subjectAfterComma(i)
	}
	p := r.tokens[start-1]
	if p.kind == comma || p.kind == dash || p.kind == closing || r.g.and[p.low] {
		return r.sharedSubject(i)
	}
	if p.kind != word || r.g.link[p.low] || r.g.stop[p.low] {
		return subject{}, false
	}
	a, ok := r.phraseBefore(start-1, max(from, i-farthest))
	s := reach{a, start}
	return subject{source: s, head: s}, ok && (a > from || start-a > 1 || r.g.pronouns[r.tokens[a].low])
}

// subjectAfterComma is the subject that follows the clause a sentence begins with.
func (r *reading) subjectAfterComma(i int) (subject, bool) {
	k := i
	for to := min(r.tokens[i].to, i+farthest); k < to; k++ {
		if r.tokens[k].kind == comma && r.tokens[k].quote < 0 {
			break
		}
	}
	if k >= r.tokens[i].to || r.tokens[k].kind != comma {
		return subject{}, false
	}
	s, ok := r.sentenceSubject(k+1, r.tokens[i].to)
	s.shared = true
	return s, ok
}
