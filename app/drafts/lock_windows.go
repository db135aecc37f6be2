package drafts

import (
	"errors"
	"fmt"
	"syscall"
)

// lock is a file opened so that no other program can open it; the system closes
// it however the program ends.
type lock struct{ file syscall.Handle }

const sharingViolation = syscall.Errno(32)

// tryLock locks a file, or returns nil where another program has.
func tryLock(path string) (*lock, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, fmt.Errorf("keep drafts: %w", err)
	}
	file, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil, syscall.OPEN_ALWAYS,
		syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if errors.Is(err, sharingViolation) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("keep drafts: %w", err)
	}
	return &lock{file}, nil
}

func (l *lock) release() error { return syscall.CloseHandle(l.file) }
