package main

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
)

// titles and command lines of a plan, one a line.
func lines(t *testing.T, goos, goarch string, long bool) string {
	t.Helper()
	steps, err := plan(goos, goarch, long, []fuzzTarget{{"model/passage", "FuzzFind"}})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, s := range steps {
		out = append(out, s.title+": "+strings.Join(s.env, " ")+" go "+strings.Join(s.args, " "))
	}
	return strings.Join(out, "\n")
}

func TestPlan(t *testing.T) {
	short := lines(t, "linux", "amd64", false)
	at := -1
	for _, want := range []string{"gofmt", "go vet", "staticcheck", "galleyctl builds", "unit and window tests", "fuzz FuzzFind in model/passage for 3s", "galley builds", "whole-program test", "govulncheck"} {
		next := strings.Index(short, want)
		if next <= at {
			t.Errorf("%s is missing or out of order in\n%s", want, short)
		}
		at = next
	}
	if !strings.Contains(short, "-race") || strings.Contains(short, "-bench") {
		t.Errorf("got\n%s", short)
	}
	long := lines(t, "linux", "amd64", true)
	for _, want := range []string{"-count=3", "for 60s", "-bench=."} {
		if !strings.Contains(long, want) {
			t.Errorf("the long tests lack %s:\n%s", want, long)
		}
	}
	elsewhere := lines(t, "windows", "arm64", false)
	for _, not := range []string{"-race", "x11", "whole-program"} {
		if strings.Contains(elsewhere, not) {
			t.Errorf("Windows on ARM has no %s:\n%s", not, elsewhere)
		}
	}
}

func TestFuzzNames(t *testing.T) {
	src := `package p
import "testing"
func FuzzFind(f *testing.F) {}
func FuzzNot(t *testing.T) {}
func (x y) FuzzMethod(f *testing.F) {}
func Fuzzy() {}
func TestFuzz(t *testing.T) {}
func FuzzTwo(fuzz *testing.F) {}
`
	got, err := fuzzNames("p_test.go", []byte(src))
	if err != nil || !reflect.DeepEqual(got, []string{"FuzzFind", "FuzzTwo"}) {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := fuzzNames("p_test.go", []byte("not Go")); err == nil {
		t.Error("a file that cannot be read must not pass for one without fuzz tests")
	}
}

func TestOnlyOutOfTime(t *testing.T) {
	if !onlyOutOfTime("--- FAIL: FuzzX (5.1s)\n    context deadline exceeded\nFAIL") {
		t.Error("go's own time-out")
	}
	if onlyOutOfTime("context deadline exceeded\n    Failing input written to testdata/fuzz/FuzzX/1") || onlyOutOfTime("panic: boom") {
		t.Error("a finding is a finding")
	}
}

func TestNotFormatted(t *testing.T) {
	files := fstest.MapFS{
		"good.go":  {Data: []byte("package p\n\nvar x = 1\n")},
		"bad.go":   {Data: []byte("package p\nvar  x=1\n")},
		"notes.md": {Data: []byte("var  x=1")},
	}
	got, err := notFormatted(files, []string{"bad.go", "good.go", "notes.md"})
	if err != nil || !reflect.DeepEqual(got, []string{"bad.go"}) {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestProjectRootAndFiles(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"go.mod": "module galley\n", "app/a.go": "package app\n", "dist/x": "x", ".git-like/y": "y"} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := projectRoot(filepath.Join(dir, "app"))
	if err != nil || got != dir {
		t.Errorf("root %q, %v; want %q", got, err, dir)
	}
	files, err := walkFiles(dir)
	if err != nil || !reflect.DeepEqual(files, []string{"app/a.go", "go.mod"}) {
		t.Errorf("files %q, %v", files, err)
	}
	if _, err := projectRoot(t.TempDir()); err == nil {
		t.Error("any folder passes for Galley's")
	}
}
