package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"galley/model"
	"galley/model/disk"
	"galley/model/ingest"
	"galley/model/passage"
	"galley/model/report/interchange"
)

type annotateCommand struct {
	Article string `arg:"" help:"The article's id, or its beginning."`
	From    string `required:"" placeholder:"FILE" help:"W3C Web Annotations or an export of Hypothesis (JSON); - for standard input."`
}

type annotatedJSON struct {
	Annotation string               `json:"annotation"`
	Claim      *string              `json:"claim"` // null where it was not stored
	State      model.PlacementState `json:"state"`
	Start      *int                 `json:"start"` // in code points of the newest version's text; null where it has no place
	End        *int                 `json:"end"`
}

func (c *annotateCommand) Run(d *invocation) error {
	proof, err := d.proof(c.Article, 0)
	if err != nil {
		return err
	}
	name, data, err := d.whole(c.From)
	if err != nil {
		return err
	}
	notes, err := interchange.ReadAnnotations(name, data)
	if err != nil {
		return err
	}
	command := &model.ImportAnnotations{VersionID: proof.Version.ID, Annotations: notes}
	if _, err := d.apply(command); err != nil {
		return err
	}
	index := passage.NewIndex(proof.Version.Text)
	rows := make([]annotatedJSON, len(command.Placed))
	count := map[model.PlacementState]int{}
	for i, p := range command.Placed {
		count[p.State]++
		rows[i] = annotatedJSON{Annotation: p.Annotation, State: p.State}
		if p.ClaimID != "" {
			rows[i].Claim = &p.ClaimID
		}
		if !p.Span.Empty() {
			start, end := index.CodePoint(p.Span.Start), index.CodePoint(p.Span.End)
			rows[i].Start, rows[i].End = &start, &end
		}
	}
	return d.print(rows, func(w io.Writer) {
		for i, p := range command.Placed {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", p.State, p.ClaimID, p.Annotation, passage.Shorten(notes[i].Quote.Exact, 60))
		}
		fmt.Fprintf(w, "%d anchored, %d known, %d ambiguous, %d orphaned\n",
			count[model.PlacedAnchored], count[model.PlacedKnown], count[model.PlacedAmbiguous], count[model.PlacedOrphaned])
	})
}

// whole reads a file that is not an article, or standard input.
func (d *invocation) whole(path string) (name string, data []byte, err error) {
	if path == "-" {
		data, err = d.readAll()
		return "standard input", data, err
	}
	name = filepath.Base(path)
	data, err = disk.Read(path, ingest.MaxSize)
	if errors.Is(err, disk.ErrTooLarge) {
		err = model.Wrap(model.Invalid, err, "“%s” is too large: Galley reads up to %d MB. Nothing was changed.", name, ingest.MaxSize>>20)
	}
	return name, data, model.ReadFault(err, name, "nothing was changed")
}
