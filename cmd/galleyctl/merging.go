package main

import (
	"fmt"
	"io"

	"galley/model"
)

type mergeCommand struct {
	File string `arg:"" help:"The other library's file. It is not changed."`
}

// mergedJSON is the result of a merge.
type mergedJSON struct {
	Articles  model.MergeCount `json:"articles"`
	Claims    model.MergeCount `json:"claims"`
	Sources   model.MergeCount `json:"sources"`
	Evidence  model.MergeCount `json:"evidence"`
	Verdicts  model.MergeCount `json:"verdicts"`
	Kept      []string         `json:"kept"`      // what one side deleted and the other changed
	Conflicts []conflictJSON   `json:"conflicts"` // all that are not decided
}

func (c *mergeCommand) Run(d *invocation) error {
	lib, err := d.existing()
	if err != nil {
		return err
	}
	merged, err := lib.Merge(d.ctx, d.editor(), c.File, nil)
	if err != nil {
		return err
	}
	for _, sentence := range merged.Remarks {
		fail(d.errs, 0, sentence)
	}
	rows, err := d.openConflicts()
	if err != nil {
		return err
	}
	out := mergedJSON{merged.Articles, merged.Claims, merged.Sources, merged.Evidence, merged.Verdicts, merged.Kept, rows}
	return d.print(out, func(w io.Writer) {
		if !merged.Change.Changed() {
			fmt.Fprintln(w, "This library already has everything in it. Nothing was changed.")
		} else {
			fmt.Fprintln(w, merged.Change.Event.What)
		}
		for _, sentence := range merged.Kept {
			fmt.Fprintln(w, sentence)
		}
		for _, r := range rows {
			listConflict(w, r)
		}
	})
}
