package library

import (
	"context"
	"fmt"
	"io"
	"slices"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/disk"
	"galley/model/library/fulltext"
)

// check says what is wrong with a part of the library.
type check func(db *gorm.DB, say func(string, ...any)) error

// checks are of what cannot be made anew. The shelf and the index can: a backup
// in which they are wrong can still be restored.
var checks = []check{checkFile, checkRecords, checkVersions, checkOriginals, checkEvents}

// Check reads everything and answers a sentence for each thing that is not as
// it should be; none means that the library is sound.
func (l *Library) Check(ctx context.Context) ([]string, error) {
	return l.check(ctx, slices.Concat(checks, []check{checkShelf, fulltext.Check}))
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

func checkFile(db *gorm.DB, say func(string, ...any)) error {
	var lines []string
	err := db.Connection(func(db *gorm.DB) error {
		// The check of the index looks at it as this connection knew it last,
		// unless it is asked for something first.
		var n int
		if err := db.Raw(`SELECT count(*) FROM search_words WHERE search_words MATCH '"x"'`).Scan(&n).Error; err != nil {
			return err
		}
		return db.Raw("PRAGMA integrity_check").Scan(&lines).Error
	})
	if err != nil {
		return err
	}
	for _, line := range lines {
		if line != "ok" {
			say("The database file is damaged: %s.", line)
		}
	}
	var loose []struct{ Table, Parent string }
	if err := db.Raw("PRAGMA foreign_key_check").Scan(&loose).Error; err != nil {
		return err
	}
	for _, l := range loose {
		say("A row of %s points to something in %s that is not there.", l.Table, l.Parent)
	}
	return nil
}

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

// Backup copies the library, as it is at one moment, into a new file. It never
// overwrites one.
func (l *Library) Backup(ctx context.Context, path string) error {
	_, err := disk.Place(path, disk.Private, nil, func(part string) error {
		return withFull(copyInto(ctx, l.read.ConnPool, part), part)
	})
	if isDamage(err) {
		return explain(err, l.path)
	}
	return model.WriteFault(err, path, "No backup was made; the library itself is as it was.")
}
