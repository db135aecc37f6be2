package claims

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/look"
	"galley/model"
	"galley/model/passage"
)

// stanceLabels say a stance with a sign, so that it is not told by colour.
var stanceLabels = map[model.Stance]string{
	model.Supports: "↑ supports", model.Refutes: "↓ refutes", model.Context: "• context",
}

func stanceOf(label string) model.Stance {
	for stance, l := range stanceLabels {
		if l == label {
			return stance
		}
	}
	return model.Context
}

func stanceOptions() []string {
	out := make([]string, len(model.Stances))
	for i, s := range model.Stances {
		out[i] = stanceLabels[s]
	}
	return out
}

// card is one source on the claim, to be edited in place.
type card struct {
	id      string
	title   *widget.Label
	origin  *widget.RichText
	stance  *widget.Select
	quote   *field
	locator *field
	note    *field
	open    *widget.Button
	file    *widget.Button // what is attached to the source
	edit    *widget.Button
	detach  *widget.Button
	box     fyne.CanvasObject
	quiet   bool
}

func newCard(p *Panel) *card {
	c := &card{
		title:   widget.NewLabel(""),
		origin:  look.FaintText(""),
		stance:  widget.NewSelect(stanceOptions(), nil),
		quote:   p.newField("Passage of the source that decides it", 2),
		locator: p.newField("Page, paragraph, time", 1),
		note:    p.newField("Note", 1),
	}
	c.title.TextStyle.Bold = true
	c.title.Wrapping = fyne.TextWrapWord
	c.open = widget.NewButtonWithIcon("", theme.MailForwardIcon(), nil)
	c.file = widget.NewButtonWithIcon("", theme.FileIcon(), nil)
	c.edit = widget.NewButtonWithIcon("", theme.DocumentCreateIcon(), nil)
	c.detach = widget.NewButtonWithIcon("", theme.ContentRemoveIcon(), nil)
	for _, b := range []*widget.Button{c.open, c.file, c.edit, c.detach} {
		b.Importance = widget.LowImportance
	}
	c.box = container.NewVBox(
		container.NewBorder(nil, nil, nil, container.NewVBox(c.file), c.title), c.origin,
		container.NewBorder(nil, nil, c.stance, container.NewHBox(c.open, c.edit, c.detach), c.locator),
		c.quote, c.note, widget.NewSeparator(),
	)
	return c
}

func (c *card) fields() []*field { return []*field{c.quote, c.locator, c.note} }

func (c *card) show(x model.Exhibit, p *Panel) {
	c.id = x.Evidence.ID
	c.title.SetText(passage.Shorten(x.Source.Title, 120))
	look.SetFaint(c.origin, origin(x.Source))
	c.quiet = true
	c.stance.SetSelected(stanceLabels[x.Stance])
	c.quiet = false
	id := c.id
	c.stance.OnChanged = func(label string) {
		if c.quiet {
			return
		}
		stance := stanceOf(label)
		p.do(model.EditEvidence{ID: id, Stance: &stance}, nil)
	}
	for i, name := range []string{inQuote, inLocator, inNote} {
		p.bind(c.fields()[i], Place{x.Evidence.ClaimID, id, name}, model.Dossier{Evidence: []model.Exhibit{x}})
	}
	c.edit.OnTapped = func() {
		if p.OnEditSource != nil {
			p.OnEditSource(x.SourceID)
		}
	}
	c.detach.OnTapped = func() {
		p.Flush()
		p.do(model.DetachSource{EvidenceID: id}, nil)
	}
	c.open.OnTapped = func() {
		if p.OnFollow != nil {
			p.OnFollow(x.Source.URL)
		}
	}
	if _, ok := model.ToOpen(x.Source.URL); ok {
		c.open.Enable()
	} else {
		c.open.Disable()
	}
	c.file.OnTapped = func() {
		if p.OnFile != nil {
			p.OnFile(x.SourceID)
		}
	}
	c.file.Hidden = x.Source.FileHash == nil
}

func origin(s model.Source) string {
	text := s.Publisher
	for _, part := range []string{s.Author, s.Published} {
		if part != "" && text != "" {
			text += " · "
		}
		text += part
	}
	if _, ok := model.ToOpen(s.URL); !ok && s.URL != "" { // kept as words
		if text != "" {
			text += " · "
		}
		text += passage.Shorten(s.URL, 80)
	}
	if s.Primary {
		if text != "" {
			text += " · "
		}
		text += "primary"
	}
	return text
}
