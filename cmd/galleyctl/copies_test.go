//go:build !race || long

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/model/ingest/ingesttest"
)

func TestACheckingCopyIsTheFileThatCameInWithAComment(t *testing.T) {
	s := newShell(t)
	path := filepath.Join(s.dir, "draft.docx")
	draft := ingesttest.Word(t, `<w:p><w:r><w:t>The hall has 40 rooms, says the owner of it.</w:t></w:r></w:p>`, "word/theme.xml", "<kept/>")
	if err := os.WriteFile(path, draft, 0o600); err != nil {
		t.Fatal(err)
	}
	var in []struct{ ID string }
	s.ok(&in, "import", path)
	var claim struct{ ID string }
	s.ok(&claim, "claim", "add", in[0].ID, "--quote", "40 rooms", "--speaker", "the owner")
	s.ok(&claim, "verdict", "set", claim.ID, "False", "--note", "The plan shows fifty.")
	out := filepath.Join(s.dir, "checking.docx")
	for range 2 { // it takes its own place
		if code, _, errs := s.run("", "export", in[0].ID, "--format", "checking-copy", "-o", out); code != 0 {
			t.Fatalf("exit %d, %s", code, errs)
		}
	}
	if code, _, errs := s.run("", "export", in[0].ID, "--format", "checking-copy", "-o", path); code == 0 || !strings.Contains(errs, "not replaced") {
		t.Errorf("over the author's own file: exit %d, %s", code, errs)
	}
	if now, err := os.ReadFile(path); err != nil || string(now) != string(draft) {
		t.Errorf("the author's file was altered: %v", err)
	}
	if code, _, errs := s.run("", "export", in[0].ID, "--format", "checking-copy"); code != exitUsage || !strings.Contains(errs, "-o FILE") {
		t.Errorf("on the screen: exit %d, %s", code, errs)
	}
}

func TestACheckingCopyWhoseNameEndsInPDFIsOneToPrint(t *testing.T) {
	s := newShell(t)
	article, claim := s.reported() // a text that came in as no file of the author's
	s.ok(&claim, "verdict", "set", claim.ID, "Change", "--scale", "Checking desk", "--note", "The plan shows fifty.")
	out := filepath.Join(s.dir, "checking.pdf")
	for range 2 {
		if code, _, errs := s.run("", "export", article, "--format", "checking-copy", "-o", out); code != 0 {
			t.Fatalf("exit %d, %s", code, errs)
		}
	}
	if data, err := os.ReadFile(out); err != nil || !strings.HasPrefix(string(data), "%PDF-") {
		t.Errorf("it is no PDF: %v", err)
	}
	if code, _, errs := s.run("", "export", article, "--format", "checked-copy", "-o", out); code == 0 {
		t.Errorf("a checked copy is no PDF: exit %d, %s", code, errs)
	}
}

func TestATextThatIsNoFileOfTheAuthorsHasNoCopy(t *testing.T) {
	s := newShell(t)
	article, _ := s.reported()
	out := filepath.Join(s.dir, "copy.docx")
	for _, format := range []string{"checked-copy", "checking-copy"} {
		code, _, errs := s.run("", "export", article, "--format", format, "-o", out)
		if code != 1 || !strings.Contains(errs, "--format docx") {
			t.Errorf("exit %d, %s", code, errs)
		}
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a file was left")
	}
}
