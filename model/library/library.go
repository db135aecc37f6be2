// Package library keeps a fact-checker's archive in one SQLite file, or a newsroom's on a PostgreSQL server. It applies
// commands, one transaction each, and reads what the window and the shell show.
// It is the only importer of GORM and of SQL; what only SQLite understands stands
// in files named for it.
package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/disk"
)

// day is a day that several goroutines know of.
type day struct{ atomic.Value }

func (d *day) Load() string {
	s, _ := d.Value.Load().(string)
	return s
}

// Library is an open library file. It may be used by many goroutines; several
// programs may have the same file open.
type Library struct {
	merging sync.Mutex // held while another library is attached
	typing  sync.Mutex // guards run
	run     run
	own     ownEvents
	clock   func() time.Time // a test's; nil the computer's
	path    string
	server  *server  // of a newsroom; nil: the library is a file
	write   *gorm.DB // one connection; its transactions begin immediate
	read    *gorm.DB
	closers []io.Closer // files that are closed after SQLite has closed its own

	segments segmentCache // of the version that was counted last
	veils    veilCache

	damage  atomic.Pointer[error] // see Damaged
	looking sync.Mutex
	looked  bool // see mayWrite

	wrote    atomic.Bool // see Wrote
	backing  sync.Mutex  // held while the backup of the day is made
	backedUp day         // when that was last tried

	guard    *sql.Conn // see establish
	identity identity
	lost     atomic.Pointer[lost] // nil as long as its files are in their place
	aside    []string             // see SetAside
	closed   atomic.Bool
}

// keepUntilClosed leaves closing a file to Close.
func (l *Library) keepUntilClosed(c io.Closer) { l.closers = append(l.closers, c) }

// Wrote reports whether anything was changed through this Library.
func (l *Library) Wrote() bool { return l.wrote.Load() }

// Path is the library's file.
func (l *Library) Path() string { return l.path }

// Close closes the file. What was written last is checkpointed into it, unless it
// is not the library's file any more.
func (l *Library) Close() error {
	if l.closed.Swap(true) {
		return nil
	}
	l.leaveNewsroom()
	var all []error
	ours := l.server == nil && l.CheckFile(context.Background()) == nil
	if l.guard != nil {
		all = append(all, l.guard.Close())
	}
	for _, db := range []*gorm.DB{l.read, l.write} { // the last one to close checkpoints the WAL
		if db == nil {
			continue
		}
		pool, err := db.DB()
		if err == nil {
			if db == l.write && ours {
				all = append(all, letCheckpoint(pool))
			}
			err = pool.Close()
		}
		all = append(all, err)
	}
	if lost := l.lost.Load(); lost != nil && lost.how != fileMoved {
		l.identity.mu.Lock()
		l.leave(true)
		l.identity.mu.Unlock()
	}
	for _, c := range l.closers {
		all = append(all, c.Close())
	}
	if l.server == nil {
		all = append(all, l.unregister())
	}
	if err := errors.Join(all...); err != nil {
		return fmt.Errorf("close library %s: %w", l.path, err)
	}
	return nil
}

// DefaultPath is the library of the person logged in.
func DefaultPath() (string, error) {
	folder, err := disk.DataFolder()
	if err != nil {
		return "", model.Wrap(model.Invalid, err, "This computer does not say where your files are; name a library with --library FILE.")
	}
	return filepath.Join(folder, "library.galley"), nil
}
