package app

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"galley/app/locale"
	"galley/app/state"
)

// voice tells a screen reader what has the keyboard. Fyne hands on what stands in plain
// containers only: not what is in the columns, lists and scrolled parts of the window. So
// this lies over all of it, unseen, and speaks for what is inside.
type voice struct {
	widget.BaseWidget
	heard func() string
}

var _ fyne.Accessible = (*voice)(nil)

func newVoice(heard func() string) *voice {
	s := &voice{heard: heard}
	s.ExtendBaseWidget(s)
	return s
}

// AccessibilityLabel implements fyne.Accessible.
func (s *voice) AccessibilityLabel() string { return s.heard() }

// AccessibilityRole implements fyne.Accessible.
func (s *voice) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is Fyne's.
func (s *voice) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// heard is what has the keyboard, and what was said last at the foot of the window.
func (w *Window) heard() string {
	said := strings.TrimSpace(w.page.Note() + "\n" + w.notice.text.Text)
	switch f := w.win.Canvas().Focused().(type) {
	case fyne.Accessible:
		return f.AccessibilityLabel() + "\n" + said
	case interface{ Content() string }:
		return f.Content() + "\n" + said
	}
	return said
}

// named is what a claim, or a sentence worth checking, or words set aside, are called to those who hear the article.
func (o *opening) named(id string) string {
	s := o.store.session
	if sentence, is := state.WorthOf(s.Worth(), id); is {
		return sentence.Line()
	}
	if i, is := state.NoteOf(s.Version().Notes, id); is {
		return state.NoteHead(s.Version().Notes[i])
	}
	if a, is := state.AsideOf(s.Page().Asides, id); is {
		return state.AsideLine(a)
	}
	switch id {
	case state.DoneKey:
		return locale.Text("This sentence is done")
	case state.AsidedKey:
		if o.page.ShowsAsides() { // it is said of the words themselves
			return ""
		}
		return locale.Text("This sentence is set aside")
	}
	for i, d := range s.Proof().Dossiers {
		if d.Claim.ID != id {
			continue
		}
		if g, is := o.page.Group(id); is { // as it is coloured
			return locale.Text("Claim %d: %s", i+1, g.Name)
		}
		if rating, rated := d.Rating(); rated {
			return locale.Text("Claim %d: %s", i+1, rating.Label)
		}
		return locale.Text("Claim %d: not rated", i+1)
	}
	return ""
}
