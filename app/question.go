package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"
)

// question is asked before something cannot be taken back, or is not finished.
type question struct {
	title, text string
	safe, other string // what the buttons say; the safe one stands out and has the keyboard
	chosen      func() // the other one was
	kept        func() // the safe one was, which changes nothing; may be nil
	size        fyne.Size
}

// pose asks a question; hide takes it away unanswered.
func (w *Window) pose(q question) (hide func()) {
	var d *dialog.CustomDialog
	before := w.win.Canvas().Focused()
	safe := newLeave(q.safe, func() {
		d.Hide()
		if before != nil {
			w.win.Canvas().Focus(before)
		}
		if q.kept != nil {
			q.kept()
		}
	})
	other := widget.NewButton(q.other, func() {
		d.Hide()
		q.chosen()
	})
	d = dialog.NewCustomWithoutButtons(q.title, container.NewVScroll(newWrapped(q.text)), w.win)
	d.SetButtons([]fyne.CanvasObject{other, safe})
	if q.size.IsZero() {
		q.size = fyne.NewSize(460, 180)
	}
	d.Resize(q.size)
	d.Show()
	w.win.Canvas().Focus(safe)
	return d.Hide
}
