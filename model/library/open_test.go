//go:build !race || long

package library

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"galley/model"
)

func TestALibraryOpensUpToTheLongestPathAndSaysWhereItEnds(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has another limit")
	}
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	at := func(length int) string {
		path := dir
		for length-len(path) > 200 {
			path = filepath.Join(path, strings.Repeat("f", 99))
		}
		return filepath.Join(path, strings.Repeat("n", length-len(path)-1))
	}
	l, err := Open(t.Context(), at(maxPath))
	if err != nil {
		t.Fatalf("a path of %d bytes: %v", maxPath, err)
	}
	if wrong, err := l.Check(t.Context()); err != nil || len(wrong) > 0 {
		t.Error(wrong, err)
	}
	if err := l.Close(); err != nil {
		t.Error(err)
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink(filepath.Dir(at(2000)), link); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(at(2000)), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{at(maxPath + 1), at(3000), filepath.Join(link, "l"), filepath.Join(dir, strings.Repeat("n", 256))} {
		_, err := Open(t.Context(), path)
		if !model.HasCode(err, model.Invalid) || !strings.Contains(model.Sentence(err), "too long") {
			t.Errorf("a path of %d bytes: %v", len(path), err)
		}
		if _, err := os.Lstat(path); err == nil {
			t.Errorf("something was made")
		}
	}
}

// Whatever is to be done with it, a library that a newer Galley used is refused in
// the same words, and left as it is.
func TestALibraryOfANewerGalleyIsRefusedEverywhere(t *testing.T) {
	onFile(t)
	folder := t.TempDir()
	path := filepath.Join(folder, "newer.galley")
	if err := at(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	raw(t, path, fmt.Sprintf("PRAGMA user_version = %d", len(migrations)+1))
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	l := fresh(t)
	for to, do := range map[string]func() error{
		"open":  func() error { _, err := Open(t.Context(), path); return err },
		"merge": func() error { _, err := l.Merge(t.Context(), "Ann", path, nil); return err },
		"restore": func() error {
			_, err := l.Restore(t.Context(), path)
			return err
		},
		"salvage": func() error {
			_, err := Salvage(t.Context(), path, filepath.Join(folder, "saved.galley"), nil)
			return err
		},
	} {
		err := do()
		want := fmt.Sprintf("The library %s was last used by a newer Galley. Update Galley to %s it. Nothing was changed.", path, to)
		if !model.HasCode(err, model.Refused) || !errors.Is(err, errNewer) || model.Sentence(err) != want {
			t.Errorf("%s: %v", to, err)
		}
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, before) {
			t.Errorf("%s: the file was altered (%v)", to, err)
		}
	}
}
