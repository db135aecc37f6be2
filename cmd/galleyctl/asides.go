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
	Picture string `placeholder:"N" help:"A picture instead of a passage: its number as show lists it, counted from 0, or the beginning of its SHA-256."`
	As      string `placeholder:"WHY" help:"no-fact, opinion or common-knowledge."`
	Open    bool   `help:"Open again what was set aside at the passage."`
}

func (c *asideCommand) Run(d *invocation) error {
	switch {
	case c.As != "" && c.Open:
		return usagef("set a passage aside with --as, or open it again with --open, not both")
	case c.As == "" && !c.Open:
		if c.place != (place{}) || c.Picture != "" {
			return usagef("say with --as why the passage is set aside: no-fact, opinion or common-knowledge")
		}
		return d.listAsides(c.Article)
	}
	var spans []passage.Span
	var pictures []string
	var version string
	if c.Picture != "" {
		if c.place != (place{}) {
			return usagef("name a passage or a picture, not both")
		}
		p, number, err := d.picture(c.Article, c.Picture, 0)
		if err != nil {
			return err
		}
		version, pictures = p.Version.ID, []string{p.Version.Pictures[number].SHA256}
	} else {
		in, span, err := d.passage(c.Article, c.place)
		if err != nil {
			return err
		}
		version, spans = in, []passage.Span{span}
	}
	var cmd model.Command = model.SetAside{VersionID: version, Spans: spans, Kind: model.AsideKind(c.As), Pictures: pictures}
	if c.Open {
		cmd = model.TakeBackAside{VersionID: version, Spans: spans, Pictures: pictures}
	}
	if _, err := d.apply(cmd); err != nil {
		return err
	}
	return d.listAsides(c.Article)
}

// listAsides prints what is set aside in the newest version of an article, in text order.
func (d *invocation) listAsides(article string) error {
	p, err := d.proof(article, 0)
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
			words := passage.Shorten(a.Exact, 100)
			if at := p.Version.PictureAt(a.Picture); at >= 0 {
				words = fmt.Sprintf("picture %d: %s", at, passage.Shorten(p.Version.PictureWords(p.Version.Pictures[at]), 80))
			}
			fmt.Fprintf(w, "%d\t%d\t%s\t%s\n", a.Start, a.End, a.As, words)
		}
	})
}
