package query

import "strings"

// Test makes a test of a query, for things of one sort that are tested many times. term
// and filter make the tests of its parts. A query that asks for nothing fits everything.
func Test[T any](q Query, term func(Term) func(T) bool, filter func(Filter) func(T) bool) func(T) bool {
	if q.Asked == nil {
		return func(T) bool { return true }
	}
	var of func(Expr) func(T) bool
	all := func(parts []Expr, wanted bool) func(T) bool { // that each part is as wanted
		tests := make([]func(T) bool, len(parts))
		for i, part := range parts {
			tests[i] = of(part)
		}
		return func(v T) bool {
			for _, test := range tests {
				if test(v) != wanted {
					return false
				}
			}
			return true
		}
	}
	of = func(e Expr) func(T) bool {
		switch e := e.(type) {
		case Term:
			return term(e)
		case Filter:
			return filter(e)
		case And:
			return all(e, true)
		case Or:
			none := all(e, false)
			return func(v T) bool { return !none(v) }
		case Not:
			fits := of(e.Expr)
			return func(v T) bool { return !fits(v) }
		}
		return func(T) bool { return false }
	}
	return of(q.Asked)
}

// Folded is a text as terms are looked for in it, so that the same text can be searched
// many times: its words as they are folded, a blank before and after each.
type Folded string

// textEnd stands between texts that no phrase may span. Nobody can ask for it.
const textEnd = " ¶ "

// Fold folds texts, one after another.
func Fold(texts ...string) Folded {
	var b strings.Builder
	for _, text := range texts {
		if text == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(textEnd[:len(textEnd)-1])
		}
		for w := range Words(text) {
			b.WriteByte(' ')
			b.WriteString(w.Text)
		}
	}
	b.WriteByte(' ')
	return Folded(b.String())
}

// Sought is a term ready to be looked for in folded texts.
type Sought []string

// Seek makes a term ready to be looked for.
func (t Term) Seek() Sought {
	var any Sought
	for _, form := range t.Forms() {
		words := " " + strings.Join(form.Words, " ")
		if !form.Prefix {
			words += " "
		}
		any = append(any, words)
	}
	return any
}

// In reports whether the term stands in a folded text.
func (s Sought) In(text Folded) bool {
	for _, words := range s {
		if strings.Contains(string(text), words) {
			return true
		}
	}
	return false
}

// NameTerm is what a name must have in it to fit a filter: these words, the last one as
// the beginning of a word. ok is false where there are none.
func NameTerm(name string) (t Term, ok bool) {
	t = Term{Prefix: true}
	for w := range Words(name) {
		t.Words = append(t.Words, w.Text)
	}
	return t, len(t.Words) > 0
}

// Labelled are the labels that a person may mean: the one that is typed, blanks and
// capitals aside, or else those that begin with it.
func Labelled[L ~string](typed string, labels []L) []string {
	want := plain(typed)
	var same, begin []string
	for _, l := range labels {
		switch is := plain(string(l)); {
		case want == "":
		case is == want:
			same = append(same, string(l))
		case strings.HasPrefix(is, want):
			begin = append(begin, string(l))
		}
	}
	if len(same) > 0 {
		return same
	}
	return begin
}

// plain is a label without blanks, capitals and marks.
func plain(s string) string {
	var b strings.Builder
	for w := range Words(s) {
		b.WriteString(w.Text)
	}
	return b.String()
}
