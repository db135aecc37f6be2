package app

import (
	"context"
	"fmt"
	"time"

	"galley/model"
	"galley/model/library"
	"galley/model/passage"
	"galley/model/query"
)

// searchPause is how long a person stops typing before the library is asked.
const searchPause = 120 * time.Millisecond

// searchPatience is how long a person waits for an answer before being told that
// it is on its way.
const searchPatience = 300 * time.Millisecond

const searching = "Searching the library…"

// hitsShown is how many answers a search brings.
const hitsShown = 100

// search asks the library for what is typed, once the typing pauses.
func (w *Window) search(query string) {
	w.stopSearching()
	switch listed := w.session.List(); {
	case listed.NarrowsAsTyped():
		w.asking = w.store.runner.After(searchPause, func() { w.list(listed.NarrowedTo(query), false) })
	case query != "":
		w.asking = w.store.runner.After(searchPause, func() { w.ask(query) })
	case w.session.SearchLeft():
		w.show()
	}
}

// stopSearching ends the search that is waited for, or under way.
func (w *Window) stopSearching() {
	w.store.forget("search")
	if w.asking != nil {
		w.asking()
		w.asking = nil
	}
}

// ask searches the library. The next letter typed cancels it.
func (w *Window) ask(typed string) {
	if w.store.library == nil {
		return
	}
	w.asking = w.store.runner.After(searchPatience, func() { w.notice.say(searching) })
	q := query.Parse(typed, true)
	read(w.store, "search", func(ctx context.Context, lib *library.Library) (model.Answer, error) {
		return lib.Glance(ctx, q, hitsShown)
	}, func(a model.Answer) {
		w.stopSearching()
		if w.notice.text.Text == searching {
			w.notice.say("")
		}
		switch {
		case len(a.Hits) == 0 && q.TooShort(): // the list, which is narrowed by what is typed, tells more
			typed = ""
		case a.More:
			w.notice.say(fmt.Sprintf("More than %d fit; these are the best. More words narrow it.", hitsShown))
		}
		w.session.Found(typed, a.Hits)
		w.show()
	}, func(error) { w.stopSearching() })
}

// openClaim shows a claim where it stands in an article; then (may be nil) is
// called when it is shown.
func (w *Window) openClaim(articleID, claimID string, then func()) {
	w.openHit(model.Hit{ArticleID: articleID, ClaimID: claimID}, then)
}

// openHit shows what a search found where it stands; then (may be nil) is called
// when it is shown.
func (w *Window) openHit(h model.Hit, then func()) {
	if h.ArticleID == w.session.ArticleID() {
		w.showHit(h, then)
		return
	}
	w.jump()
	w.openArticleAt(h.ArticleID, h.Span.Start, func() { w.showHit(h, then) })
}

func (w *Window) showHit(h model.Hit, then func()) {
	if h.ClaimID != "" {
		w.selectClaim(h.ClaimID, true)
	} else {
		w.jump()
		if !h.Span.Empty() {
			w.page.reader.SetFound([]passage.Span{h.Span}, 0)
			w.page.reader.ScrollTo(h.Span)
		}
	}
	if then != nil {
		then()
	}
}
