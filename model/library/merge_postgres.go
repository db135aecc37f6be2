package library

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"gorm.io/gorm"
)

// A file cannot be attached to a server. Its rows come into the schema theirs, in the
// transaction of the merge, and leave it before the transaction ends: nobody else ever
// sees them, and the lock that every write holds keeps two merges apart.

// runOnServer is run, with the other library read from its file first.
func (m *merger) runOnServer(ctx context.Context, other string) (err error) {
	db, err := connect(other, "deferred", 2) // one goes through a table, one looks things up for it
	if err != nil {
		return err
	}
	pool, err := db.DB()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	names, err := theirTables(m.tx)
	if err != nil {
		return err
	}
	empty := func() error {
		for _, name := range names {
			if err := m.exec("DELETE FROM theirs." + name); err != nil {
				return err
			}
		}
		return nil
	}
	if err := empty(); err != nil { // whoever may merge may have stored something there
		return err
	}
	for _, name := range names {
		if err := m.load(db.WithContext(ctx), name); err != nil {
			return fmt.Errorf("merge: read %s of %s: %w", name, m.name, err)
		}
	}
	if err := m.exec("ANALYZE theirs.events, theirs.event_subjects, theirs.claims, theirs.appearances, theirs.sources, theirs.evidence"); err != nil {
		return err
	}
	if err := m.run(); err != nil {
		return err
	}
	return empty()
}

// theirTables are the tables of another library.
func theirTables(tx *gorm.DB) (names []string, err error) {
	err = tx.Raw("SELECT tablename FROM pg_tables WHERE schemaname = 'theirs' ORDER BY tablename").Scan(&names).Error
	if err == nil && len(names) == 0 {
		err = errors.New("the schema theirs has no tables")
	}
	return names, err
}

// loadedTogether is how many rows one statement stores; a server takes 65,535 values.
const loadedTogether = 500

// load stores the rows of a table of another library.
func (m *merger) load(from *gorm.DB, table string) error {
	yesNo, err := yesNoColumns(m.tx, "theirs."+table)
	if err != nil {
		return err
	}
	p := pastOf(from.Session(&gorm.Session{}), "events")
	together := loadedTogether
	if largeRows[table] {
		together = 20
	}
	return copyRows(from.Table(table), m.tx.Table("theirs."+table), together, func(row map[string]any) error {
		for _, column := range yesNo {
			if n, ok := row[column].(int64); ok {
				row[column] = n != 0
			}
		}
		if table == "events" {
			return unpackRow(p, row)
		}
		return nil
	})
}

// unpackRow has the row of an event say what it did in JSON, as rows of a server do.
func unpackRow(p *past, row map[string]any) error {
	packed, _ := row["packed"].([]byte)
	row["packed"] = []byte{}
	if len(packed) == 0 {
		return nil
	}
	id, _ := row["id"].(string)
	seq, _ := row["seq"].(int64)
	edits, err := p.edits(eventRow{Seq: seq, ID: id, Packed: packed})
	if err != nil && !errors.Is(err, errBaseMissing) {
		return err
	}
	if edits == nil { // a part of the history that it builds on is lost
		row["edits"] = "[]"
		return nil
	}
	text, err := json.Marshal(edits)
	row["edits"] = string(text)
	return err
}

// yesNoColumns are the columns of a table that say yes or no.
func yesNoColumns(tx *gorm.DB, table string) (names []string, err error) {
	return names, tx.Raw("SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(?) AND attnum > 0 AND atttypid = 'boolean'::regtype",
		table).Scan(&names).Error
}

// touchGrouped notes each record once: a statement may not come back to a row that it stored.
const touchGrouped = `INSERT INTO m_touched (noun, id, base, made, last)
	SELECT noun, id, CASE WHEN (array_agg(made ORDER BY last))[1] THEN NULL
			ELSE (array_agg(base ORDER BY last) FILTER (WHERE base IS NOT NULL))[1] END,
		(array_agg(made ORDER BY last))[1], max(last)
	FROM (? UNION ALL ?) AS edits GROUP BY noun, id`
