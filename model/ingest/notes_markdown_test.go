package ingest

import (
	"archive/zip"
	"bytes"
	"testing"
)

const annotatedMarkdown = `# Posts lost

The ministry [counted 2,100 posts](https://stats.example.org/r_(1)?a=1&amp;b=2 "Report") in May, and [1,990][old] a year before. The
[Yearbook][] has it, so has the [yearbook]. See <https://labour.example/faq>, <desk@example.org> or https://labour.example/y. Not
[this](javascript:alert(1)), [that](file:///etc/passwd) or [the other](data:text/html,x), nor \[none\](no.example), nor
` + "`[code](https://code.example/)`" + `, nor ![a picture](https://picture.example/p.png), nor [relative](../x.md), nor [unknown][nowhere].

In all 21,000[^1] posts and 17,500[^long]^[Counted by hand, [twice](https://hand.example/).] people; 600[^none] miles.

` + "```\n[fenced](https://fenced.example/)\n```" + `

* An item with [a link](<https://item.example/a b>)

[^1]: The [letter](https://letter.example/1) of May, p. 14.
[^long]: First paragraph,
  that goes on.

    Second one: doi:10.1234/abc.

[old]: https://old.example/2024 'Old'
[yearbook]: <https://labour.example/y>
`

func TestNotesOfMarkdownAreFoundAtTheirWords(t *testing.T) {
	doc, err := Bytes(t.Context(), "draft.md", []byte(annotatedMarkdown), Hints{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"link|counted 2,100 posts|counted 2,100 posts|https://stats.example.org/r_(1)?a=1&b=2",
		"link|1,990|1,990|https://old.example/2024",
		"link|Yearbook|Yearbook|https://labour.example/y",
		"link|yearbook|yearbook|https://labour.example/y",
		"link|https://labour.example/faq|https://labour.example/faq|https://labour.example/faq",
		"link|desk@example.org|desk@example.org|mailto:desk@example.org",
		"link|https://labour.example/y|https://labour.example/y|https://labour.example/y",
		"link|this|this\njavascript:alert(1)|",
		"link|that|that\nfile:///etc/passwd|",
		"link|the other|the other\ndata:text/html,x|",
		"footnote|21,000||The letter of May, p. 14.|https://letter.example/1",
		"footnote|17,500||First paragraph, that goes on.\nSecond one: doi:10.1234/abc.|https://doi.org/10.1234/abc",
		"footnote|17,500||Counted by hand, twice.|https://hand.example/",
		"link|a link|a link|https://item.example/a%20b",
	}
	right := 0
	for i, n := range doc.Notes {
		if i < len(want) && isSaid(doc.Text, n, want[i]) {
			right++
			continue
		}
		t.Errorf("has %q", said(doc.Text, n))
	}
	if right < len(want) {
		t.Errorf("%d of %d; wants %q\n%s", right, len(want), want, doc.Text)
	}
	if plain, err := Bytes(t.Context(), "draft.txt", []byte(annotatedMarkdown), Hints{}); err != nil || len(plain.Notes) > 0 {
		t.Errorf("a plain text has %+v, %v", plain.Notes, err)
	}
}

func TestNotesOfBooksAreFoundAcrossChapters(t *testing.T) {
	page := func(body string) string {
		return `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>` + body + `</body></html>`
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"mimetype", "application/epub+zip"},
		{"META-INF/container.xml", `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/c.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`},
		{"OEBPS/c.opf", `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Posts</dc:title></metadata><manifest><item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/><item id="b" href="text/notes.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>`},
		{"OEBPS/text/one.xhtml", page(`<h1>Posts lost</h1><p>In all 21,000<a epub:type="noteref" href="#f1">1</a> posts and 17,500<sup><a href="notes.xhtml#n2" id="r2">2</a></sup> people,
says the <a href="https://labour.example/y">yearbook</a>. See <a href="notes.xhtml">the notes</a>.</p><aside epub:type="footnote" id="f1"><p><a epub:type="backlink" href="#r1">1</a> The <a href="https://letter.example/1">letter</a>.</p></aside>`)},
		{"OEBPS/text/notes.xhtml", page(`<section epub:type="endnotes"><h2>Notes</h2><ol><li epub:type="endnote" id="n1"><p>Other.</p></li><li epub:type="endnote" id="n2"><p>Counted. <a role="doc-backlink" href="one.xhtml#r2">↩</a></p></li></ol></section>`)},
	} {
		w, err := z.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	doc, err := Bytes(t.Context(), "posts.epub", b.Bytes(), Hints{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"footnote|21,000||The letter.|https://letter.example/1", "endnote|17,500||Counted.|", "link|yearbook|yearbook|https://labour.example/y"}
	for i, n := range doc.Notes {
		if i >= len(want) || !isSaid(doc.Text, n, want[i]) {
			t.Errorf("has %q", said(doc.Text, n))
		}
	}
	if len(doc.Notes) != len(want) {
		t.Errorf("%d notes in %s", len(doc.Notes), doc.Text)
	}
}
