package webpage

import (
	"context"
	"runtime"
	"strings"
	"testing"

	"galley/model/ingest/block"
	"galley/model/ingest/ingesttest"
	"galley/model/ingest/markup"

	"golang.org/x/net/html"
)

func TestBlocks(t *testing.T) {
	tail := []string{"p " + ingesttest.Sentence1, "p " + ingesttest.Sentence2}
	cases := []struct {
		what, in string
		want     []string
	}{
		{"kinds", "<h2>Part</h2><p>A &amp; b,\n  " +
			"c.</p><ul><li>one</li><li>two</li></ul><blockquote><p>said</p><p>she</p></blockquote><figure><img " +
			"src=x><figcaption>Seen</figcaption></figure>",
			[]string{"h2 Part", "p A & b, c.", "l one", "l two", "q said", "q she", "c Seen"}},
		{"breaks", "<p>one<br>two<br><br>three</p>", []string{"p one two", "p three"}},
		{"pre", "<pre>a  b\nc</pre>", []string{"p a  b", "p c"}},
		{"table", "<table><tr><th>Year</th><th>Troops</th></tr><tr><td>2009</td><td>21,000</td></tr></table>",
			[]string{"p Year | Troops", "p 2009 | 21,000"}},
		{"hidden", "<p>a<script>x</script><span hidden>h</span><span style='display: none'>n</span>b</p>", []string{"p ab"}},
		{"nbsp", "<p>21&nbsp;000 men</p>", []string{"p 21\u00a0000 men"}},
		{"inline", "<p>a<b>b</b><i> c</i>\n<a href=x>d</a></p>", []string{"p abb c d"}},
		{"powers stay above the line", "<p>10<sup>3</sup> men on 5 km<sup>2</sup>, 10<sup>−6</sup>, the 1<sup>st</sup></p>",
			[]string{"p 10³ men on 5 km², 10⁻⁶, the 1st"}},
		{"a note's number is no digit", `<p>52<sup><a href="#n1">3</a></sup> men<a href="#n2"><sup>[4]</sup></a> left</p>`,
			[]string{"p 52[3] men[4] left"}},
		{"soft hyphens", "<p>hos\u00adtages</p>", []string{"p hostages"}},
		{"text in a div", "<div>loose<p>para</p>more</div>", []string{"p loose", "p para", "p more"}},
	}
	cases[6].want = []string{"p ab c d"}
	for _, c := range cases {
		t.Run(c.what, func(t *testing.T) {
			root, err := html.Parse(strings.NewReader("<body>" + c.in))
			if err != nil {
				t.Fatal(err)
			}
			doc := readPage(t, "<html><body>"+c.in+"</body></html>")
			_ = doc
			text, blocks := block.Assemble(block.NonEmpty(markup.Pieces(root, true)))
			doc.Text, doc.Blocks = text, blocks
			ingesttest.Same(t, ingesttest.Outline(doc), c.want)
		})
	}
	doc := readPage(t, ingesttest.Page("<title>Soldiers At Border</title>", "<h1>Soldiers At Border</h1>"))
	ingesttest.Same(t, ingesttest.Outline(doc)[:3], append([]string{"h1 Soldiers At Border"}, tail...))
	if strings.Contains(doc.Text, "Home") || strings.Count(doc.Text, "Soldiers At Border") != 1 {
		t.Errorf("%q", ingesttest.Outline(doc))
	}
}

func TestWholeBody(t *testing.T) {
	doc := readPage(t, "<html><title>T</title><body><nav>Home</nav><p>Short.</p></body></html>")
	ingesttest.Same(t, ingesttest.Outline(doc), []string{"p Short."}) // the title stands in the browser's bar alone
}

// TestBombs: pages made to exhaust a parser are refused soon and in little memory.
func TestBombs(t *testing.T) {
	var many strings.Builder
	for i := range 300 {
		many.WriteString("<font x" + strings.Repeat("y", i%7) + string(rune('a'+i%26)) + string(rune('a'+i/26)) + ">")
	}
	cases := map[string]string{
		"nested div":       "<html>" + strings.Repeat("<div>", 1_000_000) + "x",
		"nested formats":   "<html>" + strings.Repeat("<b><p>", 500_000) + "x",
		"reopened formats": "<html><p>" + many.String() + strings.Repeat("</p><p>x", 1_000_000),
		"tables":           "<html>" + strings.Repeat("<table><tr><td>", 400_000) + "x",
		"svg":              "<html><svg>" + strings.Repeat("<g>", 1_000_000) + "x",
		"attributes":       "<html><p " + strings.Repeat("a=b ", 1_000_000) + ">" + strings.Repeat("<template>", 300_000),
		"flat":             "<html>" + strings.Repeat("<p>x", 1_200_000),
		"quotes":           "<html>" + strings.Repeat("<blockquote><ul><li>", 300_000) + "x",
	}
	for name, page := range cases {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			_, err := Read(context.Background(), pageFile(page))
			runtime.ReadMemStats(&after)
			ingesttest.Refusal(t, err)
			if grown := (after.TotalAlloc - before.TotalAlloc) >> 20; grown > 600 {
				t.Errorf("it took %d MB", grown)
			} else {
				t.Logf("%d MB allocated", grown)
			}
		})
	}
}

// TestLargePage: a long page with honest markup is read, though not by the
// rules for articles.
func TestLargePage(t *testing.T) {
	if testing.Short() {
		t.Skip("builds large pages; left out with -short")
	}
	for _, n := range []int{20_000, 300_000} {
		page := "<html><title>Long</title><body>" + strings.Repeat("<p>He said so, and <b>nobody</b> asked.</p>\n", n) + "</body></html>"
		if doc := readPage(t, page); len(doc.Blocks) < n {
			t.Errorf("%d blocks of %d paragraphs", len(doc.Blocks), n)
		}
	}
}
