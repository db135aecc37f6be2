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

// realPath is a library's path with no link in it: SQLite keeps its files beside
// the name it is given, and two names of one library would have two WALs.
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
			"connect that; nothing was changed.", path)
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		return filepath.Join(folder, filepath.Base(abs)), nil // the file is to be made
	}
	return abs, nil // its folder likewise; and what cannot be resolved is opened, or refused, as it is named
}

// soleName refuses a file with a second name: whoever opens the other keeps
// another WAL beside it, and what is written by the one is lost to the other.
func soleName(path string) error {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || names(info, path) < 2 {
		return nil // what cannot be reached is refused where it is opened
	}
	return model.Faultf(model.Refused, "The library %s has a second name, a hard link. "+
		"What is written under one of two names can be lost under the other, so it was not opened. "+
		"Copy the file instead, and delete one of the two names; nothing was changed.", path)
}

// SetAside are sentences about files that were found beside the library when it
// was opened and that did not belong to it.
func (l *Library) SetAside() []string {
	l.identity.mu.Lock()
	defer l.identity.mu.Unlock()
	return slices.Clone(l.aside)
}

// setStrayAside looks at what stands beside a library before SQLite does. SQLite
// would replay a WAL or a rollback journal of another file into the library: it is
// renamed, and kept. A WAL that a killed program left is the library's own.
func (l *Library) setStrayAside(ctx context.Context) error {
	if !exists(l.path+"-wal") && !exists(l.path+"-shm") && !exists(l.path+"-journal") {
		return nil
	}
	main, err := os.OpenFile(l.path, os.O_RDWR, 0)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return l.orphans()
	case err != nil:
		return nil // inspect says so
	}
	defer func() { _ = main.Close() }() // nothing was written
	const tries = 25
	for try := 0; ; try++ {
		done, err := l.tryStray(ctx, main)
		if err != nil || done {
			return err
		}
		if try == tries {
			return model.Faultf(model.Busy, "The library %s was replaced or overwritten while another program has it open. "+
				"Close it there and try again; nothing was changed.", l.path)
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

// tryStray reports false where another program has the library open and the
// WAL seems not to belong to it: that may just have restarted it.
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

// setStrayAsideAlone does so while no other program can open the library.
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
		if err := l.setAside("-wal", "A WAL, in which SQLite keeps what was written last,"); err != nil {
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
	return l.setAside("-journal", "A journal, from which SQLite takes back what was half written,")
}

// orphans sets aside what is left of a library that is not there any more. SQLite
// would delete it.
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
		return nil // another program made it meanwhile; or there is nothing in it
	}
	if err := l.setAside("-wal", "A WAL, in which SQLite keeps what was written last,"); err != nil {
		return err
	}
	return l.setShmAside()
}

// kinOfWAL holds the WAL at the path against the library's file.
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
		kin = own // those who have it open have looked
	}
	return kin, nil
}

// foldedFrames is how many frames of the WAL are in the file already, as the
// programs that have it open believe.
func foldedFrames(path string) int {
	shm, err := os.Open(path)
	if err != nil {
		return 0
	}
	defer func() { _ = shm.Close() }() // only read
	x, _, _ := readIndex(shm)
	return int(x.folded)
}

// tryWAL replays a WAL without marks into a copy of the library, and looks
// whether that is sound. A Galley wrote it that knew no marks.
func (l *Library) tryWAL(ctx context.Context, main *os.File) (kin kinship, err error) {
	folder, err := os.MkdirTemp("", "galley-recover-*")
	if err != nil {
		return stranger, model.Wrap(model.Invalid, err, "There is no room to look at what a killed program left of %s, "+
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
		return stranger, model.Wrap(model.Invalid, err, "There is no room to look at what a killed program left of %s, "+
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

// journalOf reports whether a rollback journal is the file's own: it holds the
// first page as it was before the change that was cut off. Without one it is.
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
		return true, nil // SQLite plays nothing back from it
	}
	now := make([]byte, 100)
	if n, _ := main.ReadAt(now, 0); n < len(now) {
		return true, nil // the file was being made
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
		const counter = 24 // goes up with each change
		was, is := binary.BigEndian.Uint32(record[4+counter:]), binary.BigEndian.Uint32(now[counter:])
		return is == was || is == was+1, nil
	}
}

// setShmAside sets SQLite's index of a WAL aside where a program still works with it.
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
		return nil // SQLite makes it anew
	}
	return l.setAside("-shm", "An index of such a WAL")
}

// setAside renames a file beside the library, and says so.
func (l *Library) setAside(ending, what string) error {
	kept := l.path + ending + ".set-aside-" + strings.NewReplacer(":", "", ".", "").Replace(string(model.Now()))
	err := os.Rename(l.path+ending, kept)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // the program it belongs to did so itself
	}
	if err != nil {
		return model.Wrap(model.Busy, err, "%s stands beside the library %s but belongs to another file, and it cannot be renamed. "+
			"Close what has it open and try again; nothing was changed.", what, l.path)
	}
	l.aside = append(l.aside, fmt.Sprintf("%s stood beside the library %s but belongs to another file. "+
		"It was not used; it is kept as %s.", what, l.path, filepath.Base(kept)))
	return nil
}

// leave takes the library's own WAL out of the way of what stands at its path
// now: any program that opens that through SQLite would replay it. As long as it
// would do no harm it may stay until the library is closed, and longer beside
// the very content that it leads on from. The caller holds the
// lock on the identity.
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
	if err := l.setAside("-wal", "The WAL, in which SQLite kept what was written last,"); err != nil {
		return // it is looked at again when the file is opened
	}
	shm, err := os.Stat(l.path + "-shm")
	if ours, statErr := id.shm.Stat(); err == nil && statErr == nil && os.SameFile(shm, ours) {
		_ = l.setAside("-shm", "The index of the WAL") // likewise
	}
}

// leadsOn reports whether the library's WAL does no harm to what stands at its
// path, or whether nothing stands there.
func (l *Library) leadsOn() bool {
	w, _, err := l.readWAL()
	if err != nil {
		return false
	}
	main := l.identity.file
	if l.lost.Load().how != fileOverwritten { // else it must not be closed: see registry.go
		if main, err = os.Open(l.path); err != nil {
			return errors.Is(err, fs.ErrNotExist)
		}
		defer func() { _ = main.Close() }() // only read
	}
	kin, err := w.kin(main, 0)
	return err == nil && kin == own
}
