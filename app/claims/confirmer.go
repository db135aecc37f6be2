package claims

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/people"
	"galley/model"
)

// confirmer is somebody who can confirm the claim: two lines, which unfold to the question as it is put to
// them, a field for their answer, and what came of asking.
type confirmer struct {
	asking   *asking
	of       person
	line     *control.Line
	question *field
	asked    fyne.CanvasObject // the field with what stands under it
	answer   *people.Answer
	calls    *fyne.Container // with whether reports say so
	remove   *control.Button
	body     *fyne.Container
	box      *fyne.Container
}

func newConfirmer(a *asking, p person) *confirmer {
	c := &confirmer{asking: a, of: p, answer: people.NewAnswer(), calls: newColumn(0)}
	c.line = control.NewLine(func() { c.unfold(!c.body.Visible()) })
	c.line.OnGained = func() { a.panel.reveal(c.line) }
	c.line.OnStep = func(by int) { a.step(c.line, by) }
	c.line.OnDelete, c.line.Items = c.drop, c.items
	c.question = a.panel.newField(locale.Text("How it is put to them; else Galley asks for the claim in other words"), 2)
	c.asked = under(c.question)
	c.answer.OnSend = func(cmd model.AnswerFact, done func(error)) {
		a.do(cmd, func(err error) {
			done(err)
			if err == nil && a.claim == cmd.ClaimID {
				a.panel.leave()
			}
		})
	}
	c.answer.OnEdit, c.answer.OnLeave = a.edited, a.panel.leave
	c.answer.OnGained = func(o fyne.CanvasObject) {
		a.panel.form.content.Refresh()
		a.panel.reveal(o)
	}
	open := control.NewQuiet(locale.Text("Open the person"), theme.AccountIcon(), c.open)
	call := control.NewQuiet(locale.Text("Note a call"), nil, c.note)
	c.remove = control.NewQuiet(locale.Text("Take off"), theme.ContentRemoveIcon(), c.drop)
	c.remove.Tip = locale.Text("They are not asked about this claim; they stay among the people")
	c.body = newColumn(near, c.asked, c.answer.Content, c.calls, container.NewHBox(open, call, layout.NewSpacer(), c.remove))
	c.body.Hide()
	c.box = newColumn(2, c.line, container.New(layout.NewCustomPaddedLayout(0, 4, 10, 0), c.body))
	return c
}

func (c *confirmer) show(now person) {
	a := c.asking
	c.of = now
	title := []string{now.name}
	if now.known.Role != "" {
		title = append(title, now.known.Role)
	}
	if now.known.Terms != "" {
		title = append(title, people.TermsName(now.known.Terms))
	}
	about := locale.Text("not asked yet")
	if n := len(now.attempts); n > 0 {
		about = people.CallLine(now.attempts[n-1].Attempt)
		if n > 1 {
			about += " · " + locale.Count(n, "asked %d time", "asked %d times")
		}
	}
	c.line.Set(strings.Join(title, " · "), about, false)
	shown(c.asked, now.confirms)
	shown(c.remove, now.confirms)
	at := Place{Claim: a.claim, Of: now.id, Field: inAsked}
	c.question.show(at.Key(), now.question, func(text string, done func(error)) { a.panel.do(c.question.typing(c.question.seen(at, text)), done) })
	c.showCalls()
}

// showCalls shows what came of asking, each time with a tick for whether reports say so.
func (c *confirmer) showCalls() {
	c.calls.RemoveAll()
	for _, t := range c.of.attempts {
		says := newTick(locale.Text("Say in reports: asked on %s, %s", people.When(t.Attempt.Made), people.Outcome(t.Attempt.Outcome)),
			func(on bool) {
				c.asking.do(model.ReportAttempt{AttemptID: t.AttemptID, ClaimID: c.asking.claim, Reported: on}, nil)
			})
		says.gained = func() { c.asking.panel.reveal(says) }
		says.set(t.Reported)
		c.calls.Add(says.row)
	}
	shown(c.calls, len(c.of.attempts) > 0)
}

// unfold shows or hides what can be done with the person; unfolded, the answer has the keyboard.
func (c *confirmer) unfold(open bool) {
	c.question.Flush()
	shown(c.body, open)
	c.line.SetOpen(open)
	c.asking.content.Refresh()
	c.asking.panel.form.content.Refresh()
	if !open {
		c.asking.panel.focus(c.line)
		return
	}
	c.asking.panel.focus(c.answer.Focus())
	c.asking.panel.revealOpened(c.box)
}

func (c *confirmer) open() {
	if c.asking.panel.OnPerson != nil {
		c.asking.panel.OnPerson(c.of.id, c.of.name)
	}
}

func (c *confirmer) note() {
	c.asking.note(people.CallOf{PersonID: c.of.id, Name: c.of.name, What: c.of.question}, nil)
}

// drop takes the person off the claim. What was asked of them stays.
func (c *confirmer) drop() {
	if c.of.confirms {
		c.asking.do(model.DropConfirmer{ClaimID: c.asking.claim, PersonID: c.of.id}, nil)
	}
}

func (c *confirmer) items() []control.Item {
	label := locale.Text("Write the answer, and more")
	if c.body.Visible() {
		label = locale.Text("Fold")
	}
	return []control.Item{
		{Label: label, Key: locale.Text("Enter"), Do: func() { c.unfold(!c.body.Visible()) }},
		{Label: locale.Text("Open the person"), Do: c.open},
		{Label: locale.Text("Note a call"), Do: c.note},
		{},
		{Label: locale.Text("Take off this claim"), Key: locale.Text("Delete"), Disabled: !c.of.confirms, Do: c.drop},
	}
}
