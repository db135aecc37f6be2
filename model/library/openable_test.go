package library

import (
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
