package fulltext

import (
	"strings"

	"galley/model/query"
)

// group is a part of a query that one SELECT covers: what the index is asked for,
// and filters that it knows nothing of. What fits any of its groups fits a query.
type group struct {
	with, without []string // expressions of FTS5
	filters       []filter
}

// filter is one of a query; with not it excludes what it fits.
type filter struct {
	query.Filter
	not bool
}

// mostGroups bounds the groups that parentheses multiply out to.
const mostGroups = 64

// groups splits an expression where the index alone does not cover it.
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
		return []group{{filters: []filter{{e, not}}}}
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

// indexed writes an expression in the syntax of FTS5, where that has one: it has
// none for "everything but". Every word stands in quotation marks, so that none is
// an operator.
func indexed(e query.Expr) (string, bool) {
	switch e := e.(type) {
	case query.Term:
		return phrases(e, ""), true
	case query.Filter:
		if column, ok := nameColumns[e.Field]; ok {
			if t, ok := query.NameTerm(e.Value); ok {
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

// phrases writes the forms of a term as FTS5 reads them, in one column or in any.
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
