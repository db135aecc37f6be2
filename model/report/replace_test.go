package report

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"galley/model"
	"galley/model/report/sample"
)

// TestAReportTakesThePlaceOfItsOwnKindOnly writes every format over every
// other, and over what else lies about on a desk.
func TestAReportTakesThePlaceOfItsOwnKindOnly(t *testing.T) {
	c := sample.Drafted(t, sample.Content(t, "Nearly 600 miles and 21,000 troops.", "Nearly 600 miles"))
	sample.Rate(&c.Dossiers[0], "False", "Look at the map.")
	c.Dossiers[0].Verdicts[0].Proposed = "Nearly 700 miles"
	draft, err := c.File(c.Version.FileHash)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	others := map[string][]byte{
		"library.galley": []byte("SQLite format 3\x00" + "GALY"), "main.go": []byte("package main\n"),
		"notes.md": []byte("Call the envoy back.\n"),
		"run.sh":   []byte("#!/bin/sh\n# Title\n"), "run.py": []byte("# Title\nprint()\n"), "data.csv": []byte("year,troops\n2009,21000\n"),
		"package.json": []byte("{\"name\": \"x\"}"),
		"log":          bytes.Repeat([]byte{0x37, 0x7f, 0x06, 0x82}, 100), "noise": {0, 1, 2, 3}, "page.txt": []byte("A headline\n\nAnd text."),
		"draft.docx":  draft.Bytes,
		"picture.png": []byte("\x89PNG\r\n\x1a\n"), "empty.zip": []byte("PK\x05\x06" + string(make([]byte, 18))),
	}
	for _, f := range Formats() {
		others["report-"+string(f)+f.Extension()] = []byte(output(t, f, c))
	}
	for name, old := range others {
		for _, f := range Formats() {
			path := filepath.Join(dir, name)
			if err := os.WriteFile(path, old, 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := save(t.Context(), path, f, c)
			now, readErr := os.ReadFile(path)
			if readErr != nil {
				t.Fatal(readErr)
			}
			same := name == "report-"+string(f)+f.Extension()
			if copies := "report-checked-copy.docx report-checking-copy.docx"; strings.Contains(copies, name) && (f == CheckedCopy || f == CheckingCopy) {
				same = true // either may take the place of the other
			}
			if prints := "report-pdf.pdf report-checking-copy-pdf.pdf"; strings.Contains(prints, name) && (f == PDF || f.At(name) == CheckingPDF) {
				same = true // both are made of the library
			}
			if name == "draft.docx" && f == DOCX {
				continue // any Word document has been replaced by one until now
			}
			switch {
			case same && err != nil:
				t.Errorf("%s over its own report: %v", f, err)
			case !same && err == nil:
				t.Errorf("%s was written over %s", f, name)
			case !same && !model.HasCode(err, model.Refused):
				t.Errorf("%s over %s: %v", f, name, err)
			case !same && !bytes.Equal(now, old):
				t.Errorf("%s was altered by a %s that was refused", name, f)
			}
		}
	}
	if all, err := os.ReadDir(dir); err != nil || len(all) != len(others) {
		t.Errorf("left behind: %v, %v", all, err)
	}
}

// TestAReportInAStyleOfOnesOwnCanBeMadeAgain: a style may write part of a page.
func TestAReportInAStyleOfOnesOwnCanBeMadeAgain(t *testing.T) {
	c := sample.Content(t, "Nearly 600 miles.", "600 miles")
	c.Choices.Style = fstest.MapFS{"report.html.tmpl": {Data: []byte("<article>mine</article>")}}
	path := filepath.Join(t.TempDir(), "part.html")
	for range 2 {
		if _, err := save(context.Background(), path, HTML, c); err != nil {
			t.Fatal(err)
		}
	}
}
