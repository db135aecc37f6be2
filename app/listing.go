package app

import (
	"context"

	"galley/app/state"
	"galley/model"
	"galley/model/library"
)

// listed is what of the library the panel lists.
type listed struct {
	key    string // of the choice in the panel
	query  model.ShelfQuery
	claims bool   // claims in the trash instead of articles
	name   string // of a collection or tag
}

// Keys of the choices that every library has. A collection's is its id, a tag's
// its word after a #.
const (
	keyAll     = "all"
	keyRecent  = "recent"
	keyArchive = "archive"
	keyTrash   = "trash"
	keyClaims  = "claims"
)

// listOf is what a choice lists.
func listOf(c state.Choice, sort model.Sort) listed {
	l := listed{key: c.Key, name: c.Name, query: model.ShelfQuery{Sort: sort}}
	switch c.Kind {
	case state.Collection:
		l.query.Collection = c.Key
		return l
	case state.Tag:
		l.query.Tag = model.FoldTag(c.Name)
		return l
	}
	switch c.Key {
	case keyRecent:
		l.query.Place = model.Recent
	case keyArchive:
		l.query.Place = model.Archive
	case keyTrash:
		l.query.Place = model.InTrash
	case keyClaims:
		l.query.Place, l.claims = model.InTrash, true
	default:
		l.query.Place = model.Desk
	}
	return l
}

// inTrash reports whether what is listed was deleted.
func (l listed) inTrash() bool { return l.query.Place == model.InTrash }

// sorted is the order shown for the list; "" where it has one of its own.
func (l listed) sorted() model.Sort {
	if l.claims || l.query.Place == model.Recent {
		return ""
	}
	return l.query.Sort
}

// stretch is a page read off the UI goroutine.
type stretch struct {
	page, total int
	rows        []state.Row
}

// readPage reads a page of what is listed.
func readPage(ctx context.Context, lib *library.Library, l listed, page int) (stretch, error) {
	s := stretch{page: page}
	if l.claims {
		tally, err := lib.Tally(ctx)
		if err != nil {
			return s, err
		}
		s.total = tally.TrashedClaims
		claims, err := lib.TrashedClaims(ctx, page*state.ChunkSize, state.ChunkSize)
		for _, c := range claims {
			s.rows = append(s.rows, state.Row{ID: c.ID, Title: c.Wording, Origin: "deleted " + c.Deleted.Day() + " · " + c.Title})
		}
		return s, err
	}
	got, err := lib.Shelf(ctx, l.query, page*state.ChunkSize, state.ChunkSize)
	s.total = got.Total
	for _, a := range got.Rows {
		s.rows = append(s.rows, state.RowOf(a))
	}
	return s, err
}

// readChoices reads what can be chosen besides what every library has.
func readChoices(ctx context.Context, lib *library.Library) ([]state.Choice, error) {
	collections, err := lib.Collections(ctx)
	if err != nil {
		return nil, err
	}
	tags, err := lib.Tags(ctx)
	if err != nil {
		return nil, err
	}
	choices := []state.Choice{}
	for _, c := range collections {
		choices = append(choices, state.Choice{Key: c.ID, Name: c.Name, Count: c.Articles, Kind: state.Collection})
	}
	for _, t := range tags {
		choices = append(choices, state.Choice{Key: "#" + t.Word, Name: t.Word, Count: t.Articles, Kind: state.Tag})
	}
	return choices, nil
}

// choices are all that can be listed, as the panel offers them.
func (s *session) choices() []state.Choice {
	all := []state.Choice{
		{Key: keyAll, Name: "All articles", Count: s.tally.Desk.Articles},
		{Key: keyRecent, Name: "Recently opened"},
	}
	all = append(all, s.own...)
	return append(all,
		state.Choice{Key: keyArchive, Name: "Archive", Count: s.tally.Archive.Articles, Kind: state.Away},
		state.Choice{Key: keyTrash, Name: "Trash", Count: s.tally.Trash.Articles, Kind: state.Away},
		state.Choice{Key: keyClaims, Name: "Deleted claims", Count: s.tally.TrashedClaims, Kind: state.Away},
	)
}

// emptyList says what to do where nothing is listed.
func (s *session) emptyList() string {
	if s.list.query.Text != "" {
		return "Nothing here fits “" + s.list.query.Text + "”."
	}
	switch {
	case s.list.claims:
		return "No claim was deleted.\n\nOne that is can be restored here."
	case s.list.inTrash():
		return "The trash is empty.\n\nAn article that is deleted can be restored here, with its claims."
	case s.list.query.Collection != "":
		return "Nothing is in “" + s.list.name + "” yet.\n\nSelect articles in another list and press Ctrl+D."
	case s.list.query.Tag != "":
		return "No article has the tag “" + s.list.name + "” any more."
	case s.list.query.Place == model.Archive:
		return "The archive is empty.\n\nArticles you have done with can be put here, out of the daily list."
	case s.list.query.Place == model.Recent:
		return "What you open stands here, the last first."
	case s.tally.Archive.Articles > 0:
		return "Everything is in the archive.\n\nPress Import, or drop files on this window."
	}
	return "No articles yet.\n\nPress Import, or drop a text or a saved web page on this window."
}

// hint says what the search box is for.
func (s *session) hint() string {
	if s.list.inTrash() && !s.list.claims {
		return "Find in the trash"
	}
	return "Search the library"
}

// choose lists something else, or in another order.
func (w *Window) choose(key string, sort model.Sort) {
	if sort == "" {
		sort = w.session.sort
	}
	for _, c := range w.session.choices() {
		if c.Key != key {
			continue
		}
		w.session.sort = sort
		w.fyne.Preferences().SetString(prefSort, string(sort))
		next := listOf(c, sort)
		if key == w.session.list.key {
			next.query.Text = w.session.list.query.Text
		}
		w.list(next, true)
		return
	}
}

// list reads what is to be listed and shows it from its top, or from where the
// open article stands in it.
func (w *Window) list(next listed, reveal bool) {
	lib, open := w.library, w.session.proof.Article.ID
	if lib == nil {
		return
	}
	var got []stretch
	var own []state.Choice
	at, found := 0, false
	var err error
	w.runner.Queue(func(ctx context.Context) {
		if open != "" && reveal && !next.claims {
			if at, found, err = lib.ShelfIndex(ctx, next.query, open); err != nil {
				return
			}
		}
		pages := []int{at / state.ChunkSize}
		if pages[0] > 0 { // the one before is in view where a row near the top of a page is shown
			pages = append(pages, pages[0]-1)
		}
		for _, page := range pages {
			var s stretch
			if s, err = readPage(ctx, lib, next, page); err != nil {
				return
			}
			got = append(got, s)
		}
		own, err = readChoices(ctx, lib)
	}, func() {
		if lib != w.library {
			return
		}
		if err != nil {
			w.fault(err)
			return
		}
		s := &w.session
		s.epoch++
		s.list, s.rows, s.own = next, &state.Rows{}, own
		for _, g := range got {
			s.rows.Total = g.total
			s.rows.Put(g.page, g.rows)
		}
		w.show()
		if reveal && found {
			w.shelf.Reveal(at)
		} else if reveal {
			w.shelf.Reveal(0)
		}
	})
}

// need reads a page that came into view. One read at a time: when it is shown,
// the panel says what it needs then, and what flew past meanwhile is not read.
func (w *Window) need(page int) {
	lib, list, epoch := w.library, w.session.list, w.session.epoch
	if lib == nil || w.session.reading {
		return
	}
	w.session.reading = true
	var got stretch
	var err error
	w.runner.Start(context.Background(), func(ctx context.Context) { got, err = readPage(ctx, lib, list, page) }, func() {
		w.session.reading = false
		if lib != w.library || w.closing {
			return
		}
		if err != nil {
			w.fault(err)
			return
		}
		if epoch == w.session.epoch { // else it is of another list, or from before a change
			w.session.rows.Total = got.total
			w.session.rows.Put(page, got.rows)
		}
		w.showShelf()
	})
}

// reach answers the ids of rows of the list, read or not.
func (w *Window) reach(from, to int, answer func([]string)) {
	lib, list := w.library, w.session.list
	if lib == nil {
		return
	}
	var ids []string
	var err error
	w.runner.Queue(func(ctx context.Context) {
		if list.claims {
			var claims []model.TrashedClaim
			claims, err = lib.TrashedClaims(ctx, from, to-from+1)
			for _, c := range claims {
				ids = append(ids, c.ID)
			}
			return
		}
		ids, err = lib.ShelfIDs(ctx, list.query, from, to-from+1)
	}, func() {
		if err != nil {
			w.fault(err)
			return
		}
		answer(ids)
	})
}
