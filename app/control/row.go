package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/look"
)

// Rows is a list in which Delete is about its own rows: the window would delete the
// claim that is selected elsewhere.
type Rows struct {
	List
	remove func(i int) // nil: nothing is deleted there
}

// NewRows makes the list; remove, which may be nil, hears of Delete on a row.
func NewRows(
	length func() int, create func() fyne.CanvasObject, update func(widget.ListItemID, fyne.CanvasObject), remove func(int),
) *Rows {
	l := &Rows{remove: remove}
	l.Chosen = -1
	l.Length, l.CreateItem, l.UpdateItem = length, create, update
	l.ExtendBaseWidget(l)
	return l
}

// InView are the rows in view, from the first to the one behind the last; those of an empty list are one.
func (l *Rows) InView() (first, end int) {
	pitch := RowHeight + theme.Padding()
	first = int(l.GetScrollOffset() / pitch)
	return first, min(first+int(l.Size().Height/pitch)+2, max(1, l.Length()))
}

// Below is the place on the canvas under a row.
func (l *Rows) Below(i int) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(l)
	return at.AddXY(12, float32(i)*(RowHeight+theme.Padding())-l.GetScrollOffset()+RowHeight)
}

// TypedKey implements fyne.Focusable.
func (l *Rows) TypedKey(e *fyne.KeyEvent) {
	if e.Name != fyne.KeyDelete {
		l.List.TypedKey(e)
		return
	}
	if l.remove != nil && l.Chosen >= 0 {
		l.remove(l.Chosen)
	}
}

// Row is a line of a list: what it is, and where from, with a figure at the right.
type Row struct {
	widget.BaseWidget
	Index         int
	open          func(i int)
	menu          func(i int, at fyne.Position)
	title         *widget.Label
	origin, aside *widget.RichText
	lines         *fyne.Container
}

// NewRow makes a row. open hears that it was pressed, menu, which may be nil, of the other button.
func NewRow(open func(int), menu func(int, fyne.Position)) *Row {
	r := &Row{open: open, menu: menu, title: widget.NewLabel(""), origin: look.FaintText(""), aside: look.FaintText("x")}
	r.title.Truncation = fyne.TextTruncateEllipsis
	r.aside.Truncation = fyne.TextTruncateOff
	r.lines = container.New(rowLayout{}, r.title, r.origin, r.aside)
	r.ExtendBaseWidget(r)
	return r
}

// Set puts another row on the screen.
func (r *Row) Set(title, origin, aside string, faint bool) {
	r.title.Importance = widget.MediumImportance
	r.title.TextStyle.Italic = faint
	r.title.SetText(title)
	look.SetFaint(r.origin, origin)
	look.SetFaint(r.aside, aside)
	r.lines.Refresh() // the figure is as wide as its words
}

// Tapped opens the row.
func (r *Row) Tapped(*fyne.PointEvent) { r.open(r.Index) }

// TappedSecondary shows what can be done.
func (r *Row) TappedSecondary(e *fyne.PointEvent) {
	if r.menu != nil {
		r.menu(r.Index, e.AbsolutePosition)
	}
}

// CreateRenderer implements fyne.Widget.
func (r *Row) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(r.lines)
}

// rowLayout sets the lines of a row closer than boxes do.
type rowLayout struct{}

// RowHeight is how high a Row is.
const RowHeight = 46

const titleHeight, originHeight = 26, 22

// MinSize implements fyne.Layout.
func (rowLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(120, RowHeight) }

// Layout implements fyne.Layout.
func (rowLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	aside := o[2].MinSize().Width
	put := func(o fyne.CanvasObject, x, y, width, height float32) {
		h := o.MinSize().Height
		o.Move(fyne.NewPos(x, y+(height-h)/2))
		o.Resize(fyne.NewSize(max(0, width), h))
	}
	put(o[0], 0, 0, size.Width, titleHeight)
	put(o[1], 0, titleHeight-3, size.Width-aside+theme.InnerPadding(), originHeight)
	put(o[2], size.Width-aside, titleHeight-3, aside, originHeight)
}
