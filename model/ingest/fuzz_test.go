package ingest

import (
	"context"
	"testing"

	"galley/model/ingest/ingesttest"
)

func FuzzText(f *testing.F) {
	for _, s := range []string{"Title\n\nText.", "a\r\n\r\nb\u2028c", "\xef\xbb\xbfA\u0301\x00", "\xff\xfea\x00b\x00",
		"- a\n  b\n# c", "caf\xe9", "\x1b$B0l", english, french, russian, "a\u0300\u0301\n\n\u0301b", "(CBS)\nText here."} {
		f.Add([]byte(s), false)
		f.Add([]byte(s), true)
	}
	f.Fuzz(func(t *testing.T, data []byte, md bool) {
		name := "a.txt"
		if md {
			name = "a.md"
		}
		checkImport(t, name, data)
	})
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{ingesttest.Page("<title>A - B</title>", "<h1>A</h1>"),
		"<html><p>a<br><br>b<table><tr><td>c<td>d</table><pre>e\nf</pre>", "<html><svg><p>x", "<html><ul><li>a<li>b<ol><li>c",
		"<html><a><b><p>x</a>y",
		"<html><script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":[\"\\u0000\"],\"author\":[{}]}</script>x",
		"<html><meta charset=utf-16><p>\u0301a", "<html><h1>\u0301</h1><template><p>x</template>",
		"<html><frameset><noscript><p>x</noscript>",
		ingesttest.NewsPage("", `<p>5<sup>1</sup>⁄<sub>2</sub> and <math><mfrac><mn>3</mn><msup><mi>x</mi><mn>2</mn></msup></mfrac>`+
			`</math> of `+
			`10<sup>6</sup><a href="#n">1</a> <s>400</s> <q>a<q>b</q></q></p>`, `<div class="comments"><div class=comment hidden>`+
			`x</div></div>`),
		`<html><body aria-hidden=true><div role=dialog><p>We use cookies; accept them.</p></div><div class=paywall ` +
			`style="display:none"><p>x.</p></div><ol start=9 reversed><li value=x>a`,
		`<html><title>A</title><script id=__NEXT_DATA__ type=application/json>{"a":[{"b":"` + ingesttest.Lead1 +
			`"}]}</script><div id=x></div>`,
		`<html><script>window.x = {{"a"`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkImport(t, "a.html", data) })
}

// checkImport imports and holds the outcome to what is promised of every outcome.
func checkImport(t *testing.T, name string, data []byte) {
	kept := string(data)
	doc, err := Bytes(context.Background(), name, data, Hints{})
	if string(data) != kept {
		t.Fatal("the input was changed")
	}
	if err != nil {
		ingesttest.Refusal(t, err)
		if doc.Text != "" || doc.Original.Bytes != nil {
			t.Error("an error and a document")
		}
		return
	}
	ingesttest.Check(t, doc, data)
	again, err := Bytes(context.Background(), name, data, Hints{})
	if err != nil || again.Text != doc.Text {
		t.Error("a second import reads otherwise")
	}
}
