package library

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// What a library holds is nobody else's to read: its files are made for their
// owner alone, and so is every copy of them.
const (
	privateFile   = fs.FileMode(0o600)
	privateFolder = fs.FileMode(0o700)
)

// createPrivate makes an empty file that only its owner may read, unless there
// is one: SQLite gives the files beside it the same permissions.
func createPrivate(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, privateFile)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("make %s: %w", path, err)
	}
	return f.Close()
}

// narrow takes permission to read a person's own library from others. In a folder
// that others may write to it is shared on purpose and stays as it is.
func narrow(path string) {
	folder, err := os.Stat(filepath.Dir(path))
	if err != nil || folder.Mode().Perm()&0o022 != 0 {
		return
	}
	for _, ending := range beside {
		info, err := os.Lstat(path + ending)
		if err != nil || !info.Mode().IsRegular() || info.Mode().Perm()&0o077 == 0 || !owned(info) {
			continue
		}
		_ = os.Chmod(path+ending, info.Mode().Perm()&^0o077) // one on a disk without permissions is as private as it gets
	}
}

// temporaryFolder makes a folder that tells which program it belongs to, so that
// a later start can clear it away where that one was killed.
func temporaryFolder(in, name string) (string, error) {
	return os.MkdirTemp(in, fmt.Sprintf("%s-%d-*", name, os.Getpid()))
}

// TemporaryFolder makes a folder for the while, which a later start clears away
// where this program could not.
func TemporaryFolder(name string) (string, error) { return temporaryFolder("", name) }

// leftovers are how the names of copies for the while begin.
var leftovers = []string{"galley-merge-", "galley-restore-", "galley-preview-", "galley-questions-", "galley-unpacked-", "galley-attached-",
	"galley-recover-", "galley-rejoin-", ".galley-salvage-"}

// ClearLeftovers deletes the temporary copies that killed programs of the same
// person left in a folder: those whose program no longer runs.
func ClearLeftovers(folder string) error {
	var all error
	entries, err := os.ReadDir(folder)
	if err != nil {
		return fmt.Errorf("look for what was left behind: %w", err)
	}
	for _, e := range entries {
		name := e.Name()
		for _, prefix := range leftovers {
			rest, ok := strings.CutPrefix(name, prefix)
			if !ok || !e.IsDir() && !e.Type().IsRegular() {
				continue // a link may lead anywhere
			}
			info, err := e.Info()
			if err != nil || !owned(info) || !abandoned(rest, info) {
				continue
			}
			all = errors.Join(all, os.RemoveAll(filepath.Join(folder, name)))
		}
	}
	return all
}

// abandoned reports whether the program that made a folder is gone; one made by
// an older Galley names none, and is so after a day.
func abandoned(rest string, info fs.FileInfo) bool {
	program, random, named := strings.Cut(rest, "-")
	pid, err := strconv.Atoi(program)
	if !named || random == "" || err != nil {
		return time.Since(info.ModTime()) > 24*time.Hour
	}
	return pid != os.Getpid() && !running(pid)
}

// moveNew gives a finished file its name, which no other file has.
func moveNew(from, to string) error {
	if err := os.Link(from, to); err == nil {
		return os.Remove(from)
	} else if errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := os.Lstat(to); !errors.Is(err, fs.ErrNotExist) { // a disk without links
		return errors.Join(err, fs.ErrExist)
	}
	return os.Rename(from, to)
}

// toDisk waits until a file is on the disk.
func toDisk(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
