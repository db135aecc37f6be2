package fulltext

import "gorm.io/gorm"

// optimize merges the pieces of the index into one, a seventh smaller. FTS5
// merges those of later changes as they come.
func (sqliteIndex) optimize(tx *gorm.DB) error {
	return tx.Exec("INSERT INTO search_words (search_words) VALUES ('optimize')").Error
}

func (sqliteIndex) empty(tx *gorm.DB) error {
	if err := tx.Exec("INSERT INTO main.search_words (search_words) VALUES ('delete-all')").Error; err != nil {
		return err
	}
	return tx.Exec("DELETE FROM main.search_docs").Error
}

func (sqliteIndex) replace(tx *gorm.DB, at int64, e Entry) error {
	f := fieldsOf(e)
	return tx.Exec("UPDATE search_words SET body = ?, title = ?, speaker = ?, owner = ?, publisher = ? WHERE rowid = ?",
		f.body, f.title, f.speaker, f.owner, f.publisher, at).Error
}

// add uses no builder: every claim that is marked waits for it.
func (sqliteIndex) add(tx *gorm.DB, e Entry) error {
	pool, ctx := tx.Statement.ConnPool, tx.Statement.Context
	if _, err := pool.ExecContext(ctx, "INSERT INTO search_docs (id, subject) SELECT max(coalesce(max(id), 0) + 1, ?), ? FROM search_docs"+
		" WHERE id < ?", e.Kind.first, e.Subject, e.Kind.end); err != nil {
		return err
	}
	f := fieldsOf(e)
	_, err := pool.ExecContext(ctx, "INSERT INTO search_words (rowid, body, title, speaker, owner, publisher)"+
		" VALUES (last_insert_rowid(), ?, ?, ?, ?, ?)", f.body, f.title, f.speaker, f.owner, f.publisher)
	return err
}
