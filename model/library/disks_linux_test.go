package library

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"galley/model"
	"galley/model/disk/disktest"
	"galley/model/passage"
)

// fill takes the last byte of a disk, and returns what gives it back.
func fill(t *testing.T, folder string) (empty func()) {
	t.Helper()
	path := filepath.Join(folder, "fill")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	for err == nil {
		_, err = file.Write(make([]byte, 4096))
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
}

// storedOn stores claims until one is refused or there are enough; it returns
// the ids of those that were said to be stored.
func storedOn(t *testing.T, l *Library, version string, most int) (ids []string, err error) {
	t.Helper()
	for range most {
		c, err := l.Apply(t.Context(), "Ann", model.MarkClaim{VersionID: version, Span: passage.Span{Start: 0, End: 9}})
		if err != nil {
			return ids, err
		}
		ids = append(ids, c.Created(model.NounClaim))
	}
	return ids, nil
}

func allThere(t *testing.T, l *Library, ids []string) {
	t.Helper()
	for _, id := range ids {
		if _, err := l.Dossier(t.Context(), id); err != nil {
			t.Errorf("claim %s was said to be stored: %v", id, err)
		}
	}
	if wrong, err := l.Check(t.Context()); err != nil || len(wrong) > 0 {
		t.Errorf("check: %q, %v", wrong, err)
	}
}

func TestAFullDiskIsNamedAndLosesNothingThatWasStored(t *testing.T) {
	unraced(t)
	onFile(t)
	folder := disktest.Small(t, "3m")
	path := filepath.Join(folder, "l.galley")
	l := at(t, path)
	_, version := imported(t, l, talks)
	before, err := storedOn(t, l, version, 5)
	if err != nil {
		t.Fatal(err)
	}
	empty := fill(t, folder)
	during, err := storedOn(t, l, version, 5000)
	if err == nil || !strings.Contains(model.Sentence(err), "disk is full") {
		t.Errorf("after %d on a full disk: %v", len(during), err)
	}
	if err := l.Backup(t.Context(), filepath.Join(folder, "b.galley")); err == nil || !strings.Contains(model.Sentence(err), "disk is full") {
		t.Errorf("a backup on a full disk: %v", err)
	}
	if all, err := os.ReadDir(folder); err != nil || len(all) > 5 { // the library's three, the filling, and what fills nothing
		t.Errorf("left behind: %v, %v", all, err)
	}
	// Another program that only wants to read needs room for SQLite's index.
	if err := l.Close(); err != nil {
		t.Log(err)
	}
	empty()
	empty = fill(t, folder)
	if other, err := Open(t.Context(), path); err == nil {
		if err := other.Close(); err != nil {
			t.Log(err)
		}
	} else if !strings.Contains(model.Sentence(err), "disk is full") {
		t.Errorf("opened on a full disk: %v", err)
	}
	empty()
	l = at(t, path)
	allThere(t, l, append(before, during...))
	if more, err := storedOn(t, l, version, 3); err != nil || len(more) != 3 {
		t.Errorf("after there was room again: %v", err)
	}
}

func TestADiskThatTurnsReadOnlyIsSaidToBe(t *testing.T) {
	unraced(t)
	onFile(t)
	folder := disktest.Small(t, "8m")
	path := filepath.Join(folder, "l.galley")
	l := at(t, path)
	_, version := imported(t, l, talks)
	stored, err := storedOn(t, l, version, 5)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	turn := func(flags uintptr) {
		t.Helper()
		if err := syscall.Mount("tmpfs", folder, "tmpfs", syscall.MS_REMOUNT|flags, ""); err != nil {
			t.Fatal(err)
		}
	}
	turn(syscall.MS_RDONLY)
	if other, err := Open(t.Context(), path); !model.HasCode(err, model.Refused) {
		if err == nil {
			err = other.Close()
		}
		t.Errorf("opened on a disk that may only be read: %v", err)
	}
	if _, err := Open(t.Context(), filepath.Join(folder, "new", "l.galley")); err == nil || !strings.HasSuffix(model.Sentence(err), ".") {
		t.Errorf("made on a disk that may only be read: %v", err)
	}
	turn(0)
	allThere(t, at(t, path), stored)
}
