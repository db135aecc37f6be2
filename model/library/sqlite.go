package library

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
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

func address(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // file:///C:/… on Windows
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// durably opens connections that keep what is written: what a person typed must
// survive a power cut, so synchronous is FULL.
func durably(path, lock string) *sql.DB { return sql.OpenDB(durable(path, lock)) }

func durable(path, lock string) connector {
	return connector{address: address(path) + "?_txlock=" + lock,
		pragmas: []string{"foreign_keys(1)", "journal_mode(WAL)", "synchronous(FULL)"}}
}

func connect(path, lock string, connections int) (*gorm.DB, error) {
	return connectOver(durably(path, lock), path, connections)
}

func connectOver(pool *sql.DB, path string, connections int) (*gorm.DB, error) {
	pool.SetMaxOpenConns(connections)
	pool.SetMaxIdleConns(connections)
	db, err := overPool(pool)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("connect to %s: %w", path, err), pool.Close())
	}
	return db, nil
}

func init() {
	lite.MustRegisterDeterministicScalarFunction("galley_edits", 1,
		func(_ *lite.FunctionContext, args []driver.Value) (driver.Value, error) {
			packed, _ := args[0].([]byte)
			list, err := listEdits(packed)
			return string(list), err
		})
}

func overPool(pool *sql.DB) (*gorm.DB, error) {
	return gorm.Open(sqlite.Dialector{Conn: pool}, &gorm.Config{
		SkipDefaultTransaction: true, // Apply has its own around all it does
		Logger:                 logger.Discard,
	})
}

// identify asks an SQLite file what it is, on a connection that alters nothing.
func identify(ctx context.Context, path string) (err error) {
	db := poolOf(path, "")
	db.SetMaxOpenConns(1)
	defer func() { err = errors.Join(err, db.Close()) }()
	// All of it at one moment: another program may be making the library just now.
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return explain(err, path)
	}
	defer func() { err = errors.Join(err, tx.Rollback()) }()
	var id, version, tables int
	var encoding string
	err = tx.QueryRowContext(ctx, `SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),
		(SELECT count(*) FROM sqlite_schema), (SELECT encoding FROM pragma_encoding)`).Scan(&id, &version, &tables, &encoding)
	if err != nil {
		return explain(err, path)
	}
	if id == applicationID {
		if err := refuseNewer(version, path, "open"); err != nil {
			return err
		}
	}
	switch {
	case id != applicationID && (tables > 0 || id != 0):
		return model.Faultf(model.Damaged, "%s is a database, but not a Galley library. It was left as it is.", path)
	case version < 0 || (version == 0) != (tables == 0):
		return model.Faultf(model.Damaged,
			"%s says that it is version %d of a library, which does not exist. It was left as it is.", path, version)
	case encoding != "UTF-8":
		return model.Faultf(model.Damaged, "%s is written in %s, which no Galley library is. It was left as it is.", path, encoding)
	}
	return checkSchema(ctx, tx, version, path)
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
			return model.Wrap(model.Invalid, err,
				"The disk is full, so this last action was not done. Everything before it is stored. Make room, and try again.")
		}
		switch e.Code() & 0xff {
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
			return model.Wrap(model.Busy, err,
				"Another program is using the library %s. Close it there and try again. Only this one action was lost.", path)
		case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
			spoiled(path, err)
			return model.Wrap(model.Damaged, err,
				"The library %s is damaged. Restore a backup, or save what can be read into a new library; the file was left as it is.", path)
		case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
			return model.Wrap(model.Refused, err,
				"The library %s cannot be written. Galley stores as you work, so this was not done; what is in it is kept.", path)
		case sqlite3.SQLITE_IOERR:
			return model.Wrap(model.Invalid, err,
				"The disk with the library %s does not respond correctly. This last action was not stored; everything before it is.", path)
		}
	}
	if fault := explainServer(err, path); fault != nil {
		return fault
	}
	if unreadable(err) {
		return model.Wrap(model.Damaged, err,
			"Something in the library %s cannot be read; “galleyctl check” says what. The file was left as it is.", path)
	}
	return fmt.Errorf("library %s: %w", path, err)
}
