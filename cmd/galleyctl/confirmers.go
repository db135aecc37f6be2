package main

import (
	"fmt"
	"io"

	"galley/model"
)

type claimConfirmers struct {
	Claim    string  `arg:"" help:"The claim's id, or its beginning."`
	Add      string  `placeholder:"PERSON" xor:"who" help:"Name a person who can confirm it, by the id or its beginning."`
	New      string  `placeholder:"NAME" xor:"who" help:"Name somebody new."`
	Drop     string  `placeholder:"PERSON" xor:"who" help:"Take a person off the list."`
	Question *string `placeholder:"TEXT" help:"With --add or --new: how the fact is put to them (default: made of the claim)."`
}

// confirmerJSON is a person who can confirm a claim.
type confirmerJSON struct {
	Claim    string      `json:"claim"`
	Person   string      `json:"person"`
	Name     string      `json:"name"`
	Role     string      `json:"role"`
	Terms    model.Terms `json:"terms"`
	Question string      `json:"question"`
	By       string      `json:"by"`
	Added    model.Stamp `json:"added"`
}

func confirmersOf(d model.Dossier) []confirmerJSON {
	out := make([]confirmerJSON, len(d.Confirmers))
	for i, c := range d.Confirmers {
		out[i] = confirmerJSON{c.ClaimID, c.PersonID, c.Name, c.Person.Role, c.Person.Terms, c.Question, c.By, c.Added}
	}
	return out
}

// claimAttempt is an attempt to ask somebody about a claim, as the claim shows it.
type claimAttempt struct {
	ID       string               `json:"id"`
	Person   string               `json:"person"`
	Name     string               `json:"name"`
	Made     string               `json:"made"`
	Way      model.AttemptWay     `json:"way"`
	What     string               `json:"what"`
	Outcome  model.AttemptOutcome `json:"outcome"`
	Purpose  model.AttemptPurpose `json:"purpose"`
	Answer   string               `json:"answer"`
	Reported bool                 `json:"reported"` // reports say that they were asked
}

func claimAttemptsOf(d model.Dossier) []claimAttempt {
	out := make([]claimAttempt, len(d.Attempts))
	for i, a := range d.Attempts {
		t := a.Attempt
		out[i] = claimAttempt{t.ID, t.PersonID, a.Name, t.Made, t.Way, t.What, t.Outcome, t.Purpose, t.Answer, a.Reported}
	}
	return out
}

// Run names who can confirm a claim, and lists them.
func (c *claimConfirmers) Run(d *invocation) error {
	if c.Question != nil && c.Add == "" && c.New == "" {
		return usagef("--question goes with --add or --new: it is put to a person")
	}
	claim, err := d.dossier(c.Claim)
	if err != nil {
		return err
	}
	var cmd model.Command
	switch {
	case c.New != "":
		cmd = model.NameConfirmer{ClaimID: claim.Claim.ID, New: &model.AddPerson{Name: c.New}, Question: c.Question}
	case c.Add != "" || c.Drop != "":
		person, err := d.person(c.Add + c.Drop)
		if err != nil {
			return err
		}
		cmd = model.NameConfirmer{ClaimID: claim.Claim.ID, PersonID: person.Source.ID, Question: c.Question}
		if c.Drop != "" {
			cmd = model.DropConfirmer{ClaimID: claim.Claim.ID, PersonID: person.Source.ID}
		}
	}
	if cmd != nil {
		if _, err := d.apply(cmd); err != nil {
			return err
		}
		if claim, err = d.dossier(claim.Claim.ID); err != nil {
			return err
		}
	}
	out := confirmersOf(claim)
	return d.print(out, func(w io.Writer) {
		if len(out) == 0 {
			fmt.Fprintln(w, "Nobody is named who can confirm it.")
		}
		for _, p := range out {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", p.Person, p.Name, p.Role, p.Terms, p.Question)
		}
	})
}

type claimAnswer struct {
	Claim  string `arg:"" help:"The claim's id, or its beginning."`
	Person string `arg:"" help:"The id of the person who answered, or its beginning."`
	Answer string `required:"" placeholder:"TEXT" help:"What they said; in quotation marks where these are their words."`
	Stance string `required:"" help:"supports, refutes or context."`
	Way    string `default:"call" help:"call, email, message, letter or in-person."`
	At     string `placeholder:"WHEN" help:"When (default: now)."`
}

// Run makes evidence of an answer, and notes the attempt that brought it.
func (c *claimAnswer) Run(d *invocation) error {
	claim, err := d.dossier(c.Claim)
	if err != nil {
		return err
	}
	person, err := d.person(c.Person)
	if err != nil {
		return err
	}
	if _, err := d.apply(model.AnswerFact{ClaimID: claim.Claim.ID, PersonID: person.Source.ID, Answer: c.Answer,
		Stance: model.Stance(c.Stance), Way: model.AttemptWay(c.Way), Made: c.At}); err != nil {
		return err
	}
	return d.showClaim(claim.Claim.ID)
}
