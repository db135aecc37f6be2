package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A whole pasted text is cut down to what the index can read: so many words and
// filters, and parentheses nested so deep.
const (
	mostTerms  = 200
	mostNested = 12
)

// Parse parses what a person typed. With typing set, the last word may be the
// beginning of one: the person has not finished it.
func Parse(text string, typing bool) Query {
	p := parser{rest: strings.ToValidUTF8(text, " "), typing: typing}
	var parts []Expr
	for {
		if e := p.either(0); e != nil {
			parts = append(parts, e)
		}
		p.blank()
		if p.rest == "" {
			return Query{joined[And](parts)}
		}
		p.rest = p.rest[1:] // a closing parenthesis that closes nothing
	}
}

// parser reads a query from its beginning; rest is what is left of it.
type parser struct {
	rest   string
	typing bool
	terms  int
}

func (p *parser) blank() { p.rest = strings.TrimLeftFunc(p.rest, unicode.IsSpace) }

// either reads parts with OR between them, up to a closing parenthesis or the end.
func (p *parser) either(depth int) Expr {
	var any, parts []Expr
	for {
		p.blank()
		if p.rest == "" || p.rest[0] == ')' {
			return joined[Or](append(any, joined[And](parts)))
		}
		if after, ok := p.operator("OR", "|", "||"); ok && len(parts) > 0 {
			p.rest = after
			any, parts = append(any, joined[And](parts)), nil
			continue
		}
		if after, ok := p.operator("AND", "&", "&&"); ok {
			p.rest = after
			continue
		}
		if e := p.part(depth); e != nil {
			parts = join2(parts, e)
		}
	}
}

// part reads one word, phrase, filter or parenthesis, with the NOT before it.
func (p *parser) part(depth int) Expr {
	not := false
	for {
		p.blank()
		if after, ok := p.operator("NOT"); ok {
			not, p.rest = !not, after
		} else if len(p.rest) > 1 && p.rest[0] == '-' && !strings.ContainsRune(" \t\n)", rune(p.rest[1])) {
			not, p.rest = !not, p.rest[1:]
		} else {
			break
		}
	}
	if p.rest == "" || p.rest[0] == ')' {
		return nil
	}
	e := p.positive(depth, not)
	if not && e != nil {
		return Not{e}
	}
	return e
}

func (p *parser) positive(depth int, not bool) Expr {
	if p.rest[0] == '(' {
		p.rest = p.rest[1:]
		if depth == mostNested {
			return nil
		}
		e := p.either(depth + 1)
		p.rest = strings.TrimPrefix(p.rest, ")")
		return e
	}
	if field, after, ok := filterName(p.rest); ok {
		p.rest = after
		value, _, _ := p.word()
		if value = strings.TrimSpace(value); value == "" || !p.room() {
			return nil
		}
		return Filter{field, value}
	}
	word, quoted, closed := p.word()
	goesOn, unfinished := strings.HasSuffix(word, "*"), false
	if quoted && closed && strings.HasPrefix(p.rest, "*") {
		goesOn, p.rest = true, p.rest[1:]
	}
	if p.typing && p.rest == "" && !closed && !not && !goesOn && endsInWord(word) {
		unfinished = true
	}
	if !p.room() {
		return nil
	}
	return term(word, goesOn, unfinished)
}

// room counts the terms. It reports false where there are too many; the rest is left out.
func (p *parser) room() bool {
	p.terms++
	return p.terms <= mostTerms
}

// operator returns what follows one of some words that stands at the beginning.
func (p *parser) operator(names ...string) (after string, ok bool) {
	end := strings.IndexFunc(p.rest, func(r rune) bool { return unicode.IsSpace(r) || r == '(' || r == ')' })
	if end < 0 {
		end = len(p.rest)
	}
	return p.rest[end:], slices.Contains(names, p.rest[:end])
}

// word reads a word, or what stands in quotation marks. Only a phrase with its
// second mark is closed.
func (p *parser) word() (word string, quoted, closed bool) {
	const marks = "\"“”„«»"
	if r, size := utf8.DecodeRuneInString(p.rest); strings.ContainsRune(marks, r) {
		word = p.rest[size:]
		p.rest = ""
		if end := strings.IndexAny(word, marks); end >= 0 {
			_, size := utf8.DecodeRuneInString(word[end:])
			word, p.rest, closed = word[:end], word[end+size:], true
		}
		return word, true, closed
	}
	end := strings.IndexFunc(p.rest, func(r rune) bool { return unicode.IsSpace(r) || r == '(' || r == ')' || strings.ContainsRune(marks, r) })
	if end < 0 {
		end = len(p.rest)
	}
	if end == 0 {
		end = 1 // never: a mark, a blank or a parenthesis was read before
	}
	word, p.rest = p.rest[:end], p.rest[end:]
	return word, false, false
}

func filterName(s string) (Field, string, bool) {
	name, value, ok := strings.Cut(s, ":")
	if !ok || value == "" || len(name) > 12 {
		return "", s, false
	}
	if r, _ := utf8.DecodeRuneInString(value); unicode.IsSpace(r) || r == '(' || r == ')' || strings.HasPrefix(value, "//") {
		return "", s, false
	}
	name = strings.ToLower(name)
	if field, ok := aliases[name]; ok {
		return field, value, true
	}
	return Field(name), value, slices.Contains(fields, Field(name))
}

func endsInWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return s != "" && (inWord(r) || strings.ContainsRune(",.'’", r)) // a figure may go on: 21,
}

// term makes a term of what was typed; nil where there are no words in it.
func term(typed string, goesOn, unfinished bool) Expr {
	var t Term
	for w := range Words(typed) {
		if t.Words = append(t.Words, w.Text); len(t.Words) == mostTerms {
			break
		}
	}
	if len(t.Words) == 0 {
		return nil
	}
	t.Prefix, t.Unfinished = goesOn || unfinished, unfinished
	return t
}

// join2 appends a part. Two figures with a blank between them may be one figure:
// 21 000 is 21,000 as well.
func join2(parts []Expr, e Expr) []Expr {
	if n := len(parts); n > 0 {
		a, okA := parts[n-1].(Term)
		b, okB := e.(Term)
		if okA && okB && !a.Prefix && len(a.Words) == 1 && len(b.Words) == 1 && oneFigure(a.Words[0], b.Words[0]) {
			parts[n-1] = Or{Term{[]string{a.Words[0] + b.Words[0]}, b.Prefix, b.Unfinished}, And{a, b}}
			return parts
		}
	}
	return append(parts, e)
}

func oneFigure(a, b string) bool {
	return len(a) <= 3 && len(b) == 3 && a[0] != '0' && allDigits(a) && allDigits(b)
}

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// joined is an And or an Or of parts; one inside another is flattened, and of one
// part it is that part.
func joined[J interface {
	And | Or
	Expr
}](parts []Expr) Expr {
	var flat J
	for _, e := range parts {
		switch e := e.(type) {
		case nil:
		case J:
			flat = append(flat, e...)
		default:
			flat = append(flat, e)
		}
	}
	switch len(flat) {
	case 0:
		return nil
	case 1:
		return flat[0]
	}
	return flat
}

// mostForms bounds the combinations of several figures in a phrase.
const mostForms = 8

// Forms are the ways a term's words may stand in a text: a figure stands there as
// one word, or as one word for each three digits.
func (t Term) Forms() []Term {
	forms := [][]string{nil}
	for i := 0; i < len(t.Words); {
		typed, joined := 1, t.Words[i]
		for i+typed < len(t.Words) && figureGoesOn(joined, t.Words[i+typed], t.Prefix && i+typed == len(t.Words)-1) {
			joined += t.Words[i+typed]
			typed++
		}
		ways := [][]string{t.Words[i : i+typed]}
		for _, way := range [][]string{{joined}, thousandsOf(joined)} {
			if !slices.ContainsFunc(ways, func(w []string) bool { return slices.Equal(w, way) }) {
				ways = append(ways, way)
			}
		}
		var longer [][]string
		for _, form := range forms {
			for _, way := range ways {
				longer = append(longer, slices.Concat(form, way))
			}
		}
		forms = longer[:min(len(longer), mostForms)]
		i += typed
	}
	all := make([]Term, len(forms))
	for i, words := range forms {
		all[i] = Term{words, t.Prefix, t.Unfinished}
	}
	return all
}

// thousandsOf are the digits of a figure in threes; any other word is returned as it is.
func thousandsOf(w string) []string {
	if len(w) <= 3 || len(w) > 12 || w[0] == '0' || !allDigits(w) {
		return []string{w}
	}
	head := (len(w)-1)%3 + 1
	words := []string{w[:head]}
	for at := head; at < len(w); at += 3 {
		words = append(words, w[at:at+3])
	}
	return words
}

// figureGoesOn reports whether a word may be the next digits of a figure: three
// of them, or as many as are typed so far.
func figureGoesOn(figure, w string, typing bool) bool {
	return allDigits(figure) && allDigits(w) && figure[0] != '0' && len(figure) <= 9 && (len(w) == 3 || typing && len(w) < 3)
}
