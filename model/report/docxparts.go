package report

import (
	"fmt"
	"strings"
)

// wordLook is how a run of text looks.
type wordLook struct {
	bold, raised bool
	highlight    string // one of Word's sixteen colours, "" none
	shade        string // the tint of a badge, RRGGBB; "" none
	link         bool   // looks like one
	style        string // more properties of the run, as they are
}

// wordColours are the highlighter pens of Word that come nearest to the tones of
// ratings and let black text be read.
var wordColours = map[string]string{
	unrated: "lightGray", "none": "lightGray", "true": "green", "mostly-true": "cyan", "mixed": "yellow", "mostly-false": "magenta", "false": "red",
}

// wordTints are behind badges, as in assets/report.css.
var wordTints = map[string]string{
	unrated: "FFF0A8", "none": "DCDFE8", "true": "C5ECD0", "mostly-true": "DFF0BD", "mixed": "FFE0B5", "mostly-false": "FFD3C2", "false": "FBC8CD",
}

// wordLines are the bars beside cards, as in assets/report.css.
var wordLines = map[string]string{
	unrated: "7A6000", "true": "125C2A", "mostly-true": "425E08", "mixed": "824700", "mostly-false": "90320F", "false": "931A28", "none": "434960",
}

// wordRun adds a run; its line ends stay line ends.
func (m *markup) wordRun(text string, look wordLook) {
	text = plain(text)
	if text == "" {
		return
	}
	m.raw(`<w:r><w:rPr>`)
	if look.link {
		m.raw(`<w:rStyle w:val="Hyperlink"/>`)
	}
	if look.bold {
		m.raw(`<w:b/><w:bCs/>`)
	}
	m.raw(look.style)
	if look.highlight != "" {
		m.raw(`<w:highlight w:val="`, look.highlight, `"/>`)
	}
	if look.shade != "" {
		m.raw(`<w:shd w:val="clear" w:color="auto" w:fill="`, look.shade, `"/>`)
	}
	if look.raised {
		m.raw(`<w:vertAlign w:val="superscript"/>`)
	}
	if rtl(text) {
		m.raw(`<w:rtl/>`)
	}
	m.raw(`</w:rPr>`)
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			m.raw(`<w:br/>`)
		}
		m.raw(`<w:t xml:space="preserve">`)
		m.line(line)
		m.raw(`</w:t>`)
	}
	m.raw(`</w:r>`)
}

// direction is the property of a paragraph whose first strong letter runs from
// right to left.
func direction(text string) string {
	if rtl(text) {
		return `<w:bidi/>`
	}
	return ""
}

// mark is a place that links lead to.
func (d *docxWriter) mark(name string, n int) {
	d.marks++
	d.body.raw(fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s_%d"/><w:bookmarkEnd w:id="%d"/>`, d.marks, name, n, d.marks))
}

// within adds a link to a place in the document.
func (d *docxWriter) within(name string, n int, text string, look wordLook) {
	d.body.raw(fmt.Sprintf(`<w:hyperlink w:anchor="%s_%d">`, name, n))
	d.body.wordRun(text, look)
	d.body.raw(`</w:hyperlink>`)
}

// web adds a link to an address that webLink let through.
func (d *docxWriter) web(address, text string) {
	d.body.raw(`<w:hyperlink r:id="`, d.linkTo(address), `">`)
	d.body.wordRun(text, wordLook{link: true})
	d.body.raw(`</w:hyperlink>`)
}

// wordBar is the bar beside a paragraph, and how far that is moved in.
type wordBar struct{ border, indent string }

// para adds a paragraph; text says its direction.
func (d *docxWriter) para(style, text string, bar wordBar, fill func()) {
	d.body.raw(`<w:p><w:pPr>`)
	if style != "" {
		d.body.raw(`<w:pStyle w:val="`, style, `"/>`)
	}
	d.body.raw(bar.border, direction(text), bar.indent, `</w:pPr>`) // in the order that ECMA-376 has them in
	fill()
	d.body.raw(`</w:p>`)
}

// said adds a paragraph of one text.
func (d *docxWriter) said(style, text string, bar wordBar) {
	if strings.TrimSpace(plain(text)) != "" {
		d.para(style, text, bar, func() { d.body.wordRun(text, wordLook{}) })
	}
}

func (d *docxWriter) document(m *markup) {
	d.body = m
	m.raw(xmlHead, `<w:document `, wordSpaces, `><w:body>`)
	d.logo()
	d.said("Meta", oneLine(d.Choices.Newsroom), wordBar{})
	d.said("Meta", d.Words.say("fact_check"), wordBar{})
	d.said("Title", oneLine(d.Article.Title), wordBar{})
	d.said("Meta", oneLine(joined(" · ", d.Article.Byline, d.Article.Publisher, d.Published)), wordBar{})
	if d.Link != "" {
		d.para("Meta", "", wordBar{}, func() { d.web(d.Link, d.Link) })
	}
	d.summary()
	d.article()
	d.claims()
	d.sources()
	d.corrected()
	d.method()
	d.said("Meta", d.publishedBy(), wordBar{})
	d.said("Meta", d.Made, wordBar{})
	m.raw(`<w:sectPr><w:headerReference w:type="default" r:id="rId6"/><w:footerReference w:type="default" r:id="rId7"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>`)
}

func (d *docxWriter) summary() {
	if !d.Choices.Has(Summary) {
		return
	}
	d.said("Heading1", d.Words.say("summary"), wordBar{})
	if d.Empty() != "" {
		d.said("", d.Empty(), wordBar{})
		return
	}
	d.said("", d.Counted()+".", wordBar{})
	d.para("", "", wordBar{}, func() {
		for i, t := range d.Tally {
			if i > 0 {
				d.body.wordRun("   ", wordLook{})
			}
			d.badge(t.Tone, t.Mark, t.Label)
			d.body.wordRun(fmt.Sprint("\u00a0", t.Count), wordLook{})
		}
	})
	m := d.body
	m.raw(`<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="CFCABF"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="CFCABF"/></w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	widths := []int{640, 3500, 1530, 2400, 1000}
	for _, w := range widths {
		m.raw(fmt.Sprintf(`<w:gridCol w:w="%d"/>`, w))
	}
	m.raw(`</w:tblGrid>`)
	row := func(head bool, cells ...func()) {
		m.raw(`<w:tr><w:trPr><w:cantSplit/>`)
		if head {
			m.raw(`<w:tblHeader/>`)
		}
		m.raw(`</w:trPr>`)
		for i, fill := range cells {
			m.raw(fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, widths[i]))
			fill()
			m.raw(`</w:tc>`)
		}
		m.raw(`</w:tr>`)
	}
	cell := func(text string, look wordLook) func() {
		return func() { d.para("TableText", text, wordBar{}, func() { m.wordRun(oneLine(text), look) }) }
	}
	var heads []func()
	for _, id := range []string{"col_number", "col_claim", "col_speaker", "col_rating", "sources"} {
		heads = append(heads, cell(d.Words.say(id), wordLook{bold: true}))
	}
	row(true, heads...)
	for _, k := range d.Cards {
		number := cell(fmt.Sprint(k.Number), wordLook{})
		if d.Choices.Has(Cards) {
			number = func() {
				d.para("TableText", "", wordBar{}, func() { d.within("claim", k.Number, fmt.Sprint(k.Number), wordLook{link: true}) })
			}
		}
		row(false, number, cell(k.D.Claim.Wording, wordLook{}), cell(k.D.Claim.Speaker, wordLook{}),
			func() { d.para("TableText", "", wordBar{}, func() { d.rating(k) }) }, cell(fmt.Sprint(len(k.Evidence)), wordLook{}))
	}
	m.raw(`</w:tbl>`)
}

func (d *docxWriter) rating(k card) { d.badge(k.Tone, d.markOf(k), d.rated(k)) }

// badge is a rating: its mark and its word, on its tint.
func (d *docxWriter) badge(tone, mark, label string) {
	d.body.wordRun("\u00a0"+mark+"\u00a0"+strings.ReplaceAll(label, " ", "\u00a0")+"\u00a0", wordLook{bold: true, shade: wordTints[tone]})
}

// article is the text under its highlights and comments.
func (d *docxWriter) article() {
	if !d.Choices.Has(Text) {
		return
	}
	d.said("Heading1", d.Words.say("article"), wordBar{})
	open := map[int]bool{} // claims whose comments have begun and not ended
	ended := map[int]bool{}
	for i, b := range d.Blocks {
		style := map[string]string{"h3": "Heading2", "h4": "Heading3", "blockquote": "Quote", "li": "ListBullet", "figcaption": "Caption"}[b.Tag]
		text := ""
		for _, s := range b.Segments {
			text += s.Text
		}
		d.para(style, text, wordBar{}, func() {
			for _, s := range b.Segments {
				d.segment(s, open, ended)
			}
			if i == len(d.Blocks)-1 { // ends in lines that are hidden
				for _, k := range d.Cards {
					if open[k.Number] {
						d.body.end(d.threads[k.Number])
					}
				}
			}
		})
	}
}

func (d *docxWriter) segment(s segment, open, ended map[int]bool) {
	for _, n := range s.Starts {
		d.mark("at", n)
		d.body.begin(d.threads[n])
		open[n] = true
	}
	look := wordLook{}
	if s.Number > 0 {
		look.highlight = wordColours[s.Tone]
	}
	d.body.wordRun(s.Text, look)
	for _, e := range s.Ends {
		if open[e.Number] && !ended[e.Number] {
			d.body.end(d.threads[e.Number])
			delete(open, e.Number)
			ended[e.Number] = true
		}
		text := fmt.Sprintf("%d%s", e.Number, e.Mark)
		if d.Choices.Has(Cards) {
			d.within("claim", e.Number, text, wordLook{raised: true, bold: true})
		} else {
			d.body.wordRun(text, wordLook{raised: true, bold: true})
		}
	}
}

// claims are the cards: what was found on each claim, beside a bar in the tint
// of its rating.
func (d *docxWriter) claims() {
	if !d.Choices.Has(Cards) || len(d.Cards) == 0 {
		return
	}
	d.said("Heading1", d.Words.say("claims"), wordBar{})
	for _, k := range d.Cards {
		d.card(k)
	}
}

func (d *docxWriter) card(k card) {
	m := d.body
	bar := wordBar{`<w:pBdr><w:left w:val="single" w:sz="24" w:space="10" w:color="` + wordLines[k.Tone] + `"/></w:pBdr>`, `<w:ind w:left="260"/>`}
	wording := oneLine(k.D.Claim.Wording)
	d.para("Heading2", wording, bar, func() {
		d.mark("claim", k.Number)
		m.wordRun(fmt.Sprintf("%d  ", k.Number), wordLook{})
		placed := k.Shown && d.Choices.Has(Text)
		if !placed { // its comments have no place in the text
			m.begin(d.threads[k.Number])
		}
		m.wordRun(wording, wordLook{})
		if !placed {
			m.end(d.threads[k.Number])
		}
	})
	d.para("", "", bar, func() {
		d.rating(k)
		m.wordRun("  "+oneLine(k.Rating.Meaning), wordLook{})
	})
	if k.Caution != "" {
		d.para("", "", bar, func() { m.wordRun(k.Caution, wordLook{bold: true, shade: wordTints["mixed"]}) })
	}
	if len(k.Contested) > 0 {
		d.said("", d.Words.say("contested_text"), bar)
		for _, side := range k.Contested {
			d.para("", "", bar, func() {
				m.wordRun(joined(", ", side.By, side.On)+": ", wordLook{})
				d.badge(side.Tone, side.Mark, side.Label)
				m.wordRun(" "+side.Reasoning, wordLook{})
			})
		}
	}
	d.said("Meta", d.about(k), bar)
	for _, part := range k.Reasoning {
		d.said("", part, bar)
	}
	for _, e := range k.Evidence {
		d.exhibit(e, bar)
	}
	if k.Rated {
		d.said("Meta", d.Words.given(k)+".", bar)
	}
	d.said("Meta", d.earlier(k), bar)
	if k.Shown && d.Choices.Has(Text) {
		d.para("Meta", "", bar, func() { d.within("at", k.Number, d.Words.say("in_article"), wordLook{link: true}) })
	}
}

func (d *docxWriter) exhibit(e exhibit, bar wordBar) {
	m := d.body
	s := e.Source
	d.para("", s.Title, bar, func() {
		m.wordRun(e.Sign+"\u00a0"+e.Stands+"  ", wordLook{bold: true, style: `<w:color w:val="` + wordLines[stanceTones[e.Stance]] + `"/>`})
		if e.Link != "" {
			d.web(e.Link, oneLine(s.Title))
		} else {
			m.wordRun(oneLine(s.Title), wordLook{})
		}
		for _, more := range nonempty(s.Publisher, s.Author, e.Published, e.Locator) {
			m.wordRun(", "+oneLine(more), wordLook{})
		}
		if s.Primary {
			m.wordRun(" ("+d.Words.say("first_hand")+")", wordLook{})
		}
		if d.Choices.Has(SourceList) {
			m.wordRun(" ", wordLook{})
			d.within("source", e.SourceNumber, fmt.Sprintf("[%d]", e.SourceNumber), wordLook{link: true})
		}
	})
	if e.Quote != "" {
		d.said("Quote", "“"+e.Quote+"”", bar)
	}
	d.said("Meta", e.Note, bar)
}

func (d *docxWriter) sources() {
	if !d.Choices.Has(SourceList) || len(d.Sources) == 0 {
		return
	}
	m := d.body
	d.said("Heading1", d.Words.say("sources"), wordBar{})
	for _, s := range d.Sources {
		d.para("", s.Source.Title, wordBar{}, func() {
			d.mark("source", s.Number)
			m.wordRun(fmt.Sprintf("%d.  %s. ", s.Number, oneLine(joined(", ", s.Source.Title, s.Source.Author, s.Source.Publisher, s.Published))), wordLook{})
			if s.Link != "" {
				d.web(s.Link, s.Link)
				m.wordRun(" ", wordLook{})
			}
			if s.Archive != "" {
				d.web(s.Archive, d.Words.say("archived"))
				m.wordRun(" ", wordLook{})
			}
			if more := d.aboutSource(s); more != "" {
				m.wordRun("("+more+") ", wordLook{})
			}
			m.wordRun(d.Words.count("cited_on", len(s.Claims))+" ", wordLook{})
			for i, n := range s.Claims {
				if i > 0 {
					m.wordRun(", ", wordLook{})
				}
				if d.Choices.Has(Cards) {
					d.within("claim", n, fmt.Sprint(n), wordLook{link: true})
				} else {
					m.wordRun(fmt.Sprint(n), wordLook{})
				}
			}
		})
	}
}

func (d *docxWriter) corrected() {
	if !d.Choices.Has(Corrections) || len(d.Corrections) == 0 {
		return
	}
	d.said("Heading1", d.Words.say("corrections"), wordBar{})
	d.said("Meta", d.Words.say("corrections_text"), wordBar{})
	for _, c := range d.Corrections {
		d.said("ListBullet", c.On+": "+c.Text, wordBar{})
	}
}

func (d *docxWriter) method() {
	if !d.Choices.Has(Method) {
		return
	}
	d.said("Heading1", d.Words.say("method"), wordBar{})
	d.said("", d.Words.say("method_text"), wordBar{})
	for _, s := range d.Scales {
		d.said("Heading2", d.scale(s.Name), wordBar{})
		for _, r := range s.Ratings {
			d.para("", "", wordBar{}, func() {
				d.badge(tones[r.Tone], r.Mark, r.Label)
				d.body.wordRun("  "+r.Meaning, wordLook{})
			})
		}
	}
}
