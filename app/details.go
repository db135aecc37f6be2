package app

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
	"galley/model/ingest"
	"galley/model/library"
)

// details shows what is known of an article, to be corrected.
type details struct {
	store   *store
	dialogs *ask.Dialogs
	writing *writing
	recode  func(charset string) // reads the open article anew
}

func (d *details) actions() []action {
	open := d.store.session.IsOpen
	return []action{
		{name: "Edit Headline, Author, Date…", enabled: open, do: d.edit},
		{name: "Delete Article", enabled: open, do: d.delete},
	}
}

// edit shows what is known about the open article, to be corrected.
func (d *details) edit() {
	if d.store.session.IsOpen() {
		d.show(d.store.session.Proof().Article)
	}
}

// editOf does the same for any article.
func (d *details) editOf(id string) {
	readAfterWrites(d.store, "article's details", func(ctx context.Context, lib *library.Library) (model.Article, error) {
		return lib.Article(ctx, id)
	}, d.show)
}

func (d *details) show(a model.Article) {
	entry := control.NewEntryWith
	title, byline, publisher := entry(a.Title, ""), entry(a.Byline, locale.Text("Who wrote it")), entry(a.Publisher, locale.Text("Newspaper, station, agency"))
	published, address, language := entry(a.Published, locale.Text("31 March 2009")), entry(a.URL, "https://…"), entry(a.Language, "en")
	fault := look.Wrapped("")
	fault.Importance = widget.DangerImportance
	form := widget.NewForm(
		widget.NewFormItem(locale.Text("Headline"), title), widget.NewFormItem(locale.Text("Author"), byline), widget.NewFormItem(locale.Text("Publisher"), publisher),
		widget.NewFormItem(locale.Text("Published"), published), widget.NewFormItem(locale.Text("Address"), address), widget.NewFormItem(locale.Text("Language"), language),
	)
	was := d.store.session.Version().Charset
	letters := control.NewSelect(ingest.Charsets, nil)
	if letters.Selected = was; was != "" { // else the file says itself how its letters are written
		item := widget.NewFormItem(locale.Text("Letters"), letters)
		item.HintText = locale.Text("If letters are garbled: read the original again in another charset, as a new version with the claims.")
		form.AppendItem(item)
	}
	rounds := container.NewVBox()
	d.showRounds(a.ID, rounds)
	typed := entries(kindArticle, a.ID, quoted(a.Title), map[string]*control.Entry{
		"title": title, "byline": byline, "publisher": publisher, "published": published, "address": address, "language": language,
	})
	var shown *ask.Shown
	save := func() {
		d.store.write(model.Seen{Command: model.EditArticle{
			ID: a.ID, Title: &title.Text, Byline: &byline.Text, Publisher: &publisher.Text,
			Published: &published.Text, URL: &address.Text, Language: &language.Text,
		}, Was: model.Saw(a)}, func(err error) {
			if err != nil {
				fault.SetText(locale.Fault(err))
				return
			}
			d.writing.done(typed)
			shown.Hide()
			if letters.Selected != was {
				d.recode(letters.Selected)
			}
		})
	}
	shown = d.writing.show(typed, ask.Sheet{
		Title: locale.Text("About this article"), Content: container.NewBorder(nil, fault, nil, nil, control.NewScroll(besideBar(container.NewVBox(form, rounds))).Content), Size: fyne.NewSize(620, 440),
		First: title, Submit: ask.Answer{Label: locale.Text("Save"), Do: save, Stays: true},
	})
}

// showRounds adds when the check of an article was published, and who signed it off in which round.
func (d *details) showRounds(id string, to *fyne.Container) {
	read(d.store, "rounds of the details", func(ctx context.Context, lib *library.Library) (roundsOf, error) {
		return readRounds(ctx, lib, id)
	}, func(r roundsOf) {
		if at := r.article.CheckPublished; at != "" {
			to.Add(look.Wrapped(locale.Text("The check was published %s.", locale.Moment(at.Time().Local()))))
		}
		if len(r.rounds) > 0 {
			to.Add(roundList(r.rounds))
		}
	})
}

func (d *details) delete() {
	a := d.store.session.Proof().Article
	d.writing.texts.Flush()
	d.store.write(model.DeleteArticle{ID: a.ID}, nil)
}
