//go:build linux || darwin

package library

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// owned reports whether a file belongs to the person who runs Galley.
func owned(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Getuid()
}

// running reports whether there is a process with an id.
func running(pid int) bool {
	return pid > 0 && !errors.Is(syscall.Kill(pid, 0), syscall.ESRCH)
}

// roomOn is how many bytes a person may still write to the disk of a folder.
func roomOn(folder string) (int64, bool) {
	var disk syscall.Statfs_t
	if err := syscall.Statfs(folder, &disk); err != nil {
		return 0, false
	}
	return int64(disk.Bavail) * int64(disk.Bsize), true
}
