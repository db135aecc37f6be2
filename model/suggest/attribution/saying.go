package attribution

import "strings"

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
	case "they", "we", "i", "you", "who", "which", "some", "many", "others", "both", "most", "all", "several", "few", "those",
		"police", "people", "men", "women", "media", "data", "staff":
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
		aside := r.ends(i+1) || r.tokens[i+1].kind == comma && r.tokens[s.head.b-1].capital
		if r.quoteBefore(s.source.a) || r.commaBefore(s.source.a) && aside {
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
	if k >= r.tokens[i].to {
		return false
	}
	t := r.tokens[k]
	return r.opensContent(k, form{}) || t.kind == comma || r.g.pronouns[t.low] || t.capital
}

// let is true where somebody only lets or makes the subject say it.
func (r *reading) let(s subject) bool {
	return s.source.a > r.tokens[s.source.a].from && r.g.lets[r.tokens[s.source.a-1].low]
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
	if s.source.a > 0 && r.g.what[r.tokens[s.source.a-1].low] {
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
	for k < len(r.tokens) && r.tokens[k].kind == word && (r.g.adverbs[r.tokens[k].low] || r.g.adverb(r.tokens[k].low)) {
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
