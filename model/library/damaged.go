package library

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"slices"

	lite "github.com/glebarez/go-sqlite"
	"gorm.io/gorm"
	sqlite3 "modernc.org/sqlite/lib"

	"galley/model"
)

// A library that is found damaged is read as far as that goes, and never written
// again: what is stored in a broken tree may be lost the next day.

// isDamage reports whether SQLite found a file damaged.
func isDamage(err error) bool {
	var e *lite.Error
	if !errors.As(err, &e) {
		return false
	}
	code := e.Code() & 0xff
	return code == sqlite3.SQLITE_CORRUPT || code == sqlite3.SQLITE_NOTADB
}

// isBusy reports whether another program holds a file.
func isBusy(err error) bool {
	var e *lite.Error
	return errors.As(err, &e) && (e.Code()&0xff == sqlite3.SQLITE_BUSY || e.Code()&0xff == sqlite3.SQLITE_LOCKED)
}

// Damaged is why the library is only read, in a sentence; nil where it is sound
// as far as is known.
func (l *Library) Damaged() error {
	if fault := l.damage.Load(); fault != nil {
		return *fault
	}
	return nil
}

// spoil notes that the library is damaged.
func (l *Library) spoil(cause error) {
	fault := model.Wrap(model.Damaged, cause, "The library %s is damaged. It can be read as far as it goes; nothing more is written to it. "+
		"Restore a backup, or save what can be read into a new library.", l.path)
	l.damage.CompareAndSwap(nil, &fault)
}

// spoiled notes damage that a statement met, of whichever library has the path here.
func spoiled(path string, cause error) {
	held.mu.Lock()
	defer held.mu.Unlock()
	for l := range held.by {
		if l.path == path {
			l.spoil(cause)
		}
	}
}

// mayWrite refuses to write to a damaged library. A small one is looked through
// before the first write: that takes less than anyone notices, and no change is
// ever stored in a file that is known to be broken.
func (l *Library) mayWrite(ctx context.Context) error {
	if err := cmp.Or(l.Gone(), l.Damaged()); err != nil {
		return err
	}
	l.looking.Lock()
	defer l.looking.Unlock()
	if l.looked {
		return nil
	}
	if err := l.Standing(ctx); err != nil {
		return err
	}
	if info, err := os.Stat(l.path); err == nil && info.Size() <= smallLibrary {
		if err := l.quickCheck(ctx); err != nil {
			return err
		}
	}
	l.looked = true
	return nil
}

// smallLibrary is how large a library may be that is looked through before the
// first change; a larger one is when the backup of the day is made.
const smallLibrary = 8 << 20

// quickCheck has SQLite look through the whole file, but for whether each index
// agrees with its table.
func (l *Library) quickCheck(ctx context.Context) error {
	var lines []string
	err := l.read.WithContext(ctx).Raw("PRAGMA quick_check").Scan(&lines).Error
	if err != nil && !isDamage(err) {
		return explain(err, l.path)
	}
	lines = slices.DeleteFunc(lines, func(line string) bool { return line == "ok" || ofIndex(line) })
	if err == nil && len(lines) > 0 {
		err = fmt.Errorf("quick_check: %s", lines[0])
	}
	if err == nil {
		return nil
	}
	if gone := l.Standing(ctx); gone != nil {
		return gone // what was read is not the library
	}
	l.spoil(err)
	return l.Damaged()
}

// glance reads the first page of every table: what is broken there is seen when
// the library is opened, however large it is.
func (l *Library) glance(ctx context.Context) error {
	db := l.read.WithContext(ctx)
	var names []string
	if err := db.Raw("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'").Scan(&names).Error; err != nil {
		return err
	}
	for _, name := range names {
		var n int
		if err := db.Raw(`SELECT count(*) FROM (SELECT 1 FROM "` + name + `" NOT INDEXED LIMIT 1)`).Scan(&n).Error; err != nil {
			return err
		}
	}
	return nil
}

// openDamaged opens a library for reading only, past what is broken. Nothing is
// written: neither a migration nor what stands in the log.
func (l *Library) openDamaged(ctx context.Context, cause error) (*Library, error) {
	if l.guard != nil {
		_ = l.guard.Close() // it is given up, like the others
		l.guard = nil
	}
	for _, db := range []*gorm.DB{l.read, l.write} {
		if db == nil {
			continue
		}
		if pool, err := db.DB(); err == nil {
			_ = pool.Close() // it is given up
		}
	}
	l.read, l.write = nil, nil
	held.mu.Lock()
	known := held.by[l] != nil
	held.mu.Unlock()
	if !known {
		if _, err := l.recognise(); err != nil {
			return nil, errors.Join(explain(err, l.path), l.Close())
		}
	}
	l.spoil(cause)
	pool := sql.OpenDB(connector{
		address: address(l.path) + "?mode=ro", broken: true,
		pragmas: []string{"query_only(1)", "writable_schema(1)"}, // the latter for a file that was cut off: SQLite then reads what there is
	})
	var err error
	if l.read, err = connectOver(pool, l.path, readers); err != nil {
		return nil, errors.Join(l.Damaged(), l.Close())
	}
	var tables int
	if err := l.read.WithContext(ctx).Raw("SELECT count(*) FROM sqlite_schema").Scan(&tables).Error; err != nil {
		if closeErr := l.Close(); closeErr != nil && !isDamage(closeErr) {
			err = closeErr
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, model.Wrap(model.Damaged, err, "The library %s is so damaged that it cannot be opened. Restore a backup, or save what can be read into a new library; the file was left as it is.", l.path)
	}
	return l, nil
}
