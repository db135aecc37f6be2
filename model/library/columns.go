package library

import (
	"fmt"

	"gorm.io/gorm"

	"galley/model/library/engine"
)

// columnsOf are the columns of a table.
func columnsOf(tx *gorm.DB, table string) ([]string, error) { return columns(tx, table, false) }

// textColumns are the columns of a table that hold text.
func textColumns(tx *gorm.DB, table string) ([]string, error) { return columns(tx, table, true) }

func columns(tx *gorm.DB, table string, texts bool) ([]string, error) {
	var names []string
	if err := tx.Raw(engine.Of(tx).Columns(texts), table).Scan(&names).Error; err != nil {
		return nil, fmt.Errorf("read the columns of %s: %w", table, err)
	}
	return names, nil
}
