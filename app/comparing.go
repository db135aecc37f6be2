package app

import (
	"context"
	"fmt"

	"galley/app/session"
	"galley/app/state"
	"galley/model"
	"galley/model/library"
	"galley/model/passage"
)

func hasVersions(w *Window) bool { return w.session.IsOpen() && w.session.Proof().Versions > 1 }

// readOnly says so where an older version is open: it is kept as it was.
func (w *Window) readOnly() bool {
	if !w.session.IsOld() {
		return false
	}
	w.notice.say(fmt.Sprintf("This is version %d of %d, kept as it was. Open the newest version (Article menu) to mark in it.", w.session.Version().Number, w.session.Proof().Versions))
	return true
}

// toggleComparison shows the version before beside the open one, or ends that.
func (w *Window) toggleComparison() {
	if w.session.IsCompared() {
		w.stopComparing()
		return
	}
	w.compareWithBefore()
}

func (w *Window) compareWithBefore() {
	if n := w.session.Version().Number; hasVersions(w) && !w.session.IsCompared() {
		w.compareVersions(max(1, n-1), max(2, n))
	}
}

// stopComparing shows the article alone again, all of it.
func (w *Window) stopComparing() {
	if !w.session.ComparisonLeft() {
		return
	}
	w.show()
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

// searchLibrary puts the keyboard where the library is searched.
func (w *Window) searchLibrary() {
	w.stopComparing()
	w.win.Canvas().Focus(w.shelf.SearchField())
}

// goToList puts the keyboard on the list of articles.
func (w *Window) goToList() {
	w.stopComparing()
	w.win.Canvas().Focus(w.shelf.List())
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
			w.findPlaces()
			w.scrollToActive()
		case first != "":
			w.selectClaim(first, true)
		}
	}, func(error) { w.show() })
}

// scrollToActive brings the selected claim's passage into view on both sides.
func (w *Window) scrollToActive() {
	d, ok := w.session.Dossier(w.session.Active())
	if !ok {
		return
	}
	if a, ok := d.Touched(w.session.Version().ID); ok && a.State != model.Orphaned {
		w.page.reader.ScrollTo(a.Span())
	} else if ok {
		w.showBefore(d, a)
	}
}

// showBefore shows where a passage stood that is no longer in the text: in the
// older version beside this one.
func (w *Window) showBefore(d model.Dossier, lost model.Appearance) {
	beside := w.session.Beside().ID
	for _, a := range d.Appearances {
		if beside != "" && a.VersionID == beside && a.State != model.Orphaned {
			w.page.pane.Old().ScrollTo(a.Span())
			return
		}
	}
}

// showPlace shows a place of the open text, selected.
func (w *Window) showPlace(span passage.Span) {
	w.jump()
	w.page.reader.ScrollTo(span)
	w.page.reader.Select(span)
}

// findPlaces looks for where the selected claim may stand, if its passage was not
// found.
func (w *Window) findPlaces() {
	lost, is := w.session.Lost()
	if !is {
		return
	}
	text := w.session.Version().Text
	read(w.store, "places", func(context.Context, *library.Library) ([]state.Candidate, error) {
		return session.Candidates(text, lost), nil
	}, func(places []state.Candidate) {
		w.session.CandidatesFound(lost, places)
		w.show()
	})
}
