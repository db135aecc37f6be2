package library

import (
	"context"
	"encoding/json"
	"errors"
	"strings"

	lite "github.com/glebarez/go-sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"galley/model"
	"galley/model/disk"
)

// withFull adds disk.ErrFull to an error of SQLite's that comes of a full disk.
// SQLite says so itself only where a write failed: a reader that cannot make the
// index of the WAL gets an I/O error, or that a file cannot be opened.
func withFull(err error, path string) error {
	var e *lite.Error
	if !errors.As(err, &e) {
		return err
	}
	full := false
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_FULL:
		full = true
	case sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY:
		full = disk.FullAt(path)
	}
	if full {
		return errors.Join(disk.ErrFull, err)
	}
	return err
}

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

// fails reports whether an error is the library's own, which the next command
// would meet as well.
func fails(err error) bool {
	// database/sql has no name for it
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) || model.HasCode(err, model.Gone) ||
		strings.Contains(err.Error(), "database is closed") {
		return true
	}
	if failsOnServer(err) {
		return true
	}
	var e *lite.Error
	return errors.As(err, &e) && e.Code()&0xff != sqlite3.SQLITE_CONSTRAINT && e.Code()&0xff != sqlite3.SQLITE_TOOBIG
}

// unreadable reports whether an error is of what a row holds, not of the
// database or of what called it off.
func unreadable(err error) bool {
	var sqlite *lite.Error
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	return err != nil && !errors.As(err, &sqlite) && (errors.As(err, &syntax) || errors.As(err, &kind))
}
