package fulltext

import (
	"fmt"
	"strconv"
	"strings"

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
	f := fieldsOf(e)
	return tx.Exec("UPDATE search_words SET body = ?, title = ?, speaker = ?, owner = ?, publisher = ?, lexemes = ?::tsvector WHERE id = ?",
		f.body, f.title, f.speaker, f.owner, f.publisher, f.lexemes(), at).Error
}

// addPostgres takes the next number of the kind. The lock that every write holds keeps
// two from taking the same.
func addPostgres(tx *gorm.DB, e Entry) error {
	f := fieldsOf(e)
	return tx.Exec("WITH doc AS (INSERT INTO search_docs (id, subject)"+
		" SELECT greatest(coalesce(max(id), 0) + 1, ?::bigint), ?::text FROM search_docs WHERE id < ? RETURNING id)"+
		" INSERT INTO search_words (id, body, title, speaker, owner, publisher, lexemes)"+
		" SELECT id, ?::text, ?::text, ?::text, ?::text, ?::text, ?::tsvector FROM doc",
		e.Kind.first, e.Subject, e.Kind.end, f.body, f.title, f.speaker, f.owner, f.publisher, f.lexemes()).Error
}

// fed are the fields of an entry as the index is fed with them.
type fed struct{ body, title, speaker, owner, publisher string }

func fieldsOf(e Entry) fed {
	return fed{words(e.Body), words(e.Title), words(e.Speaker), words(e.Owner), words(e.Publisher)}
}

const (
	// mostPositions is how many places of a word a tsvector holds, and lastPosition the last
	// that it knows.
	mostPositions, lastPosition = 255, 16383
	// mostLexemes is how many bytes of different words are indexed: a tsvector takes 1 MB.
	// No article of the language of people comes near it.
	mostLexemes = 600 << 10
)

// lexemes are the words of all fields as a tsvector.
func (f fed) lexemes() string {
	places := map[string][]byte{}
	counts := map[string]int{}
	size, at := 0, 0
	for _, field := range []struct{ text, weight string }{{f.title, "A"}, {f.speaker, "B"}, {f.owner, "B"}, {f.publisher, "C"}, {f.body, ""}} {
		for w := range strings.FieldsSeq(field.text) {
			at = min(at+1, lastPosition)
			known, ok := places[w]
			if size += len(w); !ok && size > mostLexemes {
				continue
			}
			if counts[w]++; counts[w] > mostPositions {
				continue
			}
			if ok {
				known = append(known, ',')
			}
			places[w] = append(strconv.AppendInt(known, int64(at), 10), field.weight...)
		}
	}
	var b strings.Builder
	for w, at := range places {
		b.WriteString(lexeme(w))
		b.WriteByte(':')
		b.Write(at)
		b.WriteByte(' ')
	}
	return b.String()
}

func removePostgres(tx *gorm.DB, subjects []string) error {
	if err := tx.Exec("DELETE FROM search_words WHERE id IN (SELECT id FROM search_docs WHERE subject IN ?)", subjects).Error; err != nil {
		return err
	}
	return tx.Table("search_docs").Where("subject IN ?", subjects).Delete(nil).Error
}
