package claims

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/people"
	"galley/model"
)

// AskMode is what the field among people and questions is opened for.
type AskMode int

// What it may be opened for.
const (
	AskAnything AskMode = iota
	AskPerson           // to name who can confirm the claim
	AskHouse            // to ask somebody in the house
)

// addField is the one field that adds to people and questions: what it offers says what Enter makes of what
// is typed.
type addField struct {
	control.Completing
	of   *asking
	mode AskMode
}

// Beginnings of the ids of what is offered.
const (
	offersPerson = "person:"
	offersNew    = "new:"
	offersAsk    = "ask:"
)

func newAddField(a *asking) *addField {
	f := &addField{of: a}
	f.ExtendBaseWidget(f)
	f.Find, f.OnTake = f.find, f.take
	f.OnTyped = func(string) { a.edited() }
	f.OnSubmitted = func(string) { f.enter() }
	f.OnSend, f.OnEscape = f.enter, f.left
	f.OnGained = func() { a.panel.reveal(f) }
	f.Hide()
	f.say()
	return f
}

func (f *addField) say() {
	switch f.mode {
	case AskPerson:
		f.SetPlaceHolder(locale.Text("Who can confirm this: a name"))
	case AskHouse:
		f.SetPlaceHolder(locale.Text("A question to the author, editor, lawyer or desk"))
	default:
		f.SetPlaceHolder(locale.Text("A name, or a question"))
	}
}

// begin shows the field with a text, or hides it where there is none.
func (f *addField) begin(text string) {
	f.Close()
	f.Put(text)
	f.mode = AskAnything
	f.say()
	shown(f, text != "")
}

// left gives the keyboard back to the article. An empty field goes.
func (f *addField) left() {
	f.of.panel.leave()
	if strings.TrimSpace(f.Text) == "" {
		f.begin("")
		f.of.panel.form.content.Refresh()
	}
}

// enter takes the first that is offered, where something is typed.
func (f *addField) enter() {
	typed := f.Text
	if strings.TrimSpace(typed) == "" {
		f.left()
		return
	}
	f.find(typed, func(offers []control.Completion) {
		if len(offers) > 0 && f.Text == typed {
			f.Close()
			f.take(offers[0])
		}
	})
}

// find offers what can be made of a text: people who are known, somebody new, a question.
func (f *addField) find(typed string, answer func([]control.Completion)) {
	ask := f.questions(typed)
	if f.mode == AskHouse || f.mode == AskAnything && looksAsked(typed) {
		answer(ask)
		return
	}
	find := f.of.panel.OnKnown
	if find == nil {
		return
	}
	find(People, typed, func(found []control.Completion) {
		var all []control.Completion
		same := false
		for _, p := range found {
			same = same || strings.EqualFold(strings.TrimSpace(typed), p.Text)
			all = append(all, control.Completion{ID: offersPerson + p.ID, Text: p.Text, Aside: p.Aside})
		}
		if name := strings.TrimSpace(typed); name != "" && !same {
			fresh := control.Completion{ID: offersNew, Text: locale.Text("New person “%s”", name)}
			if len(all) > 0 && !strings.HasPrefix(strings.ToLower(all[0].Text), strings.ToLower(name)) {
				all = append([]control.Completion{fresh}, all...) // who was found by another word is not meant by Enter
			} else {
				all = append(all, fresh)
			}
		}
		if f.mode == AskAnything {
			all = append(all, ask...)
		}
		answer(all)
	})
}

// looksAsked reports whether a text is a question rather than a name.
func looksAsked(typed string) bool {
	const arabic, wide = 0x61f, 0xff1f // question marks
	return strings.ContainsRune(typed, '?') || strings.ContainsRune(typed, arabic) || strings.ContainsRune(typed, wide) || len(strings.Fields(typed)) > 4
}

// questions offers to ask each in the house what is typed.
func (f *addField) questions(typed string) []control.Completion {
	if strings.TrimSpace(typed) == "" {
		return nil
	}
	var all []control.Completion
	for _, to := range model.Addressees {
		all = append(all, control.Completion{ID: offersAsk + string(to), Text: locale.Text("Ask %s", people.AddresseeName(to))})
	}
	return all
}

// take does what was chosen, and empties the field for the next.
func (f *addField) take(o control.Completion) {
	typed, claim := strings.TrimSpace(f.Text), f.of.claim
	var cmd model.Command
	switch id := o.ID; {
	case strings.HasPrefix(id, offersPerson):
		cmd = model.NameConfirmer{ClaimID: claim, PersonID: strings.TrimPrefix(id, offersPerson)}
	case id == offersNew && typed != "":
		cmd = model.NameConfirmer{ClaimID: claim, New: &model.AddPerson{Name: typed}}
	case strings.HasPrefix(id, offersAsk) && typed != "":
		cmd = model.AskQuestion{ClaimID: claim, To: model.Addressee(strings.TrimPrefix(id, offersAsk)), Text: typed}
	default:
		return
	}
	f.of.do(cmd, func(err error) {
		if err == nil && f.of.claim == claim && strings.TrimSpace(f.Text) == typed {
			f.Put("")
			f.of.edited()
		}
	})
}

// open shows the field for something and gives it the keyboard.
func (a *asking) open(mode AskMode) {
	a.panel.reached()
	a.add.mode = mode
	a.add.say()
	a.add.Show()
	a.content.Refresh()
	a.panel.form.content.Refresh()
	a.panel.focus(a.add)
	a.panel.revealOpened(a.add)
}

// Ask opens the field among people and questions of the selected claim, with the keyboard in it.
func (p *Panel) Ask(mode AskMode) {
	if _, selected := p.active(); selected {
		p.form.asking.open(mode)
	}
}

// note opens the card that notes a call about the claim.
func (a *asking) note(of people.CallOf, fields map[string]string) {
	a.panel.reached()
	if !a.opened || !a.card.Typed() {
		if fields == nil {
			fields = map[string]string{}
		}
		a.showCard(of, fields)
	}
	a.panel.focus(a.card.Focus())
	a.panel.revealOpened(a.card.Content)
}

// NoteCall opens the card that notes a call about the selected claim, with the keyboard in it. Where one
// person alone can confirm the claim, it is they who were called.
func (p *Panel) NoteCall() {
	d, selected := p.active()
	if !selected {
		return
	}
	of := people.CallOf{}
	if all := peopleOf(d); len(all) == 1 {
		of = people.CallOf{PersonID: all[0].id, Name: all[0].name, What: all[0].question}
	}
	p.form.asking.note(of, nil)
}

// showCard opens the card with what stood in it; nil closes it.
func (a *asking) showCard(of people.CallOf, fields map[string]string) {
	if fields == nil {
		a.close()
		return
	}
	if a.card == nil {
		a.card = people.NewCall(func(typed string, answer func([]control.Completion)) {
			if a.panel.OnKnown != nil {
				a.panel.OnKnown(People, typed, answer)
			}
		})
		a.card.OnEdit, a.card.OnGained = a.edited, a.panel.reveal
		a.card.OnLeave = a.leaveCard
		a.card.OnSend = a.sendCall
	}
	of.Claims = []people.About{{ClaimID: a.claim, Wording: a.panel.wordingOf(a.claim)}}
	if id := fields["person"]; of.PersonID == "" && id != "" {
		if i := slices.IndexFunc(a.people, func(c *confirmer) bool { return c.of.id == id }); i >= 0 {
			of.PersonID, of.Name = id, a.people[i].of.name
		}
	}
	a.card.Show(of, fields)
	a.opened = true
	a.place.Objects = []fyne.CanvasObject{a.card.Content}
	a.place.Show()
	a.content.Refresh()
	if a.panel.form != nil {
		a.panel.form.content.Refresh()
	}
}

// close closes the card.
func (a *asking) close() {
	if !a.opened {
		return
	}
	a.opened = false
	a.place.Objects = nil
	a.place.Hide()
	a.content.Refresh()
	if a.panel.form != nil {
		a.panel.form.content.Refresh()
	}
}

func (a *asking) leaveCard(typed bool) {
	claim := a.claim
	leave := func() {
		if claim == a.claim {
			a.close()
			a.panel.leave()
		}
	}
	if typed && a.panel.Sourcing.GiveUp != nil {
		a.panel.Sourcing.GiveUp(leave)
		return
	}
	leave()
}

// sendCall stores what stands in the card. Somebody who is new is added first, as somebody who can confirm
// the claim.
func (a *asking) sendCall(anew *model.AddPerson, cmd model.Command, done func(error)) {
	claim := a.claim
	had := a.panel.form.sources.focused()
	store := func() {
		a.do(cmd, func(err error) {
			if claim != a.claim {
				return
			}
			done(err)
			if err != nil {
				return
			}
			now := a.panel.form.sources.focused()
			a.close()
			if now == nil || now == had {
				a.panel.leave()
			}
		})
	}
	if anew == nil {
		store()
		return
	}
	a.do(model.NameConfirmer{ClaimID: claim, New: anew}, func(err error) {
		if err != nil {
			done(err)
			return
		}
		store()
	})
}

// InCall reports whether the keyboard is in the card that notes a call.
func (p *Panel) InCall(f fyne.Focusable) bool {
	return p.form.asking.opened && p.form.asking.card.Has(f)
}

// SendCall stores that card, as Ctrl+Enter in it does, and LeaveCall leaves it, as Escape does.
func (p *Panel) SendCall() { p.form.asking.card.Send() }

// LeaveCall leaves the card that notes a call.
func (p *Panel) LeaveCall() { p.form.asking.card.Leave() }
