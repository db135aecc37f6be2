package app

import (
	"path/filepath"
	"slices"

	"galley/app/ask"
	"galley/app/locale"
	"galley/model/library/newsroom"
)

// recentLibraries is how many libraries are remembered.
const recentLibraries = 10

// remember puts a library before those opened earlier.
func (l *libraries) remember(path string) {
	list := slices.Clone(l.prefs.StringList(prefRecent))
	list = slices.DeleteFunc(list, func(p string) bool { return p == path })
	list = append([]string{path}, list...)
	l.prefs.SetStringList(prefRecent, list[:min(len(list), recentLibraries)])
}

// others are those opened earlier, the last one first.
func (l *libraries) others() []string {
	list := slices.Clone(l.prefs.StringList(prefRecent))
	if l.store.library != nil {
		list = slices.DeleteFunc(list, func(p string) bool { return p == l.store.library.Path() })
	}
	return list
}

// askForRecent offers the libraries opened earlier.
func (l *libraries) askForRecent() {
	var offers []ask.Offer
	for _, path := range l.others() {
		aside := filepath.Dir(path)
		if newsroom.IsAddress(path) {
			aside = locale.Text("newsroom")
		}
		offers = append(offers, ask.Offer{Name: placeOf(path), Aside: aside, Do: func() {
			l.writing.texts.Flush()
			l.openAnother(path)
		}})
	}
	l.dialogs.Choose(locale.Text("Open a library"), locale.Text("Name or folder …"), offers, nil)
}

// askForLibrary asks for a library's file and opens it.
func (l *libraries) askForLibrary() {
	l.files.openFile(locale.Text("Open a library"), func(path string) {
		l.writing.texts.Flush()
		l.openAnother(path)
	})
}

// isOpen reports whether the newsroom of an address is the library that is open.
func (l *libraries) isOpen(address string) bool {
	a, err := newsroom.ParseAddress(address)
	return err == nil && l.store.library != nil && l.store.library.Path() == a.String()
}
