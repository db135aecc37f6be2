package check

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
	"sync"

	"galley/cmd/build/project"
)

// fuzzTarget is a fuzz test and the folder of its package, from the root.
type fuzzTarget struct {
	folder, name string
}

// fuzzTargets finds the fuzz tests in the files by parsing them: go test -list would link
// every test program once more.
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

// fuzzNames returns the functions of a test file that are func FuzzX(*testing.F).
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

// fuzzing runs the fuzz tests of a folder with one program: to link one for each takes
// longer than it fuzzes.
type fuzzing struct {
	tags, howLong string
	mu            sync.Mutex
	programs      map[string]func() (string, error) // by folder
}

// fuzzSteps returns a step for each target. Each has one worker, and two of them run at a
// time.
func fuzzSteps(tags string, targets []fuzzTarget) []step {
	z := &fuzzing{tags: tags, howLong: "60s", programs: map[string]func() (string, error){}}
	var steps []step
	for _, f := range targets {
		steps = append(steps, step{title: "fuzz " + f.name + " in " + f.folder + " for " + z.howLong, group: waits, check: z.check(f)})
	}
	return steps
}

// check fuzzes a target for a while.
func (z *fuzzing) check(f fuzzTarget) func(context.Context, string, io.Writer) error {
	return func(ctx context.Context, root string, out io.Writer) error {
		program, err := z.program(ctx, root, f.folder, out)
		if err != nil {
			return err
		}
		said, err := z.fuzz(ctx, root, program, f, out)
		if err != nil && onlyOutOfTime(said) {
			fmt.Fprintln(out, "the fuzzer ran out of time while it was minimising, which says nothing about the code; once more.")
			_, err = z.fuzz(ctx, root, program, f, out)
		}
		return err
	}
}

// program compiles the fuzz tests of a folder, once.
func (z *fuzzing) program(ctx context.Context, root, folder string, out io.Writer) (string, error) {
	z.mu.Lock()
	program, is := z.programs[folder]
	if !is {
		program = sync.OnceValues(func() (string, error) {
			path, err := project.Binary("fuzz-" + strings.ReplaceAll(folder, "/", "-"))
			if err != nil {
				return "", err
			}
			return path, project.GoTo(ctx, root, out, out, []string{"CGO_ENABLED=1"}, "test", z.tags, "-c", "-fuzz=.", "-o", path, "./"+folder)
		})
		z.programs[folder] = program
	}
	z.mu.Unlock()
	return program()
}

// fuzz runs a target in the folder in which go test would run it, with the inputs that
// earlier runs found worth trying.
func (z *fuzzing) fuzz(ctx context.Context, root, program string, f fuzzTarget, out io.Writer) (string, error) {
	var cache bytes.Buffer
	if err := project.GoTo(ctx, root, &cache, out, nil, "env", "GOCACHE"); err != nil {
		return "", err
	}
	inputs := filepath.Join(strings.TrimSpace(cache.String()), "fuzz", "galley", filepath.FromSlash(f.folder))
	var said bytes.Buffer
	cmd := exec.CommandContext(ctx, program, "-test.run=^$", "-test.fuzz=^"+f.name+"$", "-test.fuzztime="+z.howLong,
		"-test.parallel=1", "-test.fuzzminimizetime=100x", "-test.fuzzcachedir="+inputs)
	cmd.Dir = filepath.Join(root, filepath.FromSlash(f.folder))
	cmd.Stdout = io.MultiWriter(out, &said)
	cmd.Stderr = out
	err := cmd.Run()
	return said.String(), err
}

// onlyOutOfTime recognises the one failure that is go's own: -fuzztime ends while a worker is
// in the middle of its work. A real finding always names the input that it wrote.
func onlyOutOfTime(said string) bool {
	return strings.Contains(said, "context deadline exceeded") && !strings.Contains(said, "Failing input written to")
}
