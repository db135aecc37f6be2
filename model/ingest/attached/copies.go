package attached

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"galley/model"
	"galley/model/disk"
)

// kept is what is safe where a copy could not be written.
const kept = "The file is kept in the library."

// Save writes a file that is kept with a source to a path where there is none
// yet, for its owner alone and not to be run.
func Save(path string, f model.File) error { return write(path, f, nil) }

// Replace writes it to a path that a person chose, who was asked whether to
// replace what stands there. A library is never replaced.
func Replace(path string, f model.File) error {
	return write(path, f, func(io.ReaderAt, int64) bool { return true })
}

func write(path string, f model.File, over disk.Over) error {
	_, err := disk.Write(path, disk.Private, over, func(w io.Writer) error {
		_, err := w.Write(f.Bytes)
		return err
	})
	return model.WriteFault(err, path, kept)
}

// folders of copies are named for the program that made them, so that those a
// killed one left behind are known.
const folderName = "galley-attached-"

// Spill writes a file that may be opened into a folder of its own, which nobody
// else can look into, under a name that ends as its type does.
func Spill(f model.File) (path string, err error) {
	look := LookAt(f)
	if !look.Opens {
		return "", model.Faultf(model.Refused, "“%s” could run as a program (%s), so Galley saves it and does not open it.",
			look.Name, look.Says)
	}
	folder, err := Folder()
	if err != nil {
		return "", model.Wrap(model.Invalid, err, "There is no room for a copy of “%s” to look at. It is kept in the library.", look.Name)
	}
	path = filepath.Join(folder, strings.TrimSuffix(look.Name, filepath.Ext(look.Name))+look.As)
	if err := Save(path, f); err != nil {
		return "", errors.Join(err, os.RemoveAll(folder))
	}
	return path, nil
}

// Sweep deletes the copies of programs that have ended, of this one where all is
// true. What another program still shows stays.
func Sweep(all bool) error {
	entries, err := os.ReadDir(os.TempDir())
	if err != nil {
		return fmt.Errorf("look for copies: %w", err)
	}
	for _, e := range entries {
		rest, ours := strings.CutPrefix(e.Name(), folderName)
		number, _, named := strings.Cut(rest, "-")
		id, numberErr := strconv.Atoi(number)
		if !ours || !named || numberErr != nil || !e.IsDir() {
			continue
		}
		if mine := id == os.Getpid(); mine && !all || !mine && disk.Runs(id) {
			continue
		}
		err = errors.Join(err, os.RemoveAll(filepath.Join(os.TempDir(), e.Name())))
	}
	return err
}

// Folder makes a folder that nobody else can look into, for what is written while Galley runs. Sweep deletes one
// that a killed program left behind.
func Folder() (string, error) {
	folder, err := os.MkdirTemp("", folderName+strconv.Itoa(os.Getpid())+"-*") // 0700
	if err != nil {
		return "", fmt.Errorf("make a folder for a while: %w", err)
	}
	return folder, nil
}
