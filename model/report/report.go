// Package report writes what leaves Galley. Its table of formats says which there are; its rooms
// collect what a report is made of and choose from it (view), write it (html, pdf, docx, markdown,
// sheet) and exchange it with other programs (interchange).
package report

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"sync"

	"galley/model"
	"galley/model/disk"
	"galley/model/report/draft"
	"galley/model/report/view"
)

// Report is the report of one article, as it was chosen. Its claims are selected once, its logo
// is read once and its flaws are looked for once, whatever is written of it and however often.
// It may be used from several goroutines.
type Report struct {
	chosen view.Chosen

	mu       sync.Mutex
	warnings map[Format][]view.Warning
	kept     map[Format][]byte // what was written, of formats that are asked to keep it
}

// choose selects the claims; a test counts how often.
var choose = view.Content.Choose

// New makes the report of the content. Choices that mean nothing are an Invalid fault.
func New(c view.Content) (*Report, error) {
	chosen, err := choose(c)
	if err != nil {
		return nil, err
	}
	return &Report{chosen: chosen, warnings: map[Format][]view.Warning{}, kept: map[Format][]byte{}}, nil
}

// Choices are those it was made with.
func (r *Report) Choices() view.Choices { return r.chosen.Choices }

// Log is the corrections log, whether the report has it or not.
func (r *Report) Log() ([]view.Correction, error) { return r.chosen.Log() }

// Claims are those in the report.
func (r *Report) Claims() []model.Dossier { return r.chosen.Dossiers }

// Number is the number that a claim has in the article, and in every report of it.
func (r *Report) Number(d model.Dossier) int { return r.chosen.Number(d) }

// Extension is what the name of the report's file ends in, with its dot. A copy of the author's file
// is of the same kind as that.
func (r *Report) Extension(f Format) string {
	if s, _ := f.Spec(); s.Draft {
		return draft.Extension(r.chosen)
	}
	return f.Extension()
}

// CanCopy reports whether the version came from a file of the author's that a copy can be made of.
func CanCopy(c view.Content) bool { return draft.CanCopy(c) }

// Copied lists what a copy of the author's file has written in it, to be looked at before: the number of
// each claim, the words taken out and put in, and the comment.
func (r *Report) Copied(f Format) (string, error) {
	remarks, err := draft.Remarks(r.chosen, f == CheckingCopy)
	if err != nil {
		return "", err
	}
	var list strings.Builder
	for _, m := range remarks {
		if list.Len() > 0 {
			list.WriteString("\n")
		}
		words := r.chosen.Version.Text[m.Span.Start:m.Span.End]
		switch {
		case m.Replace && m.With != "":
			fmt.Fprintf(&list, "%d.  − %s\n      + %s\n", m.Number, words, m.With)
		case m.Replace:
			fmt.Fprintf(&list, "%d.  − %s\n", m.Number, words)
		default:
			fmt.Fprintf(&list, "%d.  %s\n", m.Number, words)
		}
		list.WriteString(m.Comment)
	}
	return list.String(), nil
}

// OfClaim is the same report for a ClaimReview of one claim alone. Claims keep their numbers.
func (r *Report) OfClaim(id string) *Report {
	one := &Report{chosen: r.chosen, warnings: map[Format][]view.Warning{}, kept: map[Format][]byte{}}
	one.chosen.Choices.Claim = id
	for _, w := range r.Warnings(ClaimReview) {
		if w.ClaimID == "" || w.ClaimID == id {
			one.warnings[ClaimReview] = append(one.warnings[ClaimReview], w)
		}
	}
	return one
}

// Warnings tell what should be looked at before the report is published in a format: verdicts
// that may not fit the text, what a ClaimReview lacks, letters that a PDF cannot have.
func (r *Report) Warnings(f Format) []view.Warning {
	r.mu.Lock()
	defer r.mu.Unlock()
	if known, looked := r.warnings[f]; looked {
		return known
	}
	var all []view.Warning
	spec, _ := f.Spec()
	for _, warn := range spec.warns {
		all = append(all, warn(r.chosen)...)
	}
	r.warnings[f] = all
	return all
}

// Write writes the report. An unknown format is an Invalid fault and nothing is written.
func (r *Report) Write(ctx context.Context, w io.Writer, f Format) error {
	spec, err := f.known()
	if err != nil {
		return err
	}
	r.mu.Lock()
	kept := r.kept[f]
	r.mu.Unlock()
	out := &stoppable{ctx, w}
	if kept != nil {
		_, err := out.Write(kept)
		return err
	}
	return spec.write(ctx, out, r.chosen)
}

// Bytes returns what Write writes, and keeps it: a preview that is saved afterwards is written once.
func (r *Report) Bytes(ctx context.Context, f Format) ([]byte, error) {
	var b bytes.Buffer
	if err := r.Write(ctx, &b, f); err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.kept[f] = b.Bytes()
	return b.Bytes(), nil
}

// Save writes the report into a file: whole, or what stood there stays. It takes
// the place of nothing but a report of the same format. Size is in bytes.
func (r *Report) Save(ctx context.Context, path string, f Format) (size int64, err error) {
	f = f.At(path)
	spec, err := f.known()
	if err != nil {
		return 0, err
	}
	over := spec.replaces(path, r.chosen.Choices)
	if spec.Draft {
		over = func(old io.ReaderAt, size int64) bool { return draft.Unaltered(r.chosen, old, size) }
	}
	return r.save(ctx, path, f, over)
}

// stored says what is safe whatever becomes of a report.
const stored = "Your work is stored in the library."

func (r *Report) save(ctx context.Context, path string, f Format, over disk.Over) (int64, error) {
	size, err := disk.Write(path, disk.Shared, over, func(w io.Writer) error { return r.Write(ctx, w, f) })
	return size, model.WriteFault(err, path, stored)
}

// Write writes the report of the content in a format, once.
func Write(ctx context.Context, w io.Writer, f Format, c view.Content) error {
	r, err := New(c)
	if err != nil {
		return err
	}
	return r.Write(ctx, w, f)
}

// stoppable is a writer that stops when its context does.
type stoppable struct {
	ctx context.Context
	w   io.Writer
}

func (s *stoppable) Write(b []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.w.Write(b)
}
