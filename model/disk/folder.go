package disk

import (
	"io/fs"
	"os"
	"path/filepath"
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

// Folder is the files of a folder as fs.FS, of which only regular ones are opened.
type Folder string

// Open opens a file of the folder.
func (f Folder) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	file, _, err := Open(filepath.Join(string(f), filepath.FromSlash(name)))
	if err != nil {
		return nil, err
	}
	return file, nil
}
