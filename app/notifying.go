package app

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"galley/app/locale"
)

// longWork is how long work takes of which the system tells that it is done, if
// the person has gone to another window meanwhile.
const longWork = 10 * time.Second

// notifying has the system tell a person who looks at another program's window
// that long work is done.
type notifying struct {
	app  fyne.App
	away bool
}

func newNotifying(a fyne.App) *notifying {
	n := &notifying{app: a}
	a.Lifecycle().SetOnExitedForeground(func() { n.away = true })
	a.Lifecycle().SetOnEnteredForeground(func() { n.away = false })
	return n
}

// ended is called when work that took long has ended.
func (n *notifying) ended(name string, err error) {
	switch {
	case !n.away, errors.Is(err, context.Canceled):
	case err == nil:
		n.app.SendNotification(fyne.NewNotification("Galley", locale.Text("%s: done.", name)))
	default:
		n.app.SendNotification(fyne.NewNotification("Galley", locale.Text("%s: stopped. Galley says why.", name)))
	}
}
