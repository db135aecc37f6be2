package ingest

import (
	"slices"
	"strings"

	"galley/model"

	"golang.org/x/net/html"
)

// Written documents (Word, OpenDocument) become the elements that a web page
// would have, so that one walker decides what a block, a row and a line break is.

func element(name string, kids ...*html.Node) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: name}
	for _, k := range kids {
		n.AppendChild(k)
	}
	return n
}

// addText puts text into an element. Soft hyphens are a typesetter's marks.
func addText(to *html.Node, s string) {
	if s = strings.ReplaceAll(s, "\u00AD", ""); s != "" {
		to.AppendChild(&html.Node{Type: html.TextNode, Data: s})
	}
}

// heading is the element of a heading of a level.
func heading(level int) *html.Node {
	return element("h" + string(rune('0'+min(max(level, 1), 6))))
}

// properties are what a document's own data sheet says.
type properties struct {
	title, author, created, language, publisher, url string
}

// placeholders are titles that programs write by themselves.
var placeholders = compile(`untitled.*`, `(microsoft (word|powerpoint) ?- ?.*)`, `document ?\d*`, `dokument ?\d*`, `no title`, `title`, `powerpoint presentation`, `.*\.(docx?|odt|rtf|pdf|tex|dvi|indd|qxd|qxp|pages|html?)`, `print`, `layout ?\d*`, `unknown`)

// isPlaceholder reports whether a title is one that a program writes by itself.
func isPlaceholder(title string) bool { return matches(placeholders, title) }

// composed makes a document of pieces and a data sheet. The headline is the
// title that stands in the text; a data sheet often still has that of the
// document it was made from.
func composed(pieces []piece, p properties) model.Document {
	pieces = solid(pieces)
	title := tidy(oneLine(clean(h0(p.title))))
	if isPlaceholder(title) {
		title = ""
	}
	at := headlineOf(pieces, title)
	if at >= 0 {
		pieces[at].kind, pieces[at].level = model.Heading, 1
		title = oneLine(tidy(pieces[at].text))
	}
	author := tidy(oneLine(clean(h0(p.author))))
	if matches(noAuthors, author) {
		author = ""
	}
	doc := model.Document{
		Title: title, Byline: author, Published: isoOf(p.created), Language: tag(p.language),
		Publisher: tidy(oneLine(clean(h0(p.publisher)))), URL: webAddress(p.url),
	}
	doc.Text, doc.Blocks = assemble(pieces)
	doc.Furniture = furniture(doc.Text, doc.Blocks, pieces)
	if doc.Title == "" {
		doc.Title = firstWords(doc)
	}
	return doc
}

var noAuthors = compile(`user`, `admin(istrator)?`, `author`, `unknown`, `windows user`, `microsoft office user`, `owner`, `python-docx`, `un-named`, `\(?anonymous\)?`, `(root|guest|default)`)

// headlineOf is the place of the headline, or -1: the piece that says the
// title, else the first heading of the highest level near the beginning, else
// a first line that can be one.
func headlineOf(pieces []piece, title string) int {
	if at := stands(pieces, title); at >= 0 {
		return at
	}
	best, level := -1, 7
	for i, p := range pieces[:min(len(pieces), 6)] {
		if p.kind == model.Heading && p.level < level && len(p.text) <= 2*titleLimit {
			best, level = i, p.level
		}
	}
	if best < 0 && title == "" {
		best = titlePiece(pieces)
	}
	return best
}

// stands is where a title stands near the beginning, or -1.
func stands(pieces []piece, title string) int {
	want := letters(title)
	return slices.IndexFunc(pieces[:min(len(pieces), 12)], func(p piece) bool { return want != "" && letters(p.text) == want })
}

// cellLimit is how many bytes of text, and how many elements, a cell of a table
// of data has at most.
const cellLimit = 300

// plainCells makes one paragraph of those in each cell of a table of data, so
// that a row stays a line. Tables that lay a page out are left alone: their
// cells have much text, or other tables in them.
func plainCells(table *html.Node) {
	rows := 0
	for row := table.FirstChild; row != nil; row = row.NextSibling {
		cells := 0
		for cell := row.FirstChild; cell != nil; cell = cell.NextSibling {
			cells++
			if size, elements := cellLimit, cellLimit; !isPlainCell(cell, &size, &elements) {
				return
			}
		}
		if cells > 1 {
			rows++
		}
	}
	if rows < 2 {
		return
	}
	for row := table.FirstChild; row != nil; row = row.NextSibling {
		for cell := row.FirstChild; cell != nil; cell = cell.NextSibling {
			joinBlocks(cell)
		}
	}
}

// isPlainCell holds for a cell that has no other table in it, and no more text
// and elements than are left.
func isPlainCell(n *html.Node, size, elements *int) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if *elements--; c.Type == html.TextNode {
			*size -= len(c.Data)
		}
		if *size < 0 || *elements < 0 || c.Data == "table" || !isPlainCell(c, size, elements) {
			return false
		}
	}
	return true
}

// joinBlocks makes one line of the paragraphs and list items in an element.
func joinBlocks(cell *html.Node) {
	if cell.FirstChild == cell.LastChild {
		return
	}
	line := element("p")
	var take func(n *html.Node)
	take = func(n *html.Node) {
		if n.Type == html.ElementNode && (blockLevel[n.Data] || heads(n) || n.Data == "li" || n.Data == "blockquote") {
			if line.LastChild != nil {
				addText(line, " ")
			}
			for n.FirstChild != nil {
				c := n.FirstChild
				n.RemoveChild(c)
				take(c)
			}
			return
		}
		line.AppendChild(n)
	}
	for cell.FirstChild != nil {
		c := cell.FirstChild
		cell.RemoveChild(c)
		take(c)
	}
	cell.AppendChild(line)
}
