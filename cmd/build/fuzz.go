package main

import (
	"bytes"
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// fuzzTarget is a fuzz test and the folder of its package, from the root.
type fuzzTarget struct {
	folder, name string
}

// fuzzTargets finds the fuzz tests among the files by reading them: asking
// go test -list would link every test program once more.
func fuzzTargets(root string, files []string) ([]fuzzTarget, error) {
	var out []fuzzTarget
	for _, f := range files {
		if !strings.HasSuffix(f, "_test.go") {
			continue
		}
		src, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(f)))
		if err != nil {
			return nil, err
		}
		names, err := fuzzNames(f, src)
		if err != nil {
			return nil, err
		}
		for _, n := range names {
			out = append(out, fuzzTarget{path.Dir(f), n})
		}
	}
	return out, nil
}

// fuzzNames are the functions of a test file that are func FuzzX(*testing.F).
func fuzzNames(name string, src []byte) ([]string, error) {
	file, err := parser.ParseFile(token.NewFileSet(), name, src, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, d := range file.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok || fn.Recv != nil || !strings.HasPrefix(fn.Name.Name, "Fuzz") || fn.Type.Params.NumFields() != 1 {
			continue
		}
		star, ok := fn.Type.Params.List[0].Type.(*ast.StarExpr)
		if !ok {
			continue
		}
		if sel, ok := star.X.(*ast.SelectorExpr); ok && sel.Sel.Name == "F" {
			out = append(out, fn.Name.Name)
		}
	}
	return out, nil
}

// check fuzzes the target for a while.
func (f fuzzTarget) check(tags, howLong string) func(context.Context, string) error {
	return func(ctx context.Context, root string) error {
		said, err := f.fuzz(ctx, root, tags, howLong)
		if err != nil && onlyOutOfTime(said) {
			fmt.Println("go test ran out of time while it was minimising, which finds nothing against the code; once more.")
			_, err = f.fuzz(ctx, root, tags, howLong)
		}
		return err
	}
}

func (f fuzzTarget) fuzz(ctx context.Context, root, tags, howLong string) (string, error) {
	var said bytes.Buffer
	cmd := exec.CommandContext(ctx, "go", "test", tags, "-run=^$", "-fuzz=^"+f.name+"$", "-fuzztime="+howLong, "-fuzzminimizetime=100x", "./"+f.folder)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "CGO_ENABLED=1")
	cmd.Stdout = io.MultiWriter(os.Stdout, &said)
	cmd.Stderr = os.Stderr
	err := cmd.Run()
	return said.String(), err
}

// onlyOutOfTime recognises the one failure that is go's own: the end of
// -fuzztime reaching a worker in the middle of its work. A real finding always
// names the input it wrote.
func onlyOutOfTime(said string) bool {
	return strings.Contains(said, "context deadline exceeded") && !strings.Contains(said, "Failing input written to")
}
