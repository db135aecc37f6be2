package library

import (
	"context"
	"fmt"
	"io"
	"slices"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/fulltext"
)

// check says what is wrong with a part of the library.
type check func(db *gorm.DB, say func(string, ...any)) error

// checks are of what cannot be made anew. The shelf and the index can: a backup
// in which they are wrong can still be restored.
var checks = []check{checkFile, checkRecords, checkVersions, checkOriginals, checkEvents}

// Check reads everything and returns a sentence for each thing that is wrong. With
// none the library is sound. Whoever may not read all of a newsroom's cannot say so.
func (l *Library) Check(ctx context.Context) ([]string, error) {
	if !l.ReadsNames() {
		return nil, model.Faultf(model.Refused, "Whether a newsroom's library is sound is seen by who may read all of it, confidential sources too. Ask them.")
	}
	return l.check(ctx, slices.Concat(checks, []check{checkShelf, checkCoverage, fulltext.Check}))
}

func (l *Library) check(ctx context.Context, all []check) ([]string, error) {
	var wrong []string
	say := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	db := l.read.WithContext(ctx)
	for _, look := range all {
		if err := ctx.Err(); err != nil {
			return wrong, err
		}
		err := look(db, say)
		switch {
		case isDamage(err):
			if l.spoil(err); len(wrong) == 0 || wrong[len(wrong)-1] != partUnread {
				say(partUnread)
			}
		case err != nil:
			return wrong, explain(err, l.path)
		}
	}
	return wrong, nil
}

// partUnread is said of what cannot be read to its end: nobody knows whether it is sound.
const partUnread = "The database file is damaged: part of it cannot be read."

func checkOriginals(db *gorm.DB, say func(string, ...any)) error {
	return eachRow(db, "files", "sha256", func(f model.File) error {
		err := unpackTo(io.Discard, db, f)
		if model.HasCode(err, model.Damaged) {
			say("The stored original “%s” is damaged or missing.", printable(f.Name))
			return nil
		}
		return err
	})
}

// eachRow reads a table row by row. One that cannot be read is an errRow.
func eachRow[R any](db *gorm.DB, table, order string, see func(R) error) error {
	numbers, err := rowKeys(db, table, order)
	if err != nil {
		return err
	}
	for some := range slices.Chunk(numbers, rowsAtOnce) {
		var rows []R
		err := keyed(db, table, some...).Order(order).Find(&rows).Error
		if unreadable(err) {
			return errRow{table, err}
		}
		if err != nil {
			return err
		}
		for _, r := range rows {
			if err := see(r); err != nil {
				return err
			}
		}
	}
	return nil
}
