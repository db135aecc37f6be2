package attached

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/model"
)

func zipped(t testing.TB, names ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, n := range names {
		f, err := w.Create(n)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte("<x/>")); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWhatCouldRunIsOnlySaved(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	text, pdf := []byte("Just words.\n"), []byte("%PDF-1.7\n1 0 obj\n")
	word := zipped(t, "[Content_Types].xml", "_rels/.rels", "word/document.xml")
	for _, c := range []struct {
		name  string
		bytes []byte
		opens string // how it ends where it is opened
	}{
		{"report.pdf", pdf, "report.pdf"},
		{"report", pdf, "report.pdf"},
		{"notes.txt", text, "notes.txt"},
		{"../../notes.md", text, "notes.txt"},
		{"report.docx", word, "report.docx"},
		{"scan.png", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), "scan.png"},
		{"report.pdf.exe", pdf, ""},
		{"evil.exe", []byte("MZ\x90\x00" + strings.Repeat("\x00", 200)), ""},
		{"holiday.jpg", []byte("MZ\x90\x00" + strings.Repeat("\x00", 200)), ""},
		{"evil.desktop", []byte("[Desktop Entry]\nExec=xcalc\n"), ""},
		{"letter.txt", []byte("# a letter\n[Desktop Entry]\nExec=xcalc\n"), ""},
		{"run.sh", text, ""},
		{"letter.txt", []byte("#!/bin/sh\nxcalc\n"), ""},
		{"run.bat", []byte("start calc\r\n"), ""},
		{"run.js", []byte("x = 1\n"), ""},
		{"page.html", []byte("<!DOCTYPE html><script>alert(1)</script>"), ""},
		{"page.txt", []byte("<!DOCTYPE html><script>alert(1)</script>"), ""},
		{"drawing.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`), ""},
		{"place.url", []byte("[InternetShortcut]\nURL=file:///x\n"), ""},
		{"place.lnk", []byte("L\x00\x00\x00\x01\x14\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00F"), ""},
		{"macros.docm", zipped(t, "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/vbaProject.bin"), ""},
		{"macros.docx", zipped(t, "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/vbaProject.bin"), ""},
		{"archive.zip", zipped(t, "a"), ""},
		{"nothing", []byte("\x00\x01\x02\x03"), ""},
	} {
		f := model.File{Name: c.name, Bytes: c.bytes, MediaType: "application/pdf", Size: int64(len(c.bytes))} // whatever is on record
		look := LookAt(f)
		path, err := Spill(f)
		if c.opens == "" {
			if look.Opens || look.Says == "" || !model.HasCode(err, model.Refused) || path != "" {
				t.Errorf("%s is opened: %+v, %v", c.name, look, err)
			}
			continue
		}
		if err != nil || filepath.Base(path) != c.opens {
			t.Errorf("%s: %q, %v (%+v)", c.name, path, err, look)
			continue
		}
		info, err := os.Stat(path)
		folder, folderErr := os.Stat(filepath.Dir(path))
		if err != nil || folderErr != nil || info.Mode().Perm() != 0o600 || folder.Mode().Perm() != 0o700 {
			t.Errorf("%s: others can look at it: %v %v", c.name, info.Mode(), folder.Mode())
		}
	}
	if err := Sweep(false); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(os.TempDir(), folderName+"*")); len(left) == 0 {
		t.Error("what this program shows was deleted")
	}
	dead := filepath.Join(os.TempDir(), folderName+"999999999-1")
	if err := os.Mkdir(dead, 0o700); err != nil {
		t.Fatal(err)
	}
	for all, want := range map[bool]bool{false: false, true: false} {
		if err := Sweep(all); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(dead); (err == nil) != want {
			t.Error("what a killed program left is still there")
		}
	}
	if left, _ := filepath.Glob(filepath.Join(os.TempDir(), folderName+"*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestASavedFileReplacesNothing(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "there.txt")
	if err := os.WriteFile(path, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Save(path, model.File{Name: "x", Bytes: []byte("theirs")}); !model.HasCode(err, model.Refused) {
		t.Errorf("it was replaced: %v", err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "mine" {
		t.Errorf("%q, %v", data, err)
	}
}

func TestACopyReplacesWhatAPersonChoseButNoLibrary(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "there")
	f := model.File{Name: "x", Bytes: []byte("theirs")}
	for was, want := range map[string]string{"mine": "theirs", "SQLite format 3\x00 and so on": "SQLite format 3\x00 and so on"} {
		if err := os.WriteFile(path, []byte(was), 0o600); err != nil {
			t.Fatal(err)
		}
		err := Replace(path, f)
		if got, readErr := os.ReadFile(path); readErr != nil || string(got) != want || (err != nil) != (was == want) {
			t.Errorf("%q: %q, %v", was, got, err)
		}
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestANameIsSafeAnywhere(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"report.pdf": "report.pdf", "../../etc/passwd": "passwd", `..\..\evil.exe`: "evil.exe", "": "attached file",
		"..": "attached file", ".bashrc": "bashrc",
		"-rf": "rf", "con.txt": "_con.txt", "a\u202egnp.exe": "agnp.exe", "a:b*c?.txt": "a_b_c_.txt", "a\x00b\n.txt": "ab.txt",
		"x. . .": "x", "b\xff.txt": "b_.txt",
	} {
		if got := SafeName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	if got := SafeName(strings.Repeat("ü", 300) + ".pdf"); len(got) > longestName || !strings.HasSuffix(got, ".pdf") {
		t.Errorf("%d bytes: %q", len(got), got)
	}
}

// FuzzLookAt: any bytes under any name have a name that is safe, and are opened
// only under an ending that shows things.
func FuzzLookAt(f *testing.F) {
	f.Add("a.pdf", []byte("%PDF-1.7"))
	f.Add("a.docx", zipped(f, "[Content_Types].xml", "word/document.xml"))
	f.Add("\x00/../..", []byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		look := LookAt(model.File{Name: name, Bytes: data})
		if look.Name != filepath.Base(look.Name) || look.Name == "." || look.Name == ".." || len(look.Name) > longestName+16 ||
			look.Says == "" || look.Opens != (look.As != "") {
			t.Errorf("%q: %+v", name, look)
		}
	})
}
