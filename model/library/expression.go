package library

import (
	"strings"

	"galley/model/query"
)

// group is a part of a query that one SELECT answers: what the full-text index
// is asked for, and filters that it knows nothing of. The answer of a query is
// that of its groups together.
type group struct {
	with, without []string // expressions of FTS5
	filters       []signed
}

type signed struct {
	query.Filter
	not bool
}

// mostGroups bounds what parentheses multiply out to.
const mostGroups = 64

// groups takes an expression apart where the index alone cannot answer it.
func groups(e query.Expr, not bool) []group {
	if words, ok := indexed(e); ok {
		if not {
			return []group{{without: []string{words}}}
		}
		return []group{{with: []string{words}}}
	}
	var parts []query.Expr
	either := not
	switch e := e.(type) {
	case query.Not:
		return groups(e.Expr, !not)
	case query.Filter:
		return []group{{filters: []signed{{e, not}}}}
	case query.And:
		parts = e
	case query.Or:
		parts, either = e, !not
	}
	if either {
		var all []group
		for _, part := range parts {
			all = append(all, groups(part, not)...)
		}
		return all[:min(len(all), mostGroups)]
	}
	all := []group{{}}
	for _, part := range parts {
		var product []group
		for _, a := range all {
			for _, b := range groups(part, not) {
				product = append(product, a.and(b))
			}
		}
		all = product[:min(len(product), mostGroups)]
	}
	return all
}

func (g group) and(other group) group {
	return group{
		append(g.with[:len(g.with):len(g.with)], other.with...),
		append(g.without[:len(g.without):len(g.without)], other.without...),
		append(g.filters[:len(g.filters):len(g.filters)], other.filters...),
	}
}

// indexed writes an expression as FTS5 reads it, where it can: FTS5 knows no
// "all but". Every word stands in quotation marks, so that none is an operator.
func indexed(e query.Expr) (string, bool) {
	switch e := e.(type) {
	case query.Term:
		return phrases(e, ""), true
	case query.Filter:
		if column, ok := nameColumns[e.Field]; ok {
			if t, ok := nameTerm(e.Value); ok {
				return phrases(t, column), true
			}
		}
	case query.Or:
		var any []string
		for _, part := range e {
			words, ok := indexed(part)
			if !ok {
				return "", false
			}
			any = append(any, words)
		}
		return "(" + strings.Join(any, " OR ") + ")", true
	case query.And:
		var g group
		for _, part := range e {
			if no, ok := part.(query.Not); ok {
				words, ok := indexed(no.Expr)
				if !ok {
					return "", false
				}
				g.without = append(g.without, words)
				continue
			}
			words, ok := indexed(part)
			if !ok {
				return "", false
			}
			g.with = append(g.with, words)
		}
		return g.expression(), len(g.with) > 0
	}
	return "", false
}

// expression is what the index is asked for a group with words to be found.
func (g group) expression() string {
	s := strings.Join(g.with, " AND ")
	if len(g.with) > 1 {
		s = "(" + s + ")"
	}
	if len(g.without) > 0 {
		s = "(" + s + " NOT (" + strings.Join(g.without, " OR ") + "))"
	}
	return s
}

// nameColumns are the fields that are columns of the index.
var nameColumns = map[query.Field]string{query.FieldSpeaker: "speaker", query.FieldOwner: "owner"}

// nameTerm is what a name must have in it: these words, the last of which may go on.
func nameTerm(name string) (query.Term, bool) {
	t := query.Term{Prefix: true}
	for w := range query.Words(name) {
		t.Words = append(t.Words, w.Text)
	}
	return t, len(t.Words) > 0
}

func phrases(t query.Term, column string) string {
	var any []string
	for _, form := range t.Forms() {
		words := `"` + strings.Join(form.Words, " ") + `"`
		if form.Prefix {
			words += "*"
		}
		if column != "" {
			words = column + " : " + words
		}
		any = append(any, words)
	}
	if len(any) == 1 {
		return any[0]
	}
	return "(" + strings.Join(any, " OR ") + ")"
}
