package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
)

// buttonOf is the button that something on a canvas is; nil where it is none.
func buttonOf(o fyne.CanvasObject) *widget.Button {
	switch b := o.(type) {
	case *control.Button:
		return &b.Button
	case *widget.Button:
		return b
	}
	return nil
}

// entryFrom is the entry that something on a canvas is; nil where it is none.
func entryFrom(o any) *widget.Entry {
	switch e := o.(type) {
	case *control.Entry:
		return &e.Entry
	case *control.Lines:
		return &e.Entry.Entry
	case *control.Completing:
		return &e.Entry.Entry
	case *widget.Entry:
		return e
	}
	return nil
}
