package main

import "galley/model"

type claimClose struct {
	Claim string         `arg:"" help:"The claim's id, or its beginning."`
	As    model.ClosedAs `required:"" placeholder:"taken-over|removed" help:"The proposed wording was taken over, or the sentence is rightly gone."`
	because
}

// Run closes a claim in the newest version of its article.
func (c *claimClose) Run(d *invocation) error {
	claim, err := d.dossier(c.Claim)
	if err != nil {
		return err
	}
	if _, err := d.apply(c.with(model.CloseClaim{ClaimID: claim.Claim.ID, As: c.As})); err != nil {
		return err
	}
	return d.showClaim(claim.Claim.ID)
}

type claimReopen struct {
	Claim string `arg:"" help:"The claim's id, or its beginning."`
	because
}

// Run opens a claim again.
func (c *claimReopen) Run(d *invocation) error {
	claim, err := d.dossier(c.Claim)
	if err != nil {
		return err
	}
	if _, err := d.apply(c.with(model.ReopenClaim{ClaimID: claim.Claim.ID})); err != nil {
		return err
	}
	return d.showClaim(claim.Claim.ID)
}
