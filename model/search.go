package model

import (
	"strings"

	"galley/model/passage"
)

// Hit is one answer of a search: an article, or a claim in one.
type Hit struct {
	ArticleID string
	VersionID string // the one that Span is in, the newest
	ClaimID   string // "" where the article's own text fits
	Title     string // of the article
	Snippet   string // words around what was found, on one line
	Found     []passage.Span
	Span      passage.Span // where it stands in the version's text, in bytes; empty where it does not
}

// Answer is what a search found.
type Answer struct {
	Hits []Hit // best first
	More bool  // there are more than were asked for
}

// Query is what a person typed to search for, taken apart. Everything typed
// means something: a search has no syntax errors.
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
//
// Capitals and marks on letters do not count. Names fit by whole words of them,
// the last of which may go on.
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
	Unfinished bool     // that is because it is being typed; nobody asked for it
}

// Filter narrows what is searched to what has a value in a field.
type Filter struct {
	Field FilterField
	Value string
}

func (And) expr()    {}
func (Or) expr()     {}
func (Not) expr()    {}
func (Term) expr()   {}
func (Filter) expr() {}

// FilterField names what can be filtered by.
type FilterField string

const (
	FilterRating     FilterField = "rating"
	FilterStatus     FilterField = "status"
	FilterSpeaker    FilterField = "speaker"
	FilterKind       FilterField = "kind"
	FilterOwner      FilterField = "owner"
	FilterPublisher  FilterField = "publisher"
	FilterTag        FilterField = "tag"        // of the claim, or of the article
	FilterCollection FilterField = "collection" // that the article is in
	FilterIs         FilterField = "is"         // archived: that the article is
	FilterPublished  FilterField = "published"  // on that day, in that month or year, or from one to another: 2009..2010-03
	FilterAfter      FilterField = "after"      // published on that day, month or year, or later
	FilterBefore     FilterField = "before"     // published earlier
)

var filterFields = []FilterField{
	FilterRating, FilterStatus, FilterSpeaker, FilterKind, FilterOwner, FilterPublisher, FilterTag, FilterCollection, FilterIs, FilterPublished, FilterAfter, FilterBefore,
}

// filterAliases are other names people try for a field.
var filterAliases = map[string]FilterField{
	"on": FilterPublished, "date": FilterPublished, "since": FilterAfter, "until": FilterBefore, "verdict": FilterRating, "said": FilterSpeaker, "by": FilterSpeaker,
}

// OfClaims reports whether only claims have the field.
func (f FilterField) OfClaims() bool {
	switch f {
	case FilterRating, FilterStatus, FilterSpeaker, FilterKind, FilterOwner:
		return true
	}
	return false
}

// Dates are the days a filter by date stands for, as ISO 8601 compares as text:
// from the first on, and before the second; "" is no bound. ok is false where
// the value is no date: nothing was published then.
func (f Filter) Dates() (from, before string, ok bool) {
	first, last, isRange := strings.Cut(f.Value, "..")
	if !isRange {
		last = first
	}
	first, okFirst := ParseDate(first)
	last, okLast := ParseDate(last)
	if !okFirst || !okLast || first == "" && last == "" {
		return "", "", false
	}
	switch f.Field {
	case FilterAfter:
		return first, "", true
	case FilterBefore:
		return "", last, true
	}
	if last != "" {
		last += "~" // behind every day of that month or year
	}
	return first, last, true
}

// Wanted are the terms of a query that are to be found in what fits it.
func (q Query) Wanted() []Term { return wanted(q.Asked, nil) }

func wanted(e Expr, terms []Term) []Term {
	switch e := e.(type) {
	case Term:
		return append(terms, e)
	case And:
		for _, part := range e {
			terms = wanted(part, terms)
		}
	case Or:
		for _, part := range e {
			terms = wanted(part, terms)
		}
	}
	return terms
}

// shortestPrefix is how many letters say enough of a word for others that begin
// so to be looked for: two of them begin a tenth of all words.
const shortestPrefix = 3

// Standing is the query with the word that is being typed taken as it stands.
func (q Query) Standing() Query {
	return Query{edited(q.Asked, func(t Term) Expr { t.Prefix, t.Unfinished = false, false; return t })}
}

// Typing reports whether the last word of the query is still being typed.
func (q Query) Typing() bool {
	terms := q.Wanted()
	return len(terms) > 0 && terms[len(terms)-1].Unfinished
}

// TooShort reports whether the word that is being typed is too short yet for
// what begins so to be looked for.
func (q Query) TooShort() bool {
	terms := q.Wanted()
	return q.Typing() && tooShort(terms[len(terms)-1])
}

func tooShort(t Term) bool { return len(t.Words) == 1 && len(t.Words[0]) < shortestPrefix }

// Begun is what can be asked of the word that is being typed: that it begins a
// word, or nothing where there is too little of it.
func (q Query) Begun() Query {
	return Query{edited(q.Asked, func(t Term) Expr {
		if tooShort(t) {
			return nil
		}
		return t
	})}
}

// edited is an expression with the term that is being typed exchanged. It is the
// last one, and no Not has it.
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
