package library

import (
	"database/sql"
	"errors"

	"gorm.io/gorm"
)

// largeRows are the tables whose rows may have megabytes.
var largeRows = map[string]bool{"file_bytes": true, "versions": true, "events": true}

// asItIs alters nothing of a row.
func asItIs(map[string]any) error { return nil }

// copyRows stores the rows of a query in a table of another database, so many in one
// statement, each as alter leaves it.
func copyRows(rows, into *gorm.DB, together int, alter func(row map[string]any) error) error {
	into = into.Session(&gorm.Session{}) // each statement begins anew
	found, err := rows.Rows()
	if err != nil {
		return err
	}
	var page []map[string]any
	flush := func() error {
		if len(page) == 0 {
			return nil
		}
		err := into.Create(page).Error
		page = nil
		return err
	}
	for found.Next() {
		row, err := rowOf(found)
		if err == nil {
			err = alter(row)
		}
		if page = append(page, row); err == nil && len(page) == together {
			err = flush()
		}
		if err != nil {
			return errors.Join(err, found.Close())
		}
	}
	return errors.Join(found.Err(), found.Close(), flush())
}

// rowOf is the row that a query stands at, as the driver gives it.
func rowOf(found *sql.Rows) (map[string]any, error) {
	columns, err := found.Columns()
	if err != nil {
		return nil, err
	}
	values, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	if err := found.Scan(into...); err != nil {
		return nil, err
	}
	row := make(map[string]any, len(columns))
	for i, column := range columns {
		row[column] = values[i]
	}
	return row, nil
}
