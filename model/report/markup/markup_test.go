package markup

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"galley/model/report/sample"
)

// FuzzMarkup holds the escaping against the parser that browsers agree on:
// whatever is written comes back as the same words, in text and in attributes.
func FuzzMarkup(f *testing.F) {
	for _, s := range sample.Hostiles {
		f.Add(s)
	}
	f.Add("\u00a0\u0085\u009f\xc2")
	f.Fuzz(func(t *testing.T, s string) {
		var m Writer
		m.Raw(`<p title="`)
		m.Line(s)
		m.Raw(`">`)
		m.Text(s)
		m.Raw(`</p>`)
		nodes, err := html.ParseFragment(strings.NewReader(m.String()), nil)
		if err != nil {
			t.Fatal(err)
		}
		visible := strings.Map(func(r rune) rune {
			if unicode.IsControl(r) && r != '\n' && r != '\t' {
				return -1
			}
			return r
		}, strings.ToValidUTF8(s, "\ufffd"))
		var elements []string
		var title, text string
		for _, n := range nodes {
			sample.Each(n, func(n *html.Node) {
				switch n.Type {
				case html.ElementNode:
					elements = append(elements, n.Data)
					title += sample.Attr(n, "title")
				case html.TextNode:
					text += n.Data
				}
			})
		}
		if !slices.Equal(slices.DeleteFunc(elements, func(e string) bool { return e == "html" || e == "head" || e == "body" }), []string{"p"}) {
			t.Fatalf("%q became the elements %v", s, elements)
		}
		if text != visible || title != strings.NewReplacer("\n", " ", "\t", " ").Replace(visible) {
			t.Fatalf("%q reads %q, and %q as a title", s, text, title)
		}
	})
}
