package main

import (
	"fmt"
	"io"
	"strings"

	"galley/model"
)

type roundCommand struct {
	Sign     roundSign     `cmd:"" help:"Sign off that you went over an article's newest version. What is open is counted and kept."`
	List     roundList     `cmd:"" help:"List the rounds of an article, oldest first, and what is open now."`
	Withdraw roundWithdraw `cmd:"" help:"Take the sign-off of a round back (undo brings it back)."`
}

// roundJSON is a round as galleyctl prints it.
type roundJSON struct {
	ID       string         `json:"id"`
	Article  string         `json:"article"`
	Version  int            `json:"version"` // its number; 0 where it was taken back
	Name     string         `json:"name"`
	Initials string         `json:"initials"`
	By       string         `json:"by"`
	At       model.Stamp    `json:"at"`
	Open     model.OpenWork `json:"open"` // what was open then
}

func (r roundJSON) line(w io.Writer) {
	fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\tversion %d\t%s\n", r.ID, r.At.Time().Local().Format("2006-01-02 15:04"), r.Initials, r.By, r.Name, r.Version,
		openSaid(r.Open))
}

// openSaid says what is open, in the words of the columns of OpenWork.
func openSaid(w model.OpenWork) string {
	var said []string
	for _, part := range []struct {
		n    int
		what string
	}{
		{w.Unrated, "not rated"}, {w.Unsourced, "without a source"}, {w.Unsigned, "not signed off"}, {w.Unsettled, "with changed words"},
		{w.Questions, "questions"}, {w.Waiting, "persons not heard of"}, {w.Items, "items of checklists"}, {w.Words, "words"},
	} {
		if part.n > 0 {
			said = append(said, fmt.Sprintf("%d %s", part.n, part.what))
		}
	}
	if len(said) == 0 {
		return "nothing open"
	}
	return "open: " + strings.Join(said, ", ")
}

// rounds are rounds as they are printed.
func (d *invocation) rounds(all []model.Round) ([]roundJSON, error) {
	rows := make([]roundJSON, len(all))
	for i, r := range all {
		rows[i] = roundJSON{r.ID, r.ArticleID, 0, r.Name, r.Initials, r.By, r.At, r.Left}
		if err := d.locate(r.VersionID); err == nil {
			rows[i].Version = d.Number(r.VersionID)
		} else if !model.HasCode(err, model.NotFound) {
			return nil, err
		}
	}
	return rows, nil
}

type roundSign struct {
	Article  string `arg:"" help:"The article's id, or its beginning."`
	Name     string `help:"Which round it is, e.g. Proofs (default: First reading, Second reading, Reading 3 …)."`
	Initials string `help:"Your initials (default: those of --editor)."`
}

// Run signs a round off.
func (c *roundSign) Run(d *invocation) error {
	a, err := d.article(c.Article)
	if err != nil {
		return err
	}
	change, err := d.apply(model.SignRound{ArticleID: a.ID, Name: c.Name, Initials: c.Initials})
	if err != nil {
		return err
	}
	all, err := d.lib.Rounds(d.ctx, a.ID)
	if err != nil {
		return err
	}
	id := change.Created(model.NounRound)
	if id == "" && len(all) > 0 { // it was signed already, just so
		id = all[len(all)-1].ID
	}
	for _, r := range all {
		if r.ID == id {
			all = []model.Round{r}
			break
		}
	}
	rows, err := d.rounds(all)
	if err != nil {
		return err
	}
	return d.print(rows[0], rows[0].line)
}

type roundList struct {
	Article string `arg:"" help:"The article's id, or its beginning."`
}

// Run lists the rounds of an article.
func (c *roundList) Run(d *invocation) error {
	p, err := d.proof(c.Article, 0)
	if err != nil {
		return err
	}
	all, err := d.lib.Rounds(d.ctx, p.Article.ID)
	if err != nil {
		return err
	}
	lists, err := d.lib.Checklists(d.ctx)
	if err != nil {
		return err
	}
	rows, err := d.rounds(all)
	if err != nil {
		return err
	}
	out := struct {
		Rounds []roundJSON    `json:"rounds"`
		Open   model.OpenWork `json:"open"` // what is open now
	}{rows, p.OpenWork(lists)}
	return d.print(out, func(w io.Writer) {
		for _, r := range rows {
			r.line(w)
		}
		fmt.Fprintln(w, "now "+openSaid(out.Open))
	})
}

type roundWithdraw struct {
	Round string `arg:"" help:"The round's id, or its beginning."`
}

// Run takes a sign-off back.
func (c *roundWithdraw) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	r, err := lib.Round(d.ctx, c.Round)
	if err != nil {
		return err
	}
	change, err := d.apply(model.WithdrawRound{ID: r.ID})
	if err != nil {
		return err
	}
	return d.deleted(r.ID, change)
}
