package ledger

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/hint"
	"galley/app/locale"
	"galley/app/look"
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
		y := float32(i+1)*(rowHeight+theme.Padding()) - l.GetScrollOffset()
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

// words say what a line shows.
func words(l line) string {
	if l.head {
		return kindName(l.kind) + " · " + ticksOf(l)
	}
	if l.hint {
		return l.entry.Hint.Sentence
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

// row is a line: a box that is ticked or not, the words, and how often they stand; or a hint with
// its ×.
type row struct {
	widget.BaseWidget
	index      int
	list       *rows
	now        line
	box, close *widget.Icon
	title      *widget.Label
	count      *widget.RichText
	lines      *fyne.Container
}

func newRow(l *rows) *row {
	r := &row{list: l, box: widget.NewIcon(nil), close: widget.NewIcon(theme.CancelIcon()), title: widget.NewLabel(""),
		count: look.FaintText("")}
	r.title.Truncation, r.count.Truncation = fyne.TextTruncateEllipsis, fyne.TextTruncateOff
	r.lines = container.New(rowLayout{}, r.box, r.title, r.count, r.close)
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) show(i int, l line) {
	r.index, r.now = i, l
	r.box.Hidden, r.close.Hidden = l.head, !l.hint
	r.title.TextStyle.Bold, r.title.SizeName = l.head, theme.SizeNameText
	title, count := l.entry.Words(), ""
	switch {
	case l.head:
		title, count = kindName(l.kind), ticksOf(l)
	case l.hint:
		title = hint.Sign(l.entry.Hint.Kind) + " " + l.entry.Hint.Sentence
		r.title.SizeName = theme.SizeNameCaptionText
		r.box.SetResource(nil)
	default:
		if n := len(l.entry.Places); n > 1 {
			count = "×" + locale.Number(n)
		}
		if l.entry.Ticked {
			r.box.SetResource(theme.CheckButtonCheckedIcon())
		} else {
			r.box.SetResource(theme.CheckButtonIcon())
		}
	}
	r.title.SetText(title)
	look.SetFaint(r.count, count)
	r.lines.Refresh()
}

// AccessibilityLabel is what a screen reader calls the row.
func (r *row) AccessibilityLabel() string { return words(r.now) }

// Tapped ticks at the box, dismisses the hint at its ×, and goes to the next place elsewhere.
func (r *row) Tapped(e *fyne.PointEvent) {
	r.list.focus(r.list)
	switch {
	case e.Position.X < boxWidth && !r.now.hint && !r.now.head:
		r.list.panel.tick(r.index)
	case r.now.hint && e.Position.X > r.Size().Width-closeWidth:
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
func (r *row) MouseIn(*desktop.MouseEvent) {
	if r.now.hint {
		control.Tip(r, r.now.entry.Hint.Sentence)
	}
}

// MouseMoved implements desktop.Hoverable.
func (r *row) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *row) MouseOut() { control.Untip(r) }

// CreateRenderer implements fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.lines) }

// rowLayout sets a row closer than boxes do.
type rowLayout struct{}

const rowHeight, boxWidth, closeWidth = 25, 28, 26

// MinSize implements fyne.Layout.
func (rowLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(120, rowHeight) }

// Layout implements fyne.Layout.
func (rowLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	box, title, count, close := o[0], o[1], o[2], o[3]
	put := func(o fyne.CanvasObject, x, width float32) {
		h := o.MinSize().Height
		o.Move(fyne.NewPos(x, (size.Height-h)/2))
		o.Resize(fyne.NewSize(max(0, width), h))
	}
	room := theme.InnerPadding()
	left := float32(0)
	if box.Visible() {
		left = boxWidth - room
		box.Resize(fyne.NewSize(20, 20))
		box.Move(fyne.NewPos(4, (size.Height-20)/2))
	}
	right := count.MinSize().Width
	if close.Visible() {
		right = closeWidth
		close.Resize(fyne.NewSize(16, 16))
		close.Move(fyne.NewPos(size.Width-22, (size.Height-16)/2))
	}
	put(title, left, size.Width-left-right+room)
	put(count, size.Width-right, right)
}
