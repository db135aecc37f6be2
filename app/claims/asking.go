package claims

import (
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/people"
	"galley/model"
)

// asking is the part of the form for people and questions: who can confirm the claim and was asked about
// it, and what somebody in the house has to answer. One field adds to both.
type asking struct {
	panel     *Panel
	claim     string // shown
	content   *fyne.Container
	add       *addField
	place     *fyne.Container // of the card that notes a call
	card      *people.Call
	opened    bool                         // the card is
	begun     map[string]map[string]string // claim → what was typed and is not stored
	rows      *fyne.Container
	people    []*confirmer
	questions []*question
}

// What stands in the part, by name, in the journal of what is typed: the field that adds, an answer of each
// person, an answer to each question, and the card.
const (
	typedAdd    = "add"
	typedAnswer = "answer."
	typedClose  = "close."
	typedCall   = "call."
)

func newAsking(p *Panel) *asking {
	a := &asking{panel: p, place: container.NewStack(), rows: newColumn(2), begun: map[string]map[string]string{}}
	a.add = newAddField(a)
	a.place.Hide()
	add := control.NewQuiet(locale.Text("Add"), theme.ContentAddIcon(), func() { a.open(a.add.mode) })
	add.Tip = locale.Text("Name who can confirm the claim, or ask a question")
	call := control.NewQuiet(locale.Text("Note a call"), nil, func() { a.note(people.CallOf{}, nil) })
	a.content = newColumn(near, heading(locale.Text("People and questions"), container.NewHBox(call, add)), a.add, a.place, a.rows)
	return a
}

// fields are those that store what is typed by themselves.
func (a *asking) fields() []*field {
	var all []*field
	for _, c := range a.people {
		all = append(all, c.question)
	}
	for _, q := range a.questions {
		all = append(all, q.text)
	}
	return all
}

// show shows the people and questions of a claim, and what was typed there once.
func (a *asking) show(d model.Dossier) {
	if d.Claim.ID != a.claim {
		a.keep()
		a.claim = d.Claim.ID
		a.people, a.questions = nil, nil
		was := a.begun[a.claim]
		a.add.begin(was[typedAdd])
		a.showCard(people.CallOf{}, inPart(was, typedCall))
	}
	a.showPeople(d)
	a.showQuestions(d)
	a.rows.RemoveAll()
	for _, c := range a.people {
		a.rows.Add(c.box)
	}
	for _, q := range a.questions {
		a.rows.Add(q.box)
	}
	shown(a.rows, len(a.rows.Objects) > 0)
	a.content.Refresh()
}

// person is somebody who can confirm a claim, or was asked about it.
type person struct {
	id, name string
	known    model.Person
	confirms bool   // named as somebody who can confirm it
	question string // as it is put to them
	attempts []model.AttemptOn
}

// peopleOf are the people of a claim: those who can confirm it, then those who were only asked.
func peopleOf(d model.Dossier) []person {
	var all []person
	for _, c := range d.Confirmers {
		all = append(all, person{id: c.PersonID, name: c.Name, known: c.Person, confirms: true, question: c.Question})
	}
	for _, t := range d.Attempts {
		i := slices.IndexFunc(all, func(p person) bool { return p.id == t.Attempt.PersonID })
		if i < 0 {
			all = append(all, person{id: t.Attempt.PersonID, name: t.Name, known: model.Person{Terms: t.Terms}})
			i = len(all) - 1
		}
		all[i].attempts = append(all[i].attempts, t)
	}
	return all
}

func (a *asking) showPeople(d model.Dossier) {
	now := peopleOf(d)
	rows := make([]*confirmer, len(now))
	for i, p := range now {
		if at := slices.IndexFunc(a.people, func(c *confirmer) bool { return c.of.id == p.id }); at >= 0 {
			rows[i] = a.people[at] // the person may be typing in it
		} else {
			rows[i] = newConfirmer(a, p)
			rows[i].answer.Bind(a.claim, p.id, a.begun[a.claim][typedAnswer+p.id])
		}
	}
	a.people = rows
	for i, p := range now {
		rows[i].show(p)
	}
}

func (a *asking) showQuestions(d model.Dossier) {
	now := inOrderOfUse(d.Questions)
	rows := make([]*question, len(now))
	for i, q := range now {
		if at := slices.IndexFunc(a.questions, func(r *question) bool { return r.of.ID == q.ID }); at >= 0 {
			rows[i] = a.questions[at]
		} else {
			rows[i] = newQuestion(a)
			rows[i].answer.SetText(a.begun[a.claim][typedClose+q.ID])
		}
	}
	a.questions = rows
	for i, q := range now {
		rows[i].show(q, d)
	}
}

// inOrderOfUse are questions with the open ones first.
func inOrderOfUse(all []model.Question) []model.Question {
	var open, closed []model.Question
	for _, q := range all {
		if q.Open() {
			open = append(open, q)
		} else {
			closed = append(closed, q)
		}
	}
	return append(open, closed...)
}

// inPart are the fields of a part of what was typed; nil there are none.
func inPart(all map[string]string, part string) map[string]string {
	var in map[string]string
	for name, text := range all {
		if name, is := strings.CutPrefix(name, part); is {
			if in == nil {
				in = map[string]string{}
			}
			in[name] = text
		}
	}
	return in
}

// typed is what stands in the part now and is not stored.
func (a *asking) typed() map[string]string {
	now := map[string]string{}
	put := func(name, text string) {
		if strings.TrimSpace(text) != "" {
			now[name] = text
		}
	}
	put(typedAdd, a.add.Text)
	for _, c := range a.people {
		put(typedAnswer+c.of.id, c.answer.Text())
	}
	for _, q := range a.questions {
		put(typedClose+q.of.ID, q.answer.Text)
	}
	if a.opened && a.card.Typed() {
		for name, text := range a.card.Fields() {
			put(typedCall+name, text)
		}
	}
	return now
}

// keep keeps what stands in the part, as another claim is shown.
func (a *asking) keep() {
	if now := a.typed(); len(now) > 0 && a.claim != "" {
		a.begun[a.claim] = now
	} else {
		delete(a.begun, a.claim)
	}
}

// Asking is what was typed among the people and questions of claims and is not stored, of whatever claim.
func (p *Panel) Asking() []Begun {
	a := p.form.asking
	all := maps.Clone(a.begun)
	delete(all, a.claim)
	if now := a.typed(); len(now) > 0 && a.claim != "" {
		all[a.claim] = now
	}
	var out []Begun
	for _, claim := range slices.SortedFunc(maps.Keys(all), strings.Compare) {
		out = append(out, Begun{claim, p.wordingOf(claim), all[claim]})
	}
	return out
}

// RestoreAsking puts back among the people and questions of the selected claim what an earlier run of the
// program left there.
func (p *Panel) RestoreAsking(fields map[string]string) {
	a := p.form.asking
	if _, selected := p.active(); !selected || fields == nil {
		return
	}
	a.add.begin(fields[typedAdd])
	for _, c := range a.people {
		if text := fields[typedAnswer+c.of.id]; text != "" {
			c.answer.Bind("", "", "")
			c.answer.Bind(a.claim, c.of.id, text)
			c.unfold(true)
		}
	}
	for _, q := range a.questions {
		if text := fields[typedClose+q.of.ID]; text != "" {
			q.answer.SetText(text)
			q.unfold(true)
		}
	}
	a.showCard(people.CallOf{}, inPart(fields, typedCall))
}

// do stores something of the part.
func (a *asking) do(cmd model.Command, done func(error)) {
	a.panel.Flush()
	a.panel.do(cmd, done)
}

// edited hears that something was typed.
func (a *asking) edited() {
	if a.panel.OnEdit != nil {
		a.panel.OnEdit()
	}
}

// forget lets go of all that was typed, as another library is opened.
func (a *asking) forget() {
	clear(a.begun)
	a.claim, a.people, a.questions = "", nil, nil
	a.add.begin("")
	a.close()
}

// step gives the keyboard to the row before or after one.
func (a *asking) step(from *control.Line, by int) {
	var lines []*control.Line
	for _, c := range a.people {
		lines = append(lines, c.line)
	}
	for _, q := range a.questions {
		lines = append(lines, q.line)
	}
	if at := slices.Index(lines, from) + by; at >= 0 && at < len(lines) {
		a.panel.focus(lines[at])
	}
}

// focus gives the keyboard to something of the form, which may never have been painted.
func (p *Panel) focus(f fyne.Focusable) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.frame.content); c != nil {
		c.Focus(f)
	}
}
