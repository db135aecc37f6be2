package library

import (
	"io/fs"
	"syscall"
	"time"
)

// changed is when a file was last written or changed otherwise: no tool sets it back.
func changed(info fs.FileInfo) time.Time {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return time.Unix(s.Ctim.Unix())
	}
	return info.ModTime()
}

// exactTimes reports whether the disk that a file is on tells the time of a write
// at once. Network drives, and disks as cameras have them, tell it later or round it.
func exactTimes(path string) bool {
	switch kindOfDisk(path) {
	case 0xEF53, 0x58465342, 0x9123683E, 0x01021994, 0x794C7630, 0x2FC12FC1, 0xF2F52010: // ext, xfs, btrfs, tmpfs, overlay, zfs, f2fs
		return true
	}
	return false
}

// kindOfDisk is the number by which Linux knows a kind of file system, 0 unknown.
func kindOfDisk(path string) uint32 {
	var s syscall.Statfs_t
	if err := syscall.Statfs(path, &s); err != nil {
		return 0
	}
	return uint32(s.Type)
}
