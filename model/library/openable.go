package library

import (
	"os"
	"path/filepath"
	"runtime"

	"galley/model"
	"galley/model/disk"
)

// maxPath is how many bytes the path of a database may have, links followed,
// where SQLite is built for Unix: 512, less what the names of its WAL and its
// index need. The number is compiled into arrays: it cannot be raised.
const maxPath = 512 - 8

// noOthers refuses a library beside which something else stands than a file
// where SQLite keeps its own: it would wait for a pipe without end.
func noOthers(path string) error {
	for _, ending := range []string{"-wal", "-shm", "-journal"} {
		if info, err := os.Stat(path + ending); err == nil && !info.Mode().IsRegular() {
			return model.Faultf(model.Refused, "%s stands where the library's own file would be, and is no file. Move it away, and open the library again. Nothing was changed.",
				path+ending)
		}
	}
	return nil
}

// fits refuses a path that SQLite would not open, before folders are made for it.
func fits(path string) error {
	real := path
	if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		real = filepath.Join(folder, filepath.Base(path))
	}
	if runtime.GOOS != "windows" && len(real) > maxPath {
		return model.Faultf(model.Invalid, "The path of the library is too long: it has %d bytes, and a library's may have %d. Choose a folder nearer to the top. "+
			"Nothing was made at %s.", len(real), maxPath, path)
	}
	if _, err := os.Lstat(path); disk.IsTooLong(err) {
		return model.Wrap(model.Invalid, err, "The path of the library is too long for this disk. Nothing was made at %s.", path)
	}
	return nil
}
