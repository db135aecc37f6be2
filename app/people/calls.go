package people

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
	"galley/model/passage"
	"galley/model/prose"
)

// calls are how often the person on the board was asked, the last time first, with the card that notes
// another call.
type calls struct {
	board   *Board
	head    *widget.Label
	none    *widget.Label
	place   *fyne.Container // of the card
	card    *Call
	of      CallOf // what the card is about; PersonID "" it is closed
	begun   map[string]map[string]string
	rows    *fyne.Container
	lines   []*control.Line
	content *fyne.Container
}

func newCalls(b *Board) *calls {
	c := &calls{board: b, head: look.Wrapped(locale.Text("Calls and messages")), none: look.Wrapped(locale.Text("They have not been asked yet.")),
		place: container.NewStack(), rows: look.NewColumn(2), begun: map[string]map[string]string{}}
	c.head.TextStyle.Bold = true
	c.place.Hide()
	c.card = NewCall(nil)
	c.card.OnGained = b.reveal
	c.card.OnEdit = func() { b.OnEdit(c.of.PersonID) }
	c.card.OnLeave = func(typed bool) {
		if typed {
			b.OnGiveUp(c.giveUp)
			return
		}
		c.giveUp()
	}
	c.card.OnSend = func(_ *model.AddPerson, cmd model.Command, done func(error)) {
		of := c.of
		b.OnCommand(cmd, func(err error) {
			done(err)
			if err != nil {
				return
			}
			delete(c.begun, of.PersonID)
			if c.of.PersonID == of.PersonID {
				c.giveUp()
			}
		})
	}
	c.content = look.NewColumn(gap, c.head, c.place, c.none, c.rows)
	return c
}

// note opens the card that notes a call, or that changes one.
func (c *calls) note(was *model.Attempt, fields map[string]string) {
	file := c.board.now.File
	c.of = CallOf{PersonID: file.Source.ID, Name: file.Name(), Attempt: was, All: true}
	for _, of := range file.Open {
		if len(file.Open) > 0 && of.ArticleID == file.Open[0].ArticleID { // the article that is worked on
			c.of.ArticleID = of.ArticleID
			c.of.Claims = append(c.of.Claims, About{of.Claim.ID, of.Claim.Wording})
		}
	}
	first := c.card.Show(c.of, fields)
	c.place.Objects = []fyne.CanvasObject{c.card.Content}
	c.place.Show()
	c.board.scroll.Refresh()
	if on := fyne.CurrentApp().Driver().CanvasForObject(c.board.content); on != nil {
		on.Focus(first)
	}
	c.board.OnCall(c.of.PersonID)
}

// giveUp closes the card with what stands in it; the keyboard goes to the board.
func (c *calls) giveUp() {
	delete(c.begun, c.of.PersonID)
	c.close()
	focusFrom(c.board.content, c.board.note)
}

func (c *calls) close() {
	person := c.of.PersonID
	c.of = CallOf{}
	c.place.Objects = nil
	c.place.Hide()
	c.board.scroll.Refresh()
	if person != "" {
		c.board.OnCall(person)
	}
}

// keep keeps what stands in the card, as another person is shown.
func (c *calls) keep() {
	if c.of.PersonID == "" {
		return
	}
	if c.card.Typed() && c.of.Attempt == nil {
		c.begun[c.of.PersonID] = c.card.Fields()
	}
	c.close()
}

func (c *calls) show() {
	all := c.board.now.File.Attempts
	c.none.Hidden = len(all) > 0 || !c.board.now.Read
	had := c.focused()
	c.rows.RemoveAll()
	c.lines = nil
	for _, a := range all {
		line := control.NewLine(func() { c.note(&a.Attempt, nil) })
		c.lines = append(c.lines, line)
		line.OnGained = func() { c.board.reveal(line) }
		line.OnDelete = func() { c.board.OnCommand(model.DeleteAttempt{ID: a.Attempt.ID}, nil) }
		line.OnStep = func(by int) { c.step(line, by) }
		line.Items = func() []control.Item {
			return []control.Item{
				{Label: locale.Text("Change it…"), Key: locale.Text("Enter"), Do: line.OnOpen}, {},
				{Label: locale.Text("Delete"), Key: locale.Text("Delete"), Do: line.OnDelete},
			}
		}
		line.Set(CallLine(a.Attempt), callAbout(a), false)
		c.rows.Add(line)
	}
	c.rows.Hidden = len(all) == 0
	if had >= 0 && len(c.lines) > 0 {
		focusFrom(c.board.content, c.lines[min(had, len(c.lines)-1)])
	} else if had >= 0 {
		focusFrom(c.board.content, c.board.note)
	}
	if fields := c.begun[c.board.id()]; fields != nil && c.of.PersonID == "" && c.board.now.Read {
		c.note(nil, fields)
	}
}

// focused is the index of the line that has the keyboard; -1 none has.
func (c *calls) focused() int {
	on := fyne.CurrentApp().Driver().CanvasForObject(c.board.content)
	if on == nil {
		return -1
	}
	return slices.IndexFunc(c.lines, func(l *control.Line) bool { return on.Focused() == fyne.Focusable(l) })
}

func (c *calls) step(from *control.Line, by int) {
	if at := slices.Index(c.lines, from) + by; at >= 0 && at < len(c.lines) {
		focusFrom(c.board.content, c.lines[at])
	}
}

// callAbout is what a call was about, in a line.
func callAbout(a model.PersonAttempt) string {
	about := ""
	if n := len(a.Claims); n > 0 {
		about = locale.Count(n, "about %d claim", "about %d claims")
	}
	answer := ""
	if a.Attempt.Answer != "" {
		answer = locale.Text("“%s”", passage.Shorten(prose.Flatten(a.Attempt.Answer), 90))
	}
	return dotted(passage.Shorten(prose.Flatten(a.Attempt.What), 90), answer, about, a.Title)
}

// NoteCall opens the card that notes a call, with what was left in it (nil: nothing).
func (b *Board) NoteCall(fields map[string]string) {
	if b.calls.of.PersonID != "" && b.calls.card.Typed() {
		if c := fyne.CurrentApp().Driver().CanvasForObject(b.content); c != nil {
			c.Focus(b.calls.card.Focus())
		}
		return
	}
	b.calls.note(nil, fields)
}

// Noting is what was typed into the card that notes a call with a person, and is not stored; nil nothing.
func (b *Board) Noting(person string) map[string]string {
	c := b.calls
	if c.of.PersonID == person && c.of.Attempt == nil && c.card.Typed() {
		return c.card.Fields()
	}
	return c.begun[person]
}

// InCall reports whether the keyboard is in the card that notes a call.
func (b *Board) InCall(f fyne.Focusable) bool {
	return b.calls.of.PersonID != "" && b.calls.card.Has(f)
}

// LeaveCall leaves the card, as Escape in it does.
func (b *Board) LeaveCall() { b.calls.card.Leave() }

// SendCall stores the card, as Ctrl+Enter in it does.
func (b *Board) SendCall() { b.calls.card.Send() }

// RestoreCall puts back what an earlier run of the program left in the card of a person: it opens with
// that person.
func (b *Board) RestoreCall(person string, fields map[string]string) {
	b.calls.begun[person] = fields
	if person == b.id() && b.now.Read {
		b.calls.note(nil, fields)
	}
}
