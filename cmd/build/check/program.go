package check

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"sort"
	"strings"
)

// slow reports whether a test starts the programs many times over. Those begin first, so that
// the others run beside them.
func slow(name string) bool { return strings.Contains(name, "SurvivesKills") }

// wholeProgram is the package with the tests that drive the real programs on a display.
const wholeProgram = "./cmd/build/program"

// wholeProgramTests returns the names of those tests, which all begin with TestProgram.
func wholeProgramTests(root string, files []string) ([]string, error) {
	var names []string
	for _, f := range files {
		if "./"+path.Dir(f) != wholeProgram || !strings.HasSuffix(f, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, filepath.FromSlash(f)), nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		for _, d := range file.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && strings.HasPrefix(fn.Name.Name, "TestProgram") {
				names = append(names, fn.Name.Name)
			}
		}
	}
	sort.Slice(names, func(i, j int) bool {
		if a, b := slow(names[i]), slow(names[j]); a != b {
			return a
		}
		return names[i] < names[j]
	})
	return names, nil
}
