package app

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"galley/app/look"
	"galley/app/reader"
	"galley/app/sources"
	"galley/model"
	"galley/model/ingest"
)

// showForm puts a form with its own buttons over the window.
func (w *Window) showForm(title string, f *sources.Form, size fyne.Size) {
	d := dialog.NewCustomWithoutButtons(title, f.Content, w.win)
	w.form = f
	f.OnGiveUp = func(giveUp func()) {
		dialog.ShowCustomConfirm("Give up what you typed?", "Give it up", "Go on writing", newWrapped("It is not stored."), func(yes bool) {
			if yes {
				giveUp()
			}
		}, w.win)
	}
	f.OnClose = func() {
		w.form = nil
		d.Hide()
		w.win.Canvas().Focus(w.page.reader)
	}
	d.Resize(size)
	d.Show()
	w.win.Canvas().Focus(f.First)
}

func (w *Window) askForSource(claimID string) {
	if claimID == "" {
		return
	}
	w.claims.Flush()
	form := sources.NewAttach(claimID, w.findSources, model.Now().Day(), w.pickAttachment, w.apply)
	w.showForm("Add a source to this claim", &form.Form, fyne.NewSize(640, 690))
}

// sourcesOffered is how many sources are offered as one types.
const sourcesOffered = 50

// findSources answers the newest sources that fit what was typed.
func (w *Window) findSources(text string, answer func([]model.Source)) {
	lib := w.library
	var found []model.Source
	var err error
	w.runner.Queue(func(ctx context.Context) { found, err = lib.SourcesLike(ctx, text, sourcesOffered) }, func() {
		if err != nil {
			w.fault(err)
			return
		}
		answer(found)
	})
}

func (w *Window) editSource(id string) {
	lib := w.library
	var source model.Source
	var err error
	w.runner.Queue(func(ctx context.Context) { source, err = lib.Source(ctx, id) }, func() {
		if err != nil {
			w.fault(err)
			return
		}
		w.showForm("Edit source (wherever it is used)", sources.NewEdit(source, w.pickAttachment, func() { w.showFile(source.ID) }, w.apply), fyne.NewSize(600, 520))
	})
}

// pickAttachment reads a file for a source, off the UI goroutine.
func (w *Window) pickAttachment(done func(model.File)) {
	w.openFileDialog(func(path string) {
		var file model.File
		var err error
		w.runner.Queue(func(ctx context.Context) { file, err = ingest.Attachment(ctx, path) }, func() {
			if err != nil {
				w.fault(err)
				return
			}
			done(file)
		})
	})
}

// editArticle shows what is known about the open article, to be corrected.
func (w *Window) editArticle() {
	if !w.session.open() {
		return
	}
	a := w.session.proof.Article
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
	was := w.session.proof.Version.Charset
	letters := widget.NewSelect(ingest.Charsets, nil)
	if letters.Selected = was; was != "" { // else the file says itself how its letters are written
		item := widget.NewFormItem("Letters", letters)
		item.HintText = "If they came in garbled: another charset reads the original anew, as a new version with the claims."
		form.AppendItem(item)
	}
	var d dialog.Dialog
	form.SubmitText = "Save"
	form.OnCancel = func() { d.Hide() }
	form.OnSubmit = func() {
		w.apply(model.EditArticle{
			ID: a.ID, Title: &title.Text, Byline: &byline.Text, Publisher: &publisher.Text,
			Published: &published.Text, URL: &address.Text, Language: &language.Text,
		}, func(err error) {
			if err != nil {
				fault.SetText(model.Sentence(err))
				return
			}
			d.Hide()
			if letters.Selected != was {
				w.recode(letters.Selected)
			}
		})
	}
	for _, e := range []*widget.Entry{title, byline, publisher, published, address, language} {
		e.OnSubmitted = func(string) { form.OnSubmit() }
	}
	d = dialog.NewCustomWithoutButtons("About this article", container.NewBorder(nil, fault, nil, nil, form), w.win)
	d.Resize(fyne.NewSize(620, 440))
	d.Show()
	w.win.Canvas().Focus(title)
}

func (w *Window) deleteArticle() {
	a := w.session.proof.Article
	w.claims.Flush()
	w.apply(model.DeleteArticle{ID: a.ID}, nil)
}

func (w *Window) preferences() {
	p := w.fyne.Preferences()
	name := widget.NewEntry()
	name.SetText(w.session.editor)
	d := dialog.NewForm("Preferences", "Save", "Cancel", []*widget.FormItem{
		{Text: "Your name", Widget: name, HintText: "Stands beside everything you do: in history, in verdicts, in reports."},
	}, func(ok bool) {
		if !ok || name.Text == "" {
			return
		}
		w.claims.Flush() // typed under the old name
		p.SetString(prefEditor, name.Text)
		w.session.editor = name.Text
		if w.library != nil {
			w.notice.where(w.library.Path(), name.Text)
			w.reload() // what there is to undo is another's now
		}
		w.show()
	}, w.win)
	name.OnSubmitted = func(string) { d.Submit() }
	d.Resize(fyne.NewSize(520, 180))
	d.Show()
	w.win.Canvas().Focus(name)
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
	w.page.reader.SetFamily(family)
	w.page.pane.Old().SetFamily(family)
}

func (w *Window) askForLibrary() {
	w.openFileDialog(func(path string) {
		w.claims.Flush()
		w.openAnother(path)
	})
}

func (w *Window) backup() {
	lib := w.library
	name := "galley-" + model.Now().Day() + ".galley"
	w.claims.Flush()
	w.saveFileDialog(name, func(path string) {
		w.startTask("Backing up the library", func(ctx context.Context, _ *task) error {
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
