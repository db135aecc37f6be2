package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"galley/model"
)

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
	if gone := l.CheckFile(ctx); gone != nil {
		return gone // what was read is not the library
	}
	l.spoil(err)
	return l.Damaged()
}

// probeTables reads the first page of every table. What is broken there is seen when the
// library is opened, however large it is.
func (l *Library) probeTables(ctx context.Context) error {
	db := l.read.WithContext(ctx)
	var names []string
	if err := db.Raw("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' " +
		"AND sql NOT LIKE 'CREATE VIRTUAL%'").Scan(&names).Error; err != nil {
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

// openDamaged opens a library for reading only, as far as it can be read. Nothing is
// written: neither a migration nor what stands in the WAL.
func (l *Library) openDamaged(ctx context.Context, cause error) (*Library, error) {
	if l.guard != nil {
		_ = l.guard.Close() // its error says no more than cause does
		l.guard = nil
	}
	for _, db := range []*gorm.DB{l.read, l.write} {
		if db == nil {
			continue
		}
		if pool, err := db.DB(); err == nil {
			_ = pool.Close() // likewise
		}
	}
	l.read, l.write = nil, nil
	registry.mu.Lock()
	known := registry.by[l] != nil
	registry.mu.Unlock()
	if !known {
		if _, err := l.registerFile(); err != nil {
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
		return nil, model.Wrap(model.Damaged, err, "The library %s is so damaged that it cannot be opened. Restore a backup, "+
			"or save what can be read into a new library; the file was left as it is.", l.path)
	}
	return l, nil
}
