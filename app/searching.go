package app

import (
	"context"
	"time"

	"galley/model"
	"galley/model/passage"
)

// searchPause is how long a person stops typing before the library is asked.
const searchPause = 120 * time.Millisecond

// hitsShown is how many answers a search brings.
const hitsShown = 100

// search asks the library for what is typed, once the typing pauses.
func (w *Window) search(query string) {
	if w.asking != nil {
		w.asking()
		w.asking = nil
	}
	if w.session.list.inTrash() && !w.session.list.claims { // the index holds nothing of it: the list is narrowed instead
		w.asking = w.runner.After(searchPause, func() {
			next := w.session.list
			next.query.Text = query
			w.list(next, false)
		})
		return
	}
	if query == "" {
		if w.session.query != "" {
			w.session.query, w.session.hits = "", nil
			w.show()
		}
		return
	}
	w.asking = w.runner.After(searchPause, func() {
		lib := w.library
		if lib == nil {
			return
		}
		var hits []model.Hit
		var err error
		w.runner.Queue(func(ctx context.Context) {
			hits, err = lib.Search(ctx, model.ParseQuery(query, true), hitsShown)
		}, func() {
			if lib != w.library {
				return
			}
			if err != nil {
				w.fault(err)
				return
			}
			w.session.query, w.session.hits = query, hits
			w.show()
		})
	})
}

// openHit shows what a search found where it stands.
func (w *Window) openHit(h model.Hit) {
	if h.ArticleID != w.session.proof.Article.ID {
		w.jump()
		w.openArticleAt(h.ArticleID, h.Span.Start)
	}
	w.runner.Queue(func(context.Context) {}, func() { // once the article is open
		if h.ArticleID != w.session.proof.Article.ID {
			return
		}
		if h.ClaimID != "" {
			w.selectClaim(h.ClaimID, true)
			return
		}
		w.jump()
		if !h.Span.Empty() {
			w.page.reader.SetFound([]passage.Span{h.Span}, 0)
			w.page.reader.ScrollTo(h.Span)
		}
	})
}
