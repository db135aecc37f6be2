package desktable

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/state"
)

// Lists are the lists of claims at the left of the window: the usual ones, and those that were saved. Set the
// callbacks before it is shown.
type Lists struct {
	OnChoose func(state.DeskList)
	OnRename func(state.DeskList)
	OnDelete func(state.DeskList)

	now     state.Desk
	list    *listOfLists
	content fyne.CanvasObject
}

// NewLists makes the panel.
func NewLists() *Lists {
	p := &Lists{}
	p.list = &listOfLists{panel: p}
	l := p.list
	l.Chosen = -1
	l.Length = func() int { return len(p.now.Lists) }
	l.CreateItem = func() fyne.CanvasObject { return newListRow(p) }
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		o.(*listRow).show(i, p.now.Lists[i], i == p.now.Chosen)
	}
	l.OnOpen = p.choose
	l.OnMenu = func(i int) {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(l)
		p.menu(i, at.AddXY(12, float32(i+1)*(look.Px(rowHeight)+theme.Padding())-l.GetScrollOffset()))
	}
	l.HideSeparators = true
	l.ExtendBaseWidget(l)
	hint := look.Wrapped(locale.Text("A list that you narrow in the table can be saved here under a name."))
	hint.Importance = widget.LowImportance
	p.content = container.NewBorder(nil, hint, nil, nil, l)
	return p
}

// Content is the panel as a canvas object.
func (p *Lists) Content() fyne.CanvasObject { return p.content }

// First is where the keyboard goes.
func (p *Lists) First() fyne.Focusable { return p.list }

// Show puts a state on the screen.
func (p *Lists) Show(now state.Desk) {
	p.now = now
	p.list.Refresh()
}

func (p *Lists) choose(i int) {
	if i >= 0 && i < len(p.now.Lists) {
		p.list.Choose(i)
		p.OnChoose(p.now.Lists[i])
	}
}

// menu shows what can be done with a list that was saved.
func (p *Lists) menu(i int, at fyne.Position) {
	if i < 0 || i >= len(p.now.Lists) {
		return
	}
	of := p.now.Lists[i]
	items := []control.Item{{Label: locale.Text("Show its claims"), Key: locale.Text("Enter"), Do: func() { p.choose(i) }}}
	if of.ID != "" {
		items = append(items, control.Item{},
			control.Item{Label: locale.Text("Rename…"), Do: func() { p.OnRename(of) }},
			control.Item{Label: locale.Text("Delete"), Key: string(fyne.KeyDelete), Do: func() { p.OnDelete(of) }})
	}
	control.ShowMenu(p.list, at, items)
}

// listOfLists is a list in which Delete is about its own rows.
type listOfLists struct {
	control.List
	panel *Lists
}

// TypedKey implements fyne.Focusable.
func (l *listOfLists) TypedKey(e *fyne.KeyEvent) {
	if e.Name != fyne.KeyDelete {
		l.List.TypedKey(e)
		return
	}
	if i := l.Chosen; i >= 0 && i < len(l.panel.now.Lists) && l.panel.now.Lists[i].ID != "" {
		l.panel.OnDelete(l.panel.now.Lists[i])
	}
}

// listRow is the name of a list.
type listRow struct {
	widget.BaseWidget
	panel *Lists
	index int
	name  *widget.Label
}

func newListRow(p *Lists) *listRow {
	r := &listRow{panel: p, name: widget.NewLabel("")}
	r.name.Truncation = fyne.TextTruncateEllipsis
	r.ExtendBaseWidget(r)
	return r
}

func (r *listRow) show(i int, of state.DeskList, shown bool) {
	r.index = i
	r.name.TextStyle.Bold = shown
	r.name.SetText(of.Name)
}

// Tapped shows the claims of the list.
func (r *listRow) Tapped(*fyne.PointEvent) { r.panel.choose(r.index) }

// TappedSecondary shows what can be done.
func (r *listRow) TappedSecondary(e *fyne.PointEvent) { r.panel.menu(r.index, e.AbsolutePosition) }

// MouseIn shows what the list finds.
func (r *listRow) MouseIn(*desktop.MouseEvent) {
	if r.index < len(r.panel.now.Lists) && r.panel.now.Lists[r.index].Query != "" {
		control.Tip(r, r.panel.now.Lists[r.index].Query)
	}
}

// MouseMoved is part of desktop.Hoverable.
func (r *listRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is part of desktop.Hoverable.
func (r *listRow) MouseOut() { control.Untip(r) }

// CreateRenderer implements fyne.Widget.
func (r *listRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.name) }
