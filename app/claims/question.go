package claims

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/people"
	"galley/model"
	"galley/model/passage"
	"galley/model/prose"
)

// question is one that somebody in the house has to answer: two lines, which unfold to its words and to a
// field for the answer that closes it.
type question struct {
	asking        *asking
	of            model.Question
	line          *control.Line
	to            *control.Select
	text          *field
	answer        *control.Lines
	close, reopen *control.Button
	edit          *fyne.Container
	body, box     *fyne.Container
	quiet         bool
}

func newQuestion(a *asking) *question {
	q := &question{asking: a}
	q.line = control.NewLine(func() { q.unfold(!q.body.Visible()) })
	q.line.OnGained = func() { a.panel.reveal(q.line) }
	q.line.OnStep = func(by int) { a.step(q.line, by) }
	q.line.OnDelete, q.line.Items = q.remove, q.items
	var names []string
	for _, one := range model.Addressees {
		names = append(names, people.AddresseeName(one))
	}
	q.to = control.NewSelect(names, func(string) {
		if i := q.to.SelectedIndex(); !q.quiet && i >= 0 {
			a.do(model.EditQuestion{ID: q.of.ID, To: &model.Addressees[i]}, nil)
		}
	})
	q.text = a.panel.newField(locale.Text("The question"), 1)
	q.text.whole = func(text string) bool { return strings.TrimSpace(text) != "" }
	q.answer = control.NewLines(locale.Text("The answer; Enter closes the question"), 1)
	q.answer.OnEscape, q.answer.OnSend = a.panel.leave, q.finish
	q.answer.OnGained = func() { a.panel.reveal(q.answer) }
	q.answer.OnChanged = func(string) { a.edited() }
	q.answer.OnKey = func(e *fyne.KeyEvent) bool {
		if (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter) && !control.Held(fyne.KeyModifierShift) {
			q.finish()
			return true
		}
		return false
	}
	q.close = control.NewButton(locale.Text("Close the question"), nil, q.finish)
	q.reopen = control.NewQuiet(locale.Text("Open it again"), nil, func() { a.do(model.ReopenQuestion{ID: q.of.ID}, nil) })
	remove := control.NewQuiet(locale.Text("Delete"), nil, q.remove)
	remove.Danger = true
	q.edit = newColumn(near, container.NewBorder(nil, nil, q.to, nil, q.text), q.text.meanwhile.content, q.answer)
	q.body = newColumn(near, q.edit, container.NewHBox(q.close, q.reopen, layout.NewSpacer(), remove))
	q.body.Hide()
	q.box = newColumn(2, q.line, container.New(layout.NewCustomPaddedLayout(0, 4, 10, 0), q.body))
	return q
}

func (q *question) show(now model.Question, d model.Dossier) {
	a := q.asking
	q.of = now
	to := people.AddresseeName(now.To)
	sign, about := "?", now.By+" · "+locale.Moment(now.Asked.Time().Local())
	if !now.Open() {
		sign = "+"
		about = locale.Text("closed by %s", now.ClosedBy)
		if now.Answer != "" {
			about += " · " + passage.Shorten(prose.Flatten(now.Answer), 120)
		}
	}
	q.line.Set(sign+" "+locale.Text("To %s: %s", to, passage.Shorten(prose.Flatten(now.Text), 160)), about, !now.Open())
	q.quiet = true
	q.to.SetSelectedIndex(slices.Index(model.Addressees, now.To))
	q.quiet = false
	a.panel.bind(q.text, Place{Claim: a.claim, Of: now.ID, Field: inQuestion}, d)
	shown(q.edit, now.Open())
	shown(q.close, now.Open())
	shown(q.reopen, !now.Open())
}

// unfold shows or hides what can be done with the question; unfolded, its answer has the keyboard.
func (q *question) unfold(open bool) {
	q.text.Flush()
	shown(q.body, open)
	q.line.SetOpen(open)
	q.asking.content.Refresh()
	q.asking.panel.form.content.Refresh()
	switch {
	case !open:
		q.asking.panel.focus(q.line)
	case q.of.Open():
		q.asking.panel.focus(q.answer)
	default:
		q.asking.panel.focus(q.reopen)
	}
	if open {
		q.asking.panel.revealOpened(q.box)
	}
}

// finish closes the question with what stands in the field.
func (q *question) finish() {
	id, answer := q.of.ID, q.answer.Text
	q.asking.do(model.CloseQuestion{ID: id, Answer: answer}, func(err error) {
		if err != nil || q.of.ID != id {
			return
		}
		if q.answer.Text == answer {
			q.answer.SetText("")
		}
		shown(q.body, false)
		q.line.SetOpen(false)
		q.asking.panel.form.content.Refresh()
		q.asking.panel.leave()
	})
}

func (q *question) remove() { q.asking.do(model.DeleteQuestion{ID: q.of.ID}, nil) }

func (q *question) items() []control.Item {
	label := locale.Text("Answer it, or change it")
	if q.body.Visible() {
		label = locale.Text("Fold")
	}
	return []control.Item{
		{Label: label, Key: locale.Text("Enter"), Do: func() { q.unfold(!q.body.Visible()) }},
		{Label: locale.Text("Close it without an answer"), Disabled: !q.of.Open(), Do: func() { q.asking.do(model.CloseQuestion{ID: q.of.ID}, nil) }},
		{Label: locale.Text("Open it again"), Disabled: q.of.Open(), Do: func() { q.asking.do(model.ReopenQuestion{ID: q.of.ID}, nil) }},
		{},
		{Label: locale.Text("Delete the question"), Key: locale.Text("Delete"), Do: q.remove},
	}
}
