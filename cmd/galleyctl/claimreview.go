package main

import (
	"fmt"

	"galley/model"
	"galley/model/ingest"
	"galley/model/passage"
	"galley/model/report/interchange"
)

// claimChecked attaches another fact-checker's review to a claim.
type claimChecked struct {
	Claim string `arg:"" help:"The claim's id, or its beginning."`
	From  string `required:"" placeholder:"FILE|URL" help:"A fact check with ClaimReview data: a web page, a saved page, a JSON file, or - for standard input."`
	Nth   int    `placeholder:"N" help:"Which of the reviews in it, counted from 1."`
}

func (c *claimChecked) Run(d *invocation) error {
	claim, err := d.dossier(c.Claim)
	if err != nil {
		return err
	}
	name, data := c.From, []byte(nil)
	if isAddress(c.From) {
		page, err := ingest.Fetch(d.ctx, c.From, nil)
		if err != nil {
			return err
		}
		data = page.Bytes
	} else if name, data, err = d.whole(c.From); err != nil {
		return err
	}
	reviews, err := interchange.ReadClaimReviews(name, data)
	if err != nil {
		return err
	}
	switch {
	case c.Nth < 0:
		return usagef("--nth counts from 1")
	case c.Nth > len(reviews):
		return model.Faultf(model.NotFound, "There are %d reviews in “%s”, so there is no number %d. Nothing was attached.",
			len(reviews), name, c.Nth)
	case c.Nth == 0 && len(reviews) > 1:
		list := ""
		for i, r := range reviews {
			list += fmt.Sprintf(" %d: “%s” (%s).", i+1, passage.Shorten(r.Claim, 60), r.Rating)
		}
		return model.Faultf(model.Invalid, "There are %d reviews in “%s”. Choose one with --nth. Nothing was attached.%s",
			len(reviews), name, list)
	}
	review := reviews[max(c.Nth, 1)-1]
	sources, err := d.lib.Sources(d.ctx)
	if err != nil {
		return err
	}
	command, err := review.AttachTo(claim, sources)
	if err != nil {
		return err
	}
	if _, err := d.apply(command); err != nil {
		return err
	}
	return d.showClaim(claim.Claim.ID)
}
