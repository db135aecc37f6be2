package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"galley/assets"
	"galley/model"
	"galley/model/report"
)

type exportCommand struct {
	Article string `arg:"" help:"The article's id, or the beginning of it."`
	Format  string `required:"" help:"${formats}."`
	Output  string `short:"o" placeholder:"FILE" help:"Write to this file (default: standard output)."`
	Number  int    `name:"version" help:"Which version of it (default: the newest)."`
	Rows    string `default:"claims" help:"csv: a row a claim (claims), or a row a source on a claim (sources)."`
	BOM     bool   `name:"bom" help:"csv: begin with a byte order mark, which Excel needs to see UTF-8."`
	Files   bool   `negatable:"" default:"true" help:"json: with the originals and attachments."`
}

func (c *exportCommand) Run(d *desk) error {
	format := report.Format(strings.ToLower(c.Format))
	if !slices.Contains(report.Formats(), format) {
		return usagef("galleyctl does not write %q; it writes %s", c.Format, formats())
	}
	if rows := report.Rows(c.Rows); rows != report.ClaimRows && rows != report.SourceRows {
		return usagef("--rows is claims or sources, not %q", c.Rows)
	}
	if (c.Output == "" || c.Output == "-") && !format.Text() {
		return usagef("%s is no text to print; name a file for it with -o FILE", format)
	}
	if d.json && c.Output == "" && format != report.JSON {
		return usagef("with --json, name a file for the %s report with -o FILE", format)
	}
	lib, err := d.library()
	if err != nil {
		return err
	}
	content, err := report.Collect(d.ctx, lib, c.Article, c.Number)
	if err != nil {
		return err
	}
	content.Editor, content.Generator = d.editor(), "Galley "+assets.Version
	content.Choices = report.Choices{Rows: report.Rows(c.Rows), BOM: c.BOM, NoFiles: !c.Files}
	if c.Output == "" || c.Output == "-" {
		var b strings.Builder // whole, or nothing
		if err := report.Write(d.ctx, &b, format, content); err != nil {
			return err
		}
		return d.write(b.String())
	}
	if err := d.spare(c.Output); err != nil {
		return err
	}
	size, err := report.Save(d.ctx, c.Output, format, content)
	if err != nil {
		return err
	}
	return d.print(struct {
		File   string        `json:"file"`
		Format report.Format `json:"format"`
		Size   int64         `json:"size"` // in bytes
	}{c.Output, format, size}, func(w io.Writer) { fmt.Fprintf(w, "%s\t%d bytes\n", c.Output, size) })
}

func formats() string {
	var names []string
	for _, f := range report.Formats() {
		names = append(names, string(f))
	}
	return strings.Join(names, ", ")
}

type checkCommand struct{}

func (c *checkCommand) Run(d *desk) error {
	lib, err := d.existing()
	if err != nil {
		return err
	}
	wrong, err := lib.Check(d.ctx)
	if err != nil {
		return err
	}
	if wrong == nil {
		wrong = []string{}
	}
	err = d.print(struct {
		Library  string   `json:"library"`
		Sound    bool     `json:"sound"`
		Problems []string `json:"problems"`
	}{lib.Path(), len(wrong) == 0, wrong}, func(w io.Writer) {
		for _, line := range wrong {
			fmt.Fprintln(w, line)
		}
		if len(wrong) == 0 {
			fmt.Fprintf(w, "%s is sound.\n", lib.Path())
		}
	})
	if err == nil && len(wrong) > 0 {
		err = model.Faultf(model.Damaged, "%s has %d problems. Make no changes in it; go back to a backup, or keep a copy of the file.", lib.Path(), len(wrong))
	}
	return err
}

type backupCommand struct {
	File string `arg:"" help:"The file to make; there must be none."`
}

func (c *backupCommand) Run(d *desk) error {
	lib, err := d.existing()
	if err != nil {
		return err
	}
	if err := lib.Backup(d.ctx, c.File); err != nil {
		return err
	}
	return d.print(struct {
		File string `json:"file"`
	}{c.File}, func(w io.Writer) { fmt.Fprintf(w, "The library was copied to %s.\n", c.File) })
}

type restoreCommand struct {
	File string `arg:"" help:"The backup."`
}

func (c *restoreCommand) Run(d *desk) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	kept, err := lib.Restore(d.ctx, c.File)
	if err != nil {
		return err
	}
	return d.print(struct {
		Restored string `json:"restored"`
		Kept     string `json:"kept"` // a copy of what the library held
	}{c.File, kept}, func(w io.Writer) {
		fmt.Fprintf(w, "The library is as in %s. What it held is kept in %s.\n", c.File, kept)
	})
}
