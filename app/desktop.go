package app

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"galley/app/instance"
	"galley/model/library"
	"galley/model/library/newsroom"
)

// HandOver gives a library to a Galley that runs already (with "" it only
// comes to the front), and reports whether there was one that took it.
func HandOver(file string) bool {
	address, err := instance.Address("Galley")
	if err != nil {
		return false
	}
	if file != "" && !newsroom.IsAddress(file) {
		if file, err = filepath.Abs(file); err != nil {
			return false
		}
	}
	return instance.Hand(address, file)
}

// listen takes over what later starts of Galley were to open. Where that cannot
// be, they open windows of their own, as they would on another library.
func (w *Window) listen() {
	address, err := instance.Address("Galley")
	if err == nil {
		w.stopListening, err = instance.Listen(address, func(file string) {
			w.store.runner.Show(func() { w.handed(file) })
		})
	}
	if err != nil {
		fyne.LogError("later starts will open windows of their own", err)
	}
}

// handed brings the window to the front, with the library a later start was given.
func (w *Window) handed(file string) {
	if w.closing {
		return
	}
	w.win.RequestFocus()
	if file != "" && !library.Holds(file) && !w.libraries.isOpen(file) {
		w.claims.Flush()
		w.libraries.openAnother(file)
	}
}
