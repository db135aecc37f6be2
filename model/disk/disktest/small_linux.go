// Package disktest makes disks for tests of what is written to them.
package disktest

import (
	"syscall"
	"testing"
)

// Small is the folder of a disk of so many bytes ("256k", "3m"), gone with the
// test. Only root can make one: the test is skipped for others.
func Small(t testing.TB, size string) string {
	t.Helper()
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size="+size); err != nil {
		t.Skip("only root can make a small disk: ", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(folder, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return folder
}
