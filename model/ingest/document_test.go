package ingest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
	"unicode/utf8"

	"galley/model"

	"golang.org/x/text/unicode/norm"
)

// check holds a document to what every document promises, and its original to
// the bytes that it was read from.
func check(t testing.TB, doc model.Document, data []byte) {
	t.Helper()
	checkBlocks(t, doc)
	sum := sha256.Sum256(data)
	o := doc.Original
	if !bytes.Equal(o.Bytes, data) || o.Size != int64(len(data)) || o.SHA256 != hex.EncodeToString(sum[:]) || o.MediaType == "" ||
		strings.HasPrefix(o.MediaType, "text/") && !strings.Contains(o.MediaType, "charset=") {
		t.Errorf("original %q %s %d does not equal the input", o.Name, o.MediaType, o.Size)
	}
}

// checkBlocks holds the text, the blocks and the fields of a document to what
// every document promises.
func checkBlocks(t testing.TB, doc model.Document) {
	t.Helper()
	if !utf8.ValidString(doc.Text) {
		t.Error("text is not UTF-8")
	}
	if !norm.NFC.IsNormalString(doc.Text) {
		t.Error("text is not NFC")
	}
	if strings.TrimSpace(doc.Text) == "" || len(doc.Blocks) == 0 {
		t.Error("no text and no error")
	}
	at := 0
	for i, b := range doc.Blocks {
		if i > 0 {
			if !strings.HasPrefix(doc.Text[at:], model.BlockSeparator) {
				t.Fatalf("no separator before block %d", i)
			}
			at += len(model.BlockSeparator)
		}
		if b.Start != at || b.End <= b.Start || b.End > len(doc.Text) {
			t.Fatalf("block %d is %+v, expected to start at %d of %d", i, b, at, len(doc.Text))
		}
		words := doc.Text[b.Start:b.End]
		if strings.Contains(words, "\n") || strings.TrimSpace(words) != words {
			t.Errorf("block %d is not one tidy line: %q", i, words)
		}
		if (b.Kind == model.Heading) != (b.Level > 0) || b.Level > 6 {
			t.Errorf("block %d is a %s of level %d", i, b.Kind, b.Level)
		}
		at = b.End
	}
	if at != len(doc.Text) {
		t.Errorf("blocks end at %d, the text at %d", at, len(doc.Text))
	}
	for i, f := range doc.Furniture {
		if f < 0 || f >= len(doc.Blocks) || i > 0 && doc.Furniture[i-1] >= f {
			t.Errorf("furniture %v is not in order or not in the text", doc.Furniture)
		}
	}
	for _, field := range []string{doc.Title, doc.Byline, doc.Publisher, doc.Published, doc.URL, doc.Language} {
		if !utf8.ValidString(field) || strings.ContainsAny(field, "\n\r\t\x00") {
			t.Errorf("field %q is not one line", field)
		}
	}
}
