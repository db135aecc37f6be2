//go:build !race || long

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNothingIsWrittenOverALibrary whichever command writes, open or not, and
// by whatever name the file goes.
func TestNothingIsWrittenOverALibrary(t *testing.T) {
	s := newShell(t)
	article := s.article()
	second := s.file("second.txt", "Another headline\n\nNearly 582 miles of road were closed on Monday.")
	var claim claimSeen
	s.ok(&claim, "claim", "add", article, "--quote", "Nearly 600 miles")
	s.ok(&claim, "verdict", "set", claim.ID, "Mixed")
	at := func(name string) string { return filepath.Join(s.dir, name) }
	other, backup := at("other.galley"), at("work.bak")
	if code, _, errs := s.run("", "--library", other, "import", second); code != 0 {
		t.Fatal(errs)
	}
	s.ok(&struct{ File string }{}, "backup", backup)
	link := at("link.html")
	if err := os.Symlink(other, link); err != nil {
		t.Log("no links here: ", err)
		link = other
	}
	word, original := at("report.docx"), at("cafe.txt")
	s.ok(&savedJSON{}, "export", article, "--format", "docx", "-o", word)
	targets := []string{other, backup, link, s.env["GALLEY_LIBRARY"], s.env["GALLEY_LIBRARY"] + "-wal", other + "-wal", other + "-shm",
		backup + "-journal", word, original}
	before := map[string]string{}
	for _, path := range targets {
		if data, err := os.ReadFile(path); err == nil && path != s.env["GALLEY_LIBRARY"] {
			before[path] = string(data)
		}
	}
	for _, path := range targets {
		for _, args := range [][]string{
			{"export", article, "--format", "html", "-o", path}, {"export", article, "--format", "json", "-o", path},
			{"export", article, "--format", "md", "-o", path}, {"export", article, "--format", "xlsx", "-o", path},
			{"export", article, "--format", "claimreview", "--each", "-o", path}, {"backup", path}, {"import", "--report", path, second},
		} {
			code, _, errs := s.run("", args...)
			if code == 0 || !strings.HasSuffix(strings.TrimSpace(errs), ".") {
				t.Errorf("galleyctl %q: exit %d, %q", args, code, errs)
			}
		}
	}
	for path, want := range before {
		if now, err := os.ReadFile(path); err != nil || string(now) != want {
			t.Errorf("%s was altered: %v", filepath.Base(path), err)
		}
	}
	if code, out, errs := s.run("", "check"); code != 0 {
		t.Error(out, errs)
	}
	// What people do every day goes on.
	page := at("report.html")
	for range 2 {
		s.ok(&savedJSON{}, "export", article, "--format", "html", "-o", page)
		if code, _, errs := s.run("", "export", article, "--format", "claimreview", "--each", "-o", at("each")); code != 0 {
			t.Error(errs)
		}
	}
}

func TestABackupAndAReportGoWhereARelativePathLeads(t *testing.T) {
	s := newShell(t)
	article := s.article()
	t.Chdir(s.dir)
	for _, args := range [][]string{{"backup", "b.galley"}, {"backup", "./c.galley"},
		{"export", article, "--format", "html", "-o", "r.html"}, {"check"}} {
		if code, _, errs := s.run("", args...); code != 0 {
			t.Errorf("galleyctl %q: %s", args, errs)
		}
	}
	for _, name := range []string{"b.galley", "c.galley", "r.html"} {
		if info, err := os.Stat(name); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}
