package ask

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"
)

// Offer is one line of a list to choose from.
type Offer struct {
	Name  string
	Aside string // at the right: its key, its count
	Do    func()
}

// listEntry is an entry from which Down and Up move through the list below it.
type listEntry struct {
	widget.Entry
	step func(by int)
}

// TypedKey moves through the list.
func (e *listEntry) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown:
		e.step(1)
	case fyne.KeyUp:
		e.step(-1)
	default:
		e.Entry.TypedKey(key)
	}
}

// Choose shows a list to choose from, narrowed as one types; Enter does what is
// marked. more (may be nil) makes one more offer of what was typed.
func (d *Dialogs) Choose(title, hint string, offers []Offer, more func(typed string) (Offer, bool)) {
	var shown []Offer
	marked := 0
	search := &listEntry{}
	search.ExtendBaseWidget(search)
	search.SetPlaceHolder(hint)
	var box *dialog.CustomDialog
	list := widget.NewList(
		func() int { return len(shown) },
		func() fyne.CanvasObject {
			aside := widget.NewLabel("")
			aside.Alignment = fyne.TextAlignTrailing
			name := widget.NewLabel("")
			name.Truncation = fyne.TextTruncateEllipsis
			return container.NewBorder(nil, nil, nil, aside, name)
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			row := o.(*fyne.Container).Objects
			name := row[0].(*widget.Label)
			name.TextStyle.Bold = i == marked
			name.SetText(shown[i].Name)
			row[1].(*widget.Label).SetText(shown[i].Aside)
		},
	)
	run := func(i int) {
		if i >= 0 && i < len(shown) {
			box.Hide()
			shown[i].Do()
		}
	}
	list.OnSelected = run
	fill := func(string) {
		shown, marked = shown[:0], 0
		typed := strings.ToLower(strings.TrimSpace(search.Text))
		for _, o := range offers {
			if strings.Contains(strings.ToLower(o.Name), typed) {
				shown = append(shown, o)
			}
		}
		if more != nil {
			if o, ok := more(search.Text); ok {
				shown = append(shown, o)
			}
		}
		list.Refresh()
	}
	search.step = func(by int) {
		if next := marked + by; next >= 0 && next < len(shown) {
			marked = next
			list.ScrollTo(marked)
			list.Refresh()
		}
	}
	search.OnChanged = fill
	search.OnSubmitted = func(string) { run(marked) }
	fill("")
	box = d.Closable(title, container.NewBorder(search, nil, nil, nil, list))
	box.Resize(fyne.NewSize(520, 520))
	box.Show()
	d.Focus(search)
}
