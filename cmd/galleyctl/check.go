package main

import (
	"fmt"
	"io"

	"galley/model"
)

type checkCommand struct{}

func (c *checkCommand) Run(d *invocation) error {
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
	notes := append([]string{}, lib.Notes()...)
	err = d.print(struct {
		Library  string   `json:"library"`
		Sound    bool     `json:"sound"`
		Problems []string `json:"problems"`
		Notes    []string `json:"notes"` // on where the library is, and what stands beside it
	}{lib.Path(), len(wrong) == 0, wrong, notes}, func(w io.Writer) {
		for _, line := range wrong {
			fmt.Fprintln(w, line)
		}
		if len(wrong) == 0 {
			fmt.Fprintf(w, "%s is sound.\n", lib.Path())
		}
		for _, line := range notes {
			fmt.Fprintln(w, line)
		}
	})
	if err == nil && len(wrong) > 0 {
		err = model.Faultf(model.Damaged, "%s is damaged (%d problems). Make no changes in it. Restore a backup (backup list, restore), or "+
			"copy what can be read to a new library (salvage).", lib.Path(), len(wrong))
	}
	return err
}
