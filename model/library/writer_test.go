package library

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"galley/model"
)

// writer is a program that marks claims in a library until it is killed, or told
// to end; lines are the ids of those it was told are stored.
type writer struct {
	cmd   *exec.Cmd
	lines *bufio.Scanner
}

const writerPath, writerPragma, writerMost = "GALLEY_TEST_WRITER", "GALLEY_TEST_WRITER_PRAGMA", "GALLEY_TEST_WRITER_MOST"

// TestWriter is that program, and passes where it is not asked to be.
func TestWriter(t *testing.T) {
	path := os.Getenv(writerPath)
	if path == "" {
		t.Skip("is run by other tests")
	}
	l, err := Open(t.Context(), path)
	must(t, err)
	var version string
	for text := fmt.Sprintf("The envoy spoke to program %d.", os.Getpid()); version == ""; {
		c, err := l.Apply(t.Context(), "Bob", model.ImportArticle{Document: document("Talks", text)})
		if err != nil && !model.HasCode(err, model.Busy) {
			t.Fatal(err)
		}
		version = c.Created(model.NounVersion)
	}
	pragma := os.Getenv(writerPragma)
	for i := 0; ; i++ {
		if fmt.Sprint(i) == os.Getenv(writerMost) {
			select {} // until it is killed
		}
		c, err := l.Apply(t.Context(), "Bob", model.MarkClaim{VersionID: version, Span: theOpening})
		switch {
		case model.HasCode(err, model.Busy):
			continue
		case err != nil:
			fmt.Println("refused", err)
			must(t, l.Close())
			return
		}
		if _, err := fmt.Println("stored", c.Created(model.NounClaim)); err != nil {
			return
		}
		if pragma != "" && i%3 == 0 {
			if err := l.write.Exec("PRAGMA " + pragma).Error; err != nil {
				fmt.Println("refused", err)
			}
		}
	}
}

// startWriter starts the program; most, unless it is 0, is how many claims it marks.
func startWriter(t *testing.T, path, pragma string, most int) *writer {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestWriter$")
	cmd.Env = append(os.Environ(), writerPath+"="+path, writerPragma+"="+pragma)
	if most > 0 {
		cmd.Env = append(cmd.Env, writerMost+"="+fmt.Sprint(most))
	}
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	w := &writer{cmd, bufio.NewScanner(out)}
	t.Cleanup(w.kill)
	return w
}

// next waits for so many claims.
func (w *writer) next(t *testing.T, n int) (stored []string) {
	t.Helper()
	for len(stored) < n && w.lines.Scan() {
		if id, ok := strings.CutPrefix(w.lines.Text(), "stored "); ok {
			stored = append(stored, id)
		} else {
			t.Error(w.lines.Text())
		}
	}
	if len(stored) < n {
		t.Fatalf("the writer ended after %d of %d claims", len(stored), n)
	}
	return stored
}

func (w *writer) kill() {
	_ = w.cmd.Process.Kill() // it may have ended
	_ = w.cmd.Wait()         // with an error, for it was killed
}
