package fulltext

import (
	"strings"

	"gorm.io/gorm"

	"galley/model"
)

// score is bm25 with a word in a headline counting four times.
const score = "bm25(search_words, 1.0, 4.0, 1.0, 1.0, 1.0)"

// statement is the SELECT for a group. CROSS JOIN makes SQLite join in the order
// written: it cannot know that the words are few.
func (g group) statement(db *gorm.DB, limit, ranked int) (string, []any, error) {
	var where []string
	var args []any
	from := "search_docs AS d"
	if len(g.with) > 0 {
		from = "search_words"
		if len(g.filters) > 0 {
			from += " CROSS JOIN search_docs AS d ON d.id = search_words.rowid"
		}
		where, args = append(where, "search_words MATCH ?", "search_words.rowid < "+checksBegin), append(args, g.expression())
	} else if len(g.without) > 0 {
		where = append(where, "d.id NOT IN (SELECT rowid FROM search_words WHERE search_words MATCH ?)")
		args = append(args, strings.Join(g.without, " OR "))
	}
	for _, f := range g.filters {
		m, err := condition(db, f.Filter, Asker{Today: model.Today()}, false)
		if err != nil {
			return "", nil, err
		}
		if f.not {
			m.sql = "NOT coalesce(" + m.sql + ", 0)"
		} else if f.OfClaims() {
			where = append(where, "d.id >= ?")
			args = append(args, int64(firstClaim))
		}
		where, args = append(where, m.sql), append(args, m.args...)
	}
	if len(g.with) == 0 {
		where = append(where, "d.id < "+checksBegin)
	}
	rest := " FROM " + from + " WHERE " + strings.Join(where, " AND ")
	switch {
	case len(g.with) == 0:
		return "SELECT d.id, 0.0 AS score" + rest + " ORDER BY d.id DESC LIMIT ?", append(args, limit), nil
	case ranked > 0:
		newest := "SELECT search_words.rowid AS id, " + score + " AS score" + rest + " ORDER BY search_words.rowid DESC LIMIT ?"
		return "SELECT id, score FROM (" + newest + ") ORDER BY score, id DESC LIMIT ?", append(args, ranked, limit), nil
	}
	return "SELECT search_words.rowid AS id, " + score + " AS score" + rest + " ORDER BY score, id DESC LIMIT ?", append(args, limit), nil
}
