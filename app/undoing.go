package app

import (
	"context"

	"galley/app/session"
	"galley/model"
	"galley/model/library"
	"galley/model/passage"
)

func (w *Window) undo() { w.reverse((*library.Library).Undo) }

func (w *Window) redo() { w.reverse((*library.Library).Redo) }

// reverse undoes or redoes, and goes to what that changed: a change out of sight
// is one that nobody can judge.
func (w *Window) reverse(do func(*library.Library, context.Context, string) (model.Change, error)) {
	w.claims.Flush()
	open := w.session.ArticleID()
	var to session.ChangedPlace
	w.store.change(func(ctx context.Context, lib *library.Library, editor string) (model.Change, error) {
		c, err := do(lib, ctx, editor)
		if err == nil {
			to, err = session.ReadChangedPlace(ctx, source{lib}, c, open)
		}
		return c, err
	}, func(_ model.Change, err error) {
		if err == nil {
			w.goToChange(to)
		}
	})
}

// goToChange shows what was undone or redone where it stands.
func (w *Window) goToChange(to session.ChangedPlace) {
	switch {
	case to.Article != "":
		top := passage.Span{Start: to.Span.Start, End: to.Span.Start}
		w.openHit(model.Hit{ArticleID: to.Article, ClaimID: to.Claim, Span: top}, func() {
			if to.Claim == "" && !to.Span.Empty() && w.session.Version().ID == to.Version {
				w.showPlace(to.Span)
			}
		})
	case to.List != "":
		w.choose(to.List, "")
	case to.Source != "":
		for _, d := range w.session.Proof().Dossiers {
			for _, e := range d.Evidence {
				if e.SourceID == to.Source {
					w.selectClaim(d.Claim.ID, true)
					return
				}
			}
		}
		w.notice.offer("Show", func() { w.editSource(to.Source) })
	}
}
