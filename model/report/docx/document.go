package docx

import (
	"fmt"
	"strings"

	"galley/model/palette"
	"galley/model/prose"
	"galley/model/report/view"
)

func (d *writer) document(m *part) {
	d.body = m
	m.Raw(xmlHead, `<w:document `, wordSpaces, `><w:body>`)
	d.logo()
	d.said("Meta", prose.OneLine(d.Choices.Newsroom), sidebar{})
	d.said("Meta", d.Words.Say("fact_check"), sidebar{})
	d.said("Title", prose.OneLine(d.Article.Title), sidebar{})
	d.said("Meta", prose.OneLine(prose.Join(" · ", d.Article.Byline, d.Article.Publisher, d.Published)), sidebar{})
	if d.Link != "" {
		d.para("Meta", "", sidebar{}, func() { d.web(d.Link, d.Link) })
	}
	d.signOff()
	d.summary()
	d.article()
	d.claims()
	d.sources()
	d.ledger()
	d.corrected()
	d.method()
	d.said("Meta", d.PublishedBy(), sidebar{})
	d.said("Meta", d.Made, sidebar{})
	m.Raw(`<w:sectPr><w:headerReference w:type="default" r:id="rId6"/><w:footerReference w:type="default" r:id="rId7"/><w:pgSz ` +
		`w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" ` +
		`w:gutter="0"/></w:sectPr></w:body></w:document>`)
}

// signOff says who rated, who signed off and what is open, beside a bar.
func (d *writer) signOff() {
	if !d.Choices.Has(view.SignOff) {
		return
	}
	bar := sidebar{border: `<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="CFCABF"/></w:pBdr>`, indent: `<w:ind w:left="200"/>`}
	for _, l := range d.SignOff {
		d.para("Meta", l.Label, bar, func() {
			d.body.run(l.Label+": ", look{bold: true})
			d.body.run(l.Text, look{})
		})
	}
}

func (d *writer) summary() {
	if !d.Choices.Has(view.Summary) {
		return
	}
	d.said("Heading1", d.Words.Say("summary"), sidebar{})
	if d.Empty() != "" {
		d.said("", d.Empty(), sidebar{})
		return
	}
	d.said("", d.Counted()+".", sidebar{})
	d.para("", "", sidebar{}, func() {
		for i, t := range d.Tally {
			if i > 0 {
				d.body.run("   ", look{})
			}
			d.badge(t.Tone, t.Mark, t.Label)
			d.body.run(fmt.Sprint("\u00a0", t.Count), look{})
		}
	})
	m := d.body
	widths := []int{640, 3350, 1530, 2400, 1150}
	row := d.tableOf(widths)
	cell := func(text string, look look) func() {
		return func() { d.para("TableText", text, sidebar{}, func() { m.run(prose.OneLine(text), look) }) }
	}
	var heads []func()
	for _, id := range []string{"col_number", "col_claim", "col_speaker", "col_rating", "sources"} {
		heads = append(heads, cell(d.Words.Say(id), look{bold: true}))
	}
	row(true, heads...)
	for i, k := range d.Cards {
		if heading, _ := d.Begins(i); heading != "" {
			m.Raw(fmt.Sprintf(`<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="9070" w:type="dxa"/><w:gridSpan w:val="%d"/></w:tcPr>`,
				len(widths)))
			cell(d.Words.Say(heading), look{bold: true})()
			m.Raw(`</w:tc></w:tr>`)
		}
		number := cell(fmt.Sprint(k.Number), look{})
		if d.Choices.Has(view.Cards) {
			number = func() {
				d.para("TableText", "", sidebar{}, func() { d.within("claim", k.Number, fmt.Sprint(k.Number), look{link: true}) })
			}
		}
		row(false, number, cell(k.D.Claim.Wording, look{}), cell(k.D.Claim.Speaker, look{}),
			func() { d.para("TableText", "", sidebar{}, func() { d.rated(k) }) }, cell(fmt.Sprint(len(k.Evidence)), look{}))
	}
	m.Raw(`</w:tbl>`)
}

// tableOf begins a table with columns of these widths, and returns what adds a row to it.
func (d *writer) tableOf(widths []int) func(head bool, cells ...func()) {
	m := d.body
	m.Raw(`<w:tbl><w:tblPr>`)
	if d.Words.Direction() == "rtl" { // the first column stands at the right
		m.Raw(`<w:bidiVisual/>`)
	}
	m.Raw(`<w:tblW w:w="5000" w:type="pct"/><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="CFCABF"/>` +
		`<w:insideH w:val="single" w:sz="4" w:space="0" w:color="CFCABF"/></w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		m.Raw(fmt.Sprintf(`<w:gridCol w:w="%d"/>`, w))
	}
	m.Raw(`</w:tblGrid>`)
	return func(head bool, cells ...func()) {
		m.Raw(`<w:tr><w:trPr><w:cantSplit/>`)
		if head {
			m.Raw(`<w:tblHeader/>`)
		}
		m.Raw(`</w:trPr>`)
		for i, fill := range cells {
			m.Raw(fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, widths[i]))
			fill()
			m.Raw(`</w:tc>`)
		}
		m.Raw(`</w:tr>`)
	}
}

// ledger has a row a name, date or figure.
func (d *writer) ledger() {
	if len(d.Report.Ledger) == 0 {
		return
	}
	d.said("Heading1", d.Words.Say("ledger"), sidebar{})
	d.said("Meta", d.Words.Say("ledger_about"), sidebar{})
	row := d.tableOf([]int{1300, 3070, 1500, 1200, 2000})
	add := func(head bool, texts []string) {
		var cells []func()
		for _, text := range texts {
			cells = append(cells, func() {
				d.para("TableText", text, sidebar{}, func() { d.body.run(prose.OneLine(text), look{bold: head}) })
			})
		}
		row(head, cells...)
	}
	var heads []string
	for _, id := range view.LedgerColumns {
		heads = append(heads, d.Words.Say(id))
	}
	add(true, heads)
	for _, e := range d.Report.Ledger {
		add(false, e.Cells())
	}
	d.body.Raw(`</w:tbl>`)
}

// rated is a claim's rating in the table, with why it is to be looked at again.
func (d *writer) rated(k view.Card) {
	d.rating(k)
	if k.Reworded() {
		d.body.run(" "+view.RewordedMark, look{bold: true})
	}
	if k.Short != "" {
		d.body.run(" "+k.Short, look{bold: true})
	}
}

func (d *writer) rating(k view.Card) { d.badge(k.Tone, k.Mark(), d.Report.Rating(k)) }

// badge is a rating: its mark and its word, on its tint.
func (d *writer) badge(tone palette.Key, mark, label string) {
	d.body.run("\u00a0"+mark+"\u00a0"+strings.ReplaceAll(label, " ", "\u00a0")+"\u00a0", look{bold: true, ground: tone})
}

func (d *writer) sources() {
	if !d.Choices.Has(view.SourceList) || len(d.Sources) == 0 {
		return
	}
	m := d.body
	d.said("Heading1", d.Words.Say("sources"), sidebar{})
	for _, s := range d.Sources {
		d.para("", s.Source.Title, sidebar{}, func() {
			d.mark("source", s.Number)
			m.run(fmt.Sprintf("%d.  ", s.Number), look{})
			if names := s.Names(); len(names) > 0 {
				m.run(prose.OneLine(strings.Join(names, ", "))+". ", look{})
			}
			if s.Link != "" {
				d.web(s.Link, s.Link)
				m.run(" ", look{})
			}
			if s.Archive != "" {
				d.web(s.Archive, d.Words.Say("archived"))
				m.run(" ", look{})
			}
			if more := d.AboutSource(s); more != "" {
				m.run("("+more+") ", look{})
			}
			m.run(d.Words.Count("cited_on", len(s.Claims))+" ", look{})
			for i, n := range s.Claims {
				if i > 0 {
					m.run(", ", look{})
				}
				if d.Choices.Has(view.Cards) {
					d.within("claim", n, fmt.Sprint(n), look{link: true})
				} else {
					m.run(fmt.Sprint(n), look{})
				}
			}
		})
	}
}

func (d *writer) corrected() {
	if !d.Choices.Has(view.Corrections) || len(d.Corrections) == 0 {
		return
	}
	d.said("Heading1", d.Words.Say("corrections"), sidebar{})
	d.said("Meta", d.Words.Say("corrections_text"), sidebar{})
	for _, c := range d.Corrections {
		d.said("ListBullet", c.On+": "+c.Text, sidebar{})
	}
}

func (d *writer) method() {
	if !d.Choices.Has(view.Method) {
		return
	}
	d.said("Heading1", d.Words.Say("method"), sidebar{})
	for _, said := range d.Report.Method() {
		d.said("", said, sidebar{})
	}
	for _, s := range d.Scales {
		d.said("Heading2", d.Scale(s.Name), sidebar{})
		for _, r := range s.Ratings {
			d.para("", "", sidebar{}, func() {
				d.badge(r.Key(), r.Mark, r.Label)
				d.body.run("  "+r.Meaning, look{})
			})
		}
	}
}
