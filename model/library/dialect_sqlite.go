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

// lesser and greater are the one of two values.
func lesser(a, b string) string  { return "min(" + a + ", " + b + ")" }
func greater(a, b string) string { return "max(" + a + ", " + b + ")" }

// jsonField is a field of an object in a column of JSON, as text; NULL where there
// is none.
func jsonField(column, name string) string { return column + " ->> '$." + name + "'" }

// wholeOf is wholeID of a column: the id of the event that an id of an event or of a part of one names.
func wholeOf(column string) string {
	return "CASE instr(" + column + ", '" + partSign + "') WHEN 0 THEN " + column +
		" ELSE substr(" + column + ", 1, instr(" + column + ", '" + partSign + "') - 1) END"
}

// editsOfE are the rows j of the edits of an event e (see listEdits): j.value is an
// object. The driver gives a function no BLOB without bytes, so it is not asked of one.
const editsOfE = "json_each(CASE WHEN length(e.packed) > 0 THEN galley_edits(e.packed) ELSE e.edits END) AS j"
