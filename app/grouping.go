package app

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/app/claims"
	"galley/app/control"
	"galley/app/locale"
	"galley/app/session"
	"galley/app/shelf"
	"galley/app/state"
	"galley/model"
	"galley/model/library"
)

// takeOut takes articles out of the collection that is listed.
func (l *listing) takeOut() {
	if ids := l.chosen(); len(ids) > 0 && l.store.session.List().Query.Collection != "" {
		l.writeAndUnselect(model.RemoveFromCollection{CollectionID: l.store.session.List().Query.Collection, Articles: ids}, ids)
	}
}

// askForCollection asks which collection the articles chosen are put in; a name
// that none has makes a new one.
func (l *listing) askForCollection() {
	ids := l.chosen()
	if len(ids) == 0 {
		return
	}
	var offers []ask.Offer
	for _, c := range l.store.session.ChoicesOf(state.Collection) {
		offers = append(offers, ask.Offer{Name: c.Name, Aside: shelf.Grouped(c.Count), Do: func() {
			l.writeAbout(model.AddToCollection{CollectionID: c.Key, Articles: ids}, ids, nil)
		}})
	}
	title := locale.Text("Put %s in a collection", counted(ids))
	l.dialogs.Choose(title, locale.Text("Name of a collection, or of a new one"), offers, func(typed string) (ask.Offer, bool) {
		typed = strings.Join(strings.Fields(typed), " ")
		known := slices.ContainsFunc(l.store.session.ChoicesOf(state.Collection), func(c state.Choice) bool {
			return strings.EqualFold(c.Name, typed)
		})
		return ask.Offer{Name: locale.Text("New collection “%s”", typed), Do: func() {
			l.writeAbout(model.AddToCollection{New: typed, Articles: ids}, ids, nil)
		}}, typed != "" && !known
	})
}

func counted(ids []string) string {
	if len(ids) == 1 {
		return locale.Text("the article")
	}
	return locale.Count(len(ids), "%s article", "%s articles")
}

// askForTags asks for words to be put on the articles chosen. Of a single
// article all its tags are there to be changed.
func (l *listing) askForTags() {
	if ids := l.chosen(); len(ids) > 0 {
		l.askForTagsOf(ids)
	}
}

func (l *listing) askForTagsOf(ids []string) {
	readAfterWrites(l.store, "tags", func(ctx context.Context, lib *library.Library) ([]string, error) {
		if len(ids) > 1 {
			return nil, nil
		}
		return lib.TagsOf(ctx, ids[0])
	}, func(has []string) { l.showTags(ids, has) })
}

func (l *listing) showTags(ids, has []string) {
	add, remove := control.NewEntry(locale.Text("opium, border, to be published")), control.NewEntry(locale.Text("to be published"))
	items := []*widget.FormItem{{Text: locale.Text("Tags"), Widget: add, HintText: locale.Text("Tags, separated by commas.")}}
	title := locale.Text("Tags of the article")
	if len(ids) == 1 {
		add.SetText(strings.Join(has, ", "))
	} else {
		title = locale.Text("Tags of %s", counted(ids))
		items[0].Text = locale.Text("Put on")
		items = append(items, &widget.FormItem{Text: locale.Text("Take off"), Widget: remove})
	}
	var words []string
	for _, c := range l.store.session.ChoicesOf(state.Tag) {
		words = append(words, c.Name)
	}
	if len(words) > 0 {
		items[0].HintText = locale.Text("In use: %s", strings.Join(words[:min(len(words), 8)], ", "))
	}
	typed := entries(kindTags, strings.Join(ids, ","), counted(ids), map[string]*control.Entry{"add": add, "remove": remove})
	save := func() {
		cmd := model.ChangeTags{Articles: ids, Add: model.TagWords(add.Text), Remove: model.TagWords(remove.Text)}
		for _, word := range has { // of a single article
			if !slices.ContainsFunc(cmd.Add, func(w string) bool { return model.FoldTag(w) == model.FoldTag(word) }) {
				cmd.Remove = append(cmd.Remove, word)
			}
		}
		if len(cmd.Add)+len(cmd.Remove) == 0 {
			l.writing.done(typed)
			return
		}
		l.writeAbout(cmd, ids, l.writing.storing(typed))
	}
	l.writing.show(typed, ask.Sheet{
		Title: title, Content: widget.NewForm(items...), Size: fyne.NewSize(520, 220), First: add,
		Submit: ask.Answer{Label: locale.Text("Save"), Do: save},
	})
}

// askForName asks for a collection's name; done is given what was typed, and
// what to tell when it is stored or was not.
func (l *listing) askForName(kind, subject, title, verb, name string, done func(name string, stored func(error))) {
	entry := control.NewEntryWith(name, "")
	typed := entries(kind, subject, name, map[string]*control.Entry{"name": entry})
	l.writing.show(typed, ask.Sheet{
		Title: title, Content: widget.NewForm(widget.NewFormItem(locale.Text("Name"), entry)), Size: fyne.NewSize(460, 180), First: entry,
		Submit: ask.Answer{Label: verb, Do: func() { done(entry.Text, l.writing.storing(typed)) }},
	})
}

func (l *listing) makeCollection() {
	l.askForName(kindCollection, "", locale.Text("New collection"), locale.Text("Make it"), "", func(name string, stored func(error)) {
		id := model.NewID()
		l.store.write(model.MakeCollection{ID: id, Name: name}, func(err error) {
			if stored(err); err == nil {
				l.choose(id, "")
			}
		})
	})
}

func (l *listing) renameCollection() {
	l.renameCollectionOf(l.store.session.List().Query.Collection, l.store.session.List().Name)
}

func (l *listing) renameCollectionOf(id, was string) {
	l.askForName(kindRename, id, locale.Text("Rename the collection"), locale.Text("Rename"), was, func(name string, stored func(error)) {
		l.store.write(model.Seen{Command: model.RenameCollection{ID: id, Name: name}, Was: []model.Sight{
			{Noun: model.NounCollection, ID: id, Field: "name", Values: []string{model.Sighted(was)}}}}, func(err error) {
			if stored(err); err == nil {
				l.choose(id, "")
			}
		})
	})
}

// askForScale asks which scale claims begin with in the articles of the collection that is listed.
func (l *listing) askForScale() {
	id := l.store.session.List().Query.Collection
	readAfterWrites(l.store, "collection", func(ctx context.Context, lib *library.Library) (model.Collection, error) {
		return lib.Collection(ctx, id)
	}, func(c model.Collection) {
		offer := func(name, scale string) ask.Offer {
			aside := ""
			if scale == c.ScaleID {
				aside = locale.Text("now")
			}
			return ask.Offer{Name: name, Aside: aside, Do: func() { l.store.write(model.EditCollection{ID: c.ID, Scale: scale}, nil) }}
		}
		offers := []ask.Offer{offer(locale.Text("Each editor’s own, as Preferences say"), "")}
		for _, s := range l.store.session.Scales() {
			offers = append(offers, offer(claims.ScaleName(s), s.ID))
		}
		l.dialogs.Choose(locale.Text("Scale of new claims in “%s”", c.Name), locale.Text("Name of a scale"), offers, nil)
	})
}

// deleteCollection deletes the collection that is listed; its articles stay.
func (l *listing) deleteCollection() {
	id := l.store.session.List().Query.Collection
	l.store.write(model.DeleteCollection{ID: id}, func(err error) {
		if err == nil {
			l.choose(session.KeyAll, "")
		}
	})
}
