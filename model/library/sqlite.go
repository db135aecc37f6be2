package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	lite "github.com/glebarez/go-sqlite"
	"github.com/glebarez/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
	sqlite3 "modernc.org/sqlite/lib"

	"galley/model"
	"galley/model/disk"
)

// applicationID marks an SQLite file as a Galley library ("GALY").
const applicationID = 0x47414c59

const sqliteHeader = "SQLite format 3\x00"

// dsn names the file and what holds on every connection to it. What a person
// typed must survive a power cut, so synchronous is FULL.
func dsn(path, lock string) string {
	q := url.Values{"_txlock": {lock}, "_pragma": {
		"busy_timeout(5000)", "foreign_keys(1)", "journal_mode(WAL)", "synchronous(FULL)",
	}}
	return address(path) + "?" + q.Encode()
}

func address(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // file:///C:/… on Windows
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

func connect(path, lock string, connections int) (*gorm.DB, error) {
	pool, err := sql.Open(sqlite.DriverName, dsn(path, lock))
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	pool.SetMaxOpenConns(connections)
	pool.SetMaxIdleConns(connections)
	db, err := gorm.Open(sqlite.Dialector{Conn: pool}, &gorm.Config{
		SkipDefaultTransaction: true, // Apply has its own around all it does
		Logger:                 logger.Discard,
	})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("connect to %s: %w", path, err), pool.Close())
	}
	return db, nil
}

// inspect looks at a file before anything may be written to it.
func inspect(ctx context.Context, path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return model.Wrap(model.Invalid, err, "The folder %s cannot be made, so no library was opened.", filepath.Dir(path))
		}
		return nil
	}
	if err != nil {
		return model.Wrap(model.Invalid, err, "The library %s cannot be reached.", path)
	}
	if info.IsDir() {
		return model.Faultf(model.Invalid, "%s is a folder, not a library file.", path)
	}
	if !info.Mode().IsRegular() { // opening a pipe would wait for ever
		return model.Faultf(model.Invalid, "%s is a device or a pipe, not a library file.", path)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil || info.Mode().Perm()&0o222 == 0 { // root may write where the owner said not to
		if err == nil {
			err = f.Close()
		}
		return model.Wrap(model.Refused, err, "The library %s is read-only, or not yours to write. Galley stores as you work, so it was not opened; nothing was changed.", path)
	}
	head := make([]byte, len(sqliteHeader))
	n, err := io.ReadFull(f, head)
	if closeErr := f.Close(); closeErr != nil {
		return model.Wrap(model.Invalid, closeErr, "The library %s cannot be read.", path)
	}
	if n == 0 {
		return nil // an empty file is a library to be
	}
	if err != nil || string(head) != sqliteHeader {
		return model.Faultf(model.Damaged, "%s is not a Galley library. It was left as it is.", path)
	}
	return identify(ctx, path)
}

// identify asks an SQLite file what it is, on a connection that alters nothing.
func identify(ctx context.Context, path string) (err error) {
	db, err := sql.Open(sqlite.DriverName, address(path)+"?_pragma=busy_timeout(5000)")
	if err != nil {
		return explain(err, path)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var id, version, tables int
	// In one statement, so of one moment: another program may be making the library.
	err = db.QueryRowContext(ctx, `SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),
		(SELECT count(*) FROM sqlite_schema)`).Scan(&id, &version, &tables)
	if err != nil {
		return explain(err, path)
	}
	switch {
	case id == applicationID && version > len(migrations):
		return model.Faultf(model.Refused, "The library %s was last used by a newer Galley. Update Galley to open it; nothing was changed.", path)
	case id != applicationID && (tables > 0 || id != 0):
		return model.Faultf(model.Damaged, "%s is a database, but not a Galley library. It was left as it is.", path)
	}
	return nil
}

// explain turns what SQLite says into a sentence.
func explain(err error, path string) error {
	var fault *model.Fault
	if err == nil || errors.As(err, &fault) || errors.Is(err, context.Canceled) {
		return err
	}
	var e *lite.Error
	if errors.As(err, &e) {
		if errors.Is(withFull(err, path), disk.ErrFull) {
			return model.Wrap(model.Invalid, err, "The disk is full, so this last action was not done. Everything before it is stored. Make room, and try again.")
		}
		switch e.Code() & 0xff {
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
			return model.Wrap(model.Busy, err, "Another program holds the library %s. Close it there and try again; nothing was lost but this one action.", path)
		case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
			return model.Wrap(model.Damaged, err, "The library %s is damaged. Open a backup of it; the file was left as it is.", path)
		case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
			return model.Wrap(model.Refused, err, "The library %s cannot be written. Galley stores as you work, so this was not done; what is in it is kept.", path)
		case sqlite3.SQLITE_IOERR:
			return model.Wrap(model.Invalid, err, "The disk with the library %s does not answer as it should. This last action was not stored; everything before it is.", path)
		}
	}
	return fmt.Errorf("library %s: %w", path, err)
}
