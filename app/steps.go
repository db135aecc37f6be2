package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/assets"
	"galley/model"
	"galley/model/passage"
)

// steps is the strip over the sample article that leads through the first minute: look
// at its claim, mark one, export. What is done has a tick; the strip can be put away
// for good.
type steps struct {
	store   *store
	opening *opening
	notice  *notice
	prefs   fyne.Preferences
	export  func()

	buttons [3]*control.Button
	content *fyne.Container
	resized func()      // the strip came, went, or has more lines: the panels make room
	asked   func() bool // something else is asked in a strip first
}

// Preferences of the strip.
const (
	prefLooked   = "steps.looked"   // at the sample's claim
	prefExported = "steps.exported" // a report
	prefNoSteps  = "steps.away"     // the strip was put away
)

func newSteps(s *store, o *opening, n *notice, prefs fyne.Preferences, export func()) *steps {
	st := &steps{store: s, opening: o, notice: n, prefs: prefs, export: export, resized: func() {}, asked: func() bool { return false }}
	st.buttons = [3]*control.Button{
		control.NewButton(locale.Text("1  Look at the claim"), nil, st.look),
		control.NewButton(locale.Text("2  Mark one of your own"), nil, st.mark),
		control.NewButton(locale.Text("3  Export the report"), nil, st.give),
	}
	for _, b := range st.buttons {
		b.IconPlacement = widget.ButtonIconTrailingText
	}
	away := control.NewButton(locale.Text("Put away"), theme.CancelIcon(), func() {
		prefs.SetBool(prefNoSteps, true)
		st.show()
	})
	away.Importance = widget.LowImportance
	flow := &look.Flow{}
	row := container.New(flow, widget.NewLabel(locale.Text("First steps")), st.buttons[0], st.buttons[1], st.buttons[2], away)
	st.content = container.NewStack(look.NewGround(theme.ColorNameHeaderBackground), row)
	flow.Changed = func() { st.resized() }
	st.content.Hide()
	return st
}

// show shows the strip where the sample is open, with a tick at what is done.
func (s *steps) show() {
	if s.store.session.Proof().Article.URL != assets.SampleAddress || s.prefs.Bool(prefNoSteps) || s.asked() {
		s.reveal(false)
		return
	}
	next := true
	for i, done := range s.done() {
		b := s.buttons[i]
		b.Importance, b.Icon = widget.LowImportance, nil
		switch {
		case done:
			b.Icon = theme.ConfirmIcon()
		case next:
			b.Importance, next = widget.MediumImportance, false
		}
		b.Refresh()
	}
	s.reveal(true)
	s.content.Refresh()
}

// reveal shows or hides the strip, and has the panels laid out anew. Fyne does not always do it
// by itself at the first start, and the strip covered their tabs.
func (s *steps) reveal(shown bool) {
	if s.content.Visible() == shown {
		return
	}
	s.content.Hidden = !shown
	s.resized()
}

// done are the steps that were taken.
func (s *steps) done() [3]bool {
	marked := slices.ContainsFunc(s.store.session.Proof().Dossiers, func(d model.Dossier) bool {
		a, ok := d.In(s.store.session.Version().ID)
		return !ok || a.Exact != assets.SampleClaim.Quote
	})
	return [3]bool{s.prefs.Bool(prefLooked) || marked, marked, s.prefs.Bool(prefExported)}
}

// looked is called when the person turns to a claim.
func (s *steps) looked() { s.note(prefLooked) }

// exported is called when a report was written.
func (s *steps) exported() { s.note(prefExported) }

func (s *steps) note(what string) {
	if s.content.Visible() && !s.prefs.Bool(what) {
		s.prefs.SetBool(what, true)
		s.show()
	}
}

// look shows the sample's claim.
func (s *steps) look() {
	for _, d := range s.store.session.Proof().Dossiers {
		if a, ok := d.In(s.store.session.Version().ID); ok && a.Exact == assets.SampleClaim.Quote {
			s.opening.selectClaim(d.Claim.ID, true)
		}
	}
	s.notice.say(locale.Text("On the right stand the claim, its rating and its sources. N and P go from claim to claim."))
	s.looked()
}

// mark selects a statement that can be marked.
func (s *steps) mark() {
	if at := passage.Occurrences(s.store.session.Version().Text, assets.SampleStatement); len(at) == 1 {
		s.opening.showPlace(at[0])
		s.opening.dialogs.Focus(s.opening.page.reader)
	}
	s.notice.say(locale.Text("Select a statement in the article and press Enter. Here is one: press Enter, or select others with the mouse."))
}

func (s *steps) give() { s.export() }
