package main

import (
	"fmt"
	"io"

	"galley/model"
)

type mergeCommand struct {
	File string `arg:"" help:"The other library's file, or a binder. It is not changed."`
	openFlags
}

// mergedJSON is the result of a merge.
type mergedJSON struct {
	Articles  model.MergeCount `json:"articles"`
	Claims    model.MergeCount `json:"claims"`
	Sources   model.MergeCount `json:"sources"`
	Evidence  model.MergeCount `json:"evidence"`
	Verdicts  model.MergeCount `json:"verdicts"`
	Kept      []string         `json:"kept"`           // what one side deleted and the other changed
	Conflicts []conflictJSON   `json:"conflicts"`      // all that are not decided
	Left      *int             `json:"left,omitempty"` // articles of the file that were not taken back
}

func (c *mergeCommand) Run(d *invocation) error {
	lib, err := d.existing()
	if err != nil {
		return err
	}
	return d.unbound(c.File, c.openFlags, func(path string) error {
		merged, err := lib.Merge(d.ctx, d.editor(), path, nil)
		if err != nil {
			return err
		}
		return d.printMerged(merged, nil)
	})
}

// printMerged prints what came of a merge; left, if it is not nil, is how many other articles the file has.
func (d *invocation) printMerged(merged model.Merged, left *int) error {
	for _, sentence := range merged.Remarks {
		fail(d.errs, 0, sentence)
	}
	rows, err := d.openConflicts()
	if err != nil {
		return err
	}
	out := mergedJSON{merged.Articles, merged.Claims, merged.Sources, merged.Evidence, merged.Verdicts, merged.Kept, rows, left}
	return d.print(out, func(w io.Writer) {
		if !merged.Change.Changed() {
			fmt.Fprintln(w, "This library already has everything in it. Nothing was changed.")
		} else {
			fmt.Fprintln(w, merged.Change.Event.What)
		}
		if left != nil && *left > 0 {
			fmt.Fprintln(w, model.Countf(*left, "%d other article in the file was not taken.", "%d other articles in the file were not taken."))
		}
		for _, sentence := range merged.Kept {
			fmt.Fprintln(w, sentence)
		}
		for _, r := range rows {
			listConflict(w, r)
		}
	})
}
