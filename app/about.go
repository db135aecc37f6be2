package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/assets"
	"galley/model/library"
)

// Version is Galley's version.
func Version() string { return assets.Version }

// showAbout says which Galley this is, and where the open library is.
func showAbout(d *ask.Dialogs, library string) {
	version := locale.Text("Version %s", Version())
	if assets.Commit != "" {
		version += locale.Text(", made from commit %s", assets.Commit[:min(len(assets.Commit), 12)])
	}
	if library == "" {
		library = locale.Text("no library is open")
	}
	text := look.Wrapped(locale.Text("%s\n\nLibrary: %s\n\nEverything is stored as you work; there is no save button.", version, library))
	d.Show(ask.Sheet{
		Title: "Galley", Content: text, Size: fyne.NewSize(520, 320),
		Answers: []ask.Answer{{Label: locale.Text("Whose Work Is in Galley…"), Do: func() { showLicences(d) }}},
	})
}

// pathOf is where a library is, "" for none.
func pathOf(lib *library.Library) string {
	if lib == nil {
		return ""
	}
	return lib.Path()
}

// licence is the licence of a library in Galley.
type licence struct{ of, text string }

// licences are those of the libraries in Galley, one a text.
func licences() []licence {
	var all []licence
	parts := strings.Split(assets.Licences, "\n"+strings.Repeat("-", 72)+"\n")
	for _, part := range parts[1:] {
		names, text, _ := strings.Cut(part, "\n\n")
		for name := range strings.Lines(names) {
			all = append(all, licence{strings.TrimSpace(name), strings.TrimSpace(text)})
		}
	}
	return all
}

// showLicences lists the libraries that are in Galley; one that is chosen shows
// its licence.
func showLicences(d *ask.Dialogs) {
	all := licences()
	text := look.Wrapped(locale.Text("Choose a library to read its licence."))
	scroll := container.NewVScroll(text)
	list := control.NewList(
		func() int { return len(all) },
		func() fyne.CanvasObject {
			l := widget.NewLabel("")
			l.Truncation = fyne.TextTruncateEllipsis
			return l
		},
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*widget.Label).SetText(all[i].of) },
	)
	list.OnSelected = func(i widget.ListItemID) {
		text.SetText(all[i].text)
		scroll.ScrollToTop()
	}
	split := container.NewHSplit(list, scroll)
	split.Offset = 0.42
	d.Show(ask.Sheet{Title: locale.Text("Whose work is in Galley"), Content: split, Size: fyne.NewSize(1000, 620), First: list})
}
