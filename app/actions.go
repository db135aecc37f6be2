package app

import (
	"fmt"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/model"
)

// action is one thing the window can do. The one table of them feeds the menu,
// the shortcuts, the palette and the help.
type action struct {
	menu    string // under which it stands; "" not in the menu
	name    string
	key     fyne.KeyboardShortcut
	letter  rune                 // single key, when no text field has the keyboard
	shown   string               // how the key is written where it is neither
	enabled func(w *Window) bool // nil: always
	count   func(w *Window) int  // stands behind the name in the menu where it is not 0; nil: none
	do      func()
	rule    bool // a line above it in the menu
	quit    bool
	over    bool // may be done while a dialog is open
	item    *fyne.MenuItem
	tool    string // its label in the toolbar; "" not there
	icon    fyne.ThemeIconName
	button  *widget.Button
}

func (a action) can(w *Window) bool { return a.enabled == nil || a.enabled(w) }

func hasLibrary(w *Window) bool   { return w.store.library != nil }
func hasConflicts(w *Window) bool { return w.session.Conflicts() > 0 }
func hasArticle(w *Window) bool   { return w.session.IsOpen() }
func hasClaim(w *Window) bool     { return w.session.Active() != "" }
func hasClaims(w *Window) bool    { return len(w.session.Proof().Dossiers) > 0 }
func hasSelection(w *Window) bool { return w.session.IsOpen() && !w.page.reader.Selection().Empty() }
func hasBoth(w *Window) bool      { return hasClaim(w) && hasSelection(w) }

// ctrl is the shortcut that Fyne's driver makes of a key with Ctrl or Cmd: for
// some keys one of its own, which a CustomShortcut in a menu is never taken for.
func ctrl(key fyne.KeyName) fyne.KeyboardShortcut {
	switch key {
	case fyne.KeyZ:
		return &fyne.ShortcutUndo{}
	case fyne.KeyY:
		return &fyne.ShortcutRedo{}
	}
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

func ctrlShift(key fyne.KeyName) fyne.KeyboardShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

func (w *Window) actionTable() []action {
	return []action{
		{menu: "File", name: "Import File…", tool: "Import", icon: theme.IconNameContentAdd, key: ctrl(fyne.KeyO), enabled: hasLibrary, do: w.askForFile},
		{menu: "File", name: "Import Folder…", enabled: hasLibrary, do: w.askForFolder},
		{menu: "File", name: "Import Web Page…", key: ctrlShift(fyne.KeyO), enabled: hasLibrary, do: w.askForAddress},
		{menu: "File", name: "Import Text from Clipboard", key: ctrlShift(fyne.KeyV), enabled: hasLibrary, do: w.importClipboard},
		{menu: "File", name: "Show What the Last Import Brought…", enabled: func(w *Window) bool { return len(w.imports.last.Items) > 0 }, do: w.showImport},
		{menu: "File", name: "Export Report…", tool: "Export", icon: theme.IconNameDocumentSave, key: ctrl(fyne.KeyE), enabled: hasArticle, do: w.exportOpen, rule: true},
		{menu: "File", name: "Export Selected Articles…", key: ctrlShift(fyne.KeyE), enabled: hasChosen, do: w.exportChosen},
		{menu: "File", name: "Open Library…", do: w.askForLibrary, rule: true},
		{menu: "File", name: "Open Recent Library…", enabled: func(w *Window) bool { return len(w.otherLibraries()) > 0 }, do: w.askForRecent},
		{menu: "File", name: "Back Up Library…", enabled: hasLibrary, do: w.backup},
		{menu: "File", name: "Restore a Backup…", enabled: func(w *Window) bool { return w.libraryPath() != "" }, do: w.askForBackup},
		{menu: "File", name: "Save What Can Be Read of a Damaged Library…", do: w.askToSalvage},
		{menu: "File", name: "Save the Library Elsewhere…", enabled: isGone, do: w.saveElsewhere},
		{menu: "File", name: "Merge into What Stands There Now", enabled: isGone, do: w.mergeIntoPresent},
		{menu: "File", name: "Merge Another Library…", enabled: hasLibrary, do: w.askForMerge},
		{menu: "File", name: "Conflicts to Decide…", key: ctrlShift(fyne.KeyD), enabled: hasConflicts, count: func(w *Window) int { return w.session.Conflicts() }, do: func() { w.decideConflicts("") }},
		{menu: "File", name: "Preferences…", key: ctrl(fyne.KeyComma), do: w.preferences, rule: true},
		{menu: "File", name: "Quit", key: ctrl(fyne.KeyQ), do: w.Close, quit: true, over: true},

		{menu: "Edit", name: "Undo", tool: "Undo", icon: theme.IconNameContentUndo, key: ctrl(fyne.KeyZ), enabled: hasLibrary, do: w.undoTyping, over: true},
		{menu: "Edit", name: "Redo", tool: "Redo", icon: theme.IconNameContentRedo, key: ctrlShift(fyne.KeyZ), enabled: hasLibrary, do: w.redoTyping, over: true},
		{menu: "Edit", name: "Find in Article…", tool: "Find", icon: theme.IconNameSearch, key: ctrl(fyne.KeyF), enabled: hasArticle, do: w.find, rule: true},
		{menu: "Edit", name: "Copy with Where It Is From", key: ctrlShift(fyne.KeyC), enabled: hasArticle, do: w.copyAttributed, rule: true},

		{menu: "Library", name: "Search the Library…", key: ctrl(fyne.KeyK), enabled: hasLibrary, do: w.searchLibrary},
		{menu: "Library", name: "Go to the List", key: ctrl(fyne.KeyL), enabled: hasLibrary, do: w.goToList},
		{menu: "Library", name: "List Something Else…", key: ctrlShift(fyne.KeyL), enabled: hasLibrary, do: w.askForList},
		{menu: "Library", name: "Add to Collection…", key: ctrl(fyne.KeyD), enabled: hasChosen, do: w.askForCollection, rule: true},
		{menu: "Library", name: "Tag…", key: ctrl(fyne.KeyT), enabled: hasChosen, do: w.askForTags},
		{menu: "Library", name: "Archive", key: ctrlShift(fyne.KeyA), enabled: hasChosen, do: func() { w.archive(false) }},
		{menu: "Library", name: "Take out of the Archive", enabled: hasChosen, do: func() { w.archive(true) }},
		{menu: "Library", name: "Take out of This Collection", enabled: listsChosen, do: w.takeOut},
		{menu: "Library", name: "Delete Selected Articles", enabled: hasChosen, do: w.deleteArticles},
		{menu: "Library", name: "Restore from the Trash", enabled: hasTrashed, do: w.restoreSelected},
		{menu: "Library", name: "New Collection…", enabled: hasLibrary, do: w.makeCollection, rule: true},
		{menu: "Library", name: "Rename This Collection…", enabled: listsCollection, do: w.renameCollection},
		{menu: "Library", name: "Delete This Collection", enabled: listsCollection, do: w.deleteCollection},
		{menu: "Library", name: "Sort by Newest Import", enabled: hasLibrary, do: func() { w.sortBy(model.SortImported) }, rule: true},
		{menu: "Library", name: "Sort by Date of Publication", enabled: hasLibrary, do: func() { w.sortBy(model.SortPublished) }},
		{menu: "Library", name: "Sort by Title", enabled: hasLibrary, do: func() { w.sortBy(model.SortTitle) }},
		{menu: "Library", name: "Sort by Publisher", enabled: hasLibrary, do: func() { w.sortBy(model.SortPublisher) }},
		{menu: "Library", name: "Sort by Least Checked", enabled: hasLibrary, do: func() { w.sortBy(model.SortOpen) }},
		{menu: "Library", name: "Sort by Worked on Last", enabled: hasLibrary, do: func() { w.sortBy(model.SortWorked) }},

		{menu: "Article", name: "Back", key: ctrl(fyne.KeyLeftBracket), enabled: hasArticle, do: w.goBack},
		{menu: "Article", name: "Forward", key: ctrl(fyne.KeyRightBracket), enabled: hasArticle, do: w.goForward},
		{menu: "Article", name: "Go to Paragraph…", key: ctrl(fyne.KeyG), enabled: hasArticle, do: w.askForParagraph},
		{menu: "Article", name: "Edit Headline, Author, Date…", key: ctrl(fyne.KeyI), enabled: hasArticle, do: w.editArticle, rule: true},
		{menu: "Article", name: "Hide These Lines", tool: "Hide lines", icon: theme.IconNameVisibilityOff, key: ctrl(fyne.KeyH), enabled: hasArticle, do: func() { w.hideBlocks(w.blocksAtSelection(), true) }, rule: true},
		{menu: "Article", name: "Show Hidden Lines", enabled: func(w *Window) bool { return len(w.session.Version().Hidden) > 0 }, do: func() { w.hideBlocks(w.session.Version().Hidden, false) }},
		{menu: "Article", name: "Show What Was Left Out…", enabled: hasLeftOut, do: w.showLeftOut},
		{menu: "Article", name: "Import Corrected Version…", enabled: hasArticle, do: w.askForRevision, rule: true},
		{menu: "Article", name: "Fetch the Page Again", enabled: hasAddress, do: w.fetchAgain},
		{menu: "Article", name: "Corrected Version from Clipboard", enabled: hasArticle, do: w.reviseFromClipboard},
		{menu: "Article", name: "Compare Versions", key: ctrl(fyne.KeyB), enabled: hasVersions, do: w.toggleComparison},
		{menu: "Article", name: "Open the Newest Version", enabled: func(w *Window) bool { return w.session.IsOld() }, do: func() { w.openArticle(w.session.ArticleID(), nil) }},
		{menu: "Article", name: "Delete Article", enabled: hasArticle, do: w.deleteArticle},

		{menu: "Claim", name: "Mark Claim", tool: "Mark claim", icon: theme.IconNameDocumentCreate, shown: "Enter", enabled: hasSelection, do: func() { w.mark(w.page.reader.Selection()) }},
		{menu: "Claim", name: "Mark as the Same Claim Again", key: ctrlShift(fyne.KeyM), enabled: hasBoth, do: w.markAgain},
		{menu: "Claim", name: "Move the Claim to the Selection", key: ctrl(fyne.KeyM), enabled: hasBoth, do: w.adjust},
		{menu: "Claim", name: "Next Claim", letter: 'n', enabled: hasClaims, do: func() { w.step(1) }, rule: true},
		{menu: "Claim", name: "Previous Claim", letter: 'p', enabled: hasClaims, do: func() { w.step(-1) }},
		{menu: "Claim", name: "Edit Wording", letter: 'e', enabled: hasClaim, do: func() { w.win.Canvas().Focus(w.claims.FocusWording()) }},
		{menu: "Claim", name: "Write Reasoning", letter: 'r', enabled: hasClaim, do: func() { w.win.Canvas().Focus(w.claims.FocusReasoning()) }},
		{menu: "Claim", name: "Add Source…", tool: "Add source", icon: theme.IconNameMailAttachment, letter: 's', enabled: hasClaim, do: func() { w.askForSource(w.session.Active()) }},
		{menu: "Claim", name: "Delete Claim", shown: "Delete", enabled: hasClaim, do: w.deleteClaim, rule: true},

		{menu: "View", name: "Larger Text", tool: "Larger", icon: theme.IconNameViewZoomIn, key: ctrl(fyne.KeyEqual), do: func() { w.zoom(1.1) }},
		{menu: "View", name: "Smaller Text", tool: "Smaller", icon: theme.IconNameViewZoomOut, key: ctrl(fyne.KeyMinus), do: func() { w.zoom(1 / 1.1) }},
		{menu: "View", name: "Normal Text", key: ctrl(fyne.Key0), do: func() { w.zoom(0) }},
		{menu: "View", name: "Type with Serifs", do: func() { w.setSerif(true) }, rule: true},
		{menu: "View", name: "Type without Serifs", do: func() { w.setSerif(false) }},
		{menu: "View", name: "Light", do: func() { w.setAppearance("light") }, rule: true},
		{menu: "View", name: "Dark", do: func() { w.setAppearance("dark") }},
		{menu: "View", name: "As the System", do: func() { w.setAppearance("") }},

		{menu: "Help", name: "All Actions…", key: ctrlShift(fyne.KeyP), do: w.palette},
		{menu: "Help", name: "About Galley", do: w.about},
	}
}

// menuOf builds the menu bar from the table, in the table's order.
func (w *Window) menuOf(actions []action) *fyne.MainMenu {
	var menus []*fyne.Menu
	for i := range actions {
		a := &actions[i]
		label := a.name
		if k := a.single(); k != "" {
			label += "    " + k
		}
		a.item = fyne.NewMenuItem(label, func() {
			if a.over || w.win.Canvas().Overlays().Top() == nil { // else a dialog would come up over a dialog
				a.do()
			}
		})
		a.item.IsQuit = a.quit
		if a.key != nil {
			a.item.Shortcut = a.key
		}
		if len(menus) == 0 || menus[len(menus)-1].Label != a.menu {
			menus = append(menus, fyne.NewMenu(a.menu))
		}
		m := menus[len(menus)-1]
		if a.rule {
			m.Items = append(m.Items, fyne.NewMenuItemSeparator())
		}
		m.Items = append(m.Items, a.item)
	}
	return fyne.NewMainMenu(menus...)
}

// toolbarOf builds the toolbar from the table, with words beside the signs:
// Fyne has no tooltips.
func toolbarOf(actions []action) fyne.CanvasObject {
	row := container.NewHBox()
	for i := range actions {
		a := &actions[i]
		if a.tool == "" {
			continue
		}
		a.button = widget.NewButtonWithIcon(a.tool, theme.Icon(a.icon), a.do)
		a.button.Importance = widget.LowImportance
		row.Add(a.button)
	}
	return container.NewVBox(row, widget.NewSeparator())
}

// counted is the action's name with how many there are of what it is about.
func (a action) counted(w *Window) string {
	n := a.count(w)
	if n == 0 {
		return a.name
	}
	return fmt.Sprintf("%s (%d)…", strings.TrimSuffix(a.name, "…"), n)
}

// single is the action's key that is no shortcut, as written in the menu.
func (a action) single() string {
	if a.letter != 0 {
		return strings.ToUpper(string(a.letter))
	}
	return a.shown
}

// keys is how the action is reached from the keyboard, as help writes it.
func (a action) keys() string {
	if a.key == nil {
		return a.single()
	}
	var parts []string
	control := "Ctrl"
	if runtime.GOOS == "darwin" {
		control = "Cmd"
	}
	if a.key.Mod()&fyne.KeyModifierShortcutDefault != 0 {
		parts = append(parts, control)
	}
	if a.key.Mod()&fyne.KeyModifierShift != 0 {
		parts = append(parts, "Shift")
	}
	return strings.Join(append(parts, string(a.key.Key())), "+")
}

// showMenu greys out what cannot be done now, in the menu and the toolbar.
func (w *Window) showMenu() {
	changed := false
	for i := range w.actions {
		a := &w.actions[i]
		can := a.can(w)
		if a.count != nil {
			if label := a.counted(w); a.item.Label != label {
				a.item.Label = label
				changed = true
			}
		}
		if a.item != nil && a.item.Disabled == can {
			a.item.Disabled = !can
			changed = true
		}
		if a.button != nil && can {
			a.button.Enable()
		} else if a.button != nil {
			a.button.Disable()
		}
	}
	if changed {
		w.menu.Refresh()
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
