package fulltext

import (
	"gorm.io/gorm"

	"galley/model/library/engine"
)

// index is how an engine is asked for words.
type index interface {
	// number is the number of a row w of search_words.
	number() string
	// fits is the condition that a row w of search_words has what is asked for.
	fits(asked) matching
	// ranked is a SELECT of the numbers (id) of what fits a group, and how well (score: the
	// lower the better), best first; newest bounds how many are ranked, 0 is no bound.
	ranked(fits matching, asked allAsked, join string, limit, newest int) (string, []any)
	// alike is a SELECT of the numbers of claims and checks that have any of some terms, those
	// that have the rarest first.
	alike(terms []weighed, most int) (string, []any)
}

// weighed is what is asked for, and how much it tells that an entry has it.
type weighed struct {
	asked
	weight float64
}

// indexOf is the index of a library.
func indexOf(db *gorm.DB) index {
	if engine.IsPostgres(db) {
		return postgresIndex{}
	}
	return sqliteIndex{}
}
