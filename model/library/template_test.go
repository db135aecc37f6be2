package library

import (
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// A library takes several times as long to make as to open. A test that is not
// about the making gets a copy of a template, which is made once.

// template is a folder with libraries that were made and closed.
type template struct {
	once  sync.Once
	make  func(t testing.TB, folder string)
	files map[string][]byte              // by their path in the folder
	fill  func(t testing.TB, l *Library) // of a template of one library

	filled   sync.Once
	database string // on a server: the name of the one that others are made of
}

// copyTo puts a copy of the template's files into a folder.
func (x *template) copyTo(t testing.TB, folder string) {
	t.Helper()
	x.once.Do(func() {
		from := t.TempDir()
		x.make(t, from)
		files := map[string][]byte{}
		must(t, fs.WalkDir(os.DirFS(from), ".", func(name string, e fs.DirEntry, err error) error {
			if err == nil && e.Type().IsRegular() {
				files[name], err = os.ReadFile(filepath.Join(from, name))
			}
			return err
		}))
		x.files = files
	})
	if len(x.files) == 0 {
		t.Fatal("what should be copied could not be made")
	}
	for name, data := range x.files {
		path := filepath.Join(folder, name)
		must(t, os.MkdirAll(filepath.Dir(path), 0o700))
		must(t, os.WriteFile(path, data, 0o600))
	}
}

// library is the path of a copy of a template's library.galley.
func (x *template) library(t testing.TB) string {
	t.Helper()
	if onServer() {
		return newDatabase(t, x.onServer(t))
	}
	folder := t.TempDir()
	x.copyTo(t, folder)
	return filepath.Join(folder, "library.galley")
}

// onServer is the name of a database with what the template's library holds, which is made once.
func (x *template) onServer(t testing.TB) string {
	t.Helper()
	if x.fill == nil {
		onFile(t)
	}
	x.filled.Do(func() {
		address := database(t, emptyNewsroom(t), func(func()) {})
		l, err := Open(t.Context(), address)
		must(t, err)
		x.fill(t, l)
		must(t, l.Close())
		x.database = databaseOf(t, address)
	})
	if x.database == "" {
		t.Fatal("what should be copied could not be made")
	}
	return x.database
}

// libraryOf is a template of one library with what fill puts in.
func libraryOf(fill func(t testing.TB, l *Library)) *template {
	return &template{fill: fill, make: func(t testing.TB, folder string) {
		l, err := Open(t.Context(), filepath.Join(folder, "library.galley"))
		must(t, err)
		fill(t, l)
		must(t, l.Close())
	}}
}

var emptyLibrary = libraryOf(func(testing.TB, *Library) {})

// unraced skips a test that does one thing after another where the race detector watches:
// it finds nothing in it and takes many times as long. The long run has it all the same.
func unraced(t *testing.T) {
	t.Helper()
	if raced && os.Getenv("GALLEY_LONG") == "" {
		t.Skip("one thing after another: the race detector finds nothing in it")
	}
}
