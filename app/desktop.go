package app

import (
	"context"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/instance"
	"galley/model/library"
)

// HandOver gives a library to a Galley that runs already (with "" it only
// comes to the front), and reports whether there was one that took it.
func HandOver(file string) bool {
	address, err := instance.Address("Galley")
	if err != nil {
		return false
	}
	if file != "" {
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
	if file != "" && !library.Holds(file) {
		w.claims.Flush()
		w.openAnother(file)
	}
}

// recentLibraries is how many libraries are remembered.
const recentLibraries = 10

// remember puts a library before those opened earlier.
func (w *Window) remember(path string) {
	list := slices.Clone(w.fyne.Preferences().StringList(prefRecent))
	list = slices.DeleteFunc(list, func(p string) bool { return p == path })
	list = append([]string{path}, list...)
	w.fyne.Preferences().SetStringList(prefRecent, list[:min(len(list), recentLibraries)])
}

// otherLibraries are those opened earlier, the last one first.
func (w *Window) otherLibraries() []string {
	list := slices.Clone(w.fyne.Preferences().StringList(prefRecent))
	if w.store.library != nil {
		list = slices.DeleteFunc(list, func(p string) bool { return p == w.store.library.Path() })
	}
	return list
}

// askForRecent offers the libraries opened earlier.
func (w *Window) askForRecent() {
	var offers []ask.Offer
	for _, path := range w.otherLibraries() {
		offers = append(offers, ask.Offer{Name: filepath.Base(path), Aside: filepath.Dir(path), Do: func() {
			w.claims.Flush()
			w.openAnother(path)
		}})
	}
	w.dialogs.Choose("Open a library", "Name or folder …", offers, nil)
}

// longWork is from when on the system tells that work is done, if the person
// has gone to another window meanwhile.
const longWork = 10 * time.Second

// watchAway keeps in mind whether the person looks at another window.
func (w *Window) watchAway() {
	life := w.fyne.Lifecycle()
	life.SetOnExitedForeground(func() { w.away = true })
	life.SetOnEnteredForeground(func() { w.away = false })
}

// tell has the system say that long work is done, to a person who is elsewhere.
func (w *Window) tell(name string, err error) {
	switch {
	case !w.away:
	case err == nil:
		w.fyne.SendNotification(fyne.NewNotification("Galley", name+": done."))
	case err != context.Canceled:
		w.fyne.SendNotification(fyne.NewNotification("Galley", name+": stopped. Galley says why."))
	}
}

func (w *Window) askForLibrary() {
	w.files.openFile(func(path string) {
		w.claims.Flush()
		w.openAnother(path)
	})
}
