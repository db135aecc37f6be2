package main

import (
	"fmt"
	"io"

	"galley/model"
	"galley/model/ingest/attached"
	"galley/model/ingest/capture"
	"galley/model/library"
)

// evidenceChecked is what became of the files that sources hold.
type evidenceChecked struct {
	Files    int               `json:"files"`
	Captures int               `json:"captures"`
	Tokens   int               `json:"tokens"`  // that hold
	Pending  int               `json:"pending"` // that an authority has not given yet
	Problems []evidenceProblem `json:"problems"`
}

// evidenceProblem is a file that is not what it was.
type evidenceProblem struct {
	Source  string `json:"source"`
	Title   string `json:"title"`
	File    string `json:"file"`
	SHA256  string `json:"sha256"`
	Problem string `json:"problem"`
}

// checkEvidence reads every file that a source holds.
func (d *invocation) checkEvidence(lib *library.Library) (*evidenceChecked, error) {
	held, err := lib.HeldFiles(d.ctx)
	if err != nil {
		return nil, err
	}
	out := &evidenceChecked{Problems: []evidenceProblem{}}
	for _, h := range held {
		out.Files++
		wrong, err := d.verify(lib, h, out)
		if err != nil {
			return nil, err
		}
		if wrong != nil {
			out.Problems = append(out.Problems, evidenceProblem{h.Source.ID, h.Source.Called(), attached.SafeName(h.Name), h.FileHash, model.Sentence(wrong)})
		}
	}
	return out, nil
}

// verify says what is wrong with a file; err is that it could not be looked at.
func (d *invocation) verify(lib *library.Library, h model.HeldFile, out *evidenceChecked) (wrong, err error) {
	file, err := lib.FileBytes(d.ctx, h.FileHash)
	switch {
	case d.ctx.Err() != nil:
		return nil, d.ctx.Err()
	case err != nil:
		return model.Wrap(model.Damaged, err, "The file is damaged or missing."), nil
	case h.Capture == nil:
		return nil, nil
	}
	out.Captures++
	if h.Capture.Pending() {
		out.Pending++
	}
	if err := capture.Check(*h.Capture, file.Bytes); err != nil {
		return err, nil
	}
	if h.Capture.Token != "" {
		out.Tokens++
	}
	if h.Capture.TextHash == "" {
		return nil, nil
	}
	if _, err := lib.FileBytes(d.ctx, h.Capture.TextHash); err != nil {
		return model.Wrap(model.Damaged, err, "The text of the captured page is damaged or missing."), nil
	}
	return nil, nil
}

func (e *evidenceChecked) fails() bool { return e != nil && len(e.Problems) > 0 }

func (e *evidenceChecked) write(w io.Writer) {
	if e == nil {
		return
	}
	for _, p := range e.Problems {
		fmt.Fprintf(w, "“%s” (%s), file “%s”: %s\n", p.Title, p.Source, p.File, p.Problem)
	}
	fmt.Fprintf(w, "%d files of sources, %d captured pages, %d time tokens that hold, %d pending: %d problems.\n", e.Files, e.Captures, e.Tokens,
		e.Pending, len(e.Problems))
}
