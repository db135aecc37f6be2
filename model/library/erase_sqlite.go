package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/engine"
	"galley/model/library/newsroom"
)

// secureDelete has SQLite write zeros over what is deleted from here on.
func secureDelete(tx *gorm.DB) error {
	if engine.IsPostgres(tx) {
		return nil
	}
	var on int
	if err := tx.Raw("PRAGMA secure_delete = ON").Scan(&on).Error; err != nil {
		return fmt.Errorf("have deleted pages cleared: %w", err)
	}
	return nil
}

// errWALBusy says that another program reads what stands in the WAL.
var errWALBusy = errors.New("the WAL is in use")

// clear empties the WAL and writes the file anew, so that no page holds what was erased. The sentence is
// why that could not be done yet; then the next start does it.
func (l *Library) clear(ctx context.Context) (kept string) {
	ctx = context.WithoutCancel(ctx)
	if l.server != nil {
		return l.clearServer(ctx)
	}
	err := l.clearPages(ctx)
	if err == nil {
		err = l.transact(ctx, func(tx *gorm.DB) (bool, error) {
			return true, tx.Table("erasures").Where("NOT cleared").Update("cleared", true).Error
		})
	}
	switch {
	case err == nil:
		return ""
	case errors.Is(err, errWALBusy), isBusy(err):
		return model.Sayf("Another program has the library open, so what was erased may still stand in its file, where nothing shows it. " +
			"It is cleared at the next start of Galley; close the other program first.")
	}
	return model.Sayf("What was erased may still stand in the library's file, where nothing shows it: %s It is cleared at the next start of Galley.",
		model.Sentence(explain(err, l.path)))
}

// clearPages does so on one connection: each statement waits for the others. VACUUM stands in no
// transaction, so the file is looked at here.
func (l *Library) clearPages(ctx context.Context) (err error) {
	if err := l.CheckFile(ctx); err != nil {
		return err
	}
	pool, err := l.write.DB()
	if err != nil {
		return err
	}
	conn, err := pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if err := emptyWAL(ctx, conn); err != nil {
		return err
	}
	if _, err := conn.ExecContext(ctx, "VACUUM"); err != nil {
		return err
	}
	return emptyWAL(ctx, conn)
}

// emptyWAL copies the WAL into the file and cuts it off.
func emptyWAL(ctx context.Context, conn *sql.Conn) error {
	var busy, frames, copied int
	if err := conn.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &frames, &copied); err != nil {
		return err
	}
	if busy != 0 {
		return errWALBusy
	}
	return nil
}

// finishErasing clears the pages of what was erased before, where the program that did it was killed or
// another one read the library by then.
func (l *Library) finishErasing(ctx context.Context) error {
	left, err := hasRow(l.read.WithContext(ctx).Table("erasures").Where("NOT cleared"))
	if err != nil || !left {
		return err
	}
	l.clear(ctx) // where that cannot be done now, it is at a later start
	return nil
}

// backupsWith are the automatic backups of a library that have a record, and those of which nobody can tell.
func backupsWith(ctx context.Context, library, id string) (with, unread []string, err error) {
	if newsroom.IsAddress(library) {
		return nil, nil, nil // they are with whoever runs the server
	}
	all, err := Backups(library)
	if err != nil {
		return nil, nil, err
	}
	for _, b := range all {
		has, err := fileHas(ctx, b.Path, id)
		switch {
		case ctx.Err() != nil:
			return with, unread, ctx.Err()
		case err != nil:
			unread = append(unread, b.Path)
		case has:
			with = append(with, b.Path)
		}
	}
	return with, unread, nil
}

// fileHas reports whether a library's file that nobody writes to has a record, by its id there or here.
func fileHas(ctx context.Context, path, id string) (has bool, err error) {
	db := sql.OpenDB(connector{address: address(path) + "?mode=ro&immutable=1"})
	db.SetMaxOpenConns(1)
	defer func() { err = errors.Join(err, db.Close()) }()
	rows, err := db.QueryContext(ctx, "SELECT name FROM sqlite_schema WHERE type = 'table'")
	if err != nil {
		return false, err
	}
	there := map[string]bool{}
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return false, errors.Join(err, rows.Close())
		}
		there[name] = true
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return false, err
	}
	if !there["articles"] {
		return false, errors.New("it is no library")
	}
	for noun, t := range tables {
		if !there[t.name] || noun == model.NounFile {
			continue
		}
		var found bool
		if err := db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM "+t.name+" WHERE "+t.key+" = ?)", id).Scan(&found); err != nil {
			return false, err
		}
		if found {
			return true, nil
		}
	}
	return false, nil
}

// inAnyOrder lets the rest of a transaction delete rows before those that point to them.
func inAnyOrder(tx *gorm.DB) error {
	if engine.IsPostgres(tx) {
		return tx.Exec(anyOrder).Error
	}
	return tx.Exec("PRAGMA defer_foreign_keys = ON").Error
}
