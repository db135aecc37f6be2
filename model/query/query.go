// Package query is the search language: it takes apart what a person typed, and
// finds the words asked for in a text. What fits a query in a library is found by
// model/library/fulltext.
package query

import "slices"

// Query is what a person typed to search for, parsed. Everything typed means
// something: there are no syntax errors.
//
//	opium border           both words, in any order
//	"nearly 600 miles"     the words as they stand
//	diplo*                 words that begin so
//	heroin OR opium        either; also heroin | opium
//	opium -border          one without the other; also NOT border
//	(heroin OR opium) -war parentheses hold together
//	rating:false speaker:holbrooke status:checked kind:statistic owner:ann
//	publisher:cbs published:2009-03..2009-05 after:2009-03 before:2010
//	tag:afghanistan collection:"white house"
//	is:archived is:overdue is:mine is:unrated is:questions
//	due:today due:tomorrow due:week due:none due:any due:2026-12 due:..2026-12-05
//	note:atlas note:"border report" note:smith
//
// Capitals and marks on letters do not count. A name fits by whole words of
// it; the last word typed may be the beginning of one.
type Query struct{ Asked Expr }

// Empty reports whether nothing is asked for.
func (q Query) Empty() bool { return q.Asked == nil }

// Expr is a part of a query: a Term, a Filter, And, Or, Not.
type Expr interface{ expr() }

type (
	// And asks for all of its parts, Or for one of them; each has two or more.
	And []Expr
	Or  []Expr
	// Not asks for what another expression does not fit.
	Not struct{ Expr }
)

// Term is a word or a phrase to be found.
type Term struct {
	Words      []string // in order, folded as Words folds them; at least one
	Prefix     bool     // the last word may go on
	Unfinished bool     // Prefix is set because the word is still being typed, not because of a *
}

// Filter narrows what is searched to what has a value in a field.
type Filter struct {
	Field Field
	Value string
}

func (And) expr()    {}
func (Or) expr()     {}
func (Not) expr()    {}
func (Term) expr()   {}
func (Filter) expr() {}

// Field names what can be filtered by.
type Field string

const (
	FieldRating     Field = "rating"
	FieldStatus     Field = "status"
	FieldSpeaker    Field = "speaker"
	FieldKind       Field = "kind"
	FieldOwner      Field = "owner"
	FieldPublisher  Field = "publisher"
	FieldTag        Field = "tag"        // of the claim, or of the article
	FieldCollection Field = "collection" // that the article is in
	FieldDue        Field = "due"        // on that day, in that month or year, from one to another, or one of DueWords
	FieldIs         Field = "is"         // one of States
	FieldPublished  Field = "published"  // on that day, in that month or year, or from one to another: 2009..2010-03
	FieldAfter      Field = "after"      // published on that day, month or year, or later
	FieldBefore     Field = "before"     // published earlier
	FieldNote       Field = "note"       // a comment, footnote or link of the article: its words, its authors, its addresses
)

var fields = []Field{
	FieldRating, FieldStatus, FieldSpeaker, FieldKind, FieldOwner, FieldDue, FieldPublisher, FieldTag, FieldCollection,
	FieldIs,
	FieldPublished, FieldAfter, FieldBefore, FieldNote,
}

// Fields are all that can be filtered by.
func Fields() []Field { return slices.Clone(fields) }

// aliases are other names people try for a field.
var aliases = map[string]Field{
	"on": FieldPublished, "date": FieldPublished, "since": FieldAfter, "until": FieldBefore,
	"notes": FieldNote, "comment": FieldNote,
	"verdict": FieldRating, "said": FieldSpeaker, "by": FieldSpeaker,
}

// OfClaims reports whether only claims can fit the filter.
func (f Filter) OfClaims() bool {
	switch f.Field {
	case FieldRating, FieldStatus, FieldSpeaker, FieldKind, FieldOwner, FieldDue:
		return true
	case FieldIs:
		state, known := f.State()
		return known && state != Archived
	}
	return false
}

// State is what the filter is: asks for.
type State string

// What a claim, or the article that it stands in, can be.
const (
	Archived  State = "archived"  // the article is
	Overdue   State = "overdue"   // its due date is past, and it is not checked
	Mine      State = "mine"      // its owner is who asks
	Unrated   State = "unrated"   // no rating is in force
	Questions State = "questions" // one to the author, an editor, a lawyer or the desk is open
)

// States are all of them.
var States = []State{Archived, Overdue, Mine, Unrated, Questions}

// State is what a filter by FieldIs asks for; it may be typed by its beginning.
func (f Filter) State() (State, bool) {
	all := Labelled(f.Value, States)
	if f.Field != FieldIs || len(all) == 0 {
		return "", false
	}
	return State(all[0]), true
}

// Terms are those that a hit has in it: all that no Not excludes.
func (q Query) Terms() []Term { return termsOf(q.Asked, nil) }

// Noted are what notes are asked for: the values of the filters by note that no Not excludes.
func (q Query) Noted() []Term {
	var terms []Term
	var add func(Expr)
	add = func(e Expr) {
		switch e := e.(type) {
		case Filter:
			if t, ok := NameTerm(e.Value); ok && e.Field == FieldNote {
				terms = append(terms, t)
			}
		case And:
			for _, part := range e {
				add(part)
			}
		case Or:
			for _, part := range e {
				add(part)
			}
		}
	}
	add(q.Asked)
	return terms
}

func termsOf(e Expr, terms []Term) []Term {
	switch e := e.(type) {
	case Term:
		return append(terms, e)
	case And:
		for _, part := range e {
			terms = termsOf(part, terms)
		}
	case Or:
		for _, part := range e {
			terms = termsOf(part, terms)
		}
	}
	return terms
}

// shortestPrefix is how many letters say enough of a word for others that begin
// so to be looked for: two of them begin a tenth of all words.
const shortestPrefix = 3

// AsWord is the query with the word that is being typed taken as a whole word.
func (q Query) AsWord() Query {
	return Query{edited(q.Asked, func(t Term) Expr { t.Prefix, t.Unfinished = false, false; return t })}
}

// Typing reports whether the last word of the query is still being typed.
func (q Query) Typing() bool {
	terms := q.Terms()
	return len(terms) > 0 && terms[len(terms)-1].Unfinished
}

// TooShort reports whether the word that is being typed is too short yet for
// what begins so to be looked for.
func (q Query) TooShort() bool {
	terms := q.Terms()
	return q.Typing() && tooShort(terms[len(terms)-1])
}

func tooShort(t Term) bool { return len(t.Words) == 1 && len(t.Words[0]) < shortestPrefix }

// AsPrefix is the query with the word that is being typed taken as the beginning
// of one. Where there is too little of it, it is left out.
func (q Query) AsPrefix() Query {
	return Query{edited(q.Asked, func(t Term) Expr {
		if tooShort(t) {
			return nil
		}
		return t
	})}
}

// edited is an expression with the term that is being typed replaced. It is the
// last one, and never in a Not.
func edited(e Expr, f func(Term) Expr) Expr {
	switch e := e.(type) {
	case Term:
		if e.Unfinished {
			return f(e)
		}
	case And:
		return joined[And](editedParts(e, f))
	case Or:
		return joined[Or](editedParts(e, f))
	}
	return e
}

func editedParts(parts []Expr, f func(Term) Expr) []Expr {
	out := make([]Expr, len(parts))
	for i, part := range parts {
		out[i] = edited(part, f)
	}
	return out
}
