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
		d.doc.Add(d.table(d.Cards[from:min(from+rowsAtOnce, len(d.Cards))]))
	}
}

// rowsAtOnce is how many claims a table has: on every page folio measures all the rows
// that are left of a table.
const rowsAtOnce = 100

func (d *writer) table(cards []view.Card) *layout.Table {
	t := layout.NewTable()
	t.SetColumnUnitWidths([]layout.UnitValue{layout.Pct(6), layout.Pct(42), layout.Pct(17), layout.Pct(25), layout.Pct(10)})
	t.SetBorderCollapse(true)
	cell := func(row *layout.Row, p *textBlock) {
		c := row.AddCellElement(p)
		c.SetBorders(layout.CellBorders{Bottom: layout.SolidBorder(0.5, ruleGrey)})
		c.SetPaddingSides(layout.Padding{Top: 4, Bottom: 4, Right: 6})
	}
	header := t.AddHeaderRow()
	for _, id := range []string{"col_number", "col_claim", "col_speaker", "col_rating", "sources"} {
		cell(header, d.paragraph(d.Words.Say(id), ink{size: smallSize, bold: true, color: grey}, "TH"))
	}
	plain := ink{size: smallSize, color: black}
	for _, k := range cards {
		row := t.AddRow()
		number := plain
		if d.Choices.Has(view.Cards) {
			number.color, number.to = blue, claimPlace(k.Number)
		}
		cell(row, d.paragraph(fmt.Sprint(k.Number), number, "TD"))
		cell(row, d.paragraph(clipped(d.say(k.D.Claim.Wording)), plain, "TD"))
		cell(row, d.paragraph(clipped(d.say(k.D.Claim.Speaker)), plain, "TD"))
		cell(row, d.styled(d.rating(k, smallSize), smallSize, "TD"))
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

// article is the text with its highlights, and the numbers of claims beside it.
func (d *writer) article() {
	if !d.Choices.Has(view.Text) {
		return
	}
	d.part("article", "")
	linked := d.Choices.Has(view.Cards)
	beside := &margin{labels: map[string]label{}, marked: map[string]bool{}, width: numberWidth}
	for _, k := range d.Cards {
		look := ink{size: tinySize, bold: true, color: lineColour(k.Tone)}
		if linked {
			look.to = claimPlace(k.Number)
		}
		beside.labels[claimPlace(k.Number)] = label{
			d.set.runs(fmt.Sprintf("%d\u00a0%s", k.Number, d.say(k.Mark())), look), textPlace(k.Number),
		}
	}
	for _, b := range d.Blocks {
		d.doc.Add(d.block(b, beside))
	}
}

func (d *writer) block(b view.Block, beside *margin) layout.Element {
	look := ink{size: bodySize, color: black}
	tag, keep, after, indent := "P", 0.0, 7.0, 0.0
	switch b.Tag {
	case "h3":
		look, tag, keep = ink{size: partSize - 1, bold: true, color: black}, "H3", 40
	case "h4":
		look, tag, keep = ink{size: headSize, bold: true, color: black}, "H4", 40
	case "blockquote":
		tag, indent = "BlockQuote", 16
	case "li":
		indent, after = 12, 3
	case "figcaption":
		look, tag = ink{size: smallSize, color: grey}, "Caption"
	}
	var runs []layout.TextRun
	if b.Tag == "li" {
		runs = d.set.runs("• ", look)
	}
	for _, s := range b.Segments {
		in := look
		if s.Number > 0 {
			tint := tintColour(s.Tone)
			in.back, in.to = &tint, claimPlace(s.Number)
		}
		runs = append(runs, d.set.runs(strings.ReplaceAll(prose.Plain(s.Text), "\n", " "), in)...)
	}
	e := d.styled(runs, look.size, tag)
	e.keep, e.after, e.margin = keep, after, beside
	if indent > 0 {
		return &barred{parts: []layout.Element{e}, indent: indent, bare: true}
	}
	return e
}

// claims are the endnotes: what was found on each claim.
func (d *writer) claims() {
	if !d.Choices.Has(view.Cards) || len(d.Cards) == 0 {
		return
	}
	d.part("claims", "claims")
	for _, k := range d.Cards {
		d.doc.Add(d.card(k))
	}
}

func (d *writer) card(k view.Card) layout.Element {
	c := &barred{color: lineColour(k.Tone), indent: 14, above: 14, anchor: claimPlace(k.Number)}
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
	head := d.paragraph(fmt.Sprintf("%d  %s", k.Number, clipped(wording)), ink{size: headSize, bold: true, color: black}, "H3")
	head.keep, head.bookmark, head.level = 24, d.say(k.Title+" – "+view.Beginning(wording)), 2
	rating := append(d.rating(k, smallSize), d.set.runs("  "+d.say(k.Rating.Meaning), faint)...)
	c.parts = append(c.parts, spaced(head, 0, 3), spaced(d.styled(rating, smallSize, "P"), 0, 3))
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
	for _, part := range k.Reasoning {
		add(part, body, "P", 4)
	}
	for _, e := range k.Evidence {
		c.parts = append(c.parts, d.exhibit(e, &size)...)
	}
	if k.Rated {
		add(d.Words.Given(k)+".", faint, "P", 2)
	}
	add(d.Before(k), faint, "P", 2)
	if k.Shown && d.Choices.Has(view.Text) {
		add(d.Words.Say("in_article"), ink{size: smallSize, color: blue, to: textPlace(k.Number)}, "P", 0)
	}
	c.whole = size < 900
	return c
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
	if s.Primary {
		more += " (" + d.Words.Say("first_hand") + ")"
	}
	runs = append(runs, d.set.runs(more, small)...)
	if d.Choices.Has(view.SourceList) {
		number := small
		number.color, number.to = blue, sourcePlace(e.SourceNumber)
		runs = append(runs, d.set.runs(fmt.Sprintf(" [%d]", e.SourceNumber), number)...)
	}
	parts := []layout.Element{spaced(d.styled(runs, small.size, "P"), 2, 2)}
	*size += len(more) + len(s.Title) + len(e.Quote) + len(e.Note)
	if quote := d.say(e.Quote); quote != "" {
		parts = append(parts, &barred{parts: []layout.Element{spaced(d.paragraph("“"+quote+"”", small, "BlockQuote"), 0, 2)}, color: ruleGrey,
			indent: 12})
	}
	if note := d.say(e.Note); note != "" {
		parts = append(parts, &barred{parts: []layout.Element{spaced(d.paragraph(note, ink{size: smallSize, color: grey}, "P"), 0, 2)},
			indent: 12, bare: true})
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
		for _, part := range prose.NonEmpty(d.say(s.Source.Title), d.say(s.Source.Author), d.say(s.Source.Publisher), d.say(s.Published)) {
			about = append(about, clipped(part))
		}
		runs := d.set.runs(fmt.Sprintf("%d.  ", s.Number)+strings.Join(about, ", ")+". ", small)
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
	d.add(d.paragraph(d.Words.Say("method_text"), ink{size: bodySize, color: black}, "P"), 0, 8)
	for _, s := range d.Scales {
		name := d.paragraph(d.Scale(s.Name), ink{size: headSize, bold: true, color: black}, "H3")
		name.keep = 30
		d.add(name, 6, 3)
		for _, r := range s.Ratings {
			runs := d.badge(r.Tone.Key(), r.Mark, r.Label, smallSize)
			runs = append(runs, d.set.runs("  "+d.say(r.Meaning), ink{size: bodySize, color: black})...)
			d.add(d.styled(runs, bodySize, "P"), 0, 3)
		}
	}
}
