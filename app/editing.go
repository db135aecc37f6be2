package app

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/claims"
	"galley/app/control"
	"galley/app/locale"
	"galley/model"
	"galley/model/library"
	"galley/model/suggest/attribution"
)

// editing gives the keyboard to the controls of the selected claim, and signs it off.
type editing struct {
	store   *store
	form    claimForm
	dialogs *ask.Dialogs
	notice  *notice
	prefs   fyne.Preferences
}

// claimForm is the form of the selected claim.
type claimForm interface {
	Reach(c claims.Control) fyne.Focusable
	SignOff()
	Propose() bool
	Closable(as model.ClosedAs) bool
	Close(as model.ClosedAs)
	ShowMore(open bool)
	Unfolded() bool
}

func (e *editing) actions() []action {
	claim := func() bool { return e.store.session.Active() != "" }
	at := func(name string, c claims.Control) action {
		return action{name: name, enabled: claim, do: func() { e.open(c) }}
	}
	closing := func(name string, as model.ClosedAs) action {
		return action{name: name, enabled: func() bool { return claim() && e.form.Closable(as) }, do: func() { e.form.Close(as) }}
	}
	return []action{
		{name: "Sign Off", enabled: claim, do: e.form.SignOff},
		{name: "Propose Other Words", enabled: claim, do: e.propose},
		closing(locale.Later("Close as Rightly Removed"), model.Removed), closing(locale.Later("Close as Taken Over"), model.TakenOver),
		at(locale.Later("Who Said It"), claims.Speaker), at(locale.Later("When It Was Said"), claims.Said),
		at(locale.Later("Choose the Scale…"), claims.Scale), at(locale.Later("Kind…"), claims.Kind),
		at(locale.Later("Status…"), claims.Status), at(locale.Later("Owner…"), claims.Owner),
		at(locale.Later("Due Date…"), claims.Due), at(locale.Later("Tags of the Claim…"), claims.Tags),
		at(locale.Later("Already Checked…"), claims.Earlier),
		{name: "More of the Claim", enabled: claim, do: e.turnMore},
	}
}

// propose opens what the claim's passage should say instead. The scale of a claim is not changed
// by the way: where that has no such outcome, the list of scales is offered.
func (e *editing) propose() {
	if e.form.Propose() {
		return
	}
	e.notice.say(locale.Text("Only the scale Checking desk proposes other words. Choose it with V first, then press W again."))
	e.notice.offer(locale.Text("Choose the Scale"), func() { e.open(claims.Scale) })
}

// open gives a control the keyboard. A list of choices is opened; when it closes the
// keyboard is where it was.
func (e *editing) open(c claims.Control) {
	reached := e.form.Reach(c)
	if list, is := reached.(*control.Select); is {
		list.Open()
		return
	}
	e.dialogs.Focus(reached)
	opens := fyne.KeySpace
	if _, text := reached.(fyne.Tabbable); text {
		if !e.offersAtOnce(c) {
			return
		}
		opens = fyne.KeyDown // of an entry that offers what is known
	}
	reached.TypedKey(&fyne.KeyEvent{Name: opens})
}

// offersAtOnce reports whether a field offers what is known before anything is typed. That of
// the speaker does while nobody stands there and the article names somebody.
func (e *editing) offersAtOnce(c claims.Control) bool {
	s := e.store.session
	switch d, _ := s.Dossier(s.Active()); c {
	case claims.Owner, claims.Due:
		return true
	case claims.Speaker:
		return d.Claim.Speaker == "" && len(attribution.Speakers(s.Reading().Attributions)) > 0
	}
	return false
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

// known finds what the library knows that fits what is typed: who said claims, who works
// on them, their tags.
func (e *editing) known(of claims.Control, typed string, answer func([]control.Completion)) {
	switch of {
	case claims.Speaker:
		here := attribution.Speakers(e.store.session.Reading().Attributions)
		read(e.store, "speakers", func(ctx context.Context, lib *library.Library) ([]control.Completion, error) {
			known, err := lib.Speakers(ctx, typed, knownOffered)
			return speakersOffered(typed, here, known), err
		}, answer)
	case claims.People:
		findPeople(e.store, typed, answer)
	case claims.Owner:
		read(e.store, "editors", func(ctx context.Context, lib *library.Library) ([]control.Completion, error) {
			names, err := lib.Editors(ctx)
			return fitting(typed, first(names, e.store.editor)), err
		}, answer)
	case claims.Tags:
		read(e.store, "tag words", func(ctx context.Context, lib *library.Library) ([]control.Completion, error) {
			words, err := lib.TagsInUse(ctx)
			return fitting(typed, words), err
		}, answer)
	}
}

// knownOffered is how many names are offered as one types.
const knownOffered = 8

// first is a list of names with one of them at its head: oneself is asked for most.
func first(names []string, name string) []string {
	return append([]string{name}, slices.DeleteFunc(names, func(n string) bool { return n == name })...)
}

// fitting are the texts in which what was typed stands, those that begin with it first.
func fitting(typed string, texts []string) []control.Completion {
	typed = strings.ToLower(strings.TrimSpace(typed))
	var begin, within []control.Completion
	for _, text := range texts {
		switch at := strings.Index(strings.ToLower(text), typed); {
		case at == 0:
			begin = append(begin, control.Completion{Text: text})
		case at > 0:
			within = append(within, control.Completion{Text: text})
		}
	}
	all := append(begin, within...)
	return all[:min(len(all), knownOffered)]
}
