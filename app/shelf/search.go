package shelf

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// searchField is the box that searches. Down goes into the list, Enter opens
// what stands first in it, Escape ends the search.
type searchField struct {
	widget.Entry
	onDown, onEscape func()
}

func newSearchField() *searchField {
	f := &searchField{}
	f.Icon = theme.SearchIcon()
	f.ExtendBaseWidget(f)
	return f
}

// TypedKey hears the keys a box of one line has no use for.
func (f *searchField) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown:
		f.onDown()
	case fyne.KeyEscape:
		if f.Text != "" {
			f.SetText("")
		} else {
			f.onEscape()
		}
	default:
		f.Entry.TypedKey(key)
	}
}
