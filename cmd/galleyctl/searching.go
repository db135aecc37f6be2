package main

import (
	"fmt"
	"io"
	"strings"

	"galley/model/query"
)

type searchCommand struct {
	Query []string `arg:"" help:"Words; \"a phrase\"; begin*; this OR that; -without; (parentheses); rating:false, status:, speaker:, kind:, owner:, due:, publisher:, tag:, collection:, is:archived, is:overdue, is:unrated, is:questions, published:2009-03..2010, after:, before:, note: (comments, footnotes and links of articles)."`
	Limit int      `default:"20" help:"The maximum number of results."`
}

type hitJSON struct {
	Article string `json:"article"`
	Claim   string `json:"claim,omitempty"` // where a claim matches
	Title   string `json:"title"`
	Snippet string `json:"snippet"`
	Start   int    `json:"start"` // in code points of the newest version's text
	End     int    `json:"end"`
}

func (c *searchCommand) Run(d *invocation) error {
	if c.Limit < 1 {
		return usagef("--limit is a number of results, 1 or more")
	}
	lib, err := d.library()
	if err != nil {
		return err
	}
	hits, err := lib.Search(d.ctx, query.Parse(strings.Join(c.Query, " "), false), c.Limit)
	if err != nil {
		return err
	}
	out := make([]hitJSON, len(hits))
	for i, h := range hits {
		if err := d.locate(h.VersionID); err != nil {
			return err
		}
		x := d.Index(h.VersionID)
		out[i] = hitJSON{h.ArticleID, h.ClaimID, h.Title, h.Snippet, x.CodePoint(h.Span.Start), x.CodePoint(h.Span.End)}
	}
	return d.print(out, func(w io.Writer) {
		for _, h := range out {
			fmt.Fprintf(w, "%s\t%s\t%s\n", h.Article, h.Title, h.Snippet)
		}
	})
}
