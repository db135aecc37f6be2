package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Item is a line of a context menu. One without a label is a rule.
type Item struct {
	Label    string
	Key      string // that does it too, as help writes it; "" none
	Disabled bool
	Do       func()
	Sub      []Item // a menu of its own; Do is not called
}

// HasMenu is a widget with a context menu: ShowMenu shows it where the keyboard is.
type HasMenu interface{ ShowMenu() }

// MenuKey reports whether a key asks for a context menu: the menu key, or Shift+F10.
func MenuKey(e *fyne.KeyEvent) bool {
	return e.Name == desktop.KeyMenu || e.Name == fyne.KeyF10 && Held(fyne.KeyModifierShift)
}

// ShowMenu shows a context menu at a place of the canvas that something is on. The
// first line is marked, so that Enter does it.
func ShowMenu(on fyne.CanvasObject, at fyne.Position, items []Item) {
	c := canvasOf(on)
	if c == nil || len(items) == 0 {
		return
	}
	pop := widget.NewPopUpMenu(menuOf(items), c)
	pop.ShowAtPosition(at)
	pop.ActivateNext()
}

func menuOf(items []Item) *fyne.Menu {
	labels, keys := make([]string, len(items)), make([]string, len(items))
	for i, item := range items {
		labels[i], keys[i] = item.Label, item.Key
	}
	var all []*fyne.MenuItem
	for i, label := range InColumns(labels, keys) {
		if items[i].Label == "" {
			all = append(all, fyne.NewMenuItemSeparator())
			continue
		}
		item := fyne.NewMenuItem(label, items[i].Do)
		item.Disabled = items[i].Disabled
		if items[i].Sub != nil {
			item.ChildMenu = menuOf(items[i].Sub)
		}
		all = append(all, item)
	}
	return fyne.NewMenu("", all...)
}

// ShowMenuUnder shows a context menu beneath something.
func ShowMenuUnder(o fyne.CanvasObject, items []Item) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	ShowMenu(o, at.AddXY(0, o.Size().Height), items)
}

// InColumns puts keys behind labels, one below the other. Fyne would draw the keys of a
// menu paler than anybody can read. It also draws a tab as broken signs where a label is of
// two fonts, as in Chinese, so what is between is spaces and, to the pixel, hair spaces.
func InColumns(labels, keys []string) []string {
	width := func(s string) float32 { return fyne.MeasureText(s, theme.TextSize(), fyne.TextStyle{}).Width }
	const apart = "    "
	column := float32(0)
	for i, label := range labels {
		if keys[i] != "" {
			column = max(column, width(label+apart))
		}
	}
	out := make([]string, len(labels))
	for i, label := range labels {
		out[i] = label
		if keys[i] == "" {
			continue
		}
		out[i] += apart
		for _, space := range []string{" ", "\u200a"} {
			for wide := width(space); wide > 0 && width(out[i])+wide <= column; {
				out[i] += space
			}
		}
		out[i] += keys[i]
	}
	return out
}
