package webpage

import (
	"context"
	"net/url"
	"strings"
	"testing"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/ingesttest"
	"galley/model/ingest/input"
	"galley/model/ingest/markup"

	"golang.org/x/net/html"
)

// pageFile is a page as the reader of pages is given it.
func pageFile(source string) input.File {
	return input.File{Name: "x.html", Text: source, Kind: "a web page"}
}

// readPage reads a page and holds its blocks to what is promised of all.
func readPage(t testing.TB, source string) model.Document {
	t.Helper()
	doc, err := Read(context.Background(), pageFile(source))
	if err != nil {
		t.Fatal(err)
	}
	ingesttest.CheckBlocks(t, doc)
	return doc
}

// TestSeenByTheHeadline: what readers see beats what the page states for machines.
func TestSeenByTheHeadline(t *testing.T) {
	cases := []struct{ what, head, body, title, byline, published string }{
		{"the longer headline and all names", `<meta property="og:title" content="Soldiers sent"><script type="application/ld+json">` +
			`{"@type":"NewsArticle","headline":"Soldiers sent to the border, says army","author":{"name":"Jane ` +
			`Doe"},"publisher":{"name":"The Planet"},"datePublished":"2019-11-19T08:00:00Z"}</script>`,
			`<h1>Army says it sent soldiers to border</h1><p class=byline>By Jane Doe and Rich Roe</p><p>Nov. 18, 2019</p>`,
			"Army says it sent soldiers to border", "Jane Doe, Rich Roe", "2019-11-19T08:00:00Z"},
		{"a byline instead of the site's own name", `<title>Soldiers sent to border | The Planet</title><meta property="og:site_name" ` +
			`content="The Planet"><meta name=author content="The Planet">`,
			`<h1>The Planet</h1><h1>Soldiers sent to border</h1><div>By <a>Ann Poe</a><span>Staff Writer</span></div><p>Updated: Nov. ` +
				`20, 2019</p><p>Published Nov. 19, 2019 | Updated Nov. 20, 2019</p>`, "Soldiers sent to border", "Ann Poe", "2019-11-19"},
		{"a page's own heading is no headline", `<title>Soldiers sent to border - The Planet</title>`,
			`<h1>The Planet</h1><h2>Soldiers sent to border</h2>`, "Soldiers sent to border - The Planet", "", ""},
		{"the day in the address", `<title>Soldiers sent to border</title><link rel=canonical ` +
			`href="https://planet.example/2019/11/18/soldiers">`, `<h1>Soldiers sent to border</h1>`, "Soldiers sent to border", "",
			"2019-11-18"},
		{"others' bylines are not taken", `<title>Soldiers sent to border</title>`, `<h1>Soldiers sent to border</h1>` +
			strings.Repeat("<p>"+ingesttest.Sentence1+"</p>", 3) + `<p>By Rich Roe</p>`, "Soldiers sent to border", "", ""},
	}
	base, _ := url.Parse("https://planet.example/x")
	for _, c := range cases {
		t.Run(c.what, func(t *testing.T) {
			root, err := html.Parse(strings.NewReader("<html lang=en><head>" + c.head + "</head><body>" + c.body + "</body></html>"))
			if err != nil {
				t.Fatal(err)
			}
			got := readStatements(root, base, markup.Pieces(root, false))
			if got.title != c.title || got.byline != c.byline || got.published != c.published {
				t.Errorf("%q %q %q", got.title, got.byline, got.published)
			}
		})
	}
}

func TestMetadata(t *testing.T) {
	cases := []struct {
		what, head string
		want       about
	}{
		{"JSON-LD", `<link rel=canonical href="/a"><script type="application/ld+json">` +
			`{"@context":"https://schema.org","@type":"NewsArticle","headline":"Tom &amp; Jerry ` +
			`Talk","author":[{"@type":"Person","name":"By Jane Doe"},{"name":"John Roe"}],
			"publisher":{"name":"The ` +
			`Planet"},"datePublished":"2009-03-31T14:05:00Z","url":"https://e.org/b","inLanguage":"en-GB"}</script><meta ` +
			`property="og:title" content="Other">`,
			about{"Tom & Jerry Talk", "Jane Doe, John Roe", "The Planet", "2009-03-31T14:05:00Z", "https://e.org/a", "en", "", "", ""}},
		{"graph", `<script type="application/ld+json">` +
			`{"@graph":[{"@type":"Organization","@id":"#o","name":"Org"},{"@type":"Person","@id":"#p","name":"Pat ` +
			`Poe"},{"@type":["Article"],"headline":"H h",
			"author":{"@id":"#p"},"publisher":{"@id":"#o"},"datePublished":"2009-03-31"}]}</script>`,
			about{"H h", "Pat Poe", "Org", "2009-03-31", "", "en", "", "", ""}},
		{"broken JSON", "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"Two\nlines\"};</script>",
			about{"Two lines", "", "", "", "", "en", "", "", ""}},
		{"Open Graph", `<meta property="og:title" content="Talks Begin | Planet"><meta property="og:site_name" content="Planet"><meta ` +
			`property="article:published_time" content="2009-03-31T10:00:00+02:00"><meta property="article:author" ` +
			`content="https://facebook.com/x"><meta name=author content="By  Jane Doe"><meta property="og:url" ` +
			`content="https://e.org/c">`,
			about{"Talks Begin", "Jane Doe", "Planet", "2009-03-31T10:00:00+02:00", "https://e.org/c", "en", "", "", ""}},
		{"meta and title", `<title>Talks Begin - The Planet</title><meta name=date content="31 March 2009"><link rel=canonical ` +
			`href="javascript:alert(1)"><meta property=og:site_name content="The Planet">`,
			about{"Talks Begin", "", "The Planet", "2009-03-31", "", "en", "", "", ""}},
		{"no date", `<title>T t</title><meta name=date content="soon"><meta property="article:published_time" ` +
			`content="0001-01-01T00:00:00Z">`, about{"T t", "", "", "", "", "en", "", "", ""}},
	}
	base, _ := url.Parse("https://e.org/x")
	for _, c := range cases {
		t.Run(c.what, func(t *testing.T) {
			root, err := html.Parse(strings.NewReader("<html lang=en><head>" + c.head + "</head><body></body></html>"))
			if err != nil {
				t.Fatal(err)
			}
			if got := readStatements(root, base, markup.Pieces(root, false)); got != c.want {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
	doc, err := Read(t.Context(), input.File{Name: "x.html", Text: ingesttest.Page("", "<h1>On The Page</h1><p>By <a rel=author "+
		"href=/j>Jane Doe</a> <time datetime='2009-03-31' pubdate>today</time></p>")})
	if err != nil {
		t.Fatal(err)
	}
	if doc.Title != "On The Page" || doc.Byline != "Jane Doe" || doc.Published != "2009-03-31" || doc.Language != "en" {
		t.Errorf("%q %q %q %q", doc.Title, doc.Byline, doc.Published, doc.Language)
	}
}

func TestPhotoCredit(t *testing.T) {
	for line, want := range map[string]bool{
		"Photo: Hau Dinh, AP": true, "(Image credit: NASA/ESA/K. Retherford/SWRI)": true, "Alex Wong | Getty Images": true,
		"Getty Images": true, "© Aaron Schwartz": true, "Photo by Joan Bardeletti": true,
		"Reuters is closing its office in the capital": false, "Photographs of the scene show soldiers boarding a train.": false,
		"Credit rating agencies cut the country": false, "KEEPALIVE": false, "Image problems dog the army": false,
	} {
		if isPhotoCredit(line) != want {
			t.Errorf("%q: %v", line, !want)
		}
	}
}

func TestSignsAreWordsOfNames(t *testing.T) {
	if s := rolesOfName("InlineImage-imageEmbedCaption"); s&captionRole == 0 {
		t.Error("a caption by camel case")
	}
	if s := rolesOfName("content__header--no-promo"); s&asideRole != 0 {
		t.Error("no promo is none")
	}
	if s := rolesOfName("shareholders"); s != 0 {
		t.Error("part of a word is none")
	}
}

// TestWider: an article in which the search finds nearly nothing is taken
// whole from the element that the page calls its article.
func TestWider(t *testing.T) {
	found := []block.Piece{{Kind: model.Paragraph, Text: "Read on below."}}
	root, err := html.Parse(strings.NewReader("<body><main><div><p>Menu</p></div><article>" +
		strings.Repeat("<p>"+ingesttest.Sentence1+"</p>", 6) + "</article></main></body>"))
	if err != nil {
		t.Fatal(err)
	}
	page := markup.Pieces(root, false)
	if got := widerElement(page, found); len(got) != 6 {
		t.Errorf("%d blocks", len(got))
	}
	if got := widerElement(page, page); len(got) != 7 {
		t.Errorf("%d blocks, though enough was found", len(got))
	}
}
