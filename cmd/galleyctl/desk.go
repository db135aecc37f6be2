package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"galley/assets"
	"galley/model"
	"galley/model/library"
	"galley/model/passage"
	"galley/model/report"
	"galley/model/report/sheet"
	"galley/model/report/view"
)

type deskCommand struct {
	Query  []string `arg:"" optional:"" help:"As for search; also is:overdue, is:mine (of --editor), is:unrated, is:questions, due:today, due:tomorrow, due:week, due:none, due:any, due:2026-12, due:..2026-12-05."`
	Sort   string   `placeholder:"COLUMN" help:"due (default), wording, article, kind, owner, outcome, status, questions or added; -COLUMN turns the order round (--sort=-due)."`
	Saved  string   `placeholder:"NAME" help:"The claims of a saved list, in its order; a query narrows them."`
	Offset int      `placeholder:"N" help:"Leave out the first N claims."`
	Limit  int      `placeholder:"N" help:"The maximum number of claims (default: all)."`
	Format string   `help:"csv or xlsx: write the table for a spreadsheet."`
	Output string   `short:"o" placeholder:"FILE" help:"With --format: write to this file (default: standard output, for csv)."`
	BOM    bool     `name:"bom" help:"With --format csv: begin with a byte order mark, which Excel needs to see UTF-8."`
}

func (c *deskCommand) Run(d *invocation) error {
	if err := c.usage(d.json); err != nil {
		return err
	}
	lib, err := d.library()
	if err != nil {
		return err
	}
	q, err := c.asked(d)
	if err != nil {
		return err
	}
	limit := c.Limit
	if limit == 0 {
		limit = library.Everything
	}
	part, err := lib.Desk(d.ctx, q, c.Offset, limit)
	if err != nil {
		return err
	}
	if c.Format != "" {
		return c.write(d, part.Rows)
	}
	rows := part.Rows
	if rows == nil {
		rows = []model.DeskRow{}
	}
	return d.print(rows, func(w io.Writer) { listDesk(w, part) })
}

func (c *deskCommand) usage(oneValue bool) error {
	format := report.Format(c.Format)
	switch {
	case c.Limit < 0 || c.Offset < 0:
		return usagef("--limit and --offset count claims")
	case c.Format == "" && (c.Output != "" || c.BOM):
		return usagef("-o and --bom go with --format csv or xlsx")
	case c.Format != "" && !slices.Contains(report.DeskFormats, format):
		return usagef("the table of claims is written as %s, not %q", view.Listed(report.DeskFormats), c.Format)
	case format == report.XLSX && (c.Output == "" || c.Output == "-"):
		return usagef("xlsx is not text and cannot be printed; name a file for it with -o FILE")
	case c.BOM && format != report.CSV:
		return usagef("--bom goes with --format csv")
	case oneValue && c.Format != "" && c.Output == "":
		return usagef("with --json, name a file for the table with -o FILE")
	}
	return nil
}

// asked is what the arguments ask for.
func (c *deskCommand) asked(d *invocation) (model.DeskQuery, error) {
	q := model.DeskQuery{Query: strings.Join(c.Query, " "), Editor: d.editor()}
	if c.Saved != "" {
		saved, err := d.lib.SavedList(d.ctx, c.Saved)
		if err != nil {
			return q, err
		}
		q, _ = q.Ordered(saved.Sort)
		if q.Query = strings.TrimSpace(q.Query); q.Query == "" {
			q.Query = saved.Query
		} else if saved.Query != "" {
			q.Query = "(" + saved.Query + ") (" + q.Query + ")"
		}
	}
	if c.Sort == "" {
		return q, nil
	}
	sorted, ok := q.Ordered(c.Sort)
	if !ok {
		return q, unsorted(c.Sort)
	}
	return sorted, nil
}

func unsorted(column string) error {
	return usagef("the table of claims has no column %q; it is sorted by %s", strings.TrimPrefix(column, "-"), view.Listed(model.DeskSorts))
}

// write writes the table for a spreadsheet.
func (c *deskCommand) write(d *invocation, rows []model.DeskRow) error {
	format := report.Format(c.Format)
	table := sheet.Desk{Rows: rows, Made: model.Now(), Editor: d.editor(), Generator: "Galley " + assets.Version}
	if c.Output == "" || c.Output == "-" {
		var b strings.Builder // so that nothing is printed of a table that fails
		if err := report.WriteDesk(&b, format, table, c.BOM); err != nil {
			return err
		}
		return d.write(b.String())
	}
	if err := d.spare(c.Output); err != nil {
		return err
	}
	size, err := report.SaveDesk(c.Output, format, table, c.BOM)
	if err != nil {
		return err
	}
	saved := savedJSON{File: c.Output, Format: format, Size: size}
	return d.print(saved, saved.line)
}

func listDesk(w io.Writer, part model.DeskPart) {
	for _, r := range part.Rows {
		due, outcome, article := r.Due, r.Outcome, passage.Shorten(r.Article, 40)
		if r.Overdue {
			due = "! " + due
		}
		if r.Contested {
			outcome = "contested"
		}
		if r.Articles > 1 {
			article += fmt.Sprintf(" and %d more", r.Articles-1)
		}
		questions := ""
		if r.Questions > 0 {
			questions = fmt.Sprintf("questions: %d", r.Questions)
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", r.ClaimID, due, r.Owner, r.Status, outcome, questions, article,
			passage.Shorten(r.Wording, 80))
	}
	if len(part.Rows) < part.Total {
		fmt.Fprintf(w, "%d of %d claims.\n", len(part.Rows), part.Total)
	}
	if part.Total == 0 {
		fmt.Fprintln(w, "No claim fits.")
	}
}
