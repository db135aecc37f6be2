// Package library keeps a fact-checker's archive in one SQLite file: it applies
// commands, one transaction each, and answers what the window and the shell ask.
// It is the only importer of GORM and of SQL.
package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
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
	clock   func() time.Time // a test's; nil the computer's
	path    string
	write   *gorm.DB // one connection; its transactions begin immediate
	read    *gorm.DB
	closers []io.Closer // files that are closed after SQLite has closed its own

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

// Open opens a library file, or makes one with its folders, and brings an older
// one up to date after putting a copy beside it. Whatever is not a Galley
// library is refused with a Fault and left as it is. A file that is open in this
// process already is shared, through SQLite alone.
func Open(ctx context.Context, path string) (*Library, error) {
	if path == "" {
		return nil, model.Faultf(model.Invalid, "No library file was named.")
	}
	path, err := realPath(path)
	if err != nil {
		return nil, err
	}
	if err := fits(path); err != nil {
		return nil, err
	}
	if err := noOthers(path); err != nil {
		return nil, err
	}
	l := &Library{path: path}
	clearOnce.Do(func() { _ = ClearLeftovers(os.TempDir()) }) // tried again at the next start
	if err := l.hold(ctx); isDamage(err) {
		return l.openDamaged(ctx, err)
	} else if err != nil {
		return nil, err
	}
	if err := createPrivate(path); err != nil {
		return nil, errors.Join(model.WriteFault(err, path, "No library was opened."), l.Close())
	}
	narrow(path)
	if l.write, err = l.connectWriter(ctx); err != nil {
		return nil, errors.Join(explain(err, path), l.Close())
	}
	if err := l.migrate(ctx, migrations); isDamage(err) {
		return l.openDamaged(ctx, err)
	} else if err != nil {
		return nil, errors.Join(explain(err, path), l.Close())
	}
	if l.read, err = l.connect("deferred", readers); err != nil {
		return nil, errors.Join(explain(err, path), l.Close())
	}
	if err := l.glance(ctx); isDamage(err) {
		return l.openDamaged(ctx, err)
	} else if err != nil {
		return nil, errors.Join(explain(err, path), l.Close())
	}
	if err := l.establish(ctx); err != nil {
		return nil, errors.Join(explain(err, path), l.Close())
	}
	return l, nil
}

// clearOnce has a program clear away once what killed ones left.
var clearOnce sync.Once

// readers is how many reads may run beside each other and beside a write.
const readers = 4

// Wrote reports whether anything was changed through this Library.
func (l *Library) Wrote() bool { return l.wrote.Load() }

// Path is the library's file.
func (l *Library) Path() string { return l.path }

// Close ends the work with the file; what was written last is folded into it,
// unless it is not the library's file any more.
func (l *Library) Close() error {
	if l.closed.Swap(true) {
		return nil
	}
	var all []error
	ours := l.Standing(context.Background()) == nil
	if l.guard != nil {
		all = append(all, l.guard.Close())
	}
	for _, db := range []*gorm.DB{l.read, l.write} { // the last to close folds the WAL
		if db == nil {
			continue
		}
		pool, err := db.DB()
		if err == nil {
			if db == l.write && ours {
				all = append(all, letFold(pool))
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
	all = append(all, l.release())
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
