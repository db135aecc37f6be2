package app

import (
	"context"

	"galley/app/session"
	"galley/model/library"
)

func hasVersions(w *Window) bool { return w.session.IsOpen() && w.session.Proof().Versions > 1 }

// toggleComparison shows the version before beside the open one, or ends that.
func (w *Window) toggleComparison() {
	if w.session.IsCompared() {
		w.opening.leaveComparison()
		return
	}
	w.compareWithBefore()
}

func (w *Window) compareWithBefore() {
	if n := w.session.Version().Number; hasVersions(w) && !w.session.IsCompared() {
		w.compareVersions(max(1, n-1), max(2, n))
	}
}

// makeRoom puts the library panel out of sight while two texts stand side by side.
func (w *Window) makeRoom(wanted bool) {
	if wanted == w.outer.Leading.Visible() {
		if wanted {
			w.outer.Leading.Hide()
		} else {
			w.outer.Leading.Show()
		}
		w.outer.Refresh()
	}
}

// compareVersions shows two versions of the open article side by side; the one
// on the right becomes the open one.
func (w *Window) compareVersions(left, right int) {
	if !w.session.IsOpen() {
		return
	}
	w.claims.Flush()
	id := w.session.ArticleID()
	readAfterWrites(w.store, openingArticle, func(ctx context.Context, lib *library.Library) (session.Comparison, error) {
		return session.ReadComparison(ctx, source{lib}, id, left, right)
	}, func(c session.Comparison) {
		if w.session.ArticleID() != id {
			return
		}
		w.session.Compared(c)
		w.show()
		w.win.Canvas().Focus(w.page.reader)
		switch first := w.session.Step(1); {
		case w.session.Active() != "":
			w.opening.findPlaces()
			w.opening.scrollToActive()
		case first != "":
			w.opening.selectClaim(first, true)
		}
	}, func(error) { w.show() })
}
