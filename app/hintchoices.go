package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/state"
)

// hintChoices are which hints a person wants. With none nothing is read along.
type hintChoices struct{ prefs fyne.Preferences }

// Preferences of reading along; that of a kind of hint ends in the kind.
const (
	prefAlong    = "along"
	prefAlongFor = "along."
	// prefSpellings is the path of a text file with the desk's own spellings.
	prefSpellings = "along.spellings"
)

// spellings is the path of the desk's list of spellings; "" none.
func (h *hintChoices) spellings() string { return h.prefs.String(prefSpellings) }

// any reports whether anything is to be read along.
func (h *hintChoices) any() bool { return h.prefs.BoolWithFallback(prefAlong, true) && len(h.on()) > 0 }

// wants reports whether a kind of hint is to be shown.
func (h *hintChoices) wants(k state.HintKind) bool {
	return h.prefs.BoolWithFallback(prefAlong, true) && h.prefs.BoolWithFallback(prefAlongFor+string(k), true)
}

// on are the kinds of hints that are to be shown, in their order.
func (h *hintChoices) on() []state.HintKind {
	var on []state.HintKind
	for _, k := range state.HintKinds {
		if h.wants(k) {
			on = append(on, k)
		}
	}
	return on
}

// claims is what the claims panel shows to the person; their figures are held against those of
// the sources where hints at figures are wanted.
func (s *store) claims(wants *hintChoices) state.Claims {
	now := s.session.Claims(s.editor)
	if d, ok := s.session.Dossier(now.Active); ok {
		now.Breaches = wants.breaches(d, s.session.Proof().Ticks)
	}
	now.Figures = wants.wants(state.FigureHint)
	now.Prefers = wants.prefs.String(prefScale)
	now.Before, now.Author = isBefore(wants.prefs), s.session.Proof().Article.Byline
	now.Begins = s.session.Proof().BeginningScale(now.Prefers)
	return now
}

// page is what the middle of the window shows to the person: what is set aside where the sentences
// worth checking are wanted.
func (s *store) page(wants *hintChoices) state.Page {
	now := s.session.Page()
	if !wants.wants(state.WorthHint) {
		now.Asides = nil
	}
	return now
}

// hintName is a kind of hint as Preferences names it.
func hintName(k state.HintKind) string {
	switch k {
	case state.FigureHint:
		return locale.Text("Figures: beside those of the sources, and sums")
	case state.NameHint:
		return locale.Text("Names: a spelling that stands alone")
	case state.SpeakerHint:
		return locale.Text("Speakers: who said it")
	case state.QuotationHint:
		return locale.Text("Quotations: the quoted words beside the source's")
	case state.CheckedHint:
		return locale.Text("Checked before, here or by others")
	case state.WorthHint:
		return locale.Text("Sentences worth checking")
	case state.NoSourceHint:
		return locale.Text("A rating without a source")
	case state.NoReasoningHint:
		return locale.Text("A rating without reasoning")
	case state.FewSourcesHint:
		return locale.Text("Too few independent sources, and none first-hand")
	case state.OldSourceHint:
		return locale.Text("A source older than the claim")
	case state.ConflictHint:
		return locale.Text("A source that says otherwise than the rating")
	}
	return locale.Text("The same figure in other articles")
}

// form makes the switches, and a function that keeps what they say then.
func (h *hintChoices) form() (fyne.CanvasObject, func()) {
	kinds := map[state.HintKind]*control.Check{}
	var rows []fyne.CanvasObject
	all := control.NewCheck(locale.Text("Read along and show hints"), func(on bool) {
		for _, c := range kinds {
			if on {
				c.Enable()
			} else {
				c.Disable()
			}
		}
	})
	for _, k := range state.HintKinds {
		c := control.NewCheck(hintName(k), nil)
		c.Checked = h.prefs.BoolWithFallback(prefAlongFor+string(k), true)
		kinds[k], rows = c, append(rows, c)
	}
	names, chosen, keepEnough := h.enoughForm()
	enough := control.NewSelect(names, nil)
	enough.SetSelectedIndex(chosen)
	rows = append(rows, container.NewBorder(nil, nil, widget.NewLabel(locale.Text("Independent sources that are enough")), nil,
		container.NewHBox(enough)))
	all.SetChecked(h.prefs.BoolWithFallback(prefAlong, true))
	if !all.Checked {
		all.OnChanged(false)
	}
	indented := container.NewBorder(nil, nil, widget.NewLabel(""), nil, container.NewVBox(rows...))
	return container.NewVBox(all, indented), func() {
		h.prefs.SetBool(prefAlong, all.Checked)
		keepEnough(enough.SelectedIndex())
		for k, c := range kinds {
			h.prefs.SetBool(prefAlongFor+string(k), c.Checked)
		}
	}
}
