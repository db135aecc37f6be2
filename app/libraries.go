package app

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/locale"
	"galley/app/session"
	"galley/model"
	"galley/model/intake"
	"galley/model/library"
	"galley/model/library/newsroom"
)

// libraries opens a library in the place of the one that is open, and looks from
// time to time whether all is well with it.
type libraries struct {
	store   *store
	dialogs *ask.Dialogs
	notice  *notice
	files   *fileDialogs
	writing *writing
	prefs   fyne.Preferences

	newsrooms *newsrooms
	company   *company
	opening   *opening
	listing   *listing
	importing *importing
	keeping   *keeping
	ending    func() bool // the program is being closed
	endSearch func()      // of the library that is left

	stopWatching func()
	forgetLists  func() // the sources and people of the library that was open
}

func (l *libraries) actions() []action {
	return []action{
		{name: "Open Library…", do: l.askForLibrary},
		{name: "Open Recent Library…", enabled: func() bool { return len(l.others()) > 0 }, do: l.askForRecent},
	}
}

// openedLibrary is a library as it was opened, with what the window shows first.
type openedLibrary struct {
	path    string // where it is, the person's own where none was named
	library *library.Library
	first   session.Opening
	closed  *library.Library // the one that was open before, where it was closed already
	aside   []string
	shared  string
	earlier int    // how many backups there are of a library that stood here before this new one
	sample  string // the claim in the sample of a new library, "" it is not new
	rescued string // a copy from when its file was gone, "" none
}

// open opens a library in place of the one that is open. Where it
// cannot be opened the present one stays, and a sentence says why.
func (l *libraries) open(path string) { l.openSaying(path, "") }

// openSaying opens a library and says what came before; "" says which it is.
func (l *libraries) openSaying(path, what string) {
	if l.ending() {
		return
	}
	if newsroom.IsAddress(path) {
		l.newsrooms.open(path, what)
		return
	}
	l.newsrooms.stop()
	present, users := l.store.library, l.store.users
	l.notice.say(locale.Text("Opening the library…"))
	p := l.prefs
	listed := session.All(model.Sort(p.StringWithFallback(prefSort, string(model.SortImported))))
	last := func(path string) string { return p.String(prefArticle + path) }
	inOrder(l.store, func(ctx context.Context) (openedLibrary, error) {
		o, err := openAt(ctx, path, present, users, listed, last)
		if err == nil {
			o.rescued = there(p.String(prefRescued + o.library.Path()))
		}
		return o, err
	}, func(o openedLibrary, err error) {
		if err != nil {
			if o.closed != nil && l.store.library == o.closed {
				l.store.opened(nil)
				l.store.session.LibraryClosed(listed)
				l.store.show()
			}
			l.store.fault(err)
			l.keeping.refuse(o.path, err)
			return
		}
		l.showOpened(o, what)
	})
}

// showOpened puts a library that was opened in the place of the present one.
func (l *libraries) showOpened(o openedLibrary, what string) {
	old, users := l.store.library, l.store.users
	l.endSearch()
	l.writing.suspend()
	l.writing.texts.Forget()
	l.forgetLists()
	l.store.opened(o.library)
	l.writing.retrying = false // texts of the other library were
	l.remember(o.library.Path())
	l.store.session.LibraryOpened(o.first)
	l.importing.last = intake.Report{} // of the other library
	l.notice.say(what)
	l.notice.where(o.library.Path(), l.store.editor)
	l.keeping.showPlaceWarnings(o.library, o.aside, o.shared)
	l.store.show()
	l.keeping.showDamage()
	l.keeping.showEarlierRescue(o.library.Path(), o.earlier)
	l.keeping.showRescued(o.library.Path(), o.rescued)
	if o.first.At > 0 {
		l.listing.shelf.Reveal(o.first.At)
	}
	if o.sample != "" {
		l.opening.claim(o.first.Article, o.sample, nil)
	} else if o.first.Article != "" {
		l.opening.article(o.first.Article, nil)
	}
	l.writing.keepFor(o.library, nil)
	l.listing.readChoices() // not needed for the first frame
	l.keepWatch()
	if old != nil && old != o.closed {
		l.store.retire(old, users, l.store.fault)
	}
}

// openAt opens the library at a path, "" the person's own. last returns the article
// last read in the library at a path.
func openAt(
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
	o.aside, o.shared = o.library.FilesSetAside(), library.SharedPlace(o.library.Path())
	if o.sample, err = putSampleIntoNew(ctx, o.library); err == nil {
		o.first, err = session.ReadOpening(ctx, source{o.library}, listed, last(o.library.Path()))
	}
	if err != nil {
		_ = o.library.Close() // the first error is the one to tell
	}
	return o, err
}

// goOnIn puts a library in the place of the one whose file is gone. What is shown
// stays, and what is typed and not stored yet is stored there.
func (l *libraries) goOnIn(gone, lib *library.Library) error {
	if l.store.library != gone { // another was opened meanwhile
		return lib.Close()
	}
	users := l.store.users
	l.endSearch()
	l.store.opened(lib)
	l.writing.goOnIn()
	l.keepWatch()
	l.remember(lib.Path())
	l.writing.keepFor(lib, l.writing.moveOut())
	l.notice.where(lib.Path(), l.store.editor)
	l.store.reload()
	l.writing.texts.Flush()
	l.writing.storeAgain()
	l.prefs.SetString(prefArticle+lib.Path(), l.store.session.ArticleID())
	if lib.Path() != gone.Path() { // who starts Galley on the old one is led here
		l.prefs.SetString(prefRescued+gone.Path(), lib.Path())
	}
	l.store.retire(gone, users, func(err error) { fyne.LogError("closing the library that is gone", err) })
	return nil
}

// openAnother leaves the open library for another. It asks first where the file of
// the open one is gone: what it held is nowhere else.
func (l *libraries) openAnother(path string) { l.leave(func() { l.open(path) }) }

// leave does what leaves the open library.
func (l *libraries) leave(then func()) {
	if !l.store.isGone() {
		then()
		return
	}
	l.dialogs.Ask(ask.Question{
		Title: locale.Text("The library is not saved"), Safe: locale.Text("Go back"),
		Answers: []ask.Answer{{Label: locale.Text("Open another library"), Do: then}},
		Text:    locale.Text("Its file is gone: what was stored since may be nowhere but in this window. Save it elsewhere first, from the menu File."),
	})
}

// openInPlace opens a library. Where its path is that of the open one, whose file
// is gone, that is closed first: SQLite would mix the two.
func openInPlace(
	ctx context.Context, path string, present *library.Library, users *users,
) (lib, closed *library.Library, err error) {
	lib, err = openNamed(ctx, path)
	if present == nil || present.FileFault() == nil || !model.HasCode(err, model.Busy) {
		return lib, nil, err
	}
	if err := closeUnused(present, users); err != nil {
		fyne.LogError("closing the library that is gone", err)
	}
	lib, err = openNamed(ctx, path)
	return lib, present, err
}

// openNamed opens a library that says in the window's language what a confidential source without an alias is called.
func openNamed(ctx context.Context, path string) (*library.Library, error) {
	lib, err := library.Open(ctx, path)
	if err == nil {
		lib.CallUnnamed(locale.Text("a confidential source"))
	}
	return lib, err
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
