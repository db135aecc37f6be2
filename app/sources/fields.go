package sources

import (
	"slices"

	"fyne.io/fyne/v2"

	"galley/app/control"
	"galley/app/locale"
	"galley/model"
	"galley/model/passage"
)

// newWhat makes the one field for what a source is.
func (c *Card) newWhat() *control.Completing {
	var offered []model.SourceUse
	w := control.NewCompleting(locale.Text("Address, citation or title"), func(text string, answer func([]control.Completion)) {
		c.find(text, func(found []model.SourceUse) {
			offered = found
			offers := make([]control.Completion, len(found))
			for i, s := range found {
				offers[i] = control.Completion{ID: s.ID, Text: passage.Shorten(s.Title, 70),
					Aside: dotted(passage.Shorten(About(s), 30), Used(s.Uses))}
			}
			answer(offers)
		})
	})
	w.OnEscape, w.OnSend, w.OnTyped, w.OnGained = c.Leave, c.Attach, c.typedWhat, func() { c.gained(w) }
	w.OnSubmitted = func(string) { c.next() }
	w.OnTake = func(taken control.Completion) {
		if i := slices.IndexFunc(offered, func(s model.SourceUse) bool { return s.ID == taken.ID }); i >= 0 {
			c.take(offered[i])
		}
	}
	return w
}

func (c *Card) newLines(hint string, rows int) *control.Lines {
	l := control.NewLines(hint, rows)
	l.OnEscape, l.OnSend, l.OnGained = c.Leave, c.Attach, func() { c.gained(l) }
	l.OnChanged = func(string) { c.edited() }
	return l
}

// stancePills say what the source does to the claim; none is chosen at first.
type stancePills struct {
	control.Pills
	card *Card
}

// StanceName is what a stance is called, with a sign, so that it is not told by
// colour alone.
func StanceName(s model.Stance) string {
	switch s {
	case model.Supports:
		return locale.Text("↑ supports")
	case model.Refutes:
		return locale.Text("↓ refutes")
	}
	return locale.Text("• context")
}

// NewPills makes the three stances as pills, with none chosen.
func NewPills(chosen func(model.Stance)) *control.Pills {
	var names []string
	for _, s := range model.Stances {
		names = append(names, StanceName(s))
	}
	p := control.NewPills(names, func(i int) { chosen(model.Stances[i]) })
	p.Selected = -1
	return p
}

func newStancePills(c *Card) *stancePills {
	s := &stancePills{card: c}
	p := NewPills(func(model.Stance) {
		c.say("")
		c.edited()
	})
	s.Options, s.Selected, s.OnChosen = p.Options, p.Selected, p.OnChosen
	s.ExtendBaseWidget(s)
	return s
}

func (s *stancePills) chosen() model.Stance {
	if s.Selected < 0 {
		return ""
	}
	return model.Stances[s.Selected]
}

func (s *stancePills) set(stance model.Stance) { s.Set(slices.Index(model.Stances, stance)) }

// FocusGained implements fyne.Focusable.
func (s *stancePills) FocusGained() {
	s.Pills.FocusGained()
	s.card.gained(s)
}

// TypedKey leaves the card on Escape; Enter goes on to the passage.
func (s *stancePills) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape:
		s.card.Leave()
	case fyne.KeyReturn, fyne.KeyEnter:
		control.Focus(s.card.quote)
	default:
		s.Pills.TypedKey(e)
	}
}

// TypedShortcut attaches on Ctrl+Enter, and hands the other shortcuts to the window.
func (s *stancePills) TypedShortcut(sc fyne.Shortcut) {
	if control.Submits(sc) {
		s.card.Attach()
		return
	}
	control.PassShortcut(s, sc)
}
