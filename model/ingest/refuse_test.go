package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/model"
	"galley/model/ingest/ingesttest"
	"galley/model/ingest/input"
)

func TestRefused(t *testing.T) {
	t.Parallel()
	var archive, picture, photo bytes.Buffer
	z := zip.NewWriter(&archive)
	w, _ := z.Create("a.txt")
	w.Write([]byte("text"))
	z.Close()
	png.Encode(&picture, image.NewGray(image.Rect(0, 0, 9, 9)))
	jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 9, 9)), nil)
	noise := make([]byte, 5000)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	cases := []struct {
		name string
		data []byte
		say  string
	}{
		{"notes.txt", nil, "“notes.txt” is empty, so nothing was imported."},
		{"notes.txt", []byte(" \r\n\t\n"), "empty"}, {"notes.txt", []byte("\xef\xbb\xbf\n"), "empty"},
		{"notes.txt", []byte("\u00a0\u2028"), "empty"}, {"n.txt", []byte("\xff\xfe"), "empty"},
		{"a.html", []byte("<html><body><script>x</script></body></html>"), "no text to read"},
		{"a.pdf", []byte("%PDF-1.4\n1 0 obj\n"), "a PDF"}, {"a.txt", []byte("%PDF-1.4\n\x00\x01\x02"), "a PDF"},
		{"a.zip", archive.Bytes(), "a ZIP archive"}, {"a.txt", picture.Bytes(), "an image"}, {"a.html", photo.Bytes(), "an image"},
		{"a.rtf", []byte(`{\rtf1\ansi Hello}`), "rich text"}, {"a", []byte("\x7fELF\x02\x01\x01\x00" + strings.Repeat("\x00", 60)),
			"a program"},
		{"lib.db", append([]byte("SQLite format 3\x00"), make([]byte, 500)...), "an SQLite database"},
		{"a.gz", []byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03abc"), "gzip"},
		{"a.bin", noise, "does not seem to be text"},
		{"a.txt", []byte(strings.Repeat("ab\x00\x01", 100)), "does not seem to be text"}, {"a.txt", make([]byte, 400), "text"},
		{"a.svg", []byte("<svg xmlns='x'><text>t</text></svg>"), "SVG"},
		{"a.xml", []byte("<?xml version='1.0'?><rss><item>t</item></rss>"), "XML"},
		{"big.txt", make([]byte, input.MaxSize+1), "51 MB and Galley reads up to 50 MB"},
	}
	for _, c := range cases {
		doc, err := Bytes(context.Background(), c.name, c.data, Hints{})
		if s := ingesttest.Refusal(t, err); !strings.Contains(s, c.say) || !strings.Contains(s, c.name) {
			t.Errorf("%s: %q, want %q", c.name, s, c.say)
		}
		if doc.Text != "" || doc.Original.Bytes != nil {
			t.Errorf("%s: something was returned", c.name)
		}
	}
}

// TestNotRefused: text that begins as another kind of file does, or is a little damaged.
func TestNotRefused(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"BMW to cut jobs", "MZ is a label", "GIF89a was a format.", "ID3 tags", "%1 of them",
		"a\x00b c d e", "Rar! he said", "OTTO won", "PK is his name", "P5 5 5 5", "<p>", "x", "{\"a\": 1}"} {
		readString(t, "a.txt", text)
	}
}

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	path := func(name, text string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	ctx := context.Background()
	doc, err := File(ctx, path("a.html", "just text"), Hints{})
	if err != nil || doc.Original.MediaType != "text/plain; charset=utf-8" || doc.Original.Name != "a.html" {
		t.Errorf("%v %+v", err, doc.Original)
	}
	if doc, err = File(ctx, path("b.txt", "<!DOCTYPE html><p>Words"), Hints{}); err != nil ||
		doc.Original.MediaType != "text/html; charset=utf-8" {
		t.Errorf("%v %+v", err, doc.Original)
	}
	if doc, err = File(ctx, path("c.md", "# T\n\nWords"), Hints{}); err != nil ||
		doc.Original.MediaType != "text/markdown; charset=utf-8" {
		t.Errorf("%v %+v", err, doc.Original)
	}
	refuse := func(p string, code model.Code, say string) {
		t.Helper()
		_, err := File(ctx, p, Hints{})
		if s := ingesttest.Refusal(t, err); !model.HasCode(err, code) || !strings.Contains(s, say) {
			t.Errorf("%q", s)
		}
	}
	refuse(filepath.Join(dir, "gone.txt"), model.NotFound, "“gone.txt”")
	refuse(dir, model.Invalid, "folder")
	refuse("", model.Invalid, "No file")
	refuse(path("e.txt", ""), model.Invalid, "empty")
	large := path("large.txt", "x")
	if err := os.Truncate(large, input.MaxSize+1); err != nil {
		t.Fatal(err)
	}
	refuse(large, model.Invalid, "51 MB")
	closed := path("closed.txt", "x")
	os.Chmod(closed, 0)
	if _, err := os.ReadFile(closed); err == nil {
		t.Log("this user may read every file; a file without permission was not tried")
	} else {
		refuse(closed, model.Refused, "not allowed")
	}
	ended, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := File(ended, path("d.txt", "x"), Hints{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestPage(t *testing.T) {
	mux := http.NewServeMux()
	server := httptest.NewServer(mux)
	defer server.Close()
	mux.HandleFunc("/news", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=windows-1251")
		w.Write([]byte("<html><title>\xcd\xee\xe2\xee\xf1\xf2\xfc</title><body><p>\xc4\xe0.</p></body></html>"))
	})
	mux.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/news#top", http.StatusFound) })
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/local", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	})
	mux.HandleFunc("/closed", func(w http.ResponseWriter, r *http.Request) { http.Error(w, "no", http.StatusForbidden) })
	mux.HandleFunc("/broken", func(w http.ResponseWriter, r *http.Request) { http.Error(w, "no", http.StatusInternalServerError) })
	mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
		block := bytes.Repeat([]byte("text "), 1<<20)
		for range 11 {
			if _, err := w.Write(block); err != nil {
				return
			}
		}
	})
	ctx := context.Background()
	doc, err := Page(ctx, server.URL+"/moved", Hints{})
	if err != nil {
		t.Fatal(err)
	}
	if doc.Title != "Новость" || doc.URL != server.URL+"/news" || doc.Original.Name != "news" ||
		doc.Original.MediaType != "text/html; charset=windows-1251" {
		t.Errorf("%q %q %+v", doc.Title, doc.URL, doc.Original.MediaType)
	}
	for path, code := range map[string]model.Code{"/loop": model.Refused, "/local": model.Refused, "/closed": model.Refused,
		"/broken": model.Refused, "/gone": model.NotFound, "/endless": model.Invalid} {
		_, err := Page(ctx, server.URL+path, Hints{})
		if ingesttest.Refusal(t, err); !model.HasCode(err, code) {
			t.Errorf("%s: %v", path, err)
		}
	}
	for _, address := range []string{"", "news", "file:///etc/passwd", "ftp://e.org/x", "http://", "javascript:alert(1)",
		"http://a b/", "https://\x00"} {
		_, err := Page(ctx, address, Hints{})
		if s := ingesttest.Refusal(t, err); !strings.Contains(s, "web address") {
			t.Errorf("%q: %q", address, s)
		}
	}
	_, err = Page(ctx, "http://127.0.0.1:1/x", Hints{})
	if ingesttest.Refusal(t, err); !model.HasCode(err, model.NotFound) {
		t.Error(err)
	}
	ended, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := Page(ended, server.URL+"/news", Hints{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
