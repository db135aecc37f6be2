package main

import (
	"fmt"
	"io"
	"strings"

	"galley/model"
)

type eraseCommand struct {
	ID      string `arg:"" help:"The whole id of an article, claim, source, person, piece of evidence, attached file, attempt or question."`
	Yes     bool   `help:"Erase it. Without this, what would go is listed and nothing is changed."`
	Backups bool   `help:"Erase it in the automatic backups that hold it, too."`
}

type erasedCountJSON struct {
	Noun  string `json:"noun"` // "" what is not named one by one
	Count int    `json:"count"`
}

type erasingJSON struct {
	ID      string            `json:"id"`
	Noun    model.Noun        `json:"noun"`
	Name    string            `json:"name,omitempty"` // not once it is erased
	Erased  bool              `json:"erased"`
	With    []erasedCountJSON `json:"with"`     // what goes too
	Files   []string          `json:"files"`    // stored files whose bytes go
	Stays   []string          `json:"stays"`    // stored files that something else needs
	Reopens int               `json:"reopens"`  // claims whose sign-off ends
	Still   []erasedCountJSON `json:"still_in"` // what else has its words, and stays as it is
	Backups []string          `json:"backups"`  // that hold it
	Unread  []string          `json:"unread"`   // backups of which nobody can tell
	Cleared bool              `json:"cleared"`  // nothing of it is left in the library's file
}

func countsOf(all []model.ErasedCount) []erasedCountJSON {
	rows := []erasedCountJSON{}
	for _, c := range all {
		rows = append(rows, erasedCountJSON{string(c.Noun), c.N})
	}
	return rows
}

func pathsOf(paths []string) []string { return append([]string{}, paths...) }

func erasingRow(e model.Erasing) erasingJSON {
	return erasingJSON{ID: e.ID, Noun: e.Noun, Name: e.Name, With: countsOf(e.With), Files: pathsOf(e.Files), Stays: pathsOf(e.Stays),
		Reopens: e.Reopens, Still: countsOf(e.Still), Backups: pathsOf(e.Backups), Unread: pathsOf(e.Unread)}
}

// Run erases a record for good, or says what would go.
func (c *eraseCommand) Run(d *invocation) error {
	lib, err := d.existing()
	if err != nil {
		return err
	}
	if !c.Yes {
		e, err := lib.Erasing(d.ctx, c.ID)
		if err != nil {
			return err
		}
		if err := d.print(erasingRow(e), func(w io.Writer) {
			for _, sentence := range e.Sentences() {
				fmt.Fprintln(w, sentence)
			}
		}); err != nil {
			return err
		}
		return &usageError{"Nothing was erased. It cannot be undone; to do it, add --yes."}
	}
	out, err := lib.Erase(d.ctx, d.editor(), c.ID, nil)
	if err != nil {
		return err
	}
	if c.Backups && len(out.Backups) > 0 {
		if out.Backups, err = lib.EraseInBackups(d.ctx, out.Backups); err != nil {
			fail(d.errs, 0, model.Sentence(err))
		}
	}
	if out.Kept != "" {
		fail(d.errs, 0, out.Kept)
	}
	row := erasingRow(out.Erasing)
	row.Name, row.Erased, row.Cleared = "", true, out.Cleared
	return d.print(row, func(w io.Writer) {
		fmt.Fprintln(w, out.Change.Event.What+".")
		if said := out.StillSaid(); said != "" {
			fmt.Fprintln(w, said)
		}
		if said := out.BackupsSaid(); said != "" {
			fmt.Fprintln(w, strings.TrimSpace(said))
		}
	})
}
