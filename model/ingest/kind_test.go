package ingest

import (
	"context"
	"strings"
	"testing"

	"galley/model"
	"galley/model/ingest/ingesttest"
	"galley/model/ingest/input"
	"galley/model/ingest/office"
)

// TestZipIsKnownByContent: an archive is one whatever it is called and
// whatever folders are in it, and a document in a ZIP file is none.
func TestZipIsKnownByContent(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		data []byte
		zip  bool
	}{
		{"a.zip", ingesttest.Zip(t, "a.txt", "text"), true},
		{"pages.dat", ingesttest.Zip(t, "word/notes.txt", "text", "../up.txt", "text"), true},
		{"empty.zip", ingesttest.Zip(t), true},
		{"a.zip", ingesttest.Zip(t, "[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>"), false},
		{"a.zip", ingesttest.Zip(t, "mimetype", "application/epub+zip"), false},
		{"cut.zip", ingesttest.Zip(t, "a.txt", "text")[:40], false},
		{"a.zip", []byte("PK is his name"), false},
	} {
		if got := office.IsZip(c.name, c.data); got != c.zip {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// TestPanickingReader: a file that breaks a parser is a damaged file.
func TestPanickingReader(t *testing.T) {
	t.Parallel()
	broken := &kind{media: "x/y", read: func(context.Context, input.File) (model.Document, error) { panic("index out of range") }}
	_, err := recognised{input.File{Name: "a.x"}, broken}.document(context.Background())
	if s := ingesttest.Refusal(t, err); !model.HasCode(err, model.Damaged) || !strings.Contains(s, "damaged") {
		t.Errorf("%q", s)
	}
}
