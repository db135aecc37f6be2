package fulltext

import "galley/model/query"

// asked is what the index is asked for. Each engine has its own way to write it.
type asked interface{ isAsked() }

// phrase asks for words that follow each other in one field, or in any where none is named.
// With prefix the last word may be the beginning of one.
type phrase struct {
	words  []string
	prefix bool
	field  string
}

// anyAsked asks for any of its parts.
type anyAsked []asked

// allAsked asks for all of with and for none of without. It asks for something to be found.
type allAsked struct{ with, without []asked }

func (phrase) isAsked()   {}
func (anyAsked) isAsked() {}
func (allAsked) isAsked() {}

// group is a part of a query that one SELECT covers: what the index is asked for,
// and filters that it knows nothing of. What fits any of its groups fits a query.
type group struct {
	allAsked
	filters []filter
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
			return []group{{allAsked: allAsked{without: []asked{words}}}}
		}
		return []group{{allAsked: allAsked{with: []asked{words}}}}
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
		allAsked{append(g.with[:len(g.with):len(g.with)], other.with...),
			append(g.without[:len(g.without):len(g.without)], other.without...)},
		append(g.filters[:len(g.filters):len(g.filters)], other.filters...),
	}
}

// indexed is an expression as the index can be asked for it. It cannot be asked for
// "everything but".
func indexed(e query.Expr) (asked, bool) {
	switch e := e.(type) {
	case query.Term:
		return phrases(e, ""), true
	case query.Filter:
		if field, ok := nameFields[e.Field]; ok {
			if t, ok := query.NameTerm(e.Value); ok {
				return phrases(t, field), true
			}
		}
	case query.Or:
		var any anyAsked
		for _, part := range e {
			words, ok := indexed(part)
			if !ok {
				return nil, false
			}
			any = append(any, words)
		}
		return any, true
	case query.And:
		var all allAsked
		for _, part := range e {
			if no, ok := part.(query.Not); ok {
				words, ok := indexed(no.Expr)
				if !ok {
					return nil, false
				}
				all.without = append(all.without, words)
				continue
			}
			words, ok := indexed(part)
			if !ok {
				return nil, false
			}
			all.with = append(all.with, words)
		}
		return all, len(all.with) > 0
	}
	return nil, false
}

// nameFields are the fields of an entry that a filter asks for by name.
var nameFields = map[query.Field]string{query.FieldSpeaker: "speaker", query.FieldOwner: "owner"}

// phrases are the forms of a term, in one field or in any.
func phrases(t query.Term, field string) asked {
	var any anyAsked
	for _, form := range t.Forms() {
		any = append(any, phrase{form.Words, form.Prefix, field})
	}
	if len(any) == 1 {
		return any[0]
	}
	return any
}
