package app

import (
	"context"

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
		all  []model.Scale
		last string
		err  error
	)
	w.notice.say("Opening the library…")
	last = w.fyne.Preferences().String(prefArticle + path)
	w.runner.Queue(func(ctx context.Context) {
		if path == "" {
			if path, err = library.DefaultPath(); err != nil {
				return
			}
		}
		if lib, err = library.Open(ctx, path); err != nil {
			return
		}
		if n, err = w.readOpened(ctx, lib); err == nil {
			all, err = lib.Scales(ctx)
		}
		if err != nil {
			_ = lib.Close() // the first error is the one to tell
		}
	}, func() {
		if err != nil {
			w.fault(err)
			if w.library == nil {
				w.page.refuse(model.Sentence(err))
			}
			return
		}
		old := w.library
		w.library = lib
		w.session = session{editor: w.session.editor, scales: all}
		w.imports.last = intake.Report{} // of the other library
		w.take(n)
		w.notice.say(lib.Path())
		w.notice.where(lib.Path(), w.session.editor)
		if last == "" {
			last = w.fyne.Preferences().String(prefArticle + lib.Path())
		}
		w.show()
		w.openFirst(last)
		if w.stopWatching != nil {
			w.stopWatching()
		}
		w.watch()
		if old != nil {
			w.runner.Queue(func(context.Context) { err = old.Close() }, func() { w.fault(err) })
		}
	})
}

// readOpened fills a library that has never held anything with the sample, and
// reads what the window starts with.
func (w *Window) readOpened(ctx context.Context, lib *library.Library) (news, error) {
	seq, err := lib.LastSeq(ctx)
	if err != nil {
		return news{}, err
	}
	if seq == 0 {
		if err := putSample(ctx, lib); err != nil {
			return news{}, err
		}
	}
	return readNews(ctx, lib, model.Change{}, "", "", 0)
}

// openFirst opens the article last open in this library, or the newest.
func (w *Window) openFirst(last string) {
	for _, a := range w.session.articles {
		if a.ID == last {
			w.openArticle(last)
			return
		}
	}
	if len(w.session.articles) > 0 {
		w.openArticle(w.session.articles[0].ID)
	}
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
		w.session.proof, w.session.active, w.session.history = proof, "", nil
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
