package library

import (
	"context"
	"database/sql"
	"errors"
	"os"

	"gorm.io/gorm"
	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"

	"galley/model"
)

// When the last connection is closed SQLite checkpoints: it copies the WAL into the
// file at the path and deletes it, whatever file stands there by then. So no
// connection of a library checkpoints at its end until Close has looked whether the
// file is still the library's.

// connect opens a pool of connections to the library.
func (l *Library) connect(lock string, connections int) (*gorm.DB, error) {
	c := durable(l.path, lock)
	c.check, c.keeps = l.mayConnect, true
	return connectOver(sql.OpenDB(c), l.path, connections)
}

// mayConnect refuses a connection to what is not the library's file: SQLite would
// make one where there is none. It must not lock the identity: whoever
// needs the connection may have locked it.
func (l *Library) mayConnect() error {
	if err := l.FileFault(); err != nil {
		return err
	}
	registry.mu.Lock()
	known := registry.by[l]
	registry.mu.Unlock()
	if known == nil {
		return nil // it is being opened
	}
	if info, err := os.Stat(l.path); err != nil || !os.SameFile(info, known.info) {
		return model.Wrap(model.Gone, err, "The library %s is not where it was, so it was not opened again. Nothing was written.", l.path)
	}
	return nil
}

// letCheckpoint lets the last connection checkpoint the WAL into the library.
func letCheckpoint(pool *sql.DB) error {
	conn, err := pool.Conn(context.Background())
	if err != nil {
		return err
	}
	err = conn.Raw(func(c any) error {
		db, err := handleOf(c)
		if err != nil {
			return err
		}
		tls := libc.NewTLS()
		defer tls.Close()
		return set(tls, db, sqlite3.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0)
	})
	return errors.Join(err, conn.Close())
}
