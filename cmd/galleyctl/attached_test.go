//go:build !race || long

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/model/passage"
)

func TestAFileKeptWithASourceIsListedAndComesOutAsItWentIn(t *testing.T) {
	s := newShell(t)
	pdf := "%PDF-1.7\n1 0 obj\n<< >>\nendobj\n"
	var source struct{ ID string }
	s.ok(&source, "--editor", "Ann", "source", "add", "--title", "Minutes", "--file", s.file("minutes 2009.pdf", pdf))
	var renamed struct{ ID string }
	s.ok(&renamed, "--editor", "Bob", "source", "edit", source.ID, "--title", "The minutes")
	var files []struct {
		Name, Type, SHA256, Added, By string
		Size                          int
	}
	s.ok(&files, "source", "files", source.ID)
	if len(files) != 1 || files[0].Name != "minutes 2009.pdf" || files[0].Type != "application/pdf" || files[0].Size != len(pdf) ||
		files[0].SHA256 != passage.Hash(pdf) || files[0].By != "Ann" || files[0].Added == "" {
		t.Fatalf("%+v", files)
	}
	out := filepath.Join(s.dir, "out.pdf")
	var told struct{ Name, File string }
	s.ok(&told, "source", "extract", source.ID, "minutes 2009.pdf", "-o", out)
	if data, err := os.ReadFile(out); err != nil || string(data) != pdf || told.File != out {
		t.Errorf("%q, %v, %+v", data, err, told)
	}
	if err := os.WriteFile(out, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, args := range map[string][]string{
		"over a file that is there": {"source", "extract", source.ID, "minutes 2009.pdf", "-o", out},
		"over the library":          {"source", "extract", source.ID, "minutes 2009.pdf", "-o", s.env["GALLEY_LIBRARY"]},
		"a file it does not have":   {"source", "extract", source.ID, "other.pdf", "-o", filepath.Join(s.dir, "other.pdf")},
	} {
		if code, _, errs := s.run("", args...); code != exitFault || strings.Count(errs, "\n") != 1 {
			t.Errorf("%s: exit %d, %s", name, code, errs)
		}
	}
	if data, err := os.ReadFile(out); err != nil || string(data) != "mine" {
		t.Errorf("a file was replaced: %q, %v", data, err)
	}
	var bare struct{ ID string }
	s.ok(&bare, "source", "add", "--title", "Nothing attached")
	if s.ok(&files, "source", "files", bare.ID); len(files) != 0 {
		t.Errorf("%+v", files)
	}
	if code, _, errs := s.run("", "source", "extract", bare.ID, "x", "-o", filepath.Join(s.dir, "x")); code != exitFault || errs == "" {
		t.Errorf("exit %d, %s", code, errs)
	}
}

func TestNoCommandTakesAnAddressThatOpensAFile(t *testing.T) {
	s := newShell(t)
	var source, article struct{ ID string }
	var imported []struct{ ID string }
	s.ok(&source, "source", "add", "--title", "A source")
	s.ok(&imported, "import", s.file("a.txt", "A text that is long enough."))
	article.ID = imported[0].ID
	for _, evil := range []string{"file:///tmp/evil.desktop", "FILE:///x", "javascript:alert(1)", "data:text/html,x", `\\server\share`,
		"smb://a/b", "https://bank@evil.example/", "/etc/passwd"} {
		for _, args := range [][]string{
			{"source", "add", "--title", "x", "--url", evil}, {"source", "add", "--title", "x", "--archive", evil},
			{"source", "edit", source.ID, "--url", evil}, {"source", "edit", source.ID, "--archive", evil},
			{"edit", article.ID, "--url", evil}, {"import", s.file("b.txt", "Another text that is long enough."), "--url", evil},
		} {
			if code, _, errs := s.run("", args...); code != exitFault || !strings.Contains(errs, "address") {
				t.Errorf("%q: exit %d, %s", args, code, errs)
			}
		}
	}
}
