package app

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"

	"galley/app/drafts"
	"galley/app/session"
	"galley/model"
	"galley/model/intake"
	"galley/model/library"
)

// openingArticle is what an article is read for that is to be shown, alone or
// beside another version.
const openingArticle purpose = "article"

// opening is a library as it was opened, with what the window shows first.
type opening struct {
	path    string // where it is, the person's own where none was named
	library *library.Library
	first   session.Opening
	closed  bool // the present one was closed already
	aside   []string
	shared  string
	earlier int    // how many backups there are of a library that stood here before this new one
	rescued string // a copy from when its file was gone, "" none
}

// openLibrary opens a library file in place of the one that is open. Where it
// cannot be opened the present one stays, and a sentence says why.
func (w *Window) openLibrary(path string) { w.openSaying(path, "") }

// openSaying opens a library and says what came before; "" says which it is.
func (w *Window) openSaying(path, what string) {
	present, users := w.store.library, w.store.users
	w.notice.say("Opening the library…")
	p := w.fyne.Preferences()
	listed := session.All(model.Sort(p.StringWithFallback(prefSort, string(model.SortImported))))
	last := func(path string) string { return p.String(prefArticle + path) }
	inOrder(w.store, func(ctx context.Context) (opening, error) {
		o, err := open(ctx, path, present, users, listed, last)
		if err == nil {
			o.rescued = there(p.String(prefRescued + o.library.Path()))
		}
		return o, err
	}, func(o opening, err error) {
		if err != nil {
			if o.closed && w.store.library == present {
				w.store.opened(nil)
				w.session.LibraryClosed(listed)
				w.show()
			}
			w.fault(err)
			w.refuse(o.path, err)
			return
		}
		w.showOpened(o, what)
	})
}

// showOpened puts a library that was opened in the place of the present one.
func (w *Window) showOpened(o opening, what string) {
	old, users := w.store.library, w.store.users
	w.writing.suspend()
	w.claims.Forget()
	w.store.opened(o.library)
	w.retrying = false // texts of the other library were
	w.remember(o.library.Path())
	w.session.LibraryOpened(o.first)
	w.imports.last = intake.Report{} // of the other library
	w.notice.say(cmp.Or(what, o.library.Path()))
	w.notice.where(o.library.Path(), w.store.editor)
	w.tellPlace(o.library, o.aside, o.shared)
	w.show()
	w.tellDamage()
	w.tellEarlier(o.library.Path(), o.earlier)
	w.tellRescued(o.library.Path(), o.rescued)
	if o.first.At > 0 {
		w.shelf.Reveal(o.first.At)
	}
	if o.first.Article != "" {
		w.openArticle(o.first.Article, nil)
	}
	w.keepFor(o.library, nil)
	w.readChoices() // not needed for the first frame
	if w.stopWatching != nil {
		w.stopWatching()
	}
	w.watch()
	if old != nil && !o.closed {
		w.store.retire(old, users, w.fault)
	}
}

// closed closes a journal, which may be nil.
func closed(j *drafts.Journal) error {
	if j == nil {
		return nil
	}
	return j.Close()
}

// keepFor keeps what is typed in the journal of a library from now on, with what
// moved there from that of another; what an earlier run left in it is offered.
func (w *Window) keepFor(lib *library.Library, moved []drafts.Draft) {
	old, folder := w.writing.journal, w.state
	w.writing.use(nil)
	inOrder(w.store, func(context.Context) (*drafts.Journal, error) {
		if err := closed(old); err != nil || folder == "" {
			return nil, err
		}
		return drafts.Open(folder, lib.Path())
	}, func(j *drafts.Journal, err error) {
		if lib != w.store.library { // another was opened meanwhile
			inOrder(w.store, func(context.Context) (struct{}, error) { return struct{}{}, closed(j) }, func(_ struct{}, err error) { w.fault(err) })
			return
		}
		w.writing.use(j)
		for _, d := range moved {
			w.writing.leave(d)
		}
		w.storeLeft()
		if err != nil {
			w.notKept(err)
		}
	})
}

// open opens the library at a path, "" the person's own. last returns the article
// last read in the library at a path.
func open(
	ctx context.Context, path string, present *library.Library, users *users, listed session.List, last func(path string) string,
) (o opening, err error) {
	if path == "" {
		if path, err = library.DefaultPath(); err != nil {
			return o, err
		}
	}
	o.path = path
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		kept, _ := library.Backups(path) // where they cannot be listed, none can be offered
		o.earlier = len(kept)
	}
	if o.library, o.closed, err = openInPlace(ctx, path, present, users); err != nil {
		return o, err
	}
	o.aside, o.shared = o.library.SetAside(), library.SharedPlace(o.library.Path())
	if err = putSampleIntoNew(ctx, o.library); err == nil {
		o.first, err = session.ReadOpening(ctx, source{o.library}, listed, last(o.library.Path()))
	}
	if err != nil {
		_ = o.library.Close() // the first error is the one to tell
	}
	return o, err
}

// openArticle shows an article at the place it was last read; then (may be nil) is
// called when it is shown.
func (w *Window) openArticle(id string, then func()) {
	w.jump()
	w.openArticleAt(id, w.fyne.Preferences().Int(prefTop+id), then)
}

// openArticleAt shows an article with an offset of its text at the top.
func (w *Window) openArticleAt(id string, top int, then func()) {
	w.claims.Flush()
	w.rememberPlace()
	readAfterWrites(w.store, openingArticle, func(ctx context.Context, lib *library.Library) (session.Article, error) {
		return session.ReadArticle(ctx, source{lib}, id, 0)
	}, func(a session.Article) {
		w.session.ArticleOpened(a)
		inOrderIn(w.store, func(ctx context.Context, lib *library.Library) (struct{}, error) {
			return struct{}{}, lib.Opened(ctx, id)
		}, func(_ struct{}, err error) { w.fault(err) })
		w.fyne.Preferences().SetString(prefArticle+w.store.library.Path(), id)
		w.show()
		if top > 0 && top < len(a.Proof.Version.Text) {
			w.page.reader.SetTop(top)
		}
		w.win.Canvas().Focus(w.page.reader)
		if then != nil {
			then()
		}
	}, func(error) { w.show() })
}

func (w *Window) rememberPlace() {
	if w.session.IsOpen() {
		w.fyne.Preferences().SetInt(prefTop+w.session.ArticleID(), w.page.reader.Top())
	}
}

// jump remembers the place in view before something is shown elsewhere.
func (w *Window) jump() { w.session.PlaceLeft(w.page.reader.Top()) }

func (w *Window) goBack()    { w.goTo(w.session.Back(w.page.reader.Top())) }
func (w *Window) goForward() { w.goTo(w.session.Forward(w.page.reader.Top())) }

func (w *Window) goTo(to session.Place, ok bool) {
	switch {
	case !ok:
	case to.Article == w.session.ArticleID():
		w.page.reader.SetTop(to.Top)
	default:
		w.openArticleAt(to.Article, to.Top, nil)
	}
}
