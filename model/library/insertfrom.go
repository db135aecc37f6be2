package library

import (
	"strings"

	"gorm.io/gorm"
)

// insertFrom stores the rows of a query in the columns of a table. GORM's builder
// has no words for it.
func insertFrom(tx *gorm.DB, table string, columns []string, query *gorm.DB) error {
	return tx.Exec("INSERT INTO "+table+" ("+strings.Join(columns, ", ")+") ?", query).Error
}

// insertNew is insertFrom without the rows that are there already. The query must
// have a WHERE: SQLite takes the ON for a join's otherwise.
func insertNew(tx *gorm.DB, table string, columns []string, query *gorm.DB) error {
	return tx.Exec("INSERT INTO "+table+" ("+strings.Join(columns, ", ")+") ? ON CONFLICT DO NOTHING", query).Error
}
