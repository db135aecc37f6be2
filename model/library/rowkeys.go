package library

import (
	"gorm.io/gorm"

	"galley/model/library/engine"
)

// A check reads a table by the engine's own keys of its rows: also a row without a
// key that Galley would know it by is seen.

// asStored is the order in which rows were stored.
func asStored(db *gorm.DB) string { return engine.Of(db).RowKey() }

// rowKeys are the keys of a table's rows, in an order.
func rowKeys(db *gorm.DB, table, order string) (keys []any, err error) {
	if engine.IsPostgres(db) {
		var texts []string
		err = db.Table(table).Order(order).Pluck(engine.Of(db).RowKey(), &texts).Error
		for _, t := range texts {
			keys = append(keys, t)
		}
		return keys, err
	}
	var numbers []int64
	err = db.Table(table).Order(order).Pluck(engine.Of(db).RowKey(), &numbers).Error
	for _, n := range numbers {
		keys = append(keys, n)
	}
	return keys, err
}

// keyed are the rows of a table with such keys.
func keyed(db *gorm.DB, table string, keys ...any) *gorm.DB {
	return db.Table(table).Where(engine.Of(db).RowKey()+" IN ?", keys)
}
