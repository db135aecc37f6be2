package control

import "time"

// readPause lets a scroll come to rest, so that what flies past is not read.
const readPause = 25 * time.Millisecond

// Need asks once for all rows that came into view and were not read.
type Need struct {
	After func(time.Duration, func()) (stop func()) // calls a function on the UI goroutine when a time has passed

	coming bool // it is about to be asked
}

// Ask has ask called when a scroll has come to rest. Until then more of it changes nothing.
func (n *Need) Ask(ask func()) {
	if n.coming {
		return
	}
	n.coming = true
	n.After(readPause, func() {
		n.coming = false
		ask()
	})
}
