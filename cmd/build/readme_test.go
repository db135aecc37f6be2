package main

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"galley/cmd/build/project"
)

// named are the tests that a text names: whole, or as the choice that go test
// -run takes.
var (
	named      = regexp.MustCompile("`(Test[A-Z]\\w+)`|-run '?([A-Za-z][A-Za-z|]*)")
	testHeader = regexp.MustCompile(`(?m)^func ((?:Test|Fuzz|Benchmark)\w*)\(`)
)

// unkept are the names in a text that no test of the sources goes by.
func unkept(text string, sources []string) []string {
	var tests []string
	for _, s := range sources {
		for _, m := range testHeader.FindAllStringSubmatch(s, -1) {
			tests = append(tests, m[1])
		}
	}
	var missing []string
	for _, m := range named.FindAllStringSubmatch(text, -1) {
		for name := range strings.SplitSeq(m[1]+m[2], "|") {
			is := regexp.MustCompile(name)
			found := false
			for _, t := range tests {
				found = found || is.MatchString(t)
			}
			if !found {
				missing = append(missing, name)
			}
		}
	}
	return missing
}

func TestEveryTestThatREADMENamesIsThere(t *testing.T) {
	root := filepath.Join("..", "..")
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	files, err := project.Files(root)
	if err != nil {
		t.Fatal(err)
	}
	var sources []string
	for _, f := range files {
		if !strings.HasSuffix(f, "_test.go") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(root, f))
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, string(data))
	}
	if missing := unkept(string(text), sources); len(missing) > 0 {
		t.Errorf("README names tests that are not there: %q", missing)
	}
}

func TestANameOfNoTestIsFound(t *testing.T) {
	text := "held by `TestOne`, `TestTwo` and go test ./x -run 'One|Thr|Four' -v"
	missing := unkept(text, []string{"func TestOne(t *testing.T) {\n}\nfunc TestThree(t *testing.T) {"})
	if got := strings.Join(missing, " "); got != "TestTwo Four" {
		t.Errorf("missing are %q", got)
	}
}

// unmapped are the folders with Go files in them that a text has no `folder` of.
func unmapped(text string, files []string) []string {
	seen := map[string]bool{}
	var missing []string
	for _, f := range files {
		folder := path.Dir(f)
		if path.Ext(f) != ".go" || seen[folder] || strings.Contains(f, "testdata/") || strings.HasPrefix(folder, "cmd/build/bench/") {
			continue
		}
		seen[folder] = true
		if !strings.Contains(text, "`"+folder+"`") {
			missing = append(missing, folder)
		}
	}
	return missing
}

func TestREADMEHasALineForEveryFolderAndNoOther(t *testing.T) {
	root := filepath.Join("..", "..")
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	files, err := project.Files(root)
	if err != nil {
		t.Fatal(err)
	}
	if missing := unmapped(string(text), files); len(missing) > 0 {
		t.Errorf("README's map has no line for %q", missing)
	}
	for _, m := range regexp.MustCompile("`((?:app|assets|model|cmd)/[\\w/]+(?:\\.[\\w.]+)?)`").FindAllStringSubmatch(string(text), -1) {
		if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(m[1]))); err != nil {
			t.Errorf("README names %s, which is not there", m[1])
		}
	}
}

func TestAFolderWithoutALineIsSeen(t *testing.T) {
	missing := unmapped("| `model` | nouns |", []string{"model/claim.go", "model/query/parse.go", "model/query/words.go", "assets/icon.png"})
	if got := strings.Join(missing, " "); got != "model/query" {
		t.Errorf("missing are %q", got)
	}
}
