//go:build !windows

package drafts

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// lock is held on a file as long as the program lives: the system lets go of
// it however the program ends.
type lock struct{ file *os.File }

// tryLock locks a file, or returns nil where another program has.
func tryLock(path string) (*lock, error) {
	for {
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			return nil, fmt.Errorf("keep drafts: %w", err)
		}
		if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
			taken := errors.Is(err, syscall.EWOULDBLOCK)
			if err = errors.Join(err, f.Close()); taken {
				return nil, nil
			}
			return nil, fmt.Errorf("keep drafts: %w", err)
		}
		// The file may have been removed by who held it, and made anew by a third.
		ours, err := f.Stat()
		if err == nil {
			there, err := os.Stat(path)
			if err == nil && os.SameFile(ours, there) {
				return &lock{f}, nil
			}
		}
		if err := f.Close(); err != nil {
			return nil, fmt.Errorf("keep drafts: %w", err)
		}
	}
}

func (l *lock) release() error {
	return errors.Join(os.Remove(l.file.Name()), l.file.Close())
}
