package desktable

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
)

// column is one of the table. Its width is fixed, or it has a share of what the others leave.
type column struct {
	sort  model.DeskSort
	name  func() string
	width float32
	share float32
	from  float32 // the width of the table from which on there is room for it; 0 always
}

// columns are those of the table, from the side where reading begins.
var columns = []column{
	{sort: model.DeskByWording, name: func() string { return locale.Text("Claim") }, share: 5},
	{sort: model.DeskByArticle, name: func() string { return locale.Text("Article") }, share: 3, from: 560},
	{sort: model.DeskByKind, name: func() string { return locale.Text("Kind") }, width: 98, from: 1040},
	{sort: model.DeskByOwner, name: func() string { return locale.Text("Owner") }, width: 96},
	{sort: model.DeskByDue, name: func() string { return locale.Text("Due") }, width: 116},
	{sort: model.DeskByOutcome, name: func() string { return locale.Text("Outcome") }, width: 134},
	{sort: model.DeskByStatus, name: func() string { return locale.Text("Status") }, width: 98, from: 760},
	{sort: model.DeskByQuestions, name: func() string { return locale.Text("Questions") }, width: 92},
}

// table lays the cells of a row out in its columns.
type table struct{}

// MinSize implements fyne.Layout.
func (table) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(120, look.Px(rowHeight)) }

// Layout implements fyne.Layout.
func (table) Layout(cells []fyne.CanvasObject, size fyne.Size) {
	rest, shares := size.Width, float32(0)
	shown := func(c column) bool { return size.Width >= look.Px(c.from) }
	for _, c := range columns {
		if shown(c) {
			rest -= look.Px(c.width)
			shares += c.share
		}
	}
	x := float32(0)
	for i, c := range columns {
		if c.from > 0 && shown(c) != cells[i].Visible() {
			if shown(c) {
				cells[i].Show()
			} else {
				cells[i].Hide()
			}
		}
		if !shown(c) {
			continue
		}
		width := look.Px(c.width)
		if c.share > 0 {
			width = max(0, rest) * c.share / shares
		}
		height := min(size.Height, cells[i].MinSize().Height)
		inner := width
		if _, badge := cells[i].(*look.Badge); badge {
			inner = min(width-8, cells[i].MinSize().Width)
		}
		cells[i].Move(fyne.NewPos(x, (size.Height-height)/2))
		cells[i].Resize(fyne.NewSize(inner, height))
		x += width
	}
}

// heads are the names of the columns. Each sorts the table.
type heads struct {
	buttons []*control.Button
	content *fyne.Container
}

func newHeads(sortBy func(model.DeskSort)) *heads {
	h := &heads{}
	var all []fyne.CanvasObject
	for _, c := range columns {
		b := control.NewQuiet(c.name(), nil, func() { sortBy(c.sort) })
		b.Alignment = widget.ButtonAlignLeading
		b.IconPlacement = widget.ButtonIconTrailingText
		b.Tip = locale.Text("Sort by %s", c.name())
		h.buttons = append(h.buttons, b)
		all = append(all, b)
	}
	h.content = lineOf(all)
	return h
}

// show marks the column that the table is sorted by.
func (h *heads) show(q model.DeskQuery) {
	sort := q.Sort
	if sort == "" {
		sort = model.DeskByDue
	}
	for i, c := range columns {
		var icon fyne.Resource
		if c.sort == sort {
			icon = theme.MenuDropUpIcon()
			if q.Descending {
				icon = theme.MenuDropDownIcon()
			}
		}
		h.buttons[i].SetIcon(icon)
	}
}
