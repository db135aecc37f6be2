package library

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"galley/model"
)

// realPath returns a library's path with symbolic links resolved. SQLite keeps its
// files beside the name that it is given, so two names of one library would have two WALs.
func realPath(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", model.Wrap(model.Invalid, err, "The library %s cannot be found.", path)
	}
	real, err := filepath.EvalSymlinks(abs)
	if err == nil {
		return real, nil
	}
	if info, err := os.Lstat(abs); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return "", model.Faultf(model.NotFound, "%s is a link to a library that is not there. If it is on another disk, "+
			"connect the disk. Nothing was changed.", path)
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		return filepath.Join(folder, filepath.Base(abs)), nil // the file does not exist yet
	}
	return abs, nil // its folder does not exist either, or the path cannot be resolved
}

// soleName refuses a file with a second name, a hard link. A program that opens it
// under the other name uses another WAL, and each would lose what the other wrote.
func soleName(path string) error {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || names(info, path) < 2 {
		return nil // opening it reports the error
	}
	return model.Faultf(model.Refused, "The library %s has a second name, a hard link. "+
		"What is written under one of two names can be lost under the other, so it was not opened. "+
		"Delete one of the two names and, if you need a second file, copy the library. Nothing was changed.", path)
}

// FilesSetAside returns a sentence for each file that was renamed because it stood beside
// the library but did not belong to it.
func (l *Library) FilesSetAside() []string {
	l.identity.mu.Lock()
	defer l.identity.mu.Unlock()
	return slices.Clone(l.aside)
}

// setStrayAside checks the files beside a library before SQLite opens it. SQLite
// would replay a WAL or a rollback journal of another file into the library, so such
// a file is renamed and kept. A WAL that a killed program left is the library's own.
func (l *Library) setStrayAside(ctx context.Context) error {
	if !exists(l.path+"-wal") && !exists(l.path+"-shm") && !exists(l.path+"-journal") {
		return nil
	}
	main, err := os.OpenFile(l.path, os.O_RDWR, 0)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return l.orphans()
	case err != nil:
		return nil // inspect reports it
	}
	defer func() { _ = main.Close() }() // nothing was written
	const tries = 25
	for try := 0; ; try++ {
		done, err := l.tryStray(ctx, main)
		if err != nil || done {
			return err
		}
		if try == tries {
			return model.Faultf(model.Busy, "The library %s was replaced or overwritten while another program had it open. "+
				"Close it there and try again. Nothing was changed.", l.path)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// tryStray reports false where another program has the library open and the WAL seems
// to belong to another file: the program may be restarting the WAL at this moment.
func (l *Library) tryStray(ctx context.Context, main *os.File) (bool, error) {
	alone, err := lockAlone(main)
	if err != nil {
		return false, model.Wrap(model.Invalid, err, "The library %s cannot be locked on its disk, so it was not opened.", l.path)
	}
	if alone {
		return true, l.setStrayAsideAlone(ctx, main)
	}
	kin, err := l.kinOfWAL(main, true)
	return kin != stranger, err
}

// setStrayAsideAlone does the same while no other program can open the library.
func (l *Library) setStrayAsideAlone(ctx context.Context, main *os.File) error {
	if info, err := main.Stat(); err == nil && info.Size() == 0 {
		return l.orphans()
	}
	kin, err := l.kinOfWAL(main, false)
	if err != nil {
		return err
	}
	if kin == untold {
		kin, err = l.tryWAL(ctx, main)
		if err != nil {
			return err
		}
	}
	switch {
	case kin == stranger:
		if err := l.setAside("-wal", "A WAL, in which SQLite keeps the latest changes,"); err != nil {
			return err
		}
		fallthrough
	case !exists(l.path + "-wal"):
		if err := l.setShmAside(); err != nil {
			return err
		}
	}
	if own, err := journalOf(l.path+"-journal", main); err != nil || own {
		return err
	}
	return l.setAside("-journal", "A journal, from which SQLite undoes an unfinished change,")
}

// orphans sets aside the WAL of a library that no longer exists. SQLite would delete it.
func (l *Library) orphans() error {
	wal, err := os.Open(l.path + "-wal")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return unreachable(err, l.path)
	}
	marks, err := readMarks(wal)
	if err = errors.Join(err, wal.Close()); err != nil {
		return unreachable(err, l.path)
	}
	if info, err := os.Stat(l.path); err == nil && info.Size() > 0 || marks.frames == 0 {
		return nil // another program created the library meanwhile, or the WAL is empty
	}
	if err := l.setAside("-wal", "A WAL, in which SQLite keeps the latest changes,"); err != nil {
		return err
	}
	return l.setShmAside()
}

// kinOfWAL compares the WAL at the path with the library's file.
func (l *Library) kinOfWAL(main *os.File, others bool) (kinship, error) {
	folded := 0
	if others {
		folded = foldedFrames(l.path + "-shm")
	}
	wal, err := os.Open(l.path + "-wal")
	if errors.Is(err, fs.ErrNotExist) {
		return own, nil
	}
	if err != nil {
		return stranger, unreachable(err, l.path)
	}
	marks, err := readMarks(wal)
	kin := stranger
	if err == nil {
		kin, err = marks.kin(main, folded)
	}
	if err = errors.Join(err, wal.Close()); err != nil {
		return stranger, unreachable(err, l.path)
	}
	if kin == untold && others {
		kin = own // the programs that have it open have checked it
	}
	return kin, nil
}

// foldedFrames returns how many frames of the WAL a checkpoint has copied to the file,
// according to the programs that have it open.
func foldedFrames(path string) int {
	shm, err := os.Open(path)
	if err != nil {
		return 0
	}
	defer func() { _ = shm.Close() }() // only read
	x, _, _ := readIndex(shm)
	return int(x.folded)
}

// tryWAL replays a WAL without marks into a copy of the library and checks the copy.
// An older Galley, which wrote no marks, left such a WAL.
func (l *Library) tryWAL(ctx context.Context, main *os.File) (kin kinship, err error) {
	folder, err := temporaryFolder("", "galley-recover")
	if err != nil {
		return stranger, model.Wrap(model.Invalid, err, "There is no room on the disk to check what a killed program left of %s, "+
			"so it was not opened. Nothing was changed.", l.path)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	copied := filepath.Join(folder, "tried.galley")
	info, err := main.Stat()
	if err == nil {
		err = copyFrom(io.NewSectionReader(main, 0, info.Size()), copied)
	}
	if err == nil {
		err = copyOf(l.path+"-wal", copied+"-wal")
	}
	if err != nil {
		return stranger, model.Wrap(model.Invalid, err, "There is no room on the disk to check what a killed program left of %s, "+
			"so it was not opened. Nothing was changed.", l.path)
	}
	db := poolOf(copied, "")
	defer func() { err = errors.Join(err, db.Close()) }()
	var id int
	var sound string
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err == nil && (id == applicationID || id == 0) {
		if err := db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&sound); err == nil && sound == "ok" {
			return own, nil
		}
	}
	return stranger, ctx.Err()
}

// journalOf reports whether a rollback journal belongs to the file: it contains the
// first page as it was before the interrupted change. It also reports true if there is
// no journal.
func journalOf(path string, main io.ReaderAt) (bool, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	if err != nil {
		return false, unreachable(err, strings.TrimSuffix(path, "-journal"))
	}
	defer func() { _ = f.Close() }() // only read
	head := make([]byte, 28)
	if n, _ := f.ReadAt(head, 0); n < len(head) || string(head[:8]) != "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" {
		return true, nil // SQLite ignores such a journal
	}
	now := make([]byte, 100)
	if n, _ := main.ReadAt(now, 0); n < len(now) {
		return true, nil // the file was being created
	}
	before := binary.BigEndian.Uint32(head[16:]) // pages, then the sizes of sectors and pages
	sector, size := binary.BigEndian.Uint32(head[20:]), binary.BigEndian.Uint32(head[24:])
	if before == 0 {
		return pageSizeOf(uint32(binary.BigEndian.Uint16(now[16:]))) == 0 || binary.BigEndian.Uint32(now[28:]) <= 1, nil
	}
	if int(size) != pageSizeOf(uint32(binary.BigEndian.Uint16(now[16:]))) {
		return false, nil
	}
	record := make([]byte, 4+100)
	for at := int64(sector); ; at += int64(size) + 8 {
		if n, _ := f.ReadAt(record, at); n < len(record) {
			return false, nil
		}
		if binary.BigEndian.Uint32(record) != 1 {
			continue
		}
		const counter = 24 // the file change counter
		was, is := binary.BigEndian.Uint32(record[4+counter:]), binary.BigEndian.Uint32(now[counter:])
		return is == was || is == was+1, nil
	}
}

// setShmAside sets SQLite's index of a WAL aside if a program still uses it.
func (l *Library) setShmAside() error {
	shm, err := os.OpenFile(l.path+"-shm", os.O_RDWR, 0)
	if err != nil {
		return nil // there is none
	}
	busy, err := locked(shm)
	if err = errors.Join(err, shm.Close()); err != nil {
		return unreachable(err, l.path)
	}
	if !busy {
		return nil // SQLite creates it again
	}
	return l.setAside("-shm", "An index of such a WAL")
}

// setAside renames a file beside the library, and notes a sentence about it.
func (l *Library) setAside(ending, what string) error {
	kept := l.path + ending + ".set-aside-" + strings.NewReplacer(":", "", ".", "").Replace(string(model.Now()))
	err := os.Rename(l.path+ending, kept)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // the program that it belongs to removed it
	}
	if err != nil {
		return model.Wrap(model.Busy, err, "%s stands beside the library %s but belongs to another file, and it cannot be renamed. "+
			"Close the program that has it open and try again. Nothing was changed.", what, l.path)
	}
	l.aside = append(l.aside, fmt.Sprintf("%s stood beside the library %s but belongs to another file. "+
		"It was not used; it is kept as %s.", what, l.path, filepath.Base(kept)))
	return nil
}

// leave sets the library's own WAL aside when another file is at the library's path:
// any program that opens that file through SQLite would replay the WAL into it. While
// the WAL does no harm, it may stay until the library is closed; beside the content
// that it continues it stays for good. The caller holds the identity's mutex.
func (l *Library) leave(closing bool) {
	id := &l.identity
	now, err := os.Stat(l.path + "-wal")
	if id.aside || err != nil || id.wal == nil || !os.SameFile(now, id.wal) {
		return
	}
	if (!closing || id.same) && l.leadsOn() {
		return
	}
	id.aside = true
	if err := l.setAside("-wal", "The WAL, in which SQLite kept the latest changes,"); err != nil {
		return // it is checked again when the file is opened
	}
	shm, err := os.Stat(l.path + "-shm")
	if ours, statErr := id.shm.Stat(); err == nil && statErr == nil && os.SameFile(shm, ours) {
		_ = l.setAside("-shm", "The index of the WAL") // it too is checked again
	}
}

// leadsOn reports whether replaying the library's WAL would do no harm to the file at
// its path, or whether there is no file.
func (l *Library) leadsOn() bool {
	w, _, err := l.readWAL()
	if err != nil {
		return false
	}
	main := l.identity.file
	if l.lost.Load().how != fileOverwritten { // otherwise it must not be closed: see registry.go
		if main, err = os.Open(l.path); err != nil {
			return errors.Is(err, fs.ErrNotExist)
		}
		defer func() { _ = main.Close() }() // only read
	}
	kin, err := w.kin(main, 0)
	return err == nil && kin == own
}
