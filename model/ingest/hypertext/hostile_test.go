package hypertext

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/markup"
)

// linear measures what four times as much of something takes, at best.
func linear(t *testing.T, name string, took func(n int) time.Duration, n int) {
	t.Helper()
	took(n / 4)
	small, large := min(took(n), took(n)), min(took(4*n), took(4*n))
	t.Logf("%s: %v, %v", name, small, large)
	if large > 10*small && large > time.Second {
		t.Errorf("%s: %v for one, %v for four times as much", name, small, large)
	}
}

func ifLong(t *testing.T) {
	t.Helper()
	if os.Getenv("GALLEY_LONG") == "" {
		t.Skip("it measures; runs with GALLEY_LONG=1, as go run ./cmd/build test long does")
	}
}

func TestHostileMarkdownTakesLinearTime(t *testing.T) {
	ifLong(t)
	for name, part := range map[string]string{
		"open links": "[a](", "open titles": `[a](b "`, "angles": "[a](<", "ticks": "`a ``b ", "brackets": "[[[", "notes": "x[^1] ", "inline": "^[",
		"autolinks": "<http:", "addresses": "https://a.example/", "definitions": "[^1]: a\n", "links": "[a](https://b.example) ",
	} {
		linear(t, name, func(n int) time.Duration {
			text := strings.Repeat(part, n) + "\n\n[^1]: " + strings.Repeat("word ", 3000)
			doc := documentOf(text)
			begun := time.Now()
			AddMarkdown(&doc, text)
			return time.Since(begun)
		}, 20_000)
	}
}

// many is a page of so many parts, each with its number.
func many(part string, n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(part, "%", fmt.Sprint(i)))
	}
	return b.String()
}

// read makes a document of a page with its notes.
func read(t testing.TB, page string) (model.Document, time.Duration) {
	t.Helper()
	root, err := markup.Parse(context.Background(), page)
	if err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	var r Reader
	r.Take(root, "")
	marked := time.Since(begun)
	text, blocks := block.AssembleMarked(markup.Pieces(root, true))
	doc := model.Document{Text: text.Text, Blocks: blocks}
	begun = time.Now()
	r.AddNotes(&doc, text.Marks, "https://site.example/a")
	return doc, marked + time.Since(begun)
}

func TestHostilePagesTakeLinearTime(t *testing.T) {
	ifLong(t)
	for name, page := range map[string]func(n int) string{
		"one note, many references": func(n int) string {
			return many(`x<sup><a href="#fn1">1</a></sup> `, n) + `<p id="fn1">` + strings.Repeat("word ", 3000)
		},
		"many notes": func(n int) string {
			return many(`<p>x<sup><a href="#fn%" id="r%">1</a></sup></p>`, n) + many(`<p id="fn%">1 Note <a href="#r%">back</a></p>`, n)
		},
		"anchors side by side": func(n int) string {
			return `<div>` + many(`x<a href="#n%">1</a> `, n) + `</div><div>` + many(`<a id="n%"></a>1 Note`, n)
		},
		"anchors to nothing much": func(n int) string { return `<div>` + many(`x<a href="#n%">1</a><i id="n%"> </i>`, n) },
		"nested notes": func(n int) string {
			return many(`x<sup><a href="#fn%">1</a></sup> `, 400) + many(strings.Repeat(`<div>`, 400)+`a`+strings.Repeat(`</div>`, 400), n/400) +
				many(`<div id="fn%">`, 400) + strings.Repeat("word ", n)
		},
		"raised":    func(n int) string { return many(`<p>x<sup>1</sup></p><p><sup>%</sup> a</p>`, n) },
		"sidenotes": func(n int) string { return many(`<i> </i><span class="sidenote">1</span>`, n) },
		"described": func(n int) string {
			return many(`<sup class="footnote"><a href="#" aria-describedby="d">1</a></sup>`, n) + `<i id="d">a`
		},
		"links": func(n int) string { return many(`<a href="/p%?a=b#c">words</a> `, n) },
		"terms": func(n int) string {
			return many(`<a href="#d"><sup>1</sup></a>`, n) + `<dl><dt id="d">1` + many(`<dd>x`, n)
		},
		"only blank": func(n int) string { return many(`<a href="#fn%"><sup>1</sup></a>`, n) + many(`<p id="fn%"> </p>`, n) },
	} {
		linear(t, name, func(n int) time.Duration {
			_, took := read(t, page(n))
			return took
		}, 10_000)
	}
}
