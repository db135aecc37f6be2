package pdf

import (
	"fmt"
	"strings"

	"github.com/carlos7ags/folio/layout"

	"galley/model/palette"
	"galley/model/prose"
	"galley/model/report/view"
)

// The parts of the PDF, in the order of the report.

// signOff says who rated, who signed off and what is open, beside a bar.
func (d *writer) signOff() {
	if !d.Choices.Has(view.SignOff) || len(d.SignOff) == 0 {
		return
	}
	block := &barred{color: ruleGrey, indent: 12, above: 12, whole: true, rtl: d.rtl}
	for _, l := range d.SignOff {
		runs := append(d.set.runs(d.say(l.Label)+":  ", ink{size: smallSize, bold: true, color: grey}),
			d.set.runs(d.say(l.Text), ink{size: smallSize, color: black})...)
		block.parts = append(block.parts, d.styled(runs, smallSize, "P"))
	}
	d.put(block)
}

func (d *writer) summary() {
	if !d.Choices.Has(view.Summary) {
		return
	}
	d.part("summary", "")
	said := d.Empty()
	if said == "" {
		said = d.Counted() + "."
	}
	d.add(d.paragraph(said, ink{size: bodySize, color: black}, "P"), 0, 6)
	if len(d.Cards) == 0 {
		return
	}
	var runs []layout.TextRun
	for i, t := range d.Tally {
		if i > 0 {
			runs = append(runs, d.set.runs(" · ", ink{size: smallSize, color: grey})...)
		}
		runs = append(runs, d.badge(t.Tone, t.Mark, t.Label, smallSize)...)
		runs = append(runs, d.set.runs(fmt.Sprintf(" %d", t.Count), ink{size: smallSize, color: black})...)
	}
	d.add(d.styled(runs, smallSize, "P"), 0, 8)
	for from := 0; from < len(d.Cards); from += rowsAtOnce {
		d.put(d.table(d.Cards[from:min(from+rowsAtOnce, len(d.Cards))]))
	}
}

// rowsAtOnce is how many claims a table has: on every page folio measures all the rows
// that are left of a table.
const rowsAtOnce = 100

// ruled returns a table with columns of these widths, in percent, and what adds a cell to a
// row of it.
func (d *writer) ruled(widths ...float64) (*layout.Table, func(*layout.Row, *textBlock) *layout.Cell) {
	t := layout.NewTable()
	var units []layout.UnitValue
	for _, w := range widths {
		units = append(units, layout.Pct(w))
	}
	t.SetColumnUnitWidths(units)
	t.SetBorderCollapse(true)
	if d.rtl {
		t.SetDirection(layout.DirectionRTL)
	}
	return t, func(row *layout.Row, p *textBlock) *layout.Cell {
		c := row.AddCellElement(p)
		c.SetBorders(layout.CellBorders{Bottom: layout.SolidBorder(0.5, ruleGrey)})
		c.SetPaddingSides(layout.Padding{Top: 4, Bottom: 4, Right: 6})
		return c
	}
}

// sectionOf is the id of the words over the part of the table that a claim stands in, "" the first.
func sectionOf(k view.Card) string {
	switch {
	case k.D.Claim.Closed != "":
		return "closed_claims"
	case k.Gone():
		return "gone_claims"
	}
	return ""
}

func (d *writer) table(cards []view.Card) *layout.Table {
	t, cell := d.ruled(8, 41, 17, 24, 10)
	header := t.AddHeaderRow()
	for _, id := range []string{"col_number", "col_claim", "col_speaker", "col_rating", "sources"} {
		cell(header, d.paragraph(d.Words.Say(id), ink{size: smallSize, bold: true, color: grey}, "TH"))
	}
	plain := ink{size: smallSize, color: black}
	for i, k := range cards {
		if heading := sectionOf(k); heading != "" && (i == 0 || sectionOf(cards[i-1]) != heading) {
			cell(t.AddRow(), d.paragraph(d.Words.Say(heading), ink{size: smallSize, bold: true, color: grey}, "TH")).SetColspan(5)
		}
		row := t.AddRow()
		number := plain
		if d.Choices.Has(view.Cards) {
			number.color, number.to = blue, claimPlace(k.Number)
		}
		cell(row, d.paragraph(fmt.Sprint(k.Number), number, "TD"))
		cell(row, d.paragraph(clipped(d.say(k.D.Claim.Wording)), plain, "TD"))
		cell(row, d.paragraph(clipped(d.say(k.D.Claim.Speaker)), plain, "TD"))
		rating := d.rating(k, smallSize)
		if k.Reworded() {
			rating = append(rating, d.set.runs(" "+view.RewordedMark, ink{size: smallSize, bold: true, color: black})...)
		}
		rating = append(rating, d.set.runs(strings.TrimRight(" "+d.say(k.Short), " "), plain)...)
		cell(row, d.styled(rating, smallSize, "TD"))
		cell(row, d.paragraph(fmt.Sprint(len(k.Evidence)), plain, "TD"))
	}
	return t
}

// longestCell is how many bytes of a text stand in a row of a table. A row is not
// broken over pages; the card has all of the text.
const longestCell = 900

func clipped(s string) string {
	if len(s) <= longestCell {
		return s
	}
	return strings.ToValidUTF8(s[:longestCell], "") + " …"
}

func claimPlace(n int) string  { return fmt.Sprint("claim-", n) }
func textPlace(n int) string   { return fmt.Sprint("at-", n) }
func sourcePlace(n int) string { return fmt.Sprint("source-", n) }

// badge is a rating: its mark and its word, on its tint.
func (d *writer) badge(tone palette.Key, mark, label string, size float64) []layout.TextRun {
	tint := tintColour(tone)
	return d.set.runs("\u00a0"+d.say(mark)+"\u00a0"+strings.ReplaceAll(d.say(label), " ", "\u00a0")+"\u00a0",
		ink{size: size, bold: true, color: black, back: &tint})
}

func (d *writer) rating(k view.Card, size float64) []layout.TextRun {
	return d.badge(k.Tone, k.Mark(), d.Report.Rating(k), size)
}

// claims are the endnotes: what was found on each claim.
func (d *writer) claims() {
	if !d.Choices.Has(view.Cards) || len(d.Cards) == 0 {
		return
	}
	if len(d.Standing()) > 0 {
		d.part("claims", "claims")
	}
	for i, k := range d.Cards {
		if heading, anchor := d.Begins(i); heading != "" {
			d.part(heading, anchor)
		}
		d.put(d.card(k))
	}
}

func (d *writer) card(k view.Card) layout.Element {
	c := &barred{color: lineColour(k.Tone), indent: 14, above: 14, rtl: d.rtl, anchor: claimPlace(k.Number)}
	size := 0
	add := func(s string, look ink, tag string, after float64) {
		if s = d.say(s); s == "" {
			return
		}
		size += len(s)
		c.parts = append(c.parts, spaced(d.paragraph(s, look, tag), 0, after))
	}
	faint, body := ink{size: smallSize, color: grey}, ink{size: bodySize, color: black}
	wording := d.say(k.D.Claim.Wording)
	number := ink{size: headSize, bold: true, color: black}
	if k.Shown && d.Choices.Has(view.Text) { // leads back to the text
		number.color, number.to = blue, textPlace(k.Number)
	}
	runs := append(d.set.runs(fmt.Sprintf("%d  ", k.Number), number),
		d.set.runs(clipped(wording), ink{size: headSize, bold: true, color: black})...)
	head := d.styled(runs, headSize, "H3")
	head.keep, head.bookmark, head.level = 24, d.say(k.Title+" – "+view.Beginning(wording)), 2
	rating := append(d.rating(k, smallSize), d.set.runs("  "+d.say(k.Rating.Meaning), faint)...)
	c.parts = append(c.parts, spaced(head, 0, 3), spaced(d.styled(rating, smallSize, "P"), 0, 3))
	if d.comments != nil {
		for _, said := range d.comments[k.D.Claim.ID] {
			add(said, body, "P", 4)
		}
		c.whole = size < 900
		return c
	}
	add(k.Caution, ink{size: smallSize, bold: true, color: lineColour(palette.Mixed)}, "P", 4)
	if len(k.Contested) > 0 {
		add(d.Words.Say("contested_text"), body, "P", 3)
		for _, side := range k.Contested {
			runs := d.set.runs(d.say(prose.Join(", ", side.By, side.On))+": ", body)
			runs = append(runs, d.badge(side.Tone, side.Mark, side.Label, smallSize)...)
			runs = append(runs, d.set.runs(" "+d.say(side.Reasoning), body)...)
			c.parts = append(c.parts, spaced(d.styled(runs, bodySize, "P"), 0, 3))
			size += len(side.Reasoning)
		}
	}
	add(d.About(k), faint, "P", 4)
	if runs := d.change(k.Change, body); len(runs) > 0 {
		c.parts = append(c.parts, spaced(d.styled(runs, bodySize, "P"), 0, 4))
	}
	for _, part := range k.Says() {
		add(part, body, "P", 4)
	}
	for _, e := range k.Evidence {
		c.parts = append(c.parts, d.exhibit(e, &size)...)
	}
	if k.Rated {
		add(d.Words.Given(k)+".", faint, "P", 2)
	}
	add(d.Before(k), faint, "P", 2)
	c.whole = size < 900
	return c
}

// change is a passage with what is to be changed in it: struck and underlined.
func (d *writer) change(parts []view.Stretch, plain ink) []layout.TextRun {
	var runs []layout.TextRun
	for _, p := range parts {
		look := plain
		switch {
		case p.Was:
			look.line = layout.DecorationStrikethrough
		case p.Will:
			look.line, look.bold = layout.DecorationUnderline, true
		}
		runs = append(runs, d.set.runs(p.Text, look)...)
	}
	return runs
}

// spaced is a block with so much space around it.
func spaced(b *textBlock, before, after float64) *textBlock {
	b.before, b.after = before, after
	return b
}

// exhibit is a source on a claim, with the passage that decides it.
func (d *writer) exhibit(e view.Exhibit, size *int) []layout.Element {
	s := e.Source
	small := ink{size: smallSize + 0.5, color: black}
	stance := small
	stance.bold, stance.color = true, lineColour(view.StanceTone(e.Stance))
	runs := d.set.runs(e.Sign+"\u00a0"+d.say(e.Stands)+"  ", stance)
	title := small
	if e.Link != "" {
		title.color, title.url = blue, e.Link
	}
	runs = append(runs, d.set.runs(clipped(d.say(s.Title)), title)...)
	more := ""
	for _, part := range prose.NonEmpty(d.say(s.Publisher), d.say(s.Author), d.say(e.Published), d.say(e.Locator)) {
		more += ", " + clipped(part)
	}
	if e.Judged != "" {
		more += " (" + d.say(e.Judged) + ")"
	}
	runs = append(runs, d.set.runs(more, small)...)
	if d.Choices.Has(view.SourceList) {
		number := small
		number.color, number.to = blue, sourcePlace(e.SourceNumber)
		runs = append(runs, d.set.runs(fmt.Sprintf(" [%d]", e.SourceNumber), number)...)
	}
	parts := []layout.Element{spaced(d.styled(runs, small.size, "P"), 2, 2)}
	*size += len(more) + len(s.Title) + len(e.Quote) + len(e.Note) + len(e.Translated)
	if quote := d.say(e.Quote); quote != "" {
		parts = append(parts, &barred{parts: []layout.Element{spaced(d.paragraph("“"+quote+"”", small, "BlockQuote"), 0, 2)}, color: ruleGrey,
			indent: 12, rtl: d.rtl})
	}
	for _, note := range prose.NonEmpty(d.say(e.Translated), d.say(e.Note)) {
		parts = append(parts, &barred{parts: []layout.Element{spaced(d.paragraph(note, ink{size: smallSize, color: grey}, "P"), 0, 2)},
			indent: 12, bare: true, rtl: d.rtl})
	}
	return parts
}

// sources is every source once, with where it is on the web.
func (d *writer) sources() {
	if !d.Choices.Has(view.SourceList) || len(d.Sources) == 0 {
		return
	}
	d.part("sources", "sources")
	small := ink{size: smallSize + 0.5, color: black}
	link := small
	link.color = blue
	for _, s := range d.Sources {
		var about []string
		for _, part := range s.Names() {
			about = append(about, clipped(d.say(part)))
		}
		named := strings.Join(about, ", ")
		if named != "" {
			named += ". "
		}
		runs := d.set.runs(fmt.Sprintf("%d.  ", s.Number)+named, small)
		if s.Link != "" {
			link.url = s.Link
			runs = append(runs, d.set.runs(clipped(s.Link)+" ", link)...)
		}
		if s.Archive != "" {
			link.url = s.Archive
			runs = append(runs, d.set.runs(d.Words.Say("archived")+" ", link)...)
		}
		link.url = ""
		if more := d.AboutSource(s); more != "" {
			runs = append(runs, d.set.runs("("+more+") ", ink{size: smallSize, color: grey})...)
		}
		runs = append(runs, d.set.runs(d.say(d.Words.Count("cited_on", len(s.Claims))), ink{size: smallSize, color: grey})...)
		for i, n := range s.Claims {
			number := link
			number.to = claimPlace(n)
			if !d.Choices.Has(view.Cards) {
				number = small
			}
			separator := " "
			if i > 0 {
				separator = ", "
			}
			runs = append(runs, d.set.runs(separator, small)...)
			runs = append(runs, d.set.runs(fmt.Sprint(n), number)...)
		}
		b := d.styled(runs, small.size, "P")
		b.anchor = sourcePlace(s.Number)
		d.add(b, 0, 4)
	}
}

// ledger has a row a name, date or figure.
func (d *writer) ledger() {
	all := d.Report.Ledger
	if len(all) == 0 {
		return
	}
	d.part("ledger", "")
	d.add(d.paragraph(d.Words.Say("ledger_about"), ink{size: smallSize, color: grey}, "P"), 0, 4)
	for from := 0; from < len(all); from += rowsAtOnce {
		d.put(d.ledgerTable(all[from:min(from+rowsAtOnce, len(all))]))
	}
}

func (d *writer) ledgerTable(entries []view.Entry) *layout.Table {
	t, cell := d.ruled(14, 36, 17, 13, 20)
	header := t.AddHeaderRow()
	for _, id := range view.LedgerColumns {
		cell(header, d.paragraph(d.Words.Say(id), ink{size: smallSize, bold: true, color: grey}, "TH"))
	}
	for _, e := range entries {
		row := t.AddRow()
		for _, text := range e.Cells() {
			cell(row, d.paragraph(clipped(d.say(text)), ink{size: smallSize, color: black}, "TD"))
		}
	}
	return t
}

func (d *writer) corrections() {
	if !d.Choices.Has(view.Corrections) || len(d.Report.Corrections) == 0 {
		return
	}
	d.part("corrections", "")
	d.add(d.paragraph(d.Words.Say("corrections_text"), ink{size: smallSize, color: grey}, "P"), 0, 4)
	for _, c := range d.Report.Corrections {
		d.add(d.paragraph(c.On+": "+c.Text, ink{size: bodySize, color: black}, "P"), 0, 4)
	}
}

// method says how to read the report, with the scales that are used.
func (d *writer) method() {
	if !d.Choices.Has(view.Method) {
		return
	}
	d.part("method", "")
	for _, said := range d.Report.Method() {
		d.add(d.paragraph(said, ink{size: bodySize, color: black}, "P"), 0, 8)
	}
	for _, s := range d.Scales {
		name := d.paragraph(d.Scale(s.Name), ink{size: headSize, bold: true, color: black}, "H3")
		d.head = spaced(name, 6, 3)
		ratings := &barred{bare: true, whole: true}
		for _, r := range s.Ratings {
			runs := d.badge(r.Key(), r.Mark, r.Label, smallSize)
			runs = append(runs, d.set.runs("  "+d.say(r.Meaning), ink{size: bodySize, color: black})...)
			ratings.parts = append(ratings.parts, spaced(d.styled(runs, bodySize, "P"), 0, 3))
		}
		d.put(ratings)
	}
}
