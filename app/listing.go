package app

import (
	"context"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/locale"
	"galley/app/session"
	"galley/app/shelf"
	"galley/app/state"
	"galley/model"
	"galley/model/library"
)

// listing is what of the library is listed, and what is done with its rows.
type listing struct {
	store   *store
	shelf   *shelf.Shelf
	dialogs *ask.Dialogs
	notice  *notice
	writing *writing
	prefs   fyne.Preferences

	openArticle     func(id string, then func())
	toArticles      func()          // shows the articles where the sources are shown
	erase           func(id string) // asks first
	leaveComparison func()          // two texts beside each other leave the list no room
}

func (l *listing) actions() []action {
	library := func() bool { return l.store.library != nil }
	chosen := func() bool { return library() && len(l.chosen()) > 0 }
	collection := func() bool { return l.store.session.List().Query.Collection != "" }
	trashed := func() bool {
		return library() && l.store.session.List().InTrash() && len(l.shelf.Selected()) > 0
	}
	all := []action{
		{name: "Go to the List", enabled: library, do: l.focus},
		{name: "Show Another List…", enabled: library, do: l.askForList},
		{name: "Add to Collection…", enabled: chosen, do: l.askForCollection},
		{name: "Tag…", enabled: chosen, do: l.askForTags},
		{name: "Archive", enabled: chosen, do: func() { l.archive(false) }},
		{name: "Unarchive", enabled: chosen, do: func() { l.archive(true) }},
		{name: "Remove from This Collection", enabled: func() bool { return collection() && chosen() }, do: l.takeOut},
		{name: "Delete Selected Articles", enabled: chosen, do: l.delete},
		{name: "Restore from the Trash", enabled: trashed, do: l.undelete},
		{name: "New Collection…", enabled: library, do: l.makeCollection},
		{name: "Rename This Collection…", enabled: collection, do: l.renameCollection},
		{name: "Scale of This Collection…", enabled: collection, do: l.askForScale},
		{name: "Delete This Collection", enabled: collection, do: l.deleteCollection},
	}
	for name, order := range map[string]model.Sort{
		"Sort by Newest Import": model.SortImported, "Sort by Date of Publication": model.SortPublished, "Sort by Title": model.SortTitle,
		"Sort by Publisher": model.SortPublisher, "Sort by Least Checked": model.SortOpen, "Sort by Worked on Last": model.SortWorked,
		"Sort by Most Words Open": model.SortWords,
	} {
		all = append(all, action{name: name, enabled: library, do: func() { l.sortBy(order) },
			checked: func() bool { return library() && l.store.session.List().Query.Sort == order }})
	}
	return all
}

// show puts on the screen what is listed.
func (l *listing) show() {
	shelf := l.store.session.Shelf()
	shelf.Hint += " (" + keysOf("Search Everything…") + ")"
	l.shelf.Show(shelf, l.verbs())
}

// choose lists something else, or in another order.
func (l *listing) choose(key string, sort model.Sort) {
	if next, ok := l.store.session.Choose(key, sort); ok {
		l.toArticles()
		l.prefs.SetString(prefSort, string(next.Query.Sort))
		l.list(next, true)
	}
}

// list reads what is to be listed and shows it from its top, or from where the
// open article stands in it.
func (l *listing) list(next session.List, reveal bool) {
	around := ""
	if reveal {
		around = l.store.session.ArticleID()
	}
	readAfterWrites(l.store, "list", func(ctx context.Context, lib *library.Library) (session.Listing, error) {
		return session.ReadListing(ctx, source{lib}, next, around)
	}, func(read session.Listing) {
		l.store.session.Listed(read)
		l.store.show()
		if reveal {
			l.shelf.Reveal(read.At)
		}
	})
}

// need reads a chunk of the list that came into view. One is read at a time: when
// it is shown, the panel says what it needs then, and what flew past meanwhile is
// not read.
func (l *listing) need(chunk int) {
	if l.store.reading("rows") {
		return
	}
	listed, epoch := l.store.session.List(), l.store.session.Epoch()
	read(l.store, "rows", func(ctx context.Context, lib *library.Library) (session.Chunk, error) {
		return session.ReadChunk(ctx, source{lib}, listed, chunk)
	}, func(c session.Chunk) {
		l.store.session.RowsRead(c, epoch)
		l.show()
	})
}

// reach hands on the ids of rows of the list, read or not.
func (l *listing) reach(from, to int, answer func([]string)) {
	listed := l.store.session.List()
	readAfterWrites(l.store, "ids of rows", func(ctx context.Context, lib *library.Library) ([]string, error) {
		return session.ReadIDs(ctx, source{lib}, listed, from, to)
	}, answer)
}

// readChoices reads which collections and tags there are.
func (l *listing) readChoices() {
	readAfterWrites(l.store, "choices", func(ctx context.Context, lib *library.Library) ([]state.Choice, error) {
		return session.ReadChoices(ctx, source{lib})
	}, func(choices []state.Choice) {
		l.store.session.ChoicesRead(choices)
		l.store.show()
	})
}

// focus puts the keyboard on the list of articles.
func (l *listing) focus() {
	l.leaveComparison()
	l.toArticles()
	l.dialogs.Focus(l.shelf.List())
}

// verbs are what can be done with the rows selected in the list.
func (l *listing) verbs() []shelf.Verb {
	list := l.store.session.List()
	if list.InTrash() {
		verbs := []shelf.Verb{{Label: locale.Text("Restore"), Do: l.undelete}}
		if ids := l.shelf.Selected(); len(ids) == 1 {
			verbs = append(verbs, shelf.Verb{Label: locale.Text("Erase for good…"), Do: func() { l.erase(ids[0]) }})
		}
		return verbs
	}
	verbs := []shelf.Verb{{Label: locale.Text("Collect…"), Keys: keysOf("Add to Collection…"), Do: l.askForCollection},
		{Label: locale.Text("Tag…"), Keys: keysOf("Tag…"), Do: l.askForTags}}
	if list.Query.Collection != "" {
		verbs = append(verbs, shelf.Verb{Label: locale.Text("Take out"), Do: l.takeOut})
	}
	if list.Archived() {
		verbs = append(verbs, shelf.Verb{Label: locale.Text("Unarchive"), Do: func() { l.archive(true) }})
	} else {
		verbs = append(verbs, shelf.Verb{Label: locale.Text("Archive"), Keys: keysOf("Archive"), Do: func() { l.archive(false) }})
	}
	return append(verbs, shelf.Verb{Label: locale.Text("Delete"), Key: deleteKey, Keys: string(deleteKey), Do: l.delete})
}

// chosen are the articles that an action is about: those selected in the list,
// or else the open one.
func (l *listing) chosen() []string {
	if l.store.session.List().InTrash() {
		return nil
	}
	if ids := l.shelf.Selected(); len(ids) > 0 {
		return ids
	}
	if l.store.session.IsOpen() {
		return []string{l.store.session.ArticleID()}
	}
	return nil
}

// erasable are the ids of what is chosen in the list, in the trash too, or of the open article.
func (l *listing) erasable() []string {
	if l.store.session.List().InTrash() {
		return l.shelf.Selected()
	}
	return l.chosen()
}

// manyRows is how many articles take so long that a person wonders.
const manyRows = 500

// writeAbout sends a command about several articles.
func (l *listing) writeAbout(cmd model.Command, ids []string, done func(error)) {
	l.writing.texts.Flush()
	if len(ids) > manyRows {
		l.notice.say(locale.Text("Storing this for %s; it takes a while…", counted(ids)))
	}
	l.store.write(cmd, done)
}

// writeAndUnselect sends a command that takes rows out of the list.
func (l *listing) writeAndUnselect(cmd model.Command, ids []string) {
	l.writeAbout(cmd, ids, func(err error) {
		if err == nil {
			l.shelf.Unselect()
		}
	})
}

// openRow opens a row of the list. What is in the trash cannot be read or
// worked on there; it is said how it comes back.
func (l *listing) openRow(id string) {
	if l.store.session.List().InTrash() {
		l.notice.say(locale.Text("This is in the trash. Restore it to read it and work on it."))
		l.notice.offer(locale.Text("Restore"), l.undelete)
		return
	}
	l.openArticle(id, nil)
}

func (l *listing) delete() {
	if ids := l.chosen(); len(ids) > 0 {
		l.writeAndUnselect(model.DeleteArticles{Articles: ids}, ids)
	}
}

func (l *listing) archive(back bool) {
	if ids := l.chosen(); len(ids) > 0 {
		l.writeAndUnselect(model.ArchiveArticles{Articles: ids, Back: back}, ids)
	}
}

func (l *listing) undelete() {
	ids := l.shelf.Selected()
	switch {
	case len(ids) == 0:
	case l.store.session.List().Claims:
		l.writeAndUnselect(model.UndeleteClaims{Claims: ids}, ids)
	default:
		l.writeAndUnselect(model.UndeleteArticles{Articles: ids}, ids)
	}
}

// askForList offers all that can be listed, narrowed as one types.
func (l *listing) askForList() {
	var offers []ask.Offer
	for _, c := range l.store.session.Choices() {
		name := c.Name
		if c.Kind == state.Tag {
			name = "#" + name
		}
		count := ""
		if c.Count > 0 {
			count = shelf.Grouped(c.Count)
		}
		offers = append(offers, ask.Offer{Name: name, Aside: count, Do: func() {
			l.choose(c.Key, "")
			l.dialogs.Focus(l.shelf.List())
		}})
	}
	l.dialogs.Choose(locale.Text("List"), locale.Text("Collection, tag, archive, trash …"), offers, nil)
}

// sortBy lists what is listed in another order.
func (l *listing) sortBy(sort model.Sort) { l.choose(l.store.session.List().Key, sort) }
