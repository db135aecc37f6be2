package disk

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
)

// ErrFull is for writers whose own error for a full disk is none of the system's.
var ErrFull = errors.New("the disk is full")

// IsFull reports whether an error says that a disk, or a person's share of it, is full.
func IsFull(err error) bool {
	return errors.Is(err, ErrFull) || slices.ContainsFunc(fullErrors, func(full error) bool { return errors.Is(err, full) })
}

// probe is how much is written to see whether there is room: more than a disk
// keeps in reserve for the last block of a file.
const probe = 64 << 10

// Full reports whether nothing more can be written in a folder. It tries: what
// a disk says of its free space leaves out quotas and what is kept for root.
func Full(folder string) bool {
	file, err := os.CreateTemp(folder, ".galley-room-*")
	if err != nil {
		return IsFull(err)
	}
	_, err = file.Write(make([]byte, probe))
	if err == nil {
		err = file.Sync() // a network drive may say so only now
	}
	full := IsFull(err)
	if closeErr := file.Close(); IsFull(closeErr) {
		full = true
	}
	if err := os.Remove(file.Name()); err != nil {
		return full // it is empty, and its name says whose it is
	}
	return full
}

// FullAt is Full for the folder that a file lies in.
func FullAt(path string) bool { return Full(filepath.Dir(path)) }
