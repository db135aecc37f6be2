package fulltext

import (
	"gorm.io/gorm"

	"galley/model/library/engine"
)

// index is how an engine is asked for words.
type index interface {
	// key is the column of search_words with the number of a row, number the same of a row w.
	key() string
	number() string
	// fits is the condition that a row w of search_words has what is asked for.
	fits(asked) matching
	// ranked is a SELECT of the numbers (id) of what fits a group, and how well (score: the
	// lower the better), best first; newest bounds how many are ranked, 0 is no bound.
	ranked(fits matching, asked allAsked, join string, limit, newest int) (string, []any)
	// alike is a SELECT of the numbers of claims and checks that have any of some terms, those
	// that have the rarest first.
	alike(terms []weighed, most int) (string, []any)

	// add, replace, empty and optimize store entries: see the functions of those names.
	add(*gorm.DB, Entry) error
	replace(tx *gorm.DB, at int64, e Entry) error
	empty(*gorm.DB) error
	optimize(*gorm.DB) error

	// stored selects the subject of each entry with something by which its words are known,
	// and sum is what that should be of an entry.
	stored() string
	sum(Entry) string
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
