package app

import (
	"context"
	"time"

	"galley/model"
	"galley/model/library"
)

// news is what was read from the library after a change, off the UI goroutine.
type news struct {
	articles   []model.Summary
	sources    []model.Source
	dossiers   map[string]*model.Dossier // of claims that changed; nil: deleted
	proof      *model.Proof              // where the open article itself changed
	history    []model.Event
	undo, redo string
	seq        int64
}

// readNews reads what a change may have altered. open and active are what the
// window showed when the change was asked for.
func readNews(ctx context.Context, lib *library.Library, change model.Change, open, active string, version int) (news, error) {
	var n news
	var err error
	if n.articles, err = lib.Articles(ctx); err != nil {
		return n, err
	}
	if n.sources, err = lib.Sources(ctx); err != nil {
		return n, err
	}
	n.dossiers = map[string]*model.Dossier{}
	sourceChanged := false
	for _, e := range change.Event.Edits {
		switch r := e.After.(type) {
		case model.Claim:
			n.dossiers[r.ID] = nil
		case model.Appearance:
			n.dossiers[r.ClaimID] = nil
		case model.Evidence:
			n.dossiers[r.ClaimID] = nil
		case model.Verdict:
			n.dossiers[r.ClaimID] = nil
		case model.Source:
			sourceChanged = sourceChanged || e.Before != nil
		case model.Article, model.Version:
			sourceChanged = sourceChanged || change.Touches(open)
		}
	}
	if open != "" && sourceChanged {
		proof, err := lib.Proof(ctx, open, version)
		if err == nil {
			n.proof = &proof
		} else if model.HasCode(err, model.NotFound) {
			n.proof = &model.Proof{}
		} else {
			return n, err
		}
	}
	for id := range n.dossiers {
		d, err := lib.Dossier(ctx, id)
		if err == nil {
			n.dossiers[id] = &d
		} else if !model.HasCode(err, model.NotFound) {
			return n, err
		}
	}
	if active != "" {
		if n.history, err = lib.History(ctx, active, historyShown); err != nil {
			return n, err
		}
	}
	return n, n.readLine(ctx, lib)
}

// historyShown is how many events of a claim the form lists.
const historyShown = 50

func (n *news) readLine(ctx context.Context, lib *library.Library) error {
	var err error
	if n.undo, _, err = lib.CanUndo(ctx); err != nil {
		return err
	}
	if n.redo, _, err = lib.CanRedo(ctx); err != nil {
		return err
	}
	n.seq, err = lib.LastSeq(ctx)
	return err
}

// take puts news into the session.
func (w *Window) take(n news) {
	s := &w.session
	s.articles, s.sources, s.undo, s.redo, s.seq = n.articles, n.sources, n.undo, n.redo, n.seq
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

func (w *Window) undo() {
	w.claims.Flush()
	w.change(func(ctx context.Context, lib *library.Library, editor string) (model.Change, error) {
		return lib.Undo(ctx, editor)
	}, nil)
}

func (w *Window) redo() {
	w.claims.Flush()
	w.change(func(ctx context.Context, lib *library.Library, editor string) (model.Change, error) {
		return lib.Redo(ctx, editor)
	}, nil)
}

// change is the one way round.
func (w *Window) change(do func(context.Context, *library.Library, string) (model.Change, error), done func(model.Change, error)) {
	lib, editor, open, active := w.library, w.session.editor, w.session.proof.Article.ID, w.session.active
	version := w.session.proof.Version.Number
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
			active = made
		}
		n, err = readNews(ctx, lib, c, open, active, version)
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
		var err error
		w.runner.Queue(func(ctx context.Context) { seq, err = lib.LastSeq(ctx) }, func() {
			if lib != w.library || w.closing {
				return
			}
			if err == nil && seq != seen && seq != w.session.seq && w.mayReload() {
				w.reload()
			}
			w.watch()
		})
	})
}

// reload reads everything shown anew.
func (w *Window) reload() {
	lib, open, active, version := w.library, w.session.proof.Article.ID, w.session.active, w.session.proof.Version.Number
	var n news
	var err error
	w.runner.Queue(func(ctx context.Context) {
		if n, err = readNews(ctx, lib, model.Change{}, open, active, version); err != nil || open == "" {
			return
		}
		var proof model.Proof
		proof, err = lib.Proof(ctx, open, version)
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
