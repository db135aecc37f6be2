package app

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"

	"galley/app/drafts"
	"galley/app/state"
	"galley/model"
	"galley/model/intake"
	"galley/model/library"
)

// opening is a library as it was opened, with what the window starts with.
type opening struct {
	path    string // where it is, the person's own where none was named
	library *library.Library
	news    news
	scales  []model.Scale
	last    string // id of the article to be opened, "" none
	at      int    // where it stands in the list
	closed  bool   // the present one was closed already
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
	present := w.library
	w.notice.say("Opening the library…")
	p := w.fyne.Preferences()
	sort := model.Sort(p.StringWithFallback(prefSort, string(model.SortImported)))
	g := glance{editor: w.session.editor, list: listOf(state.Choice{Key: keyAll}, sort)}
	read(w.runner, func(ctx context.Context) (opening, error) {
		o, err := open(ctx, path, present, g, func(path string) string { return p.String(prefArticle + path) })
		if err == nil {
			o.rescued = there(p.String(prefRescued + o.library.Path()))
		}
		return o, err
	}, func(o opening, err error) {
		if err != nil {
			if o.closed && w.library == present {
				w.library = nil
				w.session = session{editor: w.session.editor, list: g.list, sort: sort, rows: &state.Rows{}}
				w.show()
			}
			w.fault(err)
			w.refuse(o.path, err)
			return
		}
		old := w.library
		w.writing.suspend()
		w.claims.Forget()
		w.library = o.library
		w.remember(o.library.Path())
		w.session = session{editor: w.session.editor, scales: o.scales, list: g.list, sort: sort}
		w.imports.last = intake.Report{} // of the other library
		w.take(o.news)
		w.notice.say(cmp.Or(what, o.library.Path()))
		w.notice.where(o.library.Path(), w.session.editor)
		w.tellPlace(o.library, o.aside, o.shared)
		w.show()
		w.tellDamage()
		w.tellEarlier(o.library.Path(), o.earlier)
		w.tellRescued(o.library.Path(), o.rescued)
		if o.at > 0 {
			w.shelf.Reveal(o.at)
		}
		if o.last != "" {
			w.openArticle(o.last)
		}
		w.keepFor(o.library, nil)
		w.readOwn() // not needed for the first frame
		if w.stopWatching != nil {
			w.stopWatching()
		}
		w.watch()
		if old != nil && !o.closed {
			queue(w.runner, func(context.Context) error { return old.Close() }, w.fault)
		}
	})
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
	read(w.runner, func(context.Context) (*drafts.Journal, error) {
		if err := closed(old); err != nil || folder == "" {
			return nil, err
		}
		return drafts.Open(folder, lib.Path())
	}, func(j *drafts.Journal, err error) {
		if lib != w.library { // another was opened meanwhile
			queue(w.runner, func(context.Context) error { return closed(j) }, w.fault)
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

// open opens the library at a path, "" the person's own. last is told the path
// the library was found at, and returns the article last read in it.
func open(ctx context.Context, path string, present *library.Library, g glance, last func(path string) string) (o opening, err error) {
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
	if o.library, o.closed, err = openInPlace(ctx, path, present); err != nil {
		return o, err
	}
	o.aside, o.shared = o.library.SetAside(), library.SharedPlace(o.library.Path())
	if o.news, o.last, o.at, err = readOpened(ctx, o.library, g, last(o.library.Path())); err == nil {
		o.scales, err = o.library.Scales(ctx)
	}
	if err != nil {
		_ = o.library.Close() // the first error is the one to tell
	}
	return o, err
}

// readOwn reads which collections and tags there are.
func (w *Window) readOwn() {
	lib := w.library
	read(w.runner, func(ctx context.Context) ([]state.Choice, error) { return readChoices(ctx, lib) }, func(own []state.Choice, err error) {
		if lib != w.library {
			return
		}
		w.fault(err)
		w.session.own = own
		w.show()
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
	g.pages = []int{at / state.ChunkSize}
	if found && at >= state.ChunkSize {
		g.pages = append(g.pages, at/state.ChunkSize-1)
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
	read(w.runner, func(ctx context.Context) (model.Proof, error) { return lib.Proof(ctx, id, 0) }, func(proof model.Proof, err error) {
		if lib != w.library {
			return
		}
		if err != nil {
			w.fault(err)
			w.show()
			return
		}
		w.session.proof, w.session.active, w.session.history, w.session.compared = proof, "", nil, nil
		queue(w.runner, func(ctx context.Context) error { return lib.Opened(ctx, id) }, w.fault)
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
