package main

import (
	"fmt"
	"strings"

	"galley/model"
)

type verdictCommand struct {
	Set     verdictSet     `cmd:"" help:"Give a claim its rating, with the reasoning."`
	Signoff verdictSignoff `cmd:"" help:"Agree with a verdict, as a second editor."`
}

type verdictSet struct {
	Claim  string   `arg:"" help:"The claim's id, or its beginning."`
	Rating []string `arg:"" help:"A rating of the scale, e.g. Mostly true."`
	Scale  string   `help:"The scale's name (default: the one in use on the claim)."`
	Note   *string  `help:"The reasoning."`

	Proposed *string         `help:"The words that the passage should have, with the outcome Change of the Checking desk."`
	Cut      *bool           `help:"The passage should go, with the outcome Change." negatable:""`
	Severity *model.Severity `help:"How bad it was: wrong, imprecise or style." placeholder:"wrong|imprecise|style"`

	because
}

func (c *verdictSet) Run(d *invocation) error {
	claim, err := d.dossier(c.Claim)
	if err != nil {
		return err
	}
	rating := strings.Join(c.Rating, " ")
	if strings.TrimSpace(rating) == "" {
		return usagef("verdict set needs a rating; scale list shows them")
	}
	if _, err := d.apply(c.with(model.SetVerdict{ClaimID: claim.Claim.ID, Scale: c.Scale, Rating: &rating, Reasoning: c.Note,
		Proposed: c.Proposed, Cut: c.Cut, Severity: c.Severity})); err != nil {
		return err
	}
	return d.showClaim(claim.Claim.ID)
}

type verdictSignoff struct {
	Claim string `arg:"" help:"The claim's id, or its beginning."`
}

func (c *verdictSignoff) Run(d *invocation) error {
	claim, err := d.dossier(c.Claim)
	if err != nil {
		return err
	}
	if _, err := d.apply(model.SignOff{ClaimID: claim.Claim.ID}); err != nil {
		return err
	}
	if d.json { // the claim says what is open
		return d.showClaim(claim.Claim.ID)
	}
	if claim, err = d.dossier(claim.Claim.ID); err != nil {
		return err
	}
	unticked, err := d.unticked(claim)
	if err != nil {
		return err
	}
	if open := claim.OpenSaid(unticked); open != "" {
		fmt.Fprintln(d.errs, "galleyctl: note: "+open)
	}
	return d.showClaim(claim.Claim.ID)
}

// unticked are the items of a claim's checklists that nobody ticked, where it was marked last.
func (d *invocation) unticked(claim model.Dossier) ([]model.Item, error) {
	if len(claim.Appearances) == 0 {
		return nil, nil
	}
	p, err := d.proof(claim.Appearances[len(claim.Appearances)-1].ArticleID, 0)
	if err != nil {
		return nil, err
	}
	lists, err := d.lib.Checklists(d.ctx)
	if err != nil {
		return nil, err
	}
	return model.UntickedItems(claim, p.Version, p.Article.Language, lists, model.Ticked(p.Ticks)), nil
}
