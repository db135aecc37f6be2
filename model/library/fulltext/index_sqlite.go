package fulltext

import (
	"fmt"

	"gorm.io/gorm"

	"galley/model/library/engine"
)

// The index is two tables: search_docs numbers what it has an entry of, and
// search_words, an FTS5 table, holds the words under that number.

// Numbers in search_docs: articles have those before firstClaim, claims those before
// firstCheck, published checks those before firstNoted, and the notes of articles the rest.
const (
	firstClaim = 1 << 40
	firstCheck = 1 << 41
	firstNoted = 1 << 42
)

// kind is what an entry is of: the first number of its kind, and the first behind them.
type kind struct{ first, end int64 }

var (
	articleKind = kind{1, firstClaim}
	claimKind   = kind{firstClaim, firstCheck}
	checkKind   = kind{firstCheck, firstNoted}
	notedKind   = kind{firstNoted, 1 << 62}
)

// articlesEnd is firstClaim as SQL, checksBegin firstCheck, notesBegin firstNoted.
const (
	articlesEnd = "1099511627776"
	checksBegin = "2199023255552"
	notesBegin  = "4398046511104"
)

// optimize merges the pieces of the index into one, a seventh smaller. FTS5
// merges those of later changes as they come.
func optimize(tx *gorm.DB) error {
	if engine.IsPostgres(tx) {
		return nil // a GIN index is kept as it grows
	}
	if err := tx.Exec("INSERT INTO search_words (search_words) VALUES ('optimize')").Error; err != nil {
		return fmt.Errorf("optimize the index: %w", err)
	}
	return nil
}

// Empty removes all entries.
func Empty(tx *gorm.DB) error {
	if engine.IsPostgres(tx) {
		return emptyPostgres(tx)
	}
	for _, s := range []string{"INSERT INTO main.search_words (search_words) VALUES ('delete-all')", "DELETE FROM main.search_docs"} {
		if err := tx.Exec(s).Error; err != nil {
			return fmt.Errorf("empty the index: %w", err)
		}
	}
	return nil
}

// put replaces an entry, which keeps its number, or adds it.
func put(tx *gorm.DB, e Entry) error {
	var at []int64
	if err := tx.Table("search_docs").Where("subject = ?", e.Subject).Pluck("id", &at).Error; err != nil {
		return err
	}
	if len(at) == 0 {
		return add(tx, e)
	}
	if engine.IsPostgres(tx) {
		return putPostgres(tx, e, at[0])
	}
	return tx.Exec("UPDATE search_words SET body = ?, title = ?, speaker = ?, owner = ?, publisher = ? WHERE rowid = ?",
		words(e.Body), words(e.Title), words(e.Speaker), words(e.Owner), words(e.Publisher), at[0]).Error
}

// add adds an entry. It uses no builder: every claim that is marked waits for it.
func add(tx *gorm.DB, e Entry) error {
	if engine.IsPostgres(tx) {
		return addPostgres(tx, e)
	}
	pool, ctx := tx.Statement.ConnPool, tx.Statement.Context
	if _, err := pool.ExecContext(ctx, "INSERT INTO search_docs (id, subject) SELECT max(coalesce(max(id), 0) + 1, ?), ? FROM search_docs"+
		" WHERE id < ?", e.Kind.first, e.Subject, e.Kind.end); err != nil {
		return err
	}
	_, err := pool.ExecContext(ctx, "INSERT INTO search_words (rowid, body, title, speaker, owner, publisher)"+
		" VALUES (last_insert_rowid(), ?, ?, ?, ?, ?)",
		words(e.Body), words(e.Title), words(e.Speaker), words(e.Owner), words(e.Publisher))
	return err
}

// remove removes the entries of articles, claims or published checks, those that there are.
func remove(tx *gorm.DB, subjects ...string) error {
	if engine.IsPostgres(tx) {
		return removePostgres(tx, subjects)
	}
	if err := tx.Exec("DELETE FROM search_words WHERE rowid IN (SELECT id FROM search_docs WHERE subject IN ?)", subjects).Error; err != nil {
		return err
	}
	return tx.Table("search_docs").Where("subject IN ?", subjects).Delete(nil).Error
}

// Forget has the index hold nothing of entries that were removed: FTS5 keeps their words until it merges
// the pieces that have them.
func Forget(tx *gorm.DB) error { return optimize(tx) }
