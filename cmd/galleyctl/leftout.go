package main

import (
	"fmt"
	"io"

	"galley/model"
	"galley/model/passage"
)

type leftOutCommand struct {
	Article string `arg:"" help:"The article's id, or its beginning."`
	Number  int    `name:"version" help:"The number of the version (default: the newest)."`
	Take    []int  `placeholder:"N" help:"Add the part with this number in the list to the text, as a new version. The claims are carried over."`
}

type leftOutJSON struct {
	Reason string `json:"reason"`
	Text   string `json:"text"`
	After  int    `json:"after"` // the block it stood after, counted from 0; -1 before the first
}

func leftOutOf(v model.Version) []leftOutJSON {
	out := make([]leftOutJSON, len(v.LeftOut))
	for i, part := range v.LeftOut {
		out[i] = leftOutJSON{part.Reason, part.Text, part.After}
	}
	return out
}

// partsLeftOut returns how many parts were left out, or "" for none.
func partsLeftOut(v model.Version) string {
	if len(v.LeftOut) == 0 {
		return ""
	}
	return fmt.Sprintf("%d parts of the page", len(v.LeftOut))
}

func (c *leftOutCommand) Run(d *invocation) error {
	p, err := d.proof(c.Article, c.Number)
	if err != nil {
		return err
	}
	if len(c.Take) > 0 {
		parts := make([]int, len(c.Take))
		for i, n := range c.Take {
			parts[i] = n - 1
		}
		if _, err := d.apply(model.TakeIn{ArticleID: p.Article.ID, VersionID: p.Version.ID, Parts: parts}); err != nil {
			return err
		}
		return d.showArticle(p.Article.ID, 0)
	}
	out := leftOutOf(p.Version)
	return d.print(out, func(w io.Writer) {
		if len(out) == 0 {
			fmt.Fprintln(w, "Nothing was left out of this version, as far as is known.")
		}
		for i, part := range out {
			fmt.Fprintf(w, "%d\t%s\t%s\n", i+1, part.Reason, passage.Shorten(part.Text, 200))
		}
	})
}
