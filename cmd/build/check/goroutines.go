package check

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// The race detector finds nothing where only one goroutine runs the project's code, and
// costs five to ten times as much. Which packages that is true of is read from their
// sources at each run, so that no list of them can be out of date.

// parsed is what a package's files say of goroutines.
type parsed struct {
	starts      bool            // the package itself starts goroutines
	testsStart  bool            // its tests do
	imports     map[string]bool // packages of the project that it imports
	testImports map[string]bool
	hasTests    bool
	tests       []string // all its tests
	apart       []string // those that are left out under the race detector
}

// apartTag is the constraint of test files whose tests run without the race detector though
// their package runs with it: many steps one after another, through code whose goroutines
// other tests watch. The long run watches them too.
const apartTag = "!race || long"

// apartCall is the function by which a single test of another file says the same of itself.
const apartCall = "unraced"

// starters are packages that run what they are given on goroutines of their own.
var starters = []string{"golang.org/x/sync/errgroup", "net/http", "net/http/httptest", "os/signal", "fyne.io/fyne/v2/test"}

// startingCalls are functions and methods that start goroutines: of a WaitGroup or an
// errgroup, of time and context, and of a test.
var startingCalls = []string{"Go", "AfterFunc", "Parallel", "RunParallel"}

// parsePackages reads the Go files of the project's module, whatever their build tags.
func parsePackages(root string, files []string) (map[string]*parsed, error) {
	all := map[string]*parsed{}
	for _, name := range files {
		if path.Ext(name) != ".go" || strings.Contains(name, "testdata/") || strings.HasPrefix(name, benches+"/") {
			continue
		}
		src, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		if err != nil {
			return nil, err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, src, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		dir := path.Dir(name)
		if all[dir] == nil {
			all[dir] = &parsed{imports: map[string]bool{}, testImports: map[string]bool{}}
		}
		all[dir].add(file, strings.HasSuffix(name, "_test.go"))
		all[dir].tests = append(all[dir].tests, testNames(file, func(*ast.FuncDecl) bool { return true })...)
		tagged := strings.Contains(string(src), "//go:build "+apartTag+"\n")
		all[dir].apart = append(all[dir].apart, testNames(file, func(fn *ast.FuncDecl) bool { return tagged || skipsRaced(fn) })...)
	}
	return all, nil
}

func (p *parsed) add(file *ast.File, test bool) {
	imports := p.imports
	if test {
		imports, p.hasTests = p.testImports, true
	}
	starts := false
	for _, spec := range file.Imports {
		to, _ := strconv.Unquote(spec.Path.Value) // the parser has seen that it is a string
		if in, ok := strings.CutPrefix(to, "galley/"); ok {
			imports[in] = true
		}
		starts = starts || slices.Contains(starters, to)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			starts = true
		case *ast.SelectorExpr:
			starts = starts || slices.Contains(startingCalls, n.Sel.Name)
		}
		return !starts
	})
	if test {
		p.testsStart = p.testsStart || starts
	} else {
		p.starts = p.starts || starts
	}
}

// skipsRaced reports whether a test skips itself where the race detector watches.
func skipsRaced(fn *ast.FuncDecl) (skips bool) {
	ast.Inspect(fn, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			if name, ok := call.Fun.(*ast.Ident); ok && name.Name == apartCall {
				skips = true
			}
		}
		return !skips
	})
	return skips
}

// testNames returns the tests of a file that are wanted.
func testNames(file *ast.File, wanted func(*ast.FuncDecl) bool) []string {
	var names []string
	for _, d := range file.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && strings.HasPrefix(fn.Name.Name, "Test") && wanted(fn) {
			names = append(names, fn.Name.Name)
		}
	}
	return names
}

// testsApart returns the tests of raced packages that are left out under the race detector,
// by package.
func testsApart(all map[string]*parsed, raced []string) map[string][]string {
	out := map[string][]string{}
	for _, name := range raced {
		if p := all[strings.TrimPrefix(name, "./")]; len(p.apart) > 0 {
			sort.Strings(p.apart)
			out[name] = p.apart
		}
	}
	return out
}

// splitByGoroutines returns the packages with tests: those whose tests run goroutines,
// because the tests, the package or a package below them start some, and the rest.
func splitByGoroutines(all map[string]*parsed) (raced, unraced []string) {
	starts := map[string]bool{}
	var start func(name string) bool
	start = func(name string) bool {
		p := all[name]
		if known, is := starts[name]; is || p == nil {
			return known
		}
		starts[name] = p.starts
		for in := range p.imports {
			if start(in) {
				starts[name] = true
			}
		}
		return starts[name]
	}
	for name, p := range all {
		if !p.hasTests {
			continue
		}
		runs := p.testsStart || start(name)
		for in := range p.testImports {
			runs = runs || start(in)
		}
		if runs {
			raced = append(raced, "./"+name)
		} else {
			unraced = append(unraced, "./"+name)
		}
	}
	sort.Strings(raced)
	sort.Strings(unraced)
	return raced, unraced
}
