//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestAPipeIsRefusedWhereverAFileIsNamed would wait for ever where one is
// opened: nobody writes into it.
func TestAPipeIsRefusedWhereverAFileIsNamed(t *testing.T) {
	s := newShell(t)
	article := s.article()
	var source struct{ ID string }
	s.ok(&source, "source", "add", "--title", "Survey")
	style := filepath.Join(s.dir, "style")
	if err := os.Mkdir(style, 0o755); err != nil {
		t.Fatal(err)
	}
	pipe := filepath.Join(s.dir, "pipe.zip")
	for _, path := range []string{pipe, filepath.Join(style, "report.css"), filepath.Join(s.dir, "p.json")} {
		if err := syscall.Mkfifo(path, 0o600); err != nil {
			t.Skip("no pipes here: ", err)
		}
	}
	link := filepath.Join(s.dir, "link.txt")
	if err := os.Symlink(pipe, link); err != nil {
		t.Fatal(err)
	}
	other := s.file("other.galley", "")
	if code, _, errs := s.run("", "--library", other, "list"); code != 0 {
		t.Fatal(errs)
	}
	if err := syscall.Mkfifo(other+"-wal", 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"import", pipe}, {"import", link}, {"import", filepath.Join(s.dir, "p.json")}, {"import", "/dev/zero"},
		{"import", "--report", pipe, article},
		{"--library", pipe, "list"}, {"--library", link, "check"}, {"--library", "/dev/null", "list"},
		{"--library", other, "list"}, {"--library", other, "undo"},
		{"merge", pipe}, {"merge", other}, {"merge", "/dev/null"}, {"restore", pipe}, {"restore", "/dev/zero"}, {"backup", pipe},
		{"revise", article, pipe}, {"annotate", article, "--from", pipe}, {"source", "add", "--title", "x", "--file", pipe},
		{"export", article, "--format", "html", "--logo", pipe}, {"export", article, "--format", "html", "--style", style},
		{"export", article, "--format", "html", "-o", pipe}, {"export", article, "--format", "html", "-o", link},
		{"export", article, "--format", "html", "--style", pipe},
	} {
		code, out, errs := s.run("", args...)
		if code != 1 || out != "" || !strings.HasSuffix(strings.TrimSpace(errs), ".") {
			t.Errorf("galleyctl %q: exit %d, %q, %q", args, code, out, errs)
		}
	}
	if info, err := os.Lstat(pipe); err != nil || info.Mode()&os.ModeNamedPipe == 0 {
		t.Errorf("the pipe was replaced: %v", err)
	}
}
