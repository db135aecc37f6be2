package main

import (
	"fmt"
	"io"

	"galley/model"
	"galley/model/passage"
)

type claimRules struct {
	Of     string `arg:"" optional:"" help:"An article's or claim's id, or its beginning (default: all claims)."`
	Enough int    `default:"2" placeholder:"N" help:"How many independent sources are enough where none is first-hand."`
}

// breachJSON is a rule that a claim breaks, as it is printed.
type breachJSON struct {
	Claim     string     `json:"claim"`
	Wording   string     `json:"wording"`
	Rule      model.Rule `json:"rule"`
	Says      string     `json:"says"`
	Dismissed bool       `json:"dismissed"`
}

// Run lists the rules that rated claims break.
func (c *claimRules) Run(d *invocation) error {
	all, ticks, err := c.read(d)
	if err != nil {
		return err
	}
	ticked := model.Ticked(ticks)
	out := []breachJSON{}
	for _, of := range all {
		for _, b := range of.Breaches(c.Enough) {
			out = append(out, breachJSON{of.Claim.ID, of.Claim.Wording, b.Rule, b.Said(of), b.Dismissed(of.Claim.ID, ticked)})
		}
	}
	return d.print(out, func(w io.Writer) {
		for _, b := range out {
			dismissed := ""
			if b.Dismissed {
				dismissed = " (dismissed)"
			}
			fmt.Fprintf(w, "%s\t%s\t%s%s\n", b.Claim, passage.Shorten(b.Wording, 60), b.Says, dismissed)
		}
	})
}

// read reads the claims that are asked for, and what was ticked on them.
func (c *claimRules) read(d *invocation) ([]model.Dossier, []model.Tick, error) {
	lib, err := d.library()
	if err != nil {
		return nil, nil, err
	}
	var all []model.Dossier
	articles := map[string]bool{}
	switch one, fault := lib.Dossier(d.ctx, c.Of); {
	case c.Of == "":
		if all, err = lib.Dossiers(d.ctx); err != nil {
			return nil, nil, err
		}
	case fault == nil:
		all = []model.Dossier{one}
	case !model.HasCode(fault, model.NotFound):
		return nil, nil, fault
	default:
		p, err := lib.Proof(d.ctx, c.Of, 0)
		if err != nil {
			return nil, nil, err
		}
		all = p.Dossiers
	}
	for _, of := range all {
		for _, a := range of.Appearances {
			articles[a.ArticleID] = true
		}
	}
	var ticks []model.Tick
	for id := range articles {
		more, err := lib.TicksIn(d.ctx, id)
		if err != nil {
			return nil, nil, err
		}
		ticks = append(ticks, more...)
	}
	return all, ticks, nil
}
