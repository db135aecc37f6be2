package app

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
	"galley/model/library"
)

// checklisting changes what checklists ask, and makes those of the desk's own.
type checklisting struct {
	store   *store
	dialogs *ask.Dialogs
	writing *writing
}

func (c *checklisting) actions() []action {
	return []action{{name: "Checklists…", enabled: func() bool { return c.store.library != nil }, do: c.list}}
}

// list shows all checklists, to be changed.
func (c *checklisting) list() {
	c.writing.texts.Flush()
	readAfterWrites(c.store, "checklists", func(ctx context.Context, lib *library.Library) ([]model.Checklist, error) { return lib.Checklists(ctx) },
		func(all []model.Checklist) {
			offers := []ask.Offer{{Name: locale.Text("New Checklist…"), Do: func() { c.edit(model.Checklist{For: []model.Subject{model.AboutAll}}) }}}
			for _, list := range all {
				offers = append(offers, ask.Offer{Name: look.ChecklistName(list), Aside: c.about(list), Do: func() { c.edit(list) }})
			}
			c.dialogs.Choose(locale.Text("Checklists"), locale.Text("Which checklist?"), offers, nil)
		})
}

// about says which claims have a checklist.
func (c *checklisting) about(list model.Checklist) string {
	if len(list.For) == 0 {
		return locale.Text("no claim has it")
	}
	var names []string
	for _, of := range list.For {
		names = append(names, locale.Word(string(of)))
	}
	return strings.Join(names, ", ")
}

// checklistForm is a checklist as a form: its name, an item a line, and which claims have it.
type checklistForm struct {
	list    model.Checklist
	name    *control.Entry
	items   *control.Lines
	about   *control.Checks
	content fyne.CanvasObject
	was     string // what stood in it at first
}

func newChecklistForm(list model.Checklist) *checklistForm {
	f := &checklistForm{list: list, name: control.NewEntryWith(look.ChecklistName(list), locale.Text("What the checklist is called"))}
	var lines []string
	for _, words := range list.Items {
		lines = append(lines, look.ItemWords(list.ID, words))
	}
	f.items = control.NewLines(locale.Text("What is to be looked at, a line each"), 9)
	f.items.SetText(strings.Join(lines, "\n"))
	var names []string
	for _, of := range model.Subjects {
		names = append(names, subjectName(of))
	}
	f.about = control.NewChecks(names, nil)
	var on []string
	for _, of := range list.For {
		on = append(on, subjectName(of))
	}
	f.about.SetSelected(on)
	form := widget.NewForm(widget.NewFormItem(locale.Text("Name"), f.name))
	who := container.NewBorder(look.FaintText(locale.Text("Claims that have it")), nil, nil, nil, control.NewScroll(f.about.Content).Content)
	what := container.NewBorder(look.FaintText(locale.Text("Items, a line each")), nil, nil, nil, f.items)
	f.content = container.NewBorder(form, nil, nil, container.NewGridWrap(fyne.NewSize(look.Px(250), look.Px(330)), who), what)
	f.was = f.typed()
	return f
}

// subjectName says what makes a claim have a checklist.
func subjectName(of model.Subject) string {
	switch of {
	case model.AboutAll:
		return locale.Text("every claim")
	case model.AboutNames:
		return locale.Text("names stand in it")
	case model.AboutQuotations:
		return locale.Text("words are quoted in it")
	case model.AboutFigures:
		return locale.Text("figures stand in it")
	case model.AboutPhotographs:
		return locale.Text("it stands in a caption")
	}
	return locale.Text("kind: %s", locale.Word(string(of)))
}

func (f *checklistForm) typed() string {
	return f.name.Text + "\x00" + f.items.Text + "\x00" + strings.Join(f.about.Selected(), "\x00")
}

// read is what stands in the form. Words that are Galley's own stay as they are stored, whatever language they are shown in.
func (f *checklistForm) read() (name string, items []string, about []model.Subject) {
	if name = f.name.Text; name == look.ChecklistName(f.list) {
		name = f.list.Name
	}
	items = strings.Split(f.items.Text, "\n")
	for i, line := range items {
		for _, words := range f.list.Items {
			if strings.TrimSpace(line) == look.ItemWords(f.list.ID, words) {
				items[i] = words
			}
		}
	}
	about = []model.Subject{}
	on := f.about.Selected()
	for _, of := range model.Subjects {
		if slices.Contains(on, subjectName(of)) {
			about = append(about, of)
		}
	}
	return name, items, about
}

// edit shows a checklist as a form; one without an id is new.
func (c *checklisting) edit(list model.Checklist) {
	form := newChecklistForm(list)
	fault := look.Wrapped("")
	fault.Importance = widget.DangerImportance
	var shown *ask.Shown
	write := func(cmd model.Command) {
		c.store.write(cmd, func(err error) {
			if err != nil {
				fault.SetText(locale.Fault(err))
				return
			}
			shown.Hide()
		})
	}
	save := func() {
		name, items, about := form.read()
		if list.ID == "" {
			write(model.AddChecklist{Name: name, Items: items, For: about})
			return
		}
		write(model.Seen{Command: model.EditChecklist{ID: list.ID, Name: &name, Items: items, For: about}, Was: model.Saw(list)})
	}
	title, answers := locale.Text("A new checklist"), []ask.Answer(nil)
	_, builtIn := model.BuiltInChecklist(list.ID)
	switch {
	case list.ID == "":
	case builtIn:
		title = locale.Text("The checklist “%s”", look.ChecklistName(list))
		if list.Created != "" { // it was edited here
			answers = []ask.Answer{{Label: locale.Text("As Galley comes with it"), Stays: true,
				Do: func() { write(model.ResetChecklist{ID: list.ID}) }}}
		}
	default:
		title = locale.Text("The checklist “%s”", list.Name)
		answers = []ask.Answer{{Label: locale.Text("Delete"), Danger: true, Stays: true,
			Do: func() { write(model.DeleteChecklist{ID: list.ID}) }}}
	}
	shown = c.dialogs.Show(ask.Sheet{Title: title, Content: container.NewBorder(nil, fault, nil, nil, form.content), Size: fyne.NewSize(820, 480),
		First: form.name, Typed: func() bool { return form.typed() != form.was }, Answers: answers,
		Submit: ask.Answer{Label: locale.Text("Save"), Do: save, Stays: true}})
}
