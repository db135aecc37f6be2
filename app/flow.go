package app

import (
	"context"
	"time"

	"galley/app/shelf"
	"galley/model"
	"galley/model/library"
)

// news is what was read from the library after a change, off the UI goroutine.
type news struct {
	tally      model.Tally
	own        []shelf.Choice            // collections and tags; nil: as they were
	pages      []stretch                 // of the list; nil: as they were, but for
	rows       []model.Summary           // these articles
	dossiers   map[string]*model.Dossier // of claims that changed; nil: deleted
	proof      *model.Proof              // where the open article itself changed
	history    []model.Event
	undo, redo string
	conflicts  int
	seq        int64
}

// glance is what the window shows when it asks for news.
type glance struct {
	editor       string
	open, active string
	version      int
	list         listed
	pages        []int // of the list, in view
	dossiers     []model.Dossier
	seq          int64 // of the newest event that dossiers know
}

// dossier is what the window knows of a claim; nothing of one that it does not show.
func (g glance) dossier(claimID string) model.Dossier {
	for _, d := range g.dossiers {
		if d.Claim.ID == claimID {
			return d
		}
	}
	return model.Dossier{}
}

func (w *Window) glance() glance {
	s := &w.session
	return glance{s.editor, s.proof.Article.ID, s.active, s.proof.Version.Number, s.list, w.shelf.Pages(), s.proof.Dossiers, s.seq}
}

// readNews reads what a change may have altered of what is shown, and no more:
// the library may be large.
func readNews(ctx context.Context, lib *library.Library, change model.Change, g glance) (news, error) {
	var n news
	var err error
	if n.tally, err = lib.Tally(ctx); err != nil {
		return n, err
	}
	n.dossiers = map[string]*model.Dossier{}
	articleChanged, listChanged, namesChanged := false, false, false
	for _, e := range change.Event.Edits {
		switch r := e.After.(type) {
		case model.Claim:
			n.dossiers[r.ID] = nil
			listChanged = listChanged || g.list.claims
		case model.Appearance:
			n.dossiers[r.ClaimID] = nil
		case model.Evidence:
			n.dossiers[r.ClaimID] = nil
		case model.Verdict:
			n.dossiers[r.ClaimID] = nil
		case model.Dispute:
			if r.ClaimID != "" {
				n.dossiers[r.ClaimID] = nil
			}
		case model.Source:
			articleChanged = articleChanged || e.Before != nil
		case model.Article, model.Version:
			articleChanged = articleChanged || change.Touches(g.open)
			listChanged, namesChanged = true, true
		case model.Membership, model.Tag, model.Collection:
			articleChanged = articleChanged || change.Touches(g.open)
			listChanged, namesChanged = true, true
		}
	}
	if change.Event.Long > 0 { // a merge, or one undone: it may have altered anything
		articleChanged, listChanged, namesChanged = true, true, true
	}
	if n.conflicts, err = lib.CountDisputes(ctx); err != nil {
		return n, err
	}
	const fewer = 500 // for more, the rows in view are read sooner than those that may be
	switch {
	case listChanged || len(change.Event.Subjects()) > fewer:
		err = n.readList(ctx, lib, g)
	case change.Changed():
		n.rows, err = lib.Summaries(ctx, change.Event.Subjects())
	}
	if err != nil {
		return n, err
	}
	if namesChanged {
		if n.own, err = readChoices(ctx, lib); err != nil {
			return n, err
		}
	}
	if g.open != "" && articleChanged {
		proof, err := proofNow(ctx, lib, g)
		if err == nil {
			n.proof = &proof
		} else if model.HasCode(err, model.NotFound) {
			n.proof = &model.Proof{}
		} else {
			return n, err
		}
	}
	for id := range n.dossiers {
		d, err := lib.DossierAfter(ctx, id, g.dossier(id), g.seq, change)
		if err == nil {
			n.dossiers[id] = &d
		} else if !model.HasCode(err, model.NotFound) {
			return n, err
		}
	}
	if g.active != "" {
		if n.history, err = lib.History(ctx, g.active, historyShown); err != nil {
			return n, err
		}
	}
	return n, n.readLine(ctx, lib, g.editor)
}

// proofNow reads the open article in the version on show, or in the newest where
// that one has another number since a merge.
func proofNow(ctx context.Context, lib *library.Library, g glance) (model.Proof, error) {
	proof, err := lib.Proof(ctx, g.open, g.version)
	if model.HasCode(err, model.NotFound) {
		proof, err = lib.Proof(ctx, g.open, 0)
	}
	return proof, err
}

// readList reads the pages of the list that are in view.
func (n *news) readList(ctx context.Context, lib *library.Library, g glance) error {
	for _, page := range g.pages {
		s, err := readPage(ctx, lib, g.list, page)
		if err != nil {
			return err
		}
		n.pages = append(n.pages, s)
	}
	return nil
}

// historyShown is how many events of a claim the form lists.
const historyShown = 50

func (n *news) readLine(ctx context.Context, lib *library.Library, editor string) error {
	var err error
	if n.undo, _, err = lib.CanUndo(ctx, editor); err != nil {
		return err
	}
	if n.redo, _, err = lib.CanRedo(ctx, editor); err != nil {
		return err
	}
	n.seq, err = lib.LastSeq(ctx)
	return err
}

// take puts news into the session.
func (w *Window) take(n news) {
	s := &w.session
	s.tally, s.undo, s.redo, s.seq, s.conflicts = n.tally, n.undo, n.redo, n.seq, n.conflicts
	s.epoch++
	if n.own != nil {
		s.own = n.own
	}
	if n.pages != nil {
		s.rows = &shelf.Pages{}
		for _, p := range n.pages {
			s.rows.Total = p.total
			s.rows.Put(p.page, p.rows)
		}
	}
	for _, a := range n.rows {
		s.rows.Update(shelf.RowOf(a))
	}
	if n.proof != nil && (n.proof.Article.ID == s.proof.Article.ID || n.proof.Article.ID == "") {
		s.proof = *n.proof
	}
	if s.open() {
		for id, d := range n.dossiers {
			if d == nil {
				s.put(id, model.Dossier{}, false)
			} else {
				s.put(id, *d, true)
			}
		}
	}
	s.keepComparison()
	if n.history != nil {
		s.history = n.history
	}
	if _, ok := s.dossier(s.active); !ok {
		s.active, s.history = "", nil
	}
}

// apply sends a command to the library; what is painted afterwards is what was
// stored. done (may be nil) hears of it on the UI goroutine.
func (w *Window) apply(cmd model.Command, done func(error)) {
	w.change(func(ctx context.Context, lib *library.Library, editor string) (model.Change, error) {
		return lib.Apply(ctx, editor, cmd)
	}, func(c model.Change, err error) {
		if done != nil {
			done(err)
		}
	})
}

// change is the one way round.
func (w *Window) change(do func(context.Context, *library.Library, string) (model.Change, error), done func(model.Change, error)) {
	lib, editor, g := w.library, w.session.editor, w.glance()
	if lib == nil {
		return
	}
	var (
		c   model.Change
		n   news
		err error
	)
	w.runner.Queue(func(ctx context.Context) {
		if c, err = do(ctx, lib, editor); err != nil {
			return
		}
		if made := c.Created(model.NounClaim); made != "" && c.Event.Kind == model.Did {
			g.active = made
		}
		n, err = readNews(ctx, lib, c, g)
	}, func() {
		if w.library != lib { // another library was opened meanwhile
			return
		}
		if done != nil {
			defer done(c, err)
		}
		if err != nil {
			w.fault(err)
			w.show() // a control that ran ahead shows again what is stored
			return
		}
		if made := c.Created(model.NounClaim); made != "" && c.Event.Kind == model.Did {
			w.session.active = made
		}
		w.take(n)
		if c.Changed() {
			w.notice.did(c.Event.What, c.Event.Kind == model.Did)
			w.storeAgain() // the disk has room again
		}
		w.show()
	})
}

// watchInterval is how often the window asks whether another program (galleyctl,
// another window) has written to the library.
const watchInterval = 2 * time.Second

func (w *Window) watch() {
	w.stopWatching = w.runner.After(watchInterval, func() {
		lib := w.library
		if lib == nil || w.closing {
			return
		}
		seen := w.session.seq
		var seq int64
		var err, gone error
		var due bool
		known, offered := isGone(w), lib.Replaced()
		w.runner.Queue(func(ctx context.Context) {
			gone = lib.Standing(ctx)
			if seq, err = lib.LastSeq(ctx); err == nil && gone == nil {
				due, err = lib.BackupDue(ctx)
			}
		}, func() {
			if lib != w.library || w.closing {
				return
			}
			if w.tellDamage(); due {
				w.backUpToday(lib)
			}
			if isGone(w) && (!known || offered != lib.Replaced()) {
				w.fault(gone)
			}
			if err == nil && seq != seen && seq != w.session.seq && w.mayReload() {
				w.reload()
				// What was done last, and its Undo, may not be there any more.
				w.notice.say("Another program changed the library. What is shown is how it is now.")
			}
			w.storeAgain()
			w.watch()
		})
	})
}

// reload reads everything shown anew.
func (w *Window) reload() {
	lib, g := w.library, w.glance()
	var n news
	var err error
	w.runner.Queue(func(ctx context.Context) {
		if n, err = readNews(ctx, lib, model.Change{}, g); err != nil {
			return
		}
		if err = n.readList(ctx, lib, g); err != nil {
			return
		}
		if n.own, err = readChoices(ctx, lib); err != nil || g.open == "" {
			return
		}
		var proof model.Proof
		proof, err = proofNow(ctx, lib, g)
		if model.HasCode(err, model.NotFound) {
			err = nil
		}
		n.proof = &proof
	}, func() {
		if lib != w.library {
			return
		}
		if err != nil {
			w.fault(err)
			return
		}
		w.take(n)
		w.show()
	})
}
