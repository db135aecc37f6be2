package report

import (
	"fmt"
	"strings"

	"github.com/carlos7ags/folio/layout"
)

// The parts of the PDF, in the order of the report.

func (d *pdfWriter) summary() {
	if !d.Choices.Has(Summary) {
		return
	}
	d.part("summary", "")
	said := d.Empty()
	if said == "" {
		said = d.Counted() + "."
	}
	d.add(d.paragraph(said, ink{size: pdfBody, color: pdfInk}, "P"), 0, 6)
	if len(d.Cards) == 0 {
		return
	}
	var runs []layout.TextRun
	for i, t := range d.Tally {
		if i > 0 {
			runs = append(runs, d.set.runs(" · ", ink{size: pdfSmall, color: pdfFaint})...)
		}
		runs = append(runs, d.badge(t.Tone, t.Mark, t.Label, pdfSmall)...)
		runs = append(runs, d.set.runs(fmt.Sprintf(" %d", t.Count), ink{size: pdfSmall, color: pdfInk})...)
	}
	d.add(d.styled(runs, pdfSmall, "P"), 0, 8)
	for from := 0; from < len(d.Cards); from += rowsAtOnce {
		d.doc.Add(d.table(d.Cards[from:min(from+rowsAtOnce, len(d.Cards))]))
	}
}

// rowsAtOnce is how many claims a table has: folio measures all the rows that
// are left of one anew on every page.
const rowsAtOnce = 100

func (d *pdfWriter) table(cards []card) *layout.Table {
	t := layout.NewTable()
	t.SetColumnUnitWidths([]layout.UnitValue{layout.Pct(6), layout.Pct(42), layout.Pct(17), layout.Pct(25), layout.Pct(10)})
	t.SetBorderCollapse(true)
	cell := func(row *layout.Row, p *textBlock) {
		c := row.AddCellElement(p)
		c.SetBorders(layout.CellBorders{Bottom: layout.SolidBorder(0.5, pdfRule)})
		c.SetPaddingSides(layout.Padding{Top: 4, Bottom: 4, Right: 6})
	}
	header := t.AddHeaderRow()
	for _, id := range []string{"col_number", "col_claim", "col_speaker", "col_rating", "sources"} {
		cell(header, d.paragraph(d.Words.say(id), ink{size: pdfSmall, bold: true, color: pdfFaint}, "TH"))
	}
	plain := ink{size: pdfSmall, color: pdfInk}
	for _, k := range cards {
		row := t.AddRow()
		number := plain
		if d.Choices.Has(Cards) {
			number.color, number.to = pdfLink, claimPlace(k.Number)
		}
		cell(row, d.paragraph(fmt.Sprint(k.Number), number, "TD"))
		cell(row, d.paragraph(clipped(d.say(k.D.Claim.Wording)), plain, "TD"))
		cell(row, d.paragraph(clipped(d.say(k.D.Claim.Speaker)), plain, "TD"))
		cell(row, d.styled(d.rating(k, pdfSmall), pdfSmall, "TD"))
		cell(row, d.paragraph(fmt.Sprint(len(k.Evidence)), plain, "TD"))
	}
	return t
}

// longestCell is how many bytes of a text stand in a row of a table, which is
// not broken over pages; the card has all of it.
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
func (d *pdfWriter) badge(tone, mark, label string, size float64) []layout.TextRun {
	tint := pdfTints[tone]
	return d.set.runs("\u00a0"+d.say(mark)+"\u00a0"+strings.ReplaceAll(d.say(label), " ", "\u00a0")+"\u00a0", ink{size: size, bold: true, color: pdfInk, back: &tint})
}

func (d *pdfWriter) rating(k card, size float64) []layout.TextRun {
	return d.badge(k.Tone, d.markOf(k), d.rated(k), size)
}

// article is the text with its highlights, and the numbers of claims beside it.
func (d *pdfWriter) article() {
	if !d.Choices.Has(Text) {
		return
	}
	d.part("article", "")
	linked := d.Choices.Has(Cards)
	beside := &margin{labels: map[string]label{}, marked: map[string]bool{}, width: pdfMargin}
	for _, k := range d.Cards {
		look := ink{size: pdfTiny, bold: true, color: pdfLines[k.Tone]}
		if linked {
			look.to = claimPlace(k.Number)
		}
		beside.labels[claimPlace(k.Number)] = label{
			d.set.runs(fmt.Sprintf("%d\u00a0%s", k.Number, d.say(d.markOf(k))), look), textPlace(k.Number),
		}
	}
	for _, b := range d.Blocks {
		d.doc.Add(d.block(b, beside))
	}
}

func (d *pdfWriter) block(b block, beside *margin) layout.Element {
	look := ink{size: pdfBody, color: pdfInk}
	tag, keep, after, indent := "P", 0.0, 7.0, 0.0
	switch b.Tag {
	case "h3":
		look, tag, keep = ink{size: pdfPart - 1, bold: true, color: pdfInk}, "H3", 40
	case "h4":
		look, tag, keep = ink{size: pdfHead, bold: true, color: pdfInk}, "H4", 40
	case "blockquote":
		tag, indent = "BlockQuote", 16
	case "li":
		indent, after = 12, 3
	case "figcaption":
		look, tag = ink{size: pdfSmall, color: pdfFaint}, "Caption"
	}
	var runs []layout.TextRun
	if b.Tag == "li" {
		runs = d.set.runs("• ", look)
	}
	for _, s := range b.Segments {
		in := look
		if s.Number > 0 {
			tint := pdfTints[s.Tone]
			in.back, in.to = &tint, claimPlace(s.Number)
		}
		runs = append(runs, d.set.runs(strings.ReplaceAll(plain(s.Text), "\n", " "), in)...)
	}
	e := d.styled(runs, look.size, tag)
	e.keep, e.after, e.margin = keep, after, beside
	if indent > 0 {
		return &barred{parts: []layout.Element{e}, indent: indent, bare: true}
	}
	return e
}

// claims are the endnotes: what was found on each claim.
func (d *pdfWriter) claims() {
	if !d.Choices.Has(Cards) || len(d.Cards) == 0 {
		return
	}
	d.part("claims", "claims")
	for _, k := range d.Cards {
		d.doc.Add(d.card(k))
	}
}

func (d *pdfWriter) card(k card) layout.Element {
	c := &barred{color: pdfLines[k.Tone], indent: 14, above: 14, anchor: claimPlace(k.Number)}
	size := 0
	add := func(s string, look ink, tag string, after float64) {
		if s = d.say(s); s == "" {
			return
		}
		size += len(s)
		c.parts = append(c.parts, spaced(d.paragraph(s, look, tag), 0, after))
	}
	faint, body := ink{size: pdfSmall, color: pdfFaint}, ink{size: pdfBody, color: pdfInk}
	wording := d.say(k.D.Claim.Wording)
	head := d.paragraph(fmt.Sprintf("%d  %s", k.Number, clipped(wording)), ink{size: pdfHead, bold: true, color: pdfInk}, "H3")
	head.keep, head.bookmark, head.level = 24, d.say(k.Title+" – "+shortWords(wording)), 2
	rating := append(d.rating(k, pdfSmall), d.set.runs("  "+d.say(k.Rating.Meaning), faint)...)
	c.parts = append(c.parts, spaced(head, 0, 3), spaced(d.styled(rating, pdfSmall, "P"), 0, 3))
	add(k.Caution, ink{size: pdfSmall, bold: true, color: pdfLines["mixed"]}, "P", 4)
	if len(k.Contested) > 0 {
		add(d.Words.say("contested_text"), body, "P", 3)
		for _, side := range k.Contested {
			runs := d.set.runs(d.say(joined(", ", side.By, side.On))+": ", body)
			runs = append(runs, d.badge(side.Tone, side.Mark, side.Label, pdfSmall)...)
			runs = append(runs, d.set.runs(" "+d.say(side.Reasoning), body)...)
			c.parts = append(c.parts, spaced(d.styled(runs, pdfBody, "P"), 0, 3))
			size += len(side.Reasoning)
		}
	}
	add(d.about(k), faint, "P", 4)
	for _, part := range k.Reasoning {
		add(part, body, "P", 4)
	}
	for _, e := range k.Evidence {
		c.parts = append(c.parts, d.exhibit(e, &size)...)
	}
	if k.Rated {
		add(d.Words.given(k)+".", faint, "P", 2)
	}
	add(d.earlier(k), faint, "P", 2)
	if k.Shown && d.Choices.Has(Text) {
		add(d.Words.say("in_article"), ink{size: pdfSmall, color: pdfLink, to: textPlace(k.Number)}, "P", 0)
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
func (d *pdfWriter) exhibit(e exhibit, size *int) []layout.Element {
	s := e.Source
	small := ink{size: pdfSmall + 0.5, color: pdfInk}
	stance := small
	stance.bold, stance.color = true, pdfLines[stanceTones[e.Stance]]
	runs := d.set.runs(e.Sign+"\u00a0"+d.say(e.Stands)+"  ", stance)
	title := small
	if e.Link != "" {
		title.color, title.url = pdfLink, e.Link
	}
	runs = append(runs, d.set.runs(clipped(d.say(s.Title)), title)...)
	more := ""
	for _, part := range nonempty(d.say(s.Publisher), d.say(s.Author), d.say(e.Published), d.say(e.Locator)) {
		more += ", " + clipped(part)
	}
	if s.Primary {
		more += " (" + d.Words.say("first_hand") + ")"
	}
	runs = append(runs, d.set.runs(more, small)...)
	if d.Choices.Has(SourceList) {
		number := small
		number.color, number.to = pdfLink, sourcePlace(e.SourceNumber)
		runs = append(runs, d.set.runs(fmt.Sprintf(" [%d]", e.SourceNumber), number)...)
	}
	parts := []layout.Element{spaced(d.styled(runs, small.size, "P"), 2, 2)}
	*size += len(more) + len(s.Title) + len(e.Quote) + len(e.Note)
	if quote := d.say(e.Quote); quote != "" {
		parts = append(parts, &barred{parts: []layout.Element{spaced(d.paragraph("“"+quote+"”", small, "BlockQuote"), 0, 2)}, color: pdfRule, indent: 12})
	}
	if note := d.say(e.Note); note != "" {
		parts = append(parts, &barred{parts: []layout.Element{spaced(d.paragraph(note, ink{size: pdfSmall, color: pdfFaint}, "P"), 0, 2)}, indent: 12, bare: true})
	}
	return parts
}

// sources is every source once, with where it is on the web.
func (d *pdfWriter) sources() {
	if !d.Choices.Has(SourceList) || len(d.Sources) == 0 {
		return
	}
	d.part("sources", "sources")
	small := ink{size: pdfSmall + 0.5, color: pdfInk}
	link := small
	link.color = pdfLink
	for _, s := range d.Sources {
		var about []string
		for _, part := range nonempty(d.say(s.Source.Title), d.say(s.Source.Author), d.say(s.Source.Publisher), d.say(s.Published)) {
			about = append(about, clipped(part))
		}
		runs := d.set.runs(fmt.Sprintf("%d.  ", s.Number)+strings.Join(about, ", ")+". ", small)
		if s.Link != "" {
			link.url = s.Link
			runs = append(runs, d.set.runs(clipped(s.Link)+" ", link)...)
		}
		if s.Archive != "" {
			link.url = s.Archive
			runs = append(runs, d.set.runs(d.Words.say("archived")+" ", link)...)
		}
		link.url = ""
		if more := d.aboutSource(s); more != "" {
			runs = append(runs, d.set.runs("("+more+") ", ink{size: pdfSmall, color: pdfFaint})...)
		}
		runs = append(runs, d.set.runs(d.say(d.Words.count("cited_on", len(s.Claims))), ink{size: pdfSmall, color: pdfFaint})...)
		for i, n := range s.Claims {
			number := link
			number.to = claimPlace(n)
			if !d.Choices.Has(Cards) {
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

func (d *pdfWriter) corrections() {
	if !d.Choices.Has(Corrections) || len(d.page.Corrections) == 0 {
		return
	}
	d.part("corrections", "")
	d.add(d.paragraph(d.Words.say("corrections_text"), ink{size: pdfSmall, color: pdfFaint}, "P"), 0, 4)
	for _, c := range d.page.Corrections {
		d.add(d.paragraph(c.On+": "+c.Text, ink{size: pdfBody, color: pdfInk}, "P"), 0, 4)
	}
}

// method says how to read the report, with the scales that are used.
func (d *pdfWriter) method() {
	if !d.Choices.Has(Method) {
		return
	}
	d.part("method", "")
	d.add(d.paragraph(d.Words.say("method_text"), ink{size: pdfBody, color: pdfInk}, "P"), 0, 8)
	for _, s := range d.Scales {
		name := d.paragraph(d.scale(s.Name), ink{size: pdfHead, bold: true, color: pdfInk}, "H3")
		name.keep = 30
		d.add(name, 6, 3)
		for _, r := range s.Ratings {
			runs := d.badge(tones[r.Tone], r.Mark, r.Label, pdfSmall)
			runs = append(runs, d.set.runs("  "+d.say(r.Meaning), ink{size: pdfBody, color: pdfInk})...)
			d.add(d.styled(runs, pdfBody, "P"), 0, 3)
		}
	}
}

// shortWords is the beginning of a text, for a bookmark.
func shortWords(s string) string {
	const letters = 60
	if r := []rune(s); len(r) > letters {
		return strings.TrimSpace(string(r[:letters])) + "…"
	}
	return s
}
