package ingest

import (
	"context"
	"net/url"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

const body1 = "The minister told reporters on Monday that 1,200 soldiers had been sent to the border, a figure the army would not confirm."
const body2 = "Opposition parties, which hold a third of the seats, said that the number was far higher than that, and asked for an inquiry."

// sheet is a page with enough text in it to be found as an article.
func sheet(head, text string) string {
	return "<!doctype html><html lang=en><head>" + head + "</head><body><nav><ul><li><a href=/>Home</a></li></ul></nav><article>" + text +
		"<p>" + body1 + "</p><p>" + body2 + "</p><p>" + body1 + "</p><p>" + body2 + "</p></article><footer>All rights reserved</footer></body></html>"
}

func TestBlocks(t *testing.T) {
	tail := []string{"p " + body1, "p " + body2}
	cases := []struct {
		what, in string
		want     []string
	}{
		{"kinds", "<h2>Part</h2><p>A &amp; b,\n  c.</p><ul><li>one</li><li>two</li></ul><blockquote><p>said</p><p>she</p></blockquote><figure><img src=x><figcaption>Seen</figcaption></figure>",
			[]string{"h2 Part", "p A & b, c.", "l one", "l two", "q said", "q she", "c Seen"}},
		{"breaks", "<p>one<br>two<br><br>three</p>", []string{"p one two", "p three"}},
		{"pre", "<pre>a  b\nc</pre>", []string{"p a  b", "p c"}},
		{"table", "<table><tr><th>Year</th><th>Troops</th></tr><tr><td>2009</td><td>21,000</td></tr></table>", []string{"p Year | Troops", "p 2009 | 21,000"}},
		{"hidden", "<p>a<script>x</script><span hidden>h</span><span style='display: none'>n</span>b</p>", []string{"p ab"}},
		{"nbsp", "<p>21&nbsp;000 men</p>", []string{"p 21\u00a0000 men"}},
		{"inline", "<p>a<b>b</b><i> c</i>\n<a href=x>d</a></p>", []string{"p abb c d"}},
		{"powers stay above the line", "<p>10<sup>3</sup> men on 5 km<sup>2</sup>, 10<sup>−6</sup>, the 1<sup>st</sup></p>", []string{"p 10³ men on 5 km², 10⁻⁶, the 1st"}},
		{"a note's number is no digit", `<p>52<sup><a href="#n1">3</a></sup> men<a href="#n2"><sup>[4]</sup></a> left</p>`, []string{"p 52[3] men[4] left"}},
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
			doc := read1(t, "x.html", "<html><body>"+c.in+"</body></html>")
			_ = doc
			text, blocks := assemble(solid(walk(root, true)))
			doc.Text, doc.Blocks = text, blocks
			same(t, outline(doc), c.want)
		})
	}
	doc := read1(t, "x.html", sheet("<title>Soldiers At Border</title>", "<h1>Soldiers At Border</h1>"))
	same(t, outline(doc)[:3], append([]string{"h1 Soldiers At Border"}, tail...))
	if strings.Contains(doc.Text, "Home") || strings.Count(doc.Text, "Soldiers At Border") != 1 {
		t.Errorf("%q", outline(doc))
	}
}

func TestWholeBody(t *testing.T) {
	doc := read1(t, "x.html", "<html><title>T</title><body><nav>Home</nav><p>Short.</p></body></html>")
	same(t, outline(doc), []string{"p Short."}) // the title stands in the browser's bar alone
}

func TestMetadata(t *testing.T) {
	cases := []struct {
		what, head string
		want       about
	}{
		{"JSON-LD", `<link rel=canonical href="/a"><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Tom &amp; Jerry Talk","author":[{"@type":"Person","name":"By Jane Doe"},{"name":"John Roe"}],
			"publisher":{"name":"The Planet"},"datePublished":"2009-03-31T14:05:00Z","url":"https://e.org/b","inLanguage":"en-GB"}</script><meta property="og:title" content="Other">`,
			about{"Tom & Jerry Talk", "Jane Doe, John Roe", "The Planet", "2009-03-31T14:05:00Z", "https://e.org/a", "en", "", "", ""}},
		{"graph", `<script type="application/ld+json">{"@graph":[{"@type":"Organization","@id":"#o","name":"Org"},{"@type":"Person","@id":"#p","name":"Pat Poe"},{"@type":["Article"],"headline":"H h",
			"author":{"@id":"#p"},"publisher":{"@id":"#o"},"datePublished":"2009-03-31"}]}</script>`, about{"H h", "Pat Poe", "Org", "2009-03-31", "", "en", "", "", ""}},
		{"broken JSON", "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"Two\nlines\"};</script>", about{"Two lines", "", "", "", "", "en", "", "", ""}},
		{"Open Graph", `<meta property="og:title" content="Talks Begin | Planet"><meta property="og:site_name" content="Planet"><meta property="article:published_time" content="2009-03-31T10:00:00+02:00"><meta property="article:author" content="https://facebook.com/x"><meta name=author content="By  Jane Doe"><meta property="og:url" content="https://e.org/c">`,
			about{"Talks Begin", "Jane Doe", "Planet", "2009-03-31T10:00:00+02:00", "https://e.org/c", "en", "", "", ""}},
		{"meta and title", `<title>Talks Begin - The Planet</title><meta name=date content="31 March 2009"><link rel=canonical href="javascript:alert(1)"><meta property=og:site_name content="The Planet">`,
			about{"Talks Begin", "", "The Planet", "2009-03-31", "", "en", "", "", ""}},
		{"no date", `<title>T t</title><meta name=date content="soon"><meta property="article:published_time" content="0001-01-01T00:00:00Z">`, about{"T t", "", "", "", "", "en", "", "", ""}},
	}
	base, _ := url.Parse("https://e.org/x")
	for _, c := range cases {
		t.Run(c.what, func(t *testing.T) {
			root, err := html.Parse(strings.NewReader("<html lang=en><head>" + c.head + "</head><body></body></html>"))
			if err != nil {
				t.Fatal(err)
			}
			if got := metadata(root, base, walk(root, false)); got != c.want {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
	doc, err := readWebPage(t.Context(), source{name: "x.html", text: sheet("", "<h1>On The Page</h1><p>By <a rel=author href=/j>Jane Doe</a> <time datetime='2009-03-31' pubdate>today</time></p>")})
	if err != nil {
		t.Fatal(err)
	}
	if doc.Title != "On The Page" || doc.Byline != "Jane Doe" || doc.Published != "2009-03-31" || doc.Language != "en" {
		t.Errorf("%q %q %q %q", doc.Title, doc.Byline, doc.Published, doc.Language)
	}
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
			_, err := Bytes(context.Background(), "bomb.html", []byte(page), Hints{})
			runtime.ReadMemStats(&after)
			plainly(t, err)
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
		if doc := read1(t, "long.html", page); len(doc.Blocks) < n {
			t.Errorf("%d blocks of %d paragraphs", len(doc.Blocks), n)
		}
	}
}
