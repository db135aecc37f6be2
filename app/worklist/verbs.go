package worklist

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"galley/app/control"
)

// Verb is something to be done with the claims selected.
type Verb struct {
	Label  string
	Key    fyne.KeyName // does it in the list; "" none
	Letter rune         // likewise, while several claims are selected
	Keys   string       // as the menu writes another key that does it
	Do     func()
	Sub    []Verb // a menu of its own; Do is nil
	Rule   bool   // a line above it
}

// typed hears the keys that the list has no use for itself.
func (w *Worklist) typed(key fyne.KeyName) bool {
	switch {
	case key == fyne.KeyEscape && w.Several():
		w.Unselect()
	case key == fyne.KeyEscape && w.now.Filter != "":
		w.filter.SetText("")
	default:
		return w.do(key)
	}
	return true
}

// do does what a key stands for.
func (w *Worklist) do(key fyne.KeyName) bool {
	if w.Verbs == nil || len(w.Selected()) == 0 {
		return false
	}
	for _, v := range w.Verbs() {
		if v.Key != "" && v.Key == key {
			v.Do()
			return true
		}
	}
	return false
}

// letter does what a letter stands for, where it is about several claims. About one it
// is the window's.
func (w *Worklist) letter(r rune) bool {
	if !w.Several() || w.Verbs == nil {
		return false
	}
	for _, v := range w.Verbs() {
		if v.Letter == 0 || v.Letter != unicode.ToLower(r) {
			continue
		}
		if v.Sub != nil {
			w.pop(v.Sub, w.list.below(w.list.cursor))
		} else {
			v.Do()
		}
		return true
	}
	return false
}

// menu shows what can be done with a claim, and with all that are selected where it is
// one of them.
func (w *Worklist) menu(i int, at fyne.Position) {
	if i >= len(w.now.Rows) {
		return
	}
	if !w.selected[w.now.Rows[i].ID] {
		w.list.rest(i)
		w.selectRows(i, i)
	}
	w.menuOf(at)
}

func (w *Worklist) menuOf(at fyne.Position) {
	if w.Verbs == nil || len(w.Selected()) == 0 {
		return
	}
	w.pop(w.Verbs(), at)
}

func (w *Worklist) pop(verbs []Verb, at fyne.Position) { control.ShowMenu(w.list, at, itemsOf(verbs)) }

func itemsOf(verbs []Verb) []control.Item {
	var items []control.Item
	for _, v := range verbs {
		if v.Rule {
			items = append(items, control.Item{})
		}
		item := control.Item{Label: v.Label, Key: v.Keys, Do: v.Do}
		if item.Key == "" && v.Letter != 0 {
			item.Key = strings.ToUpper(string(v.Letter))
		}
		if item.Key == "" {
			item.Key = string(v.Key)
		}
		if v.Sub != nil {
			item.Sub = itemsOf(v.Sub)
		}
		items = append(items, item)
	}
	return items
}
