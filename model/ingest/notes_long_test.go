package ingest

import (
	"slices"
	"strings"
	"testing"
)

// A footnote that is longer than any note is told of; its words are in the text.
func TestAFootnoteThatIsTooLongIsToldOf(t *testing.T) {
	long := strings.Repeat("The register has another three of them on this page. ", 400)
	for name, draft := range map[string]string{
		"a.html": "<h1>Posts lost</h1>" + padding + `<p>In all 21,000<a href="#fn1" class="footnote-ref" role="doc-noteref"><sup>1</sup></a> posts.</p>` +
			`<section class="footnotes" role="doc-endnotes"><ol><li id="fn1"><p>` + long + `<a href="#fnref1" class="footnote-back">↩</a></p></li></ol></section>`,
		"a.md": "# Posts lost\n\nIn all 21,000[^1] posts.\n\n[^1]: " + long + "\n",
	} {
		doc, err := Bytes(t.Context(), name, []byte(draft), Hints{})
		if err != nil {
			t.Fatal(err)
		}
		said := slices.ContainsFunc(doc.Cautions, func(s string) bool { return strings.HasPrefix(s, "1 footnote is too long") })
		if !said || len(doc.Notes) != 0 || !strings.Contains(doc.Text, "The register has another") {
			t.Errorf("%s: %d notes, %q", name, len(doc.Notes), doc.Cautions)
		}
		doc, err = Bytes(t.Context(), name, []byte(strings.Replace(draft, long, long[:200], 1)), Hints{})
		if err != nil || len(doc.Notes) != 1 || len(doc.Cautions) > 0 {
			t.Errorf("%s, short: %d notes, %q, %v", name, len(doc.Notes), doc.Cautions, err)
		}
	}
}
