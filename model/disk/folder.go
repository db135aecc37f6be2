package disk

import (
	"io/fs"
	"os"
)

// MakeFolder makes a folder, and those it lies in, for files to be written
// into. One that is there will do.
func MakeFolder(path string) error {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return nil
	case err == nil:
		return &fs.PathError{Op: "mkdir", Path: path, Err: ErrThere}
	case besideDatabase(path):
		return &fs.PathError{Op: "mkdir", Path: path, Err: ErrDatabase}
	}
	return os.MkdirAll(path, 0o777)
}
