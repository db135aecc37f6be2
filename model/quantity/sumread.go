package quantity

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sumWord is a word, a number or a mark of a text.
type sumWord struct {
	text  string // in small letters
	plain string // as it stands
	term  int    // which number it is, from 0; else -1
	stop  bool   // a mark that ends a clause
}

// problem is a text with its numbers, to be added up or to be the result.
type problem struct {
	tokens []sumWord
	terms  []*term
	owner  string // whose things they are: a name in small letters; "" nobody's
}

// newProblem reads the words of a text, and the numbers among them that can be added up.
func newProblem(text string, figures []Quantity) *problem {
	p := &problem{}
	next := 0
	for i := 0; i < len(text); {
		for next < len(figures) && figures[next].Start < i {
			next++
		}
		if next < len(figures) && figures[next].Start == i && addable(figures[next]) {
			q := figures[next]
			p.terms = append(p.terms, &term{Quantity: q, at: len(p.tokens), end: len(p.tokens) + 1})
			p.tokens = append(p.tokens, sumWord{text: "#", plain: q.Text, term: len(p.terms) - 1})
			i = max(q.End, i+1)
			if words := wordsOfUnit(q); len(words) > 0 {
				for _, word := range words {
					p.tokens = append(p.tokens, sumWord{text: word, plain: word, term: -1})
				}
			}
			next++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			end := i + endOfWord(text[i:])
			if next < len(figures) && figures[next].Start > i {
				end = min(end, figures[next].Start)
			}
			p.tokens = append(p.tokens, sumWord{text: strings.ToLower(text[i:end]), plain: text[i:end], term: -1})
			i = end
			continue
		case r == '.' && len(p.tokens) > 0 && len(p.tokens[len(p.tokens)-1].text) == 1: // of "U.S."
		case strings.ContainsRune(".,;:!?()—–", r):
			p.tokens = append(p.tokens, sumWord{text: string(r), plain: string(r), term: -1, stop: true})
		}
		i += size
	}
	return p
}

// addable reports whether a figure can stand in a sum.
func addable(q Quantity) bool {
	switch q.Kind {
	case Date, Ordinal:
		return false
	}
	return q.Known && q.Low == q.High && !math.IsInf(q.Low, 0) && !math.IsNaN(q.Low)
}

// wordsOfUnit are the words of a figure's unit that stand within it.
func wordsOfUnit(q Quantity) []string {
	if q.Kind == Money {
		return []string{q.Unit}
	}
	_, end := lastDigits(q.Text)
	if end < 0 {
		if q.Unit == "" || q.Kind == Number {
			return nil
		}
		return strings.Fields(q.Unit)
	}
	return strings.FieldsFunc(strings.ToLower(q.Text[end:]), func(r rune) bool { return !unicode.IsLetter(r) })
}

func endOfWord(text string) int {
	for i, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' && r != '-' {
			return i
		}
	}
	return len(text)
}

func (p *problem) word(i int) string {
	if i < 0 || i >= len(p.tokens) {
		return ""
	}
	return p.tokens[i].text
}

func (p *problem) has(set map[string]bool) bool {
	return slices.ContainsFunc(p.tokens, func(t sumWord) bool { return set[t.text] })
}

func (p *problem) says(words ...string) bool {
	for i := range p.tokens {
		if p.saysAt(i, words...) {
			return true
		}
	}
	return false
}

func (p *problem) saysAt(i int, words ...string) bool {
	for k, word := range words {
		if p.word(i+k) != word {
			return false
		}
	}
	return true
}

// read makes of each number of the passage what its sentence says of it, as far as it
// matters for the result that is asked for.
func (p *problem) read(asked *problem) {
	asked.readNouns()
	p.readNouns()
	asked.owner = asked.subject(asked.firstVerb())
	if pronouns[asked.owner] || asked.owner == "" {
		p.owner = p.subject(p.firstVerb())
	} else {
		p.owner = asked.owner
	}
	named := asked.owner != ""
	for _, t := range p.terms {
		p.readRate(t)
		p.readSign(t, named, asked)
		for i := t.end; i < len(p.tokens) && p.word(i) != "."; i++ {
			if timeWords[p.word(i)] {
				t.time = p.word(i)
				break
			}
		}
	}
	for _, t := range asked.terms {
		asked.readRate(t)
	}
}

// firstVerb is where the first verb stands; -1 none.
func (p *problem) firstVerb() int {
	for i, t := range p.tokens {
		if isVerb(t.text) || t.text == "will" || t.text == "would" || t.text == "can" || t.text == "could" {
			return i
		}
	}
	return -1
}

func isVerb(word string) bool {
	return hasVerbs[word] || gainVerbs[word] || lossVerbs[word] || giveVerbs[word] || word == "borrowed"
}

// subject is the last word of what stands before a verb, up to the mark or the word that
// begins its clause: who does it. "" where a number does, or nobody is named.
func (p *problem) subject(verb int) string {
	for i := verb - 1; i >= 0; i-- {
		t := p.tokens[i]
		switch {
		case t.term >= 0 || t.stop || breakWords[t.text]:
			return ""
		case describing[t.text], passing[t.text], hasVerbs[t.text], negations[t.text], strings.HasSuffix(t.plain, "ly") && t.plain == t.text:
			continue
		}
		for k := i - 1; k >= 0 && k >= i-3; k-- {
			if p.tokens[k].term >= 0 {
				return "" // "6 books would be in the bin"
			}
		}
		if i > 0 && possessives[p.word(i-1)] {
			return p.word(i-1) + " " + t.text // "her dad" is not her
		}
		return strings.TrimSuffix(strings.TrimSuffix(t.text, "'s"), "’s")
	}
	return ""
}

// isOwner reports whether a subject is the one whose things are counted.
func (p *problem) isOwner(subject string) bool {
	return subject != "" && (subject == p.owner || pronouns[subject])
}

// readNouns finds out what each number counts.
func (p *problem) readNouns() {
	for _, t := range p.terms {
		for i := t.end; i < len(p.tokens) && i < t.end+6 && len(t.nouns) < 4; i++ {
			word := p.word(i)
			if p.tokens[i].stop || p.tokens[i].term >= 0 {
				break
			}
			if moreWords[word] || fewerWords[word] {
				continue
			}
			if word == "of" && len(t.nouns) == 0 { // "2 of them", "19 of the customers"
				for possessives[p.word(i+1)] || ofWords[p.word(i+1)] {
					i++
				}
				continue
			}
			if notNouns[word] || isVerb(word) && (len(t.nouns) > 0 || !strings.HasSuffix(word, "s")) {
				break
			}
			if word == "ones" || word == "one" {
				break
			}
			t.own = t.own || !describing[word] && !strings.HasSuffix(word, "'s")
			t.nouns = append(t.nouns, singular(word))
			if isPlural(word) && !isPlural(p.word(i+1)) {
				break
			}
		}
	}
	for k, t := range p.terms { // "31 red and 15 green balloons", "2 to her friends"
		if t.own {
			continue
		}
		if k+1 < len(p.terms) && p.word(p.terms[k+1].at-1) == "and" && p.terms[k+1].at-t.end <= 3 && p.terms[k+1].own {
			t.nouns = append(t.nouns, headNoun(p.terms[k+1].nouns))
		} else if k > 0 {
			t.nouns = append(slices.Clone(t.nouns), headNoun(p.terms[k-1].nouns))
		}
	}
}

// isPlural reports whether a word looks like the plural of a noun.
func isPlural(word string) bool {
	if _, ok := singulars[word]; ok {
		return true
	}
	return len(word) > 3 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "'s") &&
		!strings.HasSuffix(word, "us") && !notNouns[word] && !isVerb(word)
}

// clauseOf is where the clause of a number begins and ends: between the marks, the
// conjunctions and the numbers around it.
func (p *problem) clauseOf(t *term) (start, end int) {
	start, end = t.at, t.end
	for start > 0 && !p.tokens[start-1].stop && p.tokens[start-1].term < 0 && !breakWords[p.word(start-1)] {
		start--
	}
	for end < len(p.tokens) && !p.tokens[end].stop && p.tokens[end].term < 0 && !breakWords[p.word(end)] {
		end++
	}
	return start, end
}

// readRate finds out whether a number is so many of each.
func (p *problem) readRate(t *term) {
	start, end := p.clauseOf(t)
	for i := t.end; i < end; i++ {
		if eachWords[p.word(i)] {
			t.rate = true
		}
		if (p.word(i) == "a" || p.word(i) == "an") && i > t.end && i-t.end <= 4 && i == t.end+len(t.nouns) && !laterWords[p.word(i+2)] {
			t.rate = true // "13 games a month"
		}
	}
	for i := start; i < t.at; i++ {
		if eachWords[p.word(i)] {
			t.rate = true
		}
	}
	if strings.Contains(t.Unit, " per ") {
		t.rate = true
	}
	if p.word(t.end) == "times" || p.word(t.end) == "time" {
		t.times = true
	}
}

// readSign finds out whether a number is added or taken away.
func (p *problem) readSign(t *term, named bool, asked *problem) {
	start, end := p.clauseOf(t)
	verb := -1
	for i := t.at - 1; i >= start; i-- {
		if isVerb(p.word(i)) {
			verb = i
			break
		}
	}
	t.sign = 1
	denied := slices.ContainsFunc(p.tokens[start:end], func(t sumWord) bool { return negations[t.text] })
	if verb < 0 { // the number's things do it, or are done to
		for i := t.end; i < end; i++ {
			switch word := p.word(i); {
			case stateWords[word]:
				t.weak = true
				t.sign = -1
				return
			case lossVerbs[word]:
				t.sign = -1
				return
			case denied && isVerb(word):
				t.sign = -1
				return
			case strings.HasPrefix(word, "transfer"), strings.HasPrefix(word, "return"):
				t.sign = 0
				return
			case gainVerbs[word]:
				return
			}
		}
		if denied {
			t.sign = -1
			return
		}
		verb = p.verbBefore(start) // "picked 46 pears and 12 plums"
		if verb < 0 {
			return
		}
	}
	t.sign = p.signOf(verb, t, named, asked)
	if denied || p.word(t.end+len(t.nouns)) == "off" || p.word(t.end+len(t.nouns)) == "away" {
		t.sign = -1
	}
}

// verbBefore is the last verb before a place in its sentence; -1 none.
func (p *problem) verbBefore(at int) int {
	for i := at - 1; i >= 0 && p.word(i) != "."; i-- {
		if isVerb(p.word(i)) {
			return i
		}
	}
	return -1
}

func (p *problem) signOf(verb int, t *term, named bool, asked *problem) int {
	word, who := p.word(verb), p.subject(verb)
	if who == "" { // "and gave away 3 more"
		who = p.subject(p.verbBefore(verb))
	}
	mine := p.isOwner(who)
	toOwner := p.word(verb+1) == p.owner && p.owner != "" || objects[p.word(verb+1)] && (verb+2 == t.at || moreWords[p.word(verb+2)])
	_, end := p.clauseOf(t)
	fromOwner := false
	for i := t.end; i < end; i++ {
		of := p.word(i) == "of" || p.word(i) == "from"
		if of && (strings.TrimSuffix(p.word(i+1), "'s") == p.owner || possessives[p.word(i+1)] && p.word(i) == "of") {
			fromOwner = true
		}
	}
	switch {
	case giveVerbs[word]:
		switch {
		case toOwner && !mine:
			return 1
		case mine:
			return -1
		case named && who != "":
			return 1
		}
		return -1
	case word == "borrowed":
		if mine && !fromOwner {
			return 1
		}
		return -1
	case strings.HasPrefix(word, "return"), strings.HasPrefix(word, "transfer"), strings.HasPrefix(word, "move"):
		return 0
	case lossVerbs[word]:
		if word == "leaves" || word == "leave" || toOwner && !mine {
			return 0
		}
		if asked.has(lossVerbs) && !asked.has(leftWords) { // what was sold is asked for
			return 1
		}
		return -1
	case gainVerbs[word] && fromOwner && !mine && named:
		return -1
	}
	return 1
}
