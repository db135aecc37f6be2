package app

import (
	"context"
	"time"

	"galley/model/library"
)

// watchInterval is how often the window asks whether another program (galleyctl,
// another window) has written to the library.
const watchInterval = 2 * time.Second

// health is how the library is when the window looks at it.
type health struct {
	gone error // its file was deleted, moved or replaced
	seq  int64 // of the newest event
	due  bool  // the backup of the day is
	err  error // it could not be read
}

func (w *Window) watch() {
	w.stopWatching = w.store.runner.After(watchInterval, func() {
		lib := w.store.library
		if lib == nil || w.closing {
			return
		}
		known, offered, seen := w.store.isGone(), lib.Replaced(), w.session.Seq()
		readAfterWrites(w.store, "look", lookAt, func(h health) {
			if w.keeping.tellDamage(); h.due {
				w.keeping.backUpToday(lib)
			}
			if w.store.isGone() && (!known || offered != lib.Replaced()) {
				w.fault(h.gone)
			}
			if h.err == nil && h.seq != seen && h.seq != w.session.Seq() && w.store.queued == 0 && w.importing.mayReload() {
				w.store.reload()
				// What was done last, and its Undo, may not be there any more.
				w.notice.say("Another program changed the library. What is shown is how it is now.")
			}
			w.writing.storeAgain()
			w.watch()
		})
	})
}

// lookAt looks at the library. What cannot be read is told of when a person asks
// for it: the next look may find it well.
func lookAt(ctx context.Context, lib *library.Library) (health, error) {
	h := health{gone: lib.Standing(ctx)}
	if h.seq, h.err = lib.LastSeq(ctx); h.err == nil && h.gone == nil {
		h.due, h.err = lib.BackupDue(ctx)
	}
	return h, nil
}
