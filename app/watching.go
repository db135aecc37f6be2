package app

import (
	"context"
	"time"

	"galley/app/locale"
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

// keepWatch begins to watch the library that was opened. A newsroom's tells by itself what
// happens in it.
func (l *libraries) keepWatch() {
	if l.stopWatching != nil {
		l.stopWatching()
	}
	l.company.leave()
	if lib := l.store.library; lib == nil || !lib.IsNewsroom() {
		l.watch()
		return
	}
	l.company.join(l.store.library)
	l.storeFromTimeToTime()
}

// storeFromTimeToTime offers again what could not be stored. Where all is, the library is not asked.
func (l *libraries) storeFromTimeToTime() {
	stop := l.store.runner.After(watchInterval, func() {
		if !l.ending() {
			l.writing.storeAgain()
			l.storeFromTimeToTime()
		}
	})
	l.stopWatching = func() {
		stop()
		l.company.leave()
	}
}

func (l *libraries) watch() {
	l.stopWatching = l.store.runner.After(watchInterval, func() {
		lib := l.store.library
		if lib == nil || l.ending() {
			return
		}
		known, offered, seen := l.store.isGone(), lib.Replaced(), l.store.session.Seq()
		readAfterWrites(l.store, "look", lookAt, func(h health) {
			if l.keeping.showDamage(); h.due {
				l.keeping.backUpToday(lib)
			}
			if l.store.isGone() && (!known || offered != lib.Replaced()) {
				l.store.fault(h.gone)
			}
			if h.err == nil && h.seq != seen && h.seq != l.store.session.Seq() && l.store.queued == 0 && l.importing.mayReload() {
				l.store.reload()
				// What was done last, and its Undo, may not be there any more.
				l.notice.say(locale.Text("Another program changed the library. The window shows its present state."))
			}
			l.writing.storeAgain()
			l.watch()
		})
	})
}

// lookAt looks at the library. What cannot be read is reported when a person asks
// for it: the next look may find it well.
func lookAt(ctx context.Context, lib *library.Library) (health, error) {
	h := health{gone: lib.CheckFile(ctx)}
	if h.seq, h.err = lib.LastSeq(ctx); h.err == nil && h.gone == nil {
		h.due, h.err = lib.BackupDue(ctx)
	}
	return h, nil
}
