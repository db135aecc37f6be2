package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/glebarez/sqlite"
)

// executes is a pool or a connection.
type executes interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// copyInto copies a library, as it is at one moment, into a new file. The copy
// is another library from then on: with the stamp of this one, the WAL of this
// one would be taken for the copy's, whose pages have other places.
func copyInto(ctx context.Context, from executes, path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return fmt.Errorf("copy to %s: %w", path, err)
	}
	if _, err := from.ExecContext(ctx, "VACUUM INTO ?", path); err != nil {
		return err
	}
	db := poolOf(path, "?mode=rw")
	db.SetMaxOpenConns(1)
	var tables int
	err = db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema WHERE name = 'identity'").Scan(&tables)
	if err == nil && tables > 0 { // there is none in a library that waits to be migrated
		_, err = db.ExecContext(ctx, "UPDATE identity SET stamp = randomblob(16), before = x''")
	}
	if err = errors.Join(err, db.Close(), os.Chmod(path, 0o600)); err != nil {
		return fmt.Errorf("finish the copy %s: %w", path, err)
	}
	return nil
}

// verify opens a copy and has SQLite read all of it. What is said of the inside
// of the full-text index is passed over: it is made anew when a backup is restored.
func verify(ctx context.Context, path string) (err error) {
	db, err := sql.Open(sqlite.DriverName, address(path)+"?mode=ro&immutable=1")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var id int
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return err
	}
	if id != applicationID {
		return fmt.Errorf("%s is no library", path)
	}
	rows, err := db.QueryContext(ctx, "PRAGMA integrity_check")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return err
		}
		if line != "ok" && !ofIndex(line) {
			return fmt.Errorf("integrity_check: %s", line)
		}
	}
	return rows.Err()
}

// ofIndex reports whether a line of integrity_check is about the full-text
// index, of which it is also said after deletions that a search gets right.
func ofIndex(line string) bool { return strings.Contains(strings.ToLower(line), "fts5") }
