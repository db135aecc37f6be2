package app

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"galley/model"
)

// copyAttributed copies the selection, or the selected claim's passage, with
// where it is from.
func (w *Window) copyAttributed() {
	words := w.page.reader.SelectedText()
	if words == "" {
		if d, ok := w.session.Dossier(w.session.Active()); ok {
			if a, stands := d.In(w.session.Version().ID); stands {
				words = a.Exact
			}
		}
	}
	if words == "" {
		w.notice.say("Select the words to copy first, or a claim.")
		return
	}
	w.fyne.Clipboard().SetContent(attributed(words, w.session.Proof().Article))
	w.notice.say("Copied, with where it is from.")
}

// attributed is a quotation as one sends it on: the words, and on a line of
// its own author, headline, publisher, day and address as far as known.
func attributed(words string, a model.Article) string {
	published := a.Published
	if len(published) > len("2009-03-31") {
		published = published[:len("2009-03-31")]
	}
	var parts []string
	for _, part := range []string{a.Byline, "“" + a.Title + "”", a.Publisher, published, a.URL} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return "“" + strings.TrimSpace(words) + "”\n– " + strings.Join(parts, ", ") + "\n"
}

// askForParagraph goes to a paragraph by its number.
func (w *Window) askForParagraph() {
	v := w.session.Version()
	var shown []int
	for i := range v.Blocks {
		if !v.IsHidden(i) {
			shown = append(shown, i)
		}
	}
	number := widget.NewEntry()
	number.SetPlaceHolder(fmt.Sprintf("1 to %d", len(shown)))
	var d dialog.Dialog
	run := func() {
		n, err := strconv.Atoi(strings.TrimSpace(number.Text))
		if err != nil || n < 1 || n > len(shown) {
			number.SetText("")
			return
		}
		d.Hide()
		w.jump()
		w.page.reader.SetTop(v.Blocks[shown[n-1]].Start)
		w.win.Canvas().Focus(w.page.reader)
	}
	number.OnSubmitted = func(string) { run() }
	d = dialog.NewCustomConfirm("Go to paragraph", "Go", "Cancel", number, func(ok bool) {
		if ok {
			run()
		}
	}, w.win)
	d.Show()
	w.win.Canvas().Focus(number)
}
