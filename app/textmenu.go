package app

import (
	"fyne.io/fyne/v2"

	"galley/app/locale"
	"galley/app/reader"
	"galley/app/state"
	"galley/model/passage"
)

// offered is what the menu in the text takes from the rest of the window.
type offered struct {
	item func(name string) *fyne.MenuItem // an action of the window, as a menu shows it; nil where it cannot be done now
	show func(menu *fyne.Menu, at fyne.Position)
}

// Of the menu in the text: what can be done with a claim, with words selected, and with a picture.
var (
	ofClaim = []string{"Add Source…", "Edit Wording", "Write Reasoning", "Mark the Same Words Elsewhere", "",
		"Copy with Source Line", "", "Delete Claim"}
	ofWords = []string{"Mark Claim", "Set Aside", "Mark as the Same Claim Again", "Move the Claim to the Selection", "",
		"Copy with Source Line", "Hide These Lines"}
	ofPicture = []string{"Mark Claim", "Set Aside", "", "Show the Picture Large", "Save Picture As…"}
)

// menu opens a menu of a highlight, an underlined sentence or words set aside, which is selected by it, or of the
// words selected.
func (m *marking) menu(at reader.Place) {
	var items []*fyne.MenuItem
	if s, is := state.WorthOf(m.store.session.Worth(), at.Under); is {
		m.page.reader.Select(s.Span)
		at.Span = s.Span
	}
	if a, is := state.AsideOf(m.store.session.Proof().Asides, at.Under); is {
		m.page.reader.Select(a.Span())
		at.Span = a.Span()
	}
	switch {
	case !at.Span.Empty():
		items = append(m.items(ofWords), fyne.NewMenuItem(locale.Text("Search the Library for It"), func() {
			m.search(m.page.reader.SelectedText())
		}))
	case len(at.Keys) == 0 && at.Picture != "":
		items = m.items(ofPicture)
	case len(at.Keys) > 0:
		m.opening.selectClaim(at.Keys[0], false)
		for i, key := range at.Keys[1:] {
			if d, ok := m.store.session.Dossier(key); ok {
				name := locale.Text("Select “%s”", passage.Shorten(d.Claim.Wording, 40))
				items = append(items, fyne.NewMenuItem(name, func() { m.opening.selectClaim(key, false) }))
			}
			if i == len(at.Keys)-2 {
				items = append(items, fyne.NewMenuItemSeparator())
			}
		}
		items = append(append(items, m.ratings()...), m.items(ofClaim)...)
		if at.Picture != "" {
			items = append(append(items, fyne.NewMenuItemSeparator()), m.items(ofPicture)...)
		}
	}
	if len(items) > 0 {
		m.offered.show(fyne.NewMenu("", items...), at.At)
	}
}

// ratings is the part of the menu that rates the selected claim.
func (m *marking) ratings() []*fyne.MenuItem {
	var each []*fyne.MenuItem
	for i, label := range m.claims.Ratings() {
		each = append(each, fyne.NewMenuItem(label, func() { m.claims.Rate(i + 1) }))
	}
	if len(each) == 0 {
		return nil
	}
	rate := fyne.NewMenuItem(locale.Text("Rate"), nil)
	rate.ChildMenu = fyne.NewMenu("", each...)
	return []*fyne.MenuItem{rate}
}

// items are those of the actions named that can be done now; "" is a line between.
func (m *marking) items(names []string) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, name := range names {
		if name == "" {
			if n := len(items); n > 0 && !items[n-1].IsSeparator {
				items = append(items, fyne.NewMenuItemSeparator())
			}
			continue
		}
		if item := m.offered.item(name); item != nil {
			items = append(items, item)
		}
	}
	return items
}
