package main

import (
	"path"
	"slices"
	"strings"
	"testing"

	"galley/cmd/build/project"
)

// source is a small Go file of the package that imports the given paths.
func source(pkg string, imports ...string) string {
	src := "package " + pkg + "\n"
	for _, i := range imports {
		src += "import _ \"" + i + "\"\n"
	}
	return src
}

// reads is a Go file that imports something and does a thing with it.
func reads(pkg, imported, does string) string {
	return "package " + pkg + "\nimport " + imported + "\nfunc f() { " + does + " }\n"
}

// TestHouseIsSeen plants one fault at a time, so that a quiet TestHouse means
// that all is well, not that nobody looked.
func TestHouseIsSeen(t *testing.T) {
	const do = "package p\nimport \"fyne.io/fyne/v2\"\nfunc f() { fyne.Do(nil) }\n"
	for _, c := range []struct {
		fault string
		files map[string]string
		want  string // in the one violation; none where empty
	}{
		{"downwards", map[string]string{
			"cmd/galley/main.go":          source("main", "galley/app", "galley/assets", "fyne.io/fyne/v2/app"),
			"cmd/galleyctl/main.go":       source("main", "galley/model/library", "galley/assets"),
			"app/a.go":                    source("app", "galley/app/reader", "galley/model/library", "fyne.io/fyne/v2"),
			"app/claims/a.go":             source("claims", "galley/app/look", "galley/model"),
			"app/reader/a.go":             source("reader", "galley/model/passage"),
			"model/library/a.go":          source("library", "galley/model", "gorm.io/gorm"),
			"model/library/fulltext/a.go": source("fulltext", "galley/model/query", "gorm.io/gorm"),
			"model/query/a.go":            source("query", "galley/model/passage"),
			"model/a.go":                  source("model", "galley/model/passage"),
			"README.md":                   "", ".ci/run": "", "go.mod": "",
		}, ""},
		{"a leaf up", map[string]string{"model/passage/a.go": source("passage", "galley/model")}, "may not import model"},
		{"the search language up", map[string]string{"model/query/a.go": source("query", "galley/model")}, "may not import model"},
		{"the nouns up", map[string]string{"model/a.go": source("model", "galley/model/library")}, "may not import model/library"},
		{"the model up", map[string]string{"model/report/a.go": source("report", "galley/app")}, "may not import app"},
		{"the full-text search up", map[string]string{"model/library/fulltext/a.go": source("fulltext", "galley/model/library")},
			"may not import model/library"},
		{"sideways", map[string]string{"model/report/a.go": source("report", "galley/model/library")}, "may not import model/library"},
		{"a reader of reports with a writer of PDF", map[string]string{
			"model/intake/a.go": source("intake", "galley/model/report/pdf"),
		}, "may not import model/report/pdf"},
		{"the core of reports with a format", map[string]string{
			"model/report/view/a.go": source("view", "galley/model/report/html"),
		}, "may not import model/report/html"},
		{"a format of reports with another", map[string]string{
			"model/report/html/a.go": source("html", "galley/model/report/pdf"),
		}, "may not import model/report/pdf"},
		{"a format of reports with their table", map[string]string{
			"model/report/sheet/a.go": source("sheet", "galley/model/report"),
		}, "may not import model/report"},
		{"the palette up", map[string]string{"model/palette/a.go": source("palette", "galley/model")}, "may not import model"},
		{"a panel with the library", map[string]string{
			"app/claims/a.go": source("claims", "galley/model/library"),
		}, "may not import model/library"},
		{"a panel up", map[string]string{"app/claims/a.go": source("claims", "galley/app")}, "may not import app"},
		{"a state with a panel", map[string]string{"app/state/a.go": source("state", "galley/app/claims")}, "may not import app/claims"},
		{"a session with a panel", map[string]string{"app/session/a.go": source("session", "galley/app/shelf")}, "may not import app/shelf"},
		{"a session with a widget", map[string]string{"app/session/a.go": source("session", "fyne.io/fyne/v2")}, "knows of the window"},
		{"a session with the library", map[string]string{"app/session/a.go": source("session", "galley/model/library")},
			"may not import model/library"},
		{"work past the store", map[string]string{"app/a.go": "package app\nfunc f() { r.Queue(nil, nil) }\n"}, "past the store"},
		{"a queue handed on", map[string]string{"app/a.go": "package app\nfunc f() { g(r.Queue) }\n"}, "past the store"},
		{"a start past the store", map[string]string{"app/a.go": "package app\nfunc f() { r.Start(nil, nil, nil) }\n"}, "past the store"},
		{"a store, and another start", map[string]string{
			"app/store.go": "package app\nfunc f() { r.Queue(nil, nil); r.Start(nil, nil, nil) }\n",
			"app/a.go":     "package app\nfunc f() { cmd.Start() }\n",
		}, ""},
		{"a state with a widget", map[string]string{"app/state/a.go": source("state", "fyne.io/fyne/v2")}, "knows of the window"},
		{"a key in a feature", map[string]string{
			"app/a.go":    reads("app", "`fyne.io/fyne/v2/driver/desktop`", "_ = desktop.CustomShortcut{}"),
			"app/keys.go": reads("app", "`fyne.io/fyne/v2/driver/desktop`", "_ = desktop.CustomShortcut{}"),
		}, "app/a.go: has keys of its own"},
		{"keys that a feature takes", map[string]string{
			"app/a.go": reads("app", "`fyne.io/fyne/v2`", "fyne.Window(nil).Canvas().SetOnTypedKey(nil)"),
		}, "has keys of its own"},
		{"the page with a panel", map[string]string{"app/page/a.go": source("page", "galley/app/claims")}, "may not import app/claims"},
		{"the page that reads files", map[string]string{"app/page/a.go": source("page", "galley/model/ingest")}, "may not import model/ingest"},
		{"the reader knows claims", map[string]string{"app/reader/a.go": source("reader", "galley/model")}, "may not import model"},
		{"a shell with a window", map[string]string{"cmd/galleyctl/main.go": source("main", "galley/app")}, "may not import app"},
		{"the builder knows the project", map[string]string{"cmd/build/a.go": source("main", "galley/model")}, "may not import model"},
		{"no such room", map[string]string{"cmd/extra/a.go": source("main", "galley/model")}, "in no room"},
		{"a second driver", map[string]string{"app/a.go": source("app", "fyne.io/fyne/v2/app")}, "only cmd/galley"},
		{"a driver in a test", map[string]string{"app/a_test.go": source("app", "fyne.io/fyne/v2/app")}, "only cmd/galley"},
		{"a window in the model", map[string]string{"model/a.go": source("model", "fyne.io/fyne/v2/theme")}, "below its floor"},
		{"SQL elsewhere", map[string]string{"model/report/a.go": source("report", "database/sql")}, "outside model/library"},
		{"GORM elsewhere", map[string]string{"app/a.go": source("app", "gorm.io/gorm")}, "outside model/library"},
		{"a test may", map[string]string{"app/claims/a_test.go": source("claims", "galley/model/library", "database/sql")}, ""},
		{"a session with Fyne", map[string]string{"app/session/a.go": source("session", "fyne.io/fyne/v2")}, "knows of the window"},
		{"a feature with the window", map[string]string{
			"app/marking.go": "package app\ntype Window struct{}\ntype marking struct {\n\tn int\n\tw *Window\n}\n",
		}, "marking gets the whole window"},
		{"a file named helpers", map[string]string{"app/helpers_test.go": source("app")}, "a file is named for what it holds"},
		{"a bench beside its peers", map[string]string{
			"cmd/build/bench/library/a_test.go": source("library", "database/sql"),
			"cmd/build/bench/bare/main.go":      source("main", "fyne.io/fyne/v2", "galley/model/library", "database/sql"),
		}, ""},
		{"a folder named util", map[string]string{"app/util/a.go": source("text")}, "named for what it holds"},
		{"a package named helpers", map[string]string{"app/look/a.go": source("helpers")}, "named for what it holds"},
		{"another system's file", map[string]string{
			"model/a_windows.go": "//go:build windows\n\n" + source("model", "galley/app"),
		}, "may not import app"},
		{"a stranger", map[string]string{"scripts/x.sh": ""}, "stranger at the top level: scripts"},
		{"a large room", map[string]string{"app/a.go": "package app\n" + strings.Repeat("//\n", 500)}, "too large"},
		{"a large table", map[string]string{"app/a_test.go": "package app\n" + strings.Repeat("//\n", 500)}, ""},
		{"one fyne.Do, and a test's", map[string]string{"app/a.go": do, "app/b_test.go": do}, ""},
		{"two fyne.Do", map[string]string{"app/a.go": do, "app/look/b.go": do}, "fyne.Do stands in 2 files of app: app/a.go, app/look/b.go"},
		{"a folder that others may read", map[string]string{
			"app/drafts/journal.go": reads("drafts", `"os"`, `os.MkdirAll("x", 0o755)`),
		}, "app/drafts/journal.go: os.MkdirAll, which others may read"},
		{"a file for the while that no start finds", map[string]string{
			"model/a.go": reads("model", `"os"`, `os.CreateTemp("", "x")`),
		}, "model/a.go: os.CreateTemp, which no later start knows"},
		{"a file read past model/disk", map[string]string{
			"app/a.go": reads("app", `"os"`, `os.ReadFile("x")`),
		}, "app/a.go: os.ReadFile past model/disk"},
		{"a file made past it", map[string]string{"model/report/a.go": reads("report", `"os"`, `os.Create("x")`)}, "os.Create past"},
		{"a file written past it", map[string]string{
			"cmd/galleyctl/a.go": reads("main", `"os"`, `os.WriteFile("x", nil, 0)`),
		}, "os.WriteFile past"},
		{"a file opened under another name", map[string]string{
			"model/intake/a.go": reads("intake", `system "os"`, `system.OpenFile("x", 0, 0)`),
		}, "system.OpenFile past"},
		{"an opener handed on", map[string]string{
			"model/ingest/a.go": reads("ingest", `"os"`, `func(any) {}(os.Open)`),
		}, "os.Open past"},
		{"os without its name", map[string]string{"model/ingest/a.go": reads("ingest", `. "os"`, `Open("x")`)}, "a dot import of os past"},
		{"the old way", map[string]string{
			"model/ingest/a.go": reads("ingest", `"io/ioutil"`, `ioutil.ReadFile("x")`),
		}, "ioutil.ReadFile past"},
		{"disk, the builder, a test and Galley's own", map[string]string{
			"model/disk/open.go": reads("disk", `"os"`, `os.Open("x")`), "cmd/build/a.go": reads("main", `"os"`, `os.Create("x")`),
			"app/a_test.go": reads("app", `"os"`, `os.ReadFile("x")`), "app/privacy.go": reads("app", `"os"`, `os.OpenFile("x", 0, 0)`),
			"app/b.go": reads("app", `"os"`, `os.Stat("x")`), "app/c.go": reads("app", `os "galley/model/disk"`, `os.Open("x")`),
		}, ""},
		{"not Go", map[string]string{"app/a.go": "packag app"}, "unreadable"},
	} {
		got := violations(c.files)
		switch {
		case c.want == "" && len(got) > 0:
			t.Errorf("%s: finds fault with %q", c.fault, got)
		case c.want != "" && (len(got) != 1 || !strings.Contains(got[0], c.want)):
			t.Errorf("%s: got %q, want one with %q", c.fault, got, c.want)
		}
	}
}

// TestEveryRoomRefuses plants in each room of the plan the imports that its line names,
// and in each package of the project one of a program.
func TestEveryRoomRefuses(t *testing.T) {
	for i, r := range rooms {
		if len(r.planted) == 0 {
			t.Errorf("%v: no fault is planted", r.packages)
		}
		for _, planted := range r.planted {
			from, to, ok := strings.Cut(planted, " imports ")
			if !ok || roomOf(from) != &rooms[i] {
				t.Errorf("%s: is planted in another room than %v", planted, r.packages)
				continue
			}
			refused(t, from, to)
		}
	}
	root, err := project.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	names, err := project.Files(root)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, name := range names {
		from := path.Dir(name)
		if path.Ext(name) == ".go" && !seen[from] && !strings.Contains(name, "/testdata/") {
			seen[from] = true
			refused(t, from, "cmd/galley")
		}
	}
	if len(seen) < 20 {
		t.Errorf("only %d packages were seen", len(seen))
	}
}

func refused(t *testing.T, from, to string) {
	t.Helper()
	name := from + "/a.go"
	want := []string{name + ": may not import " + to}
	if got := violations(map[string]string{name: source("p", module+"/"+to)}); !slices.Equal(got, want) {
		t.Errorf("%s imports %s: got %q, want %q", from, to, got, want)
	}
}
