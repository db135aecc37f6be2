// Package ingesttest holds what tests of reading share: what every document
// promises, how a refusal reads, files made in memory and sample texts.
package ingesttest

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"galley/model"

	"golang.org/x/text/unicode/norm"
)

// Check holds a document to what every document promises, and its original to
// the bytes that it was read from.
func Check(t testing.TB, doc model.Document, data []byte) {
	t.Helper()
	CheckBlocks(t, doc)
	sum := sha256.Sum256(data)
	o := doc.Original
	if !bytes.Equal(o.Bytes, data) || o.Size != int64(len(data)) || o.SHA256 != hex.EncodeToString(sum[:]) || o.MediaType == "" ||
		strings.HasPrefix(o.MediaType, "text/") && !strings.Contains(o.MediaType, "charset=") {
		t.Errorf("original %q %s %d does not equal the input", o.Name, o.MediaType, o.Size)
	}
}

// CheckBlocks holds the text, the blocks and the fields of a document to what
// every document promises.
func CheckBlocks(t testing.TB, doc model.Document) {
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

// Zip is a ZIP file of the given names and contents, in that order.
func Zip(t testing.TB, files ...string) []byte {
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

// Furniture are the lines of a document that are proposed as furniture.
func Furniture(d model.Document) []string {
	var out []string
	for _, f := range d.Furniture {
		out = append(out, d.Text[d.Blocks[f].Start:d.Blocks[f].End])
	}
	return out
}

// Refusal holds a refusal to being one sentence for a journalist.
func Refusal(t *testing.T, err error) string {
	t.Helper()
	var fault *model.Fault
	if !errors.As(err, &fault) {
		t.Fatalf("not a fault: %v", err)
	}
	s := model.Sentence(err)
	if fault.Code == "" || !strings.HasSuffix(s, ".") || strings.ContainsAny(s, "\n\t%") || len(s) > 300 {
		t.Errorf("not a plain sentence: %q", s)
	}
	for _, word := range []string{"EOF", "open ", "stat ", "invalid character", "html:", "errno", "panic", "0x", "dial", "context"} {
		if strings.Contains(s, word) {
			t.Errorf("%q speaks of %q", s, word)
		}
	}
	return s
}

// Outline writes blocks as one line each: a letter for the kind, then the text.
func Outline(doc model.Document) []string {
	var out []string
	for _, b := range doc.Blocks {
		sign := map[model.BlockKind]string{model.Heading: "h", model.Paragraph: "p", model.ListItem: "l", model.Quotation: "q",
			model.Caption: "c"}[b.Kind]
		if b.Level > 0 {
			sign += string(rune('0' + b.Level))
		}
		out = append(out, sign+" "+doc.Text[b.Start:b.End])
	}
	return out
}

// Same holds lines to those that are wanted.
func Same(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
