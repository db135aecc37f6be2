package check

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// TestEveryWayToStartAGoroutineIsSeen plants one way at a time in the second package of a
// chain; the packages that import it run its goroutines too.
func TestEveryWayToStartAGoroutineIsSeen(t *testing.T) {
	for name, body := range map[string]string{
		"go":         "func f() { go f() }",
		"WaitGroup":  "import \"sync\"\nfunc f() { var g sync.WaitGroup; g.Go(f) }",
		"errgroup":   "import _ \"golang.org/x/sync/errgroup\"",
		"AfterFunc":  "import \"time\"\nfunc f() { time.AfterFunc(1, f) }",
		"handed on":  "import \"context\"\nvar after = context.AfterFunc",
		"a server":   "import _ \"net/http\"",
		"in a build": "//go:build windows\nfunc f() { go f() }",
	} {
		raced, unraced := split(t, map[string]string{
			"a/a.go": "package a\nimport _ \"galley/b\"", "a/a_test.go": "package a",
			"b/b.go": "package b\n" + body, "b/b_test.go": "package b",
			"c/c.go": "package c", "c/c_test.go": "package c\nimport _ \"galley/a\"",
			"d/d.go": "package d", "d/d_test.go": "package d",
		})
		if !reflect.DeepEqual(raced, []string{"./a", "./b", "./c"}) || !reflect.DeepEqual(unraced, []string{"./d"}) {
			t.Errorf("%s: under the race detector %q, without it %q", name, raced, unraced)
		}
	}
}

// A package's tests may start goroutines of their own; those who import it do not run them.
func TestGoroutinesOfTestsAreTheirPackages(t *testing.T) {
	raced, unraced := split(t, map[string]string{
		"a/a.go":      "package a\nimport _ \"galley/b\"",
		"a/a_test.go": "package a\nfunc TestA() { var x any; _ = x.(interface{ Parallel() }).Parallel }",
		"b/b.go":      "package b\nimport _ \"galley/c\"", "b/b_test.go": "package b",
		"c/c.go": "package c", "c/c_test.go": "package c\nfunc f() { go f() }",
		"e/e.go": "package e\nfunc f() { go f() }", // nothing to run
	})
	if !reflect.DeepEqual(raced, []string{"./a", "./c"}) || !reflect.DeepEqual(unraced, []string{"./b"}) {
		t.Errorf("under the race detector %q, without it %q", raced, unraced)
	}
}

// A test that the race detector's run leaves out, by its file or by itself, has a run without it.
func TestWhatSkipsTheRaceDetectorIsRunWithoutIt(t *testing.T) {
	all := parse(t, map[string]string{
		"a/a.go":      "package a\nfunc f() { go f() }",
		"a/a_test.go": "package a\nfunc TestSkips(t T) { unraced(t) }\nfunc TestWatched(t T) { f() }\nfunc unraced(T) {}",
		"a/b_test.go": "//go:build !race || long\n\npackage a\nfunc TestLeftOut(t T) {}",
	})
	raced, _ := splitByGoroutines(all)
	if got, want := testsApart(all, raced), map[string][]string{"./a": {"TestLeftOut", "TestSkips"}}; !reflect.DeepEqual(got, want) {
		t.Errorf("run without the race detector: %q, want %q", got, want)
	}
}

func split(t *testing.T, files map[string]string) (raced, unraced []string) {
	t.Helper()
	return splitByGoroutines(parse(t, files))
}

// parse writes a project of a few files, and reads it.
func parse(t *testing.T, files map[string]string) map[string]*parsed {
	t.Helper()
	root := t.TempDir()
	var names []string
	for name, src := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(src), 0o644); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	all, err := parsePackages(root, names)
	if err != nil {
		t.Fatal(err)
	}
	return all
}
