package attribution

import (
	"cmp"
	"slices"
)

// settle finds what is said, for every finding, and drops those that give nothing.
func (r *reading) settle() {
	slices.SortStableFunc(r.found, func(a, b finding) int { return cmp.Compare(a.cue.a, b.cue.a) })
	owner := map[int]int{} // which finding a quotation stands right before
	for n := range r.found {
		f := &r.found[n]
		right := r.rightOf(n)
		left, q := r.leftOf(n, right)
		if q >= 0 {
			owner[q] = n
		}
		for _, s := range []reach{left, right} {
			if !s.empty() {
				f.content = append(f.content, s)
			}
		}
	}
	for n := range r.found {
		r.addFollowing(n, owner)
		r.addParagraphs(n)
	}
	r.found = slices.DeleteFunc(r.found, func(f finding) bool { return len(f.content) == 0 })
	r.dropHearsay()
}

// dropHearsay drops what is only told of inside what another says, in other words than say
// and tell: "the paper wrote that he had claimed a loss". It is not sure who says so.
func (r *reading) dropHearsay() {
	until, owner := 0, -1 // the last reported part seen, and whose it is
	kept := r.found[:0]
	for n, f := range r.found {
		plain := f.form.lemma == "say" || f.form.lemma == "tell" || f.before
		if f.cue.a < until && owner >= 0 && !f.shared && !plain && !r.hasQuote(f.content) {
			continue
		}
		kept = append(kept, f)
		if last := f.content[len(f.content)-1]; last.a >= f.cue.b && last.b > until {
			until, owner = last.b, n
		}
	}
	r.found = kept
}

// rightOf is what is said behind a clause, if anything.
func (r *reading) rightOf(n int) reach {
	f := r.found[n]
	to := r.tokens[f.cue.a].to
	k := f.clause.b
	if f.before && k < to && r.tokens[k].kind != comma && r.tokens[f.clause.a].from < f.clause.a && !r.leadsIn(f.clause.a) {
		return reach{}
	}
	if !f.before && !f.form.names {
		if f.form.to {
			k = r.addressee(k, to)
		}
		k = r.circumstances(k, to)
	}
	if k >= to {
		return reach{}
	}
	t := r.tokens[k]
	end := r.sentenceEnd(n, k)
	switch {
	case t.kind == colon && k+1 >= to && k+1 < len(r.tokens):
		return r.paragraph(k + 1)
	case t.kind == colon:
		return reach{k + 1, max(end, r.quoteEnd(k+1))}
	case t.kind == comma || t.kind == dash:
		if !r.goesOn(f, k+1, to) {
			return reach{}
		}
		return reach{k + 1, max(end, r.quoteEnd(k+1))}
	case t.kind == period && k+1 >= to:
		return reach{}
	}
	if r.quoteBefore(f.clause.a) && r.tokens[f.clause.a].from < f.clause.a && t.kind != opening && !f.shared {
		return reach{}
	}
	return reach{k, max(end, r.quoteEnd(k))}
}

// paragraph is the one that begins at a token: quoted whole behind a colon.
func (r *reading) paragraph(k int) reach {
	end := k
	for end < len(r.tokens) && r.tokens[end].line == r.tokens[k].line {
		end++
	}
	return reach{k, end}
}

// goesOn is true where what is said goes on behind a comma: no other verb, and no clause that
// only tells more of the speaker.
func (r *reading) goesOn(f finding, k, to int) bool {
	if k >= to || r.g.relative[r.tokens[k].low] {
		return false
	}
	n := r.tokens[k]
	another := r.g.and[n.low] || r.g.leading[n.low] || !f.before && r.endsIng(k) && n.kind == word && r.quoteBefore(f.clause.a)
	return !another || r.quoteSoon(k, to)
}

// quoteSoon is true where a quotation goes on behind a word or two: ", he said, but "when".
func (r *reading) quoteSoon(k, to int) bool {
	for e := k; e < to && e < k+4; e++ {
		if r.tokens[e].kind == opening {
			return true
		}
	}
	return false
}

// leadsIn is true where only words that lead in stand before a token in its sentence.
func (r *reading) leadsIn(k int) bool {
	if k-r.tokens[k].from > farthest {
		return false
	}
	for e := r.tokens[k].from; e < k; e++ {
		if !r.leads(e) && r.tokens[e].kind != comma {
			return false
		}
	}
	return true
}

// quoteEnd is where a quotation ends that begins at a token.
func (r *reading) quoteEnd(k int) int {
	if k < len(r.tokens) && r.tokens[k].kind == opening {
		return r.quotes[r.tokens[k].quote].last + 1
	}
	return k
}

// sentenceEnd is where the sentence's part ends that a finding may take: before the full
// stop, before the clause of the next finding.
func (r *reading) sentenceEnd(n, k int) int {
	t := r.tokens[r.found[n].cue.a]
	end := t.to
	for m := n + 1; m < min(n+8, len(r.found)) && r.found[m].cue.a < t.to; m++ {
		start := r.found[m].clause.a
		if start <= k {
			continue
		}
		p := start - 1
		for p > k && (r.tokens[p].low == "and" || r.tokens[p].low == "but" || r.tokens[p].low == "while") {
			p--
		}
		if r.tokens[p].kind == comma && (p < start-1 || r.found[m].shared) || p == start-1 && r.found[m].shared && r.tokens[p].kind != word {
			end = p
			break
		}
		if p < start-1 && r.found[m].shared {
			end = p + 1
			break
		}
	}
	if f := r.found[n]; r.g.relative[r.tokens[f.source.a].low] && r.commaBefore(f.source.a) {
		for e := k; e < min(end, k+farthest); e++ { // "X, who said the dam held, has resigned"
			if r.tokens[e].kind == comma && r.tokens[e].quote < 0 {
				end = e
				break
			}
		}
	}
	for end > k && r.tokens[end-1].kind == period && r.tokens[end-1].quote < 0 {
		end--
	}
	return end
}

// addressee goes over whom something is told to.
func (r *reading) addressee(k, to int) int {
	if k >= to || r.tokens[k].kind != word || r.g.that[r.tokens[k].low] {
		return k
	}
	if r.g.objects[r.tokens[k].low] && !(r.g.determine[r.tokens[k].low] && k+1 < to && r.tokens[k+1].kind == word && !r.barred(k+1, 0) &&
		!r.g.pronouns[r.tokens[k+1].low]) {
		return k + 1
	}
	return max(k, r.phraseAfter(k, to))
}

// circumstances goes over when, where and how it was said: "on Monday", "in a statement".
func (r *reading) circumstances(k, to int) int {
	for k < to {
		t := r.tokens[k]
		switch {
		case t.kind == word && (r.g.time[t.low] || r.g.adverbs[t.low]):
			k++
		case r.g.lately[t.low] && k+1 < to && (r.g.periods[r.tokens[k+1].low] || r.g.time[r.tokens[k+1].low]):
			k += 2
		case t.kind == word && r.g.periods[t.low] && k > 0 && r.g.time[r.tokens[k-1].low]:
			k++
		case t.kind == round && r.closesAt(k, to) > 0:
			k = r.closesAt(k, to) + 1
		case t.kind == word && r.g.link[t.low] || r.g.occasion[t.low]:
			e := k + 1
			for e < to && e-k < 20 && (r.tokens[e].kind == word || r.tokens[e].kind == possessive) && !r.g.that[r.tokens[e].low] &&
				!(r.g.pronouns[r.tokens[e].low] && !r.g.determine[r.tokens[e].low]) && !r.g.stop[r.tokens[e].low] {
				e++
			}
			if e < to && r.tokens[e].kind == word && !r.g.that[r.tokens[e].low] && !(r.g.pronouns[r.tokens[e].low]) {
				return k // a clause begins with it: "said in 2009 the army was"
			}
			k = e
		default:
			return k
		}
	}
	return k
}

// leftOf is what is said before a clause, and the quotation that stands right before it, -1
// none.
func (r *reading) leftOf(n int, right reach) (reach, int) {
	f := r.found[n]
	lo := f.clause.a
	from := r.tokens[lo].from
	for lo > from && r.g.adverbs[r.tokens[lo-1].low] && r.tokens[lo-1].kind == word {
		lo--
	}
	if f.shared || lo == 0 {
		return reach{}, -1
	}
	p := lo - 1
	if r.tokens[p].kind == comma && p > from && r.tokens[p-1].kind == closing && !r.scare(r.tokens[p-1].quote) {
		p--
	}
	if t := r.tokens[p]; t.kind == closing && t.line == r.tokens[lo].line && !r.scare(t.quote) {
		if !right.empty() && r.apart(p, lo) {
			return reach{}, -1
		}
		return reach{r.leftStart(n, r.quotes[t.quote].first), p + 1}, t.quote
	}
	if f.before && right.empty() || f.before && lo > from && r.tokens[p].kind != comma {
		return reach{r.leftStart(n, lo), r.trimmed(p)}, -1
	}
	if k := r.tokens[p].kind; p > from && (k == comma || k == dash || k == closing) {
		parenthetical := !right.empty() && r.tokens[right.a-1].kind == comma && r.tokens[right.a].kind != opening
		if right.empty() || parenthetical {
			return reach{r.leftStart(n, lo), r.trimmed(p)}, -1
		}
	}
	return reach{}, -1
}

// apart is true where the quotation that closes at p is none of the clause at lo: a sentence
// of its own, or a word in quotation marks.
func (r *reading) apart(p, lo int) bool {
	inner := r.tokens[p-1]
	if p < r.tokens[lo].from {
		return inner.kind == period && inner.low == "."
	}
	return inner.kind == word && r.tokens[lo-1].kind != comma
}

// trimmed is one behind token p, or before it where it is a sign.
func (r *reading) trimmed(p int) int {
	if r.tokens[p].kind == comma || r.tokens[p].kind == dash {
		return p
	}
	return p + 1
}

// leftStart is where the sentence's part begins that stands before a clause: behind the
// clause of the finding before.
func (r *reading) leftStart(n, k int) int {
	start := r.tokens[k].from
	if q := r.tokens[k].quote; q >= 0 && r.quotes[q].first < start {
		start = r.quotes[q].first
	}
	if n > 0 && r.found[n-1].clause.b > start && r.found[n-1].clause.b <= k {
		start = r.found[n-1].clause.b
		for start < k && (r.tokens[start].kind == comma || r.tokens[start].kind == period) {
			start++
		}
	}
	return start
}

// addFollowing adds the quotation that begins right behind the sentence of a finding that
// has a quotation, unless another finding follows that one.
func (r *reading) addFollowing(n int, owner map[int]int) {
	f := &r.found[n]
	if len(f.content) == 0 || !r.hasQuote(f.content) && f.content[len(f.content)-1].b > f.clause.a {
		return
	}
	end := max(r.tokens[f.cue.a].to, f.content[len(f.content)-1].b)
	if end >= len(r.tokens) || r.tokens[end].kind != opening || r.tokens[end].line != r.tokens[f.cue.a].line {
		return
	}
	q := r.tokens[end].quote
	if o, taken := owner[q]; taken && o != n {
		return
	}
	if r.tokens[r.quotes[q].first].from != r.quotes[q].first {
		return
	}
	if last := &f.content[len(f.content)-1]; last.b == end {
		last.b = r.quotes[q].last + 1
		return
	}
	f.content = append(f.content, reach{end, r.quotes[q].last + 1})
}

func (r *reading) hasQuote(content []reach) bool {
	return slices.ContainsFunc(content, func(s reach) bool { return r.spoken[s.b] > r.spoken[s.a] })
}

// addParagraphs adds the paragraphs that a quotation runs on in, or comes from.
func (r *reading) addParagraphs(n int) {
	f := &r.found[n]
	if len(f.content) == 0 {
		return
	}
	if q := r.tokens[f.content[0].a].quote; q >= 0 && r.quotes[q].first == f.content[0].a {
		for p := r.quotes[q].prior; p >= 0; p = r.quotes[p].prior {
			f.content = slices.Insert(f.content, 0, reach{r.quotes[p].first, r.quotes[p].last + 1})
		}
	}
	last := f.content[len(f.content)-1]
	if q := r.tokens[last.b-1].quote; q >= 0 {
		for p := r.quotes[q].next; p >= 0; p = r.quotes[p].next {
			f.content = append(f.content, reach{r.quotes[p].first, r.quotes[p].last + 1})
		}
	}
}
