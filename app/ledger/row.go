package ledger

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/hint"
	"galley/app/locale"
	"galley/app/look"
	"galley/model/ledger"
)

// rows is the list: Space ticks, Enter goes on to the next place, Z dismisses the hint.
type rows struct {
	control.List
	panel    *Panel
	choosing bool // a line is chosen again where another state is shown: nobody goes anywhere
}

func newRows(p *Panel) *rows {
	l := &rows{panel: p}
	l.Chosen = -1
	l.Length = func() int { return len(p.lines) }
	l.CreateItem = func() fyne.CanvasObject { return newRow(l) }
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(i, p.lines[i]) }
	l.HideSeparators = true
	l.OnSelected = func(i widget.ListItemID) {
		l.Chosen = i
		if !l.choosing {
			p.choose(i)
		}
	}
	l.OnOpen = p.next
	l.OnTop = func() { l.focus(p.filter) }
	l.OnMenu = func(i int) {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(l)
		y := -l.GetScrollOffset()
		for _, line := range p.lines[:i+1] {
			y += line.height() + theme.Padding()
		}
		p.menu(i, at.AddXY(12, max(0, min(y, l.Size().Height))))
	}
	l.ExtendBaseWidget(l)
	return l
}

func (l *rows) focus(on fyne.Focusable) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil {
		c.Focus(on)
	}
}

// TypedKey implements fyne.Focusable.
func (l *rows) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace:
		l.panel.tick(l.Chosen)
	case fyne.KeyEscape:
		if l.panel.OnLeave != nil {
			l.panel.OnLeave()
		}
	default:
		l.List.TypedKey(e)
	}
}

// TypedRune implements fyne.Focusable.
func (l *rows) TypedRune(r rune) {
	if (r == 'z' || r == 'Z') && l.panel.dismiss(l.Chosen) {
		return
	}
	l.List.TypedRune(r)
}

// AccessibilityLabel is what a screen reader says of the list: the line chosen.
func (l *rows) AccessibilityLabel() string {
	if l.Chosen < 0 || l.Chosen >= len(l.panel.lines) {
		return locale.Text("Ledger")
	}
	return words(l.panel.lines[l.Chosen])
}

// AccessibilityRole implements fyne.Accessible.
func (l *rows) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// below is what an entry belongs to, where it says more than the entry.
func (l line) below() string {
	switch l.kind {
	case ledger.Figure, ledger.Age, ledger.Date, ledger.Superlative: // they say it themselves
		return ""
	}
	if l.head || strings.Contains(l.entry.Words(), l.entry.Group) {
		return ""
	}
	return l.entry.Group
}

// height is how high a line is: of one row of text, or of two.
func (l line) height() float32 {
	if l.below() == "" && l.entry.Hint.Sentence == "" {
		return firstHeight
	}
	return rowHeight
}

// words say what a line shows.
func words(l line) string {
	if l.head {
		return kindName(l.kind) + " · " + ticksOf(l)
	}
	state := locale.Text("not ticked")
	if l.entry.Ticked {
		state = locale.Text("ticked")
	}
	said := l.entry.Words() + " · " + locale.Count(len(l.entry.Places), "%d place", "%d places") + " · " + state
	if l.entry.Hint.Sentence != "" {
		said += " · " + l.entry.Hint.Sentence
	}
	return said
}

// ticksOf is how far a kind is done.
func ticksOf(l line) string {
	ticked := 0
	for _, e := range l.entries {
		if e.Ticked {
			ticked++
		}
	}
	return locale.Text("%d of %d", ticked, len(l.entries))
}

// row is a line: a box that is ticked or not, the words, how often they stand, and under them the
// hint, or what they belong to.
type row struct {
	widget.BaseWidget
	index        int
	list         *rows
	now          line
	box, close   *widget.Icon
	title        *widget.Label
	count, under *widget.RichText
	hint         *widget.Label
	lines        *fyne.Container
}

func newRow(l *rows) *row {
	r := &row{list: l, box: widget.NewIcon(nil), close: widget.NewIcon(theme.CancelIcon()), title: widget.NewLabel(""),
		count: look.FaintText(""), under: look.FaintText(""), hint: widget.NewLabel("")}
	r.title.Truncation, r.hint.Truncation = fyne.TextTruncateEllipsis, fyne.TextTruncateEllipsis
	r.count.Truncation = fyne.TextTruncateOff
	r.hint.SizeName = theme.SizeNameCaptionText
	r.lines = container.New(rowLayout{}, r.box, r.title, r.count, r.under, r.hint, r.close)
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) show(i int, l line) {
	r.index, r.now = i, l
	r.title.TextStyle.Bold = l.head
	r.box.Hidden = l.head
	h := l.entry.Hint
	r.hint.Hidden, r.close.Hidden = h.Sentence == "", h.Sentence == ""
	r.under.Hidden = !r.hint.Hidden
	if l.head {
		r.title.SetText(kindName(l.kind))
		look.SetFaint(r.count, ticksOf(l))
		look.SetFaint(r.under, "")
		r.lines.Refresh()
		return
	}
	icon := theme.CheckButtonIcon()
	if l.entry.Ticked {
		icon = theme.CheckButtonCheckedIcon()
	}
	r.box.SetResource(icon)
	r.title.SetText(l.entry.Words())
	count := ""
	if n := len(l.entry.Places); n > 1 {
		count = "×" + locale.Number(n)
	}
	look.SetFaint(r.count, count)
	look.SetFaint(r.under, l.below())
	if h.Sentence != "" {
		r.hint.SetText(hint.Sign(h.Kind) + " " + h.Sentence)
	}
	r.lines.Refresh()
}

// AccessibilityLabel is what a screen reader calls the row.
func (r *row) AccessibilityLabel() string { return words(r.now) }

// Tapped ticks at the box, dismisses the hint at its ×, and goes to the next place elsewhere.
func (r *row) Tapped(e *fyne.PointEvent) {
	r.list.focus(r.list)
	switch {
	case e.Position.X < boxWidth:
		r.list.panel.tick(r.index)
	case !r.close.Hidden && e.Position.X > r.close.Position().X && e.Position.Y > firstHeight-4:
		r.list.panel.dismiss(r.index)
	default:
		r.list.Choose(r.index)
		r.list.panel.next(r.index)
	}
}

// TappedSecondary shows what can be done.
func (r *row) TappedSecondary(e *fyne.PointEvent) {
	r.list.focus(r.list)
	r.list.Choose(r.index)
	r.list.panel.menu(r.index, e.AbsolutePosition)
}

// MouseIn shows a hint that is cut off.
func (r *row) MouseIn(*desktop.MouseEvent) { control.Tip(r, r.now.entry.Hint.Sentence) }

// MouseMoved implements desktop.Hoverable.
func (r *row) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *row) MouseOut() { control.Untip(r) }

// CreateRenderer implements fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.lines) }

// rowLayout sets the two lines of a row closer than boxes do.
type rowLayout struct{}

const rowHeight, firstHeight, secondHeight, boxWidth = 44, 25, 20, 28

// MinSize implements fyne.Layout.
func (rowLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(120, rowHeight) }

// Layout implements fyne.Layout.
func (rowLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	box, title, count, under, hinted, close := o[0], o[1], o[2], o[3], o[4], o[5]
	put := func(o fyne.CanvasObject, x, y, width, height float32) {
		h := o.MinSize().Height
		o.Move(fyne.NewPos(x, y+(height-h)/2))
		o.Resize(fyne.NewSize(max(0, width), h))
	}
	room := theme.InnerPadding()
	left := float32(boxWidth) - room
	if box.Visible() {
		box.Resize(fyne.NewSize(20, 20))
		box.Move(fyne.NewPos(4, (firstHeight-20)/2+1))
	} else {
		left = 0
	}
	times := count.MinSize().Width
	put(title, left, 0, size.Width-left-times+room, firstHeight)
	put(count, size.Width-times, 0, times, firstHeight)
	put(under, left, firstHeight-5, size.Width-left, secondHeight)
	put(hinted, left, firstHeight-5, size.Width-left-24+room, secondHeight)
	close.Resize(fyne.NewSize(16, 16))
	close.Move(fyne.NewPos(size.Width-22, firstHeight-5+(secondHeight-16)/2))
}
