//go:build !race || long

package library

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"galley/model"
	"galley/model/disk/disktest"
	"galley/model/passage"
)

// TestADiskThatVanishesEndsWriting: a drive that is pulled out leaves the file
// open, and nothing at its path. What is stored then would be gone with it.
func TestADiskThatVanishesEndsWriting(t *testing.T) {
	onFile(t)
	folder := disktest.Small(t, "8m")
	path := filepath.Join(folder, "l.galley")
	l := at(t, path)
	_, version := imported(t, l, talks)
	if _, err := storedOn(t, l, version, 3); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=1m"); err != nil { // as an empty folder under a drive
		t.Fatal(err)
	}
	mark := model.MarkClaim{VersionID: version, Span: passage.Span{Start: 0, End: 9}}
	for range 3 {
		_, err := l.Apply(t.Context(), "Ann", mark)
		if err == nil || !strings.HasSuffix(model.Sentence(err), ".") || strings.Contains(model.Sentence(err), "Something went wrong") {
			t.Errorf("a change is said to be stored on a disk that is gone: %v", err)
		}
	}
	elsewhere := filepath.Join(t.TempDir(), "saved.galley")
	if err := l.SaveElsewhere(t.Context(), elsewhere); err != nil {
		t.Errorf("what was stored cannot be saved elsewhere: %v", err)
	}
	if err := syscall.Unmount(folder, 0); err != nil {
		t.Fatal(err)
	}
}
