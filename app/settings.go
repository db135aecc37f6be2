package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/app/control"
	"galley/app/look"
	"galley/app/reader"
)

// settings are what a person chooses of how the window looks, and who is at work.
type settings struct {
	app     fyne.App
	page    middle
	store   *store
	dialogs *ask.Dialogs
	notice  *notice
	writing *writing
}

func (s *settings) actions() []action {
	return []action{
		{name: "Preferences…", do: s.preferences},
		{name: "Larger Text", do: func() { s.zoom(1.1) }},
		{name: "Smaller Text", do: func() { s.zoom(1 / 1.1) }},
		{name: "Normal Text", do: func() { s.zoom(0) }},
		{name: "Type with Serifs", do: func() { s.setSerif(true) }},
		{name: "Type without Serifs", do: func() { s.setSerif(false) }},
		{name: "Light", do: func() { s.setAppearance("light") }},
		{name: "Dark", do: func() { s.setAppearance("dark") }},
		{name: "As the System", do: func() { s.setAppearance("") }},
	}
}

// apply puts on the screen what was chosen before.
func (s *settings) apply() {
	p := s.app.Preferences()
	s.page.SetZoom(float32(p.FloatWithFallback(prefZoom, 1)))
	s.setSerif(p.BoolWithFallback(prefSerif, true))
}

func (s *settings) preferences() {
	p := s.app.Preferences()
	name := control.NewEntryWith(s.store.editor, "")
	typed := entries(kindPreferences, "", "", map[string]*control.Entry{"name": name})
	save := func() {
		s.writing.done(typed)
		if name.Text == "" {
			return
		}
		s.writing.texts.Flush() // typed under the old name
		p.SetString(prefEditor, name.Text)
		s.store.editor = name.Text
		if s.store.library != nil {
			s.notice.where(s.store.library.Path(), name.Text)
		}
		s.store.show()
	}
	item := &widget.FormItem{Text: "Your name", Widget: name, HintText: "Stored with everything you do: in history, in verdicts, in reports."}
	s.writing.show(typed, ask.Sheet{
		Title: "Preferences", Content: widget.NewForm(item), Size: fyne.NewSize(560, 200), First: name,
		Submit: ask.Answer{Label: "Save", Do: save},
	})
}

func (s *settings) setAppearance(a look.Appearance) {
	s.app.Preferences().SetString(prefAppearance, string(a))
	s.app.Settings().SetTheme(look.Theme{Appearance: a})
}

// setSerif sets articles in the type with serifs, or in that of the window.
func (s *settings) setSerif(serif bool) {
	s.app.Preferences().SetBool(prefSerif, serif)
	family := reader.Family(0)
	if serif {
		family = look.Serif
	}
	s.page.SetFamily(family)
}

func (s *settings) zoom(by float32) {
	p := s.app.Preferences()
	z := float32(p.FloatWithFallback(prefZoom, 1))
	if by == 0 {
		z = 1
	} else {
		z = min(2.5, max(0.7, z*by))
	}
	p.SetFloat(prefZoom, float64(z))
	s.page.SetZoom(z)
}
