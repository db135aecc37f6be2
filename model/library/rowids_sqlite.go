package library

import "gorm.io/gorm"

// A check reads a table by SQLite's own numbers of its rows: also a row without a
// key that Galley would know it by is seen.

// asStored is the order in which rows were stored.
const asStored = "rowid"

// rowNumbers are the numbers of a table's rows, in an order.
func rowNumbers(db *gorm.DB, table, order string) (numbers []int64, err error) {
	return numbers, db.Table(table).Order(order).Pluck("rowid", &numbers).Error
}

// numbered are the rows of a table with such numbers.
func numbered(db *gorm.DB, table string, numbers ...int64) *gorm.DB {
	return db.Table(table).Where("rowid IN ?", numbers)
}
