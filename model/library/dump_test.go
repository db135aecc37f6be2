//go:build !race || long

package library

import (
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"galley/model"
)

// What .github/NEWSROOM.md says of dumps, step by step.
func TestADumpOfANewsroomIsRestoredWhole(t *testing.T) {
	if !onServer() {
		t.Skip("it is about a newsroom's server")
	}
	programs := os.Getenv("GALLEY_TEST_POSTGRES_BIN")
	if programs == "" {
		t.Skip("GALLEY_TEST_POSTGRES_BIN does not say where pg_dump is")
	}
	path := newDatabase(t, "")
	l := at(t, path)
	article, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	do(t, l, "Ann", model.AttachSource{ClaimID: claim, Stance: model.Supports, Quote: "about 600",
		New: &model.AddSource{Fields: model.SourceFields{Title: ptr("White House")}}})
	run := func(program string, args ...string) {
		t.Helper()
		if out, err := exec.CommandContext(t.Context(), filepath.Join(programs, program), args...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", program, err, out)
		}
	}
	dump := filepath.Join(t.TempDir(), "desk.dump")
	run("pg_dump", "--format", "custom", "--file", dump, path)
	again := database(t, "template0", t.Cleanup)
	run("pg_restore", "--exit-on-error", "--dbname", again, dump)
	if u, err := url.Parse(again); err != nil || u.Path == "" {
		t.Fatal(again, err)
	}
	must(t, InitNewsroom(t.Context(), again))
	restored := at(t, again)
	sound(t, restored)
	p, err := restored.Proof(t.Context(), article, 0)
	if err != nil || p.Version.Text != talks || len(p.Dossiers) != 1 || len(p.Dossiers[0].Evidence) != 1 {
		t.Fatalf("restored: %d claims, %v", len(p.Dossiers), err)
	}
	f, err := restored.FileBytes(t.Context(), p.Version.FileHash)
	if err != nil || string(f.Bytes) != talks {
		t.Errorf("the original: %q, %v", f.Bytes, err)
	}
	if _, err := restored.Undo(t.Context(), "Ann"); err != nil {
		t.Errorf("undo in what was restored: %v", err)
	}
}
