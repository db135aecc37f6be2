//go:build !race || long

package library

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// locks are the lines the kernel has on a file's locks.
func locks(t *testing.T, path string) (held []string) {
	t.Helper()
	all, err := os.ReadFile("/proc/locks")
	if err != nil {
		t.Skip("this kernel does not tell of locks: ", err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	inode := fmt.Sprintf(":%d ", info.Sys().(*syscall.Stat_t).Ino)
	for line := range strings.Lines(string(all)) {
		if strings.Contains(line, inode) {
			held = append(held, line[strings.Index(line, ":")+1:])
		}
	}
	return held
}

// Opening a library twice in a process and closing it once must leave the locks
// of the first where they are: they are all that tells other programs of it.
func TestALibraryOpenedTwiceKeepsItsLocks(t *testing.T) {
	onFile(t)
	path := filepath.Join(t.TempDir(), "held.galley")
	l := at(t, path)
	imported(t, l, talks)
	// A read that ends meanwhile gives its own lock back. Closing a file wrongly takes away all
	// that the process has on it.
	var locked []string
	for _, file := range []string{path, path + "-shm"} {
		if len(locks(t, file)) > 0 {
			locked = append(locked, file)
		}
	}
	if len(locked) == 0 {
		t.Skip("no locks are seen here")
	}
	again, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := again.Articles(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
	for _, file := range locked {
		if len(locks(t, file)) == 0 {
			t.Errorf("no lock is left on %s", file)
		}
	}
}
