package app

import (
	"strings"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/help"
	"galley/app/locale"
	"galley/assets"
)

// showHelp shows the help over the window.
func (w *Window) showHelp() {
	h := help.New(help.Sections(assets.HelpIn(locale.Language().String()), helpKeys()))
	w.dialogs.Show(ask.Sheet{Title: locale.Text("Help"), Content: h.Content(), Size: fyne.NewSize(980, 700), First: h.Search()})
}

// helpKeys are all keys of the window, as they are bound.
func helpKeys() []help.Key {
	var all []help.Key
	for _, b := range bindings {
		if keys := b.keys(); keys != "" {
			all = append(all, help.Key{Keys: keys, What: strings.TrimSuffix(locale.Word(b.name), "…")})
		}
	}
	return append(all,
		help.Key{Keys: "1–9", What: locale.Text("Give the selected claim that rating")},
		help.Key{Keys: locale.Text("Shift+Alt+←→"), What: locale.Text("Move the end of the claim's passage by a word")},
		help.Key{Keys: locale.Text("Shift+Alt+↑↓"), What: locale.Text("Move the beginning of the claim's passage by a word")},
		help.Key{Keys: locale.Text("Alt+←→↑↓"), What: locale.Text("On a picture: move the box, and at the edge leave the half there")},
		help.Key{Keys: locale.Text("Shift+Alt+←→↑↓"), What: locale.Text("On a picture: move the right edge and the foot of the box")},
	)
}
