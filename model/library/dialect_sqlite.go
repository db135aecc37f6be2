package library

// What every engine says in words of its own stands here as SQLite says it, for
// statements that are otherwise the same everywhere.

// contains is a condition: whether the argument stands in a column, to the letter.
func contains(column string) string { return "instr(" + column + ", ?) > 0" }

// joinInOrder joins a table to the one before it, and has SQLite go through that
// one first. Without statistics it may guess the other way round, and read all
// of the larger one.
const joinInOrder = "CROSS JOIN "

// unindexed is a column to sort by that SQLite does not read an index for: few
// rows are sorted sooner than an index of all is walked for them.
func unindexed(column string) string { return "+" + column }
