package app

import (
	"context"

	"fyne.io/fyne/v2"

	"galley/app/locale"
	"galley/app/session"
	"galley/model"
	"galley/model/library"
	"galley/model/passage"
)

// undoing takes back what was done, and does it again.
type undoing struct {
	store   *store
	notice  *notice
	writing *writing
	opening *opening
	marking *marking
	focused func() fyne.Focusable // what has the keyboard

	choose     func(key string, order model.Sort) // lists something else
	editSource func(id string)
}

func (u *undoing) actions() []action {
	library := func() bool { return u.store.library != nil }
	return []action{
		{name: "Undo", enabled: library, over: true, do: u.undoTyping},
		{name: "Redo", enabled: library, over: true, do: u.redoTyping},
	}
}

func (u *undoing) undo() { u.reverse((*library.Library).Undo) }

func (u *undoing) redo() { u.reverse((*library.Library).Redo) }

// reverse undoes or redoes, and goes to what that changed: a change out of sight
// is one that nobody can judge.
func (u *undoing) reverse(do func(*library.Library, context.Context, string) (model.Change, error)) {
	u.writing.texts.Flush()
	open := u.store.session.ArticleID()
	var to session.ChangedPlace
	held := &storing{turns: u.store.session.Turns()}
	u.marking.hold(held, func(ctx context.Context, lib *library.Library, editor string) (model.Change, error) {
		c, err := do(lib, ctx, editor)
		if err == nil {
			to, err = session.ReadChangedPlace(ctx, source{lib}, c, open)
		}
		return c, err
	}, func(_ model.Change, err error) {
		then := func() { u.marking.doKeys(held.keys, "") }
		if err == nil && to.Article != "" {
			u.goToText(to, then)
			return
		}
		if err == nil {
			u.goToChange(to)
		}
		then()
	})
}

// goToText shows what was undone or redone where it stands in an article; then is called when
// it is shown.
func (u *undoing) goToText(to session.ChangedPlace, then func()) {
	top := passage.Span{Start: to.Span.Start, End: to.Span.Start}
	u.opening.hit(model.Hit{ArticleID: to.Article, ClaimID: to.Claim, Span: top}, func() {
		if to.Claim == "" && !to.Span.Empty() && u.store.session.Version().ID == to.Version {
			u.opening.showPlace(to.Span)
		}
		then()
	})
}

// goToChange shows what was undone or redone beside the text.
func (u *undoing) goToChange(to session.ChangedPlace) {
	switch {
	case to.List != "":
		u.choose(to.List, "")
	case to.Source != "":
		for _, d := range u.store.session.Proof().Dossiers {
			for _, e := range d.Evidence {
				if e.SourceID == to.Source {
					u.opening.selectClaim(d.Claim.ID, true)
					return
				}
			}
		}
		u.notice.offer(locale.Text("Show"), func() { u.editSource(to.Source) })
	}
}

// typing is a text field, with what was typed in it to take back.
type typing interface {
	fyne.Focusable
	Undo()
	Redo()
}

// undoTyping takes back what was typed in the text that has the keyboard, else the last
// action on the library. From a text nothing is taken back that was done elsewhere.
func (u *undoing) undoTyping() {
	if t, ok := u.focused().(typing); ok {
		u.inText(t, t.Undo, locale.Text("Nothing typed here is left to be taken back. Press Esc, then Ctrl+Z, to take back what was done before."))
		return
	}
	u.undo()
}

func (u *undoing) redoTyping() {
	if t, ok := u.focused().(typing); ok {
		u.inText(t, t.Redo, locale.Text("Nothing typed here is left to be done again. Press Esc, then redo, to do again what was taken back before."))
		return
	}
	u.redo()
}

// inText does something in a text, or says that there is nothing left to do.
func (u *undoing) inText(t typing, do func(), nothing string) {
	told, tells := t.(interface{ Content() string })
	before := ""
	if tells {
		before = told.Content()
	}
	do()
	if tells && told.Content() == before {
		u.notice.say(nothing)
	}
}
