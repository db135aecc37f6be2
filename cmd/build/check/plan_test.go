package check

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"galley/cmd/build/project"
)

// lines returns the titles and command lines of a plan, one a line.
func lines(t *testing.T, goos, goarch string, long bool) string {
	t.Helper()
	steps, err := plan(goos, goarch, long, sources{
		fuzz: []fuzzTarget{{"model/passage", "FuzzFind"}}, raced: []string{"./app", "./cmd/galleyctl"}, unraced: []string{"./model/passage"},
		apart: map[string][]string{"./cmd/galleyctl": {"TestA", "TestB"}}, whole: []string{"TestProgram"},
		tests: map[string][]string{"./cmd/galleyctl": {"TestA", "TestB", "TestC", "TestD", "TestE"}},
	})
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
	for _, want := range []string{
		"gofmt", "go vet", "staticcheck", "go vet of the benches", "staticcheck of the benches", "galleyctl builds", "galley builds",
		"unit tests: ", "compile the tests of ./cmd/galleyctl, under the race detector", "compile the tests of ./cmd/galleyctl, without it",
		"tests of ./cmd/galleyctl, under the race detector, part 1 of 4", "tests of ./cmd/galleyctl, without it, what runs", "unit and window tests of the rest",
		"whole-program test TestProgram", "govulncheck",
	} {
		next := strings.Index(short, want)
		if next <= at {
			t.Errorf("%s is missing or out of order in\n%s", want, short)
		}
		at = next
	}
	if !strings.Contains(short, "-race") || strings.Contains(short, "-bench=") || strings.Contains(short, "fuzz FuzzFind") {
		t.Errorf("got\n%s", short)
	}
	long := lines(t, "linux", "amd64", true)
	for _, want := range []string{"-count=3", "fuzz FuzzFind in model/passage for 60s", "-bench=.", "-race " + unwatched + " ./...", ",long", project.LongGuard + "=1"} {
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

// Every package with tests is in the plan, once.
func TestThePlanLeavesNoPackageOut(t *testing.T) {
	root, err := project.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	files, err := project.Files(root)
	if err != nil {
		t.Fatal(err)
	}
	in, err := readSources(root, files)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, p := range append(in.raced, in.unraced...) {
		seen[p]++
	}
	for _, f := range files {
		dir := "./" + f[:strings.LastIndex(f, "/")+1]
		dir = strings.TrimSuffix(dir, "/")
		if strings.HasSuffix(f, "_test.go") && !strings.HasPrefix(f, benches+"/") && !strings.Contains(f, "testdata/") && seen[dir] != 1 {
			t.Errorf("%s is tested %d times", dir, seen[dir])
		}
	}
	if apart := in.apart["./cmd/galleyctl"]; !slices.Contains(apart, "TestTheCostOfAnImportGrowsAsTheFileDoes") {
		t.Errorf("without the race detector galleyctl runs %q", apart)
	}
	// These run goroutines, whatever else changes.
	for _, p := range []string{"./app", "./model/library", "./model/intake", "./app/instance"} {
		if !strings.Contains(strings.Join(in.raced, " ")+" ", p+" ") {
			t.Errorf("%s is not under the race detector: %q", p, in.raced)
		}
	}
	if len(in.whole) < 5 || len(in.fuzz) < 20 {
		t.Errorf("%d whole-program tests, %d fuzz tests", len(in.whole), len(in.fuzz))
	}
	t.Logf("without the race detector: %s", strings.Join(in.unraced, " "))
}

// However many parts the tests of a package run in, each is in one of them, also a test that nobody listed.
func TestEveryTestIsInOnePart(t *testing.T) {
	listed := []string{"TestA", "TestB", "TestC", "ExampleD", "FuzzE"}
	for n := 1; n <= 7; n++ {
		ran := map[string]int{}
		for _, s := range (testProgram{folder: "./a", file: "a.test"}).inParts(n, nil, listed) {
			flag, pattern, _ := strings.Cut(s.args[1], "=")
			chosen := regexp.MustCompile(pattern)
			for _, name := range append(listed, "TestOfAnotherFile") {
				if chosen.MatchString(name) == (flag == "-test.run") {
					ran[name]++
				}
			}
		}
		for _, name := range append(listed, "TestOfAnotherFile") {
			if ran[name] != 1 {
				t.Errorf("in %d parts %s ran %d times", n, name, ran[name])
			}
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

// The same tests stand for a library in a file and for one on a newsroom's server.
func TestEveryTestOfTheLibraryRunsOnEachEngine(t *testing.T) {
	tests := []string{"TestA", "TestB", "TestC", "TestD", "TestE"}
	in := sources{apart: map[string][]string{library: {"TestB"}}, tests: map[string][]string{library: tests}, raced: []string{library}}
	steps, err := plan("linux", "amd64", false, in)
	if err != nil {
		t.Fatal(err)
	}
	on := map[bool]map[string]bool{false: {}, true: {}}
	for _, s := range steps {
		if !strings.HasPrefix(s.title, "tests of "+library) {
			continue
		}
		server := slices.Contains(s.env, engineVariable+"="+otherEngine)
		flag, pattern, _ := strings.Cut(s.args[1], "=")
		chosen := regexp.MustCompile(pattern)
		for _, name := range tests {
			if chosen.MatchString(name) == (flag == "-test.run") {
				on[server][name] = true
			}
		}
	}
	for server, ran := range on {
		if len(ran) != len(tests) {
			t.Errorf("on a server (%v) of the tests only %v run", server, ran)
		}
	}
	steps, err = plan("linux", "amd64", true, in)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(steps, func(s step) bool { return slices.Contains(s.env, engineVariable+"="+otherEngine) }) {
		t.Error("the long tests leave the server out")
	}
}

// Go makes no test program of a package whose test files are all left out.
func TestAPackageWithNoTestForTheRaceDetectorRunsWithoutIt(t *testing.T) {
	tests := []string{"TestA", "TestB"}
	in := sources{apart: map[string][]string{"./a": tests}, tests: map[string][]string{"./a": tests}, raced: []string{"./a"}}
	steps, err := plan("linux", "amd64", false, in)
	if err != nil {
		t.Fatal(err)
	}
	alone := 0
	for _, s := range steps {
		if strings.Contains(s.title, "of ./a, under the race detector") {
			t.Errorf("there is the step %s", s.title)
		}
		if strings.HasPrefix(s.title, "tests of ./a, without it") {
			alone++
		}
	}
	if alone == 0 {
		t.Error("its tests do not run at all")
	}
}
