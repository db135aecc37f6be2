package app

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/control"
	"galley/app/locale"
)

// action is one thing the window can do. The features say what their actions do;
// bindings says where each stands and which key does it.
type action struct {
	binding
	name    string        // the binding of that name is the action's
	enabled func() bool   // nil: always
	counts  int           // as the menu says it
	saying  string        // likewise
	checked func() bool   // it has a tick in the menu; nil: never
	says    func() string // what it would do now, in the place of its name; nil, or "": its name says it
	count   func() int    // stands behind the name in the menu where it is not 0; nil: none
	do      func()
	quit    bool
	over    bool // may be done while a dialog is open
	item    *fyne.MenuItem
}

func (a action) can() bool { return a.enabled == nil || a.enabled() }

// arranged puts actions in the order of the bindings.
func arranged(actions []action) []action {
	var all []action
	for _, b := range bindings {
		i := slices.IndexFunc(actions, func(a action) bool { return a.name == b.name })
		if i >= 0 {
			a := actions[i]
			a.binding = b
			all = append(all, a)
		}
	}
	return all
}

// menuBar is the menu and the list of all actions.
type menuBar struct {
	actions []action
	dialogs *ask.Dialogs
	menu    *fyne.MainMenu
	wait    func(key typed, behind bool) bool // takes a key, or what was chosen, until what was marked is stored; false: it is done now
}

// newMenuBar makes the menu of actions, which are in the order of the bindings.
func newMenuBar(actions []action, d *ask.Dialogs, wait func(key typed, behind bool) bool) *menuBar {
	b := &menuBar{actions: actions, dialogs: d, wait: wait}
	b.menu = b.makeMenu()
	return b
}

func (b *menuBar) makeMenu() *fyne.MainMenu {
	var menus []*fyne.Menu
	for i := range b.actions {
		a := &b.actions[i]
		a.item = fyne.NewMenuItem(locale.Word(a.name), func() { b.chosen(a) })
		a.item.IsQuit = a.quit
		if a.key != nil {
			a.item.Shortcut = shortcutOf(a.key)
		}
		if i == 0 || b.actions[i-1].menu != a.menu {
			menus = append(menus, fyne.NewMenu(locale.Word(a.menu)))
		}
		m := menus[len(menus)-1]
		inside := a.under != "" && i > 0 && b.actions[i-1].under == a.under
		if inside {
			m = m.Items[len(m.Items)-1].ChildMenu
		}
		if a.rule {
			m.Items = append(m.Items, fyne.NewMenuItemSeparator())
		}
		if a.under != "" && !inside {
			child := fyne.NewMenuItem(locale.Word(a.under), nil)
			child.ChildMenu = fyne.NewMenu(child.Label)
			m.Items = append(m.Items, child)
			m = child.ChildMenu
		}
		m.Items = append(m.Items, a.item)
	}
	b.label()
	return fyne.NewMainMenu(menus...)
}

// chosen does what was chosen in the menu, or by its shortcut. Keys typed before it that wait are
// done first: undo takes back what was typed last. What is about a claim waits for the one that
// is being marked.
func (b *menuBar) chosen(a *action) {
	if !b.dialogs.Open() && b.wait(typed{done: func() { b.chosen(a) }}, a.menu != "Claim" || a.reading) {
		return
	}
	if a.can() && (a.over || !b.dialogs.Open()) { // else a dialog would come up over a dialog
		a.do()
	}
}

// label writes the labels of all menus, with the keys in a column, and reports whether
// one has changed.
func (b *menuBar) label() (changed bool) {
	menus := map[[2]string][]*action{}
	for i := range b.actions {
		a := &b.actions[i]
		menus[[2]string{a.menu, a.under}] = append(menus[[2]string{a.menu, a.under}], a)
	}
	for _, actions := range menus {
		var names, keys []string
		for _, a := range actions {
			if a.count != nil {
				a.counts = a.count()
			}
			a.saying = a.said()
			key := a.keys()
			if a.key != nil && drawnBySystem() {
				key = ""
			}
			names, keys = append(names, a.counted()), append(keys, key)
		}
		for i, label := range control.InColumns(names, keys) {
			changed = changed || actions[i].item.Label != label
			actions[i].item.Label = label
		}
	}
	return changed
}

// counted is the action's name, with how many there are of what it is about.
func (a action) counted() string {
	n := 0
	if a.count != nil {
		n = a.count()
	}
	name := a.said()
	if n == 0 {
		return name
	}
	return fmt.Sprintf("%s (%s)…", bare(name), locale.Number(n))
}

// said is what the action does now, as a person reads it.
func (a action) said() string {
	if a.says != nil {
		if said := a.says(); said != "" {
			return said
		}
	}
	return locale.Word(a.name)
}

// bare is the name of an action without the ellipsis, which some languages set apart.
func bare(name string) string { return strings.TrimSpace(strings.TrimSuffix(name, "…")) }

// refresh greys out what cannot be done now, and ticks what is chosen.
func (b *menuBar) refresh() {
	changed := false
	for i := range b.actions {
		a := &b.actions[i]
		can := a.can()
		if a.count != nil && a.count() != a.counts || a.says != nil && a.said() != a.saying {
			changed = b.label() || changed
		}
		if a.item.Disabled == can {
			a.item.Disabled = !can
			changed = true
		}
		if a.checked != nil && a.item.Checked != a.checked() {
			a.item.Checked = !a.item.Checked
			changed = true
		}
	}
	if changed {
		b.menu.Refresh()
	}
}

// do does the action of a name, where that can be done now.
func (b *menuBar) do(name string) {
	for _, a := range b.actions {
		if a.name == name && a.can() {
			a.do()
		}
	}
}

// palette lists every action that can be done now, narrowed as one types.
func (b *menuBar) palette() {
	var offers []ask.Offer
	for _, a := range b.actions {
		if a.can() {
			offers = append(offers, ask.Offer{Name: locale.Text("%s: %s", locale.Word(a.menu), bare(a.said())), Aside: a.keys(), Words: locale.Word(a.under), Do: a.do})
		}
	}
	b.dialogs.Choose(locale.Text("All actions"), locale.Text("What do you want to do?"), offers, nil)
}
