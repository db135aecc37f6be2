//go:build !race || long

package library

import (
	"os"
	"path/filepath"
	"testing"

	"galley/model"
)

func TestAnOpenLibraryIsKnownByWhateverName(t *testing.T) {
	onFile(t)
	folder := t.TempDir()
	path := filepath.Join(folder, "work.galley")
	beside := filepath.Join(folder, "article.txt")
	put(t, beside, talks)
	l, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	imported(t, l, talks)
	link, moved := filepath.Join(folder, "a link"), filepath.Join(folder, "hard.galley")
	if err := os.Symlink(path, link); err != nil {
		t.Skip("links cannot be made here: ", err)
	}
	if err := os.Link(path, moved); err != nil {
		t.Skip("links cannot be made here: ", err)
	}
	for name, want := range map[string]bool{path: true, path + "-wal": true, path + "-shm": true, link: true, moved: true, beside: false,
		folder: false, path + "-none": false} {
		if got := Holds(name); got != want {
			t.Errorf("Holds(%s) = %v", name, got)
		}
	}
	if _, err := l.Restore(t.Context(), link); !model.HasCode(err, model.Invalid) {
		t.Errorf("restored from itself: %v", err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if Holds(path) || Holds(moved) {
		t.Error("a closed library is still taken for an open one")
	}
}

func TestALibraryThatCouldNotBeOpenedIsNotHeld(t *testing.T) {
	onFile(t)
	path := filepath.Join(t.TempDir(), "notes.galley")
	put(t, path, "these are notes and no library")
	if _, err := Open(t.Context(), path); err == nil {
		t.Fatal("opened")
	}
	if Holds(path) {
		t.Error("it is held")
	}
}
