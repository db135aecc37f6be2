package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"
)

// offer is one line of a list to choose from.
type offer struct {
	name  string
	aside string // at the right: its key, its count
	do    func()
}

// typedInto is an entry from which Down and Up move through the list below it.
type typedInto struct {
	widget.Entry
	step func(by int)
}

// TypedKey moves through the list.
func (e *typedInto) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown:
		e.step(1)
	case fyne.KeyUp:
		e.step(-1)
	default:
		e.Entry.TypedKey(key)
	}
}

// offer shows a list to choose from, narrowed as one types; Enter does what is
// marked. more (may be nil) makes one more offer of what was typed.
func (w *Window) offer(title, hint string, offers []offer, more func(typed string) (offer, bool)) {
	var shown []offer
	marked := 0
	search := &typedInto{}
	search.ExtendBaseWidget(search)
	search.SetPlaceHolder(hint)
	var d dialog.Dialog
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
			name.SetText(shown[i].name)
			row[1].(*widget.Label).SetText(shown[i].aside)
		},
	)
	run := func(i int) {
		if i >= 0 && i < len(shown) {
			d.Hide()
			shown[i].do()
		}
	}
	list.OnSelected = run
	fill := func(string) {
		shown, marked = shown[:0], 0
		typed := strings.ToLower(strings.TrimSpace(search.Text))
		for _, o := range offers {
			if strings.Contains(strings.ToLower(o.name), typed) {
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
	d = dialog.NewCustom(title, "Close", container.NewBorder(search, nil, nil, nil, list), w.win)
	d.Resize(fyne.NewSize(520, 520))
	d.Show()
	w.win.Canvas().Focus(search)
}

// palette lists every action that can be done now, narrowed as one types.
func (w *Window) palette() {
	var offers []offer
	for _, a := range w.actions {
		if a.can(w) {
			offers = append(offers, offer{a.menu + ": " + strings.TrimSuffix(a.name, "…"), a.keys(), a.do})
		}
	}
	w.offer("All actions", "What do you want to do?", offers, nil)
}
