package app

import "slices"

func hasLibrary(w *Window) bool   { return w.store.library != nil }
func hasConflicts(w *Window) bool { return w.session.Conflicts() > 0 }
func hasArticle(w *Window) bool   { return w.session.IsOpen() }

// when is a condition as an action asks for it.
func (w *Window) when(holds func(*Window) bool) func() bool { return func() bool { return holds(w) } }

// allActions are what the window can do: what its features can, and what is its own.
func (w *Window) allActions() []action {
	return slices.Concat(w.listing.actions(), w.searching.actions(), w.opening.actions(), w.marking.actions(), w.undoing.actions(),
		w.sourcing.actions(), w.details.actions(), w.settings.actions(), w.ownActions())
}

func (w *Window) ownActions() []action {
	return []action{
		{name: "Import File…", enabled: w.when(hasLibrary), do: w.askForFile},
		{name: "Import Folder…", enabled: w.when(hasLibrary), do: w.askForFolder},
		{name: "Import Web Page…", enabled: w.when(hasLibrary), do: w.askForAddress},
		{name: "Import Text from Clipboard", enabled: w.when(hasLibrary), do: w.importClipboard},
		{name: "Show What the Last Import Brought…", enabled: func() bool { return len(w.imports.last.Items) > 0 }, do: w.showImport},
		{name: "Export Report…", enabled: w.when(hasArticle), do: w.exportOpen},
		{name: "Export Selected Articles…", enabled: func() bool { return hasLibrary(w) && len(w.listing.chosen()) > 0 }, do: w.exportChosen},
		{name: "Open Library…", do: w.askForLibrary},
		{name: "Open Recent Library…", enabled: func() bool { return len(w.otherLibraries()) > 0 }, do: w.askForRecent},
		{name: "Back Up Library…", enabled: w.when(hasLibrary), do: w.backup},
		{name: "Restore a Backup…", enabled: func() bool { return w.libraryPath() != "" }, do: w.askForBackup},
		{name: "Save What Can Be Read of a Damaged Library…", do: w.askToSalvage},
		{name: "Save the Library Elsewhere…", enabled: w.when(isGone), do: w.saveElsewhere},
		{name: "Merge into What Stands There Now", enabled: w.when(isGone), do: w.mergeIntoPresent},
		{name: "Merge Another Library…", enabled: w.when(hasLibrary), do: w.askForMerge},
		{name: "Conflicts to Decide…", enabled: w.when(hasConflicts), count: w.session.Conflicts, do: func() { w.decideConflicts("") }},
		{name: "Quit", quit: true, over: true, do: w.Close},
		{name: "Show What Was Left Out…", enabled: w.when(hasLeftOut), do: w.showLeftOut},
		{name: "Import Corrected Version…", enabled: w.when(hasArticle), do: w.askForRevision},
		{name: "Fetch the Page Again", enabled: w.when(hasAddress), do: w.fetchAgain},
		{name: "Corrected Version from Clipboard", enabled: w.when(hasArticle), do: w.reviseFromClipboard},
		{name: "Compare Versions", enabled: w.when(hasVersions), do: w.toggleComparison},
		{name: "All Actions…", do: func() { w.bar.palette() }},
		{name: "About Galley", do: func() { showAbout(w.dialogs, pathOf(w.store.library)) }},
	}
}
