package app

import (
	"context"

	"galley/app/session"
	"galley/app/state"
	"galley/model"
	"galley/model/library"
)

// choose lists something else, or in another order.
func (w *Window) choose(key string, sort model.Sort) {
	if next, ok := w.session.Choose(key, sort); ok {
		w.fyne.Preferences().SetString(prefSort, string(next.Query.Sort))
		w.list(next, true)
	}
}

// list reads what is to be listed and shows it from its top, or from where the
// open article stands in it.
func (w *Window) list(next session.List, reveal bool) {
	around := ""
	if reveal {
		around = w.session.ArticleID()
	}
	readAfterWrites(w.store, "list", func(ctx context.Context, lib *library.Library) (session.Listing, error) {
		return session.ReadListing(ctx, source{lib}, next, around)
	}, func(l session.Listing) {
		w.session.Listed(l)
		w.show()
		if reveal {
			w.shelf.Reveal(l.At)
		}
	})
}

// need reads a chunk of the list that came into view. One is read at a time: when
// it is shown, the panel says what it needs then, and what flew past meanwhile is
// not read.
func (w *Window) need(chunk int) {
	if w.store.reading("rows") {
		return
	}
	listed, epoch := w.session.List(), w.session.Epoch()
	read(w.store, "rows", func(ctx context.Context, lib *library.Library) (session.Chunk, error) {
		return session.ReadChunk(ctx, source{lib}, listed, chunk)
	}, func(c session.Chunk) {
		w.session.RowsRead(c, epoch)
		w.showShelf()
	})
}

// reach hands on the ids of rows of the list, read or not.
func (w *Window) reach(from, to int, answer func([]string)) {
	listed := w.session.List()
	readAfterWrites(w.store, "ids of rows", func(ctx context.Context, lib *library.Library) ([]string, error) {
		return session.ReadIDs(ctx, source{lib}, listed, from, to)
	}, answer)
}

// readChoices reads which collections and tags there are.
func (w *Window) readChoices() {
	readAfterWrites(w.store, "choices", func(ctx context.Context, lib *library.Library) ([]state.Choice, error) {
		return session.ReadChoices(ctx, source{lib})
	}, func(choices []state.Choice) {
		w.session.ChoicesRead(choices)
		w.show()
	})
}
