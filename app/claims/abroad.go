package claims

import (
	"fyne.io/fyne/v2"

	"galley/app/locale"
	"galley/model"
	"galley/model/prose"
)

// abroad is what is said of a passage in another language: what it says, which language that is, and who
// translated it. It is folded at first, and its head says it.
type abroad struct {
	head                              *fold
	part                              *fyne.Container
	translation, language, translator *field
}

func newAbroad(x *exhibit) *abroad {
	a := &abroad{
		translation: x.panel.newField(locale.Text("What it says in your language"), 2),
		language:    x.panel.newField(locale.Text("Its language: de, fr, zh"), 1),
		translator:  x.panel.newField(locale.Text("Who translated it"), 1),
	}
	a.language.whole = model.IsLanguage
	a.part = newColumn(near, under(a.translation), beside(a.language, a.translator), a.language.meanwhile.content, a.translator.meanwhile.content)
	a.head = newFold(locale.Text("Another language"), a.part, func(bool) {
		x.panel.form.sources.content.Refresh()
		x.panel.form.content.Refresh()
	})
	return a
}

func (a *abroad) fields() []*field { return []*field{a.translation, a.language, a.translator} }

func (a *abroad) show(now model.Exhibit) {
	a.head.say(prose.Join(" · ", now.Language, prose.Flatten(now.Translation)))
}
