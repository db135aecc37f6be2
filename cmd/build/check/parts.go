package check

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"galley/cmd/build/project"
)

// The tests of one package run one after another, so the longest packages would leave a core idle
// when the others are done. Their test programs are compiled once, and parts of their tests run beside
// each other.

// parts is in how many parts the tests of a long package run.
const parts = 4

// partsGroup is the group of steps that run those parts.
const partsGroup = "parts"

// testProgram is the test program of a package, compiled in one way.
type testProgram struct {
	folder string   // of the package, with ./
	file   string   // where the program is put
	flags  []string // of go test
	says   string   // how its steps tell it from the others
}

func newTestProgram(folder, says string, flags ...string) (testProgram, error) {
	name := strings.NewReplacer("./", "", "/", "-").Replace(folder)
	file, err := project.Binary("test-" + name + "-" + strings.ReplaceAll(says, " ", "-"))
	return testProgram{folder, file, flags, says}, err
}

// compile is the step that compiles it.
func (p testProgram) compile(env []string) step {
	args := append([]string{"test", "-c", "-o", p.file}, p.flags...)
	return step{title: "compile the tests of " + p.folder + ", " + p.says, env: env, args: append(args, p.folder)}
}

// run is the step that runs some of its tests; choose says which, as the test program's flags do.
func (p testProgram) run(part string, env []string, choose string) step {
	return step{title: "tests of " + p.folder + ", " + p.says + ", " + part, group: partsGroup, env: env, args: []string{p.file, choose},
		check: func(ctx context.Context, root string, out io.Writer) error {
			cmd := exec.CommandContext(ctx, p.file, choose, "-test.timeout=20m")
			cmd.Dir = filepath.Join(root, filepath.FromSlash(p.folder))
			cmd.Env = append(os.Environ(), append([]string{"PWD=" + cmd.Dir}, env...)...)
			cmd.Stdout, cmd.Stderr = out, out
			return cmd.Run()
		}}
}

// inParts are the steps that run all its tests, in n parts. The last has every test that no other
// has, by whatever name: a test cannot be in none.
func (p testProgram) inParts(n int, env, tests []string) []step {
	var steps []step
	var others []string
	for i, names := range dealt(tests, n) {
		part := fmt.Sprintf("part %d of %d", i+1, n)
		if i == n-1 {
			steps = append(steps, p.run(part, env, "-test.skip="+anyOf(others)))
			break
		}
		others = append(others, names...)
		steps = append(steps, p.run(part, env, "-test.run="+anyOf(names)))
	}
	return steps
}

// some are the steps that run some of its tests, in n parts.
func (p testProgram) some(n int, env, tests []string) []step {
	var steps []step
	for i, names := range dealt(tests, n) {
		part := fmt.Sprintf("what runs one thing after another, part %d of %d", i+1, n)
		steps = append(steps, p.run(part, env, "-test.run="+anyOf(names)))
	}
	return steps
}

// dealt are tests in n parts, like cards: those that stand beside each other are alike, and take alike long.
func dealt(tests []string, n int) [][]string {
	out := make([][]string, n)
	for i, name := range tests {
		out[i%n] = append(out[i%n], name)
	}
	return out
}

// anyOf is a pattern for tests by their names. Of no names it is one that no test has.
func anyOf(names []string) string { return "^(" + strings.Join(append(names, "-"), "|") + ")$" }
