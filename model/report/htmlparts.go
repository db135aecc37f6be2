package report

import (
	"html/template"
	"strings"
)

// The parts of the HTML report that are as long as the article and its claims.
// Ids are at-N for the place of claim N, claim-N for its card, source-N for a
// source in the list.

// badge adds a rating: a mark, a word, and a tint.
func (m *markup) badge(tone, mark, label string) {
	m.raw(`<span class="badge `, tone, `"><span aria-hidden="true">`)
	m.line(mark)
	m.raw(`</span> `)
	m.line(label)
	m.raw(`</span>`)
}

func (m *markup) rating(p page, k card) { m.badge(k.Tone, p.markOf(k), p.rated(k)) }

// anchor adds a link within the page.
func (m *markup) anchor(class, id string, n int, label string) {
	m.raw(`<a`)
	if class != "" {
		m.raw(` class="`, class, `"`)
	}
	m.raw(` href="#`, id)
	m.number(n)
	m.raw(`"`)
	if label != "" {
		m.raw(` aria-label="`)
		m.line(label)
		m.raw(`"`)
	}
	m.raw(`>`)
}

// table is the summary's: a row a claim.
func (p page) table() template.HTML {
	if !p.Choices.Has(Summary) || len(p.Cards) == 0 {
		return ""
	}
	var m markup
	m.raw("<table>\n<thead><tr>")
	for _, id := range []string{"col_number", "col_claim", "col_speaker", "col_rating", "sources"} {
		m.raw(`<th scope="col">`)
		m.line(p.Words.say(id))
		m.raw("</th>")
	}
	m.raw("</tr></thead>\n<tbody>\n")
	for _, k := range p.Cards {
		m.raw("<tr><td>")
		if p.Choices.Has(Cards) {
			m.anchor("", "claim-", k.Number, p.Words.numbered("claim_n", k.Number))
			m.number(k.Number)
			m.raw("</a>")
		} else {
			m.number(k.Number)
		}
		m.raw("</td><td>")
		m.name(k.D.Claim.Wording)
		m.raw("</td><td>")
		m.name(k.D.Claim.Speaker)
		m.raw("</td><td>")
		m.rating(p, k)
		m.raw("</td><td>")
		m.number(len(k.Evidence))
		m.raw("</td></tr>\n")
	}
	m.raw("</tbody>\n</table>")
	return template.HTML(m.b)
}

var openTags = map[string][2]string{
	"h3": {`<h3 dir="auto">`, "</h3>\n"}, "h4": {`<h4 dir="auto">`, "</h4>\n"},
	"blockquote": {`<blockquote dir="auto"><p>`, "</p></blockquote>\n"},
	"li":         {`<p class="item" dir="auto">`, "</p>\n"}, "figcaption": {`<p class="caption" dir="auto">`, "</p>\n"},
	"p": {`<p dir="auto">`, "</p>\n"},
}

// text is the article with its highlights.
func (p page) text() template.HTML {
	if !p.Choices.Has(Text) {
		return ""
	}
	var m markup
	for _, b := range p.Blocks {
		tag := openTags[b.Tag]
		m.raw(tag[0])
		for _, s := range b.Segments {
			m.segment(p, s)
		}
		m.raw(tag[1])
	}
	return template.HTML(m.b)
}

var depths = [...]string{"", "d1", "d2", "d3", "d4"}

// segment adds a stretch of the article: a link to the card of the innermost
// claim that covers it, and behind it the numbers of those that end there.
func (m *markup) segment(p page, s segment) {
	linked := p.Choices.Has(Cards)
	for _, n := range s.Starts {
		m.raw(`<span id="at-`)
		m.number(n)
		m.raw(`"></span>`)
	}
	switch {
	case s.Number == 0:
		m.text(s.Text)
	case linked:
		m.raw(`<a class="hl `, s.Tone, " ", depths[s.Depth], `" href="#claim-`)
		m.number(s.Number)
		m.raw(`" title="`)
		m.line(s.Title)
		m.raw(`">`)
		m.text(s.Text)
		m.raw(`</a>`)
	default:
		m.raw(`<mark class="hl `, s.Tone, " ", depths[s.Depth], `" title="`)
		m.line(s.Title)
		m.raw(`">`)
		m.text(s.Text)
		m.raw(`</mark>`)
	}
	for _, e := range s.Ends {
		m.raw("<sup>")
		if linked {
			m.anchor(e.Tone, "claim-", e.Number, p.Cards[e.Number-1].Title)
			m.number(e.Number)
			m.raw("</a>")
		} else {
			m.number(e.Number)
		}
		m.raw(`<span class="`, e.Tone, `" aria-hidden="true">`)
		m.line(e.Mark)
		m.raw("</span></sup>")
	}
}

// cards are what was found on each claim.
func (p page) cards() template.HTML {
	if !p.Choices.Has(Cards) {
		return ""
	}
	var m markup
	for _, k := range p.Cards {
		m.card(p, k)
	}
	return template.HTML(m.b)
}

func (m *markup) card(p page, k card) {
	m.raw(`<article class="card `, k.Tone, `" id="claim-`)
	m.number(k.Number)
	m.raw(`" aria-labelledby="wording-`)
	m.number(k.Number)
	m.raw("\">\n<h3 id=\"wording-")
	m.number(k.Number)
	m.raw(`"><span class="number">`)
	m.number(k.Number)
	m.raw(`</span> `)
	m.name(k.D.Claim.Wording)
	m.raw("</h3>\n<p class=\"verdict\">")
	m.rating(p, k)
	if k.Rated {
		m.raw(` <span class="meaning">`)
		m.line(k.Rating.Meaning)
		m.raw("</span>")
	}
	m.raw("</p>\n")
	if k.Caution != "" {
		m.raw(`<p class="caution">`)
		m.line(k.Caution)
		m.raw("</p>\n")
	}
	m.contest(p, k)
	m.raw(`<p class="meta">`)
	m.line(p.about(k))
	m.raw("</p>\n")
	for _, part := range k.Reasoning {
		m.raw(`<p dir="auto">`)
		m.text(part)
		m.raw("</p>\n")
	}
	if len(k.Evidence) > 0 {
		m.raw("<h4>")
		m.line(p.Words.say("sources"))
		m.raw("</h4>\n<ul class=\"evidence\">\n")
		for _, e := range k.Evidence {
			m.exhibit(p, e)
		}
		m.raw("</ul>\n")
	}
	if k.Rated {
		m.raw(`<p class="meta">`)
		m.line(p.Words.given(k))
		m.raw(".</p>\n")
	}
	if len(k.Earlier) > 0 {
		m.raw(`<p class="meta">`)
		m.line(p.Words.say("earlier"))
		m.raw(": ")
		for i, e := range k.Earlier {
			if i > 0 {
				m.raw("; ")
			}
			m.line(e.Rating)
			m.raw(" (")
			m.name(e.By)
			m.raw(", ")
			m.line(e.On)
			m.raw(")")
		}
		m.raw(".</p>\n")
	}
	m.ways(p, k)
	m.raw("</article>\n")
}

// contest adds the two verdicts between which nobody has decided.
func (m *markup) contest(p page, k card) {
	if len(k.Contested) == 0 {
		return
	}
	m.raw("<p>")
	m.line(p.Words.say("contested_text"))
	m.raw("</p>\n<ul class=\"contested\">\n")
	for _, side := range k.Contested {
		m.raw("<li>")
		m.name(side.By)
		m.raw(" (")
		m.line(side.On)
		m.raw("): ")
		m.badge(side.Tone, side.Mark, side.Label)
		if side.Reasoning != "" {
			m.raw(` <span dir="auto">`)
			m.line(side.Reasoning)
			m.raw("</span>")
		}
		m.raw("</li>\n")
	}
	m.raw("</ul>\n")
}

// ways adds the links from a card back to where the claim stands, and the one
// that closes the card where it lies over the page.
func (m *markup) ways(p page, k card) {
	placed := k.Shown && p.Choices.Has(Text)
	m.raw(`<p class="ways">`)
	if placed {
		m.anchor("", "at-", k.Number, "")
		m.line(p.Words.say("in_article"))
		m.raw("</a> ")
		m.anchor("close", "at-", k.Number, "")
	} else {
		m.raw(`<a class="close" href="#claims">`)
	}
	m.line(p.Words.say("close"))
	m.raw("</a></p>\n")
}

// exhibit adds a source with what it says on the claim: its stance and, as a
// quotation, the passage that decides it.
func (m *markup) exhibit(p page, e exhibit) {
	s := e.Source
	m.raw(`<li><p><span class="stance `)
	m.line(string(e.Stance)) // a file from elsewhere may say anything
	m.raw(`"><span aria-hidden="true">`, e.Sign, `</span> `)
	m.line(e.Stands)
	m.raw(`</span> `)
	if e.Link != "" {
		m.link("", e.Link, s.Title)
	} else {
		m.name(s.Title)
	}
	for _, more := range []string{s.Publisher, s.Author, e.Published, e.Locator} {
		if more != "" {
			m.raw(", ")
			m.name(more)
		}
	}
	if s.Primary {
		m.raw(` <span class="primary">`)
		m.line(p.Words.say("first_hand"))
		m.raw("</span>")
	}
	if p.Choices.Has(SourceList) {
		m.raw(" ")
		m.anchor("", "source-", e.SourceNumber, p.Words.numbered("source_n", e.SourceNumber))
		m.raw("[")
		m.number(e.SourceNumber)
		m.raw("]</a>")
	}
	m.raw("</p>\n")
	if e.Quote != "" {
		m.raw(`<blockquote dir="auto"><p>`)
		m.line(e.Quote)
		m.raw("</p></blockquote>")
	}
	if e.Note != "" {
		m.raw(`<p class="note" dir="auto">`)
		m.line(e.Note)
		m.raw("</p>")
	}
	if e.Archive != "" {
		m.raw(`<p class="note">`)
		m.link("", e.Archive, p.Words.say("archived"))
		m.raw("</p>")
	}
	m.raw("</li>\n")
}

// sourceList is every source once, with the claims it bears on.
func (p page) sourceList() template.HTML {
	if !p.Choices.Has(SourceList) {
		return ""
	}
	var m markup
	for _, s := range p.Sources {
		m.raw(`<li id="source-`)
		m.number(s.Number)
		m.raw(`">`)
		for i, part := range nonempty(s.Source.Title, s.Source.Author, s.Source.Publisher, s.Published) {
			if i > 0 {
				m.raw(", ")
			}
			m.name(part)
		}
		m.raw(".")
		if s.Link != "" {
			m.raw(" ")
			m.link("url", s.Link, s.Link)
		}
		if s.Archive != "" {
			m.raw(" ")
			m.link("", s.Archive, p.Words.say("archived"))
		}
		if more := p.aboutSource(s); more != "" {
			m.raw(" (")
			m.line(more)
			m.raw(")")
		}
		m.raw(" <span class=\"cited\">")
		m.line(p.Words.count("cited_on", len(s.Claims)))
		for i, n := range s.Claims {
			if i > 0 {
				m.raw(",")
			}
			m.raw(" ")
			if p.Choices.Has(Cards) {
				m.anchor("", "claim-", n, p.Words.numbered("claim_n", n))
				m.number(n)
				m.raw("</a>")
			} else {
				m.number(n)
			}
		}
		m.raw("</span></li>\n")
	}
	return template.HTML(m.b)
}

// nonempty are those of the parts that say something.
func nonempty(parts ...string) []string {
	kept := parts[:0]
	for _, p := range parts {
		if strings.TrimSpace(p) != "" {
			kept = append(kept, p)
		}
	}
	return kept
}
