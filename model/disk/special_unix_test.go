//go:build unix

package disk

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestAPipeIsNeverWaitedFor would not end where a pipe is opened: nobody
// writes into it.
func TestAPipeIsNeverWaitedFor(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("no pipes here: ", err)
	}
	paths := []string{pipe, link(t, pipe, filepath.Join(dir, "link"))}
	if l, err := net.Listen("unix", filepath.Join(dir, "socket")); err == nil {
		defer l.Close()
		paths = append(paths, filepath.Join(dir, "socket"))
	}
	for _, path := range paths {
		if _, _, err := Open(path); !errors.Is(err, ErrSpecial) {
			t.Errorf("opened: %v", err)
		}
		if _, err := Write(path, Shared, anything, text); !errors.Is(err, ErrSpecial) {
			t.Errorf("written: %v", err)
		}
	}
	// Put there after the first look, it is opened without waiting, and refused.
	file, err := os.OpenFile(pipe, os.O_RDONLY|noWaiting, 0)
	if err != nil {
		t.Fatal(err)
	}
	info, err := file.Stat()
	if err == nil {
		err = regular(pipe, info)
	}
	if !errors.Is(err, ErrSpecial) {
		t.Error(err)
	}
	if err := file.Close(); err != nil {
		t.Error(err)
	}
}
