package app

import (
	"fyne.io/fyne/v2"

	"galley/model"
)

func hasLibrary(w *Window) bool   { return w.store.library != nil }
func hasConflicts(w *Window) bool { return w.session.Conflicts() > 0 }
func hasArticle(w *Window) bool   { return w.session.IsOpen() }
func hasClaim(w *Window) bool     { return w.session.Active() != "" }
func hasClaims(w *Window) bool    { return len(w.session.Proof().Dossiers) > 0 }
func hasSelection(w *Window) bool { return w.session.IsOpen() && !w.page.reader.Selection().Empty() }
func hasBoth(w *Window) bool      { return hasClaim(w) && hasSelection(w) }

// when is a condition as an action asks for it.
func (w *Window) when(holds func(*Window) bool) func() bool { return func() bool { return holds(w) } }

// allActions are what the window can do.
func (w *Window) allActions() []action {
	return []action{
		{name: "Import File…", enabled: w.when(hasLibrary), do: w.askForFile},
		{name: "Import Folder…", enabled: w.when(hasLibrary), do: w.askForFolder},
		{name: "Import Web Page…", enabled: w.when(hasLibrary), do: w.askForAddress},
		{name: "Import Text from Clipboard", enabled: w.when(hasLibrary), do: w.importClipboard},
		{name: "Show What the Last Import Brought…", enabled: func() bool { return len(w.imports.last.Items) > 0 }, do: w.showImport},
		{name: "Export Report…", enabled: w.when(hasArticle), do: w.exportOpen},
		{name: "Export Selected Articles…", enabled: w.when(hasChosen), do: w.exportChosen},
		{name: "Open Library…", do: w.askForLibrary},
		{name: "Open Recent Library…", enabled: func() bool { return len(w.otherLibraries()) > 0 }, do: w.askForRecent},
		{name: "Back Up Library…", enabled: w.when(hasLibrary), do: w.backup},
		{name: "Restore a Backup…", enabled: func() bool { return w.libraryPath() != "" }, do: w.askForBackup},
		{name: "Save What Can Be Read of a Damaged Library…", do: w.askToSalvage},
		{name: "Save the Library Elsewhere…", enabled: w.when(isGone), do: w.saveElsewhere},
		{name: "Merge into What Stands There Now", enabled: w.when(isGone), do: w.mergeIntoPresent},
		{name: "Merge Another Library…", enabled: w.when(hasLibrary), do: w.askForMerge},
		{name: "Conflicts to Decide…", enabled: w.when(hasConflicts), count: func() int { return w.session.Conflicts() }, do: func() { w.decideConflicts("") }},
		{name: "Preferences…", do: w.preferences},
		{name: "Quit", quit: true, over: true, do: w.Close},
		{name: "Undo", enabled: w.when(hasLibrary), over: true, do: w.undoTyping},
		{name: "Redo", enabled: w.when(hasLibrary), over: true, do: w.redoTyping},
		{name: "Find in Article…", enabled: w.when(hasArticle), do: w.find},
		{name: "Copy with Where It Is From", enabled: w.when(hasArticle), do: w.copyAttributed},
		{name: "Search the Library…", enabled: w.when(hasLibrary), do: w.searchLibrary},
		{name: "Go to the List", enabled: w.when(hasLibrary), do: w.goToList},
		{name: "List Something Else…", enabled: w.when(hasLibrary), do: w.askForList},
		{name: "Add to Collection…", enabled: w.when(hasChosen), do: w.askForCollection},
		{name: "Tag…", enabled: w.when(hasChosen), do: w.askForTags},
		{name: "Archive", enabled: w.when(hasChosen), do: func() { w.archive(false) }},
		{name: "Take out of the Archive", enabled: w.when(hasChosen), do: func() { w.archive(true) }},
		{name: "Take out of This Collection", enabled: w.when(listsChosen), do: w.takeOut},
		{name: "Delete Selected Articles", enabled: w.when(hasChosen), do: w.deleteArticles},
		{name: "Restore from the Trash", enabled: w.when(hasTrashed), do: w.restoreSelected},
		{name: "New Collection…", enabled: w.when(hasLibrary), do: w.makeCollection},
		{name: "Rename This Collection…", enabled: w.when(listsCollection), do: w.renameCollection},
		{name: "Delete This Collection", enabled: w.when(listsCollection), do: w.deleteCollection},
		{name: "Sort by Newest Import", enabled: w.when(hasLibrary), do: func() { w.sortBy(model.SortImported) }},
		{name: "Sort by Date of Publication", enabled: w.when(hasLibrary), do: func() { w.sortBy(model.SortPublished) }},
		{name: "Sort by Title", enabled: w.when(hasLibrary), do: func() { w.sortBy(model.SortTitle) }},
		{name: "Sort by Publisher", enabled: w.when(hasLibrary), do: func() { w.sortBy(model.SortPublisher) }},
		{name: "Sort by Least Checked", enabled: w.when(hasLibrary), do: func() { w.sortBy(model.SortOpen) }},
		{name: "Sort by Worked on Last", enabled: w.when(hasLibrary), do: func() { w.sortBy(model.SortWorked) }},
		{name: "Back", enabled: w.when(hasArticle), do: w.goBack},
		{name: "Forward", enabled: w.when(hasArticle), do: w.goForward},
		{name: "Go to Paragraph…", enabled: w.when(hasArticle), do: w.askForParagraph},
		{name: "Edit Headline, Author, Date…", enabled: w.when(hasArticle), do: w.editArticle},
		{name: "Hide These Lines", enabled: w.when(hasArticle), do: func() { w.hideBlocks(w.blocksAtSelection(), true) }},
		{name: "Show Hidden Lines", enabled: func() bool { return len(w.session.Version().Hidden) > 0 }, do: func() { w.hideBlocks(w.session.Version().Hidden, false) }},
		{name: "Show What Was Left Out…", enabled: w.when(hasLeftOut), do: w.showLeftOut},
		{name: "Import Corrected Version…", enabled: w.when(hasArticle), do: w.askForRevision},
		{name: "Fetch the Page Again", enabled: w.when(hasAddress), do: w.fetchAgain},
		{name: "Corrected Version from Clipboard", enabled: w.when(hasArticle), do: w.reviseFromClipboard},
		{name: "Compare Versions", enabled: w.when(hasVersions), do: w.toggleComparison},
		{name: "Open the Newest Version", enabled: func() bool { return w.session.IsOld() }, do: func() { w.openArticle(w.session.ArticleID(), nil) }},
		{name: "Delete Article", enabled: w.when(hasArticle), do: w.deleteArticle},
		{name: "Mark Claim", enabled: w.when(hasSelection), do: func() { w.mark(w.page.reader.Selection()) }},
		{name: "Mark as the Same Claim Again", enabled: w.when(hasBoth), do: w.markAgain},
		{name: "Move the Claim to the Selection", enabled: w.when(hasBoth), do: w.adjust},
		{name: "Next Claim", enabled: w.when(hasClaims), do: func() { w.step(1) }},
		{name: "Previous Claim", enabled: w.when(hasClaims), do: func() { w.step(-1) }},
		{name: "Edit Wording", enabled: w.when(hasClaim), do: func() { w.win.Canvas().Focus(w.claims.FocusWording()) }},
		{name: "Write Reasoning", enabled: w.when(hasClaim), do: func() { w.win.Canvas().Focus(w.claims.FocusReasoning()) }},
		{name: "Add Source…", enabled: w.when(hasClaim), do: func() { w.askForSource(w.session.Active()) }},
		{name: "Delete Claim", enabled: w.when(hasClaim), do: w.deleteClaim},
		{name: "Larger Text", do: func() { w.zoom(1.1) }},
		{name: "Smaller Text", do: func() { w.zoom(1 / 1.1) }},
		{name: "Normal Text", do: func() { w.zoom(0) }},
		{name: "Type with Serifs", do: func() { w.setSerif(true) }},
		{name: "Type without Serifs", do: func() { w.setSerif(false) }},
		{name: "Light", do: func() { w.setAppearance("light") }},
		{name: "Dark", do: func() { w.setAppearance("dark") }},
		{name: "As the System", do: func() { w.setAppearance("") }},
		{name: "All Actions…", do: func() { w.bar.palette() }},
		{name: "About Galley", do: func() { showAbout(w.dialogs, pathOf(w.store.library)) }},
	}
}

// typing is a text field that has text of its own to take back.
type typing interface {
	fyne.Focusable
	Undo()
	Redo()
}

// undoTyping takes back typing where the keyboard is in a text with some not
// stored yet, else the last action on the library.
func (w *Window) undoTyping() {
	if t, ok := w.win.Canvas().Focused().(typing); ok && w.unstoredText(t) {
		t.Undo()
		return
	}
	w.undo()
}

func (w *Window) redoTyping() {
	if t, ok := w.win.Canvas().Focused().(typing); ok && w.unstoredText(t) {
		t.Redo()
		return
	}
	w.redo()
}

// unstoredText reports whether a text field holds typing that history does not
// know: a field of the form between two pauses, or an entry that stores nothing.
func (w *Window) unstoredText(t typing) bool {
	if f, ok := t.(interface{ Typing() bool }); ok {
		return f.Typing()
	}
	return true
}
