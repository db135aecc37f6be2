package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/app/claims"
	"galley/app/control"
	"galley/app/language"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/reader"
	"galley/model"
)

// settings are what a person chooses of how the window looks, and who is at work.
type settings struct {
	app     fyne.App
	page    middle
	store   *store
	dialogs *ask.Dialogs
	notice  *notice
	writing *writing
	wants   *hintChoices
	// pickFile asks for a file; readAgain has the article read along anew.
	pickFile  func(chosen func(string))
	readAgain func()
	changed   func() // the menu's ticks follow
	copies    func() (items []*widget.FormItem, authority *control.Entry, keep func())
	refit     func() // the menu has another height, and leaves the window other room
}

func (s *settings) actions() []action {
	all := []action{
		{name: "Preferences…", do: s.preferences},
		{name: "Zoom In", enabled: func() bool { return s.zoom() < zooms[len(zooms)-1] }, do: func() { s.zoomBy(1) }},
		{name: "Zoom Out", enabled: func() bool { return s.zoom() > zooms[0] }, do: func() { s.zoomBy(-1) }},
		{name: "Normal Size", do: func() { s.setZoom(1) }},
		{name: "Larger Article Text", do: func() { s.enlarge(1.1) }},
		{name: "Smaller Article Text", do: func() { s.enlarge(1 / 1.1) }},
		{name: "Normal Article Text", do: func() { s.enlarge(0) }},
		{name: "Article Text with Serifs", checked: s.serif, do: func() { s.setSerif(!s.serif()) }},
	}
	for name, a := range map[string]look.Appearance{"Light": look.AlwaysLight, "Dark": look.AlwaysDark, "As the System": look.FollowSystem} {
		all = append(all, action{name: name, checked: func() bool { return themeOf(s.app).Appearance == a }, do: func() { s.setAppearance(a) }})
	}
	return all
}

// themeOf is the theme with what was chosen before.
func themeOf(a fyne.App) look.Theme {
	p := a.Preferences()
	return look.Theme{
		Appearance: look.Appearance(p.String(prefAppearance)),
		Zoom:       min(zooms[len(zooms)-1], max(zooms[0], float32(p.FloatWithFallback(prefZoom, 1)))),
	}
}

// apply puts on the screen what was chosen before.
func (s *settings) apply() {
	s.page.SetZoom(float32(s.app.Preferences().FloatWithFallback(prefTextSize, 1)))
	s.setSerif(s.serif())
}

func (s *settings) preferences() {
	p := s.app.Preferences()
	name := control.NewEntryWith(s.store.name, "")
	tongue := s.languages()
	along, keepAlong := s.wants.form()
	scale, keepScale := s.scales()
	trade, keepTrade := s.trades(scale)
	spellings := control.NewEntryWith(s.wants.spellings(), locale.Text("None"))
	choose := control.NewQuiet(locale.Text("Choose…"), theme.FolderOpenIcon(), func() {
		s.pickFile(func(path string) { spellings.SetText(path) })
	})
	copies, authority, keepCopies := s.copies()
	typed := entries(kindPreferences, "", "", map[string]*control.Entry{"name": name, "spellings": spellings, "authority": authority})
	save := func() {
		s.writing.done(typed)
		if name.Text == "" {
			return
		}
		s.writing.texts.Flush() // typed under the old name
		p.SetString(prefEditor, name.Text)
		s.setLanguage(tongue.SelectedIndex())
		keepAlong()
		keepTrade()
		keepScale()
		keepCopies()
		p.SetString(prefSpellings, strings.TrimSpace(spellings.Text))
		s.readAgain()
		s.store.work(name.Text)
		if s.store.library != nil {
			s.notice.where(s.store.library.Path(), s.store.editor)
		}
		s.store.show()
	}
	whose := locale.Text("Stored with everything you do. A name is a convention: nobody verifies it, here or in a shared library.")
	if own := s.store.vouched(); own != "" {
		whose = locale.Text("In this newsroom you are %s, as its server knows you. This name is for libraries that are files.", own)
	}
	items := []*widget.FormItem{
		{Text: locale.Text("Your name"), Widget: name, HintText: whose},
		{Text: locale.Text("Language"), Widget: tongue, HintText: locale.Text("Of the window, from the next start on. Reports have their own.")},
		{Text: locale.Text("When you check"), Widget: trade,
			HintText: locale.Text("Sets the scale, what of a claim is folded, and what is exported first. Nothing goes.")},
		{Text: locale.Text("Scale for new claims"), Widget: scale.Select, HintText: locale.Text("A collection can have a scale of its own. Verdicts keep theirs.")},
		{Text: locale.Text("Reading along"), Widget: along, HintText: locale.Text("Hints decide nothing. Nothing leaves this computer.")},
		{Text: locale.Text("Spellings"), Widget: container.NewBorder(nil, nil, nil, choose, spellings),
			HintText: locale.Text("A text file of the desk's own spellings, a line each. The ledger compares names with it.")},
	}
	s.writing.show(typed, ask.Sheet{
		Title: locale.Text("Preferences"), Content: control.NewScroll(besideBar(widget.NewForm(append(items, copies...)...))).Content, Size: fyne.NewSize(640, 660), First: name,
		Submit: ask.Answer{Label: locale.Text("Save"), Do: save},
	})
}

// scaleOffer are scales to choose from.
type scaleOffer struct {
	*control.Select
	all []model.Scale
}

// choose chooses the scale of an id, where it is offered.
func (o *scaleOffer) choose(id string) {
	if i := slices.IndexFunc(o.all, func(one model.Scale) bool { return one.ID == id }); i >= 0 {
		o.SetSelectedIndex(i)
	}
}

// scales offers those of the library as the one that claims begin with, and returns what keeps
// the choice. One that only another library has stays chosen.
func (s *settings) scales() (offer *scaleOffer, keep func()) {
	all := s.store.session.Scales()
	if len(all) == 0 {
		all = model.BuiltInScales()
	}
	p := s.app.Preferences()
	var names []string
	for _, one := range all {
		names = append(names, claims.ScaleName(one))
	}
	offer = &scaleOffer{control.NewSelect(names, nil), all}
	offer.SetSelectedIndex(0)
	offer.choose(model.DefaultScale)
	offer.choose(p.String(prefScale))
	was := offer.SelectedIndex()
	return offer, func() {
		if i := offer.SelectedIndex(); i >= 0 && i != was {
			p.SetString(prefScale, all[i].ID)
		}
	}
}

// languages offers those that the window has texts in, the system's first.
func (s *settings) languages() *control.Select {
	names := []string{locale.Text("As the system")}
	chosen := 0
	for i, spoken := range language.All() {
		names = append(names, spoken.Name)
		if spoken.Tag == s.app.Preferences().String(language.Preference) {
			chosen = i + 1
		}
	}
	offer := control.NewSelect(names, nil)
	offer.SetSelectedIndex(chosen)
	return offer
}

// setLanguage keeps a choice of languages. The widgets there are keep the texts they were
// made with.
func (s *settings) setLanguage(chosen int) {
	tag := ""
	if chosen > 0 {
		tag = language.All()[chosen-1].Tag
	}
	if p := s.app.Preferences(); tag != p.String(language.Preference) {
		p.SetString(language.Preference, tag)
		s.notice.say(locale.Text("Galley speaks that language when it is started again."))
	}
}

func (s *settings) setAppearance(a look.Appearance) {
	s.app.Preferences().SetString(prefAppearance, string(a))
	s.app.Settings().SetTheme(themeOf(s.app))
	s.changed()
}

// serif reports whether articles are set in the type with serifs.
func (s *settings) serif() bool { return s.app.Preferences().BoolWithFallback(prefSerif, true) }

// setSerif sets articles in the type with serifs, or in that of the window.
func (s *settings) setSerif(serif bool) {
	s.app.Preferences().SetBool(prefSerif, serif)
	family := reader.Family(0)
	if serif {
		family = look.Serif
	}
	s.page.SetFamily(family)
	s.changed()
}

// zooms are how large everything in the window can be.
var zooms = []float32{0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2}

func (s *settings) zoom() float32 { return themeOf(s.app).Zoom }

// zoomBy makes everything in the window larger or smaller by a step.
func (s *settings) zoomBy(step int) {
	at, now := 0, s.zoom()
	for i, z := range zooms {
		if z <= now {
			at = i
		}
	}
	s.setZoom(zooms[max(0, min(len(zooms)-1, at+step))])
}

func (s *settings) setZoom(z float32) {
	s.app.Preferences().SetFloat(prefZoom, float64(z))
	s.app.Settings().SetTheme(themeOf(s.app))
	s.refit()
	s.notice.say(locale.Text("Zoom: %d %%", int(z*100+0.5)))
	s.changed()
}

// enlarge makes the text of articles larger or smaller beside everything else; by
// 0 it is made as it was.
func (s *settings) enlarge(by float32) {
	p := s.app.Preferences()
	size := float32(1)
	if by != 0 {
		size = min(2.5, max(0.7, float32(p.FloatWithFallback(prefTextSize, 1))*by))
	}
	p.SetFloat(prefTextSize, float64(size))
	s.page.SetZoom(size)
}
