//go:build !race || long

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestErasingFromAShellAsksFirstAndLeavesNothing(t *testing.T) {
	s := newShell(t)
	article := s.article()
	var claim, source struct{ ID string }
	s.ok(&claim, "claim", "add", article, "--quote", "600 miles")
	memo := s.file("zephyrine.txt", "The Zephyrine memo about the border.\n")
	s.ok(&source, "source", "add", "--title", "Zephyrine Quartermain", "--file", memo)
	s.ok(&claim, "source", "attach", claim.ID, source.ID, "--stance", "supports", "--quote", "a zephyrine word")
	backup := filepath.Join(s.dir, "kept.galley")
	var kept struct{ File string }
	s.ok(&kept, "backup", backup)

	var plan erasingJSON
	code, out, errs := s.run("", "--json", "erase", source.ID)
	if code != exitUsage || !strings.Contains(out, "Zephyrine") || !strings.Contains(errs, "--yes") {
		t.Fatalf("without --yes: exit %d, %s %s", code, out, errs)
	}
	s.ok(&plan, "erase", source.ID, "--yes", "--backups")
	if !plan.Erased || !plan.Cleared || plan.Name != "" || len(plan.Files) != 1 || len(plan.With) != 2 || len(plan.Backups) != 0 {
		t.Errorf("%+v", plan)
	}
	files, err := filepath.Glob(filepath.Join(s.dir, "*.galley*"))
	if err != nil {
		t.Fatal(err)
	}
	more, _ := filepath.Glob(filepath.Join(s.dir, "*.backups", "*"))
	for _, file := range append(files, more...) {
		if info, err := os.Stat(file); err != nil || info.IsDir() || file == backup {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if at := strings.Index(strings.ToLower(string(data)), "zephyrine"); at >= 0 {
			t.Errorf("it stands in %s", file)
		}
	}
	if code, _, errs := s.run("", "erase", source.ID, "--yes"); code != exitFault || !strings.Contains(errs, "already") {
		t.Errorf("again: exit %d, %s", code, errs)
	}
	if code, _, errs := s.run("", "undo"); code != exitFault || errs == "" {
		t.Errorf("undo: exit %d, %s", code, errs)
	}
	code, history, _ := s.run("", "history")
	if code != 0 || !strings.Contains(history, "Erased a source for good") || strings.Contains(history, "Zephyrine") {
		t.Errorf("history: %s", history)
	}
	if code, out, errs := s.run("", "merge", backup); code != 0 || !strings.Contains(errs, "erased for good here") {
		t.Errorf("merge: exit %d, %s %s", code, out, errs)
	}
	if _, list, _ := s.run("", "source", "list"); strings.Contains(list, "Zephyrine") {
		t.Errorf("a merge brought it back: %s", list)
	}
	if code, out, errs := s.run("", "check"); code != 0 {
		t.Errorf("check: %s %s", out, errs)
	}
}
