package sample

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/carlos7ags/folio/reader"
	"golang.org/x/net/html"
)

// Parsed is a web page as a browser reads it.
func Parsed(t testing.TB, page string) *html.Node {
	t.Helper()
	n, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// Each calls f for every node under one, and for that first.
func Each(n *html.Node, f func(*html.Node)) {
	f(n)
	for k := range n.ChildNodes() {
		Each(k, f)
	}
}

// Attr is an attribute of an element, "" where it has none of that name.
func Attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// WordsOf is the text in a node, the numbers behind highlights left out.
func WordsOf(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		if n.Data != "sup" {
			for k := range n.ChildNodes() {
				walk(k)
			}
		}
	}
	walk(n)
	return b.String()
}

// CSVRows are the rows of a CSV file, by the names of their columns.
func CSVRows(t *testing.T, text string) []map[string]string {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, r := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			row[name] = r[i]
		}
		out = append(out, row)
	}
	return out
}

// Unzipped are the files of a DOCX, all of them well-formed.
func Unzipped(t testing.TB, docx string) map[string]string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(data)
		if !strings.HasSuffix(f.Name, ".xml") && !strings.HasSuffix(f.Name, ".rels") {
			continue
		}
		for d := xml.NewDecoder(bytes.NewReader(data)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s is no XML: %v", f.Name, err)
			}
		}
	}
	return files
}

// PDF reads a report as a PDF.
func PDF(t testing.TB, text string) *reader.PdfReader {
	t.Helper()
	r, err := reader.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Copied is the text that can be copied out of a PDF, without its blanks.
func Copied(t testing.TB, r *reader.PdfReader) string {
	t.Helper()
	var all strings.Builder
	for i := range r.PageCount() {
		p, err := r.Page(i)
		if err != nil {
			t.Fatal(err)
		}
		text, err := p.ExtractText()
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(text + "\n")
	}
	return Squeezed(all.String())
}

// Squeezed is a text without its blanks: in a PDF a blank is a distance, and
// how wide one is every program judges for itself.
func Squeezed(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00a0", " ")), "")
}
