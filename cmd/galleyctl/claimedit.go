package main

import (
	"fmt"
	"io"
	"slices"

	"galley/model"
)

type claimEdit struct {
	Claims                             []string `arg:"" name:"claim" help:"The claim's id, or its beginning. Several are changed in one step."`
	Wording, Speaker, Said, Owner, Due *string  `help:"The new value; an empty one removes it."`
	Kind                               *string  `help:"statistic, quotation, event, cause, position, comparison or forecast."`
	Status                             *string  `help:"unchecked, in progress, or checked."`
	PrivateNote                        *string  `help:"A note for the desk alone. It is in no report; --reveal prints it."`
	because
}

func (c *claimEdit) Run(d *invocation) error {
	ids, err := d.claimIDs(c.Claims)
	if err != nil {
		return err
	}
	kind, status := (*model.ClaimKind)(c.Kind), (*model.ClaimStatus)(c.Status)
	if len(ids) == 1 {
		edit := model.EditClaim{ID: ids[0], Wording: c.Wording, Speaker: c.Speaker, Said: c.Said, Owner: c.Owner, Due: c.Due,
			Kind: kind, Status: status, PrivateNote: c.PrivateNote}
		change, err := d.apply(c.with(edit))
		if err != nil {
			return err
		}
		return d.edited(ids, change.Odd)
	}
	if c.Wording != nil || c.Speaker != nil || c.Said != nil || c.PrivateNote != nil {
		return usagef("--wording, --speaker, --said and --private-note go with one claim; several can have the same owner, due date, kind and status")
	}
	edit := model.EditClaims{IDs: ids, Owner: c.Owner, Due: c.Due, Kind: kind, Status: status}
	change, err := d.apply(c.with(edit))
	if err != nil {
		return err
	}
	return d.edited(ids, change.Odd)
}

// editedClaim is a claim as it was edited, with what is odd about the edit.
type editedClaim struct {
	shownClaim
	Notes []string `json:"notes,omitempty"`
}

// edited prints claims as they are now: one, or a list of several.
func (d *invocation) edited(ids []string, odd []string) error {
	var all []model.Dossier
	for _, id := range ids {
		dossier, err := d.dossier(id)
		if err != nil {
			return err
		}
		all = append(all, dossier)
	}
	claims, err := d.claims(all)
	if err != nil {
		return err
	}
	if !d.json {
		for _, said := range odd {
			fmt.Fprintln(d.errs, "galleyctl: note: "+said)
		}
	}
	noted := make([]editedClaim, len(claims))
	for i, c := range claims {
		noted[i] = editedClaim{c, odd}
	}
	if len(noted) == 1 {
		return d.print(noted[0], func(w io.Writer) { writeClaim(w, claims[0]) })
	}
	return d.print(noted, func(w io.Writer) { listClaims(w, claims) })
}

// claimIDs are the ids of claims by their beginnings, each once.
func (d *invocation) claimIDs(beginnings []string) ([]string, error) {
	var ids []string
	for _, b := range beginnings {
		claim, err := d.dossier(b)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(ids, claim.Claim.ID) {
			ids = append(ids, claim.Claim.ID)
		}
	}
	return ids, nil
}
