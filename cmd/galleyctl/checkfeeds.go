package main

import (
	"fmt"
	"io"

	"galley/model"
	"galley/model/intake"
)

// claimFeed keeps the checks that others published, so that claims are found again in them.
type claimFeed struct {
	Files  []string `arg:"" optional:"" help:"Files of ClaimReviews: a JSON list, a DataFeed, an entry a line, or answers of the Fact Check API. One that is read again takes the place of what was read of it before."`
	Forget []string `placeholder:"NAME" help:"Remove the checks of a feed that was read before."`
}

// feedJSON is a feed of published checks. New, Gone and Skipped are of this reading: Gone are
// those of an earlier one that the file has no longer.
type feedJSON struct {
	Feed    string        `json:"feed"`
	Checks  int           `json:"checks"`
	New     int           `json:"new"`
	Gone    int           `json:"gone"`
	Skipped []skippedJSON `json:"skipped"`
}

type skippedJSON struct {
	Entry  int    `json:"entry"`
	Reason string `json:"reason"`
}

func (c *claimFeed) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	for _, name := range c.Forget {
		n, err := lib.ForgetChecks(d.ctx, name)
		if err != nil {
			return err
		}
		if n == 0 {
			return model.Faultf(model.NotFound, "No checks were read from a feed named “%s”.", name)
		}
	}
	read := map[string]feedJSON{}
	for _, path := range c.Files {
		one, err := readFeed(d, path)
		if err != nil {
			return err
		}
		read[one.Feed] = one
	}
	feeds, err := lib.CheckFeeds(d.ctx)
	if err != nil {
		return err
	}
	out := []feedJSON{}
	for _, f := range feeds {
		one := feedJSON{Feed: f.Feed, Checks: f.Checks, New: read[f.Feed].New, Gone: read[f.Feed].Gone, Skipped: []skippedJSON{}}
		out = append(out, one)
		out[len(out)-1].Skipped = append(one.Skipped, read[f.Feed].Skipped...)
	}
	return d.print(out, func(w io.Writer) {
		for _, f := range out {
			fmt.Fprintf(w, "%s: %d checks, %d new, %d gone\n", f.Feed, f.Checks, f.New, f.Gone)
			for _, s := range f.Skipped {
				fmt.Fprintf(w, "  entry %d skipped: %s\n", s.Entry, s.Reason)
			}
		}
	})
}

func readFeed(d *invocation, path string) (feedJSON, error) {
	report, err := intake.Checks(d.ctx, d.lib, path, nil)
	out := feedJSON{Feed: report.Feed, New: report.New, Gone: report.Gone}
	for _, w := range report.Why {
		out.Skipped = append(out.Skipped, skippedJSON(w))
	}
	return out, err
}
