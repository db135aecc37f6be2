package attribution

// subject is who does the saying.
type subject struct {
	source, head reach
	shared       bool
}

// farthest is how many tokens back a subject is looked for. A longer one is rare, and the
// time stays linear.
const farthest = 60

// subject finds the subject that ends at a token, before the verb of saying at i.
func (r *reading) subject(end, i int) (subject, bool) {
	from := max(r.tokens[i].from, i-farthest)
	if end < from {
		return r.sharedSubject(i)
	}
	t := r.tokens[end]
	switch {
	case t.kind == comma, t.kind == dash && end > from:
		if s, ok := r.withApposition(end, from); ok {
			return s, true
		}
		return r.sharedSubject(i)
	case r.g.and[t.low], t.low == "but", t.low == "then", t.low == "or":
		return r.sharedSubject(i)
	case t.low == "whom" && end-2 >= from && r.g.of[r.tokens[end-1].low]:
		return subject{source: reach{end - 2, end + 1}, head: reach{end - 2, end + 1}}, true
	case t.kind == word && r.g.relative[t.low]:
		return subject{source: reach{end, end + 1}, head: reach{end, end + 1}}, true
	}
	a, ok := r.phraseBefore(end, from)
	if !ok {
		return subject{}, false
	}
	s := subject{source: reach{a, end + 1}, head: reach{a, end + 1}}
	if whole, ok := r.withRelative(a, end, from); ok {
		s.source.a, s.head = whole.source.a, whole.head
	}
	return s, true
}

// edge is true where a phrase cannot go on to the left of token k.
func (r *reading) edge(k, from int) bool {
	if k <= from {
		return true
	}
	t := r.tokens[k-1]
	switch t.kind {
	case comma, colon, dash, opening, closing:
		return true
	case word:
		return r.g.stop[t.low] && !r.g.be[t.low] && !r.g.modal[t.low] && !r.g.auxiliary[t.low] || r.g.and[t.low]
	}
	return false
}

// phraseBefore is where the noun phrase begins that ends at a token: nouns and names back to
// an article, and with it what it hangs on: "the head of the agency".
func (r *reading) phraseBefore(end, from int) (int, bool) {
	a, ok := r.baseBefore(end, from)
	if !ok {
		return 0, false
	}
	for a > from {
		p := r.tokens[a-1]
		if p.kind != word || !r.g.link[p.low] && !r.g.and[p.low] {
			break
		}
		if r.g.pronouns[r.tokens[a].low] && !r.g.determine[r.tokens[a].low] && !r.g.of[p.low] {
			break
		}
		b := a - 2
		if r.g.link[p.low] && b > from && r.g.and[r.tokens[b].low] { // in Virginia and around the country
			b--
		}
		before, ok := r.baseBefore(b, from)
		if !ok {
			if r.g.link[p.low] {
				return r.lastName(a, end), true
			}
			break
		}
		if r.g.of[p.low] || r.edge(before, from) || r.linked(before, from) {
			a = before
			continue
		}
		break
	}
	return a, true
}

// linked is true where what stands before a phrase is a preposition that it may hang on.
func (r *reading) linked(k, from int) bool {
	if k-2 < from || !r.g.link[r.tokens[k-1].low] {
		return false
	}
	before, ok := r.baseBefore(k-2, from)
	return ok && r.edge(before, from)
}

// lastName cuts "statement Clinton", behind a preposition, to the name.
func (r *reading) lastName(a, end int) int {
	if !r.tokens[end].capital {
		return a
	}
	k := end
	for k > a && (r.tokens[k-1].capital || r.tokens[k-1].kind == period) {
		k--
	}
	return k
}

// baseBefore is where the plain noun phrase begins that ends at a token.
func (r *reading) baseBefore(end, from int) (int, bool) {
	a, nouns := end+1, 0
	for k := end; k >= from; k-- {
		t := r.tokens[k]
		switch {
		case t.kind == period && k > from && r.tokens[k-1].capital, t.kind == possessive && nouns > 0: // "R-Tenn. said"
			continue
		case t.kind == round:
			k = r.bracketBefore(k, from)
			if k < 0 {
				return a, nouns > 0
			}
			a = k
			continue
		case t.kind != word:
			return a, nouns > 0
		case r.g.determine[t.low] && (!t.capital || k == t.from || r.g.pronouns[t.low]): // not "The" in a name
			if nouns == 0 && !r.g.pronouns[t.low] && !r.g.alone[t.low] {
				return a, false // "his" and then a verb
			}
			a, nouns = k, nouns+1
			if k == from || !r.g.determine[r.tokens[k-1].low] && !r.hangsOn(k) {
				return a, true
			}
			continue
		case r.g.pronouns[t.low]:
			if nouns == 0 {
				return k, true
			}
			return a, true
		case r.barred(k, nouns):
			return a, nouns > 0
		}
		a, nouns = k, nouns+1
	}
	return a, nouns > 0
}

// hangsOn is true for an article that hangs its noun on the one before: "Sprecherin der Behörde".
func (r *reading) hangsOn(k int) bool {
	return r.g.genitive[r.tokens[k].low] && r.tokens[k-1].capital && !r.barred(k-1, 0)
}

// barred is true for a word that no noun phrase takes in.
func (r *reading) barred(k, nouns int) bool {
	t := r.tokens[k]
	first := k == t.from
	if t.capital && !first {
		return nouns > 0 && r.g.time[t.low] && r.tokens[k+1].capital || r.g.link[t.low] && nouns == 0
	}
	if f, ok := r.g.forms[t.low]; ok && !f.noun {
		return true
	}
	if r.g.stop[t.low] || r.g.link[t.low] || r.g.and[t.low] || r.g.auxiliary[t.low] {
		return true
	}
	return r.g.adverbs[t.low] || r.g.adverb(t.low) && !(k > 0 && r.g.determine[r.tokens[k-1].low])
}

// bracketBefore is the token that opens the bracket closed at k; -1 none near.
func (r *reading) bracketBefore(k, from int) int {
	if low := r.tokens[k].low; low != ")" && low != "]" {
		return -1
	}
	for b := k - 1; b >= from && k-b < 16; b-- {
		if low := r.tokens[b].low; low == "(" || low == "[" {
			return b
		}
	}
	return -1
}

// withApposition finds the subject before a comma: "X, the governor of Y, said". The
// leftmost part that is a noun phrase by itself is the head; those between say what it is.
func (r *reading) withApposition(end, from int) (subject, bool) {
	last := end
	best := subject{}
	for tries := 0; tries < 8; tries++ {
		start := r.partStart(end-1, from)
		if start >= end {
			break
		}
		if head, ok := r.wholePart(start, end, from); ok && end < last {
			if best.source.empty() || r.named(head, end) || !r.named(best.head.a, best.head.b) {
				best = subject{source: reach{head, last}, head: reach{head, end}}
			}
			if r.named(head, end) && r.edge(head, from) && !r.tail(start, end) {
				break
			}
		}
		if start <= from || r.tokens[start-1].kind != comma && r.tokens[start-1].kind != dash {
			break
		}
		end = start - 1
	}
	return best, !best.source.empty()
}

// tail is true for a part that only follows another: "R-Tenn.", "Jr.", "82", "Va.".
func (r *reading) tail(start, end int) bool {
	words := 0
	for k := start; k < end; k++ {
		if r.tokens[k].kind == word {
			words++
		}
	}
	return words == 1 && (r.tokens[end-1].kind == period || len(r.tokens[start].low) <= 3)
}

// partStart is where the part between two commas begins that ends at a token.
func (r *reading) partStart(end, from int) int {
	k := end
	for k >= from && !(r.tokens[k].kind == comma || r.tokens[k].kind == dash || r.tokens[k].kind == colon || r.tokens[k].kind == closing) {
		k--
	}
	return k + 1
}

// wholePart is where a noun phrase begins that a part between commas is, less the words
// that lead in.
func (r *reading) wholePart(start, end, from int) (int, bool) {
	for start < end && r.leads(start) {
		start++
	}
	if start >= end {
		return 0, false
	}
	t := r.tokens[end-1]
	if t.kind != word && t.kind != round && t.kind != period {
		return 0, false
	}
	if r.g.pronouns[r.tokens[start].low] && end == start+1 {
		return start, true
	}
	a, ok := r.phraseBefore(end-1, max(start, from))
	if ok && a == start {
		return a, true
	}
	// A verb before it, or a clause that begins it: "that Clinton, the senator, said".
	if ok && a > start && r.edge(a, from) && r.named(a, end) {
		return a, true
	}
	if w, ok := r.withRelative(end-1, end-1, start); ok && w.source.a == start {
		return start, true
	}
	return 0, false
}

// leads is true for a word that leads a clause in, and is no part of its subject.
func (r *reading) leads(k int) bool {
	low := r.tokens[k].low
	if r.g.determine[low] || r.g.pronouns[low] {
		return false
	}
	return r.tokens[k].kind == word && (r.g.and[low] || r.g.adverbs[low] || r.g.that[low] || r.g.leading[low] ||
		r.g.adverb(low) && r.tokens[k].capital)
}

// named is true where a part has a name: a word with a capital that begins no sentence.
func (r *reading) named(a, b int) bool {
	for k := a; k < b; k++ {
		t := r.tokens[k]
		if t.capital && (k > t.from || k+1 < b && r.tokens[k+1].capital || b == a+1) && !r.g.determine[t.low] && !r.g.pronouns[t.low] {
			return true
		}
	}
	return false
}

// withRelative widens a phrase that is the end of a clause with who: "a woman who saw the
// attack said".
func (r *reading) withRelative(a, end, from int) (subject, bool) {
	for k := a - 1; k > from && a-k < 25; k-- {
		t := r.tokens[k]
		if t.kind == closing || t.kind == opening || t.kind == colon || t.kind == comma || t.kind == dash {
			return subject{}, false
		}
		if t.low != "who" && t.low != "whose" {
			continue
		}
		b := k
		if r.tokens[b-1].kind == comma {
			b--
		}
		start, ok := r.phraseBefore(b-1, from)
		if !ok || !r.edge(start, from) {
			return subject{}, false
		}
		return subject{source: reach{start, end + 1}, head: reach{start, b}}, true
	}
	return subject{}, false
}

// sharedSubject is the subject of a verb that has none of its own: that of the attribution
// before it in the sentence, else that of the sentence.
func (r *reading) sharedSubject(i int) (subject, bool) {
	from := r.tokens[i].from
	if n := len(r.found); n > 0 {
		if f := r.found[n-1]; f.cue.a >= from && f.cue.a < i && !f.source.empty() {
			return subject{f.source, f.head, true}, true
		}
	}
	for k := i - 1; k > from && i-k < 25; k-- { // "who have taken to the streets and called for"
		if k := r.tokens[k].kind; k == comma || k == opening || k == closing {
			break
		}
		if r.g.relative[r.tokens[k].low] {
			return subject{reach{k, k + 1}, reach{k, k + 1}, true}, true
		}
	}
	s, ok := r.sentenceSubject(from, i)
	s.shared = true
	return s, ok
}

// sentenceSubject is the noun phrase that a sentence begins with, behind words and phrases
// that lead in.
func (r *reading) sentenceSubject(from, i int) (subject, bool) {
	k := from
	for k < i && (r.leads(k) || r.tokens[k].kind == comma) {
		k++
	}
	if k < i && (r.g.link[r.tokens[k].low] || r.g.stop[r.tokens[k].low] || r.endsIng(k)) {
		for k < i && k-from < farthest && r.tokens[k].kind != comma {
			k++
		}
		k++
	}
	if k >= i || r.tokens[k].kind != word {
		return subject{}, false
	}
	t := r.tokens[k]
	if r.g.pronouns[t.low] && !r.g.determine[t.low] {
		return subject{source: reach{k, k + 1}, head: reach{k, k + 1}}, true
	}
	if !t.capital && !r.g.determine[t.low] {
		return subject{}, false
	}
	b := r.nameAfter(k, i)
	if b >= i || b == k+1 && r.g.determine[t.low] && !r.g.pronouns[t.low] && !r.g.alone[t.low] {
		return subject{}, false
	}
	return subject{source: reach{k, b}, head: reach{k, b}}, true
}

func (r *reading) endsIng(k int) bool {
	low := r.tokens[k].low
	return len(low) > 4 && low[len(low)-3:] == "ing"
}

// nameAfter is where the name, or the article with its noun, ends that begins at a token and
// is the subject of a verb behind it. What a verb looks like is not known; so a name is as
// many words with capitals as there are, and an article takes what comes to the first
// word that ends as verbs do.
func (r *reading) nameAfter(k, limit int) int {
	b := k
	if r.g.determine[r.tokens[b].low] {
		b++
		for b < limit && b-k < 6 && r.tokens[b].kind == word && !r.tokens[b].capital && !r.barred(b, 1) && !verbal(r.tokens[b].low) {
			b++
		}
	}
	for b < limit {
		t := r.tokens[b]
		short := t.kind == period && r.tokens[b-1].capital
		if !(t.kind == word && t.capital) && !short && !(r.g.of[t.low] && b+1 < limit && r.tokens[b+1].capital) {
			break
		}
		b++
	}
	return b
}

func verbal(low string) bool {
	n := len(low)
	return n > 3 && (low[n-2:] == "ed" || low[n-1] == 's' && low[n-2] != 's')
}
