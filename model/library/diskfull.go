package library

import (
	"errors"

	lite "github.com/glebarez/go-sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"galley/model/disk"
)

// withFull adds disk.ErrFull to an error of SQLite's that comes of a full disk.
// SQLite says so itself only where a write failed: a reader that cannot make
// the index of the WAL is told of an I/O error, or that a file cannot be opened.
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
