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
		if w.library != nil {
			w.ask(w.library, query)
		}
	})
}

// ask searches beside the queue, so that what is stored meanwhile does not wait
// for it. The next letter typed cancels it, and its answer is not shown then.
func (w *Window) ask(lib *library.Library, typed string) {
	ctx, cancel := context.WithCancel(context.Background())
	patience := w.runner.After(searchPatience, func() { w.notice.say(searching) })
	w.asking = func() {
		patience()
		cancel()
	}
	q := query.Parse(typed, true)
	var a model.Answer
	var err error
	w.runner.Start(ctx, func(ctx context.Context) {
		a, err = lib.Glance(ctx, q, hitsShown)
	}, func() {
		patience()
		late := ctx.Err() != nil || lib != w.library
		cancel()
		if late {
			return
		}
		if w.notice.text.Text == searching {
			w.notice.say("")
		}
		switch {
		case err != nil:
			w.fault(err)
			return
		case len(a.Hits) == 0 && q.TooShort(): // the list, which is narrowed by what is typed, tells more
			typed = ""
		case a.More:
			w.notice.say(fmt.Sprintf("More than %d fit; these are the best. More words narrow it.", hitsShown))
		}
		w.session.query, w.session.hits = typed, a.Hits
		w.show()
	})
}

// openClaim shows a claim where it stands in an article.
func (w *Window) openClaim(articleID, claimID string) {
	w.openHit(model.Hit{ArticleID: articleID, ClaimID: claimID})
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
