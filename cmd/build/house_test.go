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

	"galley/cmd/build/project"
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
	root, err := project.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	names, err := project.Files(root)
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

// room is a line of the plan: the packages of a folder, what of the project they may
// import, and an import that they must be refused, which TestEveryRoomRefuses plants.
type room struct {
	packages *regexp.Regexp
	may      *regexp.Regexp
	planted  []string // "PACKAGE imports PACKAGE"
}

func newRoom(packages, may string, planted ...string) room {
	return room{regexp.MustCompile("^(" + packages + ")$"), regexp.MustCompile("^(" + may + ")$"), planted}
}

const (
	leaf = `model/passage|model/quotation|model/quantity(/.*)?|model/names|model/suggest/attribution|model/ledger|model/query|model/citation|model/pdfium|model/raster|model/disk(/disktest)?|model/weigh|model/palette|model/prose|model/wordlist|` +
		`model/report/markup|assets`
	nothing = `-`
)

// rooms is the plan from the top down, a line a room: commands, then the window, then what
// knows the library, then the nouns, then leaves. The first line whose pattern matches a
// package is the package's own, so a room inside a room stands above it.
var rooms = []room{
	newRoom(`cmd/build/bench(/.*)?`, `cmd/build/.*|app(/.*)?|model(/.*)?|assets`, `cmd/build/bench/library imports cmd/galleyctl`),
	newRoom(`cmd/build(/.*)?`, `cmd/build/.*`, `cmd/build imports model`, `cmd/build/pack imports assets`),
	newRoom(`cmd/galleyctl(/.*)?`, `model(/.*)?|assets|cmd/galleyctl/.*`, `cmd/galleyctl imports app`),
	newRoom(`cmd/galley`, `app(/.*)?|model(/.*)?|assets`, `cmd/galley imports cmd/galleyctl`),
	newRoom(`app`, `app/.*|model(/.*)?|assets`, `app imports cmd/galley`),
	newRoom(`app/locale`, `assets`, `app/locale imports model`, `app/locale imports app/look`),
	newRoom(`app/state`, `app/locale|model|`+leaf, `app/state imports app/claims`, `app/state imports model/library`), // plain values
	newRoom(`app/session`, `app/(state|locale)|model|`+leaf, `app/session imports model/library`, `app/session imports app`),
	newRoom(`app/page`, `app/(reader|compare|look|state|locale|control)|model|`+leaf, `app/page imports app/session`,
		`app/page imports model/library`,
		`app/page imports app/claims`, `app/page imports model/ingest`),
	newRoom(`app/worklist`, `app/(look|state|locale|control)|model|`+leaf, `app/worklist imports app/session`,
		`app/worklist imports app/claims`),
	newRoom(`app/hint`, `app/(look|state|locale|control)`, `app/hint imports model`, `app/hint imports app/claims`),
	newRoom(`app/ledger`, `app/(look|state|locale|control|hint)|model|`+leaf, `app/ledger imports app/session`, `app/ledger imports app/claims`),
	newRoom(`app/help`, `app/(look|locale|control)|`+leaf, `app/help imports app/state`, `app/help imports model`),
	newRoom(`app/reader(/.*)?`, `model/passage|app/reader/.*`, `app/reader imports model`, `app/reader imports app/locale`),
	newRoom(`app/control`, `app/(look|locale)`, `app/control imports model`, `app/control imports app/ask`),
	newRoom(`app/ask`, `app/(control|look|locale)`, `app/ask imports model`, `app/ask imports app/claims`),
	newRoom(`app/.*`, `app/.*|model|`+leaf, `app/claims imports model/library`), // a panel is shown a state; it never gets the library
	newRoom(`model/report/chart`, `model|`+leaf, `model/report/chart imports model/library`),
	newRoom(`model/intake/binder`, `model|model/(library(/seal)?|ingest/attached)|model/report(/.*)?|`+leaf, `model/intake/binder imports model/intake`),
	newRoom(`model/intake(/.*)?`, `model|model/ingest(/.*)?|model/report/(view|interchange)|model/library|model/intake/.*|`+leaf,
		`model/intake imports app`, `model/intake imports model/report`,
		`model/intake imports model/report/pdf`), // it reads with ingest and stores in library
	newRoom(`model/library/seal`, `model|`+leaf, `model/library/seal imports model/library`),
	// a part of the library is handed a transaction
	newRoom(`model/library/engine`, nothing, `model/library/engine imports model`),
	newRoom(`model/library/.+`, `model|model/library/engine|`+leaf, `model/library/fulltext imports model/library`),
	newRoom(`model/library(/.*)?`, `model|model/library/.*|`+leaf, `model/library imports model/report`),
	// ingest from its floor up: characters, then pieces of text, then elements of HTML, then the kinds of file, then the table of kinds
	newRoom(`model/ingest/(charset|pattern|typography|ingesttest|attached)`, `model|`+leaf, `model/ingest/charset imports model/ingest/input`,
		`model/ingest/pattern imports model/ingest/block`, `model/ingest/typography imports model/ingest/block`),
	newRoom(`model/ingest/block`, `model|model/ingest/(pattern|typography)|`+leaf, `model/ingest/block imports model/ingest/webpage`),
	newRoom(`model/ingest/note`, `model|model/ingest/typography|`+leaf, `model/ingest/note imports model/ingest/block`),
	newRoom(`model/ingest/input`, `model|model/ingest/(charset|typography)|`+leaf, `model/ingest/input imports model/ingest`),
	newRoom(`model/ingest/web`, leaf, `model/ingest/web imports model`, `model/ingest/web imports model/ingest`),
	newRoom(`model/ingest/metadata`, `model|model/ingest/(block|pattern|typography)|`+leaf,
		`model/ingest/metadata imports model/ingest/webpage`),
	newRoom(`model/ingest/markup`, `model|model/ingest/(block|input|typography)|`+leaf, `model/ingest/markup imports model/ingest/webpage`),
	newRoom(`model/ingest/picture`, `model|model/ingest/(input|markup|typography)|`+leaf, `model/ingest/picture imports model/ingest/webpage`),
	newRoom(`model/ingest/hypertext`, `model|model/ingest/(markup|note|typography)|`+leaf, `model/ingest/hypertext imports model/ingest/webpage`),
	newRoom(`model/ingest/pdf`, `model|model/ingest/(block|input|metadata|picture|typography)|`+leaf, `model/ingest/pdf imports model/ingest`,
		`model/ingest/pdf imports model/ingest/webpage`),
	newRoom(`model/ingest/transcript`, `model|model/ingest/(block|input|typography)|`+leaf, `model/ingest/transcript imports model/ingest`),
	newRoom(`model/ingest/webpage`, `model|model/ingest/(block|hypertext|input|markup|metadata|pattern|picture|typography)|`+leaf,
		`model/ingest/webpage imports model/ingest`, `model/ingest/webpage imports model/ingest/office`),
	newRoom(`model/ingest/mail`, `model|model/ingest/(block|charset|hypertext|input|markup|metadata|picture|typography|webpage)|`+leaf,
		`model/ingest/mail imports model/ingest`, `model/ingest/mail imports model/ingest/office`),
	newRoom(`model/ingest/office`, `model|model/ingest/(block|charset|hypertext|input|mail|markup|metadata|note|picture|typography)|`+leaf,
		`model/ingest/office imports model/ingest`, `model/ingest/office imports model/ingest/pdf`),
	newRoom(`model/ingest/capture`, `model|model/ingest(/.*)?|`+leaf, `model/ingest/capture imports model/library`, `model/ingest/capture imports model/report`),
	newRoom(`model/ingest/sourcetext`, `model|model/ingest(/.*)?|`+leaf, `model/ingest/sourcetext imports model/library`),
	newRoom(`model/ingest(/.*)?`, `model|model/ingest/.*|`+leaf, `model/ingest imports model/library`),
	newRoom(`model/suggest/attribution`, `model/passage|model/names|model/wordlist`, `model/suggest/attribution imports model`,
		`model/suggest/attribution imports model/quantity`),
	newRoom(`model/suggest/proposal`, `model|model/passage|model/citation|model/prose`, `model/suggest/proposal imports model/library`,
		`model/suggest/proposal imports model/ingest/note`),
	newRoom(`model/suggest/spoken`, `model|model/passage|model/suggest/attribution`, `model/suggest/spoken imports model/library`),
	newRoom(`model/suggest(/.*)?`, `model|model/suggest/.*|`+leaf, `model/suggest imports model/library`),
	newRoom(`model/report/view`, `model|`+leaf, `model/report/view imports model/report/html`),
	newRoom(`model/report/(html|cms|pdf|docx|markdown|sheet|interchange)`, `model|model/report/view|`+leaf,
		`model/report/html imports model/report`, `model/report/pdf imports model/report/html`, `model/report/docx imports model/report/pdf`,
		`model/report/markdown imports model/report/html`, `model/report/sheet imports model/library`,
		`model/report/interchange imports model/report/pdf`, `model/report/cms imports model/report/html`),
	// the file that came in is read again, to know where its words stand
	newRoom(`model/report/draft`, `model|model/ingest(/.*)?|model/report/view|`+leaf, `model/report/draft imports model/library`,
		`model/report/draft imports model/report/html`),
	newRoom(`model/report(/.*)?`, `model|model/report/.*|`+leaf, `model/report imports model/library`),
	newRoom(`model`, leaf, `model imports model/library`),
	newRoom(`model/query`, `model/passage`, `model/query imports model`),
	newRoom(`model/quotation`, `model/passage`, `model/quotation imports model`),
	newRoom(`model/citation`, `model/prose`, `model/citation imports model`),
	newRoom(`model/quantity/(numeral|unit)`, `model/wordlist`, `model/quantity/numeral imports model/quantity`, `model/quantity/unit imports model`),
	newRoom(`model/quantity/calendar`, `model/quantity/numeral|model/wordlist`, `model/quantity/calendar imports model/quantity`),
	newRoom(`model/quantity`, `model/passage|model/quantity/.*|model/wordlist`, `model/quantity imports model`, `model/quantity imports model/names`),
	newRoom(`model/names`, `model/passage|model/wordlist`, `model/names imports model`, `model/names imports model/quantity`),
	newRoom(`model/ledger`, `model/passage|model/quantity(/.*)?|model/names|model/wordlist`, `model/ledger imports model`),
	newRoom(`model/passage`, `model/wordlist`, `model/passage imports model`),
	newRoom(leaf, nothing, `model/wordlist imports model/passage`, `model/palette imports model`, `assets imports model`,
		`model/disk/disktest imports model`),
	newRoom(`model/.*`, leaf, `model/later imports model`), // a leaf that came later
}

// windowless are rooms of app that know nothing of Fyne and are tested without a window.
var windowless = regexp.MustCompile(`^app/(state|session|locale)(/.*)?$`)

// features are the types of package app that do one thing for a person. Each is given only
// what it needs, which the whole window never is.
var features = regexp.MustCompile(`^(marking|importing|exporting|correcting|merging|listing|searching|opening|` +
	`libraries|keeping|sourcing|sourceListing|details|settings|undoing|alongside|hinting|ledgering|writing|lettering|crashes|fileDialogs|taskList)$`)

var (
	badNames  = regexp.MustCompile(`^(utils?|common|helpers?|manager|misc|types|base)$`)
	topLevel  = regexp.MustCompile(`^(cmd|app|model|assets|FyneApp\.toml|go\.mod|go\.sum|README\.md|LICENSE|\..*)$`)
	databases = regexp.MustCompile(`^(gorm\.io/.*|github\.com/glebarez/.*|modernc\.org/sqlite.*|database/sql(/.*)?)$`)
	windowed  = regexp.MustCompile(`^(app(/.*)?|cmd/galley|cmd/build/bench/.*)$`) // a bench has windows to compare with
	drivers   = regexp.MustCompile(`^(cmd/galley|cmd/build/bench/.*)$`)           // may start a window driver
	stores    = regexp.MustCompile(`^(model/library(/.*)?|cmd/build/bench/.*)$`)  // and SQL
)

// runners are the files of app that name Runner.Queue and Runner.Start: the store,
// which orders what is read and written, and the runners themselves.
var runners = map[string]bool{"app/store.go": true, "app/runner.go": true, "app/guard.go": true}

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
		if stem, _, _ := strings.Cut(path.Base(name), "."); badNames.MatchString(strings.TrimSuffix(stem, "_test")) {
			say("%s: a file is named for what it holds", name)
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
			out = append(out, unprivate(name, file)...)
		}
		if !test && (from == "app" || strings.HasPrefix(from, "app/")) && callsDo(file) {
			doers[name] = true
		}
		if !test && from == "app" && !runners[name] && givesWork(file) {
			say("%s: gives the runner work past the store", name)
		}
		if !test && from == "app" && name != "app/keys.go" && takesKeys(file) {
			say("%s: has keys of its own", name)
		}
		if from == "app" {
			out = append(out, wholeWindow(name, file)...)
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
	if to == "fyne.io/fyne/v2/app" && !drivers.MatchString(from) {
		return "only cmd/galley imports fyne.io/fyne/v2/app"
	}
	if test {
		return ""
	}
	switch {
	case strings.HasPrefix(to, "fyne.io/") && windowless.MatchString(from):
		return "knows of the window: imports " + to
	case strings.HasPrefix(to, "fyne.io/") && !windowed.MatchString(from):
		return "a window below its floor: imports " + to
	case databases.MatchString(to) && !stores.MatchString(from):
		return "a database outside model/library: imports " + to
	}
	in, ok := strings.CutPrefix(to, module+"/")
	if !ok {
		return ""
	}
	r := roomOf(from)
	switch {
	case r == nil:
		return "is in no room of the plan and imports " + in
	case r.may.MatchString(in):
		return ""
	}
	return "may not import " + in
}

// roomOf returns the room of a package, or nil where the plan has none.
func roomOf(from string) *room {
	for i := range rooms {
		if rooms[i].packages.MatchString(from) {
			return &rooms[i]
		}
	}
	return nil
}

// wholeWindow names the features of a file that have the window as a field.
func wholeWindow(name string, file *ast.File) []string {
	var out []string
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.TypeSpec)
		if !ok || !features.MatchString(spec.Name.Name) {
			return true
		}
		of, ok := spec.Type.(*ast.StructType)
		if !ok {
			return true
		}
		for _, field := range of.Fields.List {
			if star, ok := field.Type.(*ast.StarExpr); ok {
				if id, ok := star.X.(*ast.Ident); ok && id.Name == "Window" {
					out = append(out, fmt.Sprintf("%s: %s gets the whole window", name, spec.Name.Name))
				}
			}
		}
		return true
	})
	return out
}

// takesKeys tells whether a file names what Fyne hands the keys of a window to, or
// makes a shortcut.
func takesKeys(file *ast.File) bool {
	found := false
	ast.Inspect(file, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			switch sel.Sel.Name {
			case "SetOnTypedKey", "SetOnTypedRune", "AddShortcut", "CustomShortcut", "KeyboardShortcut":
				found = true
			}
		}
		return !found
	})
	return found
}

// givesWork tells whether a file mentions Runner.Queue, or Runner.Start, which has
// three parameters where other things that start have none.
func givesWork(file *ast.File) bool {
	found := false
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			found = found || n.Sel.Name == "Queue"
		case *ast.CallExpr:
			if sel, ok := n.Fun.(*ast.SelectorExpr); ok && sel.Sel.Name == "Start" && len(n.Args) == 3 {
				found = true
			}
		}
		return !found
	})
	return found
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
