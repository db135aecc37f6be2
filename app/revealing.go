package app

import (
	"time"

	"galley/app/locale"
)

// revealing shows the names of confidential sources for as long as a key is held.
type revealing struct {
	store *store
	stop  func() // keeps them from being hidden; nil where none is shown
}

// heldFor is how long a name stays after the key was heard last. A key that is held is heard again and
// again; every system begins that within a second. Fyne tells of a key that is let go only where nothing
// has the keyboard, which is never so in this window.
const heldFor = 1200 * time.Millisecond

func (r *revealing) actions() []action {
	return []action{{name: locale.Later("Show Confidential Names While Held"), enabled: func() bool { return r.store.library != nil }, do: r.show}}
}

// show shows the names, or keeps them on the screen.
func (r *revealing) show() {
	if r.stop != nil {
		r.stop()
	}
	r.stop = r.store.runner.After(heldFor, r.hide)
	if !r.store.named {
		r.store.named = true
		r.store.reload()
	}
}

// hide has the aliases on the screen again.
func (r *revealing) hide() {
	if r.stop != nil {
		r.stop()
		r.stop = nil
	}
	if r.store.named {
		r.store.named = false
		r.store.reload()
	}
}
