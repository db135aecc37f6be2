package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"galley/model/library"
)

func TestTheFirstChangeOfADayIsBackedUpAndRestoredByName(t *testing.T) {
	unraced(t)
	s := newShell(t)
	type backup struct {
		Path, Time, Reason string
		Size               int64
	}
	var list []backup
	s.ok(&list, "backup", "list")
	if len(list) != 0 {
		t.Errorf("before there is a library: %+v", list)
	}
	s.ok(&[]struct{}{}, "import", s.file("one.txt", "The first text has 21,000 words."))
	s.ok(&list, "backup", "list")
	if len(list) != 1 || list[0].Reason != "daily" || list[0].Size == 0 || len(list[0].Time) != 24 {
		t.Fatalf("after the first change: %+v", list)
	}
	s.ok(&[]struct{}{}, "import", s.file("two.txt", "The second text has 600 words."))
	s.ok(&list, "backup", "list")
	if len(list) != 1 {
		t.Errorf("after the second: %+v", list)
	}
	var restored struct{ Restored, Kept string }
	s.ok(&restored, "restore", filepath.Base(list[0].Path))
	var articles []struct{ Title string }
	s.ok(&articles, "list")
	if len(articles) != 1 || restored.Restored != list[0].Path {
		t.Errorf("restored %+v: %+v", restored, articles)
	}
	s.ok(&list, "backup", "list")
	if len(list) != 2 || list[0].Reason != "before-restore" || list[0].Path != restored.Kept {
		t.Errorf("after the restore: %+v", list)
	}
	s.ok(&restored, "restore", restored.Kept)
	if s.ok(&articles, "list"); len(articles) != 2 {
		t.Errorf("restored again: %+v", articles)
	}
	t.Chdir(t.TempDir())
	s.ok(&struct{}{}, "backup", "./list")
	if _, err := os.Stat("list"); err != nil {
		t.Error("a file called list cannot be made")
	}
}

func TestADamagedLibraryIsSavedAndRestored(t *testing.T) {
	unraced(t)
	s := newShell(t)
	path := s.env["GALLEY_LIBRARY"]
	s.ok(&[]struct{}{}, "import", s.file("one.txt", "The first text has 21,000 words."))
	s.ok(&struct{}{}, "claim", "add", s.first(), "--quote", "21,000 words")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func([]byte) []byte{
		"a page in the middle": func(b []byte) []byte { return slices.Replace(b, 5*4096, 6*4096, []byte(strings.Repeat("x", 4096))...) },
		"the first page":       func(b []byte) []byte { return slices.Replace(b, 0, 4096, []byte(strings.Repeat("x", 4096))...) },
		"cut off":              func(b []byte) []byte { return b[:len(b)-10*4096] },
	} {
		damaged := spoil(slices.Clone(whole))
		if err := os.WriteFile(path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		if code, _, errs := s.run("", "--json", "import", s.file("two.txt", "Another text.")); code != exitFault ||
			!strings.Contains(errs, "amaged") && !strings.Contains(errs, "not a Galley library") {
			t.Errorf("%s: a change: exit %d, %s", name, code, errs)
		}
		if code, _, _ := s.run("", "check"); code != exitFault {
			t.Errorf("%s: check exits with %d", name, code)
		}
		if now, err := os.ReadFile(path); err != nil || string(now) != string(damaged) {
			t.Errorf("%s: the damaged file was altered, %v", name, err)
		}
		to := filepath.Join(t.TempDir(), "new.galley")
		var saved salvagedJSON
		s.ok(&saved, "salvage", path, to)
		var articles []struct{ Claims int }
		s.ok(&articles, "--library", to, "list")
		if len(articles) != 1 || articles[0].Claims != 1 || saved.Library != to {
			t.Errorf("%s: saved %+v: %+v", name, saved, articles)
		}
		s.ok(&struct{ Library string }{}, "--library", to, "check")
		if code, _, errs := s.run("", "salvage", path, to); code != exitFault || !strings.Contains(errs, "exists already") {
			t.Errorf("%s: over a file: exit %d, %s", name, code, errs)
		}
		list, err := library.Backups(path)
		if err != nil || len(list) == 0 {
			t.Fatalf("%s: %v, %v", name, list, err)
		}
		var restored struct{ Kept string }
		s.ok(&restored, "restore", list[0].Path)
		if kept, err := os.ReadFile(restored.Kept); err != nil || string(kept) != string(damaged) {
			t.Errorf("%s: the damaged file is not kept: %v", name, err)
		}
		s.ok(&articles, "list")
		s.ok(&struct{ Library string }{}, "check")
	}
}

// first is the id of the first article.
func (s *shell) first() string {
	s.t.Helper()
	var rows []struct{ ID string }
	s.ok(&rows, "list")
	return rows[0].ID
}

// What synchronises folders may cut a library to nothing: a new one in its place
// would look as if there had never been another.
func TestALibraryCutToNothingIsNotTakenForANewOne(t *testing.T) {
	unraced(t)
	s := newShell(t)
	path := s.env["GALLEY_LIBRARY"]
	s.ok(&[]struct{}{}, "import", s.file("one.txt", "The first text has 21,000 words."))
	if err := os.Truncate(path, 0); err != nil {
		t.Fatal(err)
	}
	code, _, errs := s.run("", "list")
	if code != exitFault || !strings.Contains(errs, "is empty, but it was not") {
		t.Errorf("exit %d: %s", code, errs)
	}
	if info, err := os.Stat(path); err != nil || info.Size() != 0 {
		t.Errorf("the file was written, %v", err)
	}
	all, err := library.Backups(path)
	if err != nil || len(all) != 1 {
		t.Fatalf("%+v, %v", all, err)
	}
	for _, wrong := range []string{s.dir, s.file("empty.galley", ""), filepath.Join(s.dir, "nowhere")} {
		if code, _, errs := s.run("", "restore", wrong); code != exitFault || strings.Contains(errs, "Something went wrong") {
			t.Errorf("restore %s: exit %d, %s", wrong, code, errs)
		}
	}
	s.ok(&struct{}{}, "restore", filepath.Base(all[0].Path))
	var articles []struct{ Title string }
	if s.ok(&articles, "list"); len(articles) != 1 {
		t.Errorf("restored are %+v", articles)
	}
}
