// Package cms writes a report as a fragment of HTML to be pasted into a newsroom's own page, or as
// blocks of WordPress. There is no style and no script in it; a site styles it by its classes:
//
//	galley              around all of it
//	galley-text         around the article
//	galley-mark         a highlight, with a class of its tone and galley-again where its verdict may not fit
//	galley-number       a claim's number: behind a highlight, and in a box
//	galley-caption      a caption in the article
//	galley-claim        a verdict box, with a class of its tone
//	galley-wording, galley-rating, galley-caution, galley-about, galley-reasoning, galley-sources, galley-given
//	                    what is in a box, in this order
//	galley-true, galley-mostly-true, galley-mixed, galley-mostly-false, galley-false, galley-none, galley-unrated
//	                    the tones of ratings
//
// The box of claim 3 has the id claim-3 and its first place the id at-3, as in the web page: the
// address of a ClaimReview leads to the box.
package cms

import (
	"io"

	"galley/model/palette"
	"galley/model/prose"
	"galley/model/report/view"
)

// Write writes the fragment.
func Write(w io.Writer, c view.Chosen) error { return write(w, c, false) }

// WriteWordPress writes the blocks.
func WriteWordPress(w io.Writer, c view.Chosen) error { return write(w, c, true) }

func write(to io.Writer, c view.Chosen, blocks bool) error {
	r, err := view.Of(c)
	if err != nil {
		return err
	}
	m := newWriter(to, blocks)
	m.around(r)
	return m.Flush()
}

// around adds all of the report.
func (m *writer) around(r view.Report) {
	m.group("div", "galley", "", ` lang="`+r.Words.Lang+`" dir="`+r.Words.Direction()+`"`, func() {
		boxes := r.Choices.Has(view.Cards) && len(r.Cards) > 0
		if r.Choices.Has(view.Text) {
			m.text(r)
		}
		if boxes && r.Choices.Has(view.Text) && len(r.Standing()) > 0 {
			m.heading(2, "", func() { m.Line(r.Words.Say("claims")) })
		}
		for i, k := range r.Cards {
			if heading, _ := r.Begins(i); boxes && heading != "" {
				m.heading(2, "", func() { m.Line(r.Words.Say(heading)) })
			}
			if boxes {
				m.box(r, k)
			}
		}
		if said := r.Empty(); said != "" {
			m.para("", "", func() { m.Line(said) })
		}
	})
}

// text adds the article with its highlights.
func (m *writer) text(r view.Report) {
	attributes := ` dir="auto"`
	if r.Lang != "" {
		attributes += ` lang="` + r.Lang + `"`
	}
	m.group("div", "galley-text", "", attributes, func() {
		for i := 0; i < len(r.Blocks); i++ {
			b := r.Blocks[i]
			inside := func() { m.segments(r, b.Segments) }
			switch b.Tag {
			case "h3":
				m.heading(2, wordsOf(b), inside)
			case "h4":
				m.heading(3, wordsOf(b), inside)
			case "blockquote":
				m.quotation(wordsOf(b), inside)
			case "figcaption":
				m.para("galley-caption", wordsOf(b), inside)
			case "li":
				last := i
				for last+1 < len(r.Blocks) && r.Blocks[last+1].Tag == "li" {
					last++
				}
				m.list("", last-i+1, func(n int) { m.segments(r, r.Blocks[i+n].Segments) })
				i = last
			default:
				m.para("", wordsOf(b), inside)
			}
		}
	})
}

// wordsOf is the text of a block, by which its direction is told.
func wordsOf(b view.Block) string {
	text := ""
	for _, s := range b.Segments {
		text += s.Text
	}
	return text
}

// segments adds the text of a block: a highlight under its innermost claim, and behind it the
// numbers of those that end there.
func (m *writer) segments(r view.Report, all []view.Segment) {
	linked := r.Choices.Has(view.Cards)
	for _, s := range all {
		for _, n := range s.Starts {
			m.Raw(`<span id="at-`)
			m.Number(n)
			m.Raw(`"></span>`)
		}
		if s.Number == 0 {
			m.Text(s.Text)
			continue
		}
		again := ""
		if s.Short != "" {
			again = " galley-again"
		}
		m.Raw(`<mark class="galley-mark galley-`, string(s.Tone), again, `" title="`)
		m.Line(s.Title)
		m.Raw(`">`)
		m.Text(s.Text)
		m.Raw(`</mark>`)
		for _, e := range s.Ends {
			m.Raw(`<sup class="galley-number">`)
			if linked {
				m.Raw(`<a href="#claim-`)
				m.Number(e.Number)
				m.Raw(`" title="`)
				m.Line(e.Title)
				m.Raw(`">`)
			}
			m.Number(e.Number)
			if m.Raw("\u00a0"); e.Mark != "" {
				m.Line(e.Mark)
			}
			if m.Raw(e.Sign); linked {
				m.Raw(`</a>`)
			}
			m.Raw(`</sup>`)
		}
	}
}

// box adds the verdict on a claim.
func (m *writer) box(r view.Report, k view.Card) {
	m.group("figure", "galley-claim galley-"+string(k.Tone), "claim", "", func() { m.inBox(r, k) }, k.Number)
}

func (m *writer) inBox(r view.Report, k view.Card) {
	wording := func() {
		m.Raw(`<span class="galley-number">`)
		m.Number(k.Number)
		m.Raw(`</span> `)
		m.name(k.D.Claim.Wording)
	}
	m.caption("galley-wording", k.D.Claim.Wording, wording)
	m.para("galley-rating", "", func() {
		m.rating(k.Tone, k.Mark(), r.Rating(k))
		if k.Rated && k.Rating.Meaning != "" {
			m.Raw(" ")
			m.Line(k.Rating.Meaning)
		}
	})
	if k.Caution != "" {
		m.para("galley-caution", k.Caution, func() {
			m.Raw("<strong>")
			m.Line(k.Caution)
			m.Raw("</strong>")
		})
	}
	m.contest(r, k)
	if about := r.About(k); about != "" {
		m.para("galley-about", "", func() { m.Line(about) })
	}
	for _, part := range k.Says() {
		m.para("galley-reasoning", part, func() { m.Text(part) })
	}
	if len(k.Evidence) > 0 {
		m.list("galley-sources", len(k.Evidence), func(i int) { m.exhibit(r, k.Evidence[i]) })
	}
	if k.Rated {
		m.para("galley-given", "", func() {
			m.Line(r.Words.Given(k))
			m.Raw(".")
		})
	}
}

// contest adds the two verdicts between which nobody has decided.
func (m *writer) contest(r view.Report, k view.Card) {
	if len(k.Contested) == 0 {
		return
	}
	m.para("", "", func() { m.Line(r.Words.Say("contested_text")) })
	m.list("", len(k.Contested), func(i int) {
		side := k.Contested[i]
		m.name(side.By)
		m.Raw(" (")
		m.Line(side.On)
		m.Raw("): ")
		m.rating(side.Tone, side.Mark, side.Label)
		m.Raw(" ")
		m.Line(side.Reasoning)
	})
}

// exhibit adds a source with what it says on the claim.
func (m *writer) exhibit(r view.Report, e view.Exhibit) {
	s := e.Source
	m.Raw("<strong>")
	m.Line(e.Stands)
	m.Raw(":</strong> ")
	m.link(e.Link, s.Title)
	for _, more := range prose.NonEmpty(s.Publisher, s.Author, e.Published, e.Locator) {
		m.Raw(", ")
		m.name(more)
	}
	if e.Judged != "" {
		m.Raw(" (")
		m.Line(e.Judged)
		m.Raw(")")
	}
	if e.Quote != "" {
		m.Raw(". <q>")
		m.name(e.Quote)
		m.Raw("</q>")
	}
	if e.Translated != "" {
		m.Raw(". ")
		m.Line(e.Translated)
	}
	if e.Note != "" {
		m.Raw(" ")
		m.name(e.Note)
	}
	if e.Archive != "" {
		m.Raw(" (")
		m.link(e.Archive, r.Words.Say("archived"))
		m.Raw(")")
	}
}

// rating adds a rating: its sign and its label.
func (m *writer) rating(tone palette.Key, mark, label string) {
	m.Raw(`<strong class="galley-`, string(tone), `">`)
	m.Line(mark)
	m.Raw(" ")
	m.Line(label)
	m.Raw(`</strong>`)
}

// Is reports whether the beginning of a file is a fragment, or with blocks those of WordPress.
func Is(head string, blocks bool) bool {
	begins := `<div class="galley"`
	if blocks {
		begins = `<!-- wp:group {"className":"galley"} -->`
	}
	return len(head) >= len(begins) && head[:len(begins)] == begins
}

// link adds a link to an address that view.WebLink let through, or only its text where there is
// none.
func (m *writer) link(address, text string) {
	if address == "" {
		m.name(text)
		return
	}
	m.Raw(`<a href="`)
	m.Line(address)
	m.Raw(`" rel="noopener noreferrer">`)
	m.name(text)
	m.Raw(`</a>`)
}

// name adds a person's words that keep their direction to themselves.
func (m *writer) name(s string) {
	m.Raw("<bdi>")
	m.Line(s)
	m.Raw("</bdi>")
}
