package library

// Pieces of SQL that every database writes in its own way, as SQLite has them.

// joinInOrder joins, and keeps the planner from taking the tables in another order
// than they are written in.
const joinInOrder = "CROSS JOIN"

// lesser and greater are the one of two values.
func lesser(a, b string) string  { return "min(" + a + ", " + b + ")" }
func greater(a, b string) string { return "max(" + a + ", " + b + ")" }

// jsonField is a field of an object in a column of JSON, as text; NULL where there
// is none.
func jsonField(column, name string) string { return column + " ->> '$." + name + "'" }

// editsOfE are the rows j of the edits of an event e (see listEdits): j.value is an
// object. The driver gives a function no BLOB without bytes, so it is not asked of one.
const editsOfE = "json_each(CASE WHEN length(e.packed) > 0 THEN galley_edits(e.packed) ELSE e.edits END) AS j"
