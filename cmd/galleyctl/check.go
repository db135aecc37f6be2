package main

import (
	"fmt"
	"io"

	"galley/model"
)

type checkCommand struct {
	Evidence bool `help:"Verify also every file that a source holds, every captured page and every time token, and name the source of what fails."`
}

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
	var evidence *evidenceChecked
	if c.Evidence {
		if evidence, err = d.checkEvidence(lib); err != nil {
			return err
		}
	}
	notes := append([]string{}, lib.Notes()...)
	err = d.print(struct {
		Library  string   `json:"library"`
		Sound    bool     `json:"sound"`
		Problems []string `json:"problems"`
		Notes    []string `json:"notes"` // on where the library is, and what stands beside it

		Evidence *evidenceChecked `json:"evidence,omitempty"`
	}{lib.Path(), len(wrong) == 0, wrong, notes, evidence}, func(w io.Writer) {
		for _, line := range wrong {
			fmt.Fprintln(w, line)
		}
		if len(wrong) == 0 {
			fmt.Fprintf(w, "%s is sound.\n", lib.Path())
		}
		for _, line := range notes {
			fmt.Fprintln(w, line)
		}
		evidence.write(w)
	})
	if err == nil && len(wrong) > 0 {
		err = model.Faultf(model.Damaged, "%s is damaged (%d problems). Make no changes in it. Restore a backup (backup list, restore), or "+
			"copy what can be read to a new library (salvage).", lib.Path(), len(wrong))
	}
	if err == nil && evidence.fails() {
		err = model.Faultf(model.Damaged, "%d of %d files that sources hold are not what they were when they were kept.", len(evidence.Problems),
			evidence.Files)
	}
	return err
}
