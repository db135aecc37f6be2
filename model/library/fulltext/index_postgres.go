package fulltext

import (
	"strconv"
	"strings"

	"gorm.io/gorm"
)

// On a server search_docs numbers entries as it does in a file, and search_words is a
// table like others, by the same number.

// optimize has nothing to do: a GIN index is kept as it grows.
func (postgresIndex) optimize(*gorm.DB) error { return nil }

func (postgresIndex) empty(tx *gorm.DB) error {
	if err := tx.Exec("DELETE FROM search_words").Error; err != nil {
		return err
	}
	return tx.Exec("DELETE FROM search_docs").Error
}

func (postgresIndex) replace(tx *gorm.DB, at int64, e Entry) error {
	f := fieldsOf(e)
	vector, cut := f.lexemes()
	return tx.Exec("UPDATE search_words SET body = ?, title = ?, speaker = ?, owner = ?, publisher = ?, lexemes = ?::tsvector, cut = ? WHERE id = ?",
		f.body, f.title, f.speaker, f.owner, f.publisher, vector, cut, at).Error
}

// add takes the next number. The lock that every write holds keeps two from taking the same.
func (postgresIndex) add(tx *gorm.DB, e Entry) error {
	f := fieldsOf(e)
	vector, cut := f.lexemes()
	return tx.Exec("WITH doc AS (INSERT INTO search_docs (id, subject)"+
		" SELECT greatest(coalesce(max(id), 0) + 1, ?::bigint), ?::text FROM search_docs WHERE id < ? RETURNING id)"+
		" INSERT INTO search_words (id, body, title, speaker, owner, publisher, lexemes, cut)"+
		" SELECT id, ?::text, ?::text, ?::text, ?::text, ?::text, ?::tsvector, ?::boolean FROM doc",
		e.Kind.first, e.Subject, e.Kind.end, f.body, f.title, f.speaker, f.owner, f.publisher, vector, cut).Error
}

const (
	// mostPositions is how many places of a word a tsvector holds, and lastPosition the last
	// that it knows.
	mostPositions, lastPosition = 255, 16383
	// mostLexemes is how many bytes a tsvector takes of words with their places.
	mostLexemes = 1<<20 - 1<<10
	// cutLexeme stands among the words of an entry that has more than a tsvector takes, such
	// as a table of a million figures. No text has it as a word.
	cutLexeme = "~"
)

// lexemes are the words of all fields as a tsvector, and whether there are more than it takes.
func (f fed) lexemes() (vector string, cut bool) {
	type lexed struct {
		places      []byte
		count, last int
	}
	known := map[string]*lexed{}
	size, at := 0, 0
	for _, field := range []struct{ text, weight string }{{f.title, "A"}, {f.speaker, "B"}, {f.owner, "B"}, {f.publisher, "C"}, {f.body, ""}} {
		for w := range strings.FieldsSeq(field.text) {
			at = min(at+1, lastPosition)
			if w == lineMark {
				continue
			}
			l := known[w]
			if l == nil {
				grown := size + len(w) + len(w)%2 + 4
				if grown > mostLexemes {
					cut = true
					continue
				}
				l, size = new(lexed), grown
				known[w] = l
			} else if l.last == at || l.count == mostPositions || size+2 > mostLexemes {
				continue
			} else {
				l.places, size = append(l.places, ','), size+2
			}
			l.count, l.last = l.count+1, at
			l.places = append(strconv.AppendInt(l.places, int64(at), 10), field.weight...)
		}
	}
	var b strings.Builder
	for w, l := range known {
		b.WriteString(lexeme(w))
		b.WriteByte(':')
		b.Write(l.places)
		b.WriteByte(' ')
	}
	if cut {
		b.WriteString(lexeme(cutLexeme))
	}
	return b.String(), cut
}
