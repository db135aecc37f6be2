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

// fuzzing carries fuzz tests out: those of a folder with one program, since to
// link one for each takes longer than it fuzzes.
type fuzzing struct {
	tags, howLong string
	programs      map[string]string // by folder
}

// check fuzzes a target for a while.
func (z *fuzzing) check(f fuzzTarget) func(context.Context, string) error {
	return func(ctx context.Context, root string) error {
		program, err := z.program(ctx, root, f.folder)
		if err != nil {
			return err
		}
		said, err := z.fuzz(ctx, root, program, f)
		if err != nil && onlyOutOfTime(said) {
			fmt.Println("the fuzzer ran out of time while it was minimising, which finds nothing against the code; once more.")
			_, err = z.fuzz(ctx, root, program, f)
		}
		return err
	}
}

// program compiles the fuzz tests of a folder, once.
func (z *fuzzing) program(ctx context.Context, root, folder string) (string, error) {
	if program, is := z.programs[folder]; is {
		return program, nil
	}
	program, err := binary("fuzz-" + strings.ReplaceAll(folder, "/", "-"))
	if err != nil {
		return "", err
	}
	if err := goCommand(ctx, root, []string{"CGO_ENABLED=1"}, "test", z.tags, "-c", "-fuzz=.", "-o", program, "./"+folder); err != nil {
		return "", err
	}
	z.programs[folder] = program
	return program, nil
}

// fuzz runs a target where go test would, with what earlier runs found worth trying.
func (z *fuzzing) fuzz(ctx context.Context, root, program string, f fuzzTarget) (string, error) {
	var cache bytes.Buffer
	if err := goCommandTo(ctx, root, &cache, nil, "env", "GOCACHE"); err != nil {
		return "", err
	}
	var said bytes.Buffer
	cmd := exec.CommandContext(ctx, program, "-test.run=^$", "-test.fuzz=^"+f.name+"$", "-test.fuzztime="+z.howLong, "-test.fuzzminimizetime=100x",
		"-test.fuzzcachedir="+filepath.Join(strings.TrimSpace(cache.String()), "fuzz", "galley", filepath.FromSlash(f.folder)))
	cmd.Dir = filepath.Join(root, filepath.FromSlash(f.folder))
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
