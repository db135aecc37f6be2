package desktable

import (
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
)

// Selected are the ids of the claims selected, in the order of their selection.
func (p *Panel) Selected() []string { return slices.Clone(p.order) }

// Select has some claims selected, and no others.
func (p *Panel) Select(ids []string) {
	clear(p.selected)
	p.order = p.order[:0]
	for _, id := range ids {
		if !p.selected[id] {
			p.selected[id] = true
			p.order = append(p.order, id)
		}
	}
	p.strip.show(len(p.selected))
	p.list.Refresh()
}

func (p *Panel) unselect() { p.Select(nil) }

// selectRows selects all rows from one to another. Those that were not read are asked for.
func (p *Panel) selectRows(from, to int) {
	var ids []string
	for i := from; i <= to; i++ {
		r, ok := p.state.Table.Row(i)
		if !ok {
			p.OnRange(from, to)
			return
		}
		ids = append(ids, r.ClaimID)
	}
	p.Select(ids)
}

// toggle takes a row into the selection, or out of it.
func (p *Panel) toggle(i int) {
	r, ok := p.state.Table.Row(i)
	if !ok {
		return
	}
	ids := p.Selected()
	if at := slices.Index(ids, r.ClaimID); at >= 0 {
		ids = slices.Delete(ids, at, at+1)
	} else {
		ids = append(ids, r.ClaimID)
	}
	p.Select(ids)
}

// letter does what a letter stands for, with the claims selected.
func (p *Panel) letter(r rune) bool {
	if len(p.selected) == 0 {
		return false
	}
	for _, v := range p.OnVerbs() {
		if v.Letter == 0 || v.Letter != unicode.ToLower(r) {
			continue
		}
		if v.Sub != nil {
			control.ShowMenu(p.list, p.list.below(p.list.Chosen), itemsOf(v.Sub))
		} else {
			v.Do()
		}
		return true
	}
	return false
}

// menuAt shows what can be done with a row, and with all that are selected where it is one of them.
func (p *Panel) menuAt(i int, at fyne.Position) {
	r, ok := p.state.Table.Row(i)
	if !ok {
		return
	}
	if !p.selected[r.ClaimID] {
		p.list.rest(i)
		p.selectRows(i, i)
	}
	items := append([]control.Item{{Label: locale.Text("Open the claim"), Key: locale.Text("Enter"), Do: func() { p.OnOpen(r) }}, {}},
		itemsOf(p.OnVerbs())...)
	control.ShowMenu(p.list, at, items)
}

func itemsOf(verbs []Verb) []control.Item {
	var items []control.Item
	for _, v := range verbs {
		if v.Rule {
			items = append(items, control.Item{})
		}
		item := control.Item{Label: v.Label, Do: v.Do}
		if v.Letter != 0 {
			item.Key = strings.ToUpper(string(v.Letter))
		}
		if v.Sub != nil {
			item.Sub = itemsOf(v.Sub)
		}
		items = append(items, item)
	}
	return items
}

// strip stands under the table while claims are selected: how many, and what can be done with them.
type strip struct {
	said    *widget.Label
	change  *control.Button
	content *fyne.Container
}

func newStrip(p *Panel) *strip {
	s := &strip{said: widget.NewLabel("")}
	s.said.Truncation = fyne.TextTruncateEllipsis
	s.change = control.NewButton(locale.Text("Change…"), theme.MenuDropUpIcon(), func() {
		control.ShowMenu(s.change, fyne.CurrentApp().Driver().AbsolutePositionForObject(s.change), itemsOf(p.OnVerbs()))
	})
	s.change.Tip = locale.Text("Owner, due date, kind, status and tags of all of them, in one step")
	left := control.NewIcon(theme.CancelIcon(), locale.Text("Select nothing"), p.unselect)
	left.Key = locale.Text("Esc")
	buttons := container.NewHBox(s.change, left)
	s.content = container.NewVBox(widget.NewSeparator(), container.New(layout.NewBorderLayout(nil, nil, nil, buttons), s.said, buttons))
	s.content.Hide()
	return s
}

func (s *strip) show(selected int) {
	if selected > 0 {
		s.said.SetText(locale.Count(selected, "%d selected", "%d selected"))
	}
	if hidden := selected == 0; hidden != s.content.Hidden {
		s.content.Hidden = hidden
		s.content.Refresh()
	}
}
