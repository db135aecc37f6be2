package main

import (
	"fmt"
	"io"

	"galley/model"
)

type handoutCommand struct {
	Articles []string `arg:"" name:"article" help:"The articles' ids, or their beginnings."`
	Output   string   `short:"o" required:"" placeholder:"FILE" help:"A new file, e.g. story.galley."`
}

type handedJSON struct {
	File     string   `json:"file"`
	Articles []string `json:"articles"` // ids
	Claims   int      `json:"claims"`
	Sources  int      `json:"sources"`
	Size     int64    `json:"size"`
}

func (c *handoutCommand) Run(d *invocation) error {
	lib, err := d.existing()
	if err != nil {
		return err
	}
	if err := d.spare(c.Output); err != nil {
		return err
	}
	out, err := lib.HandOut(d.ctx, c.Articles, c.Output)
	if err != nil {
		return err
	}
	row := handedJSON{File: c.Output, Articles: []string{}, Claims: out.Claims, Sources: out.Sources, Size: out.Size}
	for _, a := range out.Articles {
		row.Articles = append(row.Articles, a.ID)
	}
	return d.print(row, func(w io.Writer) {
		fmt.Fprintf(w, "%s: %s, %s, %s\n", c.Output, model.Countf(len(out.Articles), "%d article", "%d articles"),
			model.Countf(out.Claims, "%d claim", "%d claims"), model.Countf(out.Sources, "%d source", "%d sources"))
	})
}

type takebackCommand struct {
	File    string   `arg:"" help:"The file that a colleague worked on. It is not changed."`
	Article []string `sep:"none" placeholder:"ARTICLE" help:"Take back only this article. Repeatable (default: all of the file's that are in this library)."`
}

func (c *takebackCommand) Run(d *invocation) error {
	lib, err := d.existing()
	if err != nil {
		return err
	}
	merged, err := lib.TakeBack(d.ctx, d.editor(), c.File, c.Article, nil)
	if err != nil {
		return err
	}
	return d.printMerged(merged, &merged.Left)
}
