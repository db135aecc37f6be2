//go:build !race || long

package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
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
	var source struct{ ID string }
	s.ok(&source, "source", "add", "--url", "https://example.org/plan", "--title", "https://example.org/plan")
	s.ok(&struct{}{}, "source", "attach", claim.ID, source.ID, "--stance", "refutes")
	out := filepath.Join(s.dir, "checking.docx")
	for range 2 { // it takes its own place
		if code, _, errs := s.run("", "export", in[0].ID, "--format", "checking-copy", "-o", out); code != 0 {
			t.Fatalf("exit %d, %s", code, errs)
		}
	}
	comments, err := zipMember(out, "word/comments.xml")
	if n := strings.Count(comments, "https://example.org/plan"); err != nil || n != 1 {
		t.Errorf("the comment has the source's address %d times (%v)", n, err)
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

// A draft that came back with Galley's comments in it is its author's file all the same.
func TestACopyNeverTakesThePlaceOfADraftThatCameBack(t *testing.T) {
	s := newShell(t)
	path, copied := filepath.Join(s.dir, "draft.docx"), filepath.Join(s.dir, "copy.docx")
	draft := ingesttest.Word(t, `<w:p><w:r><w:t>The hall has 40 rooms, says the owner of it.</w:t></w:r></w:p>`)
	if err := os.WriteFile(path, draft, 0o600); err != nil {
		t.Fatal(err)
	}
	var in []struct{ ID string }
	s.ok(&in, "import", path)
	var claim struct{ ID string }
	s.ok(&claim, "claim", "add", in[0].ID, "--quote", "40 rooms")
	s.ok(&claim, "verdict", "set", claim.ID, "Change", "--scale", "Checking desk", "--proposed", "50 rooms")
	s.ok(&struct{}{}, "export", in[0].ID, "--format", "checked-copy", "-o", copied)
	back, err := os.ReadFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	s.ok(&struct{}{}, "revise", in[0].ID, copied)
	s.ok(&claim, "claim", "add", in[0].ID, "--quote", "the owner")
	for _, more := range [][]string{nil, {"--version", "1"}} {
		args := append([]string{"export", in[0].ID, "--format", "checking-copy", "-o", copied}, more...)
		if code, _, errs := s.run("", args...); code != 1 || !strings.Contains(errs, "not replaced") {
			t.Errorf("%v: exit %d, %s", more, code, errs)
		}
	}
	if now, err := os.ReadFile(copied); err != nil || !bytes.Equal(now, back) {
		t.Errorf("the file that came back was altered: %v", err)
	}
	worked := filepath.Join(s.dir, "worked.docx") // one that its author worked on, and that did not come in yet
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if w, err := z.Create("docProps/app.xml"); err != nil {
		t.Fatal(err)
	} else if _, err := w.Write([]byte("<Properties/>")); err != nil {
		t.Fatal(err)
	}
	was, err := zip.NewReader(bytes.NewReader(back), int64(len(back)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range was.File {
		if err := z.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(worked, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, errs := s.run("", "export", in[0].ID, "--format", "checking-copy", "-o", worked); code != 1 || !strings.Contains(errs, "not replaced") {
		t.Errorf("over a copy that was worked on: exit %d, %s", code, errs)
	}
}

// A copy is of the kind that the draft is of, whatever it is called. Programs go by the name.
func TestACopyWhoseNameIsOfAnotherKindIsToldOf(t *testing.T) {
	s := newShell(t)
	path := filepath.Join(s.dir, "draft.fodt")
	if err := os.WriteFile(path, []byte(`<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" `+
		`xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="application/vnd.oasis.opendocument.text"><office:body>`+
		`<office:text><text:p>The hall has 40 rooms, says the owner.</text:p></office:text></office:body></office:document>`), 0o600); err != nil {
		t.Fatal(err)
	}
	var in []struct{ ID string }
	s.ok(&in, "import", path)
	s.ok(&struct{}{}, "claim", "add", in[0].ID, "--quote", "40 rooms")
	for name, told := range map[string]bool{"a.docx": true, "a.odt": true, "a.fodt": false, "a.FODT": false, "a": false, "copy.v2": false} {
		for range 2 { // it takes its own place
			code, _, errs := s.run("", "export", in[0].ID, "--format", "checking-copy", "-o", filepath.Join(s.dir, name))
			if code != 0 || strings.Contains(errs, "ends in .fodt") != told {
				t.Errorf("%s: exit %d, %s", name, code, errs)
			}
		}
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

// TestTenChangesGoOutSevenComeBack: the author accepts seven of the changes that a checked copy proposes and
// rejects three, and the copy comes in as the next version.
func TestTenChangesGoOutSevenComeBack(t *testing.T) {
	s := newShell(t)
	var body strings.Builder
	for n := range 10 {
		fmt.Fprintf(&body, `<w:p><w:r><w:t xml:space="preserve">Hall number %d of the town has </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>4%d rooms</w:t></w:r><w:r><w:t>, says its owner.</w:t></w:r></w:p>`, n, n)
	}
	path, out, back := filepath.Join(s.dir, "draft.docx"), filepath.Join(s.dir, "checked.docx"), filepath.Join(s.dir, "back.docx")
	draft := ingesttest.Word(t, body.String())
	if err := os.WriteFile(path, draft, 0o600); err != nil {
		t.Fatal(err)
	}
	var in []struct{ ID string }
	s.ok(&in, "import", path)
	for n := range 10 {
		var claim struct{ ID string }
		s.ok(&claim, "claim", "add", in[0].ID, "--quote", fmt.Sprintf("4%d rooms", n))
		s.ok(&claim, "verdict", "set", claim.ID, "Change", "--scale", "Checking desk", "--proposed", fmt.Sprintf("5%d rooms", n), "--note", "The plan.")
	}
	if code, _, errs := s.run("", "export", in[0].ID, "--format", "checked-copy", "-o", out); code != 0 {
		t.Fatalf("exit %d, %s", code, errs)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	document, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	answered := regexp.MustCompile(`<w:del [^>]*>(.*?)</w:del><w:ins [^>]*>(.*?)</w:ins>`).ReplaceAllStringFunc(string(document), func(change string) string {
		was, now, _ := strings.Cut(change, "</w:del>")
		if n++; n <= 3 {
			_, was, _ = strings.Cut(was, ">")
			return strings.ReplaceAll(was, "delText", "t")
		}
		_, now, _ = strings.Cut(now, ">")
		return strings.TrimSuffix(now, "</w:ins>")
	})
	if n != 10 || strings.Contains(answered, "<w:ins ") {
		t.Fatalf("%d changes: %s", n, answered)
	}
	if err := os.WriteFile(back, ingesttest.Zip(t, "[Content_Types].xml", ingesttest.WordTypes, "word/document.xml", answered), 0o600); err != nil {
		t.Fatal(err)
	}
	var revised struct {
		Appearances []struct {
			Closed       string
			NotTakenOver bool `json:"not_taken_over"`
		}
	}
	s.ok(&revised, "revise", in[0].ID, back)
	taken, missed := 0, 0
	for _, a := range revised.Appearances {
		if a.Closed == "taken-over" {
			taken++
		}
		if a.NotTakenOver {
			missed++
		}
	}
	if taken != 7 || missed != 3 {
		t.Errorf("%d taken over, %d not: %+v", taken, missed, revised.Appearances)
	}
}

// zipMember is one file of an archive.
func zipMember(path, name string) (string, error) {
	archive, err := zip.OpenReader(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = archive.Close() }()
	data, err := fs.ReadFile(archive, name)
	return string(data), err
}
