package hypertext

import (
	"strings"
	"testing"

	"galley/model"
)

// documentOf is a document with a block for each paragraph.
func documentOf(text string) model.Document {
	doc := model.Document{Text: strings.ToValidUTF8(text, "")}
	at := 0
	for part := range strings.SplitSeq(doc.Text, model.BlockSeparator) {
		doc.Blocks = append(doc.Blocks, model.Block{Kind: model.Paragraph, Start: at, End: at + len(part)})
		at += len(part) + len(model.BlockSeparator)
	}
	return doc
}

func FuzzNotesOfMarkdown(f *testing.F) {
	f.Add("# A\n\n[a](https://b.example/c_(d) \"e\") [f][g], `[h](i)` 2,100[^1]^[j]\n\n[^1]: k\n  l\n\n    m\n\n[g]: <https://n.example>\n")
	f.Add("[a](b [c](https://d.example) `x` ^[y [z](https://e.example)] [^1]\n\n[^1]: f [^1]\n[^1]: g")
	f.Add("\\[![a](b)](https://c.example)\n[[^x]](https://d.example)\n\n    code\n[^x]:\n\n\ty\n")
	f.Fuzz(func(t *testing.T, text string) {
		with := documentOf(text)
		AddMarkdown(&with, text)
		for _, n := range with.Notes {
			if n.Start < 0 || n.End < n.Start || n.End > len(with.Text) || n.Kind == model.LinkNote && (n.Start == n.End || len(n.Addresses) != 1) {
				t.Errorf("%+v", n)
			}
			for _, a := range n.Addresses {
				if !strings.HasPrefix(a, "http://") && !strings.HasPrefix(a, "https://") && !strings.HasPrefix(a, "mailto:") {
					t.Errorf("address %q", a)
				}
			}
		}
	})
}
