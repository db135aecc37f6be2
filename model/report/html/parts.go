package html

import (
	"encoding/base64"
	"html/template"

	"galley/model/palette"
	"galley/model/report/markup"
	"galley/model/report/view"
)

// The parts of the HTML report that are as long as the article and its claims.
// Ids are at-N for the place of claim N, claim-N for its card, source-N for a
// source in the list.

// fragment is a part of the page that grows.
type fragment struct{ markup.Writer }

// name adds a person's words that keep their direction to themselves.
func (m *fragment) name(s string) {
	m.Raw("<bdi>")
	m.Line(s)
	m.Raw("</bdi>")
}

// link adds a link to an address that view.WebLink let through; text is what stands for it.
func (m *fragment) link(class, address, text string) {
	m.Raw(`<a`)
	if class != "" {
		m.Raw(` class="`, class, `"`)
	}
	m.Raw(` href="`)
	m.Line(address)
	m.Raw(`" rel="noopener noreferrer">`)
	m.name(text)
	m.Raw("</a>")
}

// badge adds a rating: a mark, a word, and a tint.
func (m *fragment) badge(tone palette.Key, mark, label string) {
	m.Raw(`<span class="badge `, string(tone), `"><span aria-hidden="true">`)
	m.Line(mark)
	m.Raw(`</span> `)
	m.Line(label)
	m.Raw(`</span>`)
}

func (m *fragment) rating(r view.Report, k view.Card) { m.badge(k.Tone, k.Mark(), r.Rating(k)) }

// again adds why a claim's verdict is to be looked at again, where it is.
func (m *fragment) again(k view.Card) {
	if k.Short == "" {
		return
	}
	m.Raw(` <span class="again">`)
	if k.Reworded() {
		m.Raw(`<span aria-hidden="true">` + view.RewordedMark + `</span> `)
	}
	m.Line(k.Short)
	m.Raw("</span>")
}

// anchor adds a link within the page.
func (m *fragment) anchor(class, id string, n int, label string) {
	m.Raw(`<a`)
	if class != "" {
		m.Raw(` class="`, class, `"`)
	}
	m.Raw(` href="#`, id)
	m.Number(n)
	m.Raw(`"`)
	if label != "" {
		m.Raw(` aria-label="`)
		m.Line(label)
		m.Raw(`"`)
	}
	m.Raw(`>`)
}

// table is the summary's: a row a claim.
func table(r view.Report) template.HTML {
	if !r.Choices.Has(view.Summary) || len(r.Cards) == 0 {
		return ""
	}
	var m fragment
	m.Raw("<table>\n<thead><tr>")
	for _, id := range []string{"col_number", "col_claim", "col_speaker", "col_rating", "sources"} {
		m.Raw(`<th scope="col">`)
		m.Line(r.Words.Say(id))
		m.Raw("</th>")
	}
	m.Raw("</tr></thead>\n<tbody>\n")
	for i, k := range r.Cards {
		if heading, _ := r.Begins(i); heading != "" {
			m.Raw("</tbody>\n<tbody>\n<tr><th colspan=\"5\" scope=\"rowgroup\">")
			m.Line(r.Words.Say(heading))
			m.Raw("</th></tr>\n")
		}
		m.Raw("<tr><td>")
		if r.Choices.Has(view.Cards) {
			m.anchor("", "claim-", k.Number, r.Words.Numbered("claim_n", k.Number))
			m.Number(k.Number)
			m.Raw("</a>")
		} else {
			m.Number(k.Number)
		}
		m.Raw("</td><td>")
		m.name(k.D.Claim.Wording)
		m.Raw("</td><td>")
		m.name(k.D.Claim.Speaker)
		m.Raw("</td><td>")
		m.rating(r, k)
		m.again(k)
		m.Raw("</td><td>")
		m.Number(len(k.Evidence))
		m.Raw("</td></tr>\n")
	}
	m.Raw("</tbody>\n</table>")
	return template.HTML(m.String())
}

// ledgerTable has a row a name, date or figure.
func ledgerTable(r view.Report) template.HTML {
	if len(r.Ledger) == 0 {
		return ""
	}
	var m fragment
	m.Raw("<table>\n<thead><tr>")
	for _, id := range view.LedgerColumns {
		m.Raw(`<th scope="col">`)
		m.Line(r.Words.Say(id))
		m.Raw("</th>")
	}
	m.Raw("</tr></thead>\n<tbody>\n")
	for _, e := range r.Ledger {
		m.Raw("<tr>")
		for i, cell := range e.Cells() {
			m.Raw("<td>")
			if i == 1 {
				m.name(cell)
			} else {
				m.Line(cell)
			}
			m.Raw("</td>")
		}
		m.Raw("</tr>\n")
	}
	m.Raw("</tbody>\n</table>")
	return template.HTML(m.String())
}

var openTags = map[string][2]string{
	"h3": {`<h3 dir="auto">`, "</h3>\n"}, "h4": {`<h4 dir="auto">`, "</h4>\n"},
	"blockquote": {`<blockquote dir="auto"><p>`, "</p></blockquote>\n"},
	"li":         {`<p class="item" dir="auto">`, "</p>\n"}, "figcaption": {`<p class="caption" dir="auto">`, "</p>\n"},
	"p": {`<p dir="auto">`, "</p>\n"},
}

// text is the article with its highlights.
func text(r view.Report) template.HTML {
	if !r.Choices.Has(view.Text) {
		return ""
	}
	var m fragment
	for _, b := range r.Blocks {
		if len(b.Small) > 0 {
			m.Raw(`<p class="picture"><img alt="" src="data:image/jpeg;base64,`, base64.StdEncoding.EncodeToString(b.Small),
				`"></p>`) // its words stand below it
		}
		tag := openTags[b.Tag]
		m.Raw(tag[0])
		for _, s := range b.Segments {
			m.segment(r, s)
		}
		m.Raw(tag[1])
	}
	return template.HTML(m.String())
}

var depths = [...]string{"", "d1", "d2", "d3", "d4"}

// segment adds a part of the article: a link to the card of the innermost
// claim that covers it, and behind it the numbers of those that end there.
func (m *fragment) segment(r view.Report, s view.Segment) {
	linked := r.Choices.Has(view.Cards)
	again := ""
	if s.Short != "" {
		again = " again"
	}
	for _, n := range s.Starts {
		m.Raw(`<span id="at-`)
		m.Number(n)
		m.Raw(`"></span>`)
	}
	switch {
	case s.Number == 0:
		m.Text(s.Text)
	case linked:
		m.Raw(`<a class="hl `, string(s.Tone), " ", depths[s.Depth], again, `" href="#claim-`)
		m.Number(s.Number)
		m.Raw(`" title="`)
		m.Line(s.Title)
		m.Raw(`">`)
		m.Text(s.Text)
		m.Raw(`</a>`)
	default:
		m.Raw(`<mark class="hl `, string(s.Tone), " ", depths[s.Depth], again, `" title="`)
		m.Line(s.Title)
		m.Raw(`">`)
		m.Text(s.Text)
		m.Raw(`</mark>`)
	}
	for _, e := range s.Ends {
		m.Raw(`<sup class="`, string(e.Tone), `">`)
		if linked {
			m.anchor("", "claim-", e.Number, e.Title)
			m.Number(e.Number)
			m.Raw("</a>")
		} else {
			m.Number(e.Number)
		}
		m.Raw(`<span aria-hidden="true">`)
		m.Line(e.Mark)
		m.Raw(e.Sign, "</span></sup>")
	}
}

// cards are what was found on each claim.
func cards(r view.Report) template.HTML {
	if !r.Choices.Has(view.Cards) {
		return ""
	}
	var m fragment
	ends := ""
	for i, k := range r.Cards {
		if heading, anchor := r.Begins(i); heading != "" {
			m.Raw(ends, `<section aria-labelledby="`, anchor, "\">\n<h2 id=\"", anchor, `">`)
			m.Line(r.Words.Say(heading))
			m.Raw("</h2>\n")
			ends = "</section>\n"
		}
		m.card(r, k)
	}
	m.Raw(ends)
	return template.HTML(m.String())
}

func (m *fragment) card(r view.Report, k view.Card) {
	m.Raw(`<article class="card `, string(k.Tone), `" id="claim-`)
	m.Number(k.Number)
	m.Raw(`" aria-labelledby="wording-`)
	m.Number(k.Number)
	m.Raw("\">\n<h3 id=\"wording-")
	m.Number(k.Number)
	m.Raw(`"><span class="number">`)
	m.Number(k.Number)
	m.Raw(`</span> `)
	m.name(k.D.Claim.Wording)
	m.Raw("</h3>\n<p class=\"verdict\">")
	m.rating(r, k)
	if k.Rated {
		m.Raw(` <span class="meaning">`)
		m.Line(k.Rating.Meaning)
		m.Raw("</span>")
	}
	m.Raw("</p>\n")
	if k.Caution != "" {
		m.Raw(`<p class="caution">`)
		m.Line(k.Caution)
		m.Raw("</p>\n")
	}
	m.contest(r, k)
	m.Raw(`<p class="meta">`)
	m.Line(r.About(k))
	m.Raw("</p>\n")
	m.change(k.Change)
	for _, part := range k.Says() {
		m.Raw(`<p dir="auto">`)
		m.Text(part)
		m.Raw("</p>\n")
	}
	if len(k.Evidence) > 0 {
		m.Raw("<h4>")
		m.Line(r.Words.Say("sources"))
		m.Raw("</h4>\n<ul class=\"evidence\">\n")
		for _, e := range k.Evidence {
			m.exhibit(r, e)
		}
		m.Raw("</ul>\n")
	}
	if k.Rated {
		m.Raw(`<p class="meta">`)
		m.Line(r.Words.Given(k))
		m.Raw(".</p>\n")
	}
	if len(k.Earlier) > 0 {
		m.Raw(`<p class="meta">`)
		m.Line(r.Words.Say("earlier"))
		m.Raw(": ")
		for i, e := range k.Earlier {
			if i > 0 {
				m.Raw("; ")
			}
			m.Line(e.Rating)
			m.Raw(" (")
			m.name(e.By)
			m.Raw(", ")
			m.Line(e.On)
			m.Raw(")")
		}
		m.Raw(".</p>\n")
	}
	m.ways(r, k)
	m.Raw("</article>\n")
}

// contest adds the two verdicts between which nobody has decided.
func (m *fragment) contest(r view.Report, k view.Card) {
	if len(k.Contested) == 0 {
		return
	}
	m.Raw("<p>")
	m.Line(r.Words.Say("contested_text"))
	m.Raw("</p>\n<ul class=\"contested\">\n")
	for _, side := range k.Contested {
		m.Raw("<li>")
		m.name(side.By)
		m.Raw(" (")
		m.Line(side.On)
		m.Raw("): ")
		m.badge(side.Tone, side.Mark, side.Label)
		if side.Reasoning != "" {
			m.Raw(` <span dir="auto">`)
			m.Line(side.Reasoning)
			m.Raw("</span>")
		}
		m.Raw("</li>\n")
	}
	m.Raw("</ul>\n")
}

// ways adds the links from a card back to where the claim stands, and the one
// that closes the card where it lies over the page.
func (m *fragment) ways(r view.Report, k view.Card) {
	placed := k.Shown && r.Choices.Has(view.Text)
	m.Raw(`<p class="ways">`)
	if placed {
		m.anchor("", "at-", k.Number, "")
		m.Line(r.Words.Say("in_article"))
		m.Raw("</a> ")
		m.anchor("close", "at-", k.Number, "")
	} else {
		m.Raw(`<a class="close" href="#claims">`)
	}
	m.Line(r.Words.Say("close"))
	m.Raw("</a></p>\n")
}

// exhibit adds a source with what it says on the claim: its stance and, as a
// quotation, the passage that decides it.
func (m *fragment) exhibit(r view.Report, e view.Exhibit) {
	s := e.Source
	m.Raw(`<li><p><span class="stance `)
	m.Line(string(e.Stance)) // a file from elsewhere may say anything
	m.Raw(`"><span aria-hidden="true">`, e.Sign, `</span> `)
	m.Line(e.Stands)
	m.Raw(`</span> `)
	if e.Link != "" {
		m.link("", e.Link, s.Title)
	} else {
		m.name(s.Title)
	}
	for _, more := range []string{s.Publisher, s.Author, e.Published, e.Locator} {
		if more != "" {
			m.Raw(", ")
			m.name(more)
		}
	}
	if e.Judged != "" {
		m.Raw(` <span class="primary">`)
		m.Line(e.Judged)
		m.Raw("</span>")
	}
	if r.Choices.Has(view.SourceList) {
		m.Raw(" ")
		m.anchor("", "source-", e.SourceNumber, r.Words.Numbered("source_n", e.SourceNumber))
		m.Raw("[")
		m.Number(e.SourceNumber)
		m.Raw("]</a>")
	}
	m.Raw("</p>\n")
	if e.Quote != "" {
		m.Raw(`<blockquote dir="auto"`)
		if code := view.LanguageTag(e.Language); code != "" {
			m.Raw(` lang="`, code, `"`)
		}
		m.Raw(`><p>`)
		m.Line(e.Quote)
		m.Raw("</p></blockquote>")
	}
	if e.Translated != "" {
		m.Raw(`<p class="note" dir="auto">`)
		m.Line(e.Translated)
		m.Raw("</p>")
	}
	if e.Note != "" {
		m.Raw(`<p class="note" dir="auto">`)
		m.Line(e.Note)
		m.Raw("</p>")
	}
	if e.Archive != "" {
		m.Raw(`<p class="note">`)
		m.link("", e.Archive, r.Words.Say("archived"))
		m.Raw("</p>")
	}
	m.Raw("</li>\n")
}

// sourceList is every source once, with the claims it bears on.
func sourceList(r view.Report) template.HTML {
	if !r.Choices.Has(view.SourceList) {
		return ""
	}
	var m fragment
	for _, s := range r.Sources {
		m.Raw(`<li id="source-`)
		m.Number(s.Number)
		m.Raw(`">`)
		names := s.Names()
		for i, part := range names {
			if i > 0 {
				m.Raw(", ")
			}
			m.name(part)
		}
		if len(names) > 0 {
			m.Raw(". ")
		}
		if s.Link != "" {
			m.link("url", s.Link, s.Link)
		}
		if s.Archive != "" {
			m.Raw(" ")
			m.link("", s.Archive, r.Words.Say("archived"))
		}
		if more := r.AboutSource(s); more != "" {
			m.Raw(" (")
			m.Line(more)
			m.Raw(")")
		}
		m.Raw(" <span class=\"cited\">")
		m.Line(r.Words.Count("cited_on", len(s.Claims)))
		for i, n := range s.Claims {
			if i > 0 {
				m.Raw(",")
			}
			m.Raw(" ")
			if r.Choices.Has(view.Cards) {
				m.anchor("", "claim-", n, r.Words.Numbered("claim_n", n))
				m.Number(n)
				m.Raw("</a>")
			} else {
				m.Number(n)
			}
		}
		m.Raw("</span></li>\n")
	}
	return template.HTML(m.String())
}

// change shows a passage with what is to be changed in it: struck and underlined.
func (m *fragment) change(parts []view.Stretch) {
	if len(parts) == 0 {
		return
	}
	m.Raw(`<p class="change" dir="auto">`)
	for _, p := range parts {
		switch {
		case p.Was:
			m.Raw("<del>")
			m.Text(p.Text)
			m.Raw("</del>")
		case p.Will:
			m.Raw("<ins>")
			m.Text(p.Text)
			m.Raw("</ins>")
		default:
			m.Text(p.Text)
		}
	}
	m.Raw("</p>\n")
}
