package markup

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"galley/model/ingest/block"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// pages are shapes of markup in which a rule looks at neighbours.
var pages = []string{
	`<p>5<sup>1</sup>⁄<sub>2</sub> and <math><mfrac><mn>3</mn><msup><mi>x</mi><mn>2</mn></msup></mfrac></math> of 10<sup>6</sup><a ` +
		`href="#n">1</a> <s>400</s> 5 <q>a<q>b</q></q></p>`,
	`<p>a<br><br>b<table><tr><td>c<td>d</table><pre>e\nf</pre>`, `<ul><li>a<li>b<ol start=3><li>c`,
	`<table><caption>T<tr><td>a<td>   <td>b 1<tr><td>***<td>x</table>`, `<p>***</p><p>one <i> two </i></p><hr><p> </p>`,
	`<p>See <span><img src=a><a href=x>A</a><a href=y>B</a></span> it.</p>`, `<p>Press <button>OK</button> now.</p>`,
	`<p>word<a href="#fn1" class=footnote>1</a> and 12<sup><a href="#n2">2</a></sup>, e&#x301;</p>`,
	`<p>a<span class=frac><span>1</span><span>2</span></span> b</p>`, `<div>one<div> two </div>three</div>`,
	`<div hidden><math><mn>5</mn></math></div><p>A <span aria-hidden=true>x</span><math><mn>5</mn></math> cm</p>`,
	`<p>1<sup>st</sup> 20<sup>o</sup>C n<sup>o</sup> 5</p><h2>H</h2><blockquote>Q<p>R</blockquote>`,
}

// markAll marks every element and text of a tree, and puts a mark between any two.
func markAll(n *html.Node) {
	number := 0
	var mark func(*html.Node)
	mark = func(n *html.Node) {
		if n.Type == html.ElementNode && !Skipped[n.Data] {
			n.InsertBefore(Mark(number, typography.Stands), n.FirstChild)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if IsMark(c) {
				continue
			}
			number++
			MarkAround(c, number)
			mark(c)
			if n.Type == html.ElementNode && !Skipped[n.Data] {
				n.InsertBefore(Mark(number, typography.Side(number%3)), c.NextSibling)
			}
		}
	}
	mark(n)
}

// sameMarked holds what is made of a page to being the same with marks everywhere.
func sameMarked(t *testing.T, page string) {
	t.Helper()
	parse := func() *html.Node {
		root, err := ParseSafely(context.Background(), "a.html", page)
		if err != nil {
			t.Skip(err)
		}
		return root
	}
	plain, marked := parse(), parse()
	markAll(marked)
	for _, chrome := range []bool{false, true} {
		want, got := Pieces(plain, chrome), Pieces(marked, chrome)
		for i := range want {
			want[i].Element = nil
		}
		for i := range got {
			for _, m := range got[i].Marks {
				if m.At < 0 || m.At > len(got[i].Text) {
					t.Fatalf("a mark at %d of %q", m.At, got[i].Text)
				}
			}
			got[i].Element, got[i].Marks = nil, nil
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("with marks the page %.200q becomes\n%.300q, without\n%.300q", page, outline(got), outline(want))
		}
	}
}

func outline(pieces []block.Piece) []string {
	out := make([]string, len(pieces))
	for i, p := range pieces {
		out[i] = string(p.Kind) + " " + p.Text
	}
	return out
}

func TestMarksChangeNoPiece(t *testing.T) {
	for _, page := range pages {
		sameMarked(t, page)
	}
}

// On pages as the web has them too.
func TestMarksChangeNoPieceOfSavedPages(t *testing.T) {
	saved, _ := filepath.Glob("../../../../shared/corpus/pages/html/*.gz") // the pattern is one
	if len(saved) == 0 {
		t.Skip("no saved pages beside the repository")
	}
	for _, name := range saved[:min(len(saved), 20)] {
		packed, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		unpacked, err := gzip.NewReader(packed)
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(unpacked)
		if err = errors.Join(err, packed.Close()); err != nil {
			t.Fatal(err)
		}
		sameMarked(t, string(data))
	}
}

func FuzzMarksChangeNoPiece(f *testing.F) {
	for _, page := range pages {
		f.Add(page)
	}
	f.Fuzz(func(t *testing.T, page string) { sameMarked(t, strings.ToValidUTF8(page, "")) })
}

// The words between two marks are those between them on the page.
func TestMarksStandAtTheirWords(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		{`<p>One <b>two  words</b> more.</p>`, "two words"},
		{`<p>One</p><p><b>two</b> more.</p>`, "two"},
		{`<p>10<b>e&#x301;</b></p>`, "é"},
		{`<table><tr><td>a<td><b>b</b><tr><td>c<td>d</table>`, "b"},
		{`<ol><li>x<li><b>y</b></ol>`, "y"},
		{`<p>10<sup><b>6</b></sup> m</p>`, "⁶"},
	} {
		root, err := ParseSafely(context.Background(), "a.html", c.page)
		if err != nil {
			t.Fatal(err)
		}
		Each(root, func(n *html.Node) {
			if n.Data == "b" {
				MarkAround(n, 7)
			}
		})
		text, _ := block.AssembleMarked(Pieces(root, true))
		if len(text.Marks) != 2 || text.Marks[0].Number != 7 || text.Text[text.Marks[0].At:text.Marks[1].At] != c.want {
			t.Errorf("%s: %q has the marks %+v, want them around %q", c.page, text.Text, text.Marks, c.want)
		}
	}
}
