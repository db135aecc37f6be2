package app

import "slices"

func hasLibrary(w *Window) bool { return w.store.library != nil }
func hasArticle(w *Window) bool { return w.session.IsOpen() }

// when is a condition as an action asks for it.
func (w *Window) when(holds func(*Window) bool) func() bool { return func() bool { return holds(w) } }

// allActions are what the window can do: what its features can, and what is its own.
func (w *Window) allActions() []action {
	return slices.Concat(w.listing.actions(), w.searching.actions(), w.opening.actions(), w.marking.actions(), w.undoing.actions(),
		w.sourcing.actions(), w.details.actions(), w.settings.actions(), w.importing.actions(), w.exporting.actions(),
		w.correcting.actions(), w.merging.actions(), w.keeping.actions(), w.libraries.actions(), w.ownActions())
}

func (w *Window) ownActions() []action {
	return []action{
		{name: "Quit", quit: true, over: true, do: w.Close},
		{name: "All Actions…", do: func() { w.bar.palette() }},
		{name: "About Galley", do: func() { showAbout(w.dialogs, pathOf(w.store.library)) }},
	}
}
