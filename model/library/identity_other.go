//go:build !linux

package library

import (
	"io/fs"
	"time"
)

// changed is when a file was last written, as far as this system tells alike everywhere.
func changed(info fs.FileInfo) time.Time { return info.ModTime() }

// exactTimes reports whether the disk that a file is on tells the time of a write at once.
func exactTimes(string) bool { return false }
