package disk

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Why a file is not written where something stands.
var (
	ErrThere    = errors.New("a file is there already")
	ErrOther    = errors.New("the file there is of another kind")
	ErrDatabase = errors.New("the file there is a database, or belongs to one")
	ErrNowhere  = errors.New("it is a link to something that does not exist")
)

// Refuses reports whether an error says that a file is not written because of
// what stands at its path.
func Refuses(err error) bool {
	return slices.ContainsFunc([]error{ErrThere, ErrOther, ErrDatabase, ErrNowhere, ErrFolder, ErrSpecial},
		func(why error) bool { return errors.Is(err, why) })
}

// Over says whether a file that stands at a path may be replaced, from its
// content. It is not asked of an empty file, which may be, nor of a database,
// which never is. A nil Over lets nothing be replaced.
type Over func(old io.ReaderAt, size int64) bool

// Permissions of what is written, before the person's umask.
const (
	Shared  fs.FileMode = 0o666 // what a person hands on
	Private fs.FileMode = 0o600 // what only they may read
)

// Write writes a file: whole, or what stood there stays. It writes beside the
// file, waits until the disk has it, and renames. A link is followed to the
// file it leads to. size is in bytes.
func Write(path string, mode fs.FileMode, over Over, write func(io.Writer) error) (size int64, err error) {
	return Place(path, mode, over, func(part string) error {
		file, err := os.OpenFile(part, os.O_WRONLY|os.O_TRUNC, 0)
		if err != nil {
			return err
		}
		out := bufio.NewWriter(file)
		if err = write(out); err == nil {
			err = out.Flush()
		}
		return errors.Join(err, file.Close())
	})
}

// Place is Write for a writer that opens its file by itself, as SQLite does:
// make fills the empty file at part.
func Place(path string, mode fs.FileMode, over Over, make func(part string) error) (size int64, err error) {
	target, old, err := writeTarget(path, over)
	if err != nil {
		return 0, err
	}
	sweepParts(filepath.Dir(target))
	part, mode, err := beside(target, mode)
	if err != nil {
		return 0, err
	}
	if old != nil {
		mode = old.Mode().Perm()
	}
	placed := false
	defer func() {
		if !placed { // also where make panicked
			if removeErr := os.Remove(part); removeErr != nil && !errors.Is(removeErr, fs.ErrNotExist) {
				err = errors.Join(err, removeErr)
			}
		}
	}()
	if err := make(part); err != nil {
		return 0, err
	}
	if size, err = settle(part, mode); err != nil {
		return 0, err
	}
	if err := move(part, target, old); err != nil {
		return 0, err
	}
	placed = true
	syncFolder(filepath.Dir(target))
	return size, nil
}

// Free reports why no new file can be made at a path, nil where one can.
func Free(path string) error {
	target, _, err := writeTarget(path, nil)
	if err != nil {
		return err
	}
	part, _, err := beside(target, Private)
	if err != nil {
		return err
	}
	return os.Remove(part)
}

// writeTarget follows a path to the file that is to be written, and refuses where
// what stands there must stay. old is nil where nothing does.
func writeTarget(path string, over Over) (target string, old fs.FileInfo, err error) {
	refuse := func(why error) (string, fs.FileInfo, error) {
		return "", nil, &fs.PathError{Op: "write", Path: path, Err: why}
	}
	if avoided(path) {
		return refuse(ErrDatabase)
	}
	link, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if besideDatabase(path) {
			return refuse(ErrDatabase)
		}
		return path, nil, nil
	case err != nil:
		return "", nil, err
	case link.Mode()&fs.ModeSymlink != 0:
		if target, err = filepath.EvalSymlinks(path); errors.Is(err, fs.ErrNotExist) {
			return refuse(ErrNowhere)
		} else if err != nil {
			return "", nil, err
		}
	default:
		target = path
	}
	old, err = os.Stat(target)
	if err != nil {
		return "", nil, err
	}
	switch err := regular(path, old); {
	case err != nil:
		return "", nil, err
	case besideDatabase(target):
		return refuse(ErrDatabase)
	case over == nil:
		return refuse(ErrThere)
	case old.Mode().Perm()&0o222 == 0: // root may write where the owner said not to
		return refuse(fs.ErrPermission)
	}
	if err := replaceable(target, over); err != nil {
		return refuse(err)
	}
	return target, old, nil
}

// sqlite is how every SQLite database begins.
const sqlite = "SQLite format 3\x00"

// replaceable looks into a file. It is opened for writing too: where that is
// not allowed, a rename would get round it.
func replaceable(path string, over Over) (err error) {
	file, info, err := open(path, os.O_RDWR)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	if info.Size() == 0 {
		return nil
	}
	head := make([]byte, len(sqlite))
	n, err := file.ReadAt(head, 0)
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return err
	case bytes.HasPrefix(head[:n], []byte(sqlite)):
		return ErrDatabase
	case !over(file, info.Size()):
		return ErrOther
	}
	return nil
}

// besideDatabase reports whether a path is one that SQLite would use for the
// log of a file that exists. The file itself is not opened.
func besideDatabase(path string) bool {
	for _, ending := range []string{"-wal", "-shm", "-journal"} {
		if of, ok := strings.CutSuffix(path, ending); ok {
			if info, err := os.Stat(of); err == nil && info.Mode().IsRegular() {
				return true
			}
		}
	}
	return false
}

// settle waits until the disk has what was written, and gives it the permissions that it is to have.
func settle(part string, mode fs.FileMode) (size int64, err error) {
	file, err := os.OpenFile(part, os.O_RDWR, 0)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	info, err := file.Stat()
	if err != nil {
		return 0, err
	}
	if info.Mode().Perm() != mode {
		if err := os.Chmod(part, mode); err != nil {
			return 0, err
		}
	}
	return info.Size(), file.Sync()
}

// move puts the part in its place, unless something else came to stand there
// since it was looked at.
func move(part, target string, old fs.FileInfo) error {
	if old != nil {
		if now, err := os.Lstat(target); err != nil || !os.SameFile(old, now) {
			return &fs.PathError{Op: "write", Path: target, Err: ErrThere}
		}
		return os.Rename(part, target)
	}
	err := os.Link(part, target) // a rename would replace what just came
	switch {
	case err == nil:
		return os.Remove(part)
	case errors.Is(err, fs.ErrExist):
		return &fs.PathError{Op: "write", Path: target, Err: ErrThere}
	}
	if _, err := os.Lstat(target); err == nil { // a disk without hard links
		return &fs.PathError{Op: "write", Path: target, Err: ErrThere}
	}
	return os.Rename(part, target)
}
