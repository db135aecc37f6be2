package shelf

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"galley/app/control"
)

// searchField is the box that searches. Down goes into the list, Enter opens
// what stands first in it, Escape ends the search and leaves.
type searchField struct {
	control.Entry
	onDown func()
}

func newSearchField() *searchField {
	f := &searchField{}
	f.Icon = theme.SearchIcon()
	f.OnKey = func(key *fyne.KeyEvent) bool {
		switch key.Name {
		case fyne.KeyDown:
			f.onDown()
			return true
		case fyne.KeyEscape: // goes on to the window, which gives the article the keyboard
			f.SetText("")
		}
		return false
	}
	f.ExtendBaseWidget(f)
	return f
}
