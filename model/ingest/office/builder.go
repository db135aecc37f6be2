package office

import (
	"galley/model/ingest/markup"
	"galley/model/ingest/picture"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// builder makes the elements of a document's text, as a web page would have
// them: paragraphs with their list numbers, tables, notes after the text, text
// boxes beside the paragraph that they are anchored in, letters as they are
// set. What an element is called, and what else it means, its format says.
type builder struct {
	format     format
	notes      []*node // what holds the notes that the text refers to, in its order
	letters    *runs   // the runs of letters that are to be found in the text; nil in ordinary reading
	noted      *gathered
	pictures   *picture.Reader // nil where pictures are not looked for
	inNote     bool            // the text of a note is being added
	unmarked   bool            // notes are not looked for
	unfinished []*node         // what stands in paragraphs whose end was deleted, so that they go on in the next
}

// format is one of the formats of written documents. Its methods say which
// part of a text an element is, and add what only that format has.
type format interface {
	block(to *html.Node, n *node) part
	paragraph(n *node) (p paragraph, is bool)
	row(to *html.Node, n *node) part
	cell(to *html.Node, n *node) part
	inline(to *html.Node, n *node, f charFormat, boxes *[]*node) part
	shows(text string) bool // whether text that comes now is seen
	// leftOut adds the marks of notes that stand in what is left out of the text.
	leftOut(to *html.Node, n *node)
}

// part is what the builder makes of an element.
type part struct {
	as     partKind
	kids   []*node    // what is in it
	text   string     // of asText
	from   *node      // of asText: what of the file it is, nil for what the file has otherwise
	set    charFormat // of asText and asRun
	finish *html.Node // of asElement
}

type partKind int

const (
	asNothing partKind = iota // it is left out, or the format has added it
	asGroup                   // what is in it stands for it
	asParagraph
	asTable
	asRow
	asCell
	asText
	asRun // letters that are set in a way of their own
	asBreak
	asNote
	asBox     // what stands beside the paragraph
	asElement // one that is made already
)

func groupOf(kids []*node) part { return part{as: asGroup, kids: kids} }

// paragraph is a paragraph before its text is added.
type paragraph struct {
	element *html.Node
	label   string // the number of a list item or a heading
	set     charFormat
	hidden  bool
	kids    []*node
}

// document makes the elements of a text and, after them, of its notes.
func (b *builder) document(kids []*node) *html.Node {
	body := markup.Element("body")
	b.story(body, kids)
	b.inNote = true
	for i := 0; i < len(b.notes); i++ { // a note may refer to another
		b.story(body, b.notes[i].kids)
	}
	return body
}

// story adds paragraphs and tables that stand by themselves: no paragraph of
// them goes on outside.
func (b *builder) story(to *html.Node, kids []*node) {
	outside := b.unfinished
	b.unfinished = nil
	b.blocks(to, kids)
	b.endUnfinished(to)
	b.unfinished = outside
}

// endUnfinished ends a paragraph whose end was deleted and after which none comes.
func (b *builder) endUnfinished(to *html.Node) {
	if len(b.unfinished) > 0 {
		b.paragraph(to, &node{name: "p"})
	}
}

// blocks adds paragraphs and tables, and what holds such.
func (b *builder) blocks(to *html.Node, kids []*node) {
	for _, n := range kids {
		switch p := b.format.block(to, n); p.as {
		case asParagraph:
			b.paragraph(to, n)
		case asTable:
			b.endUnfinished(to)
			table := markup.Element("table")
			b.rows(table, p.kids)
			plainCells(table)
			to.AppendChild(table)
		case asGroup:
			b.blocks(to, p.kids)
		case asElement:
			to.AppendChild(p.finish)
		}
	}
}

func (b *builder) rows(table *html.Node, kids []*node) {
	for _, n := range kids {
		switch p := b.format.row(table, n); p.as {
		case asRow:
			row := markup.Element("tr")
			b.cells(row, p.kids)
			table.AppendChild(row)
		case asGroup:
			b.rows(table, p.kids)
		}
	}
}

func (b *builder) cells(row *html.Node, kids []*node) {
	for _, n := range kids {
		switch p := b.format.cell(row, n); p.as {
		case asCell:
			cell := markup.Element("td")
			b.story(cell, p.kids)
			row.AppendChild(cell)
		case asGroup:
			b.cells(row, p.kids)
		}
	}
}

// paragraph adds a paragraph that has text, and then what is anchored in it.
func (b *builder) paragraph(to *html.Node, n *node) {
	p, is := b.format.paragraph(n)
	if !is {
		return
	}
	markup.AddText(p.element, p.label)
	empty := p.element.LastChild
	var boxes []*node
	if !p.hidden {
		b.runs(p.element, p.kids, p.set, &boxes)
	} else {
		b.format.leftOut(p.element, &node{kids: p.kids})
	}
	if lastBut(p.element) != empty {
		to.AppendChild(p.element)
	} else {
		moveMarks(p.element, to)
	}
	for _, box := range boxes {
		b.story(to, box.kids)
	}
}

// runs adds the text of a paragraph. Notes come after the text, as they do on
// paper, and without their numbers in it, which would run into the words.
func (b *builder) runs(to *html.Node, kids []*node, f charFormat, boxes *[]*node) {
	for _, n := range kids {
		switch p := b.format.inline(to, n, f, boxes); p.as {
		case asText:
			b.add(to, p.set, p.text, p.from)
		case asRun:
			if !p.set.hidden {
				b.runs(to, p.kids, p.set, boxes)
			} else {
				b.format.leftOut(to, &node{kids: p.kids})
			}
		case asGroup:
			b.runs(to, p.kids, f, boxes)
		case asBreak:
			to.AppendChild(markup.Element("br"))
		case asNote:
			b.notes = append(b.notes, &node{kids: p.kids})
		case asBox:
			*boxes = append(*boxes, n)
		case asElement:
			to.AppendChild(p.finish)
		}
	}
}

// add adds text as it is seen. from is what of the file it is.
func (b *builder) add(to *html.Node, f charFormat, text string, from *node) {
	if b.format.shows(text) {
		b.letters.mark(markup.AddText(formatted(to, f), typography.Symbols(text, f.font)), from)
	}
}

// maxStyles is how many styles may be based on one another; a ring of them is
// damage.
const maxStyles = 20

// inherited is how letters of a style are set: what it says itself, after what
// the styles say that it is based on. own is what a style says, and base the
// one that it is based on.
func inherited(style string, f charFormat, own func(style string) (says *node, base string, known bool),
	with func(says *node, f charFormat) charFormat) charFormat {
	var chain []*node
	for range maxStyles {
		says, base, known := own(style)
		if !known {
			break
		}
		chain = append(chain, says)
		style = base
	}
	for i := len(chain) - 1; i >= 0; i-- {
		f = with(chain[i], f)
	}
	return f
}
