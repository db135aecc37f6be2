package app

import (
	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/claims"
)

// editing gives the keyboard to the controls of the selected claim, and signs it off.
type editing struct {
	store   *store
	form    claimForm
	dialogs *ask.Dialogs
	prefs   fyne.Preferences
}

// claimForm is the form of the selected claim.
type claimForm interface {
	Reach(c claims.Control) fyne.Focusable
	SignOff()
	ShowMore(open bool)
	Unfolded() bool
}

func (e *editing) actions() []action {
	claim := func() bool { return e.store.session.Active() != "" }
	at := func(name string, c claims.Control) action {
		return action{name: name, enabled: claim, do: func() { e.open(c) }}
	}
	return []action{
		{name: "Sign Off", enabled: claim, do: e.form.SignOff},
		at("Who Said It", claims.Speaker), at("When It Was Said", claims.Said), at("Choose the Scale…", claims.Scale),
		at("Kind…", claims.Kind), at("Status…", claims.Status), at("Owner…", claims.Owner), at("Due Date…", claims.Due),
		at("Tags of the Claim…", claims.Tags), at("Already Checked…", claims.Earlier),
		{name: "More of the Claim", enabled: claim, do: e.turnMore},
	}
}

// open gives a control the keyboard; a list of choices is opened.
func (e *editing) open(c claims.Control) {
	control := e.form.Reach(c)
	e.dialogs.Focus(control)
	if _, text := control.(fyne.Tabbable); !text {
		control.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	}
}

// turnMore unfolds the part for what is not needed on every claim, or folds it.
func (e *editing) turnMore() {
	open := !e.form.Unfolded()
	if open {
		e.dialogs.Focus(e.form.Reach(claims.More))
	} else {
		e.form.ShowMore(false)
	}
	e.remember(open)
}

// remember keeps whether the part for what is not needed on every claim is unfolded.
func (e *editing) remember(open bool) { e.prefs.SetBool(prefMore, open) }

// ask asks a question of the form.
func (e *editing) ask(q claims.Question) {
	e.dialogs.Ask(ask.Question{Title: q.Title, Text: q.Text, Safe: q.Safe, Answers: []ask.Answer{{Label: q.Go, Do: q.Do}}})
}
