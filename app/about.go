package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"galley/assets"
)

// Version is Galley's version.
func Version() string { return assets.Version }

func (w *Window) about() {
	version := "Version " + Version()
	if assets.Commit != "" {
		version += ", made from commit " + assets.Commit[:min(len(assets.Commit), 12)]
	}
	where := "no library is open"
	if w.store.library != nil {
		where = w.store.library.Path()
	}
	text := newWrapped(version + "\n\nLibrary: " + where + "\n\nEverything is stored as you work; there is no save button.")
	licences := widget.NewButton("Whose Work Is in Galley…", w.showLicences)
	d := dialog.NewCustom("Galley", "Close", container.NewBorder(nil, licences, nil, nil, text), w.win)
	d.Resize(fyne.NewSize(480, 300))
	d.Show()
}

// licence is what some of the libraries in Galley are under.
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
// what it is under.
func (w *Window) showLicences() {
	all := licences()
	text := newWrapped("Choose a library to read its licence.")
	scroll := container.NewVScroll(text)
	list := widget.NewList(
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
	d := dialog.NewCustom("Whose work is in Galley", "Close", split, w.win)
	d.Resize(fyne.NewSize(1000, 620))
	d.Show()
	w.win.Canvas().Focus(list)
}
