package fulltext

import "strings"

// On a server a row w of search_words has the folded words of each field, a blank between,
// and all of them in w.lexemes, a tsvector with a GIN index. A tsvector holds no position
// beyond 16,383 and no more than 256 of a word, so phrases are looked for in the words
// themselves, where the tsvector has all their words.

// postgresIndex asks the tsvector.
type postgresIndex struct{}

func (postgresIndex) key() string    { return "id" }
func (postgresIndex) number() string { return "w.id" }

func (in postgresIndex) fits(a asked) matching {
	// The index is asked once for all that it can tell; the rest is looked up in the rows that
	// it finds. Where a row has more words than its tsvector, they are all looked up.
	m := matching{sql: "true"}
	if q := tsquery(a); q != "" {
		m = matching{"w.lexemes @@ ?::tsquery", []any{q + " | " + lexeme(cutLexeme)}}
	}
	rest := in.looked(a)
	if told(a) {
		rest.sql = "(NOT w.cut OR " + rest.sql + ")"
	}
	return matching{"(" + m.sql + " AND " + rest.sql + ")", append(m.args, rest.args...)}
}

// indexedFields are those of an entry; a phrase stands in one of them.
var indexedFields = []string{"body", "title", "speaker", "owner", "publisher"}

// told reports whether the tsvector alone tells that a row has what is asked for.
func told(a asked) bool {
	switch a := a.(type) {
	case phrase:
		return len(a.words) == 1 && a.field == ""
	case anyAsked:
		return allTold(a)
	case allAsked:
		return allTold(a.with) && allTold(a.without)
	}
	return false
}

func allTold(parts []asked) bool {
	for _, part := range parts {
		if !told(part) {
			return false
		}
	}
	return true
}

// tsquery asks for rows that may have what is asked for: all of those that have it, and
// others. It is empty where any row may.
func tsquery(a asked) string {
	switch a := a.(type) {
	case phrase:
		if len(a.words) == 0 {
			return ""
		}
		parts := make([]string, len(a.words))
		for i, w := range a.words {
			parts[i] = lexeme(w)
			if a.prefix && i == len(a.words)-1 {
				parts[i] += ":*"
			}
		}
		return "(" + strings.Join(parts, " & ") + ")"
	case anyAsked:
		var parts []string
		for _, part := range a {
			q := tsquery(part)
			if q == "" {
				return ""
			}
			parts = append(parts, q)
		}
		if len(parts) == 0 {
			return ""
		}
		return "(" + strings.Join(parts, " | ") + ")"
	case allAsked:
		var parts []string
		for _, part := range a.with {
			if q := tsquery(part); q != "" {
				parts = append(parts, q)
			}
		}
		for _, part := range a.without {
			if q := tsquery(part); q != "" && told(part) {
				parts = append(parts, "!"+q)
			}
		}
		if len(parts) == 0 {
			return ""
		}
		return "(" + strings.Join(parts, " & ") + ")"
	}
	return ""
}

// lexeme is a word as a tsquery and a tsvector take it.
func lexeme(word string) string {
	return "'" + strings.NewReplacer("'", "''", `\`, `\\`).Replace(word) + "'"
}

// looked is the condition that a row has what is asked for, from the words themselves.
func (in postgresIndex) looked(a asked) matching {
	switch a := a.(type) {
	case phrase:
		if len(a.words) == 0 {
			return matching{sql: "false"}
		}
		sought := " " + strings.Join(a.words, " ")
		if !a.prefix {
			sought += " "
		}
		fields := indexedFields
		if a.field != "" {
			fields = []string{a.field}
		}
		var m matching
		var either []string
		for _, field := range fields {
			either, m.args = append(either, "strpos(' ' || w."+field+" || ' ', ?) > 0"), append(m.args, sought)
		}
		m.sql = "(" + strings.Join(either, " OR ") + ")"
		if told(a) { // which costs less
			m.sql = "(w.lexemes @@ ?::tsquery OR w.cut AND " + m.sql + ")"
			m.args = append([]any{tsquery(a)}, m.args...)
		}
		return m
	case anyAsked:
		return in.join(a, " OR ")
	case allAsked:
		m := in.join(a.with, " AND ")
		if len(a.without) > 0 {
			not := in.join(a.without, " OR ")
			m = matching{"(" + m.sql + " AND NOT " + not.sql + ")", append(m.args, not.args...)}
		}
		return m
	}
	return matching{sql: "false"}
}

func (in postgresIndex) join(parts []asked, between string) matching {
	var m matching
	var all []string
	for _, part := range parts {
		one := in.looked(part)
		all, m.args = append(all, one.sql), append(m.args, one.args...)
	}
	m.sql = "(" + strings.Join(all, between) + ")"
	return m
}
