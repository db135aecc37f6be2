package app

import (
	"context"

	"galley/app/shelf"
	"galley/model"
	"galley/model/intake"
	"galley/model/library"
)

// openLibrary opens a library file in place of the one that is open. Where it
// cannot be opened the present one stays, and a sentence says why.
func (w *Window) openLibrary(path string) {
	var (
		lib  *library.Library
		n    news
		own  []shelf.Choice
		all  []model.Scale
		last string
		at   int // where the article to be opened stands in the list
		err  error

		present = w.library
		closed  bool // the present one was closed already
		aside   []string
		shared  string
	)
	w.notice.say("Opening the library…")
	last = w.fyne.Preferences().String(prefArticle + path)
	sort := model.Sort(w.fyne.Preferences().StringWithFallback(prefSort, string(model.SortImported)))
	g := glance{editor: w.session.editor, list: listOf(shelf.Choice{Key: keyAll}, sort)}
	w.runner.Queue(func(ctx context.Context) {
		if path == "" {
			if path, err = library.DefaultPath(); err != nil {
				return
			}
		}
		if lib, closed, err = openInPlace(ctx, path, present); err != nil {
			return
		}
		aside, shared = lib.SetAside(), library.SharedPlace(lib.Path())
		if n, last, at, err = readOpened(ctx, lib, g, last); err == nil {
			all, err = lib.Scales(ctx)
		}
		if err != nil {
			_ = lib.Close() // the first error is the one to tell
		}
	}, func() {
		if err != nil {
			if closed && w.library == present {
				w.library = nil
				w.session = session{editor: w.session.editor, list: g.list, sort: sort, rows: &shelf.Pages{}}
				w.show()
			}
			w.fault(err)
			w.refuse(path, err)
			return
		}
		old := w.library
		w.library = lib
		w.remember(lib.Path())
		w.session = session{editor: w.session.editor, scales: all, list: g.list, sort: sort}
		w.imports.last = intake.Report{} // of the other library
		w.take(n)
		w.notice.say(lib.Path())
		w.notice.where(lib.Path(), w.session.editor)
		w.tellPlace(lib, aside, shared)
		w.show()
		w.tellDamage()
		if at > 0 {
			w.shelf.Reveal(at)
		}
		if last != "" {
			w.openArticle(last)
		}
		w.runner.Queue(func(ctx context.Context) { own, err = readChoices(ctx, lib) }, func() { // not needed for the first frame
			if lib != w.library {
				return
			}
			w.fault(err)
			w.session.own = own
			w.show()
		})
		if w.stopWatching != nil {
			w.stopWatching()
		}
		w.watch()
		if old != nil && !closed {
			w.runner.Queue(func(context.Context) { err = old.Close() }, func() { w.fault(err) })
		}
	})
}

// readOpened fills a library that has never held anything with the sample, and
// reads what the window starts with: the list where the article read last
// stands in it, or else its first page with its first article.
func readOpened(ctx context.Context, lib *library.Library, g glance, last string) (n news, first string, at int, err error) {
	seq, err := lib.LastSeq(ctx)
	if err != nil {
		return n, "", 0, err
	}
	if seq == 0 {
		if err := putSample(ctx, lib); err != nil {
			return n, "", 0, err
		}
	}
	if n, err = readNews(ctx, lib, model.Change{}, g); err != nil {
		return n, "", 0, err
	}
	found := false
	if last != "" {
		if at, found, err = lib.ShelfIndex(ctx, g.list.query, last); err != nil {
			return n, "", 0, err
		}
		if _, err := lib.Article(ctx, last); err != nil { // deleted since, or archived
			last, at = "", 0
		}
	}
	g.pages = []int{at / shelf.PageSize}
	if found && at >= shelf.PageSize {
		g.pages = append(g.pages, at/shelf.PageSize-1)
	}
	if err := n.readList(ctx, lib, g); err != nil {
		return n, "", 0, err
	}
	if last == "" && len(n.pages[0].rows) > 0 {
		last = n.pages[0].rows[0].ID
	}
	return n, last, at, nil
}

// openArticle shows an article at the place it was last read.
func (w *Window) openArticle(id string) {
	w.jump()
	w.openArticleAt(id, w.fyne.Preferences().Int(prefTop+id))
}

// openArticleAt shows an article with an offset of its text at the top.
func (w *Window) openArticleAt(id string, top int) {
	w.claims.Flush()
	w.rememberPlace()
	lib := w.library
	var proof model.Proof
	var err error
	w.runner.Queue(func(ctx context.Context) { proof, err = lib.Proof(ctx, id, 0) }, func() {
		if lib != w.library {
			return
		}
		if err != nil {
			w.fault(err)
			w.show()
			return
		}
		w.session.proof, w.session.active, w.session.history, w.session.compared = proof, "", nil, nil
		w.runner.Queue(func(ctx context.Context) { err = lib.Opened(ctx, id) }, func() { w.fault(err) })
		w.fyne.Preferences().SetString(prefArticle+lib.Path(), id)
		w.show()
		if top > 0 && top < len(proof.Version.Text) {
			w.page.reader.SetTop(top)
		}
		w.win.Canvas().Focus(w.page.reader)
	})
}

func (w *Window) rememberPlace() {
	if w.session.open() {
		w.fyne.Preferences().SetInt(prefTop+w.session.proof.Article.ID, w.page.reader.Top())
	}
}
