package sources

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/model"
)

// Attach is the form that puts a source on a claim.
type Attach struct {
	Form

	tabs   *container.AppTabs
	fields *fields
	search *widget.Entry
	list   *widget.List
	find   func(text string, answer func([]model.Source))
	shown  []model.Source
	chosen string // id of a known source
	wanted string // to be chosen when it is found; "" none
	reuse  *container.TabItem

	stance      *widget.RadioGroup
	quote, note *Lines
	locator     *widget.Entry
}

// Lines is text of several lines, which Tab leaves: whoever works with the
// keyboard alone would be shut in otherwise.
type Lines struct{ widget.Entry }

func newLines(hint string, rows int) *Lines {
	l := &Lines{}
	l.MultiLine, l.Wrapping = true, fyne.TextWrapWord
	l.ExtendBaseWidget(l)
	l.SetPlaceHolder(hint)
	l.SetMinRowsVisible(rows)
	return l
}

// AcceptsTab tells Fyne that Tab moves on.
func (l *Lines) AcceptsTab() bool { return false }

// NewAttach makes the form for a claim; find looks for sources in the library,
// of which there may be many, and today fills in when a new source was looked at.
func NewAttach(claimID string, find func(text string, answer func([]model.Source)), today string, files Files,
	submit func(model.Command, func(error))) *Attach {
	a := &Attach{find: find, fields: newFields(model.Source{Accessed: today}, files)}
	a.search = widget.NewEntry()
	a.search.SetPlaceHolder("Find a source in the library")
	a.search.OnChanged = func(string) { a.filter() }
	a.list = widget.NewList(
		func() int { return len(a.shown) },
		func() fyne.CanvasObject {
			l := widget.NewLabel("")
			l.Truncation = fyne.TextTruncateEllipsis
			return l
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			s := a.shown[i]
			text := s.Title
			if s.Publisher != "" {
				text += " — " + s.Publisher
			}
			o.(*widget.Label).SetText(text)
		},
	)
	a.list.OnSelected = func(i widget.ListItemID) { a.chosen = a.shown[i].ID }

	stances := make([]string, len(model.Stances))
	for i, s := range model.Stances {
		stances[i] = string(s)
	}
	a.stance = widget.NewRadioGroup(stances, nil)
	a.stance.Horizontal = true
	a.stance.Required = true
	a.stance.SetSelected(stances[0])
	a.quote = newLines("The words of the source that decide it", 3)
	a.note = newLines("", 2)
	a.locator = widget.NewEntry()
	a.locator.SetPlaceHolder("Page, paragraph, time")
	evidence := widget.NewForm(
		widget.NewFormItem("This source", a.stance),
		widget.NewFormItem("Passage", a.quote),
		widget.NewFormItem("Where in it", a.locator),
		widget.NewFormItem("Note", a.note),
	)
	a.reuse = container.NewTabItem("In the library", container.NewBorder(a.search, nil, nil, nil, a.list))
	a.tabs = container.NewAppTabs(container.NewTabItem("New source", container.NewVScroll(a.fields.form)), a.reuse)
	a.tabs.DisableItem(a.reuse) // until there is a source to choose
	a.filter()
	a.keep(a.record())
	a.First = a.fields.title
	a.build(container.NewBorder(nil, evidence, nil, nil, a.tabs), "Attach source", func(done func(error)) {
		cmd := model.AttachSource{ClaimID: claimID, Stance: model.Stance(a.stance.Selected), Quote: a.quote.Text,
			Locator: a.locator.Text, Note: a.note.Text}
		if a.tabs.SelectedIndex() == 0 {
			cmd.New = &model.AddSource{Fields: a.fields.read()}
		} else if a.chosen == "" {
			done(model.Faultf(model.Invalid, "Choose a source in the list first."))
			return
		} else {
			cmd.SourceID = a.chosen
		}
		submit(cmd, done)
	})
	return a
}

// choose selects a known source, once it is among those shown.
func (a *Attach) choose(id string) {
	a.wanted = id
	for i, s := range a.shown {
		if id != "" && s.ID == id {
			a.tabs.Select(a.reuse)
			a.list.Select(i)
			a.wanted = ""
		}
	}
}

// filter shows the sources that fit what is typed, when they come.
func (a *Attach) filter() {
	typed := a.search.Text
	a.find(typed, func(found []model.Source) {
		if typed != a.search.Text {
			return // more was typed since
		}
		a.shown, a.chosen = found, ""
		if len(found) > 0 {
			a.tabs.EnableItem(a.reuse)
		}
		a.list.UnselectAll()
		a.list.Refresh()
		a.choose(a.wanted)
	})
}
