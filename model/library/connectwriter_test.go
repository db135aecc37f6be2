//go:build !race || long

package library

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"galley/model"
)

// TestManyProgramsMakeOneLibraryAtOnce starts real processes on a library that
// is not there: each finds it whole, and what each stores is in it.
func TestManyProgramsMakeOneLibraryAtOnce(t *testing.T) {
	onFile(t)
	const variable = "GALLEY_TEST_MAKE_AT_ONCE"
	if path := os.Getenv(variable); path != "" {
		line := make([]byte, 1)
		if _, err := os.Stdin.Read(line); err != nil { // all wait for the same moment
			t.Fatal(err)
		}
		l, err := Open(context.Background(), path)
		if err != nil {
			t.Fatal(model.Sentence(err), err)
		}
		imported(t, l, fmt.Sprintf("Headline %d\n\nThe envoy said %d troops.", os.Getpid(), os.Getpid()))
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		return
	}
	const rounds, programs = 6, 4
	for round := range rounds {
		path := filepath.Join(t.TempDir(), "new", "made.galley")
		var started []*exec.Cmd
		var said []*bytes.Buffer
		from, to, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		for range programs {
			cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestManyProgramsMakeOneLibraryAtOnce$")
			cmd.Env = append(os.Environ(), variable+"="+path)
			out := &bytes.Buffer{}
			cmd.Stdin, cmd.Stdout, cmd.Stderr = from, out, out
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			started, said = append(started, cmd), append(said, out)
		}
		if _, err := to.Write(make([]byte, programs)); err != nil {
			t.Fatal(err)
		}
		for i, cmd := range started {
			if err := cmd.Wait(); err != nil {
				t.Errorf("round %d: %v: %s", round, err, said[i])
			}
		}
		if err := to.Close(); err != nil {
			t.Error(err)
		}
		if err := from.Close(); err != nil {
			t.Error(err)
		}
		l := at(t, path)
		if page, err := l.Shelf(t.Context(), model.ShelfQuery{}, 0, 100); err != nil || len(page.Rows) != programs {
			t.Errorf("round %d: %d of %d articles are there: %v", round, len(page.Rows), programs, err)
		}
		if wrong, err := l.Check(t.Context()); err != nil || len(wrong) > 0 {
			t.Errorf("round %d: %q, %v", round, wrong, err)
		}
		if left, err := filepath.Glob(path + ".*"); err != nil || len(left) > 0 {
			t.Errorf("round %d: a new library was copied before it was made: %q, %v", round, left, err)
		}
	}
}
