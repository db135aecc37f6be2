package fulltext

import "strings"

// fts5 writes what is asked for in the syntax of FTS5. Every word stands in quotation
// marks, so that none is an operator.
func fts5(a asked) string {
	switch a := a.(type) {
	case phrase:
		words := `"` + strings.Join(a.words, " ") + `"`
		if a.prefix {
			words += "*"
		}
		if a.field != "" {
			words = a.field + " : " + words
		}
		return words
	case anyAsked:
		return "(" + strings.Join(allFTS5(a), " OR ") + ")"
	case allAsked:
		s := strings.Join(allFTS5(a.with), " AND ")
		if len(a.with) > 1 {
			s = "(" + s + ")"
		}
		if len(a.without) > 0 {
			s = "(" + s + " NOT (" + strings.Join(allFTS5(a.without), " OR ") + "))"
		}
		return s
	}
	return `""`
}

func allFTS5(parts []asked) []string {
	out := make([]string, len(parts))
	for i, part := range parts {
		out[i] = fts5(part)
	}
	return out
}

// sqliteIndex asks FTS5, whose tables have no more than words in them.
type sqliteIndex struct{}

func (sqliteIndex) key() string    { return "rowid" }
func (sqliteIndex) number() string { return "w.rowid" }

func (sqliteIndex) fits(a asked) matching { return matching{"w.search_words MATCH ?", []any{fts5(a)}} }
