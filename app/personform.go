package app

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/people"
	"galley/model"
	"galley/model/library"
)

// personForm is what is known of a person, to be typed in or corrected.
type personForm struct {
	id                string // "" somebody new
	name, role, alias *control.Entry
	contacts          *control.Lines
	confidential      *control.Check
	private           *control.Entry // the desk's note
	called            string         // at first, wherever the form is spoken of
	terms             *control.Select
	fault             *widget.Label
	content           fyne.CanvasObject
	saw               []model.Sight // what stood there when it was opened
}

// allTerms are the terms as they are offered: first that nothing is agreed.
var allTerms = append([]model.Terms{""}, model.AllTerms...)

func newPersonForm(source model.Source, p model.Person) *personForm {
	f := &personForm{id: source.ID, saw: model.Saw(source, p), name: control.NewEntryWith(source.Title, locale.Text("As you call them")),
		role:         control.NewEntryWith(p.Role, locale.Text("What they are: harbour master, press officer")),
		alias:        control.NewEntryWith(source.Alias, locale.Text("What reports call them where they may not be named")),
		confidential: control.NewCheck(locale.Text("Confidential: called by the alias everywhere"), nil),
		private:      control.NewEntryWith(source.PrivateNote, locale.Text("For the desk alone; in no report")), called: source.Called(),
		contacts: control.NewLines(locale.Text("Telephone, address: one a line. They stand in no report."), 3), fault: look.Wrapped("")}
	f.contacts.SetText(p.Contacts)
	f.confidential.SetChecked(source.Private)
	var names []string
	for _, t := range allTerms {
		names = append(names, people.TermsName(t))
	}
	f.terms = control.NewSelect(names, nil)
	f.terms.SetSelectedIndex(max(0, slices.Index(allTerms, p.Terms)))
	f.fault.Importance = widget.DangerImportance
	terms := widget.NewFormItem(locale.Text("Terms"), f.terms)
	terms.HintText = locale.Text("On background: used, without the name. Off the record: in no report.")
	f.content = container.NewBorder(nil, f.fault, nil, nil, widget.NewForm(
		widget.NewFormItem(locale.Text("Name"), f.name), widget.NewFormItem(locale.Text("Role"), f.role),
		widget.NewFormItem(locale.Text("Alias"), f.alias), widget.NewFormItem("", f.confidential), terms, widget.NewFormItem(locale.Text("Contacts"), f.contacts),
		widget.NewFormItem(locale.Text("Private note"), f.private)))
	return f
}

// draft is what stands in the form, to be kept until it is stored.
func (f *personForm) draft() *draft {
	d := entries(kindPerson, f.id, quoted(f.called), map[string]*control.Entry{
		"name": f.name, "role": f.role, "alias": f.alias, "private": f.private, "contacts": &f.contacts.Entry})
	before, typed, kept := f.terms.SelectedIndex(), d.typed, f.confidential.Checked
	d.typed = func() bool { return typed() || f.terms.SelectedIndex() != before || f.confidential.Checked != kept }
	return d
}

func (f *personForm) fields() model.PersonFields {
	terms := allTerms[max(0, f.terms.SelectedIndex())]
	return model.PersonFields{Role: &f.role.Text, Alias: &f.alias.Text, Contacts: &f.contacts.Text, Terms: &terms,
		Private: &f.confidential.Checked, PrivateNote: &f.private.Text}
}

// add asks for somebody new.
func (l *peopleListing) add() {
	l.showForm(newPersonForm(model.Source{}, model.Person{}), locale.Text("New person"))
}

// edit corrects what is known of a person.
func (l *peopleListing) edit(id string) {
	readAfterWrites(l.store, "person to edit", func(ctx context.Context, lib *library.Library) (model.PersonFile, error) {
		return lib.PersonFile(library.WithNames(ctx), id)
	}, func(file model.PersonFile) {
		l.showForm(newPersonForm(file.Source, file.Person), locale.Text("Edit person"))
	})
}

func (l *peopleListing) showForm(f *personForm, title string) {
	typed := f.draft()
	had := l.focused()
	back := func() {
		if had != nil {
			l.dialogs.Focus(had)
		}
	}
	var shown *ask.Shown
	store := func(cmd model.Command, then func()) {
		l.store.write(cmd, func(err error) {
			if err != nil {
				f.fault.SetText(locale.Fault(err))
				return
			}
			l.writing.done(typed)
			shown.Hide()
			then()
		})
	}
	save := func() {
		if f.id != "" {
			store(model.Seen{Command: model.EditPerson{ID: f.id, Name: &f.name.Text, Fields: f.fields()}, Was: f.saw}, back)
			return
		}
		cmd := model.AddPerson{ID: model.NewID(), Name: f.name.Text, Fields: f.fields()}
		l.askWhetherSame(cmd.Name, func() {
			store(cmd, func() {
				called := model.Source{Title: cmd.Name, Private: *cmd.Fields.Private, Alias: *cmd.Fields.Alias}
				l.open(cmd.ID, called.Called())
			})
		})
	}
	shown = l.writing.show(typed, ask.Sheet{Title: title, Content: f.content, Size: fyne.NewSize(620, 520), First: f.name, Left: l.leave,
		Submit: ask.Answer{Label: locale.Text("Save"), Do: save, Stays: true}})
}

// askWhetherSame adds somebody, and asks first where there is somebody of the name already.
func (l *peopleListing) askWhetherSame(name string, add func()) {
	readAfterWrites(l.store, "people of a name", func(ctx context.Context, lib *library.Library) ([]model.PersonRow, error) {
		return lib.PeopleNamed(ctx, name)
	}, func(same []model.PersonRow) {
		if len(same) == 0 {
			add()
			return
		}
		what := same[0].Person.Role
		if what == "" {
			what = locale.Text("nothing is known of their role")
		}
		l.dialogs.Ask(ask.Question{Title: locale.Text("Is it the same person?"),
			Text: locale.Text("There is a “%s” among the people already: %s. If it is somebody else, add them; two of one name can be merged later.",
				name, what),
			Safe: locale.Text("Keep editing"), Answers: []ask.Answer{{Label: locale.Text("Add another “%s”", name), Do: add}}})
	})
}
