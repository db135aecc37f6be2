package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"galley/app/control"
	"galley/app/look"
	"galley/app/state"
	"galley/model"
)

// words says above the article how many of its words nobody looked at, with a bar. Pressing it leads to
// the next of them. It stays the same widget whatever the numbers are: it may have the keyboard.
type words struct {
	button  *control.Button
	bar     *control.Words
	content fyne.CanvasObject
}

func newWords(next func()) *words {
	w := &words{button: control.NewButton("", nil, next), bar: control.NewWords()}
	w.content = container.NewBorder(nil, w.bar, nil, nil, look.Compact(w.button))
	w.content.Hide()
	return w
}

// show shows what was looked at; nil while it is counted.
func (w *words) show(c *model.Coverage) {
	if c == nil || c.Words.Total() == 0 {
		w.content.Hide()
		return
	}
	line := state.WordsLine(c.Words)
	w.button.Tip, w.bar.Tip = line, line
	w.button.SetText(state.WordsOpen(c.Words))
	w.bar.Set(c.Words.Open, c.Words.Aside, c.Words.Done)
	w.content.Show()
}
