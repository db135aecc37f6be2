package fulltext

import (
	"fmt"
	"strings"

	"gorm.io/gorm"

	"galley/model/library/engine"
)

// planEach has a server plan each statement of a transaction for the words that it asks
// for, until planOnce. A plan for any words would go through all entries, newest first,
// for a rare one. Rows that an index finds cost little more than rows in their order: a
// newsroom's disk does not turn. In a file nothing is to be done.
func planEach(db *gorm.DB) error { return planning(db, "force_custom_plan") }

// planOnce has the server keep plans again, which saves it much where many tables are joined.
func planOnce(db *gorm.DB) error { return planning(db, "auto") }

func planning(db *gorm.DB, mode string) error {
	if !engine.IsPostgres(db) {
		return nil
	}
	if err := db.Exec("SELECT set_config('plan_cache_mode', ?, true), set_config('random_page_cost', '1.1', true)", mode).Error; err != nil {
		return fmt.Errorf("plan a search: %w", err)
	}
	return nil
}

// tsweights has a word in a headline counting four times, as bm25 has it in a file. The
// letters are D (body), C, B (speaker, owner, publisher) and A (title).
const tsweights = "'{0.1, 0.1, 0.1, 0.4}'"

// ranked ranks by ts_rank, divided by the logarithm of the length. It knows nothing of how
// rare a word is, so entries that have all words rank a little otherwise than in a file.
func (postgresIndex) ranked(fits matching, a allAsked, join string, limit, newest int) (string, []any) {
	q := tsquery(allAsked{with: a.with})
	score := func(of string) (string, []any) {
		if q == "" {
			return "0.0", nil
		}
		return "-ts_rank(" + tsweights + ", " + of + ".lexemes, ?::tsquery, 1)::float8", []any{q}
	}
	from := " FROM search_words AS w" + join + " WHERE " + fits.sql
	if newest > 0 {
		s, args := score("n")
		return "SELECT id, " + s + " AS score FROM (SELECT w.id, w.lexemes" + from + " ORDER BY w.id DESC LIMIT ?) AS n" +
			" ORDER BY score, id DESC LIMIT ?", append(append(args, fits.args...), newest, limit)
	}
	s, args := score("w")
	return "SELECT w.id, " + s + " AS score" + from + " ORDER BY score, w.id DESC LIMIT ?", append(append(args, fits.args...), limit)
}

// alike adds up what it tells that an entry has each of the terms, as bm25 does where texts
// are short.
func (in postgresIndex) alike(terms []weighed, most int) (string, []any) {
	var either anyAsked
	var sum []string
	var weights []any
	for _, t := range terms {
		either = append(either, t.asked)
		m := in.looked(t.asked)
		sum = append(sum, "CASE WHEN "+m.sql+" THEN ?::float8 ELSE 0 END")
		weights = append(append(weights, m.args...), t.weight)
	}
	fits := in.fits(either)
	return "SELECT id FROM (SELECT w.id, (" + strings.Join(sum, " + ") + ") / (1 + ln(1 + length(w.lexemes))) AS score FROM search_words AS w WHERE " +
			fits.sql + " AND w.id >= ? AND w.id < ? ORDER BY w.id DESC LIMIT ?) AS n ORDER BY score DESC, id LIMIT ?",
		append(append(weights, fits.args...), int64(firstClaim), int64(firstNoted), 3*mostRead, most)
}
