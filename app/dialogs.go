package app

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/app/look"
	"galley/app/reader"
	"galley/app/sources"
	"galley/model"
	"galley/model/ingest"
	"galley/model/library"
	"galley/model/passage"
)

// showForm puts a form with its own buttons over the window.
func (w *Window) showForm(title string, f *sources.Form, size fyne.Size, kind, subject, about string) {
	d := dialog.NewCustomWithoutButtons(title, f.Content, w.win)
	typed := &draft{kind: kind, subject: subject, about: about, typed: f.Typed, fields: f.Fields, restore: f.Restore}
	f.OnGiveUp = func(giveUp func()) {
		w.dialogs.Ask(ask.Question{Title: "Discard what you typed?", Text: "It is not stored.", Safe: "Keep editing",
			Answers: []ask.Answer{{Label: "Discard", Do: giveUp}}})
	}
	f.OnClose = func() {
		w.writing.done(typed)
		d.Hide()
		w.win.Canvas().Focus(w.page.reader)
	}
	w.write(typed, d, size, f.First)
}

func (w *Window) askForSource(claimID string) {
	if claimID == "" {
		return
	}
	w.claims.Flush()
	d, _ := w.session.Dossier(claimID)
	form := sources.NewAttach(claimID, w.findSources, model.Now().Day(), w.attachments(), w.store.write)
	w.showForm("Add a source to this claim", &form.Form, fyne.NewSize(640, 690), kindAttach, claimID, quoted(d.Claim.Wording))
}

// quoted is a short form of a text in quotation marks, to name something by.
func quoted(text string) string {
	if text == "" {
		return ""
	}
	return "“" + passage.Shorten(text, 60) + "”"
}

// sourcesOffered is how many sources are offered as one types.
const sourcesOffered = 50

// findSources answers the newest sources that fit what was typed.
func (w *Window) findSources(text string, answer func([]model.Source)) {
	read(w.store, "sources", func(ctx context.Context, lib *library.Library) ([]model.Source, error) {
		return lib.SourcesLike(ctx, text, sourcesOffered)
	}, answer)
}

func (w *Window) editSource(id string) {
	readAfterWrites(w.store, "source", func(ctx context.Context, lib *library.Library) (model.Source, error) {
		return lib.Source(ctx, id)
	}, func(source model.Source) {
		w.showForm("Edit source (wherever it is used)", sources.NewEdit(source, w.attachments(), func() { w.showFile(source.ID) }, w.store.write),
			fyne.NewSize(600, 520), kindSource, id, quoted(source.Title))
	})
}

// attachments let a form have a file for a source, read off the UI goroutine.
func (w *Window) attachments() sources.Files {
	return sources.Files{Pick: w.files.openFile, Read: func(path string, done func(model.File)) {
		start(w.store, context.Background(), func(ctx context.Context) (model.File, error) { return ingest.Attachment(ctx, path) },
			func(file model.File, err error) {
				if err != nil {
					w.fault(err)
					return
				}
				done(file)
			})
	}}
}

// editArticle shows what is known about the open article, to be corrected.
func (w *Window) editArticle() {
	if w.session.IsOpen() {
		w.showArticle(w.session.Proof().Article)
	}
}

// editArticleOf does the same for any article.
func (w *Window) editArticleOf(id string) {
	readAfterWrites(w.store, "article's details", func(ctx context.Context, lib *library.Library) (model.Article, error) {
		return lib.Article(ctx, id)
	}, w.showArticle)
}

func (w *Window) showArticle(a model.Article) {
	entry := func(text, hint string) *widget.Entry {
		e := widget.NewEntry()
		e.SetText(text)
		e.SetPlaceHolder(hint)
		return e
	}
	title, byline, publisher := entry(a.Title, ""), entry(a.Byline, "Who wrote it"), entry(a.Publisher, "Newspaper, station, agency")
	published, address, language := entry(a.Published, "31 March 2009"), entry(a.URL, "https://…"), entry(a.Language, "en")
	fault := newWrapped("")
	fault.Importance = widget.DangerImportance
	form := widget.NewForm(
		widget.NewFormItem("Headline", title), widget.NewFormItem("Author", byline), widget.NewFormItem("Publisher", publisher),
		widget.NewFormItem("Published", published), widget.NewFormItem("Address", address), widget.NewFormItem("Language", language),
	)
	was := w.session.Version().Charset
	letters := widget.NewSelect(ingest.Charsets, nil)
	if letters.Selected = was; was != "" { // else the file says itself how its letters are written
		item := widget.NewFormItem("Letters", letters)
		item.HintText = "If they came in garbled: another charset reads the original anew, as a new version with the claims."
		form.AppendItem(item)
	}
	var d dialog.Dialog
	typed := entries(kindArticle, a.ID, quoted(a.Title), map[string]*widget.Entry{
		"title": title, "byline": byline, "publisher": publisher, "published": published, "address": address, "language": language,
	})
	form.SubmitText = "Save"
	form.OnCancel = func() {
		w.writing.done(typed)
		d.Hide()
	}
	form.OnSubmit = func() {
		w.store.write(model.EditArticle{
			ID: a.ID, Title: &title.Text, Byline: &byline.Text, Publisher: &publisher.Text,
			Published: &published.Text, URL: &address.Text, Language: &language.Text,
		}, func(err error) {
			if err != nil {
				fault.SetText(model.Sentence(err))
				return
			}
			form.OnCancel() // nothing is left that could be given up
			if letters.Selected != was {
				w.recode(letters.Selected)
			}
		})
	}
	for _, e := range []*widget.Entry{title, byline, publisher, published, address, language} {
		e.OnSubmitted = func(string) { form.OnSubmit() }
	}
	d = dialog.NewCustomWithoutButtons("About this article", container.NewBorder(nil, fault, nil, nil, form), w.win)
	w.write(typed, d, fyne.NewSize(620, 440), title)
}

func (w *Window) deleteArticle() {
	a := w.session.Proof().Article
	w.claims.Flush()
	w.store.write(model.DeleteArticle{ID: a.ID}, nil)
}

func (w *Window) preferences() {
	p := w.fyne.Preferences()
	name := widget.NewEntry()
	name.SetText(w.store.editor)
	typed := entries(kindPreferences, "", "", map[string]*widget.Entry{"name": name})
	d := dialog.NewForm("Preferences", "Save", "Cancel", []*widget.FormItem{
		{Text: "Your name", Widget: name, HintText: "Stands beside everything you do: in history, in verdicts, in reports."},
	}, func(ok bool) {
		w.writing.done(typed)
		if !ok || name.Text == "" {
			return
		}
		w.claims.Flush() // typed under the old name
		p.SetString(prefEditor, name.Text)
		w.store.editor = name.Text
		if w.store.library != nil {
			w.notice.where(w.store.library.Path(), name.Text)
		}
		w.show()
	}, w.win)
	name.OnSubmitted = func(string) { d.Submit() }
	w.write(typed, d, fyne.NewSize(520, 180), name)
}

func (w *Window) setAppearance(a look.Appearance) {
	w.fyne.Preferences().SetString(prefAppearance, string(a))
	w.fyne.Settings().SetTheme(look.Theme{Appearance: a})
}

// setSerif sets articles in the type with serifs, or in that of the window.
func (w *Window) setSerif(serif bool) {
	w.fyne.Preferences().SetBool(prefSerif, serif)
	family := reader.Family(0)
	if serif {
		family = look.Serif
	}
	w.page.SetFamily(family)
}

func (w *Window) askForLibrary() {
	w.files.openFile(func(path string) {
		w.claims.Flush()
		w.openAnother(path)
	})
}

func (w *Window) backup() {
	lib := w.store.library
	name := "galley-" + model.Now().Day() + ".galley"
	w.claims.Flush()
	w.files.saveFile(name, func(path string) {
		w.tasks.run("Backing up the library", func(ctx context.Context, _ *task) error {
			return lib.Backup(ctx, path)
		}, func(err error) {
			if err != nil {
				w.fault(err)
				return
			}
			w.notice.say("The library was copied to " + path)
		})
	})
}
