package markdown

import (
	renderer "github.com/yuin/goldmark/renderer/html"

	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"

	"galley/model"
	"galley/model/passage"
	"galley/model/prose"
	"galley/model/report/sample"
	"galley/model/report/view"
)

// rendered is the report as another program shows it, markup in it included.
func rendered(t testing.TB, c view.Content) *html.Node {
	t.Helper()
	var b bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithRendererOptions(renderer.WithUnsafe()))
	if err := md.Convert([]byte(output(t, c)), &b); err != nil {
		t.Fatal(err)
	}
	return sample.Parsed(t, b.String())
}

// texts are those of the elements with a name.
func texts(n *html.Node, tag string) []string {
	var out []string
	sample.Each(n, func(n *html.Node) {
		if n.Type == html.ElementNode && n.Data == tag {
			out = append(out, strings.TrimSpace(sample.WordsOf(n)))
		}
	})
	return out
}

func TestMarkdownShowsTheArticleItsClaimsAndTheirSources(t *testing.T) {
	c := sample.Full(t)
	c.Version.Hidden = nil
	c.Dossiers[0].Evidence[0].Source.URL = "https://example.org/a_(b)?x=<y>&z=1"
	root := rendered(t, c)
	if got := strings.Join(texts(root, "strong"), "|"); !strings.HasPrefix(got, "600 miles – “so he said”|21,000|") {
		t.Errorf("highlighted are %s", got)
	}
	var notes *html.Node
	sample.Each(root, func(n *html.Node) {
		if sample.Attr(n, "class") == "footnotes" {
			notes = n
		}
	})
	if notes == nil {
		t.Fatal("no footnotes")
	}
	if got := sample.WordsOf(notes); !strings.Contains(got, "Mostly true:") || !strings.Contains(got, "Measured.") ||
		!strings.Contains(got, "Atlas, p. 4") ||
		!strings.Contains(got, "“936 km”") || !strings.Contains(got, "signed off by Bob, 22 November 2026") ||
		!strings.Contains(got, "Not yet rated:") {
		t.Errorf("footnotes %q", got)
	}
	links := 0
	sample.Each(notes, func(n *html.Node) {
		if strings.HasPrefix(sample.Attr(n, "href"), "https://example.org/a_(b)?x=%3Cy%3E&z=1") {
			links++
		}
	})
	if links != 1 {
		t.Error("the source is not linked")
	}
	if cells := texts(root, "td"); len(cells) != 10 || cells[1] != "600 miles – “so he said”" || cells[3] != "Mostly true" ||
		cells[4] != "1" || cells[8] != "Not yet rated" {
		t.Errorf("summary %q", cells)
	}
}

func TestMarkdownKeepsEveryWordAndLetsNoMarkupThrough(t *testing.T) {
	for name, text := range sample.Hostiles {
		t.Run(name, func(t *testing.T) {
			c := sample.HostileContent(t, text)
			root := rendered(t, c)
			sample.Each(root, func(n *html.Node) {
				if n.Type == html.ElementNode && strings.Contains(" script img b code pre style ", " "+n.Data+" ") {
					t.Errorf("<%s> came through", n.Data)
				}
				if href := sample.Attr(n, "href"); href != "" && !strings.HasPrefix(href, "#") && !strings.HasPrefix(href, "http") {
					t.Errorf("a link leads to %q", href)
				}
			})
			shown := strings.Join(strings.Fields(sample.WordsOf(root)), " ")
			want := strings.Join(strings.Fields(prose.Plain(c.Version.Text)), " ")
			if !strings.Contains(shown, want) {
				t.Errorf("the article reads\n%s\nwant\n%s", shown, want)
			}
		})
	}
}

func TestMarkdownMarksClaimsWhereverTheyBeginAndEnd(t *testing.T) {
	text := "He said“21,000 troops”would go. Wow! 50*2 _is_ *that*.\n\n- 1. # Not a list; ネットで「話題」になった。 $5 and $6 ~~x~~ a|b"
	v := sample.Content(t, text).Version
	for name, quotes := range map[string][]string{
		"quotation marks beside letters": {"“21,000 troops”"}, "overlapping": {"said“21,000", "21,000 troops”would"},
		"nested":   {"21,000 troops”would go", "troops"},
		"touching": {"Wow!", " 50*2"}, "stars": {"*that*"}, "in a line without blanks": {"「話題」"}, "at the start": {"- 1. # Not"},
		"figures": {"$5 and $6"}, "all": {text},
	} {
		c := sample.Content(t, text)
		for i, q := range quotes {
			at := strings.Index(text, q)
			c.Dossiers = append(c.Dossiers, sample.Dossier(v, i, passage.Span{Start: at, End: at + len(q)}))
		}
		root := rendered(t, c)
		page := strings.Join(strings.Fields(sample.WordsOf(root)), " ")
		if want := strings.ReplaceAll(text, model.BlockSeparator, " "); !strings.Contains(page, want) {
			t.Errorf("%s: reads %s", name, page)
		}
		marked := strings.Join(append(texts(root, "strong"), texts(root, "mark")...), "|")
		for _, q := range quotes {
			for part := range strings.SplitSeq(q, model.BlockSeparator) {
				if !strings.Contains(marked, strings.TrimSpace(part)) {
					t.Errorf("%s: %q is not marked, but %q", name, part, marked)
				}
			}
		}
		if refs := strings.Count(output(t, c), "[^"); refs < 2*len(quotes) {
			t.Errorf("%s: %d footnote marks", name, refs)
		}
	}
}

func TestMarkdownListsClaimsThatStandNowhere(t *testing.T) {
	c := sample.Full(t)
	c.Dossiers[1].Appearances[0].State = model.Orphaned
	root := rendered(t, c)
	if got := strings.Join(texts(root, "h3"), "|"); !strings.Contains(got, "Claims that are no longer in the text") {
		t.Errorf("headings %s", got)
	}
	if !strings.Contains(sample.WordsOf(root), "Not yet rated: 21,000") {
		t.Error("its footnote is lost")
	}
}

// output is what the room writes of the content.
func output(t testing.TB, c view.Content) string {
	t.Helper()
	var b bytes.Buffer
	if err := writeTo(t, &b, c); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// writeTo chooses from the content, as package report does, and writes that.
func writeTo(t testing.TB, w io.Writer, c view.Content) error {
	t.Helper()
	chosen, err := c.Choose()
	if err != nil {
		return err
	}
	return Write(w, chosen)
}
