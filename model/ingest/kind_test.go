package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"strings"
	"testing"

	"galley/model"
)

// packed is a ZIP file of the given names and contents, in that order.
func packed(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestZipIsKnownByContent: an archive is one whatever it is called and
// whatever folders are in it, and a document in a ZIP file is none.
func TestZipIsKnownByContent(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		zip  bool
	}{
		{"a.zip", packed(t, "a.txt", "text"), true},
		{"pages.dat", packed(t, "word/notes.txt", "text", "../up.txt", "text"), true},
		{"empty.zip", packed(t), true},
		{"a.zip", packed(t, "[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>"), false},
		{"a.zip", packed(t, "mimetype", "application/epub+zip"), false},
		{"cut.zip", packed(t, "a.txt", "text")[:40], false},
		{"a.zip", []byte("PK is his name"), false},
	} {
		if got := isZip(c.name, c.data); got != c.zip {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// TestPanickingReader: a file that breaks a parser is a damaged file.
func TestPanickingReader(t *testing.T) {
	broken := &kind{media: "x/y", read: func(context.Context, source) (model.Document, error) { panic("index out of range") }}
	_, err := recognised{source{name: "a.x"}, broken}.document(context.Background())
	if s := plainly(t, err); !model.HasCode(err, model.Damaged) || !strings.Contains(s, "damaged") {
		t.Errorf("%q", s)
	}
}
