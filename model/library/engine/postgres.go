package engine

type postgres struct{}

func (postgres) Contains(column string) string { return "strpos(" + column + ", ?) > 0" }

func (postgres) Like(column string) string { return column + ` ILIKE ? ESCAPE '\'` }

// ContainsFolded folds in the collation of the column, which is C: letters of ASCII alone.
func (postgres) ContainsFolded(column string) string {
	return "strpos(lower(" + column + "), lower(?::text COLLATE \"C\")) > 0"
}

// JoinInOrder leaves the order to the server, which has statistics.
func (postgres) JoinInOrder() string { return "JOIN " }

func (postgres) Unindexed(column string) string { return column }
func (postgres) Lesser(a, b string) string      { return "least(" + a + ", " + b + ")" }
func (postgres) Greater(a, b string) string     { return "greatest(" + a + ", " + b + ")" }

func (postgres) JSONField(column, name string) string {
	return "(" + column + ")::jsonb ->> '" + name + "'"
}

func (postgres) Before(column, sign string) string {
	return "split_part(" + column + ", '" + sign + "', 1)"
}

func (postgres) Holds(column string) string { return column }

// Edits are stored unpacked: the server compresses long values itself.
func (postgres) Edits(events string) string {
	return "jsonb_array_elements(" + events + ".edits::jsonb) AS j(value)"
}

// RowKey is the place of a row in its table, which a later change of the row alters.
func (postgres) RowKey() string { return "ctid" }

func (postgres) Columns(texts bool) string {
	query := "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped"
	if texts {
		query += " AND atttypid = 'text'::regtype"
	}
	return query + " ORDER BY attnum"
}
