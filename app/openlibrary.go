package app

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/session"
	"galley/model"
	"galley/model/intake"
	"galley/model/library"
)

// openedLibrary is a library as it was opened, with what the window shows first.
type openedLibrary struct {
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
	inOrder(w.store, func(ctx context.Context) (openedLibrary, error) {
		o, err := open(ctx, path, present, users, listed, last)
		if err == nil {
			o.rescued = there(p.String(prefRescued + o.library.Path()))
		}
		return o, err
	}, func(o openedLibrary, err error) {
		if err != nil {
			if o.closed && w.store.library == present {
				w.store.opened(nil)
				w.session.LibraryClosed(listed)
				w.show()
			}
			w.fault(err)
			w.keeping.refuse(o.path, err)
			return
		}
		w.showOpened(o, what)
	})
}

// showOpened puts a library that was opened in the place of the present one.
func (w *Window) showOpened(o openedLibrary, what string) {
	old, users := w.store.library, w.store.users
	w.writing.suspend()
	w.claims.Forget()
	w.store.opened(o.library)
	w.writing.retrying = false // texts of the other library were
	w.remember(o.library.Path())
	w.session.LibraryOpened(o.first)
	w.importing.last = intake.Report{} // of the other library
	w.notice.say(cmp.Or(what, o.library.Path()))
	w.notice.where(o.library.Path(), w.store.editor)
	w.keeping.tellPlace(o.library, o.aside, o.shared)
	w.show()
	w.keeping.tellDamage()
	w.keeping.tellEarlier(o.library.Path(), o.earlier)
	w.keeping.tellRescued(o.library.Path(), o.rescued)
	if o.first.At > 0 {
		w.shelf.Reveal(o.first.At)
	}
	if o.first.Article != "" {
		w.opening.article(o.first.Article, nil)
	}
	w.writing.keepFor(o.library, nil)
	w.listing.readChoices() // not needed for the first frame
	if w.stopWatching != nil {
		w.stopWatching()
	}
	w.watch()
	if old != nil && !o.closed {
		w.store.retire(old, users, w.fault)
	}
}

// open opens the library at a path, "" the person's own. last returns the article
// last read in the library at a path.
func open(
	ctx context.Context, path string, present *library.Library, users *users, listed session.List, last func(path string) string,
) (o openedLibrary, err error) {
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

// goOnIn puts a library in the place of the one whose file is gone. What is shown
// stays, and what is typed and not stored yet is stored there.
func (w *Window) goOnIn(gone, lib *library.Library) error {
	if w.store.library != gone { // another was opened meanwhile
		return lib.Close()
	}
	users := w.store.users
	w.store.opened(lib)
	if w.stopWatching != nil {
		w.stopWatching()
	}
	w.watch()
	w.remember(lib.Path())
	w.writing.keepFor(lib, w.writing.moveOut())
	w.notice.where(lib.Path(), w.store.editor)
	w.store.reload()
	w.claims.Flush()
	w.fyne.Preferences().SetString(prefArticle+lib.Path(), w.session.ArticleID())
	if lib.Path() != gone.Path() { // who starts Galley on the old one is led here
		w.fyne.Preferences().SetString(prefRescued+gone.Path(), lib.Path())
	}
	w.store.retire(gone, users, func(err error) { fyne.LogError("closing the library that is gone", err) })
	return nil
}

// openAnother leaves the open library for another. It asks first where the file of
// the open one is gone: what it held is nowhere else.
func (w *Window) openAnother(path string) {
	if !w.store.isGone() {
		w.openLibrary(path)
		return
	}
	w.dialogs.Ask(ask.Question{
		Title: "The library is not saved", Safe: "Go back",
		Answers: []ask.Answer{{Label: "Open another library", Do: func() { w.openLibrary(path) }}},
		Text: "Its file is gone: what was stored since may be nowhere but in this window. " +
			"Save it elsewhere first, from the menu File.",
	})
}

// openInPlace opens a library. Where its path is that of the open one, whose file
// is gone, that is closed first: SQLite would mix the two.
func openInPlace(
	ctx context.Context, path string, present *library.Library, users *users,
) (lib *library.Library, closed bool, err error) {
	lib, err = library.Open(ctx, path)
	if present == nil || present.Gone() == nil || !model.HasCode(err, model.Busy) {
		return lib, false, err
	}
	if err := closeUnused(present, users); err != nil {
		fyne.LogError("closing the library that is gone", err)
	}
	lib, err = library.Open(ctx, path)
	return lib, true, err
}

// there is a path, or "" where no file is.
func there(path string) string {
	if path == "" {
		return ""
	}
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	return path
}
