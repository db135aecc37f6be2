package claims

import (
	"fyne.io/fyne/v2"

	"galley/model"
)

// AtHand is the source that the person is at work on, of the selected claim: the one with the keyboard, the one
// that is unfolded, that of the open card, or the first that holds a file. evidence is "" for that of the card;
// both are "" where there is none.
func (p *Panel) AtHand() (source, evidence string) {
	if _, selected := p.active(); !selected {
		return "", ""
	}
	s := p.form.sources
	on := func(x *exhibit) bool {
		c := fyne.CurrentApp().Driver().CanvasForObject(x.row)
		return c != nil && x.has(c.Focused())
	}
	for _, is := range []func(*exhibit) bool{on, func(x *exhibit) bool { return x.body.Visible() }} {
		for _, x := range s.shown {
			if is(x) {
				return x.shown.SourceID, x.shown.Evidence.ID
			}
		}
		if id := s.cardSource(); id != "" {
			return id, ""
		}
	}
	for _, x := range s.shown {
		if len(x.shown.Files) > 0 {
			return x.shown.SourceID, x.shown.Evidence.ID
		}
	}
	if len(s.shown) > 0 {
		return s.shown[0].shown.SourceID, s.shown[0].shown.Evidence.ID
	}
	return "", ""
}

// cardSource is the source of the library that stands in the open card; "" none does.
func (s *sourced) cardSource() string {
	if !s.opened {
		return ""
	}
	return s.card.Source()
}

// TakePassage puts a passage and its place into the open card, where that is about the source. It returns what
// gets the keyboard next; nil where the card is about another source, or not open.
func (p *Panel) TakePassage(source, quote, locator string, place model.FilePlace) fyne.Focusable {
	s := p.form.sources
	if s.cardSource() != source {
		return nil
	}
	p.reached()
	next := s.card.TakePassage(quote, locator, place)
	p.revealOpened(s.card.Content)
	return next
}

// CardBegun reports whether something was typed into the open card.
func (p *Panel) CardBegun() bool { s := p.form.sources; return s.opened && s.card.Typed() }

// EditQuote unfolds a piece of evidence of the selected claim and gives its passage the keyboard.
func (p *Panel) EditQuote(evidence string) {
	for _, x := range p.form.sources.shown {
		if x.shown.Evidence.ID == evidence {
			p.reached()
			x.unfold(true)
		}
	}
}
