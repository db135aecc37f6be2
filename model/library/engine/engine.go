// Package engine says what each database says in words of its own, for statements
// that are otherwise the same: a library is a file of SQLite's, or a newsroom's
// database on PostgreSQL or on a server that speaks its protocol.
package engine

import "gorm.io/gorm"

// SQL is the dialect of an engine. Columns and values are given as SQL.
type SQL interface {
	// Contains is a condition: whether the argument stands in a column, to the letter.
	Contains(column string) string
	// Has is a condition: whether a sign of one character stands in a column.
	Has(column, sign string) string
	// ContainsFolded is Contains, capitals of ASCII aside.
	ContainsFolded(column string) string
	// Like is a condition: whether a column is like the argument, capitals of ASCII aside; a
	// backslash stands before what is no pattern.
	Like(column string) string
	// JoinInOrder joins a table, with an ON, to the one before it. An engine that may
	// guess the order of tables wrongly goes through that one first.
	JoinInOrder() string
	// Unindexed is a column to sort by for which no index is read: few rows are sorted
	// sooner than an index of all is walked for them.
	Unindexed(column string) string
	// Lesser and Greater are the one of two values.
	Lesser(a, b string) string
	Greater(a, b string) string
	// JSONField is a field of an object in a column of JSON, as text; NULL where there is none.
	JSONField(column, name string) string
	// Before is what of a text stands before a sign of one character, all of it where the sign is not there.
	Before(column, sign string) string
	// Holds is a condition: whether a column of yes and no says yes. It is as partial indexes have it.
	Holds(column string) string
	// Edits are the rows j of the edits of an event, whose table is named: j.value is an object.
	Edits(events string) string
	// Columns selects the names of the columns of a table, the argument, or of those of text alone.
	Columns(texts bool) string
	// Own stands before a table of the library's own, where another library is at hand too, and
	// Temporary before a temporary one.
	Own() string
	Temporary() string
	// TemporaryTable is the definition of the columns of a temporary table, given as SQLite has it.
	TemporaryTable(columns string) string
	// RowKey is the engine's own key of a row, by which rows are in the order in which they were stored as far as it knows.
	RowKey() string
}

// Postgres is the name of GORM's dialect for PostgreSQL.
const Postgres = "postgres"

// Of is the dialect that a connection speaks.
func Of(db *gorm.DB) SQL {
	if IsPostgres(db) {
		return postgres{}
	}
	return sqlite{}
}

// IsPostgres reports whether a connection leads to a newsroom's server, not to a file.
func IsPostgres(db *gorm.DB) bool { return db.Dialector.Name() == Postgres }
