package shelf

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

// sortNames are short: they stand beside what is chosen, in a narrow panel.
var sortNames = map[model.Sort]string{
	model.SortImported: locale.Later("Newest"), model.SortPublished: locale.Later("Published"), model.SortTitle: locale.Later("Title"),
	model.SortPublisher: locale.Later("Publisher"), model.SortOpen: locale.Later("Least checked"), model.SortWorked: locale.Later("Worked on"),
	model.SortWords: locale.Later("Words open"),
}

// SortName is what an order of the list is called; "" is the first of them.
func SortName(s model.Sort) string {
	if name := locale.Word(sortNames[s]); name != "" {
		return name
	}
	return locale.Word(sortNames[model.SortImported])
}

// chooser says what is listed and in which order, and offers the rest.
type chooser struct {
	choose  func(string, model.Sort)
	state   state.Shelf
	what    *control.Button
	sort    *control.Button
	content fyne.CanvasObject
}

func newChooser(choose func(string, model.Sort)) *chooser {
	c := &chooser{choose: choose}
	quiet := func(do func()) *control.Button {
		b := control.NewButton("", theme.MenuDropDownIcon(), do)
		b.Importance, b.IconPlacement, b.Alignment = widget.LowImportance, widget.ButtonIconTrailingText, widget.ButtonAlignLeading
		return b
	}
	c.what = quiet(func() { c.pop(c.choices(), c.what) })
	c.sort = quiet(func() { c.pop(c.sorts(), c.sort) })
	c.content = container.NewBorder(nil, nil, c.what, c.sort)
	return c
}

func (c *chooser) pop(items []*fyne.MenuItem, under *control.Button) {
	widget.ShowPopUpMenuAtRelativePosition(fyne.NewMenu("", items...), fyne.CurrentApp().Driver().CanvasForObject(under),
		fyne.NewPos(0, under.Size().Height), under)
}

func (c *chooser) show(now state.Shelf, searching bool) {
	c.state = now
	for _, choice := range now.Choices {
		if choice.Key == now.Chosen {
			c.what.SetText(passage.Shorten(choice.Name, 17))
		}
	}
	if now.Sort == "" || searching { // what was found stands by how well it fits
		c.sort.Hide()
		return
	}
	c.sort.SetText(SortName(now.Sort))
	c.sort.Show()
}

// choices are a menu, with tags in one of their own: there may be many.
func (c *chooser) choices() []*fyne.MenuItem {
	var items, tags []*fyne.MenuItem
	last := state.Whole
	for _, choice := range c.state.Choices {
		item := fyne.NewMenuItem(label(choice), func() { c.choose(choice.Key, c.state.Sort) })
		item.Checked = choice.Key == c.state.Chosen
		if choice.Kind == state.Tag {
			tags = append(tags, item)
			continue
		}
		if choice.Kind != last {
			items = append(items, fyne.NewMenuItemSeparator())
			if choice.Kind == state.Away && len(tags) > 0 {
				items = append(items, submenu(locale.Text("Tags"), tags), fyne.NewMenuItemSeparator())
			}
			last = choice.Kind
		}
		items = append(items, item)
	}
	return items
}

func submenu(label string, items []*fyne.MenuItem) *fyne.MenuItem {
	item := fyne.NewMenuItem(label, nil)
	item.ChildMenu = fyne.NewMenu("", items...)
	return item
}

func label(c state.Choice) string {
	name := passage.Shorten(c.Name, 40)
	if c.Count <= 0 {
		return name
	}
	return name + "   " + Grouped(c.Count)
}

func (c *chooser) sorts() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, sort := range model.Sorts {
		item := fyne.NewMenuItem(SortName(sort), func() { c.choose(c.state.Chosen, sort) })
		item.Checked = sort == c.state.Sort
		items = append(items, item)
	}
	return items
}

// strip is what stands above the foot while several rows are selected: how
// many, and what can be done with them.
type strip struct {
	count   *widget.Label
	verbs   *fyne.Container
	content *fyne.Container
	shown   []Verb
}

func newStrip(let func()) *strip {
	s := &strip{count: widget.NewLabel(""), verbs: container.NewGridWithColumns(2)}
	s.count.TextStyle.Bold = true
	clear := control.NewIcon(theme.CancelIcon(), locale.Text("Select one alone"), let)
	s.content = container.NewVBox(widget.NewSeparator(), container.NewBorder(nil, nil, nil, clear, s.count), s.verbs, widget.NewSeparator())
	s.content.Hide()
	return s
}

func (s *strip) show(n int, verbs []Verb, searching bool) {
	if n < 2 || searching {
		s.content.Hide()
		return
	}
	s.count.SetText(locale.Text("%s selected", Grouped(n)))
	labels := func(all []Verb) (out string) {
		for _, v := range all {
			out += v.Label + "\n"
		}
		return out
	}
	if labels(verbs) != labels(s.shown) {
		s.shown = verbs
		s.verbs.Objects = nil
		for _, v := range verbs {
			b := control.NewButton(v.Label, nil, v.Do)
			b.Importance, b.Alignment = widget.LowImportance, widget.ButtonAlignLeading
			s.verbs.Add(b)
		}
	}
	s.content.Show()
}
