package engine

type sqlite struct{}

func (sqlite) Contains(column string) string { return "instr(" + column + ", ?) > 0" }

func (sqlite) Like(column string) string { return column + ` LIKE ? ESCAPE '\'` }

func (sqlite) ContainsFolded(column string) string {
	return "instr(lower(" + column + "), lower(?)) > 0"
}

// JoinInOrder is CROSS JOIN. Without statistics SQLite may guess the other way round,
// and read all of the larger table.
func (sqlite) JoinInOrder() string { return "CROSS JOIN " }

func (sqlite) Unindexed(column string) string { return "+" + column }
func (sqlite) Lesser(a, b string) string      { return "min(" + a + ", " + b + ")" }
func (sqlite) Greater(a, b string) string     { return "max(" + a + ", " + b + ")" }

func (sqlite) JSONField(column, name string) string { return column + " ->> '$." + name + "'" }

func (sqlite) Before(column, sign string) string {
	return "CASE instr(" + column + ", '" + sign + "') WHEN 0 THEN " + column + " ELSE substr(" + column + ", 1, instr(" + column + ", '" + sign + "') - 1) END"
}

func (sqlite) Has(column, sign string) string { return "instr(" + column + ", '" + sign + "') > 0" }

func (sqlite) Holds(column string) string { return column + " = 1" }

// Edits unpacks by a function that the library gives SQLite. The driver gives a
// function no BLOB without bytes, so it is not asked of one.
func (sqlite) Edits(events string) string {
	return "json_each(CASE WHEN length(" + events + ".packed) > 0 THEN galley_edits(" + events + ".packed) ELSE " + events + ".edits END) AS j"
}

func (sqlite) RowKey() string { return "rowid" }

func (sqlite) Columns(texts bool) string {
	if texts {
		return "SELECT name FROM pragma_table_info(?) WHERE type = 'TEXT'"
	}
	return "SELECT name FROM pragma_table_info(?)"
}

func (sqlite) Own() string                          { return "main." }
func (sqlite) Temporary() string                    { return "temp." }
func (sqlite) TemporaryTable(columns string) string { return columns }
