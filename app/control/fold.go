package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Fold is a part that is folded away under its name until it is wanted: Enter and Space
// unfold it and fold it again.
type Fold struct {
	Content *fyne.Container
	head    *Button
	part    fyne.CanvasObject
}

// NewFold makes a part that is folded.
func NewFold(name string, part fyne.CanvasObject) *Fold {
	f := &Fold{part: part}
	f.head = NewQuiet(name, theme.MenuExpandIcon(), func() { f.Set(f.part.Visible()) })
	f.head.Alignment = widget.ButtonAlignLeading
	f.Content = container.NewVBox(f.head, part)
	f.Set(true)
	return f
}

// Set folds the part, or unfolds it.
func (f *Fold) Set(folded bool) {
	if f.part.Show(); folded {
		f.part.Hide()
	}
	icon := theme.MenuDropDownIcon()
	if folded {
		icon = theme.MenuExpandIcon()
	}
	f.head.SetIcon(icon)
	f.Content.Refresh()
}
