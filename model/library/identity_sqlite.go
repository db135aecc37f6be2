package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"gorm.io/gorm"

	"galley/model"
)

// identity is how a library knows that its path still leads to the files that
// SQLite has open, and that nobody put another content into them. What is
// written after that would be lost, or would ruin what was put there.
type identity struct {
	mu        sync.Mutex
	main, wal fs.FileInfo // as they were opened; wal is nil where SQLite keeps none
	file, shm *os.File    // the main file, and SQLite's index of the WAL or nil; see registry

	seen    trace // of the main file when it was last known to be ours
	settled bool  // enough time passed since then for a change to show in a trace
	state   stamp // that the main file had by then
	index   walIndex
	quiet   bool   // no checkpoint was at work by then
	page    uint32 // of the table identity
	size    int64  // of the WAL by then
	aside   bool   // the WAL was renamed, see leave
	exact   bool   // the disk tells at once when a file was written
	same    bool   // the main file was overwritten with what was in it
}

// lost is what ended all writing.
type lost struct {
	how   loss
	fault error
	// refilled is set where something stands at the path by now: sync tools delete
	// a file first and put another there later.
	refilled atomic.Bool
}

// loss is what became of a library's files.
type loss int

const (
	_               loss = iota
	fileRemoved          // no name leads to the main file any more
	fileMoved            // the main file, or a folder above it, has another name
	fileReplaced         // another file stands at its path
	fileOverwritten      // another content stands in it
	walLost              // another WAL stands beside the main file, or none
	walOverwritten       // another content stands in the WAL
)

// trace is what changes about a file that is written to.
type trace struct {
	size           int64
	written, other time.Time
}

func traceOf(info fs.FileInfo) trace { return trace{info.Size(), info.ModTime(), changed(info)} }

// fresh reports whether a file was written so lately that it may be written
// again at what the clock of its disk takes for the same moment.
func (t trace) fresh() bool {
	const tick = 20 * time.Millisecond
	return time.Since(t.written) < tick || time.Since(t.other) < tick
}

// establish notes which files were opened. One connection is kept from here on
// that no cancelled work closes: as long as it is open, no other program may
// delete the WAL.
func (l *Library) establish(ctx context.Context) error {
	pool, err := l.read.DB()
	if err != nil {
		return err
	}
	pool.SetMaxOpenConns(readers + 1)
	if l.guard, err = pool.Conn(ctx); err != nil {
		return err
	}
	if _, err := l.guard.ExecContext(ctx, "SELECT count(*) FROM sqlite_schema"); err != nil {
		return err
	}
	opened, err := l.registerFile()
	if err != nil {
		return l.lose(fileMoved, err)
	}
	wal, err := os.Stat(l.path + "-wal")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return unreachable(err, l.path)
	}
	exact := exactTimes(l.path)
	id := &l.identity
	id.mu.Lock()
	id.exact = exact
	id.main, id.file, id.shm, id.wal = opened.info, opened.file, opened.shm, wal
	id.mu.Unlock()
	return l.verify(ctx, nil)
}

// transact runs do in a transaction that holds the write lock from its
// beginning, and returns nil only when what it wrote is found again at the
// library's path. What it says was not written is rolled back, so that no
// change goes without a stamp.
func (l *Library) transact(ctx context.Context, do func(tx *gorm.DB) (wrote bool, err error)) error {
	if l.server != nil {
		return l.transactServer(ctx, do)
	}
	if err := l.FileFault(); err != nil {
		return err
	}
	err := l.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		wrote, err := do(tx)
		if err != nil {
			return err
		}
		if !wrote {
			return errNothingWritten
		}
		if err := l.checkFile(ctx, tx); err != nil {
			return err
		}
		stale, err := advance(tx)
		if err != nil || !stale {
			return err
		}
		return coverStale(tx, &l.segments)
	})
	if errors.Is(err, errNothingWritten) {
		return nil
	}
	if err != nil {
		if gone := l.CheckFile(ctx); model.HasCode(gone, model.Gone) {
			return gone // SQLite has other words for it
		}
		return err
	}
	return l.inPlace()
}

var errNothingWritten = errors.New("nothing was written")

// advance gives the library a new state, and returns whether there are words to be counted.
func advance(tx *gorm.DB) (stale bool, err error) {
	// By hand and in one statement, for it is part of every change.
	if err := tx.Statement.ConnPool.QueryRowContext(tx.Statement.Context,
		"UPDATE identity SET before = stamp, stamp = randomblob(16) RETURNING EXISTS (SELECT 1 FROM coverage_stale)").Scan(&stale); err != nil {
		return false, fmt.Errorf("give the library its next state: %w", err)
	}
	return stale, nil
}

// advanceOld does so where the library is not too old for it.
func advanceOld(tx *gorm.DB) error {
	var tables int
	if err := tx.Raw("SELECT count(*) FROM sqlite_schema WHERE name = 'identity'").Scan(&tables).Error; err != nil || tables == 0 {
		return err
	}
	if err := tx.Exec("UPDATE identity SET before = stamp, stamp = randomblob(16)").Error; err != nil {
		return fmt.Errorf("give the library its next state: %w", err)
	}
	return nil
}

// CheckFile reports, as a Fault with the code Gone, when the library's file was
// deleted, moved, replaced or overwritten since it was opened. It costs two
// looks at the folder as long as no program wrote to the library's main file.
func (l *Library) CheckFile(ctx context.Context) error {
	if l.server != nil {
		return nil
	}
	err := l.checkFile(ctx, nil)
	if lost := l.lost.Load(); lost != nil {
		_, missing := os.Stat(l.path)
		lost.refilled.Store(missing == nil)
	}
	return err
}

// FileFault is the Fault that CheckFile, or a refused change, has returned. It stays.
func (l *Library) FileFault() error {
	if lost := l.lost.Load(); lost != nil {
		return lost.fault
	}
	return nil
}

// checkFile likewise, in a transaction that holds the write lock, if any.
func (l *Library) checkFile(ctx context.Context, tx *gorm.DB) error {
	if err := l.inPlace(); err != nil {
		return err
	}
	id := &l.identity
	id.mu.Lock()
	known := id.known()
	id.mu.Unlock()
	if known {
		return nil
	}
	return l.verify(ctx, tx)
}

// inPlace holds the files at the path against those that were opened.
func (l *Library) inPlace() error {
	id := &l.identity
	id.mu.Lock()
	defer id.mu.Unlock()
	if err := l.FileFault(); err != nil || id.main == nil {
		return err
	}
	main, err := os.Stat(l.path)
	switch {
	case err == nil && os.SameFile(main, id.main):
	case err == nil:
		return l.lose(fileReplaced, nil)
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR):
		how := fileMoved
		if open, statErr := id.file.Stat(); statErr == nil && names(open, l.path) == 0 {
			how = fileRemoved
		}
		return l.lose(how, err)
	default:
		return unreachable(err, l.path)
	}
	if id.wal == nil {
		return nil
	}
	wal, err := os.Stat(l.path + "-wal")
	switch {
	case err == nil && os.SameFile(wal, id.wal):
		if wal.Size() < id.size {
			id.seen = trace{} // so that verify is asked: it was cut off by a checkpoint, or by a stranger
		}
		id.size = wal.Size()
		return nil
	case err == nil || errors.Is(err, fs.ErrNotExist):
		return l.lose(walLost, err)
	}
	return unreachable(err, l.path)
}

func unreachable(err error, path string) error {
	return model.Wrap(model.Gone, err, "The library %s cannot be reached just now, so this was not stored. "+
		"Everything before it is; try again when its disk is back.", path)
}

// lose ends all writing. Reading goes on, on the connections there are: another
// would open what stands at the path now, or make a file there.
func (l *Library) lose(how loss, cause error) error {
	what := map[loss]string{
		fileRemoved:     model.Sayf("The library %s was deleted while it was open.", l.path),
		fileMoved:       model.Sayf("The library %s, or its folder, was moved or renamed while it was open.", l.path),
		fileReplaced:    model.Sayf("Another file was put in the place of the library %s while it was open.", l.path),
		fileOverwritten: model.Sayf("The library %s was overwritten with other content while it was open.", l.path),
		walLost: model.Sayf("The file that SQLite keeps beside the library %s, its name ends in -wal, "+
			"was deleted or replaced while the library was open.", l.path),
		walOverwritten: model.Sayf("The file that SQLite keeps beside the library %s, its name ends in -wal, "+
			"was overwritten while the library was open.", l.path),
	}[how]
	kept := model.Sayf("From then on nothing is stored in it. What was stored before is still open here: save it elsewhere.")
	if how == fileOverwritten || how == walOverwritten {
		kept = model.Sayf("From then on nothing is stored in it. Save elsewhere what can be read of what was stored before.")
	}
	fault := model.Wrap(model.Gone, cause, "%s %s", what, kept)
	l.lost.CompareAndSwap(nil, &lost{how: how, fault: fault})
	if l.lost.Load().how != fileMoved {
		l.leave(false)
	}
	if l.read == nil { // it is being opened
		return l.FileFault()
	}
	if pool, err := l.read.DB(); err == nil {
		pool.SetMaxOpenConns(max(1, pool.Stats().OpenConnections))
	}
	return l.FileFault()
}
