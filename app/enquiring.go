package app

import (
	"context"

	"galley/app/claims"
	"galley/model"
	"galley/model/library"
)

// enquiring names who can confirm the selected claim, notes calls about it and asks the house.
type enquiring struct {
	store     *store
	form      askingForm
	writing   *writing
	openClaim func(articleID, claimID string, then func())
}

// askingForm is the part of the claim's form for people and questions.
type askingForm interface {
	Ask(claims.AskMode)
	NoteCall()
	RestoreAsking(fields map[string]string)
}

func (a *enquiring) actions() []action {
	claim := func() bool { return a.store.session.Active() != "" }
	return []action{
		{name: "Name Who Can Confirm…", enabled: claim, do: func() { a.begin(func() { a.form.Ask(claims.AskPerson) }) }},
		{name: "Note a Call…", enabled: claim, do: func() { a.begin(a.form.NoteCall) }},
		{name: "Ask a Question…", enabled: claim, do: func() { a.begin(func() { a.form.Ask(claims.AskHouse) }) }},
	}
}

// begin does something among people and questions, with what an earlier run of the program left there.
func (a *enquiring) begin(do func()) {
	a.writing.texts.Flush()
	if fields, was := a.writing.take(kindAsking, a.store.session.Active()); was {
		a.form.RestoreAsking(fields)
	}
	do()
	a.writing.touch()
}

// again goes on with what an earlier run left at a claim.
func (a *enquiring) again(claimID string) {
	readAfterWrites(a.store, takingUp, func(ctx context.Context, lib *library.Library) (model.Dossier, error) {
		d, err := lib.Dossier(ctx, claimID)
		if err != nil {
			err = model.Wrap(model.NotFound, err, "The claim that this was typed for is deleted. "+
				"Restore it first, in the list of deleted claims; what you typed is kept.")
		}
		return d, err
	}, func(d model.Dossier) {
		again := func() { a.begin(func() { a.form.Ask(claims.AskAnything) }) }
		if len(d.Appearances) > 0 && claimID != a.store.session.Active() {
			a.openClaim(d.Appearances[0].ArticleID, claimID, again)
			return
		}
		again()
	})
}
