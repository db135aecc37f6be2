//go:build unix

package library

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// names is how many names, hard links, a file has.
func names(info fs.FileInfo, _ string) uint64 {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(s.Nlink)
	}
	return 1
}

// The bytes that SQLite locks in a database file: whoever has the file open in
// WAL mode shares the last range all the time.
const (
	pendingByte = 0x40000000
	sharedFirst = pendingByte + 2
	sharedSize  = 510
)

// lockAlone keeps every program from opening a database file until it is closed.
// It reports false where another has it open. The file must be open for writing,
// and must not be open in SQLite in this process.
func lockAlone(f *os.File) (bool, error) {
	lock := syscall.Flock_t{Type: syscall.F_WRLCK, Whence: 0, Start: pendingByte, Len: sharedFirst + sharedSize - pendingByte}
	err := syscall.FcntlFlock(f.Fd(), syscall.F_SETLK, &lock)
	if errors.Is(err, syscall.EAGAIN) || errors.Is(err, syscall.EACCES) {
		return false, nil
	}
	return err == nil, err
}

// locked reports whether another program holds any lock on a file.
func locked(f *os.File) (bool, error) {
	lock := syscall.Flock_t{Type: syscall.F_WRLCK, Whence: 0}
	if err := syscall.FcntlFlock(f.Fd(), syscall.F_GETLK, &lock); err != nil {
		return false, err
	}
	return lock.Type != syscall.F_UNLCK, nil
}
