package page

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

// noteCard floats over the reader with all that a note says. Tab goes through it, Escape closes
// it, Enter goes on to the next note.
type noteCard struct {
	back      *canvas.Rectangle
	head      *widget.Label
	place     *widget.RichText // where it stood, of a note without a place
	body      *widget.Label
	texts     *control.Scroll // body and addresses
	inside    *fyne.Container
	addresses *fyne.Container
	count     *widget.RichText
	before    *cardButton
	next      *cardButton
	leave     *cardButton
	stepped   *fyne.Container
	box       *fyne.Container

	number int // of the note
	said   string
}

const (
	noteWidth = 400
	noteTall  = 260 // of the texts; what is more is scrolled to
)

func newNoteCard(step func(by int), closed func()) *noteCard {
	c := &noteCard{back: canvas.NewRectangle(nil), head: look.Wrapped(""), place: look.FaintText(""), body: look.Wrapped(""),
		addresses: container.NewVBox(), count: look.FaintText(""), number: -1}
	c.back.CornerRadius, c.back.StrokeWidth = 6, 1
	c.head.TextStyle.Bold = true
	c.count.Truncation = fyne.TextTruncateOff
	c.before = c.button(locale.Text("Previous"), func() { step(-1) })
	c.next = c.button(locale.Text("Next"), func() { step(1) })
	c.leave = c.button(locale.Text("Close"), closed)
	c.inside = container.NewVBox(c.body, c.addresses)
	c.texts = control.NewScroll(c.inside)
	c.stepped = container.NewHBox(c.before, c.next)
	foot := container.NewHBox(c.count, layout.NewSpacer(), c.stepped, c.leave)
	c.box = container.NewStack(newShield(), c.back,
		container.NewPadded(container.NewBorder(container.NewVBox(c.head, c.place), foot, nil, nil, c.texts.Content)))
	c.box.Hide()
	return c
}

func (c *noteCard) open() bool { return c.box.Visible() }

func (c *noteCard) hide() { c.box.Hide() }

// showNote puts the card of a note under its words, or under the header where it has no place.
func (p *Page) showNote(i int, keyboard bool) {
	c, n := p.note, p.shown.Proof.Version.Notes[i]
	p.card.hide()
	c.number, p.notes.last = i, i
	c.fill(n, func(address string) { p.OnFollow(address) })
	k := slices.Index(p.notes.order, i)
	c.stepped.Hidden = len(p.notes.order) < 2
	c.count.Hidden = k < 0
	look.SetFaint(c.count, locale.Text("%d of %d", k+1, len(p.notes.order)))
	var under fyne.Position
	if n.Placed() {
		if at := p.reader.PositionOf(n.Start); !at.IsZero() {
			driver := fyne.CurrentApp().Driver()
			under = at.Add(driver.AbsolutePositionForObject(p.reader)).Subtract(driver.AbsolutePositionForObject(p.card.float))
		}
	}
	c.putAt(under, p.card.float)
	p.pointAt([]string{state.NoteKey(i)})
	if on := fyne.CurrentApp().Driver().CanvasForObject(p.reader); on != nil && keyboard {
		if c.stepped.Hidden {
			on.Focus(c.leave)
		} else {
			on.Focus(c.next)
		}
	}
}

// cardButton is a button of the card. The arrows and the page keys scroll what the card says.
type cardButton struct {
	control.Button
	of *noteCard
}

func (c *noteCard) button(label string, do func()) *cardButton {
	b := &cardButton{of: c}
	b.Text, b.OnTapped = label, do
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey implements fyne.Focusable.
func (b *cardButton) TypedKey(e *fyne.KeyEvent) {
	s := b.of.texts
	by := map[fyne.KeyName]float32{fyne.KeyUp: -24, fyne.KeyDown: 24, fyne.KeyPageUp: -s.Size().Height, fyne.KeyPageDown: s.Size().Height}[e.Name]
	if by == 0 {
		b.Button.TypedKey(e)
		return
	}
	s.ScrollToOffset(fyne.NewPos(0, max(0, min(s.Offset.Y+by, b.of.inside.Size().Height-s.Size().Height))))
}

// fill writes what a note says.
func (c *noteCard) fill(n model.Note, follow func(address string)) {
	c.back.FillColor, c.back.StrokeColor = theme.Color(theme.ColorNameOverlayBackground), theme.Color(theme.ColorNameInputBorder)
	c.head.SetText(state.NoteHead(n))
	part := state.NotePart(n)
	c.place.Hidden = part == ""
	look.SetFaint(c.place, part)
	words := noteWords(n)
	c.body.SetText(words)
	c.body.Hidden = words == ""
	c.addresses.RemoveAll()
	for _, a := range n.Addresses {
		text := widget.NewLabel(a)
		text.Wrapping = fyne.TextWrapBreak
		var open fyne.CanvasObject
		if _, ok := model.ToOpen(a); ok {
			open = container.NewVBox(c.button(locale.Text("Open…"), func() { follow(a) }))
		}
		c.addresses.Add(container.New(layout.NewBorderLayout(nil, nil, nil, open), objects(text, open)...))
	}
	c.said = strings.TrimSpace(strings.Join(append([]string{c.head.Text, part, words}, n.Addresses...), "\n"))
}

func objects(all ...fyne.CanvasObject) []fyne.CanvasObject {
	return slices.DeleteFunc(all, func(o fyne.CanvasObject) bool { return o == nil })
}

// noteWords is the note's text with its replies. Words that nobody wrote by hand may be endless:
// the card shows their beginning.
func noteWords(n model.Note) string {
	var lines []string
	if text := strings.TrimSpace(n.Text); text != "" {
		lines = append(lines, passage.Shorten(text, noteLetters))
	}
	for _, r := range n.Replies[:min(len(n.Replies), repliesShown)] {
		lines = append(lines, passage.Shorten(state.ReplyLine(r), noteLetters))
	}
	if more := len(n.Replies) - repliesShown; more > 0 {
		lines = append(lines, locale.Count(more, "%d more reply", "%d more replies"))
	}
	return strings.Join(lines, "\n")
}

const (
	noteLetters  = 8000
	repliesShown = 50
)

// putAt puts the card under a place, or above it where there is more room.
func (c *noteCard) putAt(at fyne.Position, float *fyne.Container) {
	room := float.Size()
	width := min(look.Px(noteWidth), room.Width-8)
	c.box.Show()
	c.inside.Resize(fyne.NewSize(width-4*theme.Padding(), 1)) // labels break their lines by their width
	c.head.Resize(fyne.NewSize(width-4*theme.Padding(), 1))
	tall := min(c.inside.MinSize().Height, look.Px(noteTall))
	c.texts.SetMinSize(fyne.NewSize(0, tall))
	c.texts.ScrollToTop()
	height := min(c.box.MinSize().Height, room.Height-8)
	x := min(max(4, at.X-40), max(4, room.Width-width-4))
	y := at.Y + look.Px(20)
	if y+height > room.Height-4 {
		y = at.Y - look.Px(20) - height
	}
	c.box.Move(fyne.NewPos(x, max(4, y)))
	c.box.Resize(fyne.NewSize(width, height))
	float.Refresh()
}

// shield keeps what the mouse does on a card from the text below it.
type shield struct{ widget.BaseWidget }

var (
	_ fyne.Tappable          = (*shield)(nil)
	_ fyne.SecondaryTappable = (*shield)(nil)
	_ fyne.Draggable         = (*shield)(nil)
	_ fyne.Scrollable        = (*shield)(nil)
	_ desktop.Mouseable      = (*shield)(nil)
	_ desktop.Hoverable      = (*shield)(nil)
	_ desktop.Cursorable     = (*shield)(nil)
)

func newShield() *shield {
	s := &shield{}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer implements fyne.Widget.
func (s *shield) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// Tapped implements fyne.Tappable, and so on: nothing is done.
func (s *shield) Tapped(*fyne.PointEvent) {}

// TappedSecondary implements fyne.SecondaryTappable.
func (s *shield) TappedSecondary(*fyne.PointEvent) {}

// Dragged implements fyne.Draggable.
func (s *shield) Dragged(*fyne.DragEvent) {}

// DragEnd implements fyne.Draggable.
func (s *shield) DragEnd() {}

// Scrolled implements fyne.Scrollable.
func (s *shield) Scrolled(*fyne.ScrollEvent) {}

// MouseDown implements desktop.Mouseable.
func (s *shield) MouseDown(*desktop.MouseEvent) {}

// MouseUp implements desktop.Mouseable.
func (s *shield) MouseUp(*desktop.MouseEvent) {}

// MouseIn implements desktop.Hoverable.
func (s *shield) MouseIn(*desktop.MouseEvent) {}

// MouseMoved implements desktop.Hoverable.
func (s *shield) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (s *shield) MouseOut() {}

// Cursor implements desktop.Cursorable.
func (s *shield) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// noteLine is what the hover card says of a note, beside others in its line.
func noteLine(n model.Note, others int) string {
	lines := []string{state.NoteHead(n)}
	if text := strings.TrimSpace(n.Text); text != "" {
		lines = append(lines, passage.Shorten(text, 240))
	}
	if k := len(n.Replies); k > 0 {
		lines = append(lines, locale.Count(k, "%d reply", "%d replies"))
	}
	for _, a := range n.Addresses[:min(len(n.Addresses), 2)] {
		lines = append(lines, passage.Shorten(a, 100))
	}
	if others > 0 {
		lines = append(lines, locale.Count(others, "%d more in this line: press to read them.", "%d more in this line: press to read them."))
	}
	return strings.Join(lines, "\n")
}
