package main

import (
	"errors"
	"fmt"
	"io"

	"galley/model"
	"galley/model/report/interchange"
	"galley/model/suggest/proposal"
)

type evidenceCommand struct {
	Edit   evidenceEdit   `cmd:"" help:"Change what a source says on a claim, and what it is for that claim."`
	Accept evidenceAccept `cmd:"" help:"Make evidence of what a note of the draft proposes."`
	Refuse evidenceRefuse `cmd:"" help:"Take away what a note of the draft proposes. It is not proposed again."`
}

type evidenceAccept struct {
	Evidence []string `arg:"" help:"The ids of the proposals (claim show lists them), or their beginnings. Several are accepted in one step."`
	Stance   *string  `help:"supports, refutes or context (default: context)."`
}

// Run accepts proposals and prints what they are now.
func (c *evidenceAccept) Run(d *invocation) error {
	ids, err := d.evidenceIDs(c.Evidence)
	if err != nil {
		return err
	}
	if _, err := d.apply(model.AcceptEvidence{IDs: ids, Stance: (*model.Stance)(c.Stance)}); err != nil {
		return err
	}
	out := []evidenceJSON{}
	for _, id := range ids {
		one, err := d.evidence(id)
		if err != nil {
			return err
		}
		out = append(out, one)
	}
	return d.print(out, func(w io.Writer) { listEvidence(w, out) })
}

type evidenceRefuse struct {
	Evidence []string `arg:"" help:"The ids of the proposals (claim show lists them), or their beginnings. Several are refused in one step."`
}

// Run refuses proposals and prints what they were.
func (c *evidenceRefuse) Run(d *invocation) error {
	ids, err := d.evidenceIDs(c.Evidence)
	if err != nil {
		return err
	}
	out := []evidenceJSON{}
	for _, id := range ids {
		one, err := d.evidence(id)
		if err != nil {
			return err
		}
		out = append(out, one)
	}
	if _, err := d.apply(model.RefuseEvidence{IDs: ids}); err != nil {
		return err
	}
	return d.print(out, func(w io.Writer) { listEvidence(w, out) })
}

func listEvidence(w io.Writer, all []evidenceJSON) {
	for _, e := range all {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", e.ID, e.Stance, e.Source.Title, e.Locator)
	}
}

// evidenceIDs completes the ids of pieces of evidence, each once.
func (d *invocation) evidenceIDs(given []string) ([]string, error) {
	lib, err := d.library()
	if err != nil {
		return nil, err
	}
	var ids []string
	seen := map[string]bool{}
	for _, id := range given {
		e, err := lib.Evidence(d.ctx, id)
		if err != nil {
			return nil, err
		}
		if !seen[e.ID] {
			seen[e.ID] = true
			ids = append(ids, e.ID)
		}
	}
	return ids, nil
}

// evidence is a piece of evidence as it is printed, with its claim.
func (d *invocation) evidence(id string) (evidenceJSON, error) {
	e, err := d.lib.Evidence(d.ctx, id)
	if err != nil {
		return evidenceJSON{}, err
	}
	dossier, err := d.dossier(e.ClaimID)
	if err != nil {
		return evidenceJSON{}, err
	}
	for _, one := range append(interchange.ClaimOf(d.told(dossier), d).Evidence, interchange.ProposalsOf(dossier)...) {
		if one.ID == e.ID {
			return evidenceJSON{e.ClaimID, one}, nil
		}
	}
	return evidenceJSON{}, model.Faultf(model.NotFound, "There is no evidence with the id %s in this library.", id)
}

// proposeIn proposes the sources of the notes of articles that were just imported, or were
// there already.
func (d *invocation) proposeIn(rows []importedJSON) error {
	var all []error
	for i := range rows {
		p, err := d.lib.Proof(d.ctx, rows[i].ID, 0)
		if err == nil {
			var n int
			rows[i].Notes = model.CountNotes(p.Version.Notes)
			n, err = d.propose(p.Article, p.Version)
			rows[i].Proposed = &n
		}
		all = append(all, err)
	}
	return errors.Join(all...)
}

// propose makes proposed evidence of the notes of a version, and returns how much.
func (d *invocation) propose(a model.Article, v model.Version) (int, error) {
	change, err := d.apply(model.ProposeSources{VersionID: v.ID, Proposals: proposal.Of(v, a.Byline)})
	n := 0
	for _, e := range change.Event.Edits {
		if _, is := e.After.(model.Evidence); is {
			n++
		}
	}
	return n, err
}
