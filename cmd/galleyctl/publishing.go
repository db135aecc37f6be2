package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"galley/model"
	"galley/model/report/view"
)

type publishCommand struct {
	Article  string `arg:"" help:"The article's id, or its beginning."`
	On       string `placeholder:"DATE" help:"When its check was published: a day, which stands for its end, or a moment (default: now)."`
	Withdraw bool   `help:"It was not published, or is no longer."`
}

// Run says when the check of an article was published.
func (c *publishCommand) Run(d *invocation) error {
	if c.Withdraw && c.On != "" {
		return usagef("say --on when it was published, or --withdraw, not both")
	}
	a, err := d.article(c.Article)
	if err != nil {
		return err
	}
	var cmd model.Command = model.WithdrawPublication{ArticleID: a.ID}
	if !c.Withdraw {
		publish := model.PublishCheck{ArticleID: a.ID}
		if c.On != "" {
			at, ok := model.MomentOf(c.On, time.Now())
			if !ok {
				return model.Faultf(model.Invalid, "“%s” is no day and no moment. Write it like 2026-03-31 or 2026-03-31 14:30. Nothing was changed.", c.On)
			}
			publish.At = at
		}
		cmd = publish
	}
	if _, err := d.apply(cmd); err != nil {
		return err
	}
	if a, err = d.article(a.ID); err != nil {
		return err
	}
	out := struct {
		ID        string      `json:"id"`
		Title     string      `json:"title"`
		Published model.Stamp `json:"check_published"` // "" it was not
	}{a.ID, a.Title, a.CheckPublished}
	return d.print(out, func(w io.Writer) {
		if out.Published == "" {
			fmt.Fprintf(w, "%s\tnot published\t%s\n", out.ID, out.Title)
			return
		}
		fmt.Fprintf(w, "%s\tpublished %s\t%s\n", out.ID, out.Published.Time().Local().Format("2006-01-02 15:04"), out.Title)
	})
}

type correctionCommand struct {
	List   correctionList   `cmd:"" help:"List what was changed after the check of an article was published, with the reasons, oldest first."`
	Reason correctionReason `cmd:"" help:"Say why something was changed. Without words, the reason is taken back."`
}

// correctionJSON is a correction as galleyctl prints it.
type correctionJSON struct {
	Event  string      `json:"event"` // id of the change, for correction reason; "" where history does not have it
	At     model.Stamp `json:"at"`
	Claim  string      `json:"claim"` // "" where it is about none
	What   string      `json:"what"`
	Reason string      `json:"reason"`
}

type correctionList struct {
	Article string `arg:"" help:"The article's id, or its beginning."`
}

// Run lists corrections.
func (c *correctionList) Run(d *invocation) error { return d.listCorrections(c.Article) }

// listCorrections prints the corrections of an article.
func (d *invocation) listCorrections(article string) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	content, err := view.Collect(d.ctx, lib, article, 0)
	if err != nil {
		return err
	}
	chosen, err := content.Choose()
	if err != nil {
		return err
	}
	log, err := chosen.Log()
	if err != nil {
		return err
	}
	rows := make([]correctionJSON, len(log))
	for i, x := range log {
		rows[i] = correctionJSON{x.Event, x.At, x.Claim, x.What, x.Reason}
	}
	return d.print(rows, func(w io.Writer) {
		for _, r := range rows {
			reason := "no reason"
			if r.Reason != "" {
				reason = "reason: " + r.Reason
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", r.Event, r.At.Time().Local().Format("2006-01-02 15:04"), r.What, reason)
		}
	})
}

type correctionReason struct {
	Article string   `arg:"" help:"The article's id, or its beginning."`
	Event   string   `arg:"" help:"The change, as correction list names it."`
	Text    []string `arg:"" optional:"" help:"Why it was changed."`
}

// Run gives a correction its reason.
func (c *correctionReason) Run(d *invocation) error {
	a, err := d.article(c.Article)
	if err != nil {
		return err
	}
	events, err := d.lib.History(d.ctx, a.ID, 0)
	if err != nil {
		return err
	}
	var found []model.Event
	for _, e := range events {
		if c.Event != "" && strings.HasPrefix(e.ID, c.Event) {
			found = append(found, e)
		}
	}
	if len(found) != 1 {
		return model.Faultf(model.NotFound, "There is no change with the id %s in the history of this article. correction list shows them. Nothing was changed.",
			c.Event)
	}
	claim := ""
	for _, edit := range found[0].Edits {
		switch r := edit.After.(type) {
		case model.Claim:
			claim = r.ID
		case model.Verdict:
			claim = r.ClaimID
		}
	}
	if _, err := d.apply(model.GiveReason{EventID: found[0].ID, ArticleID: a.ID, ClaimID: claim, Reason: strings.Join(c.Text, " ")}); err != nil {
		return err
	}
	return d.listCorrections(a.ID)
}

// because is a flag of the commands that change what may be published.
type because struct {
	Reason *string `help:"Why it is changed, where the check was published: it stands in the corrections log."`
}

// with is a command with the reason, where one was given.
func (b because) with(cmd model.Command) model.Command {
	if b.Reason == nil {
		return cmd
	}
	return model.Because{Command: cmd, Reason: *b.Reason}
}
