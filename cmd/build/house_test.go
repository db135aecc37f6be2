package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"testing"
)

const module = "galley"

// TestHouse holds the project to its plan: which room may import which, and
// what may stand where.
func TestHouse(t *testing.T) {
	files := projectSources(t)
	if len(files) == 0 {
		t.Fatal("no file was found to look at")
	}
	for _, v := range violations(files) {
		t.Error(v)
	}
	for name := range ownFiles {
		file, err := parser.ParseFile(token.NewFileSet(), name, files[name], parser.SkipObjectResolution)
		if err != nil || len(openedBy(file)) == 0 {
			t.Errorf("%s is let open files past model/disk and does not (%v)", name, err)
		}
	}
}

// projectSources are the project's files, path to content; only those in Go have theirs.
func projectSources(t *testing.T) map[string]string {
	t.Helper()
	root, err := projectRoot(".")
	if err != nil {
		t.Fatal(err)
	}
	names, err := projectFiles(root)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, name := range names {
		if strings.Contains(name, "/testdata/") { // no part of the house: what Galley is measured beside
			continue
		}
		files[name] = ""
		if path.Ext(name) == ".go" {
			src, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
			if err != nil {
				t.Fatal(err)
			}
			files[name] = string(src)
		}
	}
	return files
}

// room is a line of the plan: the packages of a folder and what of the project
// they may import. The first room whose pattern matches a package is its own.
type room struct {
	packages *regexp.Regexp
	may      *regexp.Regexp
}

func newRoom(packages, may string) room {
	return room{regexp.MustCompile("^(" + packages + ")$"), regexp.MustCompile("^(" + may + ")$")}
}

const (
	leaf    = `model/passage|model/quantity|model/pdfium|model/disk|model/weigh|model/palette|model/prose|model/report/markup|assets`
	nothing = `-`
)

// rooms is the plan from the top down. Commands, then the window, then what
// knows the library, then the nouns, then leaves.
var rooms = []room{
	newRoom(`cmd/build(/.*)?`, nothing),
	newRoom(`cmd/galleyctl(/.*)?`, `model(/.*)?|assets|cmd/galleyctl/.*`),
	newRoom(`cmd/galley`, `app(/.*)?|model(/.*)?|assets`),
	newRoom(`app`, `app/.*|model(/.*)?|assets`),
	newRoom(`app/reader(/.*)?`, `model/passage|app/reader/.*`),
	newRoom(`app/.*`, `app/.*|model|`+leaf),                                                                          // a panel is shown a state; it never gets the library
	newRoom(`model/intake(/.*)?`, `model|model/ingest|model/report/interchange|model/library|model/intake/.*|`+leaf), // above them: it reads with the ones and stores in the other
	newRoom(`model/library(/.*)?`, `model|model/library/.*|`+leaf),
	newRoom(`model/ingest(/.*)?`, `model|model/ingest/.*|`+leaf),
	newRoom(`model/suggest(/.*)?`, `model|model/suggest/.*|`+leaf),
	newRoom(`model/report/view`, `model|`+leaf),
	newRoom(`model/report/(html|pdf|docx|markdown|sheet|interchange)`, `model|model/report/view|`+leaf),
	newRoom(`model/report(/.*)?`, `model|model/report/.*|`+leaf),
	newRoom(`model`, leaf),
	newRoom(leaf, nothing),
	newRoom(`model/.*`, leaf), // a leaf that came later
}

var (
	badNames  = regexp.MustCompile(`^(utils?|common|helpers?|types|base)$`)
	topLevel  = regexp.MustCompile(`^(cmd|app|model|assets|FyneApp\.toml|go\.mod|go\.sum|README\.md|LICENSE|\..*)$`)
	databases = regexp.MustCompile(`^(gorm\.io/.*|github\.com/glebarez/.*|modernc\.org/sqlite.*|database/sql(/.*)?)$`)
	windowed  = regexp.MustCompile(`^(app(/.*)?|cmd/galley)$`)
)

const longestFile = 500 // lines; a test may be longer, for a table is no harder to read

// violations names everything in the files, path to content, that the plan
// does not allow. It reads every file whatever its build tags, so that one for
// another system counts too.
func violations(files map[string]string) []string {
	var out []string
	say := func(format string, a ...any) { out = append(out, fmt.Sprintf(format, a...)) }
	doers := map[string]bool{}
	strangers := map[string]bool{}
	for name, src := range files {
		if top, _, _ := strings.Cut(name, "/"); !topLevel.MatchString(top) {
			strangers[top] = true
		}
		if path.Ext(name) != ".go" {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, src, parser.SkipObjectResolution)
		if err != nil {
			say("unreadable: %v", err)
			continue
		}
		test := strings.HasSuffix(name, "_test.go")
		from := path.Dir(name)
		if badNames.MatchString(path.Base(from)) || badNames.MatchString(strings.TrimSuffix(file.Name.Name, "_test")) {
			say("%s: a package is named for what it holds, not %s", name, file.Name.Name)
		}
		if n := strings.Count(src, "\n"); n > longestFile && !test {
			say("%s: a room of %d lines is too large", name, n)
		}
		for _, spec := range file.Imports {
			to, _ := strconv.Unquote(spec.Path.Value) // the parser has seen that it is a string
			if why := forbidden(from, to, test); why != "" {
				say("%s: %s", name, why)
			}
		}
		if !test {
			out = append(out, pastDisk(name, file)...)
		}
		if !test && (from == "app" || strings.HasPrefix(from, "app/")) && callsDo(file) {
			doers[name] = true
		}
	}
	for s := range strangers {
		say("a stranger at the top level: %s", s)
	}
	if len(doers) > 1 {
		var names []string
		for d := range doers {
			names = append(names, d)
		}
		sort.Strings(names)
		say("fyne.Do stands in %d files of app: %s", len(names), strings.Join(names, ", "))
	}
	sort.Strings(out)
	return out
}

// forbidden says why a package may not import another, or nothing. A test may
// import what it likes of the project, but starts no window driver.
func forbidden(from, to string, test bool) string {
	if to == "fyne.io/fyne/v2/app" && from != "cmd/galley" {
		return "only cmd/galley imports fyne.io/fyne/v2/app"
	}
	if test {
		return ""
	}
	switch {
	case strings.HasPrefix(to, "fyne.io/") && !windowed.MatchString(from):
		return "a window below its floor: imports " + to
	case databases.MatchString(to) && from != "model/library" && !strings.HasPrefix(from, "model/library/"):
		return "a database outside model/library: imports " + to
	}
	in, ok := strings.CutPrefix(to, module+"/")
	if !ok {
		return ""
	}
	for _, r := range rooms {
		if r.packages.MatchString(from) {
			if r.may.MatchString(in) {
				return ""
			}
			return "may not import " + in
		}
	}
	return "is in no room of the plan and imports " + in
}

// callsDo tells whether a file mentions fyne.Do or fyne.DoAndWait.
func callsDo(file *ast.File) bool {
	fyne := ""
	for _, spec := range file.Imports {
		if spec.Path.Value == `"fyne.io/fyne/v2"` {
			fyne = "fyne"
			if spec.Name != nil {
				fyne = spec.Name.Name
			}
		}
	}
	found := false
	ast.Inspect(file, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok && (sel.Sel.Name == "Do" || sel.Sel.Name == "DoAndWait") {
			if x, ok := sel.X.(*ast.Ident); ok && fyne != "" && x.Name == fyne {
				found = true
			}
		}
		return !found
	})
	return found
}
