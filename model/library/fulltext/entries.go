package fulltext

import (
	"fmt"

	"gorm.io/gorm"
)

// The index is two tables: search_docs numbers what it has an entry of, and
// search_words holds the words under that number, in the engine's own way.

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

// Empty removes all entries.
func Empty(tx *gorm.DB) error {
	if err := indexOf(tx).empty(tx); err != nil {
		return fmt.Errorf("empty the index: %w", err)
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
	return indexOf(tx).replace(tx, at[0], e)
}

// add adds an entry under the next number of its kind.
func add(tx *gorm.DB, e Entry) error { return indexOf(tx).add(tx, e) }

// remove removes the entries of articles, claims or published checks, those that there are.
func remove(tx *gorm.DB, subjects ...string) error {
	if err := tx.Exec("DELETE FROM search_words WHERE "+indexOf(tx).key()+" IN (SELECT id FROM search_docs WHERE subject IN ?)", subjects).Error; err != nil {
		return err
	}
	return tx.Table("search_docs").Where("subject IN ?", subjects).Delete(nil).Error
}

// optimize makes an index that was filled as small as it can be.
func optimize(tx *gorm.DB) error {
	if err := indexOf(tx).optimize(tx); err != nil {
		return fmt.Errorf("optimize the index: %w", err)
	}
	return nil
}

// Forget has the index hold nothing of entries that were removed: FTS5 keeps their words until it merges
// the pieces that have them.
func Forget(tx *gorm.DB) error { return optimize(tx) }

// fed are the fields of an entry as the index is fed with them.
type fed struct{ body, title, speaker, owner, publisher string }

func fieldsOf(e Entry) fed {
	return fed{words(e.Body), words(e.Title), words(e.Speaker), words(e.Owner), words(e.Publisher)}
}
