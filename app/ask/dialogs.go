// Package ask puts over the window what asks the person something: questions,
// forms and lists to choose from. It alone knows which dialog is on top and what
// Escape does to it.
package ask

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"
)

// Dialogs are those of one window.
type Dialogs struct {
	win    fyne.Window
	escape map[fyne.CanvasObject]func() // what Escape does, by the overlay on top
}

// New makes the dialogs of a window.
func New(win fyne.Window) *Dialogs {
	return &Dialogs{win: win, escape: map[fyne.CanvasObject]func(){}}
}

// Open reports whether a dialog is over the window. What asks for another one
// must not do so then, and keys are not meant for what is behind it.
func (d *Dialogs) Open() bool { return d.top() != nil }

func (d *Dialogs) top() fyne.CanvasObject { return d.win.Canvas().Overlays().Top() }

// Escape leaves the dialog on top, where it can be left with Escape.
func (d *Dialogs) Escape() {
	top := d.top()
	if leave := d.escape[top]; leave != nil {
		delete(d.escape, top)
		leave()
	}
}

// OnEscape says what Escape does to the dialog on top, for as long as it is open.
func (d *Dialogs) OnEscape(leave func()) {
	open := map[fyne.CanvasObject]func(){}
	for _, o := range d.win.Canvas().Overlays().List() {
		if do := d.escape[o]; do != nil {
			open[o] = do
		}
	}
	if top := d.top(); top != nil {
		open[top] = leave
	}
	d.escape = open
}

// Focus gives something in a dialog, or in the window, the keyboard.
func (d *Dialogs) Focus(o fyne.Focusable) { d.win.Canvas().Focus(o) }

// Unfocus takes the keyboard from what has it, so that keys go to the window.
func (d *Dialogs) Unfocus() { d.win.Canvas().Unfocus() }

// Fitting is a size, or less where the window is smaller.
func (d *Dialogs) Fitting(size fyne.Size) fyne.Size {
	room := d.win.Canvas().Size()
	return fyne.NewSize(min(size.Width, room.Width-80), min(size.Height, room.Height-80))
}

// Room is the size of the window's content.
func (d *Dialogs) Room() fyne.Size { return d.win.Canvas().Size() }

// Plain is a dialog that closes by what is in it.
func (d *Dialogs) Plain(title string, content fyne.CanvasObject) *dialog.CustomDialog {
	return dialog.NewCustomWithoutButtons(title, content, d.win)
}

// Closable is a dialog with a button that closes it.
func (d *Dialogs) Closable(title string, content fyne.CanvasObject) *dialog.CustomDialog {
	return dialog.NewCustom(title, "Close", content, d.win)
}

// Confirm is a dialog that is confirmed or dismissed; done is called with which.
func (d *Dialogs) Confirm(title, confirm, dismiss string, content fyne.CanvasObject, done func(yes bool)) *dialog.ConfirmDialog {
	return dialog.NewCustomConfirm(title, confirm, dismiss, content, done, d.win)
}

// Form is a dialog with fields; done is called with whether it is submitted.
func (d *Dialogs) Form(title, submit string, items []*widget.FormItem, done func(ok bool)) *dialog.FormDialog {
	return dialog.NewForm(title, submit, "Cancel", items, done, d.win)
}
