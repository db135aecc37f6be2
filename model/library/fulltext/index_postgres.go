package fulltext

import (
	"fmt"

	"gorm.io/gorm"
)

// On a server search_docs numbers entries as it does in a file, and search_words is a
// table like others, by the same number.

func emptyPostgres(tx *gorm.DB) error {
	for _, table := range []string{"search_words", "search_docs"} {
		if err := tx.Exec("DELETE FROM " + table).Error; err != nil {
			return fmt.Errorf("empty the index: %w", err)
		}
	}
	return nil
}

func putPostgres(tx *gorm.DB, e Entry, at int64) error {
	return tx.Exec("UPDATE search_words SET body = ?, title = ?, speaker = ?, owner = ?, publisher = ? WHERE id = ?",
		words(e.Body), words(e.Title), words(e.Speaker), words(e.Owner), words(e.Publisher), at).Error
}

// addPostgres takes the next number of the kind. The lock that every write holds keeps
// two from taking the same.
func addPostgres(tx *gorm.DB, e Entry) error {
	return tx.Exec("WITH doc AS (INSERT INTO search_docs (id, subject)"+
		" SELECT greatest(coalesce(max(id), 0) + 1, ?::bigint), ?::text FROM search_docs WHERE id < ? RETURNING id)"+
		" INSERT INTO search_words (id, body, title, speaker, owner, publisher) SELECT id, ?::text, ?::text, ?::text, ?::text, ?::text FROM doc",
		e.Kind.first, e.Subject, e.Kind.end, words(e.Body), words(e.Title), words(e.Speaker), words(e.Owner), words(e.Publisher)).Error
}

func removePostgres(tx *gorm.DB, subjects []string) error {
	if err := tx.Exec("DELETE FROM search_words WHERE id IN (SELECT id FROM search_docs WHERE subject IN ?)", subjects).Error; err != nil {
		return err
	}
	return tx.Table("search_docs").Where("subject IN ?", subjects).Delete(nil).Error
}
