package app

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/app/look"
	"galley/model"
	"galley/model/ingest"
	"galley/model/intake"
	"galley/model/passage"
)

// excerpt is how many characters of a part are shown in the list.
const excerpt = 600

func hasLeftOut(w *Window) bool { return len(w.session.Version().LeftOut) > 0 }

// showLeftOut lists what of the page is not in the article's text, each part
// with the reason and a button that takes it in.
func (w *Window) showLeftOut() {
	v := w.session.Version()
	if len(v.LeftOut) == 0 {
		return
	}
	var box *dialog.CustomDialog
	list := newLeftOutList(v, !w.session.IsOld(), func(part int) {
		box.Hide()
		w.takeIn(v, part)
	})
	box = w.dialogs.Closable("Left out of this page", list)
	box.Resize(w.dialogs.Fitting(fyne.NewSize(820, 620)))
	box.SetOnClosed(func() { w.dialogs.Focus(w.page.reader) })
	box.Show()
	w.dialogs.Unfocus() // keys go to the window, which handles Escape
	w.dialogs.OnEscape(box.Hide)
}

// newLeftOutList is a row for each part. newest says whether the version is the
// article's newest, the only one that parts are taken into.
func newLeftOutList(v model.Version, newest bool, take func(part int)) fyne.CanvasObject {
	note := "Taking a part in makes a new version of the article with it at its place. Claims are carried over, and this version stays as it is."
	if !newest {
		note = "This is an older version. Parts are taken into the newest one: open it to take one in."
	}
	rows := container.NewVBox(newWrapped(note))
	for i, part := range v.LeftOut {
		reason := look.FaintText(part.Reason)
		reason.Wrapping = fyne.TextWrapWord
		button := widget.NewButton("Take in", func() { take(i) })
		if !newest {
			button.Disable()
		}
		rows.Add(widget.NewSeparator())
		rows.Add(container.NewBorder(nil, nil, nil, container.NewVBox(button),
			container.NewVBox(reason, newWrapped(passage.Shorten(part.Text, excerpt)))))
	}
	return container.NewVScroll(rows)
}

// takeIn takes a part of the page into the article and shows the new version.
func (w *Window) takeIn(v model.Version, part int) {
	w.store.write(model.TakeIn{ArticleID: v.ArticleID, VersionID: v.ID, Parts: []int{part}}, func(err error) {
		if err == nil {
			w.opening.article(v.ArticleID, nil)
		}
	})
}

// offerAsShown asks, where the only thing to import was a page on which no
// article was found, whether to take all that a browser shows of it.
func (w *Window) offerAsShown(r intake.Report, from []asked) bool {
	refused := r.Of(intake.Refused)
	if len(r.Items) != 1 || len(refused) != 1 || !errors.Is(refused[0].Err, ingest.ErrNoArticle) {
		return false
	}
	w.dialogs.Ask(ask.Question{
		Title: "No article was found", Size: fyne.NewSize(560, 240),
		Text:    refused[0].Reason + "\n\nIts text can be imported as a browser shows it, with menus and notices in it.",
		Answers: []ask.Answer{{Label: "Import as Shown", Do: func() { w.importWith(from, ingest.Hints{AsShown: true}) }}},
	})
	return true
}

// cautioned is a sentence with what a person has to know of how a page was read.
func cautioned(said string, cautions []string) string {
	return strings.Join(append([]string{said}, cautions...), ". ")
}
