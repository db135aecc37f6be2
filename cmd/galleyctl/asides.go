package main

import (
	"fmt"
	"io"

	"galley/model"
	"galley/model/passage"
	"galley/model/report/interchange"
)

type asideCommand struct {
	Article string `arg:"" help:"The article's id, or its beginning."`
	place
	As   string `placeholder:"WHY" help:"no-fact, opinion or common-knowledge."`
	Open bool   `help:"Open again what was set aside at the passage."`
}

func (c *asideCommand) Run(d *invocation) error {
	switch {
	case c.As != "" && c.Open:
		return usagef("set a passage aside with --as, or open it again with --open, not both")
	case c.As == "" && !c.Open:
		if c.place != (place{}) {
			return usagef("say with --as why the passage is set aside: no-fact, opinion or common-knowledge")
		}
		return d.listAsides(c.Article)
	}
	version, span, err := d.passage(c.Article, c.place)
	if err != nil {
		return err
	}
	var cmd model.Command = model.SetAside{VersionID: version, Spans: []passage.Span{span}, Kind: model.AsideKind(c.As)}
	if c.Open {
		cmd = model.TakeBackAside{VersionID: version, Spans: []passage.Span{span}}
	}
	if _, err := d.apply(cmd); err != nil {
		return err
	}
	return d.listAsides(c.Article)
}

// listAsides prints what is set aside in the newest version of an article, in text order.
func (d *invocation) listAsides(article string) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	p, err := lib.Proof(d.ctx, article, 0)
	if err != nil {
		return err
	}
	x := passage.NewIndex(p.Version.Text)
	out := make([]interchange.Aside, len(p.Asides))
	for i, a := range p.Asides {
		out[i] = interchange.AsideOf(a, x)
	}
	return d.print(out, func(w io.Writer) {
		if len(out) == 0 {
			fmt.Fprintln(w, "Nothing is set aside.")
		}
		for _, a := range out {
			fmt.Fprintf(w, "%d\t%d\t%s\t%s\n", a.Start, a.End, a.As, passage.Shorten(a.Exact, 100))
		}
	})
}
