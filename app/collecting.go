package app

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/app/session"
	"galley/app/shelf"
	"galley/app/state"
	"galley/model"
	"galley/model/library"
)

// verbs are what can be done with the rows selected in the list.
func (w *Window) verbs() []shelf.Verb {
	list := w.session.List()
	if list.InTrash() {
		return []shelf.Verb{{Label: "Restore", Do: w.restoreSelected}}
	}
	verbs := []shelf.Verb{{Label: "Collect…", Do: w.askForCollection}, {Label: "Tag…", Do: w.askForTags}}
	if list.Query.Collection != "" {
		verbs = append(verbs, shelf.Verb{Label: "Take out", Do: w.takeOut})
	}
	if list.Archived() {
		verbs = append(verbs, shelf.Verb{Label: "Unarchive", Do: func() { w.archive(true) }})
	} else {
		verbs = append(verbs, shelf.Verb{Label: "Archive", Do: func() { w.archive(false) }})
	}
	return append(verbs, shelf.Verb{Label: "Delete", Key: deleteKey, Do: w.deleteArticles})
}

// chosen are the articles that an action is about: those selected in the list,
// or else the open one.
func (w *Window) chosen() []string {
	if w.session.List().InTrash() {
		return nil
	}
	if ids := w.shelf.Selected(); len(ids) > 0 {
		return ids
	}
	if w.session.IsOpen() {
		return []string{w.session.ArticleID()}
	}
	return nil
}

func hasChosen(w *Window) bool { return w.store.library != nil && len(w.chosen()) > 0 }
func hasTrashed(w *Window) bool {
	return w.store.library != nil && w.session.List().InTrash() && len(w.shelf.Selected()) > 0
}
func listsCollection(w *Window) bool { return w.session.List().Query.Collection != "" }
func listsChosen(w *Window) bool     { return listsCollection(w) && hasChosen(w) }

// manyRows is how many articles take so long that a person wonders.
const manyRows = 500

// applyToMany sends a command about several articles.
func (w *Window) applyToMany(cmd model.Command, ids []string, done func(error)) {
	w.claims.Flush()
	if len(ids) > manyRows {
		w.notice.say("Storing this for " + counted(ids) + "; it takes a while…")
	}
	w.store.write(cmd, done)
}

// applyToRows sends a command that takes rows out of the list.
func (w *Window) applyToRows(cmd model.Command, ids []string) {
	w.applyToMany(cmd, ids, func(err error) {
		if err == nil {
			w.shelf.Unselect()
		}
	})
}

// openRow opens a row of the list. What is in the trash cannot be read or
// worked on there; it is said how it comes back.
func (w *Window) openRow(id string) {
	if w.session.List().InTrash() {
		w.notice.say("This is in the trash. Restore it to read it and work on it.")
		w.notice.offer("Restore", w.restoreSelected)
		return
	}
	w.openArticle(id, nil)
}

func (w *Window) deleteArticles() {
	if ids := w.chosen(); len(ids) > 0 {
		w.applyToRows(model.DeleteArticles{Articles: ids}, ids)
	}
}

func (w *Window) archive(back bool) {
	if ids := w.chosen(); len(ids) > 0 {
		w.applyToRows(model.ArchiveArticles{Articles: ids, Back: back}, ids)
	}
}

func (w *Window) restoreSelected() {
	ids := w.shelf.Selected()
	switch {
	case len(ids) == 0:
	case w.session.List().Claims:
		w.applyToRows(model.RestoreClaims{Claims: ids}, ids)
	default:
		w.applyToRows(model.RestoreArticles{Articles: ids}, ids)
	}
}

// takeOut takes articles out of the collection that is listed.
func (w *Window) takeOut() {
	if ids := w.chosen(); len(ids) > 0 && w.session.List().Query.Collection != "" {
		w.applyToRows(model.RemoveFromCollection{CollectionID: w.session.List().Query.Collection, Articles: ids}, ids)
	}
}

// askForCollection asks which collection the articles chosen are put in; a name
// that none has makes a new one.
func (w *Window) askForCollection() {
	ids := w.chosen()
	if len(ids) == 0 {
		return
	}
	var offers []ask.Offer
	for _, c := range w.session.ChoicesOf(state.Collection) {
		offers = append(offers, ask.Offer{Name: c.Name, Aside: shelf.Grouped(c.Count), Do: func() {
			w.applyToMany(model.AddToCollection{CollectionID: c.Key, Articles: ids}, ids, nil)
		}})
	}
	w.dialogs.Choose("Put "+counted(ids)+" in a collection", "Name of a collection, or of a new one", offers, func(typed string) (ask.Offer, bool) {
		typed = strings.Join(strings.Fields(typed), " ")
		known := slices.ContainsFunc(w.session.ChoicesOf(state.Collection), func(c state.Choice) bool {
			return strings.EqualFold(c.Name, typed)
		})
		return ask.Offer{Name: "New collection “" + typed + "”", Do: func() {
			w.applyToMany(model.AddToCollection{New: typed, Articles: ids}, ids, nil)
		}}, typed != "" && !known
	})
}

func counted(ids []string) string {
	if len(ids) == 1 {
		return "the article"
	}
	return shelf.Grouped(len(ids)) + " articles"
}

// askForTags asks for words to be put on the articles chosen. Of a single
// article all its tags are there to be changed.
func (w *Window) askForTags() {
	if ids := w.chosen(); len(ids) > 0 {
		w.askForTagsOf(ids)
	}
}

func (w *Window) askForTagsOf(ids []string) {
	readAfterWrites(w.store, "tags", func(ctx context.Context, lib *library.Library) ([]string, error) {
		if len(ids) > 1 {
			return nil, nil
		}
		return lib.TagsOf(ctx, ids[0])
	}, func(has []string) { w.showTags(ids, has) })
}

func (w *Window) showTags(ids, has []string) {
	add, remove := widget.NewEntry(), widget.NewEntry()
	add.SetPlaceHolder("opium, border, to be published")
	remove.SetPlaceHolder("to be published")
	items := []*widget.FormItem{{Text: "Tags", Widget: add, HintText: "Words to find them by, with commas between."}}
	title := "Tags of the article"
	if len(ids) == 1 {
		add.SetText(strings.Join(has, ", "))
	} else {
		title = "Tags of " + counted(ids)
		items[0].Text = "Put on"
		items = append(items, &widget.FormItem{Text: "Take off", Widget: remove})
	}
	var words []string
	for _, c := range w.session.ChoicesOf(state.Tag) {
		words = append(words, c.Name)
	}
	if len(words) > 0 {
		items[0].HintText = "In use: " + strings.Join(words[:min(len(words), 8)], ", ")
	}
	typed := entries(kindTags, strings.Join(ids, ","), counted(ids), map[string]*widget.Entry{"add": add, "remove": remove})
	d := dialog.NewForm(title, "Save", "Cancel", items, func(ok bool) {
		if !ok {
			w.writing.done(typed)
			return
		}
		cmd := model.ChangeTags{Articles: ids, Add: model.TagWords(add.Text), Remove: model.TagWords(remove.Text)}
		for _, word := range has { // of a single article
			if !slices.ContainsFunc(cmd.Add, func(w string) bool { return model.FoldTag(w) == model.FoldTag(word) }) {
				cmd.Remove = append(cmd.Remove, word)
			}
		}
		if len(cmd.Add)+len(cmd.Remove) == 0 {
			w.writing.done(typed)
			return
		}
		w.applyToMany(cmd, ids, w.storing(typed))
	}, w.win)
	add.OnSubmitted = func(string) { d.Submit() }
	remove.OnSubmitted = add.OnSubmitted
	w.write(typed, d, fyne.NewSize(520, 200), add)
}

// askForName asks for a collection's name; done is given what was typed, and
// what to tell when it is stored or was not.
func (w *Window) askForName(kind, subject, title, verb, name string, done func(name string, stored func(error))) {
	entry := widget.NewEntry()
	entry.SetText(name)
	typed := entries(kind, subject, name, map[string]*widget.Entry{"name": entry})
	d := dialog.NewForm(title, verb, "Cancel", []*widget.FormItem{{Text: "Name", Widget: entry}}, func(ok bool) {
		if !ok {
			w.writing.done(typed)
			return
		}
		done(entry.Text, w.storing(typed))
	}, w.win)
	entry.OnSubmitted = func(string) { d.Submit() }
	w.write(typed, d, fyne.NewSize(460, 160), entry)
}

func (w *Window) makeCollection() {
	w.askForName(kindCollection, "", "New collection", "Make it", "", func(name string, stored func(error)) {
		id := model.NewID()
		w.store.write(model.MakeCollection{ID: id, Name: name}, func(err error) {
			if stored(err); err == nil {
				w.choose(id, "")
			}
		})
	})
}

func (w *Window) renameCollection() {
	w.renameCollectionOf(w.session.List().Query.Collection, w.session.List().Name)
}

func (w *Window) renameCollectionOf(id, was string) {
	w.askForName(kindRename, id, "Rename the collection", "Rename", was, func(name string, stored func(error)) {
		w.store.write(model.RenameCollection{ID: id, Name: name}, func(err error) {
			if stored(err); err == nil {
				w.choose(id, "")
			}
		})
	})
}

// deleteCollection deletes the collection that is listed; its articles stay.
func (w *Window) deleteCollection() {
	id := w.session.List().Query.Collection
	w.store.write(model.DeleteCollection{ID: id}, func(err error) {
		if err == nil {
			w.choose(session.KeyAll, "")
		}
	})
}

// askForList offers all that can be listed, narrowed as one types.
func (w *Window) askForList() {
	var offers []ask.Offer
	for _, c := range w.session.Choices() {
		name := c.Name
		if c.Kind == state.Tag {
			name = "#" + name
		}
		count := ""
		if c.Count > 0 {
			count = shelf.Grouped(c.Count)
		}
		offers = append(offers, ask.Offer{Name: name, Aside: count, Do: func() {
			w.choose(c.Key, "")
			w.win.Canvas().Focus(w.shelf.List())
		}})
	}
	w.dialogs.Choose("List", "Collection, tag, archive, trash …", offers, nil)
}

// sortBy lists what is listed in another order.
func (w *Window) sortBy(sort model.Sort) { w.choose(w.session.List().Key, sort) }
