package office

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"io"
	"strings"
	"testing"

	"galley/model"
	"galley/model/ingest/ingesttest"
	"galley/model/ingest/input"
)

// bomb is a ZIP file in which one part unpacks to size bytes of filling between two tags.
func bomb(t *testing.T, name, head, filling, tail string, size int, more ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for i := 0; i < len(more); i += 2 {
		w, _ := z.Create(more[i])
		io.WriteString(w, more[i+1])
	}
	w, err := z.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(w, head)
	block := strings.Repeat(filling, 1<<20/len(filling))
	for n := 0; n < size; n += len(block) {
		io.WriteString(w, block)
	}
	io.WriteString(w, tail)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestDocumentsThatUnpackToTooMuch are refused soon, whatever is in them.
func TestDocumentsThatUnpackToTooMuch(t *testing.T) {
	deep := strings.Repeat("<w:ins>", 2*maxDepth) + strings.Repeat("</w:ins>", 2*maxDepth)
	for _, c := range []struct {
		name string
		data []byte
		read func(context.Context, input.File) (model.Document, error)
		say  string
	}{
		{"deep.docx", ingesttest.Word(t, deep), ReadWord, "nested too deeply"},
		{"bomb.docx", bomb(t, "word/document.xml", ingesttest.WordHead+"<w:p><w:r><w:t>", "aaaaaaaa", "</w:t></w:r></w:p>"+
			ingesttest.WordTail, input.MaxUnpacked+1, "[Content_Types].xml", ingesttest.WordTypes), ReadWord, "unpacks to more than"},
		{"bomb.odt", bomb(t, "content.xml", "<x>", "aaaaaaaa", "</x>", input.MaxUnpacked+1, "mimetype",
			"application/vnd.oasis.opendocument.text"), ReadOpenDocument, "unpacks to more than"},
		{"many.docx", bomb(t, "word/document.xml", ingesttest.WordHead, "<w:p/>", ingesttest.WordTail, 7*maxNodes,
			"[Content_Types].xml", ingesttest.WordTypes), ReadWord, "too many parts"},
	} {
		if is := IsWord(c.name, c.data) || IsOpenDocument(c.name, c.data); !is {
			t.Errorf("%s is not known for what it is", c.name)
		}
		doc, err := c.read(t.Context(), input.File{Name: c.name, Data: c.data, Kind: "a document"})
		if err == nil {
			t.Errorf("%s was read as %.60q", c.name, doc.Text)
			continue
		}
		if s := ingesttest.Refusal(t, err); !strings.Contains(s, c.say) || !strings.Contains(s, c.name) {
			t.Errorf("%s: %q, want %q", c.name, s, c.say)
		}
	}
}
