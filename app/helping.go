package app

import (
	"strings"

	"fyne.io/fyne/v2"

	"galley/app/help"
	"galley/app/locale"
	"galley/assets"
)

// showHelp shows the help over the window.
func (w *Window) showHelp() {
	var leave func()
	h := help.New(help.Sections(assets.HelpIn(locale.Language().String()), helpKeys()), func() { leave() })
	box := w.dialogs.Closable(locale.Text("Help"), h.Content())
	leave = box.Hide
	box.SetOnClosed(func() { w.dialogs.Focus(w.page.reader) })
	box.Resize(w.dialogs.Fitting(fyne.NewSize(980, 700)))
	box.Show()
	w.dialogs.OnEscape(leave)
	w.dialogs.Focus(h.Search())
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
		help.Key{Keys: "Shift+Alt+←→", What: locale.Text("Move the end of the claim's passage by a word")},
		help.Key{Keys: "Shift+Alt+↑↓", What: locale.Text("Move the beginning of the claim's passage by a word")},
	)
}
