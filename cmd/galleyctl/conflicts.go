package main

import (
	"fmt"
	"io"

	"galley/model"
	"galley/model/passage"
)

type conflictCommand struct {
	List   conflictList   `cmd:"" help:"List the conflicts that are not decided yet."`
	Decide conflictDecide `cmd:"" help:"Decide one: ours keeps this library's value, theirs takes the other library's."`
}

// conflictJSON is a conflict as galleyctl prints it. The sides of a contested verdict are its
// ratings, each with its author.
type conflictJSON struct {
	ID       string      `json:"id"`
	Claim    string      `json:"claim"` // its id, "" where it is about no claim
	About    model.Noun  `json:"about"`
	Record   string      `json:"record"`
	Field    string      `json:"field"`
	Ours     string      `json:"ours"`
	OursBy   string      `json:"ours_by"`
	OursAt   model.Stamp `json:"ours_at"`
	Theirs   string      `json:"theirs"`
	TheirsBy string      `json:"theirs_by"`
	TheirsAt model.Stamp `json:"theirs_at"`
	Decided  model.Stamp `json:"decided"`
	Choice   string      `json:"choice"`
}

// conflict converts a dispute to what is printed.
func (d *invocation) conflict(x model.Dispute) (conflictJSON, error) {
	out := conflictJSON{
		ID: x.ID, Claim: x.ClaimID, About: x.About, Record: x.RecordID, Field: x.Field, Ours: model.Said(x.Ours), Theirs: model.Said(x.Theirs),
		OursBy: x.OursBy, OursAt: x.OursAt, TheirsBy: x.TheirsBy, TheirsAt: x.TheirsAt, Decided: x.Decided, Choice: string(x.Choice),
	}
	if !x.OfVerdicts() {
		return out, nil
	}
	dossier, err := d.lib.Dossier(d.ctx, x.ClaimID)
	if model.HasCode(err, model.NotFound) {
		return out, nil
	}
	if err != nil {
		return out, err
	}
	for _, v := range dossier.Verdicts {
		said := v.Rating
		if !x.Contest() {
			said = v.Reasoning
		}
		if v.ID == x.Ours {
			out.Ours = said
		}
		if v.ID == x.Theirs {
			out.Theirs = said
		}
	}
	return out, nil
}

func (d *invocation) conflicts(all []model.Dispute) ([]conflictJSON, error) {
	out := make([]conflictJSON, len(all))
	for i, x := range all {
		var err error
		if out[i], err = d.conflict(x); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// openConflicts returns the conflicts that nobody has decided yet.
func (d *invocation) openConflicts() ([]conflictJSON, error) {
	lib, err := d.library()
	if err != nil {
		return nil, err
	}
	open, err := lib.Disputes(d.ctx, 0)
	if err != nil {
		return nil, err
	}
	return d.conflicts(open)
}

func listConflict(w io.Writer, c conflictJSON) {
	side := func(value, by string) string {
		if by == "" {
			return passage.Shorten(value, 60)
		}
		return passage.Shorten(value, 60) + " (" + by + ")"
	}
	fmt.Fprintf(w, "%s\t%s\t%s\tours: %s\ttheirs: %s\t%s\n",
		c.ID, c.About, c.Field, side(c.Ours, c.OursBy), side(c.Theirs, c.TheirsBy), c.Choice)
}

type conflictList struct{}

func (c *conflictList) Run(d *invocation) error {
	rows, err := d.openConflicts()
	if err != nil {
		return err
	}
	return d.print(rows, func(w io.Writer) {
		for _, r := range rows {
			listConflict(w, r)
		}
	})
}

type conflictDecide struct {
	Conflict string `arg:"" help:"The conflict's id, or its beginning."`
	Choice   string `arg:"" enum:"ours,theirs" help:"ours or theirs. (For another verdict: verdict set.)"`
}

func (c *conflictDecide) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	x, err := lib.Dispute(d.ctx, c.Conflict)
	if err != nil {
		return err
	}
	if _, err := d.apply(model.DecideDispute{ID: x.ID, Choice: model.Choice(c.Choice)}); err != nil {
		return err
	}
	if x, err = lib.Dispute(d.ctx, x.ID); err != nil {
		return err
	}
	row, err := d.conflict(x)
	if err != nil {
		return err
	}
	return d.print(row, func(w io.Writer) { listConflict(w, row) })
}
