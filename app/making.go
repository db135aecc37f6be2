package app

import (
	"galley/app/locale"
	"galley/model"
)

// makeRoom puts the library panel out of sight while two texts stand side by side.
func (w *Window) makeRoom(wanted bool) {
	if wanted == w.outer.First.Visible() {
		if wanted {
			w.outer.First.Hide()
		} else {
			w.outer.First.Show()
		}
		w.outer.Refresh()
	}
}

// makeRoomForTable puts the claims of the article out of sight while the claims of all are shown.
func (w *Window) makeRoomForTable(wanted bool) {
	if wanted != w.inner.Second.Visible() {
		return
	}
	if wanted {
		w.inner.Second.Hide()
	} else {
		w.inner.Second.Show()
	}
	w.inner.Refresh()
}

// changeStored says what was stored.
func (w *Window) changeStored(c model.Change) {
	w.notice.did(locale.Said(c.Event.What), c.Event.Kind == model.Did)
	if len(c.Odd) > 0 {
		said := locale.Said(c.Event.What) + "."
		for _, odd := range c.Odd {
			said = joinSentences(said, locale.Said(odd))
		}
		w.notice.warn(said)
		w.notice.offer(locale.Text("Undo"), func() { w.undoing.undo() })
	}
	w.log.stored(c)
	w.writing.storeAgain() // the disk has room again
}
