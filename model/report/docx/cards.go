package docx

import (
	"fmt"

	"galley/model/palette"
	"galley/model/prose"
	"galley/model/report/view"
)

// claims are the cards: what was found on each claim, beside a bar in the tint
// of its rating.
func (d *writer) claims() {
	if !d.Choices.Has(view.Cards) || len(d.Cards) == 0 {
		return
	}
	d.section(d.Words.Say("claims"), d.Standing())
	d.section(d.Words.Say("gone_claims"), d.Gone())
	d.section(d.Words.Say("closed_claims"), d.Closed())
}

func (d *writer) section(heading string, cards []view.Card) {
	if len(cards) == 0 {
		return
	}
	d.said("Heading1", heading, sidebar{})
	for _, k := range cards {
		d.card(k)
	}
}

func (d *writer) card(k view.Card) {
	m := d.body
	bar := sidebar{`<w:pBdr><w:left w:val="single" w:sz="24" w:space="10" w:color="` + lineColour(k.Tone) + `"/></w:pBdr>`,
		`<w:ind w:left="260"/>`}
	wording := prose.OneLine(k.D.Claim.Wording)
	d.para("Heading2", wording, bar, func() {
		d.mark("claim", k.Number)
		placed := k.Shown && d.Choices.Has(view.Text)
		if placed { // the number leads back to the text
			d.within("at", k.Number, fmt.Sprint(k.Number), look{link: true})
			m.run("  ", look{})
		} else {
			m.run(fmt.Sprintf("%d  ", k.Number), look{})
		}
		if !placed { // its comments have no place in the text
			m.begin(d.threads[k.Number])
		}
		m.run(wording, look{})
		if !placed {
			m.end(d.threads[k.Number])
		}
	})
	d.para("", "", bar, func() {
		d.rating(k)
		m.run("  "+prose.OneLine(k.Rating.Meaning), look{})
	})
	if k.Caution != "" {
		d.para("", "", bar, func() { m.run(k.Caution, look{bold: true, ground: palette.Mixed}) })
	}
	if len(k.Contested) > 0 {
		d.said("", d.Words.Say("contested_text"), bar)
		for _, side := range k.Contested {
			d.para("", "", bar, func() {
				m.run(prose.Join(", ", side.By, side.On)+": ", look{})
				d.badge(side.Tone, side.Mark, side.Label)
				m.run(" "+side.Reasoning, look{})
			})
		}
	}
	d.said("Meta", d.About(k), bar)
	if len(k.Change) > 0 {
		d.para("", prose.OneLine(k.D.Claim.Wording), bar, func() {
			for _, p := range k.Change {
				m.run(p.Text, look{struck: p.Was, under: p.Will, bold: p.Will})
			}
		})
	}
	for _, part := range k.Says() {
		d.said("", part, bar)
	}
	for _, e := range k.Evidence {
		d.exhibit(e, bar)
	}
	if k.Rated {
		d.said("Meta", d.Words.Given(k)+".", bar)
	}
	d.said("Meta", d.Before(k), bar)
}

func (d *writer) exhibit(e view.Exhibit, bar sidebar) {
	m := d.body
	s := e.Source
	d.para("", s.Title, bar, func() {
		m.run(e.Sign+"\u00a0"+e.Stands+"  ", look{bold: true, ink: view.StanceTone(e.Stance)})
		if e.Link != "" {
			d.web(e.Link, prose.OneLine(s.Title))
		} else {
			m.run(prose.OneLine(s.Title), look{})
		}
		for _, more := range prose.NonEmpty(s.Publisher, s.Author, e.Published, e.Locator) {
			m.run(", "+prose.OneLine(more), look{})
		}
		if e.Judged != "" {
			m.run(" ("+e.Judged+")", look{})
		}
		if d.Choices.Has(view.SourceList) {
			m.run(" ", look{})
			d.within("source", e.SourceNumber, fmt.Sprintf("[%d]", e.SourceNumber), look{link: true})
		}
	})
	if e.Quote != "" {
		d.said("Quote", "“"+e.Quote+"”", bar)
	}
	d.said("Meta", e.Translated, bar)
	d.said("Meta", e.Note, bar)
}
