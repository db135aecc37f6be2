//go:build !race || long

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestATextMayBeginWithADash(t *testing.T) {
	s := newShell(t)
	article := s.article()
	for _, text := range []string{"-x", "--", "--json", "- 5 %", "-1", "--library=x.galley"} {
		var claim claimSeen
		s.ok(&claim, "claim", "add", article, "--quote", "Nearly 600 miles", "--speaker", text, "--wording="+text)
		if claim.Speaker != text || claim.Wording != text {
			t.Errorf("%q was stored as speaker %q and wording %q", text, claim.Speaker, claim.Wording)
		}
		s.ok(&claim, "verdict", "set", claim.ID, "Mixed", "--note", text)
		if claim.Verdict.Reasoning != text {
			t.Errorf("%q was stored as %q", text, claim.Verdict.Reasoning)
		}
	}
	for _, args := range [][]string{{"import", "--title"}, {"source", "add", "--title"}, {"--library"}, {"list", "--editor"}} {
		if code, _, errs := s.run("", args...); code != exitUsage {
			t.Errorf("galleyctl %q: exit %d, %s", args, code, errs)
		}
	}
}

func TestAFlagGivenTwiceIsRefused(t *testing.T) {
	s := newShell(t)
	file := s.file("a.txt", cafe)
	other := filepath.Join(s.dir, "other.galley")
	for _, args := range [][]string{
		{"--library", other, "import", file, "--library", filepath.Join(s.dir, "third.galley")},
		{"--library", other, "--library", other, "list"},
		{"--editor", "a", "list", "--editor=b"},
		{"import", file, "--title", "a", "--title", "b"},
	} {
		code, out, errs := s.run("", args...)
		if code != exitUsage || out != "" || !strings.Contains(errs, "twice") {
			t.Errorf("galleyctl %q: exit %d, %q, %q", args, code, out, errs)
		}
	}
	if all, err := os.ReadDir(s.dir); err != nil || len(all) != 1 {
		t.Errorf("something was made: %v, %v", all, err)
	}
	if code, _, errs := s.run("", "--json", "list", "--json"); code != 0 {
		t.Error("--json twice says the same: ", errs)
	}
}

// TestAFileNamedLikeAFlagTakesNothingOver: a shell puts the names that lie in
// a folder where * stands.
func TestAFileNamedLikeAFlagTakesNothingOver(t *testing.T) {
	s := newShell(t)
	here := filepath.Join(s.dir, "here")
	if err := os.Mkdir(here, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir(here)
	for _, name := range []string{"--library=x.galley", "--json", "--editor=Eve", "--report=made.csv", "--unknown", "-o", "a.txt"} {
		if err := os.WriteFile(name, []byte(name+"\n\nThe mayor said 21,000 people came."), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	names, err := filepath.Glob("*")
	if err != nil || len(names) != 7 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		if !strings.HasPrefix(name, "-") {
			continue
		}
		for _, command := range []string{"import", "merge", "restore"} {
			code, _, errs := s.run("", command, name, "a.txt")
			if code != exitUsage || !strings.Contains(errs, "./"+name) {
				t.Errorf("galleyctl %s %s a.txt: exit %d, %s", command, name, code, errs)
			}
		}
	}
	if code, _, errs := s.run("", append([]string{"import"}, names...)...); code != exitUsage {
		t.Errorf("galleyctl import *: exit %d, %s", code, errs)
	}
	if _, err := os.Stat(s.env["GALLEY_LIBRARY"]); err == nil {
		t.Error("a library was made by a command that was refused")
	}
	var got []importedJSON
	s.ok(&got, append([]string{"import", "--"}, names...)...)
	if len(got) != len(names) {
		t.Errorf("%d of %d files came in after --", len(got), len(names))
	}
	for _, name := range names {
		s.ok(&got, "import", "./"+name)
	}
	var all []summaryJSON
	s.ok(&all, "list", "--json") // no names of files stand here
	if left, err := os.ReadDir("."); err != nil || len(left) != len(names) || len(all) != len(names) {
		t.Errorf("%d articles of %d files; %v, %v", len(all), len(names), left, err)
	}
}

func TestNamesThatAreNotUTF8AreKeptByteForByte(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("names of files are any bytes on Linux only")
	}
	s := newShell(t)
	name := "Gr\xf6\xdfe"
	folder := filepath.Join(s.dir, "in")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	file := s.file(filepath.Join("in", name+".txt"), cafe)
	library := filepath.Join(s.dir, name+".galley")
	s.env["GALLEY_LIBRARY"] = library
	valid := func(args ...string) string {
		t.Helper()
		code, out, errs := s.run("", append([]string{"--json"}, args...)...)
		if code != 0 || !utf8.ValidString(out) || !utf8.ValidString(errs) || !json.Valid([]byte(out)) {
			t.Fatalf("galleyctl %q: exit %d, %q, %q", args, code, out, errs)
		}
		return out
	}
	valid("import", file)
	if _, err := os.Stat(library); err != nil {
		t.Error(err)
	}
	var all []summaryJSON
	s.ok(&all, "list")
	valid("export", all[0].ID, "--format", "html", "-o", filepath.Join(s.dir, name+".html"))
	valid("backup", filepath.Join(s.dir, name+".bak"))
	valid("check")
	for _, made := range []string{name + ".html", name + ".bak"} {
		if _, err := os.Stat(filepath.Join(s.dir, made)); err != nil {
			t.Error(err)
		}
	}
	valid("import", folder, "--report", filepath.Join(s.dir, "list.csv"))
	if table, err := os.ReadFile(filepath.Join(s.dir, "list.csv")); err != nil || !utf8.Valid(table) ||
		!strings.Contains(string(table), "Gr\uFFFD\uFFFDe.txt") {
		t.Errorf("%s, %v", table, err)
	}
	if code, _, errs := s.run("", "import", filepath.Join(s.dir, "no"+name)); code != exitFault || !utf8.ValidString(errs) {
		t.Errorf("exit %d, %q", code, errs)
	}
}
