package office

import (
	"galley/model/ingest/markup"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// charFormat is how letters are set, as far as it changes what they say.
type charFormat struct {
	hidden bool
	struck bool
	script string // the element of letters above or below the line, "" on it
	font   *typography.SymbolFont
}

// formatted is where text of a format goes: what is raised, lowered or struck out
// stands in an element that says so, one for all that follows on.
func formatted(to *html.Node, f charFormat) *html.Node {
	if f.struck {
		to = lastOrNew(to, "s")
	}
	if f.script != "" {
		to = lastOrNew(to, f.script)
	}
	return to
}

func lastOrNew(to *html.Node, name string) *html.Node {
	if last := lastBut(to); last != nil && last.Type == html.ElementNode && last.Data == name {
		moveMarks(to, last)
		return last
	}
	n := markup.Element(name)
	to.AppendChild(n)
	return n
}
